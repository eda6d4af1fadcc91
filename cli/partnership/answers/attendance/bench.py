"""What the rows of a register are worked out from: the board's seats, and what each meeting's record says of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from partnership.answers.attendance import recorded
from partnership.answers.attendance.marks import Cell, Mark
from partnership.records.model.attendance import Attendee
from partnership.words.truth import Truth, all_of, any_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from partnership.answers.attendance.marks import Key, MeetingState
    from partnership.records.model.board import Board
    from partnership.records.model.seat import Holder, Seat
    from partnership.records.model.terms import SubstituteRule
    from partnership.words.dates import Moment

_HOURS = 24


class Sheet:
    """The rows of attendance of one meeting, found by person and by seat."""

    def __init__(self, rows: Sequence[Attendee]) -> None:
        self.rows = rows
        self._sitting: dict[str | None, list[Attendee]] = {}
        self._seated: dict[str, list[Attendee]] = {}
        self._named: dict[str, list[Attendee]] = {}
        self._substitutes: list[Attendee] = []
        for row in rows:
            if recorded.sits(row):
                self._sitting.setdefault(row.person, []).append(row)
                self._named.setdefault(recorded.name_of(row), []).append(row)
                for seat_id in row.seat:
                    self._seated.setdefault(seat_id, []).append(row)
            elif recorded.substitutes(row):
                self._substitutes.append(row)
        self._unnamed = any(row.person is None for row in rows)
        self.recorded_seats = {seat_id for row in rows for seat_id in row.seat}

    def of(self, person: str) -> Sequence[Attendee]:
        """Return the rows of a person in a seat of their own."""
        return self._sitting.get(person, ())

    def called(self, name: str) -> Sequence[Attendee]:
        """Return the rows of somebody in a seat of their own, by their id or name as printed."""
        return self._named.get(name, ())

    def unnamed_in(self, seats: Iterable[str]) -> list[Attendee]:
        """Return the rows of members whom only one of these seats identifies, each once."""
        if not self._unnamed:
            return []
        rows = [row for seat_id in seats for row in self._seated.get(seat_id, ()) if row.person is None]
        return list({id(row): row for row in rows}.values())

    def sitting_in(self, seat_id: str, people: Iterable[str]) -> list[Attendee]:
        """Return the rows of those in a seat of their own: this one, or, where they name none, one that these people hold."""
        held = [row for person in people for row in self.of(person) if not row.seat]
        return [*self._seated.get(seat_id, ()), *held]

    def substitutes_in(
        self, seats: set[str], people: Sequence[str | None], *, strictly: bool = False
    ) -> list[Attendee]:
        """Return the substitutes who came for these seats or people; `strictly`, only for people where they name no seat."""
        return [
            row
            for row in self._substitutes
            if set(row.seat) & seats or (row.substitute_for in people and not (strictly and row.seat))
        ]

    @property
    def substitutes(self) -> Sequence[Attendee]:
        """The substitutes who came."""
        return self._substitutes


Store = dict[tuple[str, Truth, str, str], dict[tuple[str, ...], Cell]]
"""Cells of one board that were worked out already, by what of a meeting's state they depend on."""


def store_of(board: Board, kept: dict[Any, Any]) -> Store:
    """Return where the cells of a board are kept for the next register of it, and the board with them."""
    found: Store = kept.setdefault(("cells", id(board)), (board, {}))[1]
    return found


class Bench:
    """A board's seats, with who held them, beside what the meetings record.

    Cells that `store` has are not worked out again.
    """

    def __init__(self, board: Board, states: Sequence[MeetingState], store: Store | None = None) -> None:
        self.board = board
        self.seats: dict[str, Seat] = dict(board.seats or {})
        self.states = states
        self.held = _held(self.seats.items())
        self.placed = {person for key in self.held for person in key}
        self.sheets = {state.id: Sheet([*self._rows(state)]) for state in states}
        known: Store = {} if store is None else store
        self.known = {
            state.id: known.setdefault((state.id, state.counts, state.status, state.why), {}) for state in states
        }
        """For each meeting, the cells that are worked out: of people by `person` and their key, of seats by `seat` and their id."""
        self._whole = {state.id for state in states if self._lists_everybody(state)}

    def everybody(self) -> Iterator[Attendee]:
        """Yield every row of attendance."""
        for sheet in self.sheets.values():
            yield from sheet.rows

    def mark(self, own: Sequence[Attendee], state: MeetingState) -> Mark:
        """Return the mark of somebody's own rows at a meeting; of who has none, where the record lists everybody, that they did not attend."""
        return Mark.ABSENT if not own and state.id in self._whole else recorded.mark(own)

    def _rows(self, state: MeetingState) -> Iterator[Attendee]:
        """Yield the rows of attendance of a meeting, and one of whoever chaired it, was to sit on the board, and is not listed: they were there."""
        if state.meeting is None:
            return
        yield from state.meeting.attendance
        chair = state.meeting.chaired_by
        seats = tuple(seat for seat in (chair.seat,) if seat in self.seats)
        listed = any(
            (chair.person and row.person == chair.person) or set(row.seat) & {*seats}
            for row in state.meeting.attendance
        )
        if not listed and (chair.person in self.placed or (seats and chair.person is None)):
            yield Attendee(person=chair.person, seat=seats, capacity="member", presence="present")

    def _lists_everybody(self, state: MeetingState) -> bool:
        """Whether whoever is not listed was not there: nobody is listed who may have sat in any seat."""
        return (
            state.meeting is not None
            and state.meeting.lists_everybody
            and all(
                row.seat or row.person in self.placed
                for row in self.sheets[state.id].rows
                if recorded.sits(row) and row.came
            )
        )

    @cached_property
    def loose(self) -> dict[str, None]:
        """Those recorded as members, or as represented by a substitute, who hold no seat of the records."""
        found: dict[str, None] = {}
        for row in self.everybody():
            if recorded.sits(row) and row.person not in self.placed and (row.person or not self.seated(row)):
                found.setdefault(recorded.name_of(row))
            elif (
                recorded.substitutes(row)
                and row.substitute_for
                and not self.seated(row)
                and row.substitute_for not in self.placed
            ):
                found.setdefault(row.substitute_for)
        return found

    def seated(self, row: Attendee) -> bool:
        """Whether a row of attendance names a seat that the board has."""
        return any(seat_id in self.seats for seat_id in row.seat)

    def exists(self, seat_id: str, state: MeetingState) -> Truth:
        """Whether a seat was there on the day; where its dates leave that open, somebody recorded in it settles it."""
        exists = self.seats[seat_id].holds.holds_on(state.day)
        return Truth.YES if exists is Truth.UNKNOWN and seat_id in self.sheets[state.id].recorded_seats else exists

    def holders_on(self, seat_id: str, day: Moment) -> list[Holder]:
        """Return those who held, or may have held, a seat on a day."""
        return [holder for holder in self.seats[seat_id].holders if holder.holds.holds_on(day) is not Truth.NO]

    def entitled(self, came: Sequence[Attendee], state: MeetingState, seat_id: str | None = None) -> Truth:
        """Whether the terms in force let any of these substitutes come; where the terms say nothing, whoever the record says came."""
        rules = {terms.substitutes for terms in self.board.terms_on(state.day)} or {None}
        answers = {Truth.YES if rule is None else self._entitled(rule, came, state, seat_id) for rule in rules}
        return answers.pop() if len(answers) == 1 else Truth.UNKNOWN

    def _entitled(
        self, rule: SubstituteRule, came: Sequence[Attendee], state: MeetingState, seat_id: str | None
    ) -> Truth:
        if rule.allowed == "none":
            return Truth.NO
        named = self.named(came, state, seat_id) if rule.allowed == "named" else Truth.YES
        return named if rule.notice_hours is None else named & self._in_time(rule.notice_hours, came, state, seat_id)

    def displaced(self, came: Sequence[Attendee], state: MeetingState) -> Truth:
        """Whether the terms in force take the member for no member at a meeting to which one of these substitutes came."""
        if not came:
            return Truth.NO
        said = {
            terms.substitutes is not None and terms.substitutes.displaces_member == "yes"
            for terms in self.board.terms_on(state.day)
        }
        if True not in said:
            return Truth.NO
        return self.entitled(came, state) & (Truth.UNKNOWN if False in said else Truth.YES)

    def named(self, came: Sequence[Attendee], state: MeetingState, seat_id: str | None = None) -> Truth:
        """Whether any of these substitutes was named beforehand, for the seat or for any that they sat in."""
        return any_of(
            self._named_for(one, row, state) for row in came for one in ((seat_id,) if seat_id else self._seats_of(row))
        )

    def _in_time(self, hours: int, came: Sequence[Attendee], state: MeetingState, seat_id: str | None) -> Truth:
        """Whether any of these substitutes was named so many hours before the meeting; of the naming, records have the day."""
        days = [
            one.named_on
            for row in came
            for seat in ((seat_id,) if seat_id else self._seats_of(row))
            if seat and row.person
            for one in self.seats[seat].substitutes
            if one.person == row.person and one.named_on is not None
        ]
        return any_of(_hours_before(named, state.day, hours) for named in days) if days else Truth.UNKNOWN

    def _seats_of(self, row: Attendee) -> tuple[str, ...]:
        held = [seat_id for key, held in self.held.items() if row.substitute_for in key for seat_id, _ in held]
        return tuple(seat_id for seat_id in (row.seat or held) if seat_id in self.seats) or ("",)

    def _named_for(self, seat_id: str, row: Attendee, state: MeetingState) -> Truth:
        if not seat_id or row.person is None:
            return Truth.UNKNOWN
        return any_of(
            all_of(
                (
                    Truth.YES if one.person else Truth.UNKNOWN,
                    Truth.YES if one.named_on is None else ~state.day.before(one.named_on),
                    one.holds.holds_on(state.day),
                )
            )
            for one in self.seats[seat_id].substitutes
            if one.person in (row.person, None)
        )


def _hours_before(named: Moment, day: Moment, hours: int) -> Truth:
    """Whether at least so many hours lie between some time of one day and some time of another."""
    if (day.earliest - named.latest - 1) * _HOURS >= hours:
        return Truth.YES
    return Truth.NO if (day.latest - named.earliest + 1) * _HOURS <= hours else Truth.UNKNOWN


def _held(seats: Iterable[tuple[str, Seat]]) -> dict[Key, list[tuple[str, Holder]]]:
    """Return, for each person, people or post that held a seat, the seats and how they held them."""
    held: dict[Key, list[tuple[str, Holder]]] = {}
    for seat_id, seat in seats:
        for holder in seat.holders:
            key = recorded.key_of(holder, seat_id)
            if key:
                held.setdefault(key, []).append((seat_id, holder))
    return held
