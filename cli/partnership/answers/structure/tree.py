"""The tree of a day: which bodies are asked for, where each stands, and what else is above it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.structure.forest import forest, reached, turned
from partnership.answers.structure.graph import ANSWERING, above

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from partnership.answers.structure.forest import Place
    from partnership.answers.structure.graph import Above, Graph, Link, Node


class Wanted(NamedTuple):
    """What is asked for.

    `board`: only it and what is below it; with `up`, what is above it instead. `types`: the links that the tree is made of,
    the closest first. `depth`: how many levels below a root are shown, None for all.
    """

    board: str | None = None
    up: bool = False
    types: tuple[str, ...] = ANSWERING
    depth: int | None = None


class Line(NamedTuple):
    """A body at one of its places in the tree.

    `links` are those to the body directly above it here; in a tree to the top, of the body above it here to this one.
    `also` are the other bodies above it; they stand with its one `full` line alone. `asked` is false for a body that is there
    only because it stands above one that is asked for. `hidden` is how many bodies below it the depth leaves out.
    """

    node: Node
    depth: int
    full: bool
    circle: bool
    links: tuple[Link, ...]
    also: tuple[Above, ...]
    asked: bool
    hidden: int


class Tree(NamedTuple):
    """The lines of every tree, one after another, and the boards that stand alone: nothing is above or below them.

    `hidden` is how many boards of the day are left out by what was asked for; `home` has, for each body
    with a full line that has another above it, that body.
    """

    lines: tuple[Line, ...]
    alone: tuple[Line, ...]
    hidden: int
    home: Mapping[str, str]


def tree(graph: Graph, wanted: Wanted, asked: Callable[[Node], bool] | None = None) -> Tree:
    """Return the tree of a graph. Whatever `asked` says no to is left out, unless it is above something else that is in.

    There is no line where the board that is wanted was not there on the day.
    """
    if wanted.board is not None and wanted.board not in graph.nodes:
        return Tree((), (), len(graph.boards()), {})
    ways = above(graph, wanted.types)
    order = graph.order()
    onward = {node: [one.to for one in ends] for node, ends in ways.items()}
    roots: tuple[str, ...] = ()
    if wanted.board is not None:
        roots = (wanted.board,)
        back = turned({node: onward.get(node, ()) for node in order})
        inside = reached(roots, onward if wanted.up else back)
        order = [node for node in order if node in inside]
        onward = back if wanted.up else onward
        onward = {node: [one for one in onward.get(node, ()) if one in inside] for node in order}
    places = _grown(graph, forest(order, onward, roots))
    chosen = _chosen(graph, places, asked)
    return _lined(graph, [place for place in places if _stays(place, chosen)], ways, wanted, chosen)


def _grown(graph: Graph, places: Sequence[Place]) -> list[Place]:
    """Return the places without the bodies, other than boards, under which nothing stands in full: those are named beside what is below them."""
    bearing = {place.under for place in places if place.full}
    kept = []
    left_out: str | None = None
    for place in places:
        if place.depth == 0:
            other = graph.nodes[place.node].kind != "board" and place.node not in bearing
            left_out = place.node if other else None
        if left_out is None:
            kept.append(place)
    return kept


def _chosen(graph: Graph, places: Sequence[Place], asked: Callable[[Node], bool] | None) -> dict[str, bool]:
    """Return the bodies that stay: those that were asked for (True), and those above them (False)."""
    if asked is None:
        return {place.node: True for place in places if place.full}
    under = {place.node: place.under for place in places if place.full}
    chosen = {node: True for node in under if asked(graph.nodes[node])}
    for node in list(chosen):
        up = under[node]
        while up is not None and up not in chosen:
            chosen[up] = False
            up = under[up]
    return chosen


def _stays(place: Place, chosen: Mapping[str, bool]) -> bool:
    return place.node in chosen and (place.full or (chosen[place.node] and place.under in chosen))


def _lined(
    graph: Graph,
    places: Sequence[Place],
    ways: Mapping[str, Sequence[Above]],
    wanted: Wanted,
    chosen: Mapping[str, bool],
) -> Tree:
    below = _counted(places)
    lines: list[Line] = []
    alone: list[Line] = []
    home: dict[str, str] = {}
    bearing = {place.under for place in places}
    for place in places:
        if place.full and place.under is not None:
            home[place.node] = place.under
        if wanted.depth is not None and place.depth > wanted.depth:
            continue
        ends = ways.get(place.node, ())
        hidden = below.get(place.node, 0) if place.full and place.depth == wanted.depth else 0
        line = Line(
            graph.nodes[place.node],
            place.depth,
            place.full,
            place.circle,
            _between(place, ways, up=wanted.up),
            () if not place.full or wanted.up else tuple(one for one in ends if one.to != place.under),
            chosen[place.node],
            hidden,
        )
        lonely = place.depth == 0 and place.node not in bearing and not ends and wanted.board is None
        (alone if lonely else lines).append(line)
    boards = [node for node in graph.nodes.values() if node.kind == "board"]
    shown = {line.node.id for line in (*lines, *alone) if line.full}
    return Tree(tuple(lines), tuple(alone), sum(one.id not in shown for one in boards), home)


def _between(place: Place, ways: Mapping[str, Sequence[Above]], *, up: bool) -> tuple[Link, ...]:
    if place.under is None:
        return ()
    lower, upper = (place.under, place.node) if up else (place.node, place.under)
    return next(one.links for one in ways[lower] if one.to == upper)


def _counted(places: Sequence[Place]) -> dict[str, int]:
    """Return how many bodies stand in full below each."""
    counts: dict[str, int] = {}
    for place in reversed(places):
        if place.full and place.under is not None:
            counts[place.under] = counts.get(place.under, 0) + counts.get(place.node, 0) + 1
    return counts
