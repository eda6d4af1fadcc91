"""The fewest people who would make a formula of counts true: exact, by search over people who are alike."""

from __future__ import annotations

from collections import Counter
from itertools import chain, combinations, groupby, product
from math import comb
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.quorum.counts import IMPOSSIBLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.answers.quorum.counts import Formula

MOST_WAYS = 40
"""More ways than this of being the fewest are not listed."""
MOST_STEPS = 20_000
"""A search that takes more steps than this is given up, and said to be."""


class TooLongError(Exception):
    """The search was given up."""


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
