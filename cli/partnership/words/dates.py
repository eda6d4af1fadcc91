"""Days that are known, half known or unknown, and what holds between them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRST_DAY = date.min.toordinal()
LAST_DAY = date.max.toordinal()
_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?\Z")
_BOUNDS = ("after", "not_before", "before", "by")


class Moment(NamedTuple):
    """One day of which the records say that it lies from `earliest` to `latest`.

    Both are proleptic Gregorian ordinals (`date.toordinal`) and inclusive. A day that is known
    has both alike; `FIRST_DAY` and `LAST_DAY` stand for no bound.
    """

    earliest: int
    latest: int

    @property
    def exact(self) -> bool:
        """Whether the day is known."""
        return self.earliest == self.latest

    def before(self, other: Moment) -> Truth:
        """Whether this day comes before the other."""
        if self.latest < other.earliest:
            return Truth.YES
        return Truth.NO if self.earliest >= other.latest else Truth.UNKNOWN


class Period(NamedTuple):
    """A time with a first day and a last day, both inclusive, each of them a `Moment`.

    The first is not after the last, which may say more of an imprecise date than the date itself:
    what began in 2014 and ended by March 2014 began by March. Where that leaves no first day,
    no day lies in the period.
    """

    starts: Moment
    ends: Moment

    def holds_on(self, day: Moment) -> Truth:
        """Whether the day lies in the period; unknown where an imprecise date decides."""
        if day.latest < self.starts.earliest or day.earliest > self.ends.latest:
            return Truth.NO
        if self.starts.latest <= day.earliest and day.latest <= self.ends.earliest:
            return Truth.YES
        if not self.possible():
            return Truth.NO
        return Truth.YES if self._latest_start <= day.earliest and day.latest <= self._earliest_end else Truth.UNKNOWN

    def overlaps(self, other: Period) -> Truth:
        """Whether the two periods share a day."""
        if (
            self.ends.latest < other.starts.earliest
            or other.ends.latest < self.starts.earliest
            or not (self.possible() and other.possible())
        ):
            return Truth.NO
        return (
            Truth.YES
            if self._latest_start <= other._earliest_end and other._latest_start <= self._earliest_end
            else Truth.UNKNOWN
        )

    @property
    def _latest_start(self) -> int:
        return min(self.starts.latest, self.ends.latest)

    @property
    def _earliest_end(self) -> int:
        return max(self.ends.earliest, self.starts.earliest)

    def possible(self) -> bool:
        """Whether the first day can come before the last, or be the same."""
        return self.starts.earliest <= self.ends.latest


OPEN_START = Moment(FIRST_DAY, FIRST_DAY)
OPEN_END = Moment(LAST_DAY, LAST_DAY)
UNKNOWN = Moment(FIRST_DAY, LAST_DAY)
ALWAYS = Period(OPEN_START, OPEN_END)


class ImpossibleDateError(ValueError):
    """A date that is not in the calendar, or bounds that leave no day."""


@lru_cache(maxsize=65536)
def _plain(text: str) -> Moment:
    match = _PLAIN.match(text)
    if match is None:
        message = f"{text!r} is not a date"
        raise ImpossibleDateError(message)
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year is None or month is None:
            return Moment(date(year or 0, 1, 1).toordinal(), date(year or 0, 12, 31).toordinal())
        if day is None:
            first = date(year, month, 1)
            return Moment(first.toordinal(), first.toordinal() + monthrange(year, month)[1] - 1)
        exact = date(year, month, day).toordinal()
    except ValueError:
        message = f"{text} is not in the calendar"
        raise ImpossibleDateError(message) from None
    return Moment(exact, exact)


def moment(value: str | int | Mapping[str, Any]) -> Moment:
    """Read a date as records write it.

    `value` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD` (some day in that period), `unknown`, or bounds
    (`after` and `before` exclusive, `not_before` and `by` inclusive).
    Raises ImpossibleDateError for a date that is not in the calendar or bounds without a day.
    """
    if isinstance(value, (str, int)):
        return UNKNOWN if value == "unknown" else _plain(str(value))
    bounds = {key: _plain(str(value[key])) for key in _BOUNDS if key in value}
    earliest, latest = FIRST_DAY, LAST_DAY
    if "after" in bounds:
        earliest = bounds["after"].latest + 1
    if "not_before" in bounds:
        earliest = max(earliest, bounds["not_before"].earliest)
    if "before" in bounds:
        latest = bounds["before"].earliest - 1
    if "by" in bounds:
        latest = min(latest, bounds["by"].latest)
    if earliest > latest:
        message = "no day lies between these bounds"
        raise ImpossibleDateError(message)
    return Moment(earliest, latest)


def on(day: date) -> Moment:
    """Return a known day as a moment."""
    ordinal = day.toordinal()
    return Moment(ordinal, ordinal)


def eve(value: str | int | Mapping[str, Any]) -> str | None:
    """Return the day before a day, as records write it; None where it is not one day. Raises ImpossibleDateError."""
    day = moment(value)
    return date.fromordinal(day.earliest - 1).isoformat() if day.exact and day.earliest > FIRST_DAY else None


def written(value: str | int | Mapping[str, Any]) -> str:
    """Return a date as a person reads it: `10 March 2016`, `October 2014`, `2008`, `after 2014`."""
    if isinstance(value, (str, int)):
        return "date unknown" if value == "unknown" else _written_plain(str(value))
    words = {"after": "after", "not_before": "on or after", "before": "before", "by": "by"}
    return ", ".join(f"{words[key]} {_written_plain(str(value[key]))}" for key in _BOUNDS if key in value)


def _written_plain(text: str) -> str:
    parts = [int(part) for part in text.split("-")]
    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    if len(parts) == 1 or not 1 <= parts[1] <= len(months):
        return text
    return " ".join(map(str, (*parts[2:], months[parts[1] - 1], parts[0])))


def shown(day: date) -> str:
    """Return a known day as a person reads it: `10 March 2016`."""
    return _written_plain(day.isoformat())
