"""The smallest sets of people who would do, put together so that each way is said once."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from partnership.views.quorum.tree import Reason
from partnership.views.quorum.verdict import people
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from partnership.answers.quorum.forward import Candidate, Choice, Fewest
    from partnership.views.quorum.names import Names

Pool = tuple["Candidate", ...]
FEW = 5
"""As many ways as this are listed."""


class Pick(NamedTuple):
    """Any `number` of these people, at least `least` of them from `part`, where that is not empty."""

    number: int
    of: Pool
    least: int = 0
    part: Pool = ()


Way = tuple["Pick | Choice", ...]
"""Picks that are made together."""


def ways(fewest: Fewest) -> tuple[Way, ...]:
    """Return the ways to choose as few people, those that together leave the choice open as one.

    Where not all ways are listed, or one of them chooses among groups, they are left as they are.
    """
    plain = [_plain(way) for way in fewest.ways]
    known = [way for way in plain if way is not None]
    if fewest.more or len(known) < len(plain):
        return tuple(tuple(_pick(choice) or choice for choice in way) for way in fewest.ways)
    pools = list(dict.fromkeys(pool for way in known for pool in way))
    counts = [{pool: way.get(pool, 0) for pool in pools} for way in known]
    while (merged := _merged(counts)) is not None:
        counts = merged
    return _with_a_part(counts) or tuple(
        tuple(Pick(number, pool) for pool, number in way.items() if number) for way in counts
    )


def _pick(choice: Choice) -> Pick | None:
    """Return a choice as so many of one pool of people, None where it is among groups."""
    if len(choice.of) == 1 or all(len(group) == 1 for group in choice.of):
        return Pick(choice.number, tuple(one for group in choice.of for one in group))
    return None


def _plain(way: Iterable[Choice]) -> dict[Pool, int] | None:
    picks = [_pick(choice) for choice in way]
    return None if None in picks else {pick.of: pick.number for pick in picks if pick is not None}


def _merged(counts: Sequence[Mapping[Pool, int]]) -> list[dict[Pool, int]] | None:
    """Return the ways with two pools as one, where every way to share a number between the two is among them."""
    for one, other in combinations(counts[0], 2):
        shared = _shared(counts, one, other)
        if all(
            own == set(range(max(0, both - len(other)), min(both, len(one)) + 1)) for (both, _), own in shared.items()
        ):
            return [{**dict(rest), (*one, *other): both} for both, rest in shared]
    return None


def _shared(
    counts: Iterable[Mapping[Pool, int]], one: Pool, other: Pool
) -> dict[tuple[int, tuple[tuple[Pool, int], ...]], set[int]]:
    """Return, for each number taken of two pools and whatever else is taken, how many of these can be of the first."""
    found: dict[tuple[int, tuple[tuple[Pool, int], ...]], set[int]] = {}
    for way in counts:
        rest = tuple((pool, number) for pool, number in way.items() if pool not in (one, other))
        found.setdefault((way[one] + way[other], rest), set()).add(way[one])
    return found


def _with_a_part(counts: Sequence[Mapping[Pool, int]]) -> tuple[Way, ...] | None:
    """Return all ways as one, where they are any so many of two pools with at least some of one of them."""
    for pools in combinations(counts[0], 2) if len(counts) > 1 else ():
        for one, other in (pools, pools[::-1]):
            shared = _shared(counts, one, other)
            if len(shared) != 1:
                continue
            (both, rest), own = next(iter(shared.items()))
            least = min(own)
            if own == set(range(least, min(both, len(one)) + 1)):
                others = tuple(Pick(number, pool) for pool, number in rest if number)
                return ((*others, Pick(both, (*one, *other), least, one)),)
    return None


def ways_in_words(found: Sequence[Way], names: Names) -> Iterator[Reason]:
    """Yield each way as a tree: who is to be picked, by organisation."""
    for number, way in enumerate(found[:FEW], 1):
        picks = [_in_words(pick, names) for pick in way]
        if len(found) == 1 or len(picks) == 1:
            yield from picks
        else:
            yield Reason(f"way {number}: all of these together", tuple(picks))


def _in_words(pick: Pick | Choice, names: Names) -> Reason:
    if isinstance(pick, Pick):
        if len(pick.of) == pick.number:
            return Reason(people(pick.of, names))
        number = "one" if pick.number == 1 else str(pick.number)
        least = "one" if pick.least == 1 else str(pick.least)
        part = f", at least {least} of them {people(pick.part, names, 'or')}" if pick.part else ""
        return Reason(f"any {number} of these {len(pick.of)}{part}", tuple(by_organisation(pick.of, names)))
    each = "one person" if pick.each == 1 else f"{pick.each} people"
    groups = "one" if pick.groups == 1 else f"each of any {pick.groups}"
    return Reason(
        f"{each} from {groups} of these {len(pick.of)} groups",
        tuple(Reason(people(group, names, "or")) for group in pick.of),
    )


def by_organisation(candidates: Iterable[Candidate], names: Names) -> Iterator[Reason]:
    """Yield candidates by their organisations."""
    found: dict[tuple[str, ...], list[Candidate]] = {}
    for one in candidates:
        found.setdefault(one.organisations, []).append(one)
    for organisations, own in found.items():
        titles = listed(names.titles.organisation(one) for one in organisations) or "of no organisation"
        yield Reason(f"{titles}: {people(own, names, 'or')}")
