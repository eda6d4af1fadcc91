"""Working days: Monday to Friday without the bank holidays of a part of the United Kingdom."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

Region = Literal["england", "wales", "scotland", "northern-ireland"]

_SUBDIVISIONS: dict[str, str] = {"england": "ENG", "wales": "WLS", "scotland": "SCT", "northern-ireland": "NIR"}
_WEEKEND = 5
"""The first day of the week that is not worked, Monday being 0."""
FIRST_YEAR, LAST_YEAR = 1975, 2099
"""Bank holidays are known from the first of these to the last, both inclusive; a day proclaimed later is not."""


@cache
def bank_holidays(region: Region, year: int) -> frozenset[date]:
    """Return the bank holidays of a year, substitute days and those of one year alone included."""
    from holidays import country_holidays  # noqa: PLC0415 - takes as long to load as all the rest of a command

    return frozenset(country_holidays("GB", subdiv=_SUBDIVISIONS[region], years=year))


@cache
def easter(region: Region, year: int) -> date:
    """Return Easter Day: every part of the United Kingdom keeps Good Friday, two days before it."""
    from holidays import country_holidays  # noqa: PLC0415 - takes as long to load as all the rest of a command

    (friday,) = country_holidays("GB", subdiv=_SUBDIVISIONS[region], years=year).get_named("Good Friday")
    return friday + timedelta(days=2)


def is_working(day: date, region: Region, added: Collection[date] = ()) -> bool:
    """Whether a day is worked; `added` are further holidays of a place. The year must be one that is known."""
    return day.weekday() < _WEEKEND and day not in added and day not in bank_holidays(region, day.year)


def after(day: date, number: int, region: Region, added: Collection[date] = ()) -> date | None:
    """Return the working day that is so many working days after a day, which is not itself counted.

    None where it would lie beyond the years whose bank holidays are known.
    """
    found = day
    left = number
    while left > 0:
        found += timedelta(days=1)
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            return None
        left -= is_working(found, region, added)
    return found
