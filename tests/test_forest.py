"""Bodies laid out as trees: each once in full whatever the links, circles cut, the order that of the names alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from partnership.answers import when
from partnership.answers.structure.forest import Place, forest, reached, turned
from partnership.answers.structure.graph import Graph, Link, Node
from partnership.answers.structure.tree import Wanted, tree
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.structure.tree import Line

BODIES = "abcdefg"
tangles = st.fixed_dictionaries({body: st.lists(st.sampled_from(BODIES), max_size=3, unique=True) for body in BODIES})
"""What stands above each body: anything at all, circles and a body above itself among it."""


def laid(above: dict[str, list[str]], roots: tuple[str, ...] = ()) -> tuple[Place, ...]:
    """Lay the bodies out in order of their names."""
    return forest(BODIES, above, roots)


def graph(above: dict[str, list[str]]) -> nx.DiGraph[str]:
    """Return the links downwards, for the oracle."""
    downwards: nx.DiGraph[str] = nx.DiGraph((one, body) for body, ends in above.items() for one in ends)
    downwards.add_nodes_from(above)
    return downwards


@given(tangles)
def test_each_body_stands_once_in_full(above: dict[str, list[str]]) -> None:
    """Whatever the links, nothing is lost and nothing is doubled."""
    assert sorted(place.node for place in laid(above) if place.full) == sorted(BODIES)


@given(tangles)
def test_each_link_stands_once(above: dict[str, list[str]]) -> None:
    """Every body is seen under everything that is above it, and under nothing else."""
    seen = [(place.node, place.under) for place in laid(above) if place.under is not None]
    assert sorted(seen) == sorted((body, one) for body, ends in above.items() for one in ends)


@given(tangles)
def test_what_is_below_comes_after_one_deeper(above: dict[str, list[str]]) -> None:
    """The depths are those of a tree, and what is pointed to has nothing below it there."""
    trail: list[str] = []
    for place in laid(above):
        del trail[place.depth :]
        assert len(trail) == place.depth
        assert place.under == (trail[-1] if trail else None)
        trail.append(place.node if place.full else "nothing")


@given(tangles)
def test_a_circle_is_a_body_pointed_to_below_itself(above: dict[str, list[str]]) -> None:
    """It is said exactly where one of the bodies above is the body itself."""
    trail: list[str] = []
    for place in laid(above):
        del trail[place.depth :]
        assert place.circle == (place.node in trail)
        trail.append(place.node)


@given(tangles)
def test_only_circles_have_roots_with_something_above(above: dict[str, list[str]]) -> None:
    """A body with nothing above it is a root; another only if no such body leads to it, and it answers to itself in the end."""
    roots = {place.node for place in laid(above) if place.depth == 0}
    tops = {body for body in BODIES if not above[body]}
    downwards = graph(above)
    assert tops <= roots
    for root in roots - tops:
        assert any(
            root in part and (len(part) > 1 or root in above[root])
            for part in nx.strongly_connected_components(downwards)
        )
        assert not any(nx.has_path(downwards, top, root) for top in tops)


@given(tangles, st.sampled_from(BODIES))
def test_a_root_that_is_asked_for_is_one(above: dict[str, list[str]], root: str) -> None:
    """Whatever is above it; and the rest still stands once."""
    places = laid(above, (root,))
    assert Place(root, 0) in places
    assert sorted(place.node for place in places if place.full) == sorted(BODIES)


@given(tangles, st.sampled_from(BODIES))
def test_what_is_reached_is_what_paths_lead_to(above: dict[str, list[str]], start: str) -> None:
    """The walk goes as far as the links."""
    assert reached([start], above) == {start} | nx.descendants(graph(above).reverse(), start)
    assert reached([start], turned(above)) == {start} | nx.descendants(graph(above), start)


def test_the_first_choice_is_kept_where_it_can_be() -> None:
    """A body with two above it stands in full under the first, unless only the second leads to a root."""
    assert laid({"c": ["b", "a"]})[:5] == (
        Place("a", 0),
        Place("c", 1, "a", full=False),
        Place("b", 0),
        Place("c", 1, "b"),
        Place("d", 0),
    )
    circle = {"b": ["c", "a"], "c": ["b"]}
    assert laid(circle)[:4] == (
        Place("a", 0),
        Place("b", 1, "a"),
        Place("c", 2, "b"),
        Place("b", 3, "c", full=False, circle=True),
    )


def test_a_chain_as_long_as_the_records() -> None:
    """Ten thousand boards one under another are laid out like any others."""
    names = [f"{number:05}" for number in range(10_000)]
    above = {name: [names[number]] for number, name in enumerate(names[1:])}
    places = forest(names, above)
    assert [place.node for place in places] == names
    assert places[-1].depth == 9_999
    closed = forest(names, {**above, names[0]: [names[-1]]})
    assert closed[-1] == Place(names[0], 10_000, names[-1], full=False, circle=True)


def made(above: dict[str, list[str]], order: Sequence[str] = BODIES) -> Graph:
    """Return a graph of these links, its boards in this order."""
    nodes = {body: Node(body, "board", body.upper(), "place", Truth.YES, "in existence", "") for body in order}
    links = [
        Link(body, number, "sub-group-of", one, Truth.YES, when.TIMELESS)
        for body in order
        for number, one in enumerate(above[body])
    ]
    return Graph(date(2025, 1, 1), proposed=False, nodes=nodes, links=tuple(links), gone={}, loose=())


def shown(line: Line) -> tuple[str, int, bool, bool]:
    """Return what of a line depends on the layout."""
    return line.node.id, line.depth, line.full, line.circle


@given(tangles, st.permutations(BODIES))
def test_the_order_of_the_files_is_nothing_to_the_tree(above: dict[str, list[str]], order: list[str]) -> None:
    """Boards in another order are the same tree; and each of them is in it or on its own, once."""
    trees = [tree(made(above), Wanted()), tree(made(above, order), Wanted())]
    first, second = ([shown(line) for line in (*one.lines, *one.alone)] for one in trees)
    assert first == second
    assert sorted(node for node, _, full, _ in first if full) == sorted(BODIES)
    assert all(
        not above[line.node.id] and not any(line.node.id in ends for ends in above.values()) for line in trees[0].alone
    )


@given(tangles, st.sampled_from(BODIES), st.booleans())
def test_a_tree_of_one_body_has_all_that_leads_to_it_or_from_it(
    above: dict[str, list[str]], root: str, up: bool
) -> None:
    """Downwards whatever answers to it however far, upwards whatever it answers to; each once in full, it at the top."""
    found = tree(made(above), Wanted(root, up))
    lines = [shown(line) for line in found.lines]
    assert lines[0] == (root, 0, True, False)
    assert {node for node, _, full, _ in lines if full} == reached([root], above if up else turned(above))
    assert len([node for node, _, full, _ in lines if full]) == len({node for node, *_ in lines})
    assert found.alone == ()


@given(tangles, st.integers(0, 3))
def test_the_depth_says_how_much_it_hides(above: dict[str, list[str]], depth: int) -> None:
    """What is shown and what is hidden are all the boards there are."""
    found = tree(made(above), Wanted(depth=depth))
    lines = (*found.lines, *found.alone)
    assert all(line.depth <= depth for line in lines)
    assert sum(line.full for line in lines) + sum(line.hidden for line in lines) == len(BODIES)
    assert sum(line.hidden for line in lines) == found.hidden


@given(tangles, st.sets(st.sampled_from(BODIES)))
def test_a_filter_keeps_what_stands_above(above: dict[str, list[str]], wanted: set[str]) -> None:
    """What was asked for is there, once; what is there besides stands above some of it."""
    found = tree(made(above), Wanted(), lambda node: node.id in wanted)
    lines = (*found.lines, *found.alone)
    assert {line.node.id for line in lines if line.asked} == wanted
    assert all(line.asked == (line.node.id in wanted) for line in lines)
    for number, line in enumerate(lines):
        if not line.asked:
            after = lines[number + 1 : number + 2]
            assert after
            assert after[0].depth == line.depth + 1
