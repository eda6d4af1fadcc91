"""What attendance may need to know of other records: other boards, and what a name in a record means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

if TYPE_CHECKING:
    from partnership.answers.load import Meetings
    from partnership.records.model.board import Board

Field = Literal["people", "organisations", "districts"]
"""The field under which a place records something that a board's record names."""


class Others(NamedTuple):
    """Other boards with their meetings, and the ids of those that are asked for and cannot be read."""

    boards: tuple[tuple[Board, Meetings], ...] = ()
    missing: tuple[str, ...] = ()


class Around(Protocol):
    """Other records, as a board's record names them.

    `kept` is where what was worked out of them once is kept for the next ledger of the same records.
    """

    kept: dict[Any, Any]

    def others(self, board_id: str, wanted: tuple[str, ...] | None) -> Others:
        """Return the boards that a board's rule names, without the board itself; with None all others of its place."""

    def id_of(self, board_id: str, field: Field, reference: str, /) -> str:
        """Return the one id of what a board's record names, whichever record names it."""

    def sector(self, board_id: str, organisation: str, /) -> str | None:
        """Return the sector of an organisation; None where it is not recorded."""

    def year_starts(self, board_id: str, /) -> tuple[int, int] | None:
        """Return the month and day on which the financial year of the board's place begins; None where it is as elsewhere."""


class Alone:
    """A board of which no other record is known."""

    def __init__(self) -> None:
        self.kept: dict[Any, Any] = {}

    def others(self, board_id: str, wanted: tuple[str, ...] | None) -> Others:
        """Return no board; those that a rule names are missing."""
        return Others(missing=tuple(one for one in wanted or () if one != board_id))

    def id_of(self, _board_id: str, _field: Field, reference: str) -> str:
        """Return the name itself."""
        return reference

    def sector(self, _board_id: str, _organisation: str) -> str | None:
        """Return that no sector is recorded."""
        return None

    def year_starts(self, _board_id: str) -> tuple[int, int] | None:
        """Return that the financial year begins as elsewhere."""
        return None
