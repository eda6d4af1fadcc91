"""Meetings as they stand on a day: planned, held, inquorate, called off or without an outcome, and where their minutes stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.answers.deadlines.course import MET, MOVED, course
from partnership.answers.deadlines.promises import promises
from partnership.answers.quorum.opened import Quorums
from partnership.quorum.judging import Answer, judge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partnership.answers.deadlines.course import Course
    from partnership.answers.deadlines.promises import Promise
    from partnership.answers.load import Records
    from partnership.records.model.meeting import Meeting
    from partnership.words.dates import Moment, Period

MeetingState = Literal[
    "planned", "outcome-not-recorded", "held", "inquorate", "held-informally", "abandoned", "cancelled", "postponed"
]
MinutesState = Literal["none-taken", "not-recorded", "drafted", "sent-round", "agreed", "published", "none-due"]
"""How far the minutes have come: the last of the steps that is recorded. `none-due`: nothing to minute yet, or nothing that was held."""


class Listed(NamedTuple):
    """A meeting as it stands on a day; `papers` is what is promised of its papers, by each clause that does, `all` everything that is, or was before it was called off.

    `sent` is when its papers were sent, `decisions` and `actions` how many there are: nothing of what came after the day.
    """

    meeting: Meeting
    state: MeetingState
    minutes: MinutesState
    agreed_on: Moment | None
    sent: Moment | None
    papers: tuple[Promise, ...]
    all: tuple[Promise, ...]
    decisions: int
    actions: int


def listed(records: Records, boards: Iterable[str], day: Moment, within: Period) -> Iterator[Listed]:
    """Yield the meetings of boards in a stretch of time, certainly or perhaps, by board and day; `day` is the one they are seen from."""
    quorums = Quorums(records)
    for board_id in boards:
        board = records.board(board_id)
        if board is None:
            continue
        run = course(records, board)
        promised: dict[str, list[Promise]] = {}
        for one in promises(run, called_off=True):
            promised.setdefault(one.meeting.id, []).append(one)
        for meeting in run.meetings:
            if within.holds_on(meeting.day).value != "no":
                yield _listed(meeting, run, day, quorums, promised.get(meeting.id, []))


def _listed(meeting: Meeting, run: Course, day: Moment, quorums: Quorums, promised: list[Promise]) -> Listed:
    agreed = run.agreed_on(meeting)
    seen = agreed if agreed is not None and agreed.earliest <= day.latest else None
    papers = tuple(one for one in promised if one.clause.what == "papers" and meeting.status not in MOVED)
    sent = meeting.papers.sent if _by(meeting.papers.sent, day) else None
    over = meeting.day.earliest <= day.latest
    return Listed(
        meeting, _state(meeting, run, day, quorums), _minutes(meeting, day, seen), seen, sent, papers, tuple(promised),
        len(meeting.decisions or ()) if over else 0, len(meeting.actions or ()) if over else 0,
    )  # fmt: skip


def _state(meeting: Meeting, run: Course, day: Moment, quorums: Quorums) -> MeetingState:
    if meeting.status in MET and meeting.day.earliest > day.latest:
        return "planned"
    if meeting.status == "planned":
        return "outcome-not-recorded" if meeting.day.latest < day.earliest else "planned"
    if meeting.status == "held":
        inquorate = (
            meeting.quorum.minuted == "inquorate"
            or judge(meeting, quorums.context(run.board)).answer is Answer.INQUORATE
        )
        return "inquorate" if inquorate else "held"
    return meeting.status  # type: ignore[return-value]  # each other word of the schema is a state too


def _minutes(meeting: Meeting, day: Moment, agreed: Moment | None) -> MinutesState:
    if meeting.status not in MET or meeting.day.earliest > day.latest:
        return "none-due"
    minutes = meeting.minutes
    if minutes.none_taken:
        return "none-taken"
    if _by(minutes.published, day):
        return "published"
    if agreed is not None:
        return "agreed"
    return "sent-round" if _by(minutes.distributed, day) else "drafted" if _by(minutes.drafted, day) else "not-recorded"


def _by(moment: Moment | None, day: Moment) -> bool:
    return moment is not None and moment.earliest <= day.latest
