"""Who is not under an attendance rule at a meeting: observers, and the members that the rule exempts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.attendance.recorded import key_of
from partnership.words.truth import Truth, all_of, any_of, known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from partnership.answers.attendance.around import Around, Field
    from partnership.answers.attendance.marks import Cell, Row
    from partnership.records.model.attendance_rule import AttendanceRule
    from partnership.records.model.board import Board, Officer
    from partnership.records.model.members import Members
    from partnership.records.model.seat import Seat
    from partnership.words.dates import Moment


class Who(NamedTuple):
    """Somebody at a meeting: the seats that are, or may be, theirs that day, their ids, and the posts they hold."""

    seats: tuple[tuple[str, Truth], ...]
    people: frozenset[str]
    posts: frozenset[str]
    day: Moment


class Spared:
    """Says who of a board is not under a rule."""

    def __init__(self, board: Board, around: Around) -> None:
        self._board = board
        self._seats: Mapping[str, Seat] = board.seats or {}
        self._around = around
        self._any_observer = any(seat.observes for seat in self._seats.values())

    def by(self, rule: AttendanceRule, row: Row, *, observers: bool) -> Callable[[Cell], Truth]:
        """Return a function that says whether a row's subject is not under a rule at a meeting.

        `observers` is whether the rule leaves them alone.
        """
        exempt = rule.exempt
        if exempt is None:
            return lambda cell: self.observes(row, cell) if observers else Truth.NO
        asked: dict[tuple[Moment, str | None], Truth] = {}

        def spared(cell: Cell) -> Truth:
            key = (cell.day, cell.seat)
            if key not in asked:
                asked[key] = self.belongs(exempt, self._who(row, cell))
            return asked[key] | self.observes(row, cell) if observers else asked[key]

        return spared

    def observes(self, row: Row, cell: Cell) -> Truth:
        """Whether a row's subject was an observer at a meeting, and nothing else."""
        if row.observer and cell.seat is None:
            return Truth.YES
        if not self._any_observer:
            return Truth.NO
        seats = self._who(row, cell).seats
        if not seats:
            return Truth.NO
        return _by_every_seat([(held, known(self._seats[seat_id].observes)) for seat_id, held in seats])

    def belongs(self, members: Members, who: Who) -> Truth:
        """Whether somebody is of a set of members: by an office, or by every seat that they hold.

        What the board does not have (a group, a seat, an office that is nobody's) leaves it unknown: a slip
        in a word exempts nobody and accuses nobody.
        """
        inside = any_of(self._ways(members, who)) if members.narrows else Truth.YES
        if members.but_not is None:
            return inside
        return inside & ~self.belongs(members.but_not, who)

    def _ways(self, members: Members, who: Who) -> Iterator[Truth]:
        """Yield, for each way of naming members, whether this is one of them."""
        yield from (self._in_office(name, who) for name in members.offices)
        yield from (self._of_board(body, who) for body in members.bodies)
        if members.described_as is not None:
            yield Truth.UNKNOWN
        if not _names_seats(members):
            return
        each = [(held, any_of(self._seat_named(members, seat_id, who.day))) for seat_id, held in who.seats]
        yield _by_every_seat(each) if each else Truth.UNKNOWN

    def _seat_named(self, members: Members, seat_id: str, day: Moment) -> Iterator[Truth]:
        """Yield, for each way of naming seats, whether this is one of them."""
        seat = self._seats[seat_id]
        yield known(seat_id in members.seats)
        yield from (Truth.UNKNOWN for name in members.seats if name not in self._seats)
        if members.standings:
            named = known(seat.standing in members.standings)
            yield Truth.UNKNOWN if seat.standing == "unknown" and named is Truth.NO else named
        yield from (known(name in seat.groups) if self._has_group(name) else Truth.UNKNOWN for name in members.groups)
        if members.organisations or members.sectors:
            own = [(one.organisation, one.holds.holds_on(day)) for one in seat.organisations]
            unsaid = _unless_none(any(each.organisations for each in self._seats.values()))
            yield self._one_of(members.organisations, own, "organisations") if own else unsaid
            yield self._of_sectors(members.sectors, own)
        if members.nominated_by:
            unsaid = _unless_none(any(each.nominated_by for each in self._seats.values()))
            nominator = [(seat.nominated_by, Truth.YES)] if seat.nominated_by else []
            yield self._one_of(members.nominated_by, nominator, "organisations") if nominator else unsaid
        if members.districts:
            unsaid = _unless_none(any(each.constituency.districts for each in self._seats.values()))
            districts = [(one, Truth.YES) for one in seat.constituency.districts]
            yield self._one_of(members.districts, districts, "districts") if districts else unsaid

    def _has_group(self, name: str) -> bool:
        return name in (self._board.groups or {}) or any(name in seat.groups for seat in self._seats.values())

    def _one_of(self, wanted: Sequence[str], own: Sequence[tuple[str, Truth]], field: Field) -> Truth:
        """Whether one of a seat's own is one of those named."""
        ids = {self._id(field, name) for name in wanted}
        return any_of(all_of((holds, known(self._id(field, name) in ids))) for name, holds in own)

    def _of_sectors(self, sectors: Sequence[str], own: Sequence[tuple[str, Truth]]) -> Truth:
        found = [(holds, self._around.sector(self._board.id, name)) for name, holds in own if sectors]
        return any_of(
            all_of((holds, Truth.UNKNOWN if sector is None else known(sector in sectors))) for holds, sector in found
        )

    def _in_office(self, name: str, who: Who) -> Truth:
        officers = [one for one in self._board.officers if name in (one.office, _as_id(one.title or ""))]
        if not officers:
            return Truth.UNKNOWN
        return any_of(all_of((one.holds.holds_on(who.day), self._is(one, who))) for one in officers)

    def _is(self, officer: Officer, who: Who) -> Truth:
        if officer.person is not None and who.people:
            return known(self._id("people", officer.person) in who.people)
        if officer.seat is not None:
            return any_of(held for seat_id, held in who.seats if seat_id == officer.seat)
        if officer.post is not None and who.posts:
            return known(officer.post.casefold() in who.posts)
        return Truth.UNKNOWN

    def _of_board(self, body: str, who: Who) -> Truth:
        """Whether somebody is a member of a board that day."""
        if body == self._board.id:
            return Truth.YES
        others = self._around.others(self._board.id, (body,))
        if others.missing or not who.people:
            return Truth.UNKNOWN
        return any_of(
            holder.holds.holds_on(who.day)
            for board, _ in others.boards
            for seat in (board.seats or {}).values()
            for holder in seat.holders
            if who.people & {self._around.id_of(board.id, "people", person) for person in holder.persons}
        )

    def _who(self, row: Row, cell: Cell) -> Who:
        seats = self._seats_of(row, cell)
        holders = [
            holder
            for seat_id, _ in seats
            for holder in self._seats[seat_id].holders
            if holder.holds.holds_on(cell.day) is not Truth.NO
            and (row.subject != "person" or key_of(holder, seat_id) == row.key)
        ]
        people = row.key if row.subject == "person" else tuple(one for holder in holders for one in holder.persons)
        return Who(
            seats,
            frozenset(self._id("people", one) for one in people if not one.startswith("post:")),
            frozenset(holder.post.casefold() for holder in holders if holder.post),
            cell.day,
        )

    def _seats_of(self, row: Row, cell: Cell) -> tuple[tuple[str, Truth], ...]:
        """Return the seats that somebody has, or may have, at a meeting; of one whose seat is not known, those they sat in."""
        if cell.seat is not None:
            return ((cell.seat, Truth.YES),)
        if row.subject != "person":
            return tuple((seat_id, Truth.YES) for seat_id in row.seats if row.subject == "seat")
        held = [
            (seat_id, any_of(one.holds.holds_on(cell.day) for one in mine))
            for seat_id in row.seats
            if (mine := [one for one in self._seats[seat_id].holders if key_of(one, seat_id) == row.key])
        ]
        if not held:
            return tuple((seat_id, Truth.UNKNOWN) for seat_id in row.seats)
        return tuple((seat_id, holds) for seat_id, holds in held if holds is not Truth.NO)

    def _id(self, field: Field, reference: str) -> str:
        return self._around.id_of(self._board.id, field, reference)


def _by_every_seat(each: Sequence[tuple[Truth, Truth]]) -> Truth:
    """Whether something is so of every seat that somebody holds, given of each whether they hold it and whether it is so."""
    answers = {answer for _, answer in each}
    if len(answers) == 1:
        return answers.pop()
    return all_of(any_of((~held, answer)) for held, answer in each)


def _unless_none(said: bool) -> Truth:  # noqa: FBT001 - a conversion, called with the value alone
    """Return what a seat without an organisation, nominator or district says: that it has none, if other seats have one."""
    return Truth.NO if said else Truth.UNKNOWN


def _names_seats(members: Members) -> bool:
    """Whether a set of members names any by their seats."""
    return bool(
        members.seats
        or members.groups
        or members.organisations
        or members.standings
        or members.sectors
        or members.nominated_by
        or members.districts
    )


def _as_id(words: str) -> str:
    """Return words as an id: `Deputy Mayor` becomes `deputy-mayor`."""
    return "-".join(re.findall("[a-z0-9]+", words.lower()))
