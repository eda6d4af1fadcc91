"""A board's attendance as other records have it: those of an earlier time, in which it may have been filed under another id."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.attendance.asking import attendance_in
from partnership.answers.attendance.comparison import compared

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership.answers.attendance.comparison import Changes
    from partnership.answers.attendance.instead import Instead
    from partnership.answers.attendance.ledger import Ledger
    from partnership.answers.load import Records


class Earlier(NamedTuple):
    """A board as other records have it: the id under which it is filed there, None where they have no such board, and what differs.

    Nothing can be said to differ where there is no such board, or where its record cannot be read.
    """

    filed: str | None
    changes: Changes | None


def filed_as(now: Records, then: Records, board_id: str) -> str | None:
    """Return the id under which a board was filed then: its own, or one that it says it had before; None where there was none."""
    document = now.document("board", board_id)
    former: Iterable[str] = document.data.get("formerly", ()) if document else ()
    return next((one for one in (board_id, *former) if one in then.listed["board"]), None)


def since(now: Records, then: Records, ledger: Ledger, instead: Instead | None = None) -> Earlier:
    """Return what differs in a board's attendance from what the records said then.

    The window and the day answered for are those of the ledger, and so is what is asked for `instead` of the board's own rules.
    """
    filed = filed_as(now, then, ledger.board.id)
    board = then.board(filed) if filed else None
    if board is None:
        return Earlier(filed, None)
    before = attendance_in(then, board, ledger.window, ledger.as_of, instead)
    return Earlier(filed, compared(before, ledger, _moved(now, then, ledger.board.id, board.id)))


def _moved(now: Records, then: Records, board_id: str, filed: str) -> dict[str, str]:
    """Return the id that a meeting has now, by its id then, where its name is another and a publisher's reference is the same.

    A day that is found later moves an undated meeting's file. A reference that several meetings have tells nothing.
    """
    here, there = (
        {one.rpartition("/")[2]: one for one in ids} for ids in (now.meeting_ids(board_id), then.meeting_ids(filed))
    )
    gone = {there[name] for name in there.keys() - here.keys()}
    if not gone:
        return {}
    come = {here[name] for name in here.keys() - there.keys()}
    old, new = _by_reference(then, there.values()), _by_reference(now, here.values())
    pairs = {(old[one], new[one]) for one in old.keys() & new.keys() if old[one] in gone and new[one] in come}
    often = Counter(one for pair in pairs for one in pair)
    return {was: is_ for was, is_ in pairs if often[was] == often[is_] == 1}


def _by_reference(records: Records, meetings: Iterable[str]) -> dict[tuple[str, str], str]:
    """Return meetings by the references that only one of them has."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in meetings:
        document = records.document("meeting", one)
        for reference in document.data.get("references", ()) if document else ():
            found.setdefault((reference["system"], reference["id"]), []).append(one)
    return {reference: ids[0] for reference, ids in found.items() if len(ids) == 1}
