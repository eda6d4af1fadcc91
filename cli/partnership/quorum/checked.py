"""The quorum of a meeting as the rules of `check` ask for it: only what is certain, and once for each meeting."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.quorum.directory import Context, Directory
from partnership.quorum.judging import Answer, Judged, bodies_named, judge
from partnership.records import decode
from partnership.records.facts.board import parts_ruled
from partnership.words.kinds import place_of

if TYPE_CHECKING:
    from partnership.documents.document import Document
    from partnership.records.facts.known import Known
    from partnership.records.model.board import Board


class _Last(NamedTuple):
    """The meeting that was asked for last: the rules ask for each in turn."""

    data: dict[str, Any]
    known: Known
    judged: Judged | None


_last: list[_Last] = []


def judged(record: Document, known: Known) -> Judged | None:
    """Return the quorum of a meeting's record; None where no rule of its board is known."""
    for last in _last:
        if last.data is record.data and last.known is known:
            return last.judged
    context = context_of(record.board, known)
    found = None if context is None else judge(decode.meeting(record), context, most_readings=1)
    _last[:] = [_Last(record.data, known, found)]
    return found


def unruled(record: Document) -> Judged:
    """Return what is to be said of a meeting whose board has no known rule: nothing but what its minutes say."""
    return Judged(decode.meeting(record), Answer.CANNOT_TELL, (), "")


def context_of(board_id: str, known: Known) -> Context | None:
    """Return a board with what its rules name beyond it; None where no rule of it is known.

    Of another board nothing is known here where it has no rule itself.
    """
    board = _board_of(board_id, known)
    if board is None:
        return None
    named = {body for terms in board.terms_of_reference for body in bodies_named(terms.quorum)} - {board_id}
    others = {body: other for body in sorted(named) if (other := _board_of(body, known)) is not None}
    return Context(board, Directory(place_of(board_id), known), others)


def _board_of(board_id: str, known: Known) -> Board | None:
    facts = known.boards.get(board_id)
    return None if facts is None or facts.ruled is None else _board(board_id, facts.ruled)


@lru_cache(maxsize=64)
def _board(board_id: str, ruled: bytes) -> Board:
    return decode.board_from(board_id, parts_ruled(ruled))
