"""Meetings and deadlines as the events of a calendar."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from partnership.answers.titles import Titles
from partnership.report import Calendar, Event
from partnership.views.card import spaced
from partnership.views.deadlines.in_words import CLAUSES, WHAT, by, day, how, what
from partnership.words import dates
from partnership.words.kinds import place_of
from partnership.words.wording import as_id, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from partnership.answers.deadlines.due import Due
    from partnership.answers.deadlines.promises import Promise
    from partnership.answers.load import Records
    from partnership.answers.meetings.listed import Listed, MeetingState

_AT = "partnership.invalid"
"""What stands after the @ of every UID: a domain that no one can own, so that the record's id alone names the event."""
_FIRST = date(2000, 1, 1)
_STEPS = 4
_STEP: Mapping[MeetingState, int] = {"planned": 0, "cancelled": 3, "postponed": 2}
"""How late in the life of a meeting a state is, within a day; whatever was held is 1."""
_STATUS: Mapping[MeetingState, Literal["CONFIRMED", "CANCELLED"]] = {"cancelled": "CANCELLED", "postponed": "CANCELLED"}


def calendar(
    records: Records, found: Sequence[Listed], titles: Mapping[str, str], as_of: date, *, deadlines: bool, name: str
) -> Calendar:
    """Return meetings with a day as a calendar, with the deadlines about them if wanted; those without a day are counted in its description."""
    dated = [one for one in found if one.meeting.day.exact]
    events = [_meeting(one, titles, as_of) for one in dated]
    if deadlines:
        events += [event for one in dated for event in _deadlines(records, one, titles, as_of)]
    left = len(found) - len(dated)
    without = f" Without a day, and so not here: {plural(left, 'meeting')}." if left else ""
    return Calendar(
        name, as_of, f"As of {dates.shown(as_of)}: {plural(len(dated), 'meeting')}.{without}", tuple(events)
    )


def due_calendar(found: Iterable[Due], titles: Mapping[str, str], as_of: date, name: str) -> Calendar:
    """Return what is due on a day that is known as a calendar; the rest is counted in its description."""
    every = list(found)
    dated = [one for one in every if one.by is not None and one.by.exact]
    left = len(every) - len(dated)
    without = f" Without a day, and so not here: {left}." if left else ""
    return Calendar(
        name,
        as_of,
        f"As of {dates.shown(as_of)}: {plural(len(dated), 'thing')} due.{without}",
        tuple(_due(one, titles, as_of) for one in dated),
    )


def sequence(as_of: date, step: int = 0) -> int:
    """Return a number that is higher the later the day answered for and the later the state, so that a newer file always wins."""
    return max((as_of - _FIRST).days, 0) * _STEPS + step


def _meeting(one: Listed, titles: Mapping[str, str], as_of: date) -> Event:
    meeting = one.meeting
    called = titles.get(meeting.board, meeting.board)
    kind = "" if meeting.kind == "ordinary" else f", {spaced(meeting.kind)}"
    moved = f"Moved to {day(meeting.postponed_to)}." if meeting.postponed_to else ""
    papers = [
        f"Papers by {days}: {'; '.join(how(each.readings))}." for each in one.papers if (days := by(each.readings))
    ]
    says = (moved, *papers, f"State: {one.state.replace('-', ' ')}." if one.state != "planned" else "")
    return Event(
        f"{meeting.id}@{_AT}", f"{called}{kind}", date.fromordinal(meeting.day.earliest), sequence(as_of, _STEP.get(one.state, 1)),
        _STATUS.get(one.state, "CONFIRMED"),
        meeting.starts, meeting.ended, meeting.venue or "", tuple(line for line in says if line),
    )  # fmt: skip


def _deadlines(records: Records, one: Listed, titles: Mapping[str, str], as_of: date) -> Iterator[Event]:
    called = titles.get(one.meeting.board, one.meeting.board)
    names = Titles(records, place_of(one.meeting.board))
    for promise in one.all:
        last = promise.readings[0].by if promise.readings else None
        if last is None or not last.exact:
            continue
        cited = names.citations(promise.clause.source or promise.terms.source)
        to = names.record("board", promise.clause.to) if promise.clause.to else ""
        uid = _uid(one.meeting.id, promise.clause.what, promise.clause.title or "", to)
        title = f"{_called(promise)}: {called}, {day(one.meeting.day)}"
        says = (f"By {by(promise.readings)}.", *how(promise.readings), cited)
        yield Event(
            uid, title, date.fromordinal(last.earliest), sequence(as_of, _STEP.get(one.state, 0)),
            _STATUS.get(one.state, "CONFIRMED"),
            says=tuple(line for line in says if line),
        )  # fmt: skip


def _uid(about: str, kind: str, title: str, to: str) -> str:
    """Return the name of a deadline's event: the same from whichever command."""
    return "/".join(part for part in (about, kind, as_id(f"{title} {to}")) if part) + f"@{_AT}"


def _called(promise: Promise) -> str:
    return promise.clause.title or WHAT[promise.clause.what]


def _due(one: Due, titles: Mapping[str, str], as_of: date) -> Event:
    called = f"{titles.get(one.board, one.board)}: " if one.board else ""
    says = (
        f"By {by(one.readings)}.",
        *how(one.readings),
        one.cited,
        f"To act: {one.who}" if one.who else "",
        f"State: {one.group.replace('-', ' ')}.",
    )
    last = one.by.earliest if one.by else as_of.toordinal()
    return Event(
        _uid(one.about, one.kind, one.title if one.kind in CLAUSES else "", one.to),
        f"{called}{what(one)}",
        date.fromordinal(last),
        sequence(as_of),
        says=tuple(line for line in says if line),
    )
