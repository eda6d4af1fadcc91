"""People who held, or sat in, more than one seat at the same time: on one board, and across boards."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.attendance.bench import Bench
from partnership.answers.attendance.representatives import sitters
from partnership.words import dates
from partnership.words.dates import Period
from partnership.words.truth import Truth, all_of, any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from partnership.answers.attendance.agencies import OnBoard
    from partnership.answers.titles import Titles
    from partnership.records.model.seat import Seat

At = tuple[str, str]
"""A seat: the id of its board, and its own."""


class Seating(NamedTuple):
    """A seat that somebody has beside another: whose it is, and whether they held it while they held the other.

    Unknown where dates that are not precise decide; no where they only sat in it at a meeting.
    """

    board: str
    seat: str
    organisations: tuple[str, ...]
    held: Truth


class TwoSeats(NamedTuple):
    """One person, by their one id, and the seats they had at the same time.

    `sat` are the meetings at which they sat in several seats of the board, by id, in order, with those seats.
    """

    person: str
    seatings: tuple[Seating, ...]
    sat: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def boards(self) -> frozenset[str]:
        """The ids of the boards that the seats are of."""
        return frozenset(one.board for one in self.seatings)

    @property
    def on_one_board(self) -> bool:
        """Whether two of the seats are of one board."""
        return len(self.boards) < len(self.seatings)


def two_seats(boards: Sequence[OnBoard], names: Sequence[Titles]) -> tuple[TwoSeats, ...]:
    """Return everybody who held two seats at the same time, in the time looked at, or sat in two at one meeting, in order of id.

    `names` goes with `boards`, one each.
    """
    time = _time(boards)
    held: dict[str, list[tuple[At, Period, Period]]] = {}
    sat: dict[str, dict[str, tuple[At, ...]]] = {}
    owners: dict[At, tuple[str, ...]] = {}
    for board, called in zip(boards, names, strict=True):
        record = board.ledger.board
        for seat_id, seat in (record.seats or {}).items():
            owners[record.id, seat_id] = _organisations(seat, time, called)
            for holder in seat.holders:
                for person in holder.persons:
                    one = called.id("people", person)
                    held.setdefault(one, []).append(((record.id, seat_id), holder.holds, seat.holds))
        for meeting, person, seats in _in_several(board, called):
            sat.setdefault(person, {})[meeting] = tuple((record.id, seat) for seat in seats)
    found = []
    for person in sorted({*held, *sat}):
        together = _overlapping(held.get(person, []), time)
        meetings = sat.get(person, {})
        for at in (one for each in meetings.values() for one in each):
            together.setdefault(at, Truth.NO)
        if together:
            seatings = tuple(Seating(*at, owners[at], truth) for at, truth in together.items())
            both = tuple((meeting, tuple(seat for _, seat in each)) for meeting, each in meetings.items())
            found.append(TwoSeats(person, seatings, both))
    return tuple(found)


def _time(boards: Sequence[OnBoard]) -> Period:
    """Return the time from the first day looked at of any of the boards to the last, or the day asked about."""
    firsts = [board.ledger.window.first for board in boards]
    lasts: list[date] = [min(one.ledger.window.last or one.ledger.as_of, one.ledger.as_of) for one in boards]
    known = [day for day in firsts if day is not None]
    start = dates.on(min(known)) if known and len(known) == len(firsts) else dates.OPEN_START
    return Period(start, dates.on(max(lasts)) if lasts else dates.OPEN_END)


def _organisations(seat: Seat, time: Period, names: Titles) -> tuple[str, ...]:
    owned = [one.organisation for one in seat.organisations if one.holds.overlaps(time) is not Truth.NO]
    return tuple(dict.fromkeys(names.id("organisations", one) for one in owned))


def _overlapping(held: Sequence[tuple[At, Period, Period]], time: Period) -> dict[At, Truth]:
    """Return the seats that were held, or may have been, while another was, in the time looked at."""
    found: dict[At, Truth] = {}
    for one, other in combinations(held, 2):
        if one[0] != other[0]:
            together = all_of(a.overlaps(b) for a, b in combinations((*one[1:], *other[1:], time), 2))
            for at in (one[0], other[0]):
                found[at] = any_of((found.get(at, Truth.NO), together))
    return {at: truth for at, truth in found.items() if truth is not Truth.NO}


def _in_several(board: OnBoard, names: Titles) -> Iterator[tuple[str, str, list[str]]]:
    """Yield each meeting, and each person who sat in several seats at it, as a member or a substitute, with the seats."""
    ledger = board.ledger
    bench = Bench(ledger.board, ledger.counted)
    for state in bench.states:
        seats: dict[str, list[str]] = {}
        for seat_id in bench.seats:
            rows = sitters(bench, seat_id, state, substitutes=False) or sitters(bench, seat_id, state, substitutes=True)
            for person in {row.person for row in rows if row.person}:
                seats.setdefault(names.id("people", person), []).append(seat_id)
        yield from ((state.id, person, each) for person, each in seats.items() if len(each) > 1)
