"""A table of plain text, as a spreadsheet has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.report import Cell, Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterable


def plain_table(title: str, headings: Iterable[str], rows: Iterable[Iterable[str]]) -> Table:
    """Return a table with a cell for each text, and none of them marked."""
    return Table(title, tuple(map(Column, headings)), tuple(tuple(map(Cell, row)) for row in rows))
