"""The stretches of time over which attendance is counted."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership import dates
from partnership.dates import Moment, Period

if TYPE_CHECKING:
    from collections.abc import Iterable

WindowKind = Literal["financial-year", "municipal-year", "academic-year", "calendar-year", "rolling-12-months", "all"]

_STARTS = {"financial-year": (4, 1), "municipal-year": (5, 1), "academic-year": (9, 1), "calendar-year": (1, 1)}
_WORDS = {"financial-year": "financial year", "municipal-year": "municipal year", "academic-year": "academic year", "calendar-year": "year"}


class Window(NamedTuple):
    """A named stretch of time; `first` and `last` are inclusive, None for no limit."""

    name: str
    first: date | None
    last: date | None

    @property
    def period(self) -> Period:
        """The stretch as a period."""
        return Period(dates.on(self.first) if self.first else dates.OPEN_START, dates.on(self.last) if self.last else dates.OPEN_END)

    @property
    def dates(self) -> str:
        """The stretch in words: `1 April 2025 to 31 March 2026`."""
        if self.first and self.last:
            return f"{dates.shown(self.first)} to {dates.shown(self.last)}"
        if self.first:
            return f"from {dates.shown(self.first)}"
        return f"up to {dates.shown(self.last)}" if self.last else "all meetings on record"


def between(first: date | None, last: date | None) -> Window:
    """Return the window from one day to another, both inclusive, either open."""
    return Window("chosen dates", first, last)


def year_of(kind: str, day: date, starts: tuple[int, int] | None = None) -> Window:
    """Return the year of the kind that the day lies in.

    `starts` is the month and day on which the place's financial year begins, where that is not
    1 April. Municipal years are taken from 1 May, academic years from 1 September.
    """
    month, first_day = starts if starts and kind == "financial-year" else _STARTS[kind]
    year = day.year if (day.month, day.day) >= (month, first_day) else day.year - 1
    first = date(year, month, first_day)
    last = date(year + 1, month, first_day) - timedelta(days=1)
    label = str(year) if last.year == year else f"{year}/{last.year % 100:02}"
    return Window(f"{_WORDS[kind]} {label}", first, last)


def chosen(kind: WindowKind, held: Iterable[Moment], as_of: date, starts: tuple[int, int] | None = None) -> Window:
    """Return the window of the kind to look at on a day: the last one with a meeting.

    `held` are the days of meetings that were held; only those that are known, and not after
    `as_of`, are looked at. Without any, it is the window that `as_of` lies in.
    """
    if kind == "all":
        return Window("all meetings on record", None, None)
    if kind == "rolling-12-months":
        try:
            before = as_of.replace(year=as_of.year - 1)
        except ValueError:
            before = date(as_of.year - 1, 2, 28)
        return Window("the twelve months", before + timedelta(days=1), as_of)
    days = [date.fromordinal(day.latest) for day in held if day.exact and day.latest <= as_of.toordinal()]
    return year_of(kind, max(days, default=as_of), starts)
