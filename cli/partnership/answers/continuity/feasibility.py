"""Whether last year's attendance would have met the new quorum: of boards whose rule changes, and of boards that take others' seats over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.continuity.endings import title
from partnership.answers.quorum.opened import Asked, Quorums
from partnership.answers.quorum.replay import HELD
from partnership.quorum.judging import Answer, judge_by
from partnership.records.model.meeting import ChairedBy, Eligible, MinutedQuorum
from partnership.words import dates
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from partnership.answers.continuity.ledger import Ledger, Row
    from partnership.answers.load import Records
    from partnership.answers.side import Side
    from partnership.quorum.directory import Context
    from partnership.records.model.attendance import Attendee
    from partnership.records.model.board import Board
    from partnership.records.model.meeting import Meeting
    from partnership.records.model.seat import Seat
    from partnership.records.model.terms import Terms

_YEAR = 365
_ANSWERS = {Answer.QUORATE: Truth.YES, Answer.INQUORATE: Truth.NO, Answer.SOME: Truth.NO}


class Tried(NamedTuple):
    """A meeting of the past, and whether the new rule would have been met at it throughout."""

    meeting: str
    met: Truth


class Feasible(NamedTuple):
    """The new quorum of a board, tried on the meetings of one year.

    `of` is the board whose meetings they are, itself or one that ended; `tried` are those of the twelve months to the last of them. `why` says why
    it cannot be told, empty where it could be tried. `unmatched` are seats of the board that are no seat's of the one whose meetings they are: nobody
    knows who would have come for them.
    """

    board: str
    title: str
    of: str | None = None
    of_title: str = ""
    tried: tuple[Tried, ...] = ()
    unmatched: tuple[str, ...] = ()
    why: str = ""

    def number(self, met: Truth) -> int:
        """Return how many of the meetings would have met it, would not, or cannot be told."""
        return sum(one.met is met for one in self.tried)


def feasibility(before: Side, after: Side, found: Ledger, changed: Iterable[str] = ()) -> tuple[Feasible, ...]:
    """Return what last year's attendance makes of new quorums: of the boards that come after those that end, then of boards that go on.

    `changed` are boards on both sides whose terms may differ; those whose rule of quorum is the same are left out.
    """
    after_ends = dict.fromkeys(board for one in found.certain for board in one.successors)
    results = [_of_successor(before, after, found, board) for board in after_ends]
    results += [one for board in changed if (one := _of_changed(before, after, board)) is not None]
    return tuple(results)


def _of_changed(before: Side, after: Side, board_id: str) -> Feasible | None:
    earlier, board = before.records.board(board_id), after.records.board(board_id)
    if earlier is None or board is None:
        return None
    old, new = _terms(earlier, before), _terms(board, after)
    if new is None or new.quorum is None or (old is not None and old.quorum == new.quorum):
        return None
    starts = new.holds.starts
    # terms that were amended and say no new day were not in force at any meeting yet
    amended = old is not None and old.holds.starts == starts
    meetings = [
        one
        for one in _held(before.records, board_id)
        if amended or starts == dates.OPEN_START or one.day.before(starts) is not Truth.NO
    ]
    if not meetings:
        return Feasible(
            board_id, board.title, board_id, board.title, why="no meeting from before it began is on record"
        )
    quorums = Quorums(after.records)
    replayed = quorums.replayed(Asked(new.quorum, "", new), board, _year(meetings))
    tried = (Tried(one.meeting.id, _ANSWERS.get(one.after.answer, Truth.UNKNOWN)) for one in replayed.meetings)
    return Feasible(board_id, board.title, board_id, board.title, tuple(tried))


def _of_successor(before: Side, after: Side, found: Ledger, board_id: str) -> Feasible:
    board = after.records.board(board_id)
    nothing = Feasible(board_id, title(after.records, board_id))
    if board is None:
        return nothing._replace(why="there is no record of it that can be read")
    terms = _terms(board, after)
    if terms is None or terms.quorum is None:
        return nothing._replace(why="no rule of quorum is on record")
    seats = list(_seats_to(found, board))
    sources = dict.fromkeys(row.board for row, _ in seats)
    if not seats:
        return nothing._replace(why="no seat is recorded as a seat of a board that ended")
    if len(sources) > 1:
        return nothing._replace(why=f"the seats come from {len(sources)} boards, which met apart")
    mapping = {row.thing.key: seat for row, seat in seats}
    if len(set(mapping.values())) < len(mapping):
        return nothing._replace(why="several seats became one, and several people can have come for it")
    (source,) = sources
    return _tried(before, board, terms, source, mapping, Quorums(after.records).context(board))


def _tried(
    before: Side, board: Board, terms: Terms, source: str, mapping: Mapping[str, str], context: Context
) -> Feasible:
    old = before.records.board(source)
    meetings = _held(before.records, source)
    found = Feasible(board.id, board.title, source, title(before.records, source))
    if old is None or not meetings or terms.quorum is None:
        return found._replace(why="no meeting of the board that ended is on record")
    unmatched = tuple(seat for seat, one in _own(board).items() if seat not in mapping.values() and not one.observes)
    seated = _seated(board, old, mapping)
    room = context._replace(board=seated)
    tried = []
    for meeting in _year(meetings):
        answer = judge_by(terms.quorum, _moved(meeting, old, board.id, mapping), room, terms).answer
        met = _ANSWERS.get(answer, Truth.UNKNOWN)
        tried.append(Tried(meeting.id, Truth.UNKNOWN if unmatched and met is Truth.NO else met))
    return found._replace(tried=tuple(tried), unmatched=unmatched)


def _seats_to(found: Ledger, board: Board) -> Iterator[tuple[Row, str]]:
    """Yield the seats that were carried to a seat of a board, with that seat: named as it, or of the same id under the board's new name."""
    for row in found.rows:
        if row.thing.kind == "seat" and row.fate == "carried":
            for heir in row.to:
                seat = heir.seat or (row.thing.key if row.shown_by == "renamed" else None)
                if heir.board == board.id and seat is not None and seat in _own(board):
                    yield row, seat


def _seated(board: Board, old: Board, mapping: Mapping[str, str]) -> Board:
    """Return a board with those in its seats who held the seats that became them; nobody in the others."""
    back = {new: _own(old)[key] for key, new in mapping.items() if key in _own(old)}
    seats = {}
    for key, seat in _own(board).items():
        own = tuple(replace(one, holds=dates.ALWAYS) for one in seat.organisations)
        was = back.get(key)
        seats[key] = replace(
            seat,
            holds=dates.ALWAYS,
            organisations=own,
            holders=() if was is None else was.holders,
            substitutes=() if was is None else was.substitutes,
            vacant=() if was is None else was.vacant,
        )
    # who chaired the new board is no answer to who would have chaired the old one
    return replace(board, seats=seats, officers=())


def _own(board: Board) -> Mapping[str, Seat]:
    return board.seats or {}


def _moved(meeting: Meeting, old: Board, board: str, mapping: Mapping[str, str]) -> Meeting:
    """Return a meeting as one of another board: everybody in the seat that theirs became, or in attendance; all business left out."""
    people = {person for key in mapping if key in _own(old) for one in _own(old)[key].holders for person in one.persons}
    rows = tuple(_row(row, people, mapping) for row in meeting.attendance)
    return replace(
        meeting,
        board=board,
        attendance=rows,
        quorum=MinutedQuorum(),
        eligible=Eligible(),
        chaired_by=ChairedBy(person=meeting.chaired_by.person) if meeting.chaired_by.person in people else ChairedBy(),
        replies=(),
        interests=(),
        items=(),
        decisions=None,
    )


def _row(row: Attendee, people: set[str], mapping: Mapping[str, str]) -> Attendee:
    seats = tuple(mapping[one] for one in row.seat if one in mapping)
    if seats or (not row.seat and (row.person in people or row.substitute_for in people)):
        return replace(row, seat=seats)
    return replace(row, seat=(), capacity="in-attendance")


def _terms(board: Board, side: Side) -> Terms | None:
    """Return the terms of a board with a rule of quorum on a side; without a day the last of them. None where it is not certain which."""
    found = board.binding if side.day is None else board.terms_on(dates.on(side.day))
    ruled = [one for one in found if one.quorum is not None]
    if side.day is None:
        return max(ruled, key=lambda one: (one.holds.starts.latest, one.holds.ends.latest), default=None)
    return ruled[0] if len(ruled) == 1 else None


def _held(records: Records, board: str) -> list[Meeting]:
    return [one for one in records.meetings(board).read if one.status in HELD]


def _year(meetings: list[Meeting]) -> list[Meeting]:
    """Return the meetings that certainly lie in the twelve months to the last whose day is known."""
    last = max(one.day.earliest for one in meetings)
    return [one for one in meetings if last - _YEAR < one.day.earliest and one.day.latest <= last]
