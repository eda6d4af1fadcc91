"""Formulas of counts: what must be true of a set of people, each known by a number, for the search for the fewest."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from partnership.quorum.spans import most_matched

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

IMPOSSIBLE = 10**6
"""More people than there can be: what it takes where all who are left are too few."""
Own = frozenset[tuple[int, str]]
"""Things stood for, each with the number of the formula that asks for them."""


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
