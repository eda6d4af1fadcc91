"""The attendance of one board over one window: the one ledger behind every figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers import judging
from partnership.answers.judging import Judge, Verdict, asked
from partnership.answers.register import Cell, Count, Mark, MeetingState, Rate, Register, Row
from partnership.records import facts
from partnership.words import dates
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from partnership.answers.judging import JudgedBy, Judgement, RuleState
    from partnership.answers.load import Meetings
    from partnership.answers.register import Key, Other, Subject
    from partnership.answers.windows import Window
    from partnership.records.model import AttendanceRule, Board, Meeting
    from partnership.words.dates import Moment


class Ledger(NamedTuple):
    """The attendance of one board over one window."""

    board: Board
    window: Window
    as_of: date
    judged_by: tuple[JudgedBy, ...]
    rule_state: RuleState
    meetings: tuple[MeetingState, ...]
    people: tuple[Row, ...]
    seats: tuple[Row, ...]
    organisations: tuple[Row, ...]
    judgements: Mapping[tuple[Subject, Key], Judgement]
    others: tuple[Other, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row: people, seats, organisations."""
        return (*self.people, *self.seats, *self.organisations)

    @property
    def counted(self) -> tuple[MeetingState, ...]:
        """The meetings that count, or may: each has a cell in every row."""
        return tuple(state for state in self.meetings if state.counts is not Truth.NO)

    def judgement(self, row: Row) -> Judgement:
        """Return what the rules make of a row."""
        return self.judgements[row.id]


def ledger(board: Board, meetings: Meetings, window: Window, as_of: date, rule: AttendanceRule | None = None) -> Ledger:
    """Return the attendance of a board over a window, as the records of `as_of` and before give it.

    Each meeting is judged by the terms of reference in force on its day, unless `rule` is asked for.
    """
    states = _states(meetings, window, as_of)
    judged_by, _ = judging.in_force(board, _counted(states), window, rule)
    states = tuple(_without_those_left_out(state, judged_by) for state in states)
    judged_by, rule_state = judging.in_force(board, _counted(states), window, rule)
    register = Register(board, _counted(states))
    people, seats, organisations = register.people(), register.seats(), register.organisations()
    judgements = Judge(judged_by).judgements(people, seats, organisations)
    return Ledger(
        board,
        window,
        as_of,
        judged_by,
        rule_state,
        states,
        tuple(people),
        tuple(seats),
        tuple(organisations),
        judgements,
        register.others(),
    )


def _counted(states: tuple[MeetingState, ...]) -> list[MeetingState]:
    return [state for state in states if state.counts is not Truth.NO]


def _without_those_left_out(state: MeetingState, judged_by: tuple[JudgedBy, ...]) -> MeetingState:
    why = judging.left_out(judged_by, state) if state.counts is not Truth.NO else None
    return state if why is None else state._replace(counts=Truth.NO, why=why)


def _states(meetings: Meetings, window: Window, as_of: date) -> tuple[MeetingState, ...]:
    period, today = window.period, dates.on(as_of)
    states = []
    for meeting in meetings.read:
        within = period.holds_on(meeting.day)
        if within is not Truth.NO:
            counts, why = _counting(meeting, within, today)
            states.append(MeetingState(meeting.id, meeting.day, meeting.kind, meeting.status, counts, why, meeting))
    for meeting_id in meetings.unread:
        day = facts.day_in(meeting_id)
        if period.holds_on(day) is not Truth.NO and today.before(day) is not Truth.YES:
            states.append(
                MeetingState(meeting_id, day, "unknown", "unread", Truth.UNKNOWN, "its file cannot be read", None)
            )
    return tuple(sorted(states, key=lambda state: (state.day.latest, state.day.earliest, state.id)))


def _counting(meeting: Meeting, within: Truth, today: Moment) -> tuple[Truth, str]:
    """Return whether a meeting counts before any rule is asked, and why."""
    future = today.before(meeting.day)
    if meeting.status == "planned":
        return Truth.NO, "outcome not recorded" if meeting.day.before(today) is Truth.YES else "planned"
    if meeting.status != "held":
        return Truth.NO, meeting.status.replace("-", " ")
    if future is Truth.YES:
        return Truth.NO, "after the day asked about"
    if within is Truth.UNKNOWN:
        return Truth.UNKNOWN, "held, on a day that may lie outside the window"
    if future is Truth.UNKNOWN:
        return Truth.UNKNOWN, "held, on a day that may be after the day asked about"
    return Truth.YES, "held"


__all__ = ["Cell", "Count", "Ledger", "Mark", "MeetingState", "Rate", "Row", "Verdict", "asked", "ledger"]
