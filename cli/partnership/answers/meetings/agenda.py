"""What the front sheet of an agenda needs: the meeting, what is due before it, the minutes to agree and the actions open."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.deadlines.course import MET, course
from partnership.answers.deadlines.promises import promises
from partnership.answers.meetings.actions import actions

if TYPE_CHECKING:
    from partnership.answers.deadlines.promises import Promise
    from partnership.answers.load import Records
    from partnership.answers.meetings.actions import Action
    from partnership.records.model.board import Board
    from partnership.records.model.meeting import Meeting
    from partnership.words.dates import Moment


class Front(NamedTuple):
    """The front of an agenda: the meeting, what is promised before it, the earlier meetings whose minutes are not recorded as agreed, the actions not closed."""

    board: Board
    meeting: Meeting
    before: tuple[Promise, ...]
    minutes: tuple[Meeting, ...]
    actions: tuple[Action, ...]


def front(records: Records, board: Board, meeting: Meeting, day: Moment) -> Front:
    """Return the front of an agenda as a day sees it."""
    run = course(records, board)
    before = tuple(one for one in promises(run) if one.meeting.id == meeting.id and one.before)
    unagreed = tuple(
        one
        for one in run.meetings
        if one.status in MET
        and one.day.latest < meeting.day.earliest
        and not one.minutes.none_taken
        and not _agreed_by(run.agreed_on(one), day)
    )
    open_ = tuple(one for one in actions(records, day, [board.id]) if one.state != "closed")
    return Front(board, meeting, before, unagreed, open_)


def _agreed_by(agreed: Moment | None, day: Moment) -> bool:
    return agreed is not None and agreed.earliest <= day.latest
