"""Days as headings and titles of registers write them, with every day that each may mean."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Order = Literal["day", "month"]
"""What stands first in a date of numbers."""
ORDERS: tuple[Order, ...] = ("day", "month")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?![a-z])"
"""The name of a month in a pattern, in small letters, short or in full."""
_MONTH = f"(?P<month>{MONTH})"
_YEAR = r"(?P<year>(?:19|20)\d\d|'?\d\d(?!\d))"
_GAP = r"[\s,./-]*"
_ISO = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)")
_NUMBERS = re.compile(
    r"(?<!\d)(?P<first>\d{1,2})(?P<sign>[-/.])(?P<second>\d{1,2})(?P=sign)(?P<year>\d{4}|\d{2})(?!\d)"
)
_SHORT = re.compile(r"(?P<first>\d{1,2})[/.](?P<second>\d{1,2})\Z")
_DAY_FIRST = re.compile(rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?{_GAP}{_MONTH}(?:{_GAP}{_YEAR})?")
_MONTH_FIRST = re.compile(
    rf"(?<![a-z]){_MONTH}\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?!\d)(?:{_GAP}(?P<year>(?:19|20)\d\d))?"
)
_MONTH_ALONE = re.compile(rf"(?<![a-z]){_MONTH}(?:{_GAP}{_YEAR})?\Z")
_SPOKEN_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:\s*[-/\u2013]\s*(?:20)?(\d\d))?(?!\d)")
_LONGEST = 300
"""Signs of a heading or a title within which its day stands."""
_CENTURY = tuple(range(2000, 2100))
"""The years that a day without one may be of, where nothing in the file says."""


def years_in(texts: Iterable[str]) -> tuple[int, ...]:
    """Return the years that texts speak of, both of a financial year, in order: `2015/16` is 2015 and 2016."""
    found: set[int] = set()
    for text in texts:
        for first, second in _SPOKEN_YEAR.findall(text):
            found.add(int(first))
            if second and int(second) == (int(first) + 1) % 100:
                found.add(int(first) + 1)
    return tuple(sorted(found))


def days_in(text: str, years: Sequence[int] = ()) -> tuple[date, ...]:
    """Return every day that a text may mean, in order, none where it speaks of no day.

    `years` are those that a day without a year may be of; where there are none, any of this century. Two numbers that can
    both be the month give two days, a month alone all of its days.
    """
    return tuple(sorted(set(_meant(" ".join(text[:_LONGEST].casefold().split()), years or _CENTURY))))


def title_of(texts: Sequence[str]) -> str:
    """Return which of the lines above a table says what it is of: the first that names a day, else the first."""
    return next((text for text in texts if days_in(text)), next(iter(texts), ""))[:_LONGEST]


def order_of(text: str) -> Order | None:
    """Return what stands first in a date of numbers that can be read in one way alone, None where there is none such."""
    found = _NUMBERS.search(text)
    if found is None:
        return None
    first, second = int(found["first"]), int(found["second"])
    if (first > 12) is (second > 12):  # noqa: PLR2004 - a year has twelve months
        return None
    return "day" if second <= 12 else "month"  # noqa: PLR2004 - a year has twelve months


def read_as(text: str, days: Sequence[date], order: Order) -> tuple[date, ...]:
    """Return those of the days that a date of numbers means with this first; all of them where it is no such date."""
    found = _NUMBERS.search(text) or _SHORT.search(text.strip())
    if found is None or len(days) <= 1:
        return tuple(days)
    wanted = int(found["first"])
    return tuple(one for one in days if (one.day if order == "day" else one.month) == wanted) or tuple(days)


def _meant(text: str, years: Sequence[int]) -> Iterator[date]:
    if found := _ISO.search(text):
        yield from _day(int(found["year"]), int(found["month"]), int(found["day"]))
        return
    if found := _NUMBERS.search(text):
        year = _full(found["year"])
        yield from _day(year, int(found["second"]), int(found["first"]))
        yield from _day(year, int(found["first"]), int(found["second"]))
        return
    if found := _SHORT.match(text):
        for year in years:
            yield from _day(year, int(found["second"]), int(found["first"]))
            yield from _day(year, int(found["first"]), int(found["second"]))
        return
    if found := _DAY_FIRST.search(text):
        yield from _of(found, (int(found["day"]),), years)
        return
    whole = _MONTH_ALONE.search(text)
    if found := _MONTH_FIRST.search(text):
        yield from _of(found, (int(found["day"]),), years)
        # `May 25` is a day of May, or May 2025; `May 2025` is the month alone.
        if whole is None or not whole["year"]:
            return
    if whole is not None:
        yield from _of(whole, range(1, 32), years)


def _of(found: re.Match[str], days: Iterable[int], years: Sequence[int]) -> Iterator[date]:
    month = next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(found["month"][:3]))
    for year in [_full(found["year"])] if found["year"] else years:
        for day in days:
            if day <= monthrange(year, month)[1]:
                yield from _day(year, month, day)


def _full(year: str) -> int:
    digits = year.lstrip("'")
    return int(digits) + (2000 if len(digits) == len("26") else 0)


def _day(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return
