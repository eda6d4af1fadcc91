"""What a change of the records does to attendance and quorum that are on record: verdicts and answers that are others than before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.attendance.asking import Stretch, attendance_of
from partnership.answers.attendance.earlier import filed_as, since
from partnership.answers.overlaid import differing
from partnership.answers.quorum.opened import Quorums
from partnership.answers.quorum.replay import HELD
from partnership.quorum.judging import judge
from partnership.quorum.members import bodies_named
from partnership.words.kinds import path_of, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from partnership.answers.attendance.comparison import Changes
    from partnership.answers.load import Records
    from partnership.answers.side import Side
    from partnership.quorum.judging import Answer
    from partnership.records.model.board import Board


class Requorumed(NamedTuple):
    """A meeting that was held, whose quorum the records before and after answer otherwise; `meeting` is its id after."""

    board: str
    meeting: str
    before: Answer
    after: Answer


class OnRecord(NamedTuple):
    """What becomes of attendance and quorum on record.

    `attendance` has the boards in whose year a verdict differs, each over the year that its rule looks at now; `looked_at` is how many
    boards with meetings on both sides rest on what differs, and were compared.
    """

    attendance: tuple[Changes, ...]
    quorum: tuple[Requorumed, ...]
    looked_at: int


class _Board(NamedTuple):
    """A board with meetings that is there on both sides, under its own id on each."""

    before: Board
    after: Board


def on_record(before: Side, after: Side, as_of: date) -> OnRecord:
    """Return what a change does to attendance and quorum on record; `as_of` is the day on which attendance is answered for.

    Only boards are looked at that rest on something that differs: their own record, their meetings, their place or one around it,
    or a body that their quorum rules name.
    """
    boards = list(_touched(before.records, after.records))
    attendance = []
    for one in boards:
        ledger = attendance_of(after.records, one.after.id, Stretch(), as_of)
        changes = ledger and since(after.records, before.records, ledger).changes
        if changes and any(row.of_verdict for row in changes.rows):
            attendance.append(changes)
    was, is_ = Quorums(before.records), Quorums(after.records)
    quorum = [found for one in boards for found in _requorumed(before.records, after.records, one, was, is_)]
    return OnRecord(tuple(attendance), tuple(quorum), len(boards))


def _touched(before: Records, after: Records) -> Iterator[_Board]:
    paths = differing(before, after)
    tops = {path.rpartition("/")[0] for path in paths}
    for board_id in after.boards_with_meetings():
        filed = filed_as(after, before, board_id)
        if filed is None or not before.meeting_ids(filed):
            continue
        ids = {board_id, filed}
        direct = any(path_of("board", one) in paths or f"meetings/{one}" in tops for one in ids)
        if not direct and not _around(before, after, ids) & paths and not _named(after, board_id) & paths:
            continue
        was, is_ = before.board(filed), after.board(board_id)
        if was is not None and is_ is not None:
            yield _Board(was, is_)


def _around(before: Records, after: Records, boards: set[str]) -> set[str]:
    places = {place_of(one) for one in boards}
    return {one.path for records in (before, after) for place in places for one in records.around(place)}


def _named(records: Records, board_id: str) -> set[str]:
    board = records.board(board_id)
    rules = [one.quorum for one in board.terms_of_reference if one.quorum is not None] if board else []
    return {path_of("board", body) for rule in rules for body in bodies_named(rule)}


def _requorumed(before: Records, after: Records, board: _Board, was: Quorums, is_: Quorums) -> Iterator[Requorumed]:
    earlier = {one.id.rpartition("/")[2]: one for one in before.meetings(board.before.id).read if one.status in HELD}
    for meeting in after.meetings(board.after.id).read:
        then = earlier.get(meeting.id.rpartition("/")[2])
        if meeting.status not in HELD or then is None:
            continue
        answers = (
            judge(then, was.context(board.before)).answer,
            judge(meeting, is_.context(board.after)).answer,
        )
        if answers[0] is not answers[1]:
            yield Requorumed(board.after.id, meeting.id, *answers)
