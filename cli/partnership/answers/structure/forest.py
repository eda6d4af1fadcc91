"""Bodies laid out as trees: each stands once in full, wherever else it belongs it is pointed to, and circles are cut."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class Place(NamedTuple):
    """A place in a forest, in the order in which it is read: a body, how deep under a root, and directly under what.

    A body has one place that is `full`, where all below it stands; in its others it is only pointed to. `circle` is
    set where it is pointed to below itself.
    """

    node: str
    depth: int
    under: str | None = None
    full: bool = True
    circle: bool = False


def forest(order: Sequence[str], above: Mapping[str, Sequence[str]], roots: Iterable[str] = ()) -> tuple[Place, ...]:
    """Return bodies laid out under what stands above them; under one body first those in full, then those pointed to.

    `order` is every body once, as they are to stand beside one another; `above` has, for each, the bodies above it, all
    of them in `order`, that which it is shown under first. A body with nothing above it is a root; `roots` are roots
    whatever is above them. Bodies that answer to one another in a circle which no root leads to get a root among
    them. Neither recursion nor the depth of the trees limits it; the time is that of the links, and of sorting them.
    """
    rank = {node: number for number, node in enumerate(order)}
    under = _planted(order, rank, above, roots)
    full, pointed = _below(order, above, under)
    opened, closed = _intervals(order, full, under)
    places = []
    pending = [Place(node, 0) for node in reversed(order) if under[node] is None]
    while pending:
        place = pending.pop()
        places.append(place)
        if place.full:
            node = place.node
            here = [Place(one, place.depth + 1, node) for one in full.get(node, ())]
            here += [
                Place(one, place.depth + 1, node, full=False, circle=opened[one] <= opened[node] <= closed[one])
                for one in pointed.get(node, ())
            ]
            pending += reversed(here)
    return tuple(places)


def reached(starts: Iterable[str], onward: Mapping[str, Iterable[str]]) -> set[str]:
    """Return everything that is reached from the starts, themselves included, by going onward however far."""
    found = set(starts)
    pending = list(found)
    while pending:
        for one in onward.get(pending.pop(), ()):
            if one not in found:
                found.add(one)
                pending.append(one)
    return found


def turned(onward: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Return the same pairs the other way round, in their order."""
    back: dict[str, list[str]] = {}
    for node, ends in onward.items():
        for one in ends:
            back.setdefault(one, []).append(node)
    return back


def _planted(
    order: Sequence[str], rank: Mapping[str, int], above: Mapping[str, Sequence[str]], roots: Iterable[str]
) -> dict[str, str | None]:
    """Return what each body is shown under: the first above it, unless only another keeps it below a root.

    It grows from the roots: whatever has its first choice placed is placed under it; when nothing has, the first in
    order of what has another choice placed; when nothing has that, a body of a circle becomes a root.
    """
    below = turned({node: dict.fromkeys(above.get(node, ())) for node in order})
    under: dict[str, str | None] = {}
    waiting: list[int] = []
    chosen = set(roots)
    grown = [node for node in order if node in chosen or not above.get(node)]
    under.update(dict.fromkeys(grown))
    first = 0
    while True:
        while grown:
            node = grown.pop()
            for one in below.get(node, ()):
                if one not in under:
                    if above[one][0] == node:
                        under[one] = node
                        grown.append(one)
                    else:
                        heappush(waiting, rank[one])
        if waiting:
            node = order[heappop(waiting)]
            if node not in under:
                under[node] = next(one for one in above[node] if one in under)
                grown.append(node)
            continue
        while first < len(order) and order[first] in under:
            first += 1
        if first == len(order):
            return under
        root = min(_circle_above(order[first], above), key=rank.__getitem__)
        under[root] = None
        grown.append(root)


def _circle_above(node: str, above: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the circle that the first choices lead into from a body."""
    seen: dict[str, int] = {}
    way: list[str] = []
    while node not in seen:
        seen[node] = len(way)
        way.append(node)
        node = above[node][0]
    return way[seen[node] :]


def _below(
    order: Sequence[str], above: Mapping[str, Sequence[str]], under: Mapping[str, str | None]
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return what stands in full under each body, and what is only pointed to there."""
    full: dict[str, list[str]] = {}
    pointed: dict[str, list[str]] = {}
    for node in order:
        home = under[node]
        if home is not None:
            full.setdefault(home, []).append(node)
        for one in dict.fromkeys(above.get(node, ())):
            if one != home:
                pointed.setdefault(one, []).append(node)
    return full, pointed


def _intervals(
    order: Sequence[str], full: Mapping[str, Sequence[str]], under: Mapping[str, str | None]
) -> tuple[dict[str, int], dict[str, int]]:
    """Return a number for each body, and the last number below it: what lies below it has numbers from the one to the other."""
    opened: dict[str, int] = {}
    closed: dict[str, int] = {}
    pending = [(node, False) for node in order if under[node] is None]
    while pending:
        node, done = pending.pop()
        if done:
            closed[node] = len(opened) - 1
            continue
        opened[node] = len(opened)
        pending.append((node, True))
        pending += [(one, False) for one in full.get(node, ())]
    return opened, closed
