"""Before a meeting: is it quorate already, who is still needed, and on whom it depends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.answers.quorum import smallest
from partnership.answers.quorum.formulas import Compiler, Crowd
from partnership.quorum.agenda import START
from partnership.quorum.clauses import READINGS
from partnership.quorum.conditions import needs_in
from partnership.quorum.counting import Floor
from partnership.quorum.evaluating import evaluate
from partnership.quorum.judging import Application, whole_need
from partnership.records.model.attendance import Attendee
from partnership.records.model.need import AtLeast, EachOf, Present
from partnership.words.truth import Truth, any_of
from partnership.words.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from partnership.answers.quorum.counts import Formula
    from partnership.quorum.agenda import Point
    from partnership.quorum.clauses import Reading, Text
    from partnership.quorum.directory import Context
    from partnership.records.model.board import Board
    from partnership.records.model.meeting import Meeting
    from partnership.records.model.need import Need
    from partnership.records.model.quorum import Quorum
    from partnership.records.model.terms import Terms

MOST_READINGS = 64
Word = Literal["coming", "coming virtually", "sending a substitute", "apologies", "no reply"]


class StrangerError(Exception):
    """A name given as coming or not coming is no seat of the board and nobody in one."""


class Candidate(NamedTuple):
    """Somebody who may come, is coming or is not: their seats, by id, and the organisations of these.

    `who` is the person's id, or `seat ID` where nobody is named; `counts` is whether they count if they come, unknown
    where the text or the records leave it open.
    """

    who: str
    person: str | None
    seats: tuple[str, ...]
    organisations: tuple[str, ...]
    word: Word
    counts: Truth


class Choice(NamedTuple):
    """Any `each` people from each of any `groups` of these groups."""

    each: int
    groups: int
    of: tuple[tuple[Candidate, ...], ...]

    @property
    def number(self) -> int:
        """How many people these are."""
        return self.each * self.groups


class Fewest(NamedTuple):
    """The fewest more who would make the meeting quorate.

    Each of `ways` is a way to choose as few, by choices that are made together; `more` where not all ways are listed.
    `sets` is how many sets of people the listed ways stand for.
    """

    number: int
    ways: tuple[tuple[Choice, ...], ...]
    sets: int
    more: bool


class Outlook(NamedTuple):
    """What one reading of the rule comes to at one point of the meeting to come.

    `already` is whether those who said that they come are enough; `if_all` whether it is quorate if everybody comes who
    has not sent apologies. `fewest` is None where nobody is needed, nothing would do, or `given_up` says that the search
    was too long. `decisive` are those without whom it cannot be quorate, whoever else comes; `resting_on` those whose
    apology would undo it, where it is quorate already.
    """

    point: Point
    reading: Reading
    already: Truth
    if_all: Truth
    fewest: Fewest | None
    decisive: tuple[Candidate, ...]
    resting_on: tuple[Candidate, ...]
    given_up: bool = False


class Forward(NamedTuple):
    """A meeting to come, by one rule: who said what, and what that comes to.

    `outlooks` has one entry where all points of the meeting and all readings of the rule come to the same.
    """

    meeting: Meeting
    rule: Quorum
    candidates: tuple[Candidate, ...]
    outlooks: tuple[Outlook, ...]


def forward(meeting: Meeting, rule: Quorum, terms: Terms | None, context: Context) -> Forward | None:
    """Return what is still needed for a meeting to be quorate by a rule; None where the rule states no need.

    Who comes is in the attendance of the meeting: see `expected`.
    """
    need = whole_need(rule)
    if need is None or rule.no_rule:
        return None
    application = Application(rule, terms, need, meeting, context)
    room = application.room
    candidates = tuple(_candidates(Floor(room, START, application.text)))
    points = application.points("each-item") if meeting.items or meeting.interests else (START,)
    outlooks = [one for point in points for one in _Looking(application, need, point, candidates).outlooks()]
    return Forward(meeting, rule, candidates, tuple(_merged(outlooks)))


def _merged(outlooks: Iterable[Outlook]) -> Iterator[Outlook]:
    """Yield the outlooks that differ in more than the point, the first of each."""
    seen = set()
    for one in outlooks:
        same = one._replace(point=START)
        if same not in seen:
            seen.add(same)
            yield one


def _candidates(floor: Floor) -> Iterator[Candidate]:
    """Yield everybody in a seat or an office, by who they are, with all their seats."""
    found = dict.fromkeys(
        one.who
        for one in floor.tallies(as_officers=True)
        if one.place.filled is not Truth.NO and one.sitting.standing != "guest"
    )
    yield from (candidate_of(floor, who) for who in found)


def candidate_of(floor: Floor, who: str) -> Candidate:
    """Return somebody in the room with all their seats; `who` is one of those whom the floor tells apart."""
    own = [one for one in floor.tallies(as_officers=True) if one.who == who]
    seats = tuple(one.place.id for one in own if one.place.id is not None)
    organisations = tuple(dict.fromkeys(name for one in own for name, _ in one.place.organisations))
    counts = any_of(one.if_there for one in floor.tallies() if one.who == who)
    return Candidate(who, own[0].sitting.person, seats, organisations, _word(own[0].sitting.row), counts)


def _word(row: Attendee) -> Word:
    if row.capacity == "substitute" and row.came:
        return "sending a substitute"
    if row.came:
        return "coming virtually" if row.mode == "virtual" else "coming"
    return "apologies" if row.presence in {"apologies", "absent"} else "no reply"


def _by_office(need: Need, floor: Floor) -> Iterator[str]:
    """Yield who would count for a part of the need that names their office, whatever their seat's standing."""
    for one in needs_in(need):
        sets = one.sets if isinstance(one, EachOf) else (one.of,) if isinstance(one, (AtLeast, Present)) else ()
        for members in sets:
            yield from (tally.who for tally in floor.of(members) if tally.by_office and tally.if_there is not Truth.NO)


class _Looking:
    """One point of a meeting to come, in as many readings of the rule as make a difference."""

    def __init__(self, application: Application, need: Need, point: Point, candidates: Sequence[Candidate]) -> None:
        self._application = application
        self._need = need
        self._point = point
        named = set(_by_office(need, Floor(application.room, point, application.text)))
        self._free = [
            one for one in candidates if one.word == "no reply" and (one.counts is not Truth.NO or one.who in named)
        ]
        self._coming = [one for one in candidates if one.word not in {"no reply", "apologies"}]
        self._crowd = Crowd({one.who: number for number, one in enumerate(self._free)})
        self._left = MOST_READINGS

    def outlooks(self) -> list[Outlook]:
        """Return what each reading comes to; those that come to the same are one."""
        return self._read(self._application.text)

    def _read(self, text: Text) -> list[Outlook]:
        self._left -= 1
        floor = Floor(self._application.room, self._point, text)
        compiler = Compiler(floor, self._crowd)
        formula = compiler.formula(self._need)
        clause = next((one for one in READINGS if one in compiler.open), None)
        if clause is None or self._left <= 0:
            return [self._outlook(floor, formula, text)]
        found: list[Outlook] = []
        for option in text.options(clause):
            found += self._read(text.reading(clause, option))
        same = {one._replace(reading=()) for one in found}
        return [found[0]._replace(reading=text.read)] if len(same) == 1 else found

    def _outlook(self, floor: Floor, formula: Formula, text: Text) -> Outlook:
        already = self._met(floor, frozenset())
        everybody = frozenset(one.who for one in self._free)
        if_all = self._met(floor, everybody)
        fewest, given_up = None, False
        if already is not Truth.YES:
            fewest, given_up = self._fewest(formula)
        decisive = (
            tuple(
                one
                for one in self._free
                if if_all is Truth.YES and self._met(floor, everybody - {one.who}) is not Truth.YES
            )
            if already is not Truth.YES
            else ()
        )
        resting_on = tuple(
            one
            for one in self._coming
            if already is Truth.YES and self._met(floor, frozenset(), frozenset({one.who})) is not Truth.YES
        )
        return Outlook(self._point, text.read, already, if_all, fewest, decisive, resting_on, given_up)

    def _met(self, floor: Floor, coming: frozenset[str], without: frozenset[str] = frozenset()) -> Truth:
        return evaluate(self._need, floor.if_only(coming, without)).met

    def _fewest(self, formula: Formula) -> tuple[Fewest | None, bool]:
        try:
            found = smallest.fewest(formula, range(len(self._free)))
        except smallest.TooLongError:
            return None, True
        if found is None:
            return None, False
        ways = tuple(
            tuple(
                Choice(pick.each, pick.groups, tuple(tuple(self._free[one] for one in group) for group in pick.of))
                for pick in pattern
            )
            for pattern in found.patterns
        )
        return Fewest(found.number, ways, sum(map(smallest.choices, found.patterns)), found.more), False


def expected(meeting: Meeting, board: Board, present: Iterable[str] = (), apologies: Iterable[str] = ()) -> Meeting:
    """Return a meeting to come with its replies as its attendance: who said that they come, and who does not.

    `present` and `apologies` are seats or people, by id, and come after the replies on record. Rows that were written
    ahead, of which nothing is recorded, say nothing against a reply. Raises StrangerError for a name that is neither, or
    is given as both.
    """
    said: dict[str, tuple[str, tuple[str, ...], str | None]] = {}
    guests = []
    for reply in meeting.replies:
        meant = _meant(reply.person or reply.seat or "", board, meeting, seat=reply.seat)
        for seats, person in meant:
            said["+".join(seats) or str(person)] = (reply.reply, seats, person)
        if not meant and reply.reply in {"coming", "coming-virtually"}:
            guests.append(Attendee(person=reply.person, capacity="in-attendance", presence="present"))
    own: dict[str, str] = {}
    for names, word in ((present, "coming"), (apologies, "apologies")):
        for name in names:
            for seats, person in _named(name, board, meeting):
                key = "+".join(seats) or str(person)
                if own.setdefault(key, word) != word:
                    message = f"`{name}` is given both as present and with apologies"
                    raise StrangerError(message)
                said[key] = (word, seats, person)
    rows = tuple(row for reply, seats, person in said.values() for row in _rows(reply, seats, person, board, meeting))
    already = tuple(row for row in meeting.attendance if row.presence != "not-recorded")
    return replace(meeting, attendance=(*already, *rows, *guests))


def _named(name: str, board: Board, meeting: Meeting) -> list[tuple[tuple[str, ...], str | None]]:
    found = _meant(name, board, meeting)
    if not found:
        known = [*(board.seats or {}), *_people(board, meeting)]
        near = nearest(name, known)
        message = f"`{name}` is no seat of the board and nobody in one" + (f"; did you mean `{near}`?" if near else "")
        raise StrangerError(message)
    return found


def _people(board: Board, meeting: Meeting) -> dict[str, tuple[str, ...]]:
    """Return those who hold a seat or an office on the day, each with their seats."""
    found: dict[str, tuple[str, ...]] = {}
    for seat_id, seat in (board.seats or {}).items():
        if seat.holds.holds_on(meeting.day) is Truth.NO:
            continue
        for holder in seat.holders:
            if holder.holds.holds_on(meeting.day) is not Truth.NO:
                for person in holder.persons:
                    found[person] = (*found.get(person, ()), seat_id)
    for officer in board.officers:
        if officer.person is not None and officer.holds.holds_on(meeting.day) is not Truth.NO:
            found.setdefault(officer.person, ())
    return found


def _meant(
    name: str, board: Board, meeting: Meeting, seat: str | None = None
) -> list[tuple[tuple[str, ...], str | None]]:
    """Return the seats and the person that are meant; whoever comes for one of their seats comes for all."""
    people = _people(board, meeting)
    if name in people:
        return [((seat,) if seat and seat not in people[name] else people[name], name)]
    if name in (board.seats or {}):
        holders = [person for person, seats in people.items() if name in seats]
        return [(people[holders[0]], holders[0])] if len(holders) == 1 else [((name,), None)]
    return []


def _rows(reply: str, seats: tuple[str, ...], person: str | None, board: Board, meeting: Meeting) -> Iterator[Attendee]:
    if reply in {"coming", "coming-virtually"}:
        remote = reply == "coming-virtually" or meeting.mode == "virtual"
        mode: Literal["virtual", "in-person"] = "virtual" if remote else "in-person"
        yield Attendee(person=person, seat=seats, capacity="member", presence="present", mode=mode)
        return
    yield Attendee(person=person, seat=seats, capacity="member", presence="apologies")
    if reply == "sending-substitute":
        for seat_id in seats:
            seat = (board.seats or {}).get(seat_id)
            named = [
                one.person
                for one in (seat.substitutes if seat else ())
                if one.person and one.holds.holds_on(meeting.day) is not Truth.NO
            ]
            stand_in = named[0] if len(named) == 1 else None
            yield Attendee(
                person=stand_in, seat=(seat_id,), capacity="substitute", substitute_for=person, presence="present"
            )
