"""What a record is called in a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.titles import Titles
from partnership.words.kinds import place_of

if TYPE_CHECKING:
    from partnership.answers.changes.compared import Changes


def named(changes: Changes, kind: str, record: str) -> str:
    """Return what a record is called, as it is after, or before where it is not there any more."""
    side = changes.after if record in changes.after.records.listed[kind] else changes.before
    return Titles(side.records, place_of(record)).record(kind, record)


def title(changes: Changes, board: str) -> str:
    """Return what a board is called."""
    return named(changes, "board", board)
