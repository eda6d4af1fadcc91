"""A need as a formula of who comes, for the search for the fewest: numbers and counts as the one engine works them out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.quorum.counts import IMPOSSIBLE, Always, Both, Different, OneOf, Sum
from partnership.quorum.conditions import holds
from partnership.quorum.counting import HEADS, SEATS
from partnership.quorum.evaluating import evaluate
from partnership.quorum.members import belongs
from partnership.quorum.numbers import needed, of_those_present
from partnership.records.model.need import AllOf, AnyOf, AtLeast, EachOf, Present, When
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from partnership.answers.quorum.counts import Formula, Own
    from partnership.quorum.clauses import Clause
    from partnership.quorum.counting import Floor, Tally, Way
    from partnership.records.model.members import Members
    from partnership.records.model.need import Need
    from partnership.records.model.number import Number


class Crowd(NamedTuple):
    """Those who may come, each with a number; whoever else is in the room is settled."""

    numbers: Mapping[str, int]

    def number(self, tally: Tally) -> int | None:
        """Return the number of somebody who may come and would count; None for anybody else."""
        if tally.there is not Truth.UNKNOWN or tally.if_there is not Truth.YES:
            return None
        return self.numbers.get(tally.who)


class Whole:
    """A count that depends on how many come, such as a share of those present: evaluated as it stands."""

    def __init__(self, need: AtLeast, floor: Floor, crowd: Crowd) -> None:
        self._need = need
        self._floor = floor
        self._names = {number: who for who, number in crowd.numbers.items()}
        self._traits = self._compare()

    def met(self, chosen: frozenset[int]) -> bool:
        """Whether the need is met if these come, and none of the others."""
        coming = frozenset(self._names[one] for one in chosen)
        return evaluate(self._need, self._floor.if_only(coming)).met is Truth.YES

    def short(self, chosen: frozenset[int], left: Sequence[int]) -> int:
        """Return nothing: one more may help or hinder."""
        return 0 if left or self.met(chosen) else IMPOSSIBLE

    def trait(self, person: int, _own: Own) -> object:
        """Return all by which somebody makes a difference to the count or to its base."""
        return self._traits.get(person)

    def keys(self, _person: int) -> Own:
        """Return that nobody stands for anything that another does: what they stand for is in the trait."""
        return frozenset()

    def _compare(self) -> dict[int, object]:
        numbers = {who: number for number, who in self._names.items()}
        inside = {id(one.place): one.if_there for one in self._floor.of(self._need.of)}
        ways = [way for way, _ in self._floor.ways(self._need.counting) if way.of not in {"heads", "seats"}]
        narrowing = tuple(narrowed_by(self._need.number))
        found: dict[int, list[object]] = {}
        for one in self._floor.tallies():
            number = numbers.get(one.who)
            if number is not None and one.there is Truth.UNKNOWN:
                base = tuple(
                    belongs(members, one.place, one.sitting, self._floor.room).belongs for members in narrowing
                )
                keys = tuple(self._floor.keys(one, way) for way in ways)
                found.setdefault(number, []).append(
                    (inside.get(id(one.place)), one.sitting.standing, one.if_there, one.place.board, base, keys)
                )
        return {number: tuple(each) for number, each in found.items()}


def narrowed_by(number: Number) -> Iterator[Members]:
    """Yield every set of members by which a base of the number is narrowed."""
    yield from (members for members in (number.among, number.less) if members is not None)
    for part in number.parts:
        yield from narrowed_by(part)


class Compiler:
    """Needs at one point of a meeting to formulas that are true only where the need is certainly met."""

    def __init__(self, floor: Floor, crowd: Crowd) -> None:
        self._floor = floor
        self._crowd = crowd
        self._number = 0
        self.open: set[Clause] = set()

    def formula(self, need: Need) -> Formula:
        """Return a need as a formula."""
        if isinstance(need, (AllOf, AnyOf)):
            parts = tuple(self.formula(one) for one in need.needs)
            return Both(parts) if isinstance(need, AllOf) else OneOf(parts)
        if isinstance(need, When):
            return self._when(need)
        if isinstance(need, AtLeast):
            return self._at_least(need)
        if isinstance(need, Present):
            return self._count(self._of(need.of), HEADS, 1)
        if isinstance(need, EachOf):
            return self._each_of(need)
        return Always(evaluate(need, self._floor).met is Truth.YES)

    def _when(self, need: When) -> Formula:
        case = holds(need.condition, self._floor).holds
        branches = []
        if case is not Truth.NO:
            branches.append(self.formula(need.then))
        if case is not Truth.YES and need.otherwise is not None:
            branches.append(self.formula(need.otherwise))
        return Both(tuple(branches))

    def _at_least(self, need: AtLeast) -> Formula:
        tallies = self._of(need.of)
        counted = self._floor.count(tallies, need.counting)
        asked = needed(need.number, self._floor, counted)
        self.open |= asked.open
        ways = [(way, clauses, self._count(tallies, way, 0)) for way, clauses in self._floor.ways(need.counting)]
        if any(_unlike(formula, ways[0][2]) for _, _, formula in ways):
            self.open.update(clause for _, clauses, _ in ways for clause in clauses)
        if of_those_present(need.number):
            if len(self._floor.text.options("round", rounding(need.number))) > 1:
                self.open.add("round")
            return Whole(need, self._floor, self._crowd)
        wanted = asked.worst
        if wanted is None:
            return Always(value=False)
        return Both(tuple(formula._replace(needed=wanted) for _, _, formula in ways))

    def _of(self, members: Members) -> tuple[Tally, ...]:
        tallies = self._floor.of(members)
        self.open.update(clause for one in tallies for clause in one.open if one.counts is Truth.UNKNOWN)
        return tallies

    def _count(self, tallies: Sequence[Tally], way: Way, wanted: int) -> Sum | Different:
        if way.of == "seats":
            return self._seats(tallies, wanted)
        self._number += 1
        stands_for: dict[int, frozenset[str]] = {}
        settled: dict[str, frozenset[str]] = {}
        for tally in tallies:
            keys = self._keys(tally, way)
            number = self._crowd.number(tally)
            if number is not None:
                stands_for[number] = stands_for.get(number, frozenset()) | keys
            elif tally.counts is Truth.YES:
                settled[tally.who] = settled.get(tally.who, frozenset()) | keys
        if way.of == "heads":
            weights = dict.fromkeys(stands_for, 1)
            return Sum(weights, len(settled), wanted)
        if not way.once:
            have = frozenset().union(*settled.values())
            stands_for = {number: keys - have for number, keys in stands_for.items()}
        stands_for = {number: keys for number, keys in stands_for.items() if keys}
        return Different(stands_for, settled, wanted, way.once, self._number)

    def _keys(self, tally: Tally, way: Way) -> frozenset[str]:
        if way.of == "heads":
            return frozenset({tally.who})
        return frozenset(key for key, certain in self._floor.keys(tally, way) if certain is Truth.YES)

    def _seats(self, tallies: Sequence[Tally], wanted: int) -> Sum:
        weights: dict[int, int] = {}
        for tally in tallies:
            number = self._crowd.number(tally)
            if number is not None:
                weights[number] = weights.get(number, 0) + 1
        return Sum(weights, sum(tally.counts is Truth.YES for tally in tallies), wanted)

    def _each_of(self, need: EachOf) -> Formula:
        sets = [self._of(members) for members in need.sets]
        formulas: list[Formula] = []
        readings = self._floor.text.options("person_in_two_seats")
        if len(readings) > 1 and _sits_twice(sets):
            self.open.add("person_in_two_seats")
        for reading in readings:
            if reading == "once":
                formulas.append(self._apart(sets, need.each))
            else:
                formulas += [self._count(one, SEATS, need.each) for one in sets]
        return Both(tuple(formulas))

    def _apart(self, sets: Sequence[Sequence[Tally]], each: int) -> Formula:
        self._number += 1
        stands_for: dict[int, frozenset[str]] = {}
        settled: dict[str, frozenset[str]] = {}
        for index, tallies in enumerate(sets):
            places = frozenset(f"{index} {copy}" for copy in range(each))
            for tally in tallies:
                number = self._crowd.number(tally)
                if number is not None:
                    stands_for[number] = stands_for.get(number, frozenset()) | places
                elif tally.counts is Truth.YES:
                    settled[tally.who] = settled.get(tally.who, frozenset()) | places
        return Different(stands_for, settled, len(sets) * each, apart=True, number=self._number)


def _sits_twice(sets: Sequence[Sequence[Tally]]) -> bool:
    """Whether anybody who may count is in two of the sets, or in one of them for two seats."""
    whos = [tally.who for tallies in sets for tally in tallies if tally.counts is not Truth.NO]
    return len(whos) > len(set(whos))


def _unlike(one: Sum | Different, other: Sum | Different) -> bool:
    """Whether two ways of counting may come to different numbers for some of those who may come."""
    if isinstance(one, Sum) or isinstance(other, Sum):
        return one != other
    if (one.stands_for, one.settled) != (other.stands_for, other.settled):
        return True
    return one.apart != other.apart and any(len(keys) > 1 for keys in (*one.stands_for.values(), *one.settled.values()))


def rounding(number: Number) -> str:
    """Return the rounding of a number that is a share of those present; unstated where any part of it leaves it open."""
    if number.share is not None and number.of == "present":
        return number.round
    return "unstated" if any(rounding(part) == "unstated" for part in number.parts if of_those_present(part)) else "up"
