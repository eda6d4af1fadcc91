"""When people, seats and organisations were under a board's rules: their times in post, and how long a term lasted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.attendance.marks import Count
from partnership.answers.attendance.recorded import key_of
from partnership.words import dates
from partnership.words.dates import Period
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.answers.attendance.marks import Row
    from partnership.records.model.board import Board
    from partnership.words.dates import Moment

_A_YEAR = 12
_UNKNOWN = (Period(dates.UNKNOWN, dates.UNKNOWN),)


class Tenure(NamedTuple):
    """How long somebody held their seat without a break, in whole months, and whether it has ended."""

    months: Count
    ended: Truth


def times(board: Board, row: Row) -> tuple[Period, ...]:
    """Return the times for which a row's subject was in post: a person in each seat, a seat there, an organisation with each seat.

    Of somebody whose seat the records do not know, they are not known.
    """
    seats = board.seats or {}
    if row.subject == "seat":
        found = [seats[seat_id].holds for seat_id in row.seats]
    elif row.subject == "organisation":
        found = [
            one.holds for seat_id in row.seats for one in seats[seat_id].organisations if one.organisation in row.key
        ]
    else:
        found = [
            holder.holds
            for seat_id in row.seats
            for holder in seats[seat_id].holders
            if key_of(holder, seat_id) == row.key
        ]
    return tuple(one for one in found if one.possible()) or _UNKNOWN


def last_term(periods: Sequence[Period], today: date) -> Period | None:
    """Return the last of these times that had certainly begun on a day, each a term of office; None where none had."""
    begun = [one for one in periods if min(one.starts.latest, one.ends.latest) <= today.toordinal()]
    return max(begun, key=lambda one: (one.starts.latest, one.ends.latest), default=None)


def served(board: Board, row: Row, today: date) -> Tenure | None:
    """Return how long a person held their seat the last time; None for anybody but a person in a known seat, or before it began."""
    periods = times(board, row)
    if row.subject != "person" or not row.seats or periods == _UNKNOWN:
        return None
    last = last_term(periods, today)
    if last is None:
        return None
    now = today.toordinal()
    until = max((one.ends for one in periods if one.overlaps(last) is not Truth.NO), key=lambda end: end.latest)
    since = [_unbroken(periods, last, certainly=certainly) for certainly in (True, False)]
    at_least = _months(since[0].latest, min(until.earliest, now))
    at_most = _months(since[1].earliest, min(until.latest, now))
    return Tenure(Count(at_least, max(at_least, at_most)), until.before(dates.on(today)))


def _unbroken(periods: Sequence[Period], last: Period, *, certainly: bool) -> Moment:
    """Return the start of an unbroken time that the last term ends, back through those that it follows."""
    found = last.starts
    while earlier := next(_before(periods, found, certainly=certainly), None):
        found = earlier.starts
    return found


def _before(periods: Sequence[Period], start: Moment, *, certainly: bool) -> Iterator[Period]:
    """Yield the times that reach, or may reach, the day before one, and began before it."""
    for one in periods:
        reaches = one.ends.earliest + 1 >= start.latest if certainly else one.ends.latest + 1 >= start.earliest
        if reaches and one.starts.latest < start.latest and one.starts.earliest < start.earliest:
            yield one


def _months(first: int, last: int) -> int:
    """Return the whole months from one day to another, both inclusive."""
    if last < first:
        return 0
    begun, ended = date.fromordinal(first), date.fromordinal(min(last, dates.LAST_DAY - 1) + 1)
    return max((ended.year - begun.year) * _A_YEAR + ended.month - begun.month - (ended.day < begun.day), 0)
