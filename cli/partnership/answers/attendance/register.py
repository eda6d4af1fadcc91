"""Who was expected at each meeting and who came, cell by cell, before any rule is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.attendance import recorded
from partnership.answers.attendance.bench import Bench
from partnership.answers.attendance.marks import Other
from partnership.answers.attendance.organisations import organisations
from partnership.answers.attendance.people import people
from partnership.answers.attendance.seats import seats

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.attendance.marks import MeetingState, Row
    from partnership.records.model import Board


class Register(NamedTuple):
    """The rows of a board over some meetings, and those who belong to no row."""

    people: tuple[Row, ...]
    seats: tuple[Row, ...]
    organisations: tuple[Row, ...]
    others: tuple[Other, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row: people, seats, organisations."""
        return (*self.people, *self.seats, *self.organisations)


def register(board: Board, states: Sequence[MeetingState]) -> Register:
    """Return the rows of a board; each has one cell for every one of the meetings, in their order."""
    bench = Bench(board, states)
    return Register(tuple(people(bench)), tuple(seats(bench)), tuple(organisations(bench)), _others(bench))


def _others(bench: Bench) -> tuple[Other, ...]:
    """Return those who were there in another capacity, or as a substitute for nobody that the records name."""
    found: dict[str, list[tuple[str, str]]] = {}
    for state in bench.states:
        for row in bench.sheets[state.id].rows:
            guest = row.capacity in recorded.GUESTS and not recorded.sits(row)
            stray = recorded.substitutes(row) and not row.substitute_for and not set(row.seat) & bench.seats.keys()
            if row.came and (guest or stray):
                found.setdefault(recorded.name_of(row), []).append((state.id, row.capacity))
    return tuple(Other(name, tuple(times)) for name, times in found.items())
