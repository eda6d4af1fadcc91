"""Whether a board is there, had begun or is over on a side of a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.board_state import begun, board_state
from partnership.documents import fields
from partnership.words import dates
from partnership.words.truth import Truth, known

if TYPE_CHECKING:
    from partnership.answers.side import Side


def there(side: Side, board: str) -> Truth:
    """Whether a board that has a record on a side is there."""
    document = side.records.document("board", board)
    if document is None:
        return Truth.UNKNOWN
    if side.day is None:
        return known("dissolved" not in document.data and not fields.only_proposed(document.data))
    day = dates.on(side.day)
    state = board_state(side.records, document, day).name
    if state == "not known":
        return Truth.UNKNOWN
    return known(state == "in existence")


def was(side: Side, board: str) -> Truth:
    """Whether a board had begun by a side: it is there, or was and is over."""
    document = side.records.document("board", board)
    if document is None:
        return Truth.UNKNOWN
    if side.day is None:
        return known(not fields.only_proposed(document.data))
    day = dates.on(side.day)
    return begun(side.records, document, day) | known(board_state(side.records, document, day).name == "ended")


def over(side: Side, board: str) -> Truth:
    """Whether a board has ended by a side: it has no record there, or one that says so."""
    if board not in side.records.listed["board"]:
        return Truth.YES
    document = side.records.document("board", board)
    if document is None:
        return Truth.UNKNOWN
    if "dissolved" not in document.data:
        return Truth.NO
    if side.day is None:
        return Truth.YES
    state = board_state(side.records, document, dates.on(side.day)).name
    if state != "not known":
        return known(state == "ended")
    return Truth.NO if fields.life(document.data).ends.earliest >= side.day.toordinal() else Truth.UNKNOWN
