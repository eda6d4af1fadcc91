"""Who was expected at each meeting and who came, cell by cell, before any rule is asked."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.words.truth import Truth, all_of, any_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from partnership.records.model import Attendee, Board, Holder, Meeting, Seat
    from partnership.words.dates import Moment

Subject = Literal["person", "seat", "organisation"]
Key = tuple[str, ...]
"""What a row is about: the people who share a seat, `post:…` where no person is known, a seat, or an organisation."""


class Mark(Enum):
    """One meeting in one person's or seat's row: a letter, and what it stands for."""

    PRESENT = ("P", "present")
    VIRTUAL = ("V", "present virtually")
    PART = ("T", "present for part of the meeting")
    SUBSTITUTE = ("S", "a substitute came")
    APOLOGIES = ("A", "apologies")
    ABSENT = ("N", "did not attend")
    NOT_RECORDED = ("?", "not recorded")
    LEAVE = ("L", "approved leave of absence")
    NOT_IN_POST = ("-", "not in post")
    VACANT = ("v", "seat vacant")

    @property
    def letter(self) -> str:
        """The mark in a register."""
        return self.value[0]

    @property
    def words(self) -> str:
        """The mark in words."""
        return self.value[1]


CAME = frozenset({Mark.PRESENT, Mark.VIRTUAL, Mark.PART})
_BEST_FIRST = (
    Mark.PRESENT,
    Mark.VIRTUAL,
    Mark.PART,
    Mark.SUBSTITUTE,
    Mark.NOT_RECORDED,
    Mark.APOLOGIES,
    Mark.ABSENT,
    Mark.LEAVE,
    Mark.VACANT,
    Mark.NOT_IN_POST,
)
_MEMBERS = frozenset({"member", "observer", "co-opted", "unknown"})
_GUESTS = frozenset({"in-attendance", "adviser", "public"})


class Count(NamedTuple):
    """A number of meetings, from `low` to `high`, both inclusive; alike where it is certain."""

    low: int
    high: int

    def __str__(self) -> str:
        """`3`, or `2 to 4`."""
        return str(self.low) if self.low == self.high else f"{self.low} to {self.high}"


class Rate(NamedTuple):
    """Meetings attended of meetings expected, unreduced."""

    attended: int
    expected: int

    @property
    def share(self) -> Fraction | None:
        """The share; None where no meeting was expected."""
        return Fraction(self.attended, self.expected) if self.expected else None


class MeetingState(NamedTuple):
    """A meeting in the window, whether it counts, and why."""

    id: str
    day: Moment
    kind: str
    status: str
    counts: Truth
    why: str
    meeting: Meeting | None


class Cell(NamedTuple):
    """One meeting in one row of the ledger.

    `counts` is whether the meeting does; `due` whether the row's subject was to be there, if it
    does; `leave` whether its absence was approved beforehand. `expected` puts them together: a
    person on approved leave is not expected, a seat is. `attended` is whether it counts as attended
    by the person, by somebody entitled to the seat, or by anybody of the organisation.

    `entitled` is whether the terms of reference let the substitute come, `named` whether they had
    been named beforehand, `substitute` their id, and `agreed` whether the chair had agreed to virtual
    attendance. `parts` are the cells of the seats that an organisation's cell is put together from.
    """

    meeting: str
    mark: Mark
    counts: Truth
    due: Truth
    attended: Truth
    why: str
    expected: Truth
    leave: Truth = Truth.NO
    entitled: Truth = Truth.NO
    named: Truth = Truth.NO
    agreed: Truth = Truth.UNKNOWN
    kind: str = "ordinary"
    inquorate: bool = False
    substitute: str | None = None
    parts: tuple[Cell, ...] = ()

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The cells it is put together from, or itself alone."""
        return self.parts or (self,)


class Row(NamedTuple):
    """One person, seat or organisation over the window, with its figures.

    expected = attended + by_substitute + apologies + absent + not_recorded, where by_substitute
    has only those that do not count as attended (people's rows); a seat's or an organisation's
    row counts substitutes in `attended`, and says in `by_substitute` how many of these they were.
    """

    subject: Subject
    key: Key
    seats: tuple[str, ...]
    observer: bool
    cells: tuple[Cell, ...]
    expected: Count
    attended: Count
    by_substitute: Count
    apologies: Count
    absent: Count
    not_recorded: Count
    low: Rate
    high: Rate

    @property
    def id(self) -> tuple[Subject, Key]:
        """What tells the row from every other of its ledger."""
        return self.subject, self.key


class Other(NamedTuple):
    """Somebody there who belongs to no row: their id or name as printed, and (meeting, capacity) for each time."""

    name: str
    times: tuple[tuple[str, str], ...]


class Register:
    """The rows of a board over the meetings that count, or may."""

    def __init__(self, board: Board, counted: Sequence[MeetingState]) -> None:
        self._board = board
        self._seats = board.seats or {}
        self._counted = counted
        self._attendees = {state.id: state.meeting.attendance if state.meeting else () for state in counted}
        self._held = _held(self._seats.items())
        self._placed = {person for key in self._held for person in key}

    # -- people

    def people(self) -> list[Row]:
        """Return a row for everybody who held a seat, and for members whose seat the records do not know."""
        rows = [
            self._row(
                "person",
                key,
                tuple(dict.fromkeys(seat_id for seat_id, _ in held)),
                [self._person_cell(key, held, state) for state in self._counted],
            )
            for key, held in self._held.items()
        ]
        rows += [self._loose_row(name) for name in self._loose()]
        return [
            row for row in rows if any(cell.expected is not Truth.NO or cell.mark is Mark.LEAVE for cell in row.cells)
        ]

    def _person_cell(self, key: Key, held: Sequence[tuple[str, Holder]], state: MeetingState) -> Cell:
        seats = {seat_id for seat_id, holder in held if holder.holds.holds_on(state.day) is not Truth.NO}
        by_name = [
            row
            for row in self._attendees[state.id]
            if _sits(row) and row.person in key and _for_seats(row, seats, len(key))
        ]
        own = by_name + [
            row for row in self._attendees[state.id] if _sits(row) and row.person is None and set(row.seat) & seats
        ]
        post = any_of(
            all_of((self._exists(seat_id, state), holder.holds.holds_on(state.day))) for seat_id, holder in held
        )
        if post is Truth.NO:
            return _cell(
                state,
                Mark.NOT_IN_POST,
                due=Truth.NO,
                attended=Truth.NO,
                why="not in post" + (f", though recorded as {_mark(by_name).words}" if by_name else ""),
            )
        if any(row.capacity != "unknown" for row in by_name):
            post = Truth.YES
        came = [
            row
            for row in self._attendees[state.id]
            if _substitutes(row) and (set(row.seat) & seats or row.substitute_for in key)
        ]
        leave = any_of(one.holds.holds_on(state.day) for _, holder in held for one in holder.leave)
        return self._personal(state, own, came, leave, post)

    def _personal(
        self, state: MeetingState, own: Sequence[Attendee], came: Sequence[Attendee], leave: Truth, post: Truth
    ) -> Cell:
        mark = _mark(own)
        if mark in CAME:
            return _cell(state, mark, due=post, attended=Truth.YES, agreed=_agreed(own), why=_in_post(mark.words, post))
        leave = Truth.YES if any(row.reason == "leave-approved" for row in own) else leave
        if leave is Truth.YES:
            return _cell(
                state,
                Mark.LEAVE,
                due=post,
                attended=Truth.NO,
                leave=leave,
                excused=True,
                why="on approved leave of absence",
            )
        if came:
            entitled, named = self._entitled(came, state), self._named(came, state)
            return _cell(
                state,
                Mark.SUBSTITUTE,
                due=post,
                attended=Truth.NO,
                leave=leave,
                excused=True,
                entitled=entitled,
                named=named,
                why=_in_post(_substitute_words(entitled), post),
                substitute=_first(came),
            )
        attended = Truth.UNKNOWN if mark is Mark.NOT_RECORDED else Truth.NO
        doubt = "; whether they were on approved leave that day is not known" if leave is Truth.UNKNOWN else ""
        return _cell(
            state, mark, due=post, attended=attended, leave=leave, excused=True, why=_in_post(mark.words, post) + doubt
        )

    # -- people whose seat is not known

    def _loose(self) -> dict[str, None]:
        """Return those recorded as members, or as represented by a substitute, who hold no seat of the records."""
        found: dict[str, None] = {}
        for row in self._everybody():
            if _sits(row) and row.person not in self._placed and (row.person or not row.seat):
                found.setdefault(_name_of(row))
            elif _substitutes(row) and row.substitute_for and not row.seat and row.substitute_for not in self._placed:
                found.setdefault(row.substitute_for)
        return found

    def _loose_row(self, name: str) -> Row:
        own = [row for row in self._everybody() if _sits(row) and _name_of(row) == name]
        seats = tuple(dict.fromkeys(seat_id for row in own for seat_id in row.seat if seat_id in self._seats))
        observer = bool(own) and all(row.capacity == "observer" for row in own)
        return self._row(
            "person", (name,), seats, [self._loose_cell(name, state) for state in self._counted], observer=observer
        )

    def _loose_cell(self, name: str, state: MeetingState) -> Cell:
        own, came = self._loose_rows(name, state)
        certain = came or any(row.capacity != "unknown" for row in own)
        return self._personal(state, own, came, Truth.NO, Truth.YES if certain else Truth.UNKNOWN)

    def _loose_rows(self, name: str, state: MeetingState) -> tuple[list[Attendee], list[Attendee]]:
        rows = self._attendees[state.id]
        return [row for row in rows if _sits(row) and _name_of(row) == name], [
            row for row in rows if _substitutes(row) and row.substitute_for == name
        ]

    # -- seats

    def seats(self) -> list[Row]:
        """Return a row for every seat that was, or may have been, there to be sat in."""
        rows = [
            self._row("seat", (seat_id,), (seat_id,), [self._seat_cell(seat_id, state) for state in self._counted])
            for seat_id in self._seats
        ]
        return [
            row for row in rows if any(cell.expected is not Truth.NO or cell.mark is Mark.VACANT for cell in row.cells)
        ]

    def _seat_cell(self, seat_id: str, state: MeetingState, *, anybody: bool = False) -> Cell:
        """Return a seat's cell; with `anybody`, a substitute counts whether they were entitled to come or not."""
        seat = self._seats[seat_id]
        sitting = self._sitting(seat_id, state)
        exists = self._exists(seat_id, state)
        if exists is Truth.NO:
            return _cell(state, Mark.NOT_IN_POST, due=Truth.NO, attended=Truth.NO, why="the seat did not exist")
        vacant = any_of(one.holds.holds_on(state.day) for one in seat.vacant)
        if vacant is Truth.YES:
            return _cell(
                state,
                Mark.VACANT,
                due=Truth.NO,
                attended=Truth.NO,
                why="the seat was vacant" + (", though somebody is recorded in it" if any(sitting) else ""),
            )
        filled = Truth.YES if any(sitting) else _filled(seat, state.day) & ~vacant
        cell = self._seated(state, seat_id, sitting, all_of((exists, filled)), anybody=anybody)
        return (
            cell
            if filled is Truth.YES
            else cell._replace(why=f"{cell.why}; whether anybody held the seat that day is not known")
        )

    def _sitting(self, seat_id: str, state: MeetingState) -> tuple[list[Attendee], list[Attendee]]:
        """Return the rows of those who sat in a seat, or were to, as its holders and as substitutes."""
        holders = [
            holder for holder in self._seats[seat_id].holders if holder.holds.holds_on(state.day) is not Truth.NO
        ]
        people = {person for holder in holders for person in holder.persons}
        rows = self._attendees[state.id]
        own = [row for row in rows if _sits(row) and (seat_id in row.seat if row.seat else row.person in people)]
        return own, [
            row
            for row in rows
            if _substitutes(row) and (seat_id in row.seat if row.seat else row.substitute_for in people)
        ]

    def _seated(
        self,
        state: MeetingState,
        seat_id: str,
        sitting: tuple[Sequence[Attendee], Sequence[Attendee]],
        due: Truth,
        *,
        anybody: bool,
    ) -> Cell:
        own, came = sitting
        mark = _mark(own)
        if mark in CAME:
            return _cell(state, mark, due=due, attended=Truth.YES, agreed=_agreed(own), why=mark.words)
        why = mark.words
        if came:
            entitled, named = self._entitled(came, state, seat_id), self._named(came, state, seat_id)
            why = _substitute_words(entitled)
            if anybody or entitled is not Truth.NO:
                return _cell(
                    state,
                    Mark.SUBSTITUTE,
                    due=due,
                    attended=Truth.YES if anybody else entitled,
                    entitled=entitled,
                    named=named,
                    why=why,
                    substitute=_first(came),
                )
            mark = Mark.ABSENT if mark is Mark.NOT_RECORDED else mark
            why = f"{mark.words}; {why}"
        leave = self._leave(seat_id, own, state)
        away = {
            Truth.YES: "; its holder was on approved leave",
            Truth.UNKNOWN: "; whether its holder was on approved leave is not known",
        }.get(leave, "")
        return _cell(
            state,
            mark,
            due=due,
            attended=Truth.UNKNOWN if mark is Mark.NOT_RECORDED else Truth.NO,
            leave=leave,
            why=why + away,
        )

    def _leave(self, seat_id: str, own: Sequence[Attendee], state: MeetingState) -> Truth:
        if any(row.reason == "leave-approved" for row in own):
            return Truth.YES
        holders = [
            holder for holder in self._seats[seat_id].holders if holder.holds.holds_on(state.day) is not Truth.NO
        ]
        return any_of(one.holds.holds_on(state.day) for holder in holders for one in holder.leave)

    def _exists(self, seat_id: str, state: MeetingState) -> Truth:
        """Whether a seat was there on the day; where its dates leave that open, somebody recorded in it settles it."""
        exists = self._seats[seat_id].holds.holds_on(state.day)
        recorded = any(seat_id in row.seat for row in self._attendees[state.id])
        return Truth.YES if exists is Truth.UNKNOWN and recorded else exists

    # -- substitutes

    def _entitled(self, came: Sequence[Attendee], state: MeetingState, seat_id: str | None = None) -> Truth:
        """Whether the terms in force let any of these substitutes come; where the terms say nothing, whoever the record says came."""
        allowed = {
            terms.substitutes.allowed if terms.substitutes else "unstated" for terms in self._board.terms_on(state.day)
        } or {"unstated"}
        answers = {
            Truth.NO if one == "none" else self._named(came, state, seat_id) if one == "named" else Truth.YES
            for one in allowed
        }
        return answers.pop() if len(answers) == 1 else Truth.UNKNOWN

    def _named(self, came: Sequence[Attendee], state: MeetingState, seat_id: str | None = None) -> Truth:
        """Whether any of these substitutes was named beforehand, for the seat or for any that they sat in."""
        return any_of(
            self._named_for(one, row, state) for row in came for one in ((seat_id,) if seat_id else self._seats_of(row))
        )

    def _seats_of(self, row: Attendee) -> tuple[str, ...]:
        held = [seat_id for key, held in self._held.items() if row.substitute_for in key for seat_id, _ in held]
        return tuple(seat_id for seat_id in (row.seat or held) if seat_id in self._seats) or ("",)

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
            for one in self._seats[seat_id].substitutes
            if one.person in (row.person, None)
        )

    # -- organisations

    def organisations(self) -> list[Row]:
        """Return a row for every organisation that had a seat, or a member whose seat is not known."""
        parts: dict[str, list[list[Cell]]] = {}
        sits: dict[str, dict[str, None]] = {}
        for number, state in enumerate(self._counted):
            for organisation, seat_id, cell in self._parts(state):
                parts.setdefault(organisation, [[] for _ in self._counted])[number].append(cell)
                if seat_id:
                    sits.setdefault(organisation, {}).setdefault(seat_id)
        rows = [
            self._row(
                "organisation",
                (organisation,),
                tuple(sits.get(organisation, {})),
                [_together(state, cells) for state, cells in zip(self._counted, each, strict=True)],
            )
            for organisation, each in parts.items()
        ]
        return [row for row in rows if any(cell.expected is not Truth.NO for cell in row.cells)]

    def _parts(self, state: MeetingState) -> Iterator[tuple[str, str | None, Cell]]:
        """Yield each organisation with a seat it has, or None, and the cell of whoever sat for it there."""
        for seat_id, seat in self._seats.items():
            cell = self._seat_cell(seat_id, state, anybody=True)
            for one in seat.organisations:
                due = all_of((cell.due, one.holds.holds_on(state.day)))
                if due is not Truth.NO:
                    yield one.organisation, seat_id, cell._replace(due=due, expected=all_of((cell.counts, due)))
        for organisation, names in self._loose_of_organisations().items():
            for name in names:
                yield organisation, None, self._loose_part(name, state)
        for row in self._attendees[state.id]:
            if _substitutes(row) and row.organisation and not row.seat and not row.substitute_for:
                yield (
                    row.organisation,
                    None,
                    _cell(
                        state,
                        Mark.SUBSTITUTE,
                        due=Truth.YES,
                        attended=Truth.YES,
                        entitled=Truth.UNKNOWN,
                        named=Truth.UNKNOWN,
                        why="a substitute came",
                        substitute=row.person,
                    ),
                )

    def _loose_of_organisations(self) -> dict[str, dict[str, None]]:
        loose = self._loose()
        found: dict[str, dict[str, None]] = {}
        for row in self._everybody():
            if _sits(row) and row.organisation and not row.seat and _name_of(row) in loose:
                found.setdefault(row.organisation, {}).setdefault(_name_of(row))
        return found

    def _loose_part(self, name: str, state: MeetingState) -> Cell:
        cell = self._loose_cell(name, state)
        return cell._replace(attended=Truth.YES) if cell.mark is Mark.SUBSTITUTE else cell

    # -- the rest

    def others(self) -> tuple[Other, ...]:
        """Return those who were there in another capacity, or as a substitute for nobody that the records name."""
        found: dict[str, list[tuple[str, str]]] = {}
        for state in self._counted:
            for row in self._attendees[state.id]:
                guest = row.capacity in _GUESTS and not _sits(row)
                stray = _substitutes(row) and not row.substitute_for and not set(row.seat) & set(self._seats)
                if row.came and (guest or stray):
                    found.setdefault(_name_of(row), []).append((state.id, row.capacity))
        return tuple(Other(name, tuple(times)) for name, times in found.items())

    def _everybody(self) -> Iterator[Attendee]:
        for rows in self._attendees.values():
            yield from rows

    def _row(
        self, subject: Subject, key: Key, seats: tuple[str, ...], cells: Sequence[Cell], *, observer: bool = False
    ) -> Row:
        observes = observer or (bool(seats) and all(self._seats[seat_id].observes for seat_id in seats))
        return _with_figures(subject, key, seats, tuple(cells), observer=observes)


def _held(seats: Iterable[tuple[str, Seat]]) -> dict[Key, list[tuple[str, Holder]]]:
    """Return, for each person, people or post that held a seat, the seats and how they held them."""
    held: dict[Key, list[tuple[str, Holder]]] = {}
    for seat_id, seat in seats:
        for holder in seat.holders:
            key = holder.persons or ((f"post:{holder.post}",) if holder.post else ())
            if key:
                held.setdefault(key, []).append((seat_id, holder))
    return held


def _filled(seat: Seat, day: Moment) -> Truth:
    """Whether a seat had a holder on the day; a gap between holders that no source calls a vacancy is not known to be one."""
    return Truth.YES if any(holder.holds.holds_on(day) is Truth.YES for holder in seat.holders) else Truth.UNKNOWN


def _sits(row: Attendee) -> bool:
    """Whether somebody was there, or was to be, in a seat of their own."""
    return row.capacity in _MEMBERS or (row.capacity in _GUESTS and bool(row.seat))


def _substitutes(row: Attendee) -> bool:
    return row.capacity == "substitute" and row.came


def _for_seats(row: Attendee, seats: set[str], sharing: int) -> bool:
    """Whether a person's row is about these seats: one who shares a seat may have been there for another of their own."""
    return sharing == 1 or not row.seat or bool(set(row.seat) & seats)


def _name_of(row: Attendee) -> str:
    return row.person or row.printed_as or "somebody not named"


def _mark(rows: Iterable[Attendee]) -> Mark:
    """Return the mark of a person's own rows: the most that they say."""
    return min((_mark_of(row) for row in rows), key=_own_order, default=Mark.NOT_RECORDED)


def _own_order(mark: Mark) -> int:
    """Return where a mark stands among those of one person: what is recorded comes before what is not."""
    return len(_BEST_FIRST) if mark is Mark.NOT_RECORDED else _BEST_FIRST.index(mark)


def _mark_of(row: Attendee) -> Mark:
    if row.presence == "present":
        return Mark.VIRTUAL if row.mode == "virtual" else Mark.PRESENT
    return {"part": Mark.PART, "apologies": Mark.APOLOGIES, "absent": Mark.ABSENT}.get(row.presence, Mark.NOT_RECORDED)


def _first(came: Iterable[Attendee]) -> str | None:
    """Return the id of the first of these whom the records know."""
    return next((row.person for row in came if row.person), None)


def _agreed(own: Iterable[Attendee]) -> Truth:
    """Whether the chair had agreed to the virtual attendance of any of these."""
    said = {"yes": Truth.YES, "no": Truth.NO, "unstated": Truth.UNKNOWN}
    return any_of(said[row.agreed_virtual] for row in own if row.came)


def _in_post(words: str, post: Truth) -> str:
    return words if post is Truth.YES else f"{words}; whether they were in post that day is not known"


def _substitute_words(entitled: Truth) -> str:
    return (
        "a substitute came"
        + {
            Truth.YES: "",
            Truth.NO: ", whom the terms of reference do not allow",
            Truth.UNKNOWN: "; whether they were entitled to is not known",
        }[entitled]
    )


def _cell(
    state: MeetingState,
    mark: Mark,
    *,
    due: Truth,
    attended: Truth,
    why: str,
    leave: Truth = Truth.NO,
    excused: bool = False,
    entitled: Truth = Truth.NO,
    named: Truth = Truth.NO,
    agreed: Truth = Truth.UNKNOWN,
    substitute: str | None = None,
) -> Cell:
    """Return a cell; with `excused`, approved leave takes it out of the denominator."""
    expected = all_of((state.counts, due, ~leave if excused else Truth.YES))
    inquorate = bool(state.meeting and state.meeting.quorum.minuted == "inquorate")
    return Cell(
        state.id,
        mark,
        state.counts,
        due,
        attended,
        why,
        expected,
        leave,
        entitled,
        named,
        agreed,
        state.kind,
        inquorate,
        substitute,
    )


def _together(state: MeetingState, parts: Sequence[Cell]) -> Cell:
    """Return an organisation's cell: at the table if anybody of it was."""
    due = [cell for cell in parts if cell.due is not Truth.NO]
    if not due:
        return _cell(state, Mark.NOT_IN_POST, due=Truth.NO, attended=Truth.NO, why="no filled seat at this meeting")
    needed, attended = joined((cell.due, cell.attended) for cell in due)
    best = min(
        due, key=lambda cell: ((Truth.YES, Truth.UNKNOWN, Truth.NO).index(cell.attended), _BEST_FIRST.index(cell.mark))
    )
    return best._replace(due=needed, attended=attended, expected=all_of((state.counts, needed)), parts=tuple(due))


def joined(parts: Iterable[tuple[Truth, Truth]]) -> tuple[Truth, Truth]:
    """Return (due, attended) of an organisation, given those of its seats: due if any is, attended if any that is due was."""
    each = [(due, attended) for due, attended in parts if due is not Truth.NO]
    due = any_of(one for one, _ in each)
    if due is Truth.YES:
        return due, any_of(all_of(one) for one in each)
    answers = {attended for _, attended in each}
    return due, answers.pop() if len(answers) == 1 else Truth.UNKNOWN if answers else Truth.NO


def _with_figures(
    subject: Subject, key: Key, seats: tuple[str, ...], cells: tuple[Cell, ...], *, observer: bool
) -> Row:
    """Return a row with its figures counted from its cells."""

    def count(cells_of: Iterable[Cell]) -> Count:
        found = list(cells_of)
        return Count(
            sum(cell.expected is Truth.YES for cell in found), sum(cell.expected is not Truth.NO for cell in found)
        )

    personal = subject == "person"
    due = [cell for cell in cells if cell.expected is not Truth.NO]
    missed = [cell for cell in due if cell.attended is Truth.NO]
    low, high = bounds((cell.expected, cell.attended) for cell in cells)
    return Row(
        subject, key, seats, observer, cells,
        expected=count(due),
        attended=count(cell for cell in due if cell.attended is Truth.YES),
        by_substitute=count(cell for cell in due if cell.mark is Mark.SUBSTITUTE and (personal or cell.attended is Truth.YES)),
        apologies=count(cell for cell in missed if cell.mark is Mark.APOLOGIES),
        absent=count(cell for cell in missed if cell.mark is not Mark.APOLOGIES and not (personal and cell.mark is Mark.SUBSTITUTE)),
        not_recorded=count(cell for cell in due if cell.attended is Truth.UNKNOWN),
        low=low,
        high=high,
    )  # fmt: skip


def bounds(cells: Iterable[tuple[Truth, Truth]]) -> tuple[Rate, Rate]:
    """Return the lowest and the highest rate that the unknown can leave, given (expected, attended) of each meeting.

    The lowest leaves every doubtful attendance out and takes every doubtful absence in; the highest the other way round.
    """
    low_attended = low_expected = high_attended = high_expected = 0
    for expected, attended in cells:
        if expected is Truth.NO:
            continue
        sure = expected is Truth.YES
        came_at_least, came_at_most = attended is Truth.YES, attended is not Truth.NO
        if sure or not came_at_least:
            low_expected += 1
            low_attended += came_at_least
        if sure or came_at_most:
            high_expected += 1
            high_attended += came_at_most
    return Rate(low_attended, low_expected), Rate(high_attended, high_expected)


__all__ = [
    "CAME",
    "Cell",
    "Count",
    "Key",
    "Mark",
    "MeetingState",
    "Other",
    "Rate",
    "Register",
    "Row",
    "Subject",
    "bounds",
    "joined",
]
