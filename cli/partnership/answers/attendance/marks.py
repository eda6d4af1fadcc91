"""Marks, cells, rows and their figures: what the ledger is made of."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.words.truth import Truth, all_of, any_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership.records.model.meeting import Meeting
    from partnership.words.dates import Moment

Subject = Literal["person", "seat", "organisation"]
Key = tuple[str, ...]
"""What a row is about: the people who share a seat, `post:POST#SEAT` where no person is known, a seat, or an organisation."""


class Mark(Enum):
    """One meeting in one person's or seat's row: a letter, and what it stands for."""

    PRESENT = ("P", "present")
    VIRTUAL = ("V", "present virtually")
    PART = ("T", "present for part of the meeting")
    SUBSTITUTE = ("S", "a substitute came")
    APOLOGIES = ("A", "apologies")
    ABSENT = ("N", "did not attend")
    NOT_RECORDED = ("?", "not recorded")
    LEAVE = ("L", "approved leave of absence")
    NOT_IN_POST = ("-", "not in post")
    VACANT = ("_", "seat vacant")
    TO_COME = (".", "still to come")

    @property
    def letter(self) -> str:
        """The mark in a register."""
        return self.value[0]

    @property
    def words(self) -> str:
        """The mark in words."""
        return self.value[1]


CAME = frozenset({Mark.PRESENT, Mark.VIRTUAL, Mark.PART})
BEST_FIRST = (
    Mark.PRESENT,
    Mark.VIRTUAL,
    Mark.PART,
    Mark.SUBSTITUTE,
    Mark.NOT_RECORDED,
    Mark.APOLOGIES,
    Mark.ABSENT,
    Mark.LEAVE,
    Mark.VACANT,
    Mark.NOT_IN_POST,
    Mark.TO_COME,
)


class Count(NamedTuple):
    """A number of meetings, from `low` to `high`, both inclusive; alike where it is certain."""

    low: int
    high: int

    def __str__(self) -> str:
        """`3`, or `2 to 4`."""
        return str(self.low) if self.low == self.high else f"{self.low} to {self.high}"


class Rate(NamedTuple):
    """Meetings attended of meetings expected, unreduced."""

    attended: int
    expected: int

    @property
    def share(self) -> Fraction | None:
        """The share; None where no meeting was expected."""
        return Fraction(self.attended, self.expected) if self.expected else None


class MeetingState(NamedTuple):
    """A meeting in the window, whether it counts, and why."""

    id: str
    day: Moment
    kind: str
    status: str
    counts: Truth
    why: str
    meeting: Meeting | None


class Cell(NamedTuple):
    """One meeting in one row of the ledger.

    `counts` is whether the meeting does; `due` whether the row's subject was to be there, if it
    does; `leave` whether its absence was approved beforehand. `expected` puts them together: a
    person on approved leave is not expected, a seat is. `attended` is whether it counts as attended
    by the person, by somebody entitled to the seat, or by anybody of the organisation.

    `apologised` is whether the member sent apologies, `accepted` whether an apology was accepted, `entitled` whether the terms of reference let the
    substitute come, `named` whether they had been named beforehand, `substitute` their id, `agreed`
    whether the chair had agreed to virtual attendance, and `who` the id of the member who sat in a
    seat. `virtual` is whether they took part from elsewhere. `parts` are the cells of the seats that an
    organisation's cell is put together from, each with its `seat`, or without one where the records do
    not know the seat.
    """

    meeting: str
    day: Moment
    mark: Mark
    counts: Truth
    due: Truth
    attended: Truth
    why: str
    expected: Truth
    leave: Truth = Truth.NO
    apologised: bool = False
    accepted: Truth = Truth.UNKNOWN
    entitled: Truth = Truth.NO
    named: Truth = Truth.NO
    agreed: Truth = Truth.UNKNOWN
    virtual: bool = False
    kind: str = "ordinary"
    inquorate: bool = False
    abandoned: bool = False
    substitute: str | None = None
    who: str | None = None
    seat: str | None = None
    parts: tuple[Cell, ...] = ()

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells it is put together from, or itself alone."""
        return self.parts or (self,)


class Row(NamedTuple):
    """One person, seat or organisation over the window, with its figures.

    expected = attended + by_substitute + apologies + absent + not_recorded, where by_substitute
    has only those that do not count as attended (people's rows); a seat's or an organisation's
    row counts substitutes in `attended`, and says in `by_substitute` how many of these they were.
    """

    subject: Subject
    key: Key
    seats: tuple[str, ...]
    observer: bool
    cells: tuple[Cell, ...]
    expected: Count
    attended: Count
    by_substitute: Count
    apologies: Count
    absent: Count
    not_recorded: Count
    low: Rate
    high: Rate

    @property
    def id(self) -> tuple[Subject, Key]:
        """What tells the row from every other of its ledger."""
        return self.subject, self.key


class Other(NamedTuple):
    """Somebody there who belongs to no row: their id or name as printed, and (meeting, capacity) for each time."""

    name: str
    times: tuple[tuple[str, str], ...]


def cell(
    state: MeetingState,
    mark: Mark,
    *,
    due: Truth,
    attended: Truth,
    why: str,
    leave: Truth = Truth.NO,
    excused: bool = False,
    apologised: bool = False,
    accepted: Truth = Truth.UNKNOWN,
    entitled: Truth = Truth.NO,
    named: Truth = Truth.NO,
    agreed: Truth = Truth.UNKNOWN,
    virtual: bool = False,
    substitute: str | None = None,
    who: str | None = None,
) -> Cell:
    """Return a cell; with `excused`, approved leave takes it out of the denominator."""
    if state.status == "planned" and mark is Mark.NOT_RECORDED:
        mark = Mark.TO_COME
    return Cell(
        state.id,
        state.day,
        mark,
        state.counts,
        due,
        attended,
        why,
        expected=all_of((state.counts, due, ~leave if excused else Truth.YES)),
        leave=leave,
        apologised=apologised,
        accepted=accepted,
        entitled=entitled,
        named=named,
        agreed=agreed,
        virtual=virtual,
        kind=state.kind,
        inquorate=bool(state.meeting and state.meeting.quorum.minuted == "inquorate"),
        abandoned=state.status == "abandoned",
        substitute=substitute,
        who=who,
    )


def joined(parts: Iterable[tuple[Truth, Truth]]) -> tuple[Truth, Truth]:
    """Return (due, attended) of an organisation, given those of its seats: due if any is, attended if any that is due was."""
    each = [(due, attended) for due, attended in parts if due is not Truth.NO]
    if len(each) == 1:
        return each[0]
    due = any_of(one for one, _ in each)
    if due is Truth.YES:
        return due, any_of(all_of(one) for one in each)
    answers = {attended for _, attended in each}
    return due, answers.pop() if len(answers) == 1 else Truth.UNKNOWN if answers else Truth.NO


def with_figures(subject: Subject, key: Key, seats: tuple[str, ...], cells: tuple[Cell, ...], *, observer: bool) -> Row:
    """Return a row with its figures counted from its cells."""

    def count(cells_of: Iterable[Cell]) -> Count:
        found = list(cells_of)
        return Count(
            sum(cell.expected is Truth.YES for cell in found), sum(cell.expected is not Truth.NO for cell in found)
        )

    personal = subject == "person"
    due = [cell for cell in cells if cell.expected is not Truth.NO]
    missed = [cell for cell in due if cell.attended is Truth.NO]
    low, high = bounds((cell.expected, cell.attended) for cell in cells)
    return Row(
        subject, key, seats, observer, cells,
        expected=count(due),
        attended=count(cell for cell in due if cell.attended is Truth.YES),
        by_substitute=count(cell for cell in due if cell.mark is Mark.SUBSTITUTE and (personal or cell.attended is Truth.YES)),
        apologies=count(cell for cell in missed if cell.mark is Mark.APOLOGIES),
        absent=count(cell for cell in missed if cell.mark is not Mark.APOLOGIES and not (personal and cell.mark is Mark.SUBSTITUTE)),
        not_recorded=count(cell for cell in due if cell.attended is Truth.UNKNOWN),
        low=low,
        high=high,
    )  # fmt: skip


def bounds(cells: Iterable[tuple[Truth, Truth]]) -> tuple[Rate, Rate]:
    """Return the lowest and the highest rate that the unknown can leave, given (expected, attended) of each meeting.

    The lowest leaves every doubtful attendance out and takes every doubtful absence in; the highest the other way round.
    """
    low_attended = low_expected = high_attended = high_expected = 0
    for expected, attended in cells:
        if expected is Truth.NO:
            continue
        sure = expected is Truth.YES
        came_at_least, came_at_most = attended is Truth.YES, attended is not Truth.NO
        if sure or not came_at_least:
            low_expected += 1
            low_attended += came_at_least
        if sure or came_at_most:
            high_expected += 1
            high_attended += came_at_most
    return Rate(low_attended, low_expected), Rate(high_attended, high_expected)
