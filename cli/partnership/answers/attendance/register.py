"""Who was expected at each meeting and who came, cell by cell, before any rule is asked."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from partnership.answers.attendance import recorded
from partnership.answers.attendance.bench import Bench
from partnership.answers.attendance.marks import Other
from partnership.answers.attendance.organisations import organisations
from partnership.answers.attendance.people import people
from partnership.answers.attendance.seats import seats

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnership.answers.attendance.bench import Store
    from partnership.answers.attendance.marks import Key, MeetingState, Row, Subject
    from partnership.records.model.board import Board


class Register:
    """The rows of a board over some meetings, and those who belong to no row, each worked out when it is asked for.

    Every row has one cell for each of the meetings, in their order. Cells that `store` has are not worked out again.
    """

    def __init__(self, board: Board, states: Sequence[MeetingState], store: Store | None = None) -> None:
        self._bench = Bench(board, states, store)
        self._by_key: dict[Subject, Mapping[Key, Row]] = {}

    @cached_property
    def people(self) -> tuple[Row, ...]:
        """The rows of people."""
        return tuple(people(self._bench))

    @cached_property
    def seats(self) -> tuple[Row, ...]:
        """The rows of seats."""
        return tuple(seats(self._bench))

    @cached_property
    def organisations(self) -> tuple[Row, ...]:
        """The rows of organisations."""
        return tuple(organisations(self._bench))

    @cached_property
    def others(self) -> tuple[Other, ...]:
        """Those who belong to no row."""
        return _others(self._bench)

    def of(self, subject: Subject) -> tuple[Row, ...]:
        """Return the rows of one subject."""
        if subject == "person":
            return self.people
        return self.seats if subject == "seat" else self.organisations

    def row(self, row_id: tuple[Subject, Key]) -> Row | None:
        """Return the row with an id; None where there is none."""
        subject, key = row_id
        if subject not in self._by_key:
            self._by_key[subject] = {row.key: row for row in self.of(subject)}
        return self._by_key[subject].get(key)


def _others(bench: Bench) -> tuple[Other, ...]:
    """Return those who were there in another capacity, or as a substitute for nobody that the records name."""
    found: dict[str, list[tuple[str, str]]] = {}
    for state in bench.states:
        for row in bench.sheets[state.id].rows:
            guest = row.capacity in recorded.GUESTS and not recorded.sits(row)
            stray = recorded.substitutes(row) and not row.substitute_for and not bench.seated(row)
            if row.came and (guest or stray):
                found.setdefault(recorded.name_of(row), []).append((state.id, row.capacity))
    return tuple(Other(name, tuple(times)) for name, times in found.items())
