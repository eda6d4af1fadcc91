"""Days proposed for a board's meetings laid out: why each, what would be due before it, and what was passed over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.report import Bullets, Calendar, Cell, Column, Event, Heading, Paragraph, Report, Table
from partnership.views.card import VERSION, alarm, unread_paths
from partnership.views.deadlines.due import reading_data
from partnership.views.deadlines.in_words import WHAT, by, day
from partnership.views.meetings.calendar import sequence
from partnership.words import dates
from partnership.words.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from partnership.answers.meetings.schedule import Proposed
    from partnership.report import Block
    from partnership.words.finding import Finding

_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


class Shown(NamedTuple):
    """What is laid out: the meetings of a year as they are proposed; `says` is how often it is to meet, `weekday` the day of the week looked for.

    `written` is whether they are recorded as well.
    """

    found: Sequence[Proposed]
    board: str
    title: str
    year: str
    says: str
    weekday: int | None
    as_of: date
    unread: Sequence[Finding] = ()
    written: bool = False


def schedule(shown: Shown) -> Report:
    """Return the proposal as a report."""
    title = f"{shown.title}: days proposed for {shown.year}"
    week = f", on a {_WEEK[shown.weekday]}" if shown.weekday is not None else ""
    first = f"{plural(len(shown.found), 'meeting')}{week}: {shown.says}."
    if not shown.written:
        first += " A proposal: nothing is written without --write."
    columns = (Column("Aimed at"), Column("Proposed"), Column("Due before it"), Column("Note"))
    rows = tuple(
        (Cell(day(dates.on(one.aimed))), Cell(_day(one), "plain" if one.day else "bad"), Cell("; ".join(_before(one))), Cell(f"on record: {one.on_record}" if one.on_record else ""))
        for one in shown.found
    )  # fmt: skip
    blocks: list[Block] = [*alarm(shown.unread), Heading(title), Paragraph(first), Table("Meetings", columns, rows)]
    passed = tuple(f"{day(dates.on(each.day), weekday=True)}: {each.why}" for one in shown.found for each in one.passed)
    if passed:
        blocks += [Heading("Passed over", 2), Bullets(passed)]
    flat = Table(
        title,
        tuple(map(Column, ("Aimed at", "Proposed", "Due before it", "On record", "Passed over"))),
        tuple(_flat(one) for one in shown.found),
    )
    return Report(title, tuple(blocks), flat, _data(shown))


def _day(one: Proposed) -> str:
    return day(dates.on(one.day), weekday=True) if one.day else "none near it will do"


def _before(one: Proposed) -> Iterator[str]:
    return (
        f"{each.clause.title or WHAT[each.clause.what]} by {by(each.readings)}"
        for each in one.before
        if by(each.readings)
    )


def _flat(one: Proposed) -> tuple[Cell, ...]:
    passed = "; ".join(f"{each.day.isoformat()} {each.why}" for each in one.passed)
    return tuple(
        map(
            Cell,
            (
                one.aimed.isoformat(),
                one.day.isoformat() if one.day else "",
                "; ".join(_before(one)),
                one.on_record or "",
                passed,
            ),
        )
    )


def _data(shown: Shown) -> dict[str, Any]:
    return {
        "version": VERSION, "as_of": shown.as_of.isoformat(), "board": shown.board, "year": shown.year, "frequency": shown.says, "weekday": _WEEK[shown.weekday].lower() if shown.weekday is not None else None,
        "unread": unread_paths(shown.unread),
        "meetings": [
            {
                "aimed_at": one.aimed.isoformat(), "proposed": one.day.isoformat() if one.day else None, "on_record": one.on_record,
                "before": [{"what": each.clause.what, "readings": [reading_data(reading) for reading in each.readings]} for each in one.before],
                "passed_over": [{"day": each.day.isoformat(), "why": each.why} for each in one.passed],
            }
            for one in shown.found
        ],
    }  # fmt: skip


def calendar(shown: Shown) -> Calendar:
    """Return the days proposed as a calendar, each of them tentative; those on record already are left to `partnership meetings`."""
    days = [one for one in shown.found if one.day is not None and one.on_record is None]
    events = tuple(
        Event(f"{shown.board}/{one.day.isoformat()}@partnership.invalid", f"{shown.title} (proposed)", one.day, sequence(shown.as_of), "TENTATIVE", says=tuple(f"{text}." for text in _before(one)))
        for one in days if one.day is not None
    )  # fmt: skip
    return Calendar(
        f"{shown.title}, proposed for {shown.year}",
        shown.as_of,
        f"As of {dates.shown(shown.as_of)}: {plural(len(events), 'day')} proposed.",
        events,
    )
