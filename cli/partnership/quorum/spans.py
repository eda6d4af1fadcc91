"""How many different things are stood for, and for how many of them there is somebody: numbers known at least to lie within bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.words.truth import Truth, all_of, any_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from partnership.quorum.counting import Tally


class Span(NamedTuple):
    """A number from `low` to `high`, both inclusive; `high` is None where nothing says how high."""

    low: int
    high: int | None

    def __str__(self) -> str:
        """`3`, `2 to 4`, or `3 or more`."""
        if self.high is None:
            return f"{self.low} or more"
        return str(self.low) if self.low == self.high else f"{self.low} to {self.high}"

    @property
    def exact(self) -> bool:
        """Whether the number is known."""
        return self.low == self.high


def distinct(keys: Sequence[tuple[tuple[str, Truth], ...]], counted: Sequence[Tally]) -> Span:
    """Return how many different keys there are; each key that is not known may be one more."""
    truths: dict[str, list[Truth]] = {}
    unknown = 0
    for own, one in zip(keys, counted, strict=True):
        for key, holds in own:
            if key == "?":
                unknown += 1
            else:
                truths.setdefault(key, []).append(all_of((one.counts, holds)))
    found = [any_of(each) for each in truths.values()]
    return Span(sum(one is Truth.YES for one in found), sum(one is not Truth.NO for one in found) + unknown)


def matched(keys: Sequence[tuple[tuple[str, Truth], ...]], counted: Sequence[Tally]) -> Span:
    """Return for how many different keys there is somebody, when nobody stands for more than one."""
    certain: dict[str, set[str]] = {}
    possible: dict[str, set[str]] = {}
    for number, (own, one) in enumerate(zip(keys, counted, strict=True)):
        for key, holds in own:
            possible.setdefault(one.who, set()).add(f"? {number}" if key == "?" else key)
            if key != "?" and all_of((one.counts, holds)) is Truth.YES:
                certain.setdefault(one.who, set()).add(key)
    return Span(most_matched(certain), most_matched(possible))


def most_matched(wanted: Mapping[str, Collection[str]]) -> int:
    """Return the most keys that can be given to different people, each of whom takes one of theirs.

    By augmenting paths, and not by networkx, which takes longer to import than a command takes to answer.
    """
    holder: dict[str, str] = {}
    return sum(_placed(who, wanted, holder) for who in wanted)


def _placed(who: str, wanted: Mapping[str, Collection[str]], holder: dict[str, str]) -> bool:
    """Give somebody a key, moving those who hold keys to others where that is needed; return whether it was possible."""
    came_from: dict[str, str] = {}
    waiting = [who]
    while waiting:
        person = waiting.pop()
        for key in wanted[person]:
            if key in came_from:
                continue
            came_from[key] = person
            if key in holder:
                waiting.append(holder[key])
                continue
            free = {taken_by: taken for taken, taken_by in holder.items()}
            while True:
                giver = came_from[key]
                holder[key] = giver
                if giver == who:
                    return True
                key = free[giver]  # noqa: PLW2901 - back along the path
    return False
