"""Organisations on boards: how often each was at the table, and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.attendance.bench import Bench
from partnership.answers.attendance.marks import Count, Mark, Rate, with_figures
from partnership.answers.attendance.organisations import together
from partnership.answers.attendance.representatives import people_of, taken
from partnership.words.truth import Truth, all_of, any_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partnership.answers.attendance.ledger import Ledger
    from partnership.answers.attendance.marks import Cell, Row
    from partnership.answers.attendance.representatives import Sitting, Taken
    from partnership.answers.titles import Titles


class Agency(NamedTuple):
    """One organisation on one board over one window.

    `organisation` is its one id, `PLACE/ID`, however the board's records write it; `row` is its row of
    the ledger; `by_substitute` are the meetings at which substitutes and nobody else sat for it.
    """

    organisation: str
    row: Row
    by_substitute: Count
    taken: tuple[Taken, ...]

    @property
    def never(self) -> Truth:
        """Whether it was expected and not once represented."""
        if self.row.high.attended == 0 and self.row.expected.low:
            return Truth.YES
        return Truth.UNKNOWN if self.row.low.attended == 0 else Truth.NO

    @property
    def always_by_substitute(self) -> Truth:
        """Whether it was represented, and every time by substitutes alone."""
        each = [(_represented(cell), _by_substitutes(cell)) for cell in self.row.cells]
        return all_of((any_of(came for came, _ in each), *(~came | substituted for came, substituted in each)))

    @property
    def changes(self) -> Count:
        """How often somebody else sat in one of its seats than the time before."""
        return summed(one.changes for one in self.taken)

    @property
    def people(self) -> Count:
        """How many different people sat for it."""
        return people_of(self.sittings)

    @property
    def sittings(self) -> tuple[Sitting, ...]:
        """Everybody's, seat after seat, each in order of day."""
        return tuple(sitting for one in self.taken for sitting in one.sittings)


class OnBoard(NamedTuple):
    """The organisations on a board: over the whole time looked at, and in each year of it where years are asked for."""

    ledger: Ledger
    agencies: tuple[Agency, ...]
    years: tuple[OnBoard, ...]

    def agency(self, organisation: str) -> Agency | None:
        """Return what there is of an organisation; None where no seat of it was filled."""
        return next((one for one in self.agencies if one.organisation == organisation), None)


def on_board(whole: Ledger, names: Titles, years: Sequence[Ledger] = ()) -> OnBoard:
    """Return the organisations on a board; `whole` is its ledger over all the `years`."""
    bench = Bench(whole.board, whole.counted)
    return OnBoard(
        whole,
        tuple(
            Agency(organisation, row, _substituted(row), taken(bench, row, names))
            for organisation, row in _rows(whole, names).items()
        ),
        tuple(on_board(year, names) for year in years),
    )


def summed(counts: Iterable[Count]) -> Count:
    """Return counts added up."""
    each = list(counts)
    return Count(sum(one.low for one in each), sum(one.high for one in each))


def in_all(agencies: Iterable[Agency]) -> tuple[Rate, Rate]:
    """Return how often an organisation was represented on several boards together, at least and at most."""
    ends = [(one.row.low, one.row.high) for one in agencies]
    low, high = ([end[side] for end in ends] for side in (0, 1))
    return _added(low), _added(high)


def _added(rates: Iterable[Rate]) -> Rate:
    each = list(rates)
    return Rate(sum(one.attended for one in each), sum(one.expected for one in each))


def _rows(of: Ledger, names: Titles) -> dict[str, Row]:
    """Return the row of each organisation by its one id, those that write it differently put together."""
    found: dict[str, list[Row]] = {}
    for row in of.organisations:
        if all(cell.expected is Truth.NO for cell in row.cells):
            continue
        found.setdefault(names.id("organisations", row.key[0]), []).append(row)
    return {one: rows[0] if len(rows) == 1 else _joined(of, one, rows) for one, rows in found.items()}


def _joined(of: Ledger, organisation: str, rows: Sequence[Row]) -> Row:
    cells = tuple(
        together(state, [part for row in rows for part in row.cells[number].parts])
        for number, state in enumerate(of.counted)
    )
    seats = tuple(dict.fromkeys(seat for row in rows for seat in row.seats))
    return with_figures("organisation", (organisation,), seats, cells, observer=all(row.observer for row in rows))


def _substituted(row: Row) -> Count:
    only = [_by_substitutes(cell) for cell in row.cells]
    return Count(sum(one is Truth.YES for one in only), sum(one is not Truth.NO for one in only))


def _represented(cell: Cell) -> Truth:
    return all_of((cell.expected, cell.attended))


def _by_substitutes(cell: Cell) -> Truth:
    """Whether substitutes and nobody else sat for an organisation; where nothing is recorded, they may have."""
    members, substitutes = [], []
    for part in cell.parts:
        came = all_of((part.due, part.attended))
        if part.mark is not Mark.SUBSTITUTE:
            members.append(came)
        if part.mark in {Mark.SUBSTITUTE, Mark.NOT_RECORDED}:
            substitutes.append(came)
    return all_of((cell.expected, any_of(substitutes), ~any_of(members)))
