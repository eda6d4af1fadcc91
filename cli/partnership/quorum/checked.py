"""The quorum of a meeting as the rules of `check` ask for it: only what is certain, and once for each meeting."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from partnership.documents.fields import day_of
from partnership.quorum.directory import Context, Directory
from partnership.quorum.judging import Answer, Judged, judge
from partnership.quorum.members import bodies_named
from partnership.quorum.not_inquorate import plainly_not_inquorate
from partnership.records import decode
from partnership.records.facts.board import parts_ruled
from partnership.words.kinds import place_of

if TYPE_CHECKING:
    from partnership.documents.document import Document
    from partnership.records.facts.known import Known
    from partnership.records.model.board import Board
    from partnership.records.model.meeting import Meeting


class Asked:
    """A meeting's record of which the quorum is asked for; what is asked of it is worked out once."""

    def __init__(self, record: Document, known: Known) -> None:
        self.record = record
        self.known = known

    @cached_property
    def meeting(self) -> Meeting:
        """The meeting."""
        return decode.meeting(self.record)

    @cached_property
    def context(self) -> Context | None:
        """Its board with what the rules name beyond it; None where no rule of it is known."""
        return context_of(self.record.board, self.known)

    @cached_property
    def plainly_not_inquorate(self) -> bool:
        """Whether no count could find it inquorate; where that is not plain, it has to be counted."""
        return self.context is not None and plainly_not_inquorate(
            self.record.data, day_of(self.record), self.context.board
        )

    @cached_property
    def judged(self) -> Judged | None:
        """What the rules come to; None where no rule of its board is known."""
        return None if self.context is None else judge(self.meeting, self.context, most_readings=1)

    @property
    def unruled(self) -> Judged:
        """What is to be said of it where no rule of its board is known: nothing but what its minutes say."""
        return Judged(self.meeting, Answer.CANNOT_TELL, (), "")


_last: list[Asked] = []
"""The meeting that was asked for last: the rules ask for each in turn."""


def asked(record: Document, known: Known) -> Asked:
    """Return a meeting of which the quorum is asked for."""
    if not _last or _last[0].record.data is not record.data or _last[0].known is not known:
        _last[:] = [Asked(record, known)]
    return _last[0]


def context_of(board_id: str, known: Known) -> Context | None:
    """Return a board with what its rules name beyond it; None where no rule of it is known.

    Of another board nothing is known here where it has no rule itself.
    """
    ruled = _ruled(board_id, known)
    if ruled is None:
        return None
    named = {body: _ruled(body, known) for body in _named_by(board_id, ruled)}
    others = {body: _board(body, other) for body, other in named.items() if other is not None}
    return Context(_board(board_id, ruled), Directory(place_of(board_id), known), others)


def _ruled(board_id: str, known: Known) -> bytes | None:
    facts = known.boards.get(board_id)
    return None if facts is None else facts.ruled


@lru_cache(maxsize=64)
def _named_by(board_id: str, ruled: bytes) -> tuple[str, ...]:
    """Return the other boards that a board's rules name."""
    terms = _board(board_id, ruled).terms_of_reference
    return tuple(sorted({body for one in terms for body in bodies_named(one.quorum)} - {board_id}))


@lru_cache(maxsize=64)
def _board(board_id: str, ruled: bytes) -> Board:
    return decode.board_from(board_id, parts_ruled(ruled))
