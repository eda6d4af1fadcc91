"""Deadlines in words: the days, how each was counted and from what, and what the thing is."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING

from partnership.words import dates
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership.answers.deadlines.due import Due
    from partnership.answers.deadlines.readings import Anchor, Reading
    from partnership.words.dates import Moment
    from partnership.words.day_counts import Count

_WEEK = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
WHAT = {
    "notice": "Notice", "agenda": "Agenda", "papers": "Papers", "minutes-draft": "Draft minutes", "minutes-agreed": "Agreement of the minutes",
    "minutes-published": "Publishing of the minutes", "minutes-distributed": "Sending round of the minutes", "report": "Report",
    "annual-report": "Annual report", "annual-meeting": "Annual meeting", "plan": "Plan", "review": "Review of the terms of reference",
    "self-assessment": "Self-assessment", "apologies": "Apologies", "other": "Something promised",
    "outcome": "Outcome", "term-of-office": "End of a term of office", "action": "Action",
    "acceptance": "Accepted finding to look at again", "reading": "Reading of a measure",
}  # fmt: skip
"""What each kind of thing that is due is called."""
CLAUSES = frozenset(WHAT) - {"outcome", "term-of-office", "action", "acceptance", "reading"}
"""Of these, what clauses promise."""
_NAMED_TOO = frozenset({"action", "acceptance", "term-of-office", "reading", "review"})
_FOR = frozenset({"papers", "apologies", "other"})


def what(one: Due) -> str:
    """Return what is due: what it is called, to whom it goes, and the meeting it is for or of."""
    kind = WHAT[one.kind]
    named = f"{kind}: {one.title}" if one.title and one.kind in _NAMED_TOO else one.title or kind
    to = f" to {one.to}" if one.to else ""
    if one.meeting is None:
        return named + to
    return f"{named}{to} {'for' if one.kind in _FOR else 'of'} the meeting of {day(one.meeting)}"


def day(moment: Moment, *, weekday: bool = False) -> str:
    """Return a day as a person reads it, with the day of the week if wanted; a month, a year or bounds where no more is known."""
    if moment.exact:
        found = date.fromordinal(moment.earliest)
        return f"{_WEEK[found.weekday()]} {dates.shown(found)}" if weekday else dates.shown(found)
    if moment.earliest == dates.FIRST_DAY and moment.latest == dates.LAST_DAY:
        return "a day that no source gives"
    if moment.earliest == dates.FIRST_DAY:
        return f"by {dates.shown(date.fromordinal(moment.latest))}"
    first = date.fromordinal(moment.earliest)
    if moment.latest == dates.LAST_DAY:
        return f"{dates.shown(first)} or later"
    last = date.fromordinal(moment.latest)
    if (
        first.day == 1
        and (first.year, first.month) == (last.year, last.month)
        and last.day == monthrange(last.year, last.month)[1]
    ):
        return dates.written(f"{first:%Y-%m}")
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first.year}"
    return f"{dates.shown(first)} to {dates.shown(last)}"


def by(readings: Iterable[Reading]) -> str:
    """Return the last day in time by the safest reading, and by the others where they come to other days."""
    days = list(dict.fromkeys(day(one.by, weekday=True) for one in readings if one.by is not None))
    return f"{days[0]} (or {listed(days[1:], 'or')})" if len(days) > 1 else days[0] if days else ""


def how(found: Iterable[Reading]) -> list[str]:
    """Return how each reading comes to its day, a line each, the safest first; with several days each line begins with its own."""
    readings = list(found)
    several = len({one.by for one in readings}) > 1
    lines = []
    for one in readings:
        words = _how(one)
        if words and several:
            words = f"{day(one.by, weekday=True) if one.by else 'not to be told'}: {words}"
        if words:
            lines.append(words)
    return [f"or {line}" if number else line for number, line in enumerate(dict.fromkeys(lines))]


def _how(one: Reading) -> str:
    from_ = _anchor(one.anchor)
    if one.side == "months-after":
        words = f"{plural(one.number or 0, 'month')} after {from_}"
    elif one.anchor.kind == "set-day" or (one.anchor.kind == "meeting" and one.side == "at"):
        words = ""
    elif one.number is None:
        words = f"{one.side} {from_}"
    else:
        words = f"{counted(one.number, one.counts)} {one.side} {from_}"
    excluded = (
        f" (the count alone comes to {_WEEK[one.bare.weekday()]} {dates.shown(one.bare)}, a day that it does not count)"
        if one.bare
        else ""
    )
    worked = (
        f"; not a working day, {_WEEK[one.worked.weekday()]} {dates.shown(one.worked)} is the last before it"
        if one.worked
        else ""
    )
    why = f" ({one.why})" if one.why else ""
    return f"{words}{excluded}{worked}{why}"


def counted(number: int, counts: Iterable[Count]) -> str:
    """Return so many days of some kind: `7 working days`, `5 clear days by section 243 (Saturdays counted)`."""
    kinds = list(dict.fromkeys(map(_kind, counts)))
    return f"{number} {listed(kinds, 'or')}" if kinds else plural(number, "day")


def _kind(count: Count) -> str:
    if count.counting != "lga-s243":
        return {
            "calendar": "calendar days",
            "clear": "clear days",
            "working": "working days",
            "clear-working": "clear working days",
        }[count.counting]
    saturdays = (
        "Saturdays left out" if not count.saturdays
        else "Saturdays counted, and week days at Christmas" if count.saturday_is_week_day
        else "Saturdays counted"
    )  # fmt: skip
    return f"clear days by section 243 of the Local Government Act 1972 ({saturdays})"


def _anchor(one: Anchor) -> str:
    of = f" of {day(one.day)}" if one.day is not None else ""
    on = f" on {day(one.day)}" if one.day is not None else ""
    return {
        "meeting": "the meeting",
        "next-meeting": f"the next meeting{of}",
        "next-ordinary-meeting": f"the next ordinary meeting{of}",
        "agreeing-meeting": f"the meeting that agreed them{of}",
        "minutes-agreed": f"the minutes were agreed{on}",
        "year-end": f"the end of the financial year{on}",
        "review": f"the review due{on}",
        "last-time": f"the last on record{on}",
        "in-force": f"the terms came into force{on}",
        "set-day": "",
    }[one.kind]
