"""What is open of a restructure, laid out as a sheet to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.report import Cell, Column, Report, Table

if TYPE_CHECKING:
    from partnership.recording.restructure.restructuring import Walk

HEADINGS = ("board", "called", "thing", "title", "fate", "to", "reason", "searched")
"""What stands above its columns: the last four are to be filled in."""


def sheet(way: Walk, of: str | None = None) -> Report:
    """Return a row for each board that nothing is said to come after, and for each thing that is open; of one board, or of all."""
    names = {one.board: one.title for one in way.things}
    rows = [(board, names.get(board, ""), "board", "What comes after it") for board in way.unplaced]
    rows += [(one.board, one.title, one.name, one.thing.title) for one in way.open]
    cells = tuple(tuple(Cell(text) for text in (*row, "", "", "", "")) for row in rows if of is None or row[0] == of)
    table = Table("What is open", tuple(map(Column, HEADINGS)), cells)
    return Report("What is open", (table,), table, [dict(zip(HEADINGS, row, strict=False)) for row in rows])
