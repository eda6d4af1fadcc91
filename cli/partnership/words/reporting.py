"""The periods that figures are reported for: their days, their order, and which of them are like one another."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from partnership.words import dates
from partnership.words.dates import Moment
from partnership.words.truth import Truth

_RUN_ON = re.compile(r"([0-9]{4})/([0-9]{2})(?:-Q([1-4]))?\Z")
_QUARTER = re.compile(r"([0-9]{4})-Q([1-4])\Z")
_YEARS = re.compile(r"([0-9]{4})/([0-9]{4})\Z")
_CENTURY, _MONTHS, _QUARTERS = 100, 12, 4
_APRIL, _SEPTEMBER = 4, 9
"""The months in which financial and academic years begin: `2023/24` may be either."""


class ReportingPeriod(NamedTuple):
    """A period as records write it, and what it can be compared with.

    `starts` and `ends` are its first and last day, as far as its words say them. Two periods are like one another where `like` is
    the same: the same quarter of a year, say; `year` is then what sets them apart. `apart` is how many years lie between a period
    and the one before it that is like it and shares no day with it. `number` counts periods of one kind that follow one another,
    0 where nothing does.
    """

    text: str
    starts: Moment
    ends: Moment
    like: tuple[object, ...]
    year: int
    apart: int = 1
    number: int = 0

    @property
    def kind(self) -> object:
        """What sort of period it is, whatever part of the year it lies in."""
        return self.like[0]

    def order(self) -> tuple[int, int]:
        """Where it stands among others: by its first day, then by its last."""
        return self.starts.earliest, self.ends.latest

    def certainly_before(self, other: ReportingPeriod) -> bool:
        """Whether it lies before another whatever its words mean: 2022/23 comes before 2023/24 in every sort of year."""
        if self.kind == other.kind:
            return self.starts.earliest < other.starts.earliest
        return self.ends.latest < other.starts.earliest

    def over_by(self, day: Moment) -> Truth:
        """Whether it has ended before the day, or on it."""
        if self.ends.latest <= day.earliest:
            return Truth.YES
        return Truth.NO if self.ends.earliest > day.latest else Truth.UNKNOWN


@lru_cache(maxsize=4096)
def reporting_period(written: str | int) -> ReportingPeriod | None:
    """Return a period as records write it, or None where it is not in the calendar.

    `2023` is a calendar year, `2023/24` a financial or academic year, `2023-Q1` and `2023/24-Q1` quarters of them, `2023-04` a month,
    `2021/2023` three calendar years, and two days or months joined by a slash all from the first to the last.
    """
    text = str(written)
    try:
        return _run_on(text) or _quarter(text) or _years(text) or _days(text)
    except (ValueError, dates.ImpossibleDateError):
        return None


def _run_on(text: str) -> ReportingPeriod | None:
    found = _RUN_ON.match(text)
    if found is None:
        return None
    year = int(found[1])
    if int(found[2]) != (year + 1) % _CENTURY:
        return None
    if found[3] is None:
        first, length, like, number = 0, _MONTHS, ("years", "whole"), year
    else:
        first, length = (int(found[3]) - 1) * 3, 3
        like, number = ("quarters of years", found[3]), year * _QUARTERS + int(found[3])
    begins = [_month(year, month + first) for month in (_APRIL, _SEPTEMBER)]
    ends = [_month(year, month + first + length).toordinal() - 1 for month in (_APRIL, _SEPTEMBER)]
    return ReportingPeriod(text, Moment(*(one.toordinal() for one in begins)), Moment(*ends), like, year, 1, number)


def _month(year: int, month: int) -> date:
    """Return the first day of a month that may lie in a later year."""
    return date(year + (month - 1) // _MONTHS, (month - 1) % _MONTHS + 1, 1)


def _quarter(text: str) -> ReportingPeriod | None:
    found = _QUARTER.match(text)
    if found is None:
        return None
    year, quarter = int(found[1]), int(found[2])
    first, after = _month(year, quarter * 3 - 2), _month(year, quarter * 3 + 1)
    return _known(text, first, after, ("calendar quarters", quarter), year, number=year * _QUARTERS + quarter)


def _years(text: str) -> ReportingPeriod | None:
    found = _YEARS.match(text)
    if found is None:
        return None
    first, last = int(found[1]), int(found[2])
    if last < first:
        return None
    length = last - first + 1
    return _known(text, date(first, 1, 1), date(last + 1, 1, 1), ("several years", length), first, apart=length)


def _days(text: str) -> ReportingPeriod | None:
    parts = text.split("/")
    moments = [dates.moment(part) for part in parts]
    first, last = date.fromordinal(moments[0].earliest), date.fromordinal(moments[-1].latest)
    if last < first:
        return None
    after = date.fromordinal(last.toordinal() + 1)
    if len(parts) > 1:
        length = last.year - first.year
        like = ("days", text[4 : len(parts[0])], parts[1][4:], length)
        return _known(text, first, after, like, first.year, apart=max(1, length))
    kind = ("calendar years", "months", "days")[text.count("-")]
    number = first.year * _MONTHS + first.month if kind == "months" else first.year if kind == "calendar years" else 0
    return _known(text, first, after, (kind, text[4:]), first.year, number=number)


def _known(
    text: str, first: date, after: date, like: tuple[object, ...], year: int, *, apart: int = 1, number: int = 0
) -> ReportingPeriod:
    ends = after.toordinal() - 1
    return ReportingPeriod(
        text, Moment(first.toordinal(), first.toordinal()), Moment(ends, ends), like, year, apart, number
    )


def year_before(period: ReportingPeriod) -> str:
    """Return how the period is written that is like this one and comes before it: the same quarter of the year before, say."""
    return "/".join(_earlier(part, period.apart) for part in period.text.split("/"))


def _earlier(part: str, years: int) -> str:
    """Return a part of a written period so many years earlier: `2023-Q1`, `24-Q1`, `2023-04`."""
    if len(part) >= len("2024") and part[:4].isdigit():
        return f"{int(part[:4]) - years:04}{part[4:]}"
    return f"{(int(part[:2]) - years) % _CENTURY:02}{part[2:]}"
