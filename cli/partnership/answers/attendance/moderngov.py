"""Attendance counted as ModernGov's published statistics count it: only what is known, absences with apologies and without together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.attendance import recorded
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.attendance.marks import Key, MeetingState, Row


class Statistics(NamedTuple):
    """One person's meetings, each a number.

    `expected` are meetings at which they were certainly expected and of which it is known whether they
    came: expected = present + virtual + absent. `apologies` are those of `absent` with apologies.
    `as_substitute` are meetings they came to in a member's place, and `in_attendance` in another
    capacity, neither of them expected. `left_out` are meetings at which it is not known whether they
    came, or whether they were expected.
    """

    key: Key
    expected: int
    present: int
    virtual: int
    as_substitute: int
    in_attendance: int
    apologies: int
    absent: int
    left_out: int


def statistics(people: Sequence[Row], meetings: Sequence[MeetingState]) -> tuple[Statistics, ...]:
    """Return the statistics of everybody who was expected or came, given people's rows and the meetings that count."""
    substituted: dict[str, int] = {}
    attended: dict[str, int] = {}
    for state in meetings:
        if state.counts is Truth.YES and state.meeting is not None:
            for row in state.meeting.attendance:
                if recorded.substitutes(row):
                    substituted[recorded.name_of(row)] = substituted.get(recorded.name_of(row), 0) + 1
                elif row.capacity in recorded.GUESTS and row.came and not recorded.sits(row):
                    attended[recorded.name_of(row)] = attended.get(recorded.name_of(row), 0) + 1
    found = [_of(row, substituted, attended) for row in people]
    members = {person for row in people for person in row.key}
    others = [name for name in dict.fromkeys([*substituted, *attended]) if name not in members]
    found += [Statistics((name,), 0, 0, 0, substituted.get(name, 0), attended.get(name, 0), 0, 0, 0) for name in others]
    return tuple(found)


def _of(row: Row, substituted: dict[str, int], attended: dict[str, int]) -> Statistics:
    known = [cell for cell in row.cells if cell.expected is Truth.YES and cell.attended is not Truth.UNKNOWN]
    present = [cell for cell in known if cell.attended is Truth.YES]
    return Statistics(
        row.key,
        len(known),
        sum(not cell.virtual for cell in present),
        sum(cell.virtual for cell in present),
        sum(substituted.get(person, 0) for person in row.key),
        sum(attended.get(person, 0) for person in row.key),
        sum(cell.apologised for cell in known if cell.attended is Truth.NO),
        len(known) - len(present),
        sum(cell.expected is not Truth.NO for cell in row.cells) - len(known),
    )
