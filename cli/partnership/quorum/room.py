"""Who was in the room: for every seat on the day, who sat in it, as what, and what the record leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.quorum.agenda import Agenda
from partnership.records.model import Attendee
from partnership.words.truth import Truth, all_of, any_of, known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from partnership.quorum.agenda import Point
    from partnership.quorum.directory import Context, Directory
    from partnership.records.model import Board, Holder, Interest, Meeting, Officer, Seat, SubstituteRule
    from partnership.words.dates import Moment

Standing = Literal["member", "observer", "co-opted", "adviser", "associate", "ex-officio", "guest"]
"""As what somebody was there; a guest is in attendance, or of the public, and never counts."""

_STANDINGS: dict[str, Standing] = {
    "member": "member",
    "unknown": "member",
    "observer": "observer",
    "participating-observer": "observer",
    "co-opted": "co-opted",
    "adviser": "adviser",
    "associate": "associate",
    "ex-officio": "ex-officio",
    "in-attendance": "guest",
}
_CAPACITIES: dict[str, Standing] = {
    "observer": "observer",
    "co-opted": "co-opted",
    "adviser": "adviser",
    "in-attendance": "guest",
    "public": "guest",
}
_MEMBERS = frozenset({"member", "observer", "co-opted", "unknown"})
_GUESTS = frozenset({"in-attendance", "adviser", "public"})
_READ = {"yes": Truth.YES, "no": Truth.NO, "unstated": Truth.UNKNOWN}
_HOURS = 24
_NOT_LISTED = {
    "whole": "not listed, and everybody is",
    "apologies-only": "not recorded: only apologies are",
    None: "not recorded",
}


class Setting(NamedTuple):
    """A meeting of a board, with what else it takes to say who was there.

    `substitutes` is what the terms of reference in force say of substitutes, where they do; `notice_hours` the notice
    that the quorum rule asks of one, `wait` the minutes that it waits before it counts.
    """

    context: Context
    meeting: Meeting
    substitutes: SubstituteRule | None = None
    notice_hours: int | None = None
    wait: int = 0

    @property
    def board(self) -> Board:
        """The board."""
        return self.context.board

    @property
    def directory(self) -> Directory:
        """What the names in its records mean."""
        return self.context.directory

    @property
    def others(self) -> Mapping[str, Board]:
        """The boards whose members a rule counts too, by id; never the board itself."""
        return {name: board for name, board in self.context.others.items() if name != self.board.id}


class Sitting(NamedTuple):
    """Somebody who sat in a seat, was to, or may have.

    `who` tells one head from another: the person's id where it is known. `came` is whether they were there at all,
    `named` whether a substitute was named beforehand, `in_time` whether with the notice that the rule asks for.
    """

    who: str
    person: str | None
    row: Attendee
    standing: Standing
    came: Truth
    said: str
    virtual: Truth = Truth.NO
    agreed: Truth = Truth.UNKNOWN
    votes: Truth = Truth.UNKNOWN
    substitute: bool = False
    named: Truth = Truth.NO
    in_time: Truth = Truth.YES
    suspended: Truth = Truth.NO
    disqualified: Truth = Truth.NO


class Place(NamedTuple):
    """A seat on the day, and those who sat in it, or may have; `id` is None for somebody whose seat is not known.

    A seat of another board has the board's id before its own, `PLACE/BOARD#SEAT`. `only_officer` marks somebody who
    holds an office and, as far as the records say, no seat.
    """

    id: str | None
    seat: Seat | None
    board: str
    exists: Truth
    filled: Truth
    organisations: tuple[tuple[str, Truth], ...]
    sittings: tuple[Sitting, ...]
    only_officer: bool = False

    @property
    def standing(self) -> Standing:
        """The standing of the seat, or of who sat in it."""
        if self.seat is not None:
            return _STANDINGS.get(self.seat.standing, "member")
        return self.sittings[0].standing


class Room:
    """The seats of a board, and of boards pooled with it, on the day of a meeting, and everybody who was there."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.agenda = Agenda(setting.meeting, setting.wait)
        self.meeting = setting.meeting
        self._day = setting.meeting.day
        self._rows = setting.meeting.attendance
        self.officers = setting.board.officers
        own = [self._place(setting.board, seat_id, seat) for seat_id, seat in (setting.board.seats or {}).items()]
        pooled = [
            self._place(board, seat_id, seat)
            for board in setting.others.values()
            for seat_id, seat in (board.seats or {}).items()
        ]
        seated = [place for place in (*own, *pooled) if place.exists is not Truth.NO]
        self.places = (*seated, *self._loose(seated), *self._officers_without_a_seat(seated))

    # -- seats

    def _place(self, board: Board, seat_id: str, seat: Seat) -> Place:
        own = board.id == self.setting.board.id
        rows = [row for row in self._rows if self._in_seat(row, seat_id, seat, own=own)]
        exists = seat.holds.holds_on(self._day)
        if own and exists is Truth.UNKNOWN and any(seat_id in row.seat for row in rows):
            exists = Truth.YES
        sittings = [self._sitting(row, seat_id, seat, own=own) for row in rows]
        if not any(not sitting.substitute for sitting in sittings):
            sittings.append(self._unlisted(seat_id, seat))
        return Place(
            seat_id if own else f"{board.id}#{seat_id}",
            seat,
            board.id,
            exists,
            self._filled(seat_id, seat, rows),
            tuple(
                (self.setting.directory.organisation(one.organisation).id, one.holds.holds_on(self._day))
                for one in seat.organisations
                if one.holds.holds_on(self._day) is not Truth.NO
            ),
            tuple(sittings),
        )

    def _in_seat(self, row: Attendee, seat_id: str, seat: Seat, *, own: bool) -> bool:
        """Whether a row is about this seat: it names it, or its holder, or whom a substitute came for."""
        people = {person for holder in self._holders(seat) for person in holder.persons}
        if not own:
            return row.person in people and row.capacity != "substitute"
        if row.seat:
            return seat_id in row.seat
        if row.capacity == "substitute":
            return row.substitute_for in people
        return row.person in people and row.capacity in _MEMBERS

    def _holders(self, seat: Seat) -> list[Holder]:
        return [holder for holder in seat.holders if holder.holds.holds_on(self._day) is not Truth.NO]

    def _sitting(self, row: Attendee, seat_id: str, seat: Seat, *, own: bool) -> Sitting:
        stands_in = row.capacity == "substitute"
        person = row.person
        if person is None and not stands_in and not row.printed_as:
            person = self._sole_holder(seat)
        holder = None if stands_in else self._holder(seat, person)
        standing = _CAPACITIES.get(row.capacity, _STANDINGS.get(seat.standing, "member"))
        votes = _READ[row.voted if row.voted != "unstated" else seat.votes]
        if stands_in and row.voted == "unstated":
            rule = self.setting.substitutes
            votes = all_of((votes, _READ[rule.may_vote if rule else "unstated"]))
        return Sitting(
            who=person
            or (
                f"row {self._rows.index(row)}"
                if row.printed_as or stands_in or len(row.seat) > 1
                else f"seat {seat_id}"
            ),
            person=person,
            row=row,
            standing=standing if own else _STANDINGS.get(seat.standing, "member"),
            came=_came(row),
            said=_said(row),
            virtual=self._virtual(row),
            agreed=_READ[row.agreed_virtual],
            votes=votes,
            substitute=stands_in,
            named=self._named(row, seat) if stands_in else Truth.NO,
            in_time=self._in_time(row, seat_id, seat) if stands_in else Truth.YES,
            suspended=any_of(one.holds.holds_on(self._day) for one in holder.suspended) if holder else Truth.NO,
            disqualified=any_of(one.holds.holds_on(self._day) for one in holder.disqualified) if holder else Truth.NO,
        )

    def _unlisted(self, seat_id: str, seat: Seat) -> Sitting:
        """Return the holder of a seat of whom the attendance says nothing."""
        person = self._sole_holder(seat)
        chaired = self.meeting.chaired_by
        if (chaired.seat == seat_id and chaired.person in {None, person}) or (
            person is not None and chaired.person == person
        ):
            row = Attendee(person=person, seat=(seat_id,), capacity="member", presence="present")
            return self._sitting(row, seat_id, seat, own=True)._replace(
                said="chaired the meeting", who=person or f"seat {seat_id}"
            )
        holder = self._holder(seat, person)
        return Sitting(
            who=person or f"seat {seat_id}",
            person=person,
            row=Attendee(capacity="member", presence="not-recorded"),
            standing=_STANDINGS.get(seat.standing, "member"),
            came=Truth.NO if self.meeting.attendance_recorded == "whole" else Truth.UNKNOWN,
            said=_NOT_LISTED.get(self.meeting.attendance_recorded, _NOT_LISTED[None]),
            votes=_READ[seat.votes],
            suspended=any_of(one.holds.holds_on(self._day) for one in holder.suspended) if holder else Truth.NO,
            disqualified=any_of(one.holds.holds_on(self._day) for one in holder.disqualified) if holder else Truth.NO,
        )

    def _sole_holder(self, seat: Seat) -> str | None:
        people = {person for holder in self._holders(seat) for person in holder.persons}
        return people.pop() if len(people) == 1 else None

    def _holder(self, seat: Seat, person: str | None) -> Holder | None:
        holders = self._holders(seat)
        own = [holder for holder in holders if person is not None and person in holder.persons]
        return own[0] if own else holders[0] if len(holders) == 1 and person is None else None

    def _filled(self, seat_id: str, seat: Seat, rows: Iterable[Attendee]) -> Truth:
        """Whether the seat had a holder; who sat in it, or who the minutes say was entitled, settles what dates leave open."""
        vacant = any_of(one.holds.holds_on(self._day) for one in seat.vacant)
        if vacant is Truth.YES:
            return Truth.NO
        if any(row.capacity in _MEMBERS for row in rows) or any(
            holder.holds.holds_on(self._day) is Truth.YES for holder in seat.holders
        ):
            return Truth.YES
        entitled = self.meeting.eligible.seats
        return known(seat_id in entitled) if entitled else Truth.UNKNOWN

    # -- people without a seat

    def _loose(self, seated: Iterable[Place]) -> Iterator[Place]:
        """Yield those who were there and are in no seat of the records."""
        placed = {id(sitting.row) for place in seated for sitting in place.sittings}
        for number, row in enumerate(self._rows):
            if id(row) in placed or not row.came or (row.capacity == "substitute" and row.seat):
                continue
            own = (
                ()
                if row.organisation is None
                else ((self.setting.directory.organisation(row.organisation).id, Truth.YES),)
            )
            sitting = Sitting(
                who=row.person or f"row {number}",
                person=row.person,
                row=row,
                standing=_CAPACITIES.get(row.capacity, "member"),
                came=_came(row),
                said=_said(row),
                virtual=self._virtual(row),
                agreed=_READ[row.agreed_virtual],
                votes=_READ[row.voted],
                substitute=row.capacity == "substitute",
                named=Truth.UNKNOWN if row.capacity == "substitute" else Truth.NO,
            )
            yield Place(None, None, self.setting.board.id, Truth.YES, Truth.YES, own, (sitting,))

    def _officers_without_a_seat(self, seated: Iterable[Place]) -> Iterator[Place]:
        """Yield those who hold an office, no seat that is recorded, and are not in the attendance."""
        listed = {row.person for row in self._rows} | {
            sitting.person for place in seated for sitting in place.sittings if not sitting.substitute
        }
        for person in dict.fromkeys(
            one.person for one in self.officers if one.holds.holds_on(self._day) is not Truth.NO
        ):
            if person is None or person in listed:
                continue
            chaired = self.meeting.chaired_by.person == person
            came = (
                Truth.YES if chaired else known(False) if self.meeting.attendance_recorded == "whole" else Truth.UNKNOWN
            )
            row = Attendee(person=person, capacity="unknown", presence="present" if chaired else "not-recorded")
            said = (
                "chaired the meeting" if chaired else _NOT_LISTED.get(self.meeting.attendance_recorded, "not recorded")
            )
            sitting = Sitting(person, person, row, "member", came, said)
            yield Place(None, None, self.setting.board.id, Truth.YES, Truth.YES, (), (sitting,), only_officer=True)

    # -- what a row says

    def _virtual(self, row: Attendee) -> Truth:
        """Whether somebody took part from elsewhere; where the row does not say, the mode of the meeting does."""
        if row.mode != "not-said":
            return known(row.mode == "virtual")
        return {"virtual": Truth.YES, "hybrid": Truth.UNKNOWN}.get(self.meeting.mode or "", Truth.NO)

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

    def _in_time(self, row: Attendee, seat_id: str, seat: Seat) -> Truth:
        """Whether the naming, or a reply that announced the substitute, came as early as the rule asks."""
        rule = self.setting.substitutes
        hours = self.setting.notice_hours
        if hours is None:
            hours = rule.notice_hours if rule else None
        if hours is None:
            return Truth.YES
        replies = [
            one.on
            for one in self.meeting.replies
            if one.reply == "sending-substitute"
            and (one.seat == seat_id or (one.person is not None and one.person == row.substitute_for))
        ]
        named = [one.named_on for one in seat.substitutes if one.person is not None and one.person == row.person]
        given = next((on for on in (*replies, *named) if on is not None), None)
        return Truth.UNKNOWN if given is None else self._hours_before(given, hours)

    def _hours_before(self, given: Moment, hours: int) -> Truth:
        starts = self.agenda.starts
        first = self._day.earliest * _HOURS * 60 + (starts or 0)
        last = self._day.latest * _HOURS * 60 + (_HOURS * 60 if starts is None else starts)
        if first - (given.latest + 1) * _HOURS * 60 >= hours * 60:
            return Truth.YES
        return Truth.NO if last - given.earliest * _HOURS * 60 < hours * 60 else Truth.UNKNOWN

    # -- at a point

    def there(self, sitting: Sitting, point: Point) -> Truth:
        """Whether somebody was there at a point of the meeting, who left for a declared interest included."""
        if sitting.came is not Truth.YES:
            return sitting.came
        gone = any_of(
            all_of((concerned, _READ[interest.left_room])) for interest, concerned in self._interests(sitting, point)
        )
        return all_of((self.agenda.there(sitting.row, point), ~gone))

    def conflicted(self, place: Place, sitting: Sitting, point: Point) -> Truth:
        """Whether somebody, or the holder of a seat, declared an interest in the item."""
        return any_of(concerned for _, concerned in self._interests(sitting, point, place))

    def _interests(
        self, sitting: Sitting, point: Point, place: Place | None = None
    ) -> Iterator[tuple[Interest, Truth]]:
        if not point.is_item:
            return
        seats = {*sitting.row.seat, *((place.id,) if place else ())}
        for interest in self.meeting.interests:
            if interest.person is not None:
                own = known(interest.person == sitting.person) if sitting.person else known(interest.seat in seats)
            else:
                own = known(interest.seat in seats) if interest.seat is not None else Truth.UNKNOWN
            if own is not Truth.NO:
                items = any_of(self.agenda.concerns(item, point) for item in interest.items)
                yield interest, all_of((own, items if interest.items else Truth.UNKNOWN))

    def offices(self, name: str) -> tuple[list[Officer], bool]:
        """Return those who hold, or may hold, an office on the day, and whether anybody ever does in the records."""
        named = [one for one in self.officers if name in names_of(one)]
        return [one for one in named if one.holds.holds_on(self._day) is not Truth.NO], bool(named)

    def seat_filled(self, name: str) -> Truth:
        """Whether a seat of the board has a holder."""
        return next((place.filled for place in self.places if place.id == name), Truth.UNKNOWN)

    def reaches(self, items: Iterable[str], point: Point) -> bool:
        """Whether what is said of some items, or of none and so of the whole meeting, reaches a point of it."""
        named = tuple(items)
        return not named or any(self.agenda.concerns(item, point) is not Truth.NO for item in named)

    @property
    def day(self) -> Moment:
        """The day of the meeting."""
        return self._day


def names_of(officer: Officer) -> frozenset[str]:
    """Return the words by which a rule may name an officer: the office, and its title as an id."""
    return frozenset((officer.office, *((slug(officer.title),) if officer.title else ())))


def slug(words: str) -> str:
    """Return words as an id: `Deputy Mayor` becomes `deputy-mayor`."""
    kept = "".join(letter if letter.isalnum() and letter.isascii() else " " for letter in words.lower())
    return "-".join(kept.split())


def _came(row: Attendee) -> Truth:
    return Truth.UNKNOWN if row.presence == "not-recorded" else known(row.came)


def _said(row: Attendee) -> str:
    words = {
        "present": "present",
        "part": "present for part of the meeting",
        "apologies": "apologies",
        "absent": "absent",
        "not-recorded": "not recorded",
    }[row.presence]
    return f"{words} as a substitute" if row.capacity == "substitute" and row.came else words
