"""Who sat for an organisation, meeting after meeting, and how often somebody else did."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.attendance.marks import Count, Mark
from partnership.words.truth import Truth, all_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from partnership.answers.attendance.bench import Bench
    from partnership.answers.attendance.marks import Cell, MeetingState, Row
    from partnership.answers.titles import Titles
    from partnership.records.model.attendance import Attendee

_SOMEBODY = frozenset({"?"})
"""Somebody whom the records do not know; no id is written so."""


class Sitting(NamedTuple):
    """Who sat for an organisation at one meeting, in one seat where the seat is known.

    `people` are the ids of those known to have; `unnamed` is how many more there were whom no id names: of
    `among`, or, where that is None, anybody but those of `without`. Where nothing is recorded, one unnamed
    person may have sat and `certain` is false. `substitute` is whether they came in the member's place.
    """

    meeting: str
    people: frozenset[str]
    unnamed: int = 0
    among: frozenset[str] | None = None
    without: frozenset[str] = frozenset()
    substitute: bool = False
    certain: bool = True

    @property
    def named(self) -> bool:
        """Whether the records say of anybody that they sat, or that they are one of those who may have."""
        return bool(self.people or self.among)

    def could_be(self, people: frozenset[str]) -> bool:
        """Whether somebody unnamed may have been one of these."""
        return bool(self.unnamed) and bool(people - self.without if self.among is None else people & self.among)


class Taken(NamedTuple):
    """One seat of an organisation and who sat in it, in order of day; `seat` is None where the seat is not known."""

    seat: str | None
    sittings: tuple[Sitting, ...]

    @property
    def changes(self) -> Count:
        """How often nobody of those who sat had sat the time before; without a seat, how often that may have been so."""
        return changes(self.sittings) if self.seat else Count(0, _arrivals(self.sittings))


def taken(bench: Bench, row: Row, names: Titles) -> tuple[Taken, ...]:
    """Return the seats of an organisation in which anybody sat, or may have, given its row; people by their one id."""
    found: dict[str | None, list[Sitting]] = {}
    for state, cell in zip(bench.states, row.cells, strict=True):
        for part in cell.parts:
            if part.attended is Truth.NO:
                continue
            sittings, one = found.setdefault(part.seat, []), _sitting(bench, state, part, names)
            if part.seat and sittings and sittings[-1].meeting == state.id:
                sittings[-1] = max(sittings[-1], one, key=lambda each: each.certain)
            else:
                sittings.append(one)
    return tuple(Taken(seat, tuple(sittings)) for seat, sittings in found.items())


def sitters(bench: Bench, seat_id: str, state: MeetingState, *, substitutes: bool) -> list[Attendee]:
    """Return the rows of those who sat in a seat, its members or the substitutes for them."""
    people = [person for holder in bench.holders_on(seat_id, state.day) for person in holder.persons]
    sheet = bench.sheets[state.id]
    rows = sheet.substitutes_in({seat_id}, people, strictly=True) if substitutes else sheet.sitting_in(seat_id, people)
    return [row for row in rows if row.came]


def people_of(sittings: Iterable[Sitting]) -> Count:
    """Return how many different people these were."""
    each = list(sittings)
    certain = [one for one in each if one.certain]
    named = frozenset[str]().union(*(one.people for one in certain))
    another = any(one.unnamed and not one.could_be(named) for one in certain)
    known = frozenset[str]().union(*(one.people | (one.among or frozenset()) for one in each))
    strangers = sum(one.unnamed for one in each if one.among is None)
    return Count(max(len(named) + another, bool(certain)), len(known) + strangers)


def changes(sittings: Sequence[Sitting]) -> Count:
    """Return how often nobody of those who sat in a seat had sat in it the time before.

    It is the least and the most that it can be, whoever those were whom the records do not name.
    """
    known = frozenset[str]().union(*(one.people | (one.among or frozenset()) for one in sittings))
    fewest: dict[frozenset[str], int] = {frozenset(): 0}
    most = dict(fewest)
    for number, one in enumerate(sittings):
        before = (fewest, most)
        options = set(_options(one, known, number))
        fewest = {now: min(count + _changed(last, now) for last, count in fewest.items()) for now in options}
        most = {now: max(count + _changed(last, now) for last, count in most.items()) for now in options}
        if not one.certain:
            for last, count in before[0].items():
                fewest[last] = min(count, fewest.get(last, count))
            for last, count in before[1].items():
                most[last] = max(count, most.get(last, count))
    return Count(min(fewest.values()), max(most.values()))


def _changed(last: frozenset[str], now: frozenset[str]) -> bool:
    return bool(last) and last.isdisjoint(now)


def _options(one: Sitting, known: frozenset[str], number: int) -> Iterator[frozenset[str]]:
    """Yield who may have sat, so far as it matters for being the same as before or not."""
    if not one.unnamed:
        yield one.people
        return
    could = known - one.without if one.among is None else one.among
    yield from (one.people | {person} for person in could)
    if one.among is not None:
        yield one.people | could
        return
    yield one.people | _SOMEBODY
    yield one.people | {f"?{number}"}
    if one.unnamed > 1:
        yield one.people | could | _SOMEBODY


def _arrivals(sittings: Sequence[Sitting]) -> int:
    """Return how many came who had not sat the time before: as many may have taken over a seat."""
    meetings = list(dict.fromkeys(one.meeting for one in sittings))
    there = [[one for one in sittings if one.meeting == meeting] for meeting in meetings]
    arrived = 0
    for last, now in pairwise(there):
        same = frozenset[str]().union(*(one.people for one in last if one.certain))
        arrived += sum(len(one.people - same) + one.unnamed for one in now)
    return arrived


def _sitting(bench: Bench, state: MeetingState, part: Cell, names: Titles) -> Sitting:
    certain = all_of((part.expected, part.attended)) is Truth.YES
    substitute = part.mark is Mark.SUBSTITUTE
    if part.mark is Mark.NOT_RECORDED:
        return Sitting(state.id, frozenset(), 1, certain=certain)
    if part.seat is None:
        person = part.substitute if substitute else part.who
        people = frozenset({names.id("people", person)} if person else ())
        return Sitting(state.id, people, int(not people), substitute=substitute, certain=certain)
    rows = sitters(bench, part.seat, state, substitutes=substitute)
    people = frozenset(names.id("people", row.person) for row in rows if row.person)
    unnamed = sum(row.person is None for row in rows)
    holders = bench.holders_on(part.seat, state.day)
    held = [holder for holder in holders if holder.holds.holds_on(state.day) is Truth.YES]
    if not unnamed:
        return Sitting(state.id, people, substitute=substitute, certain=certain)
    if substitute:
        without = held[0].persons if len(holders) == len(held) == 1 else ()
        apart = frozenset(names.id("people", person) for person in without)
        return Sitting(state.id, people, unnamed, without=apart, substitute=True, certain=certain)
    known = held and all(holder.persons for holder in holders)
    among = frozenset(names.id("people", person) for holder in holders for person in holder.persons)
    return Sitting(state.id, people, unnamed, among if known else None, certain=certain)
