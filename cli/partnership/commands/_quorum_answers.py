"""What `partnership quorum` answers: one page for each thing that can be asked, with the answers that it can fail for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.quorum import at_item, coming, forward, statutory
from partnership.answers.quorum.opened import Asked, Quorums, RuleError
from partnership.answers.titles import Titles
from partnership.commands import _quorum
from partnership.commands._run import Refused, found
from partnership.records.model.board import Board
from partnership.views.quorum.forward import prospect
from partnership.views.quorum.in_words import in_words
from partnership.views.quorum.names import Names
from partnership.views.quorum.overview import BoardSeen, Planned
from partnership.views.quorum.pages import Pages
from partnership.views.quorum.rules import RuleRead
from partnership.views.quorum.tried import Stretch
from partnership.words import dates
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from partnership.answers.load import Meetings, Records
    from partnership.quorum.agenda import Point
    from partnership.records.model.meeting import Meeting
    from partnership.report import Report
    from partnership.words.dates import Moment, Period
    from partnership.words.finding import Finding

_YEAR = timedelta(days=365)
_ABOUT = {
    "--statutes": "--statutes lists them all; leave the rest out",
    "--reachable": "--reachable is about one board; name it, without a meeting",
    "--rule": "--rule with a rule tries it on one board's meetings; name the board, without a meeting, or leave the rule out",
    "--present": "--present is about a meeting ahead by its board's own rule; name the board or the meeting, and leave --rule and --reachable out",
    "--apologies": "--apologies is about a meeting ahead by its board's own rule; name the board or the meeting, and leave --rule and --reachable out",
    "--item": "--item is about one meeting; name it, such as BOARD DATE",
    "--from": "--from and --to are about all the meetings of a board; leave them out",
    "--explain": "--explain says who was counted at meetings; leave it out",
}


class Asking(NamedTuple):
    """What was typed, and the records that it is asked of."""

    opened: Records
    as_of: date
    what: str | None
    when: str | None
    rule: str | None
    reachable: bool
    statutes: bool
    present: tuple[str, ...]
    apologies: tuple[str, ...]
    item: str | None
    explain: bool
    first: date | None
    last: date | None

    def only(self, *allowed: str) -> None:
        """Raise Refused where an option was given that is not about what is asked."""
        given = {
            "--statutes": self.statutes,
            "--reachable": self.reachable,
            "--rule": self.rule is not None,
            "--present": bool(self.present),
            "--apologies": bool(self.apologies),
            "--item": self.item is not None,
            "--from": bool(self.first or self.last),
            "--explain": self.explain,
        }
        strange = next((option for option, is_ in given.items() if is_ and option not in allowed), None)
        if strange is not None:
            raise Refused(_ABOUT[strange])

    @property
    def today(self) -> Moment:
        """The day answered for."""
        return dates.on(self.as_of)

    @property
    def period(self) -> Period:
        """The days that meetings are looked at in."""
        return dates.Period(
            dates.on(self.first) if self.first else dates.OPEN_START,
            dates.on(self.last) if self.last else dates.OPEN_END,
        )


class Answered(NamedTuple):
    """A page, the answers that it can fail for, and why files that it rests on could not be read."""

    report: Report
    answers: tuple[str, ...]
    unread: list[Finding]


def answered(asking: Asking) -> Answered:
    """Return the answer to what was asked. Raises Refused."""
    if asking.statutes:
        asking.only("--statutes")
        if asking.what is not None:
            raise Refused(_ABOUT["--statutes"])
        names = Names({}, Titles(asking.opened, ""))
        return Answered(Pages(asking.as_of).statutes(statutory.STATUTORY, names), (), [])
    if asking.what is None:
        return _of_no_board(asking)
    target = _quorum.target(asking.opened, asking.what, asking.when, asking.as_of)
    board = _board(asking.opened, target.board)
    if asking.reachable:
        return _reachable(asking, board, target)
    if asking.rule:
        return _replay(asking, board, target)
    if asking.rule is not None:
        return _rules(asking, [board], target.meeting)
    if target.meeting is not None or asking.present or asking.apologies:
        named = target.meeting or _quorum.last_or_next(asking.opened, board.id, "next", asking.as_of)
        return _meeting(asking, board, named)
    asking.only("--from", "--explain")
    return _boards(asking, [board.id])


def _board(opened: Records, board_id: str) -> Board:
    board = opened.board(board_id)
    if board is None:
        message = f"the record of {board_id} cannot be read; `partnership check` says why"
        raise Refused(message)
    return board


def _of_no_board(asking: Asking) -> Answered:
    if asking.rule:
        asking.only("--rule")
        return _rule_typed(asking, asking.rule)
    with_meetings = asking.opened.boards_with_meetings()
    if not with_meetings:
        message = "no board here has a meeting on record; meetings are records/meetings/PLACE/BOARD/DATE.yaml"
        raise Refused(message)
    if asking.rule is not None:
        boards = [board for one in with_meetings if (board := asking.opened.board(one)) is not None]
        return _rules(asking, boards, None)
    asking.only("--from")
    return _boards(asking, with_meetings)


# -- boards and meetings


def _boards(asking: Asking, ids: list[str]) -> Answered:
    opened = asking.opened
    if len(ids) == 1 and ids[0] not in opened.boards_with_meetings():
        message = f"no meeting of {ids[0]} is on record; `partnership quorum {ids[0]} --rule` reads its rule back, `partnership list meetings` shows the meetings there are"
        raise Refused(message)
    quorums = Quorums(opened)
    seen = [_seen(asking, quorums, board) for one in ids if (board := opened.board(one)) is not None]
    unread = opened.faults_of(ids)
    report = Pages(asking.as_of, unread).boards(seen, alone=len(ids) == 1, explain=asking.explain)
    return Answered(report, tuple(one.honoured.value for each in seen for one in each.held), unread)


def _seen(asking: Asking, quorums: Quorums, board: Board) -> BoardSeen:
    meetings = asking.opened.meetings(board.id)
    held = tuple(quorums.of(one, board, meetings) for one in _quorum.been(meetings, asking.today, asking.period))
    words = in_words(asking.opened, board, explain=asking.explain)
    planned = tuple(
        Planned(
            one, passed=passed, coming=() if passed else coming.coming(quorums, one, board, (), (), words.names.titles)
        )
        for one in _quorum.to_come(meetings, asking.today, asking.period)
        for passed in (one.day.before(asking.today) is Truth.YES,)
    )
    return BoardSeen(words, held, planned, meetings.unread)


def _meeting(asking: Asking, board: Board, meeting_id: str) -> Answered:
    meetings = asking.opened.meetings(board.id)
    meeting = next((one for one in meetings.read if one.id == meeting_id), None)
    if meeting is None:
        message = f"the record of {meeting_id} cannot be read; `partnership check` says why"
        raise Refused(message)
    if meeting.status in {"cancelled", "postponed"}:
        message = f"{meeting_id} was {meeting.status}, so there was no quorum to be had"
        raise Refused(message)
    unread = asking.opened.faults_of([board.id])
    ahead = _quorum.to_come(meetings, asking.today)
    planned = next((one for one in ahead if one.id == meeting_id), None)
    if planned is not None:
        asking.only("--present", "--apologies", "--item", "--explain")
        return _ahead(asking, board, planned, unread)
    if asking.present or asking.apologies:
        message = f"{meeting_id} was held; --present and --apologies are about a meeting ahead"
        raise Refused(message)
    asking.only("--item", "--explain")
    return _held(asking, board, meeting, meetings, unread)


def _held(asking: Asking, board: Board, meeting: Meeting, meetings: Meetings, unread: list[Finding]) -> Answered:
    held = Quorums(asking.opened).of(meeting, board, meetings)
    point = _item(asking, meeting)
    held = held if point is None else at_item.only(held, point)
    words = in_words(asking.opened, board, explain=asking.explain)
    report = Pages(asking.as_of, unread).held(held, words, point, explain=asking.explain)
    return Answered(report, (held.honoured.value,), unread)


def _item(asking: Asking, meeting: Meeting) -> Point | None:
    """Return the item that is asked about, None where the whole meeting is. Raises Refused where it has none such."""
    if asking.item is None:
        return None
    try:
        return at_item.item_of(meeting, asking.item)
    except at_item.UnknownItemError as error:
        raise Refused(str(error)) from None


def _ahead(asking: Asking, board: Board, meeting: Meeting, unread: list[Finding]) -> Answered:
    point = _item(asking, meeting)
    meeting = meeting if point is None else at_item.cut_to(meeting, point)
    words = in_words(asking.opened, board, explain=asking.explain)
    try:
        found_ = coming.coming(
            Quorums(asking.opened), meeting, board, asking.present, asking.apologies, words.names.titles
        )
    except forward.StrangerError as error:
        raise Refused(str(error)) from None
    report = Pages(asking.as_of, unread).coming(meeting, found_, words, explain=asking.explain)
    return Answered(report, (prospect(found_),), unread)


# -- rules


def _rules(asking: Asking, boards: list[Board], meeting_id: str | None) -> Answered:
    asking.only("--rule")
    day = asking.today
    if meeting_id is not None:
        meetings = asking.opened.meetings(boards[0].id)
        day = next((one.day for one in meetings.read if one.id == meeting_id), day)
    found_ = []
    for board in boards:
        words = in_words(asking.opened, board)
        versions = board.terms_on(day)
        found_ += [RuleRead(words, one.quorum, one, day) for one in versions] or [RuleRead(words, None, None, day)]
    unread = asking.opened.faults_of(board.id for board in boards)
    return Answered(Pages(asking.as_of, unread).rules(found_), (), unread)


def _rule_typed(asking: Asking, typed: str) -> Answered:
    """Return a rule read back that is not asked for a board: that of a file, a statute, or a board that was named for it."""
    from os.path import lexists

    opened = asking.opened
    if "@" not in typed and not typed.startswith(_quorum.STATUTE) and not lexists(typed):
        board = _board(opened, found(opened, "board", typed, asking.as_of))
        return _rules(asking._replace(rule=""), [board], None)
    asked = _quorum.rule(typed, opened, asking.as_of)
    own = _board(opened, asked.board) if asked.board else None
    words = in_words(opened, own or Board(id=""))
    read = RuleRead(words, asked.rule, asked.terms, asking.today, where=None if own else asked.where)
    return Answered(Pages(asking.as_of).rules([read]), (), [])


def _asked(asking: Asking, board: Board, quorums: Quorums) -> Asked:
    """Return the rule that is tried: the one typed, else the board's own on the day. Raises Refused."""
    if asking.rule:
        asked = _quorum.rule(asking.rule, asking.opened, asking.as_of)
        _quorum.fits(asked, asking.rule, board, quorums)
        return asked
    try:
        return quorums.rule_of(board, asking.today)
    except RuleError as error:
        message = f"{error}; ask for another day with --as-of, or name a rule with --rule"
        raise Refused(message) from None


def _replay(asking: Asking, board: Board, target: _quorum.Target) -> Answered:
    asking.only("--rule", "--from", "--explain")
    if target.meeting is not None:
        raise Refused(_ABOUT["--rule"])
    words = in_words(asking.opened, board, explain=asking.explain)
    quorums = Quorums(asking.opened)
    asked = _asked(asking, board, quorums)
    meetings = asking.opened.meetings(board.id)
    past = _quorum.been(meetings, asking.today, asking.period)
    tried = quorums.replayed(asked, board, past)
    unread = asking.opened.faults_of([board.id])
    stretch = Stretch(asking.first, asking.last or asking.as_of)
    report = Pages(asking.as_of, unread).replay(tried, asked, words, stretch, explain=asking.explain)
    return Answered(report, tuple(one.after.answer.value for one in tried.meetings), unread)


def _reachable(asking: Asking, board: Board, target: _quorum.Target) -> Answered:
    asking.only("--reachable", "--rule", "--from", "--explain")
    if target.meeting is not None:
        raise Refused(_ABOUT["--reachable"])
    words = in_words(asking.opened, board, explain=asking.explain)
    quorums, meetings = Quorums(asking.opened), asking.opened.meetings(board.id)
    asked = _asked(asking, board, quorums)
    first = asking.first or (None if asking.last else asking.as_of - _YEAR + timedelta(days=1))
    stretch = Stretch(first, asking.last or asking.as_of)
    past = _quorum.been(meetings, asking.today, asking._replace(first=stretch.first, last=stretch.last).period)
    tried = quorums.replayed(asked, board, past)
    reach = quorums.reachable(asked, board, asking.today)
    unread = asking.opened.faults_of([board.id])
    report = Pages(asking.as_of, unread).reachable(reach, tried, asked, words, stretch)
    words_of = {Truth.YES: "quorate", Truth.NO: "inquorate", Truth.UNKNOWN: "cannot tell"}
    return Answered(report, () if reach is None else (words_of[reach.met],), unread)
