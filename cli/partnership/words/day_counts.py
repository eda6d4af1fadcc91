"""Days counted as clauses count them: calendar days, clear days, working days, clear working days, and by section 243."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.words import working_days

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.words.working_days import Region

Counting = Literal["calendar", "clear", "working", "clear-working", "lga-s243"]
"""How days are counted. `clear`: neither the day on which notice is given nor the day of the event. `working`: Monday to
Friday without bank holidays. `lga-s243`: clear days of section 243 of the Local Government Act 1972, which leaves out
Sundays, the Christmas and Easter breaks, bank holidays, and days of public thanksgiving or mourning."""

_SATURDAY, _SUNDAY, _CHRISTMAS = 5, 6, 25
_ONE = timedelta(days=1)


class Count(NamedTuple):
    """A way to count days.

    Section 243 does not say two things, so each is a way of its own: whether Saturdays count as days, and whether a
    Saturday is a week day, on which a Christmas break can begin or end.
    """

    counting: Counting
    saturdays: bool = True
    saturday_is_week_day: bool = False

    @property
    def clear(self) -> bool:
        """Whether the day of notice and the day of the event are both left out."""
        return self.counting in {"clear", "clear-working", "lga-s243"}

    @property
    def open_to_all(self) -> bool:
        """Whether every day counts, so that no bank holiday has to be known."""
        return self.counting in {"calendar", "clear"}


class Holidays(NamedTuple):
    """Whose bank holidays hold, None where that is not recorded, and days that the place adds, such as one of mourning."""

    region: Region | None = None
    added: frozenset[date] = frozenset()


class NotToldError(Exception):
    """The days cannot be counted; the sentence says why."""


SECTION_243 = (Count("lga-s243", saturdays=False), Count("lga-s243"), Count("lga-s243", saturday_is_week_day=True))
"""The ways to read section 243, the one that leaves out most first."""


def counts(day: date, count: Count, holidays: Holidays) -> bool:
    """Whether a day is among those that are counted. Raises NotToldError where the bank holidays of its year are not known."""
    if count.open_to_all:
        return True
    region = _region(day, holidays)
    if count.counting != "lga-s243":
        return working_days.is_working(day, region, holidays.added)
    weekday = day.weekday()
    if weekday == _SUNDAY or (weekday == _SATURDAY and not count.saturdays) or day in holidays.added:
        return False
    if day in working_days.bank_holidays(region, day.year):
        return False
    christmas = _christmas_break(day.year, region, saturday_is_week_day=count.saturday_is_week_day)
    easter = working_days.easter(region, day.year)
    return not (christmas[0] <= day <= christmas[1] or easter - 3 * _ONE <= day <= easter + 2 * _ONE)


def latest_before(event: date, days: int, count: Count, holidays: Holidays) -> date:
    """Return the last day that leaves so many days before an event, by the count alone: it may be a day that does not count.

    Counted back from the event, which is not itself counted; clear days are all between the two. Raises NotToldError.
    """
    return _counted(event, days, count, holidays, -_ONE, clear=count.clear)


def last_after(day: date, days: int, count: Count, holidays: Holidays) -> date:
    """Return the last day of so many that follow a day: what is to be done within them is in time on it. Raises NotToldError."""
    return _counted(day, days, count, holidays, _ONE, clear=False)


def on_or_before(day: date, count: Count, holidays: Holidays) -> date:
    """Return the day itself where it counts, or the last one before it that does. Raises NotToldError."""
    return next(one for one in _steps(day, -_ONE) if counts(one, count, holidays))


def _counted(day: date, days: int, count: Count, holidays: Holidays, step: timedelta, *, clear: bool) -> date:
    found, left = day, days
    steps = _steps(day, step)
    next(steps)
    while left > 0:
        found = next(steps)
        left -= counts(found, count, holidays)
    return next(steps) if clear else found


def _steps(day: date, step: timedelta) -> Iterator[date]:
    """Yield the day and those after it, or before it. Raises NotToldError at the end of the calendar."""
    while True:
        yield day
        try:
            day += step
        except OverflowError:
            message = "the day lies beyond the calendar"
            raise NotToldError(message) from None


def _region(day: date, holidays: Holidays) -> Region:
    if holidays.region is None:
        message = "whose bank holidays hold is not recorded in the place; `partnership set PLACE bank_holidays/region england` does it"
        raise NotToldError(message)
    if not working_days.FIRST_YEAR <= day.year <= working_days.LAST_YEAR:
        message = f"bank holidays are known from {working_days.FIRST_YEAR} to {working_days.LAST_YEAR}"
        raise NotToldError(message)
    return holidays.region


@cache
def _christmas_break(year: int, region: Region, *, saturday_is_week_day: bool) -> tuple[date, date]:
    """Return the first and last day of a Christmas break: the last week day before Christmas Day to the first after it that is no bank holiday."""
    last_week_day = _SATURDAY if saturday_is_week_day else _SATURDAY - 1
    first, last = date(year, 12, _CHRISTMAS) - _ONE, date(year, 12, _CHRISTMAS) + _ONE
    while first.weekday() > last_week_day:
        first -= _ONE
    while last.weekday() > last_week_day or last in working_days.bank_holidays(region, year):
        last += _ONE
    return first, last
