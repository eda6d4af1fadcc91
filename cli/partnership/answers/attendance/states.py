"""Which meetings count before any rule is asked, which do not and why, and which are still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.attendance.marks import MeetingState
from partnership.documents import fields
from partnership.words import dates
from partnership.words.truth import Truth, all_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from partnership.answers.load import Meetings
    from partnership.records.model.meeting import Meeting
    from partnership.words.dates import Moment, Period

_WILL_NOT_BE_HELD = frozenset({"cancelled", "postponed", "abandoned"})


def states_in(meetings: Meetings, period: Period, as_of: date) -> tuple[MeetingState, ...]:
    """Return the meetings that lie, or may lie, in a period, in order of day, as they stand on a day."""
    today = dates.on(as_of)
    states = []
    for meeting in meetings.read:
        within = period.holds_on(meeting.day)
        if within is not Truth.NO:
            counts, why = _counting(meeting, within, today)
            states.append(MeetingState(meeting.id, meeting.day, meeting.kind, meeting.status, counts, why, meeting))
    for meeting_id in meetings.unread:
        day = fields.day_in(meeting_id)
        if period.holds_on(day) is not Truth.NO and today.before(day) is not Truth.YES:
            states.append(
                MeetingState(meeting_id, day, "unknown", "unread", Truth.UNKNOWN, "its file cannot be read", None)
            )
    return _in_order(states)


def to_come(meetings: Meetings, period: Period, as_of: date) -> tuple[MeetingState, ...]:
    """Return the meetings of a period that are, or may be, still to come on a day.

    A meeting that the records know to have been held later was still to come on the day.
    """
    today = dates.on(as_of)
    states = []
    for meeting in meetings.read:
        planned = meeting.status == "planned"
        ahead = ~meeting.day.before(today) if planned else today.before(meeting.day)
        if planned or ahead is Truth.YES:
            states += _not_held(meeting, all_of((period.holds_on(meeting.day), ahead)), "still to come")
    return _in_order(states)


def not_recorded(meetings: Meetings, period: Period, as_of: date) -> tuple[MeetingState, ...]:
    """Return the meetings of a period whose day has passed on a day, and whose outcome is not recorded."""
    today = dates.on(as_of)
    passed = (one for one in meetings.read if one.status == "planned" and one.day.before(today) is Truth.YES)
    return _in_order(
        state
        for meeting in passed
        for state in _not_held(
            meeting, all_of((period.holds_on(meeting.day), Truth.UNKNOWN)), "its outcome is not recorded"
        )
    )


def _not_held(meeting: Meeting, counts: Truth, why: str) -> list[MeetingState]:
    if counts is Truth.NO or meeting.status in _WILL_NOT_BE_HELD:
        return []
    return [MeetingState(meeting.id, meeting.day, meeting.kind, "planned", counts, why, None)]


def _in_order(states: Iterable[MeetingState]) -> tuple[MeetingState, ...]:
    return tuple(sorted(states, key=lambda state: (state.day.latest, state.day.earliest, state.id)))


def _counting(meeting: Meeting, within: Truth, today: Moment) -> tuple[Truth, str]:
    """Return whether a meeting counts before any rule is asked, and why.

    One that was, or may have been, abandoned for want of a quorum counts where a rule says that it
    does, which is asked later.
    """
    future = today.before(meeting.day)
    if meeting.status == "planned":
        return Truth.NO, "outcome not recorded" if meeting.day.before(today) is Truth.YES else "planned"
    deemed = _for_want_of_a_quorum(meeting) if meeting.status == "abandoned" else Truth.NO
    if meeting.status != "held" and deemed is Truth.NO:
        return Truth.NO, meeting.status.replace("-", " ")
    if future is Truth.YES:
        return Truth.NO, "after the day asked about"
    if deemed is Truth.UNKNOWN:
        return Truth.UNKNOWN, "abandoned; whether for want of a quorum is not recorded"
    held = "held" if meeting.status == "held" else "abandoned, and deemed to have been held"
    if within is Truth.UNKNOWN:
        return Truth.UNKNOWN, f"{held}, on a day that may lie outside the window"
    if future is Truth.UNKNOWN:
        return Truth.UNKNOWN, f"{held}, on a day that may be after the day asked about"
    return Truth.YES, held


def _for_want_of_a_quorum(meeting: Meeting) -> Truth:
    return {"inquorate": Truth.YES, "quorate": Truth.NO, "no-rule": Truth.NO}.get(
        meeting.quorum.minuted or "", Truth.UNKNOWN
    )
