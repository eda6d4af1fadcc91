"""Who sat in which seat at a meeting, worked out from the rows of its attendance, and what the record leaves open of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.quorum.agenda import minutes
from partnership.quorum.places import READ, Place, Sitting, standing_of
from partnership.records.model.attendance import Attendee
from partnership.words.truth import Truth, all_of, any_of, known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from partnership.quorum.places import Setting, Standing
    from partnership.records.model.board import Board
    from partnership.records.model.seat import Barred, Holder, Seat
    from partnership.words.dates import Moment

_CAPACITIES: Mapping[str, Standing] = {
    "observer": "observer",
    "co-opted": "co-opted",
    "adviser": "adviser",
    "in-attendance": "guest",
    "public": "guest",
}
_SITTING = frozenset({"member", "observer", "co-opted", "unknown"})
"""The capacities of somebody in a seat of their own, where the row does not name the seat."""
_HOUR = 60
_DAY = 24 * _HOUR


class _Row(NamedTuple):
    """A row of the attendance with its number, which tells it from one that says the same."""

    number: int
    row: Attendee


def places(setting: Setting) -> tuple[Place, ...]:
    """Return every seat that exists, or may, on the day of the meeting, and a place for everybody there without one."""
    return tuple(_Seating(setting).places())


class _Seating:
    """Rows of the attendance, put into seats."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting
        self._meeting = setting.meeting
        self._day = setting.meeting.day
        self._unlisted_came = Truth.NO if setting.meeting.lists_everybody else Truth.UNKNOWN
        self._of_seat: dict[str, list[_Row]] = {}
        self._of_person: dict[str, list[_Row]] = {}
        self._for_person: dict[str, list[_Row]] = {}
        self._rows = [_Row(number, row) for number, row in enumerate(setting.meeting.attendance)]
        for one in self._rows:
            for seat in one.row.seat:
                self._of_seat.setdefault(seat, []).append(one)
            if one.row.person is not None and one.row.capacity != "substitute":
                self._of_person.setdefault(one.row.person, []).append(one)
            if one.row.substitute_for is not None and one.row.capacity == "substitute" and not one.row.seat:
                self._for_person.setdefault(one.row.substitute_for, []).append(one)
        self._placed: set[int] = set()

    def places(self) -> Iterator[Place]:
        """Yield the places: the board's own seats, those of boards pooled with it, and people without a seat."""
        own = self._setting.board
        seated = [self._place(own, name, seat) for name, seat in (own.seats or {}).items()]
        for board in self._setting.others.values():
            seated += [self._place(board, name, seat) for name, seat in (board.seats or {}).items()]
        found = [place for place in seated if place.exists is not Truth.NO]
        yield from found
        yield from self._loose()
        yield from self._officers(found)

    # -- seats

    def _place(self, board: Board, name: str, seat: Seat) -> Place:
        own = board.id == self._setting.board.id
        holders = [holder for holder in seat.holders if holder.holds.holds_on(self._day) is not Truth.NO]
        people = {person for holder in holders for person in holder.persons}
        rows = (
            self._rows_of(name, people)
            if own
            else [one for person in sorted(people) for one in self._of_person.get(person, ())]
        )
        exists = seat.holds.holds_on(self._day)
        if own and exists is Truth.UNKNOWN and any(name in one.row.seat for one in rows):
            exists = Truth.YES
        if exists is not Truth.NO:
            self._placed.update(one.number for one in rows)
        filled = self._filled(name, seat, holders, [one.row for one in rows])
        doubt = "recorded in a seat that was vacant" if filled is Truth.NO else ""
        sittings = [self._sitting(one, name, seat, holders, doubt, own=own) for one in rows]
        if all(one.substitute for one in sittings):
            sittings.append(self._unlisted(name, seat, holders))
        organisations = [
            (self._setting.directory.organisation(one.organisation).id, holds)
            for one in seat.organisations
            if (holds := one.holds.holds_on(self._day)) is not Truth.NO
        ]
        directory = self._setting.directory
        nominators = () if seat.nominated_by is None else ((directory.organisation(seat.nominated_by).id, Truth.YES),)
        districts = tuple((directory.district(one), Truth.YES) for one in seat.constituency.districts)
        return Place(
            name if own else f"{board.id}#{name}",
            seat,
            board.id,
            exists,
            filled,
            tuple(organisations),
            tuple(sittings),
            nominators,
            districts,
        )

    def _rows_of(self, name: str, people: Collection[str]) -> list[_Row]:
        """Return the rows about a seat of the board: those that name it, or its holder, or whom a substitute came for."""
        found = {one.number: one for one in self._of_seat.get(name, ())}
        for person in people:
            for one in self._of_person.get(person, ()):
                if not one.row.seat and one.row.capacity in _SITTING:
                    found[one.number] = one
            found.update((one.number, one) for one in self._for_person.get(person, ()))
        return [found[number] for number in sorted(found)]

    def _sitting(
        self, numbered: _Row, name: str, seat: Seat, holders: Collection[Holder], doubt: str, *, own: bool
    ) -> Sitting:
        row = numbered.row
        stands_in = row.capacity == "substitute"
        anonymous = row.person is None and not stands_in and not row.printed_as
        person = _sole_person(holders) if anonymous else row.person
        holder = None if stands_in else _holder(holders, person)
        votes = READ[row.voted if row.voted != "unstated" else seat.votes]
        if stands_in and row.voted == "unstated":
            rule = self._setting.substitutes
            votes = all_of((votes, READ[rule.may_vote if rule else "unstated"]))
        if own and not stands_in and row.capacity in _SITTING and _taken_by_another(holders, person, self._day):
            doubt = doubt or "the records have somebody else in the seat on that day"
        return Sitting(
            who=person or (f"seat {name}" if anonymous and len(row.seat) <= 1 else f"row {numbered.number}"),
            person=person,
            row=row,
            standing=_CAPACITIES.get(row.capacity, standing_of(seat)) if own else standing_of(seat),
            came=_came(row),
            said=_said(row),
            virtual=self._virtual(row),
            agreed=READ[row.agreed_virtual],
            votes=votes,
            substitute=stands_in,
            named=self._named(row, seat) if stands_in else Truth.NO,
            in_time=self._in_time(row, name, seat) if stands_in else Truth.YES,
            suspended=_barred(holder.suspended if holder else (), self._day),
            disqualified=_barred(holder.disqualified if holder else (), self._day),
            doubt=doubt,
        )

    def _unlisted(self, name: str, seat: Seat, holders: Collection[Holder]) -> Sitting:
        """Return the holder of a seat of whom the attendance says nothing; whoever chaired the meeting was there."""
        person = _sole_person(holders)
        chaired = self._meeting.chaired_by
        in_the_chair = chaired.seat == name and chaired.person in {None, person}
        chairs = in_the_chair or (person is not None and chaired.person == person)
        holder = _holder(holders, person)
        return Sitting(
            who=person or f"seat {name}",
            person=person,
            row=Attendee(person=person, capacity="member", presence="present" if chairs else "not-recorded"),
            standing=standing_of(seat),
            came=Truth.YES if chairs else self._unlisted_came,
            said="chaired the meeting" if chairs else self._not_listed,
            virtual=known(self._meeting.mode == "virtual"),
            votes=READ[seat.votes],
            suspended=_barred(holder.suspended if holder else (), self._day),
            disqualified=_barred(holder.disqualified if holder else (), self._day),
        )

    @property
    def _not_listed(self) -> str:
        if self._meeting.lists_everybody:
            return "not listed, and everybody is"
        only_apologies = self._meeting.attendance_recorded == "apologies-only"
        return "not recorded: only apologies are" if only_apologies else "not recorded"

    def _filled(self, name: str, seat: Seat, holders: Iterable[Holder], rows: Iterable[Attendee]) -> Truth:
        """Whether the seat had a holder; who sat in it, or who the minutes say was entitled, settles what dates leave open."""
        if any_of(one.holds.holds_on(self._day) for one in seat.vacant) is Truth.YES:
            return Truth.NO
        if any(row.capacity in _SITTING for row in rows):
            return Truth.YES
        if any(holder.holds.holds_on(self._day) is Truth.YES for holder in holders):
            return Truth.YES
        entitled = self._meeting.eligible.seats
        return known(name in entitled) if entitled else Truth.UNKNOWN

    # -- people without a seat

    def _loose(self) -> Iterator[Place]:
        """Yield those who were there and are in no seat of the records."""
        for number, row in self._rows:
            if number in self._placed or not row.came:
                continue
            name = row.organisation
            organisations = () if name is None else ((self._setting.directory.organisation(name).id, Truth.YES),)
            stands_in = row.capacity == "substitute"
            sitting = Sitting(
                who=row.person or f"row {number}",
                person=row.person,
                row=row,
                standing=_CAPACITIES.get(row.capacity, "member"),
                came=_came(row),
                said=_said(row),
                virtual=self._virtual(row),
                agreed=READ[row.agreed_virtual],
                votes=READ[row.voted],
                substitute=stands_in,
                named=Truth.UNKNOWN if stands_in else Truth.NO,
                doubt="recorded in a seat that the board did not have on that day" if row.seat else "",
            )
            yield Place(None, None, self._setting.board.id, Truth.YES, Truth.YES, organisations, (sitting,))

    def _officers(self, seated: Iterable[Place]) -> Iterator[Place]:
        """Yield those who hold an office, as far as is known no seat, and are not in the attendance."""
        listed = {one.row.person for one in self._rows}
        for place in seated:
            for holder in place.seat.holders if place.seat else ():
                listed.update(holder.persons)
        officers = [one for one in self._setting.board.officers if one.holds.holds_on(self._day) is not Truth.NO]
        for person in dict.fromkeys(one.person for one in officers if one.person is not None):
            if person in listed:
                continue
            chairs = self._meeting.chaired_by.person == person
            row = Attendee(person=person, capacity="unknown", presence="present" if chairs else "not-recorded")
            came = Truth.YES if chairs else self._unlisted_came
            sitting = Sitting(
                person, person, row, "member", came, "chaired the meeting" if chairs else self._not_listed
            )
            yield Place(None, None, self._setting.board.id, Truth.YES, Truth.YES, (), (sitting,), only_officer=True)

    # -- what a row says

    def _virtual(self, row: Attendee) -> Truth:
        """Whether somebody took part from elsewhere; where the row does not say, the mode of the meeting does."""
        if row.mode != "not-said":
            return known(row.mode == "virtual")
        return {"virtual": Truth.YES, "hybrid": Truth.UNKNOWN}.get(self._meeting.mode or "", Truth.NO)

    def _named(self, row: Attendee, seat: Seat) -> Truth:
        """Whether a substitute was named for the seat before the meeting."""
        if row.person is None:
            return Truth.UNKNOWN
        return any_of(
            all_of(
                (
                    Truth.YES if one.person else Truth.UNKNOWN,
                    one.holds.holds_on(self._day),
                    Truth.YES if one.named_on is None else ~self._day.before(one.named_on),
                )
            )
            for one in seat.substitutes
            if one.person in {row.person, None}
        )

    def _in_time(self, row: Attendee, name: str, seat: Seat) -> Truth:
        """Whether a reply that announced the substitute, or else the naming, came as early as the rule asks."""
        rule = self._setting.substitutes
        hours = self._setting.notice_hours
        if hours is None and rule is not None:
            hours = rule.notice_hours
        if hours is None:
            return Truth.YES
        replies = [
            one.on
            for one in self._meeting.replies
            if one.reply == "sending-substitute"
            and (one.seat == name or (one.person is not None and one.person == row.substitute_for))
        ]
        named = [one.named_on for one in seat.substitutes if one.person is not None and one.person == row.person]
        given = next((on for on in (*replies, *named) if on is not None), None)
        return Truth.UNKNOWN if given is None else self._hours_before(given, hours)

    def _hours_before(self, given: Moment, hours: int) -> Truth:
        starts = minutes(self._meeting.starts)
        first = self._day.earliest * _DAY + (starts or 0)
        last = self._day.latest * _DAY + (_DAY if starts is None else starts)
        if first - (given.latest + 1) * _DAY >= hours * _HOUR:
            return Truth.YES
        return Truth.NO if last - given.earliest * _DAY < hours * _HOUR else Truth.UNKNOWN


def _sole_person(holders: Iterable[Holder]) -> str | None:
    """Return the one person who holds the seat, as far as the records say; None where they are several, or only a post."""
    people = {person for holder in holders for person in holder.persons}
    return people.pop() if len(people) == 1 else None


def _holder(holders: Collection[Holder], person: str | None) -> Holder | None:
    """Return how a person holds a seat, or, where nobody is named, how its only holder does."""
    if person is None:
        return next(iter(holders)) if len(holders) == 1 else None
    return next((holder for holder in holders if person in holder.persons), None)


def _taken_by_another(holders: Collection[Holder], person: str | None, day: Moment) -> bool:
    """Whether somebody else certainly holds the seat, and nobody in it could be this person."""
    if person is None or any(not holder.persons or person in holder.persons for holder in holders):
        return False
    return any(holder.holds.holds_on(day) is Truth.YES for holder in holders)


def _barred(times: Iterable[Barred], day: Moment) -> Truth:
    return any_of(one.holds.holds_on(day) for one in times)


def _came(row: Attendee) -> Truth:
    return Truth.UNKNOWN if row.presence == "not-recorded" else known(row.came)


def _said(row: Attendee) -> str:
    """Return what a row says of somebody's presence."""
    words = {
        "present": "present",
        "part": "present for part of the meeting",
        "apologies": "apologies",
        "absent": "absent",
        "not-recorded": "not recorded",
    }[row.presence]
    return f"{words} as a substitute" if row.capacity == "substitute" and row.came else words
