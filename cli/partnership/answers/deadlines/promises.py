"""What the terms of reference promise about each meeting: by when, by which clause, and when it was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.answers.deadlines.course import MET, MOVED
from partnership.answers.deadlines.readings import Anchor, passed, readings
from partnership.words.truth import Truth, all_of, any_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.answers.deadlines.course import Course
    from partnership.answers.deadlines.readings import Reading, Side
    from partnership.records.model.board import Board
    from partnership.records.model.meeting import Meeting
    from partnership.records.model.terms import Deadline, Terms
    from partnership.words.dates import Moment

Group = Literal["overdue", "perhaps-overdue", "due", "cannot-tell"]
"""How a thing not yet done stands on a day. `perhaps-overdue`: by one reading of the clause its day is past, by another not, or
the day is not known exactly."""
Settled = Literal["done", "waiting", "past"]
"""What nobody has to act on. `waiting`: what sets it off has not happened. `past`: the meeting that it was for is over."""
Kept = Literal["in-time", "late", "depends", "not-recorded", "cannot-tell"]
"""Whether a promise was kept. `depends`: by one reading of the clause it was and by another not."""

_WITH_A_PLACE = frozenset(
    {"notice", "agenda", "papers", "minutes-draft", "minutes-agreed", "minutes-published", "minutes-distributed"}
)
"""Of these the records have a place for the day on which it was done."""
NO_TERMS = "no terms of reference on record are certainly in force any more"
NO_PLACE = "the records have no place for when it was done"


class Promise(NamedTuple):
    """One thing promised about one meeting.

    `done` is when it was done, None where no record says; `has_place` whether records have a place for that at all.
    `waits` is whether the clause waits for something that is to happen after the meeting, and `set_off` when that happened, None
    where no record says. `in_force` is whether the terms were in force on the day of the meeting.
    """

    clause: Deadline
    terms: Terms
    meeting: Meeting
    readings: tuple[Reading, ...]
    done: Moment | None
    has_place: bool
    waits: bool
    set_off: Moment | None
    in_force: Truth

    @property
    def before(self) -> bool:
        """Whether it is to be done before the meeting, or at it."""
        return self.clause.before == "meeting" or self.clause.at == "meeting"

    def stands(self, day: int) -> tuple[Group | Settled, str]:
        """Return where it stands on a day, an ordinal, and why that cannot be told where it cannot."""
        if self.done is not None and self.done.latest <= day:
            return "done", ""
        if self.done is not None and self.done.earliest <= day:
            return "cannot-tell", "it was done, on a day that the records do not give exactly"
        if self.in_force is not Truth.YES:
            return (
                "cannot-tell",
                "whether these terms of reference were in force on the day of the meeting is not known",
            )
        if self.before:
            if self.meeting.day.latest < day:
                return "past", ""
        elif self.meeting.day.earliest > day or (self.waits and (self.set_off is None or self.set_off.earliest > day)):
            return "waiting", ""
        state, why = stands(self.readings, day)
        return (
            ("cannot-tell", NO_PLACE)
            if state in {"overdue", "perhaps-overdue"} and not self.has_place
            else (state, why)
        )

    def kept(self) -> Kept:
        """Return whether it was done in time, of what the records have a place for."""
        if self.in_force is not Truth.YES:
            return "cannot-tell"
        if self.done is None:
            return "not-recorded"
        if any(one.by is None for one in self.readings):
            return "cannot-tell"
        late = [one.by.before(self.done) for one in self.readings if one.by is not None]
        if all_of(late) is Truth.YES:
            return "late"
        if any_of(late) is Truth.NO:
            return "in-time"
        return "cannot-tell" if Truth.UNKNOWN in late else "depends"


def standing(one: Promise, board: Board, day: Moment) -> tuple[Group | Settled, str]:
    """Return where a promise stands on a day that is known exactly, and why that cannot be told where it cannot.

    Once no terms of reference of the board are certainly in force, nothing of the past is said to be overdue by them.
    """
    state, why = one.stands(day.earliest)
    bound = any(terms.holds.holds_on(day) is Truth.YES for terms in board.terms_on(day))
    if bound or state in {"done", "waiting", "past", "due"}:
        return state, why
    return "cannot-tell", why or NO_TERMS


def stands(found: tuple[Reading, ...], day: int) -> tuple[Group, str]:
    """Return where something not yet done stands on a day, an ordinal, and why that cannot be told where it cannot."""
    some, every = passed(found, day)
    if every:
        return "overdue", ""
    told = [one.by for one in found if one.by is not None]
    if not told:
        return "cannot-tell", found[0].why if found else "the clause gives no day"
    if some or any(one.earliest < day for one in told):
        return "perhaps-overdue", ""
    return "due", ""


def promises(course: Course, *, called_off: bool = False) -> Iterator[Promise]:
    """Yield what was promised of every meeting with a day, in the order of the meetings.

    Those that were called off have none, unless `called_off` asks for what had been promised before them.
    """
    for meeting in course.meetings:
        if not meeting.day.exact or (meeting.status in MOVED and not called_off):
            continue
        for terms in course.board.terms_on(meeting.day):
            in_force = terms.holds.holds_on(meeting.day)
            for clause in terms.deadlines:
                if clause.every_months is None:
                    yield from _promise(clause, terms, meeting, course, in_force)


def _promise(clause: Deadline, terms: Terms, meeting: Meeting, course: Course, in_force: Truth) -> Iterator[Promise]:
    sided = _anchors(clause, meeting, course)
    if sided is None or (not _for_it(clause) and (meeting.status not in MET or _none_taken(clause, meeting))):
        return
    side, anchors = sided
    found = readings(clause, side, anchors, course.holidays)
    yield Promise(
        clause, terms, meeting, found, _done(clause, meeting, course), clause.what in _WITH_A_PLACE,
        clause.once is not None or clause.after == "minutes-agreed", _set_off(clause, meeting, course), in_force,
    )  # fmt: skip


def _anchors(clause: Deadline, meeting: Meeting, course: Course) -> tuple[Side, list[Anchor]] | None:
    """Return what a clause about meetings counts from; None where it is not about this one."""
    own = Anchor("meeting", meeting.day, meeting.id)
    if clause.before == "meeting":
        return "before", [own]
    if clause.before == "next-meeting":
        return "before", course.next_meetings(meeting)
    if clause.after == "meeting":
        return "after", [own, _agreeing(meeting, course)] if clause.once == "minutes-agreed" else [own]
    if clause.after == "minutes-agreed":
        return "after", [_agreed(meeting, course)]
    if clause.after == "decision":
        return ("after", [own]) if meeting.decisions else None
    if clause.at == "meeting":
        return "at", [own]
    if clause.at == "next-meeting":
        return "at", course.next_meetings(meeting)
    if clause.once in {"minutes-drafted", "minutes-agreed"}:
        return "after", [own if clause.once == "minutes-drafted" else _agreed(meeting, course)]
    return None


def _for_it(clause: Deadline) -> bool:
    return clause.before == "meeting" or clause.at == "meeting"


def _none_taken(clause: Deadline, meeting: Meeting) -> bool:
    return meeting.minutes.none_taken and clause.what.startswith("minutes")


def _agreeing(meeting: Meeting, course: Course) -> Anchor:
    by = course.agreeing(meeting)
    if by is None:
        return Anchor("agreeing-meeting", None, why="no meeting is on record that agreed the minutes")
    return Anchor("agreeing-meeting", by.day, by.id)


def _agreed(meeting: Meeting, course: Course) -> Anchor:
    by = course.agreeing(meeting)
    day = course.agreed_on(meeting)
    why = "" if day else "nothing is on record of the minutes being agreed"
    return Anchor("minutes-agreed", day, by.id if by else None, why)


def _done(clause: Deadline, meeting: Meeting, course: Course) -> Moment | None:
    minutes, papers = meeting.minutes, meeting.papers
    return {
        "notice": meeting.notice.given,
        "agenda": papers.sent or papers.published,
        "papers": papers.sent or papers.published,
        "minutes-draft": minutes.drafted,
        "minutes-distributed": minutes.distributed,
        "minutes-agreed": course.agreed_on(meeting),
        "minutes-published": minutes.published,
    }.get(clause.what)


def _set_off(clause: Deadline, meeting: Meeting, course: Course) -> Moment | None:
    if clause.once == "minutes-drafted":
        return meeting.minutes.drafted
    if clause.once == "minutes-agreed" or clause.after == "minutes-agreed":
        return course.agreed_on(meeting)
    return None
