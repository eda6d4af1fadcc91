"""A record as its file has it: plain data of the right shape, and which record it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.words.kinds import board_of, place_of

if TYPE_CHECKING:
    from partnership.source.reader import Seen


class Document(NamedTuple):
    """A record whose text could be read and whose shape is that of its kind.

    `path` is relative to the folder of records; `data` is what was typed, never changed;
    `seen` is what the reader saw of it in passing.
    """

    kind: str
    id: str
    path: str
    data: dict[str, Any]
    seen: Seen

    @property
    def place(self) -> str:
        """The id of the place it belongs to."""
        return place_of(self.id)

    @property
    def board(self) -> str:
        """The id of the board whose meeting it is."""
        return board_of(self.id)
