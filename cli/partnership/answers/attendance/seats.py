"""The rows of seats: every seat that was, or may have been, there to be sat in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.attendance import recorded
from partnership.answers.attendance.marks import CAME, Mark, cell, with_figures
from partnership.words.truth import Truth, all_of, any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.attendance.bench import Bench
    from partnership.answers.attendance.marks import Cell, MeetingState, Row
    from partnership.records.model.attendance import Attendee
    from partnership.records.model.seat import Holder


def seats(bench: Bench) -> list[Row]:
    """Return a row for every seat that was, or may have been, there to be sat in."""
    rows = [
        with_figures(
            "seat",
            (seat_id,),
            (seat_id,),
            tuple(seat_cell(bench, seat_id, state) for state in bench.states),
            observer=seat.observes,
        )
        for seat_id, seat in bench.seats.items()
    ]
    return [row for row in rows if any(one.expected is not Truth.NO or one.mark is Mark.VACANT for one in row.cells)]


def seat_cell(bench: Bench, seat_id: str, state: MeetingState, *, anybody: bool = False) -> Cell:
    """Return a seat's cell; with `anybody`, a substitute counts whether they were entitled to come or not."""
    known = bench.known[state.id]
    key = ("anybody" if anybody and bench.sheets[state.id].substitutes else "seat", seat_id)
    if key not in known:
        known[key] = _worked_out(bench, seat_id, state, anybody=anybody)
    return known[key]


def _worked_out(bench: Bench, seat_id: str, state: MeetingState, *, anybody: bool) -> Cell:
    exists = bench.exists(seat_id, state)
    if exists is Truth.NO:
        return cell(state, Mark.NOT_IN_POST, due=Truth.NO, attended=Truth.NO, why="the seat did not exist")
    holders = bench.holders_on(seat_id, state.day)
    people = [person for holder in holders for person in holder.persons]
    sheet = bench.sheets[state.id]
    own, came = sheet.sitting_in(seat_id, people), sheet.substitutes_in({seat_id}, people, strictly=True)
    vacant = any_of(one.holds.holds_on(state.day) for one in bench.seats[seat_id].vacant)
    if vacant is Truth.YES:
        why = "the seat was vacant" + (", though somebody is recorded in it" if own or came else "")
        return cell(state, Mark.VACANT, due=Truth.NO, attended=Truth.NO, why=why)
    filled = Truth.YES if own or came else _filled(holders, state) & ~vacant
    due = all_of((exists, filled))
    seated = _seated(bench, state, seat_id, holders, own, came, due, anybody=anybody)
    if filled is Truth.YES:
        return seated
    return seated._replace(why=f"{seated.why}; whether anybody held the seat that day is not known")


def _filled(holders: Sequence[Holder], state: MeetingState) -> Truth:
    """Whether a seat had a holder; a gap between holders that no source calls a vacancy is not known to be one."""
    return Truth.YES if any(holder.holds.holds_on(state.day) is Truth.YES for holder in holders) else Truth.UNKNOWN


def _seated(
    bench: Bench,
    state: MeetingState,
    seat_id: str,
    holders: Sequence[Holder],
    own: Sequence[Attendee],
    came: Sequence[Attendee],
    due: Truth,
    *,
    anybody: bool,
) -> Cell:
    mark = bench.mark(own, state)
    if mark in CAME:
        who = recorded.first(own) or "+".join(person for holder in holders for person in holder.persons) or None
        agreed, virtual = recorded.agreed(own), recorded.virtual(own)
        return cell(state, mark, due=due, attended=Truth.YES, agreed=agreed, virtual=virtual, why=mark.words, who=who)
    why = recorded.absence_in_words(own, mark)
    if came:
        entitled = bench.entitled(came, state, seat_id)
        why = recorded.substitute_in_words(entitled)
        if anybody or entitled is not Truth.NO:
            return cell(
                state,
                Mark.SUBSTITUTE,
                due=due,
                attended=Truth.YES if anybody else entitled,
                apologised=recorded.apologised(own),
                accepted=recorded.accepted(own),
                entitled=entitled,
                named=bench.named(came, state, seat_id),
                why=why,
                substitute=recorded.first(came),
            )
        mark = Mark.ABSENT if mark is Mark.NOT_RECORDED else mark
        why = f"{mark.words}; {why}"
    leave = _leave(holders, own, state)
    away = {
        Truth.NO: "",
        Truth.YES: "; its holder was on approved leave",
        Truth.UNKNOWN: "; whether its holder was on approved leave is not known",
    }[leave]
    attended = Truth.UNKNOWN if mark is Mark.NOT_RECORDED else Truth.NO
    return cell(
        state,
        mark,
        due=due,
        attended=attended,
        leave=leave,
        apologised=recorded.apologised(own),
        accepted=recorded.accepted(own),
        why=why + away,
    )


def _leave(holders: Sequence[Holder], own: Sequence[Attendee], state: MeetingState) -> Truth:
    if recorded.on_leave(own):
        return Truth.YES
    return any_of(
        all_of((holder.holds.holds_on(state.day), one.holds.holds_on(state.day)))
        for holder in holders
        for one in holder.leave
    )
