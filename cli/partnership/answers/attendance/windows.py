"""The stretches of time over which attendance is counted."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal, NamedTuple, get_args

from partnership.words import dates
from partnership.words.dates import Period

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership.words.dates import Moment

YearKind = Literal["financial-year", "municipal-year", "academic-year", "calendar-year"]
WindowKind = Literal["financial-year", "municipal-year", "academic-year", "calendar-year", "rolling-12-months", "all"]

_A_COMMON_YEAR = 2001
_STARTS: dict[YearKind, tuple[int, int]] = {
    "financial-year": (4, 1),
    "municipal-year": (5, 1),
    "academic-year": (9, 1),
    "calendar-year": (1, 1),
}
_WORDS: dict[YearKind, str] = {
    "financial-year": "financial year",
    "municipal-year": "municipal year",
    "academic-year": "academic year",
    "calendar-year": "year",
}


class Window(NamedTuple):
    """A named stretch of time; `first` and `last` are inclusive, None for no limit."""

    kind: WindowKind | Literal["chosen-dates"]
    name: str
    first: date | None
    last: date | None

    @property
    def is_year(self) -> bool:
        """Whether it is a year of some kind, before which there is another."""
        return self.kind in get_args(YearKind)

    def covers(self, other: Window) -> bool:
        """Whether every day of another window lies in this one."""
        begins = self.first is None or (other.first is not None and self.first <= other.first)
        return begins and (self.last is None or (other.last is not None and other.last <= self.last))

    @property
    def short(self) -> str:
        """What a year is called without its kind: `2025/26`."""
        return self.name.rpartition(" ")[2]

    @property
    def period(self) -> Period:
        """The stretch as a period."""
        return Period(
            dates.on(self.first) if self.first else dates.OPEN_START,
            dates.on(self.last) if self.last else dates.OPEN_END,
        )

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
    return Window("chosen-dates", "chosen dates", first, last)


def starting(text: str) -> tuple[int, int] | None:
    """Return the month and day of a year's start, written `MM-DD`; None where not every year has such a day."""
    month, _, day = text.partition("-")
    try:
        first = date(_A_COMMON_YEAR, int(month), int(day))
    except ValueError:
        return None
    return first.month, first.day


def year_of(kind: YearKind, day: date, starts: tuple[int, int] | None = None) -> Window:
    """Return the year of the kind that the day lies in.

    `starts` is the month and day on which the place's financial year begins, where that is not
    1 April. Municipal years are taken from 1 May, academic years from 1 September.
    """
    begins = starts if starts and kind == "financial-year" else _STARTS[kind]
    year = day.year if (day.month, day.day) >= begins else day.year - 1
    first = _day(year, *begins)
    following = _day(year + 1, *begins)
    last = date.max if following == date.max else following - timedelta(days=1)
    label = str(year) if last.year == year else f"{year}/{last.year % 100:02}"
    return Window(kind, f"{_WORDS[kind]} {label}", first, last)


def _day(year: int, month: int, day: int) -> date:
    """Return a day, or the last one before it that the calendar has: 28 February for the 29th, the calendar's own ends beyond them."""
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    return date(year, month, min(day, monthrange(year, month)[1]))


def chosen(kind: WindowKind, held: Iterable[Moment], as_of: date, starts: tuple[int, int] | None = None) -> Window:
    """Return the window of the kind to look at on a day: the last one with a meeting.

    `held` are the days of meetings that were held; only those that are known, and not after
    `as_of`, are looked at. Without any, it is the window that `as_of` lies in.
    """
    if kind == "all":
        return Window(kind, "all meetings on record", None, None)
    if kind == "rolling-12-months":
        return rolling(as_of)
    days = [date.fromordinal(day.latest) for day in held if day.exact and day.latest <= as_of.toordinal()]
    return year_of(kind, max(days, default=as_of), starts)


def rolling(last: date) -> Window:
    """Return the twelve months up to a day, inclusive."""
    year_before = _day(last.year - 1, last.month, last.day)
    first = year_before if year_before == date.min else year_before + timedelta(days=1)
    return Window("rolling-12-months", "the twelve months", first, last)
