"""What rules about time share: which of several times clash, what lies outside a life, and days in words."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.documents.fields import moment
from partnership.words import dates
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from partnership.words.dates import Moment, Period


def clashes(periods: Sequence[Period], sides: Sequence[str] | None = None) -> Iterator[tuple[int, int]]:
    """Yield the later and the earlier index of periods that certainly share a day.

    Each period is held against the one so far that lasts longest, so the cost is that of sorting.
    With `sides`, only periods of different sides clash.
    """
    longest: dict[str, int] = {}
    for index in sorted(range(len(periods)), key=lambda one: periods[one].starts.latest):
        own = sides[index] if sides else ""
        for side, other in longest.items():
            if (sides is None or side != own) and periods[index].overlaps(periods[other]) is Truth.YES:
                yield max(index, other), min(index, other)
                break
        if own not in longest or periods[longest[own]].ends.earliest < periods[index].ends.earliest:
            longest[own] = index


class Outside(NamedTuple):
    """How something leaves a life: by which of its dates (None where it simply goes on), and at which end of the life."""

    field: str | None
    after: bool


def outside(thing: Mapping[str, Any], life: Period, goes_on: Moment | None = None) -> Outside | None:
    """Return how a thing is certainly outside a life on some day, or None.

    A date left out is not a claim: whatever has no `since` began with the life. Without an `until`
    it lasts to `goes_on`, where that is given.
    """
    stated = {field: moment(thing[field]) for field in ("since", "until") if field in thing}
    for field, day in reversed(stated.items()):
        if day.earliest > life.ends.latest:
            return Outside(field, after=True)
    for field, day in stated.items():
        if day.latest < life.starts.earliest:
            return Outside(field, after=False)
    if goes_on is not None and "until" not in stated and goes_on.earliest > life.ends.latest:
        return Outside(None, after=True)
    return None


def said(day: Moment) -> str:
    """Return a moment as a person reads it: `10 March 2016`, `October 2014`, `2008`, `between … and …`."""
    if day.earliest == dates.FIRST_DAY or day.latest == dates.LAST_DAY:
        if day.earliest == day.latest or day == dates.UNKNOWN:
            return "date unknown"
        known = dates.shown(date.fromordinal(day.latest if day.earliest == dates.FIRST_DAY else day.earliest))
        return f"by {known}" if day.earliest == dates.FIRST_DAY else f"{known} or later"
    first, last = date.fromordinal(day.earliest), date.fromordinal(day.latest)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    if first.replace(day=monthrange(first.year, first.month)[1]) == last and first.day == 1:
        return dates.written(first.isoformat()[:7])
    return dates.shown(first) if first == last else f"between {dates.shown(first)} and {dates.shown(last)}"


def typed(day: Moment) -> str | None:
    """Return a known day as records write it, `2016-03-10`; None where the day is not known."""
    known = day.exact and day not in (dates.OPEN_START, dates.OPEN_END)
    return date.fromordinal(day.earliest).isoformat() if known else None
