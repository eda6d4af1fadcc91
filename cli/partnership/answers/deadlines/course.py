"""The meetings of a board in their order, as clauses speak of them: the next one, the one that agreed the minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.deadlines.readings import Anchor
from partnership.answers.holidays_of import holidays_of
from partnership.words.dates import Moment
from partnership.words.kinds import place_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnership.answers.load import Records
    from partnership.records.model.board import Board
    from partnership.records.model.meeting import Meeting
    from partnership.words.day_counts import Holidays

MOVED = frozenset({"cancelled", "postponed"})
MET = frozenset({"held", "held-informally", "abandoned"})
_NOT_ORDINARY = frozenset({"development-day", "informal", "email", "working-group", "special", "extraordinary"})
"""Kinds of meeting of which a clause on "the next meeting" may not have thought."""


class Course(NamedTuple):
    """A board with its meetings, the earliest first; `confirmed` has, by meeting, the one that confirmed its minutes."""

    board: Board
    meetings: Sequence[Meeting]
    confirmed: Mapping[str, Meeting]
    holidays: Holidays

    def after(self, meeting: Meeting) -> list[Meeting]:
        """Return the meetings on later days that took place or may, the earliest first."""
        return [one for one in self.meetings if one.status not in MOVED and meeting.day.latest < one.day.earliest]

    def next_meetings(self, meeting: Meeting) -> list[Anchor]:
        """Return the next meeting, and the next ordinary one where that is another: a clause may mean either."""
        later = self.after(meeting)
        if not later:
            return [Anchor("next-meeting", None, why="no later meeting is on record")]
        found = [Anchor("next-meeting", later[0].day, later[0].id)]
        if later[0].kind in _NOT_ORDINARY and meeting.kind not in _NOT_ORDINARY:
            ordinary = [one for one in later if one.kind not in _NOT_ORDINARY][:1]
            found += [Anchor("next-ordinary-meeting", one.day, one.id) for one in ordinary]
        return found

    def agreeing(self, meeting: Meeting) -> Meeting | None:
        """Return the meeting of the board that agreed the minutes of another; None where no record says."""
        named = meeting.minutes.agreed_at
        known = next((one for one in self.meetings if one.id == named), None) if named else None
        return known or self.confirmed.get(meeting.id)

    def agreed_on(self, meeting: Meeting) -> Moment | None:
        """Return when the minutes of a meeting were agreed; None where no record says that they were."""
        by = self.agreeing(meeting)
        said = meeting.minutes.agreed
        if said is not None and by is not None and not said.exact:
            both = Moment(max(said.earliest, by.day.earliest), min(said.latest, by.day.latest))
            return both if both.earliest <= both.latest else said
        return said or (by.day if by is not None else None)


def course(records: Records, board: Board) -> Course:
    """Return the meetings of a board in order."""
    meetings = records.meetings(board.id).read
    confirmed = {name: one for one in meetings for name in one.minutes.confirms}
    return Course(board, meetings, confirmed, holidays_of(records, place_of(board.id)))
