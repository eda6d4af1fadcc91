"""Dates, times and lengths of time as reports from elsewhere print them, and whether the day or the month stands first."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple
from zoneinfo import ZoneInfo

from partnership.recording.importing.days import ORDERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from partnership.recording.importing.days import Order

_LONDON = ZoneInfo("Europe/London")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})\Z")
_ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?(?:([ap])\.?m\.?)?(z|[+-]\d{2}:?\d{2})?\Z")
_UNITS = re.compile(
    r"(?:(\d{1,6})(?:h|hr|hrs|hour|hours))?(?:(\d{1,6})(?:m|min|mins|minute|minutes))?(?:(\d{1,6})(?:s|sec|secs|second|seconds))?\Z"
)
_COLONS = re.compile(r"(\d{1,4}):([0-5]\d):([0-5]\d)\Z")
_NOON = 12


class Stamp(NamedTuple):
    """A day and a time as printed: what day it is with the day first and with the month first, None where there is no such day.

    `seconds` are those since midnight.
    """

    text: str
    days: Mapping[Order, date | None]
    seconds: int

    def at(self, order: Order) -> datetime | None:
        """Return the moment, as the clock on the wall had it."""
        day = self.days[order]
        return None if day is None else datetime.combine(day, time()) + timedelta(seconds=self.seconds)

    @property
    def clock(self) -> str:
        """The time as `HH:MM`."""
        return f"{self.seconds // 3600:02}:{self.seconds // 60 % 60:02}"


def stamp(text: str, near: Stamp | None = None) -> Stamp | None:
    """Return the moment that a text prints: `7/22/26, 7:02:11 PM`, `22/07/2026 19:02`, `2026-07-22T18:02:11Z`; None if it prints none.

    A time with its distance from Greenwich becomes London's. A time alone is on the day of `near`.
    """
    words = text.replace("T", " ").replace(",", " ").split()
    own = _days(words[0]) if words else None
    days = near.days if own is None and near is not None else own
    clock = _CLOCK.match("".join(words if own is None else words[1:]).lower())
    seconds = None if clock is None else _seconds(clock)
    if clock is None or days is None or seconds is None:
        return None
    return Stamp(text, days, seconds) if clock[5] is None else _in_london(text, days, seconds, clock[5])


def _days(word: str) -> Mapping[Order, date | None] | None:
    if found := _ISO_DAY.match(word):
        day = _day(int(found[1]), int(found[2]), int(found[3]))
        return None if day is None else {"day": day, "month": day}
    if found := _NUMBERS.match(word):
        first, second, year = int(found[1]), int(found[3]), int(found[4])
        year += 2000 if len(found[4]) == len("26") else 0
        days: dict[Order, date | None] = {"day": _day(year, second, first), "month": _day(year, first, second)}
        return days if any(days.values()) else None
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _seconds(clock: re.Match[str]) -> int | None:
    hour, minute, second = int(clock[1]), int(clock[2]), int(clock[3] or 0)
    if clock[4]:
        if not 1 <= hour <= _NOON:
            return None
        hour = hour % _NOON + (_NOON if clock[4] == "p" else 0)
    return hour * 3600 + minute * 60 + second if hour < 24 and minute < 60 and second < 60 else None  # noqa: PLR2004 - a day has 24 hours


def _in_london(text: str, days: Mapping[Order, date | None], seconds: int, offset: str) -> Stamp | None:
    day = days["day"]
    if day is None or days["month"] != day:
        return None
    east = -1 if offset.startswith("-") else 1
    away = timedelta() if offset == "z" else east * timedelta(hours=int(offset[1:3]), minutes=int(offset[-2:]))
    try:
        here = (datetime.combine(day, time(), UTC) + timedelta(seconds=seconds) - away).astimezone(_LONDON)
    except OverflowError:
        return None
    return Stamp(text, {"day": here.date(), "month": here.date()}, here.hour * 3600 + here.minute * 60 + here.second)


def length(text: str) -> int | None:
    """Return the seconds of a length of time: `1h 27m 51s`, `87 min`, `1:27:51`; None where it is none, or could be two (`47:03`)."""
    plain = "".join(text.split()).lower()
    if found := _COLONS.match(plain):
        return int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3])
    found = _UNITS.match(plain)
    if found is None or not plain:
        return None
    return int(found[1] or 0) * 3600 + int(found[2] or 0) * 60 + int(found[3] or 0)


def orders(
    stamps: Iterable[Stamp], stays: Iterable[tuple[Stamp, Stamp, int | None]], longest: timedelta
) -> tuple[Order, ...]:
    """Return which orders of day and month a report may be written in: both where nothing tells, none where it contradicts itself.

    Every date must be one, everybody must join before they leave, and all of it be within `longest`. Where that leaves both,
    the one is taken by which the lengths of stays, in seconds, agree with when they began and ended.
    """
    every, pairs = tuple(stamps), tuple(stays)
    possible = tuple(order for order in ORDERS if _possible(order, every, pairs, longest))
    agreeing = tuple(order for order in possible if all(_agrees(order, *pair) for pair in pairs))
    return agreeing or possible


def _possible(
    order: Order, every: tuple[Stamp, ...], pairs: tuple[tuple[Stamp, Stamp, int | None], ...], longest: timedelta
) -> bool:
    moments = [moment for one in every if (moment := one.at(order)) is not None]
    if len(moments) < len(every) or (moments and max(moments) - min(moments) > longest):
        return False
    return all(_between(order, joined, left) >= timedelta() for joined, left, _ in pairs)


def _agrees(order: Order, joined: Stamp, left: Stamp, seconds: int | None) -> bool:
    return seconds is None or abs(_between(order, joined, left) - timedelta(seconds=seconds)) < timedelta(minutes=2)


def _between(order: Order, joined: Stamp, left: Stamp) -> timedelta:
    began, ended = joined.at(order), left.at(order)
    return timedelta(days=-1) if began is None or ended is None else ended - began
