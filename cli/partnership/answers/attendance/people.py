"""The rows of people: everybody who held a seat, and members whose seat the records do not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.attendance import recorded
from partnership.answers.attendance.marks import CAME, Mark, cell, with_figures
from partnership.words.truth import Truth, all_of, any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.attendance.bench import Bench
    from partnership.answers.attendance.marks import Cell, Key, MeetingState, Row
    from partnership.records.model.attendance import Attendee
    from partnership.records.model.seat import Holder


def people(bench: Bench) -> list[Row]:
    """Return a row for everybody who held a seat, and for members whose seat the records do not know."""
    rows = [_placed_row(bench, key, held) for key, held in bench.held.items()]
    rows += [_loose_row(bench, name) for name in bench.loose]
    return [
        row
        for row in rows
        if any(
            one.expected is not Truth.NO or (one.leave is Truth.YES and one.due is not Truth.NO) for one in row.cells
        )
    ]


def _placed_row(bench: Bench, key: Key, held: Sequence[tuple[str, Holder]]) -> Row:
    seats = tuple(dict.fromkeys(seat_id for seat_id, _ in held))
    observer = bool(seats) and all(bench.seats[seat_id].observes for seat_id in seats)
    cells = tuple(_placed_cell(bench, key, held, state) for state in bench.states)
    return with_figures("person", key, seats, cells, observer=observer)


def _placed_cell(bench: Bench, key: Key, held: Sequence[tuple[str, Holder]], state: MeetingState) -> Cell:
    known = bench.known[state.id]
    if ("person", *key) not in known:
        known["person", *key] = _worked_out(bench, key, held, state)
    return known["person", *key]


def _worked_out(bench: Bench, key: Key, held: Sequence[tuple[str, Holder]], state: MeetingState) -> Cell:
    sheet = bench.sheets[state.id]
    holding = [(seat_id, holder, holder.holds.holds_on(state.day)) for seat_id, holder in held]
    seats = {seat_id for seat_id, _, holds in holding if holds is not Truth.NO}
    by_name = [row for person in key for row in sheet.of(person) if _for_seats(row, seats, len(key))]
    post = any_of(all_of((bench.exists(seat_id, state), holds)) for seat_id, _, holds in holding)
    if post is Truth.NO:
        why = "not in post" + (f", though recorded as {recorded.mark(by_name).words}" if by_name else "")
        return cell(state, Mark.NOT_IN_POST, due=Truth.NO, attended=Truth.NO, why=why)
    if any(row.capacity != "unknown" for row in by_name):
        post = Truth.YES
    leave = _on_leave([holder for _, holder, holds in holding if holds is not Truth.NO], state)
    own, came = by_name + sheet.unnamed_in(seats), sheet.substitutes_in(seats, key)
    return personal(bench, state, own, came, leave=leave, post=post)


def _on_leave(holders: Sequence[Holder], state: MeetingState) -> Truth:
    """Whether somebody was on leave, if they were in post; given how they held, or may have held, their seats."""
    alone = len(holders) == 1
    return any_of(
        one.holds.holds_on(state.day) & (Truth.YES if alone else holder.holds.holds_on(state.day))
        for holder in holders
        for one in holder.leave
    )


def _for_seats(row: Attendee, seats: set[str], sharing: int) -> bool:
    """Whether a person's row is about these seats: one who shares a seat may have been there for another of their own."""
    return sharing == 1 or not row.seat or bool(set(row.seat) & seats)


def personal(
    bench: Bench,
    state: MeetingState,
    own: Sequence[Attendee],
    came: Sequence[Attendee],
    *,
    leave: Truth = Truth.NO,
    post: Truth,
) -> Cell:
    """Return a person's cell, given their own rows, those of the substitutes who came for them, and whether they were on leave and in post."""
    mark = bench.mark(own, state)
    displaced = bench.displaced(came, state)
    post &= ~displaced
    if mark in CAME:
        why = recorded.in_post(mark.words, post)
        agreed, virtual = recorded.agreed(own), recorded.virtual(own)
        return cell(state, mark, due=post, attended=Truth.YES, agreed=agreed, virtual=virtual, why=why)
    leave = Truth.YES if recorded.on_leave(own) else leave
    away = {
        Truth.NO: "",
        Truth.YES: "; they were on approved leave",
        Truth.UNKNOWN: "; whether they were on approved leave that day is not known",
    }[leave]
    if came:
        entitled = bench.entitled(came, state)
        return cell(
            state,
            Mark.SUBSTITUTE,
            due=post,
            attended=Truth.NO,
            leave=leave,
            excused=True,
            apologised=mark is Mark.APOLOGIES,
            accepted=recorded.accepted(own),
            entitled=entitled,
            named=bench.named(came, state),
            why=(
                f"{Mark.SUBSTITUTE.words}, in whose place nobody is a member"
                if displaced is Truth.YES
                else recorded.in_post(recorded.substitute_in_words(entitled), post)
            )
            + away,
            substitute=recorded.first(came),
        )
    if leave is Truth.YES:
        why = Mark.LEAVE.words if state.status == "planned" else "on approved leave of absence"
        return cell(state, Mark.LEAVE, due=post, attended=Truth.NO, leave=leave, excused=True, why=why)
    return cell(
        state,
        mark,
        due=post,
        attended=Truth.UNKNOWN if mark is Mark.NOT_RECORDED else Truth.NO,
        leave=leave,
        excused=True,
        apologised=mark is Mark.APOLOGIES,
        accepted=recorded.accepted(own),
        why=recorded.in_post(recorded.absence_in_words(own, mark), post) + away,
    )


def _loose_row(bench: Bench, name: str) -> Row:
    own = [row for sheet in bench.sheets.values() for row in sheet.called(name)]
    seats = tuple(dict.fromkeys(seat_id for row in own for seat_id in row.seat if seat_id in bench.seats))
    observer = (bool(own) and all(row.capacity == "observer" for row in own)) or (
        bool(seats) and all(bench.seats[seat_id].observes for seat_id in seats)
    )
    cells = tuple(loose_cell(bench, name, state) for state in bench.states)
    return with_figures("person", (name,), seats, cells, observer=observer)


def loose_cell(bench: Bench, name: str, state: MeetingState) -> Cell:
    """Return the cell of somebody who holds no seat of the records, by their id or name as printed."""
    sheet = bench.sheets[state.id]
    own = sheet.called(name)
    came = [row for row in sheet.substitutes if row.substitute_for == name]
    certain = came or any(row.capacity != "unknown" for row in own)
    return personal(bench, state, own, came, post=Truth.YES if certain else Truth.UNKNOWN)
