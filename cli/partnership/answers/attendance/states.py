"""Which meetings count before any rule is asked, which do not and why, and which are still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.attendance.marks import MeetingState
from partnership.records import facts
from partnership.words import dates
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from partnership.answers.load import Meetings
    from partnership.records.model import Meeting
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
        day = facts.day_in(meeting_id)
        if period.holds_on(day) is not Truth.NO and today.before(day) is not Truth.YES:
            states.append(
                MeetingState(meeting_id, day, "unknown", "unread", Truth.UNKNOWN, "its file cannot be read", None)
            )
    return _in_order(states)


def to_come(meetings: Meetings, period: Period, as_of: date) -> tuple[MeetingState, ...]:
    """Return the meetings of a period that are still to come on a day, and may be those whose outcome is not recorded.

    A meeting that the records know to have been held later was still to come on the day.
    """
    today = dates.on(as_of)
    states = []
    for meeting in meetings.read:
        within = period.holds_on(meeting.day)
        if within is Truth.NO or meeting.status in _WILL_NOT_BE_HELD:
            continue
        ahead = today.before(meeting.day)
        if ahead is Truth.YES or meeting.status == "planned":
            counts = within if ahead is Truth.YES else Truth.UNKNOWN
            states.append(MeetingState(meeting.id, meeting.day, meeting.kind, "planned", counts, "still to come", None))
    return _in_order(states)


def _in_order(states: Iterable[MeetingState]) -> tuple[MeetingState, ...]:
    return tuple(sorted(states, key=lambda state: (state.day.latest, state.day.earliest, state.id)))


def _counting(meeting: Meeting, within: Truth, today: Moment) -> tuple[Truth, str]:
    """Return whether a meeting counts before any rule is asked, and why.

    One that was abandoned for want of a quorum counts where a rule says that it does, which is asked later.
    """
    future = today.before(meeting.day)
    if meeting.status == "planned":
        return Truth.NO, "outcome not recorded" if meeting.day.before(today) is Truth.YES else "planned"
    for_want_of_a_quorum = meeting.status == "abandoned" and meeting.quorum.minuted == "inquorate"
    if meeting.status != "held" and not for_want_of_a_quorum:
        return Truth.NO, meeting.status.replace("-", " ")
    if future is Truth.YES:
        return Truth.NO, "after the day asked about"
    held = "abandoned, and deemed to have been held" if for_want_of_a_quorum else "held"
    if within is Truth.UNKNOWN:
        return Truth.UNKNOWN, f"{held}, on a day that may lie outside the window"
    if future is Truth.UNKNOWN:
        return Truth.UNKNOWN, f"{held}, on a day that may be after the day asked about"
    return Truth.YES, held
