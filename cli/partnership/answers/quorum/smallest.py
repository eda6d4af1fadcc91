"""The fewest people who would make a formula of counts true: exact, by search over people who are alike."""

from __future__ import annotations

from collections import Counter
from itertools import chain, combinations, groupby, product
from math import comb
from typing import TYPE_CHECKING, NamedTuple, Protocol

from partnership.quorum.spans import most_matched

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

MOST_WAYS = 40
"""More ways than this of being the fewest are not listed."""
MOST_STEPS = 20_000
"""A search that takes more steps than this is given up, and said to be."""

IMPOSSIBLE = 10**6


Own = frozenset[tuple[int, str]]
"""Things stood for, each with the number of the formula that asks for them."""


class TooLongError(Exception):
    """The search was given up."""


class Formula(Protocol):
    """What must be true of a set of people, each known by a number."""

    def met(self, chosen: frozenset[int], /) -> bool:
        """Whether it is true of these."""

    def short(self, chosen: frozenset[int], left: Sequence[int], /) -> int:
        """Return at least how many of those left it takes more, never too many; IMPOSSIBLE where all of them are too few."""

    def trait(self, person: int, own: Own, /) -> object:
        """Return what makes one person different from another to the formula; None for somebody who makes no difference.

        What a person stands for and is in `own` is counted and not named.
        """

    def keys(self, person: int, /) -> Own:
        """Return what a person stands for that others may stand for too."""


class Always(NamedTuple):
    """True or false, whoever comes."""

    value: bool

    def met(self, _chosen: frozenset[int]) -> bool:
        """Return the value."""
        return self.value

    def short(self, _chosen: frozenset[int], _left: Sequence[int]) -> int:
        """Return nothing, or that it cannot be."""
        return 0 if self.value else IMPOSSIBLE

    def trait(self, _person: int, _own: Own) -> object:
        """Return that nobody makes a difference."""
        return None

    def keys(self, _person: int) -> Own:
        """Return that nobody stands for anything."""
        return frozenset()


class Sum(NamedTuple):
    """So many people or seats: each adds a weight to what there is."""

    weights: Mapping[int, int]
    have: int
    needed: int

    def met(self, chosen: frozenset[int]) -> bool:
        """Whether the weights come to enough."""
        return self.have + sum(self.weights.get(one, 0) for one in chosen) >= self.needed

    def short(self, chosen: frozenset[int], left: Sequence[int]) -> int:
        """Return how many of the heaviest it takes."""
        missing = self.needed - self.have - sum(self.weights.get(one, 0) for one in chosen)
        return _taken(missing, (self.weights.get(one, 0) for one in left))

    def trait(self, person: int, _own: Own) -> object:
        """Return the weight."""
        return self.weights.get(person)

    def keys(self, _person: int) -> Own:
        """Return that nobody stands for anything that another does."""
        return frozenset()


class Different(NamedTuple):
    """So many different things stood for; with `apart`, each by somebody else, and those of `settled` have theirs already."""

    stands_for: Mapping[int, frozenset[str]]
    settled: Mapping[str, frozenset[str]]
    needed: int
    apart: bool
    number: int

    def met(self, chosen: frozenset[int]) -> bool:
        """Whether there are enough."""
        return self._reached(chosen) >= self.needed

    def _reached(self, chosen: frozenset[int]) -> int:
        if self.apart:
            own = {str(one): set(self.stands_for[one]) for one in chosen if one in self.stands_for}
            return most_matched({**{who: set(keys) for who, keys in self.settled.items()}, **own})
        found: set[str] = set()
        for keys in self.settled.values():
            found |= keys
        for one in chosen:
            found |= self.stands_for.get(one, frozenset())
        return len(found)

    def short(self, chosen: frozenset[int], left: Sequence[int]) -> int:
        """Return how many of those who stand for most it takes."""
        missing = self.needed - self._reached(chosen)
        if missing <= 0:
            return 0
        if self._reached(chosen | frozenset(left)) < self.needed:
            return IMPOSSIBLE
        most = 1 if self.apart else None
        gains = [min(len(self.stands_for.get(one, ())), most or IMPOSSIBLE) for one in left]
        return _taken(missing, gains)

    def trait(self, person: int, own: Own) -> object:
        """Return all that the person stands for."""
        keys = self.stands_for.get(person)
        return None if not keys else tuple(sorted("" if (self.number, key) in own else key for key in keys))

    def keys(self, person: int) -> Own:
        """Return what the person stands for, apart from that of other formulas."""
        return frozenset((self.number, key) for key in self.stands_for.get(person, ()))


class Both(NamedTuple):
    """All of these."""

    of: tuple[Formula, ...]

    def met(self, chosen: frozenset[int]) -> bool:
        """Whether all are true."""
        return all(one.met(chosen) for one in self.of)

    def short(self, chosen: frozenset[int], left: Sequence[int]) -> int:
        """Return what the one that is farthest takes, or what those that nobody can serve together take in all."""
        shorts = [(one.short(chosen, left), one) for one in self.of]
        worst = max((short for short, _ in shorts), default=0)
        if worst >= IMPOSSIBLE or len(shorts) == 1:
            return worst
        return max(worst, _of_separate(shorts, left))

    def trait(self, person: int, own: Own) -> object:
        """Return the traits to all of them."""
        return _traits(self.of, person, own)

    def keys(self, person: int) -> Own:
        """Return what the person stands for in any of them."""
        return frozenset().union(*(one.keys(person) for one in self.of))


class OneOf(NamedTuple):
    """Any of these."""

    of: tuple[Formula, ...]

    def met(self, chosen: frozenset[int]) -> bool:
        """Whether any is true."""
        return any(one.met(chosen) for one in self.of)

    def short(self, chosen: frozenset[int], left: Sequence[int]) -> int:
        """Return what the nearest takes."""
        return min((one.short(chosen, left) for one in self.of), default=IMPOSSIBLE)

    def trait(self, person: int, own: Own) -> object:
        """Return the traits to all of them."""
        return _traits(self.of, person, own)

    def keys(self, person: int) -> Own:
        """Return what the person stands for in any of them."""
        return frozenset().union(*(one.keys(person) for one in self.of))


def _traits(formulas: Iterable[Formula], person: int, own: Own) -> object:
    found = tuple(one.trait(person, own) for one in formulas)
    return None if all(one is None for one in found) else found


def _taken(missing: int, gains: Iterable[int]) -> int:
    """Return how many of the greatest gains it takes to make up what is missing."""
    if missing <= 0:
        return 0
    for number, gain in enumerate(sorted(gains, reverse=True), start=1):
        missing -= gain
        if missing <= 0:
            return number
    return IMPOSSIBLE


def _of_separate(shorts: Sequence[tuple[int, Formula]], left: Sequence[int]) -> int:
    """Return what formulas take in all that no one person serves more than one of."""
    total = 0
    served: set[int] = set()
    for short, formula in sorted(shorts, key=lambda one: -one[0]):
        if short > 0:
            own = {one for one in left if formula.trait(one, frozenset()) is not None}
            if not own & served:
                served |= own
                total += short
    return total


class Pick(NamedTuple):
    """So many from each of so many of these groups, whoever they are."""

    each: int
    groups: int
    of: tuple[tuple[int, ...], ...]


Pattern = tuple[Pick, ...]


class Fewest(NamedTuple):
    """The fewest who would do, and the ways in which they can be chosen; `more` where there are further ways."""

    number: int
    patterns: tuple[Pattern, ...]
    more: bool


def fewest(formula: Formula, people: Sequence[int]) -> Fewest | None:
    """Return the fewest of these people who make the formula true, and every way to choose as few; None where all cannot.

    Raises TooLongError where the search takes too long.
    """
    if formula.met(frozenset()):
        return Fewest(0, ((),), more=False)
    orbits = _alike(formula, people)
    useful = [person for orbit in orbits for group in orbit for person in group]
    least = max(1, formula.short(frozenset(), useful))
    if least >= IMPOSSIBLE:
        return None
    search = _Search(formula, orbits)
    for number in range(least, len(useful) + 1):
        found = search.ways(number)
        if found:
            return Fewest(number, tuple(found[:MOST_WAYS]), more=len(found) > MOST_WAYS)
    return None


Orbit = tuple[tuple[int, ...], ...]
"""Groups that can be exchanged for one another; those within a group are alike."""


def _alike(formula: Formula, people: Sequence[int]) -> list[Orbit]:
    """Return the people who make a difference, in groups of those alike, and these with others that they can be exchanged for.

    Two groups can be exchanged where they differ only in things that nobody outside each of them stands for.
    """
    groups: dict[object, list[int]] = {}
    for person in people:
        trait = formula.trait(person, frozenset())
        if trait is not None:
            groups.setdefault(trait, []).append(person)
    used = Counter(key for group in groups.values() for key in formula.keys(group[0]))
    own = frozenset(key for key, times in used.items() if times == 1)
    orbits: dict[object, list[tuple[int, ...]]] = {}
    for group in groups.values():
        orbits.setdefault((formula.trait(group[0], own), len(group)), []).append(tuple(group))
    return [tuple(orbit) for orbit in orbits.values()]


class _Search:
    """All ways of choosing so many, one for each that differ only in who of those alike is chosen."""

    def __init__(self, formula: Formula, orbits: Sequence[Orbit]) -> None:
        self._formula = formula
        self._orbits = orbits
        self._groups = [(number, group) for number, orbit in enumerate(orbits) for group in orbit]
        people = [group for _, group in self._groups]
        self._left = [tuple(chain.from_iterable(people[index:])) for index in range(len(people) + 1)]
        self._steps = 0

    def ways(self, number: int) -> list[Pattern]:
        """Return the ways of choosing so many that make the formula true, one more than MOST_WAYS at the most."""
        found: list[Pattern] = []
        for counts in self._from(0, frozenset(), number, ()):
            found.append(self._pattern(counts))
            if len(found) > MOST_WAYS:
                break
        return found

    def _from(
        self, index: int, chosen: frozenset[int], number: int, counts: tuple[int, ...]
    ) -> Iterator[tuple[int, ...]]:
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise TooLongError
        if number == 0:
            if self._formula.met(chosen):
                yield counts
            return
        left = self._left[index]
        if len(left) < number or self._formula.short(chosen, left) > number:
            return
        orbit, group = self._groups[index]
        most = min(len(group), number)
        if index and self._groups[index - 1][0] == orbit:
            most = min(most, counts[-1])
        for count in range(most, -1, -1):
            yield from self._from(index + 1, chosen | frozenset(group[:count]), number - count, (*counts, count))

    def _pattern(self, counts: Sequence[int]) -> Pattern:
        """Return who is chosen, as picks from groups that can be exchanged."""
        of_orbit: dict[int, list[int]] = {}
        for (orbit, _), count in zip(self._groups, counts, strict=False):
            of_orbit.setdefault(orbit, []).append(count)
        return tuple(
            Pick(each, len(list(same)), self._orbits[orbit])
            for orbit, own in of_orbit.items()
            for each, same in groupby(own)
            if each
        )


def choices(pattern: Pattern) -> int:
    """Return how many sets of people a way stands for."""
    total = 1
    free: dict[Orbit, int] = {}
    for pick in pattern:
        left = free.get(pick.of, len(pick.of))
        total *= comb(left, pick.groups) * comb(len(pick.of[0]), pick.each) ** pick.groups
        free[pick.of] = left - pick.groups
    return total


def sets(pattern: Pattern) -> Iterator[frozenset[int]]:
    """Yield every set of people that a way stands for."""
    yield from _sets(pattern, frozenset())


def _sets(pattern: Pattern, taken: frozenset[tuple[int, ...]]) -> Iterator[frozenset[int]]:
    if not pattern:
        yield frozenset()
        return
    pick, rest = pattern[0], pattern[1:]
    for groups in combinations([group for group in pick.of if group not in taken], pick.groups):
        for people in product(*(combinations(group, pick.each) for group in groups)):
            for others in _sets(rest, taken | frozenset(groups)):
                yield frozenset(chain.from_iterable(people)) | others
