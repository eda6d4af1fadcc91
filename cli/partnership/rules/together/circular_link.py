"""Boards answer to one another in a circle.

## Why it matters
Where A is a sub-group of B and B of A on one same day, nobody stands at the top and nobody is
answerable. Links of the types `sub-group-of`, `reports-to` and `accountable-to` are looked at, each
type by itself; consulting one another is sound. A board that answers to itself is the smallest
circle. Of several circles through the same boards one is told.

## Example
```yaml records/boards/exampleshire/trust.yaml
name: Trust
kind: trust
links:
  - {type: sub-group-of, to: exampleshire/youth-board}  # B001
```

```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
links:
  - {type: sub-group-of, to: exampleshire/trust}
  - {type: reports-to, to: exampleshire/youth-board}  # B001
```

## Instead
```yaml records/boards/exampleshire/trust.yaml
name: Trust
kind: trust
links:
  - {type: sub-group-of, to: exampleshire/youth-board, until: 2020-12-31}
```

```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
links:
  - {type: sub-group-of, to: exampleshire/trust, since: 2021-01-01}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.rules.mending import TAKE_OUT
from partnership.words.finding import Fault, Level, Related
from partnership.words.kinds import path_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from partnership.records.facts.board import Link
    from partnership.records.facts.known import Facts

CODE = "B001"
LEVEL = Level.ERROR
MENDS = (TAKE_OUT,)
_TYPES = ("sub-group-of", "reports-to", "accountable-to")


class _Edge(NamedTuple):
    """A link from a board, and the first and last day on which it certainly holds."""

    board: str
    to: str
    link: Link
    first: int
    last: int


def check(facts: Facts) -> Iterator[tuple[str, Fault]]:
    """Yield one fault for each tangle of boards with a circle in it, at a link of the first of them."""
    for link_type in _TYPES:
        links = {
            board.id: tuple(link for link in board.links if link.type == link_type and link.agreed)
            for board in facts.boards
        }
        for circle in circles(links):
            first, link = circle[0]
            names = [facts.known.boards[board].names[0] for board, _ in circle]
            related = tuple(
                Related(path_of("board", board), ("links", one.number), "and this link") for board, one in circle[1:]
            )
            says = (
                f"these boards are each {link_type} the next on one same day"
                if related
                else f"this board is {link_type} itself"
            )
            message = f"{' → '.join([*names, names[0]])}: {says}"
            yield (
                path_of("board", first),
                Fault(
                    ("links", link.number),
                    message,
                    "end one of the links with `until`, or take it out",
                    related=related,
                ),
            )


def circles(links: Mapping[str, Sequence[Link]]) -> Iterator[list[tuple[str, Link]]]:
    """Yield a circle of links that certainly all hold on some day, one for each tangle that has one.

    A tangle is a strongly connected part of all the links together: every circle lies in one.
    Links without a circle among them cost no more than they are many.
    """
    for tangle in _tangles(list(_edges(links))):
        circle = _circle_in(tangle)
        if circle is not None:
            yield circle


def _edges(links: Mapping[str, Sequence[Link]]) -> Iterator[_Edge]:
    for board, own in links.items():
        for link in own:
            first, last = link.holds.starts.latest, link.holds.ends.earliest
            if link.to is not None and link.to in links and first <= last:
                yield _Edge(board, link.to, link, first, last)


def _circle_in(tangle: list[_Edge]) -> list[tuple[str, Link]] | None:
    """Return a circle that holds on some day, or None.

    The links of a circle all hold on the day the last of them begins, so only such days are tried.
    A stretch of days is halved until one day is left; what is not tangled in a stretch is left out.
    """
    waiting = [(tangle, sorted({edge.first for edge in tangle}))]
    while waiting:
        edges, days = waiting.pop()
        holding = [edge for edge in edges if edge.first <= days[-1] and edge.last >= days[0]]
        halves = []
        for part in _tangles(holding):
            if len(days) == 1:
                return _walk(part)
            begin = {edge.first for edge in part}
            own = [day for day in days if day in begin]
            middle = (len(own) + 1) // 2
            halves += [(part, half) for half in (own[:middle], own[middle:]) if half]
        waiting += sorted(halves, key=lambda one: one[1], reverse=True)
    return None


def _walk(tangle: Sequence[_Edge]) -> list[tuple[str, Link]]:
    """Return a circle in a strongly connected tangle: from its first board along each board's first link."""
    onward: dict[str, _Edge] = {}
    for edge in tangle:
        onward.setdefault(edge.board, edge)
    trail: dict[str, Link] = {}
    board = min(onward)
    while board not in trail:
        trail[board] = onward[board].link
        board = onward[board].to
    steps = list(trail.items())
    circle = steps[list(trail).index(board) :]
    first = circle.index(min(circle, key=lambda step: step[0]))
    return circle[first:] + circle[:first]


def _tangles(edges: Sequence[_Edge]) -> list[list[_Edge]]:
    """Return the links inside each strongly connected part, in the order the parts first appear; Tarjan's walk."""
    onward: dict[str, list[str]] = {}
    for edge in edges:
        onward.setdefault(edge.board, []).append(edge.to)
    part = _parts(onward)
    inside: dict[int, list[_Edge]] = {}
    for edge in edges:
        if part[edge.board] == part[edge.to]:
            inside.setdefault(part[edge.board], []).append(edge)
    return list(inside.values())


def _parts(onward: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """Return, for each board, a number that the boards of its strongly connected part share."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    part: dict[str, int] = {}
    stack: list[str] = []
    for start in onward:
        if start in number:
            continue
        number[start] = lowest[start] = len(number)
        stack.append(start)
        pending = [(start, iter(onward[start]))]
        while pending:
            board, others = pending[-1]
            for other in others:
                if other not in number:
                    number[other] = lowest[other] = len(number)
                    stack.append(other)
                    pending.append((other, iter(onward.get(other, ()))))
                    break
                if other not in part:
                    lowest[board] = min(lowest[board], number[other])
            else:
                pending.pop()
                if pending:
                    above = pending[-1][0]
                    lowest[above] = min(lowest[above], lowest[board])
                if lowest[board] == number[board]:
                    while board not in part:
                        part[stack.pop()] = number[board]
    return part
