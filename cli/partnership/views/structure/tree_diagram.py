"""The tree of a day as a diagram: each body once, and every link that the tree is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.structure.graph import ANSWERING, LINK_TYPES
from partnership.report import Arrow, Box, Diagram
from partnership.views.card import spaced
from partnership.views.structure.tree import heading, loose
from partnership.views.structure.wordings import name, notes, says, title, to
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.structure.graph import Link, Node
    from partnership.report import Sure
    from partnership.views.structure.tree import Shown

KINDS = tuple(spaced(one) for one in LINK_TYPES)


def diagram(shown: Shown) -> Diagram:
    """Return the tree of a day as a diagram; with `shown.links`, the links that the tree is not made of as well."""
    graph = shown.structure.graph
    lines = (*shown.tree.lines, *shown.tree.alone)
    asked = {line.node.id: line.asked for line in lines}
    links = _drawn(shown)
    nodes = dict.fromkeys((*asked, *(end for link in links for end in (link.board, link.to))))
    several = shown.wanted.board is None and len({graph.nodes[one].place for one in nodes}) > 1
    boxes = tuple(
        _box(
            shown,
            graph.nodes[one],
            [link for link in links if link.board == one],
            asked=asked.get(one, True),
            grouped=several,
        )
        for one in nodes
    )
    arrows = tuple(_arrow(link) for link in links)
    boards = sum(one.plain for one in boxes)
    said = f"As of {dates.shown(graph.as_of)}. {plural(boards, 'board')}, {plural(len(arrows), 'link')}."
    unread = (
        (f"{plural(len(shown.unread), 'record')} could not be read: this is not the whole.",) if shown.unread else ()
    )
    others = "rounded: not a board of the records"
    return Diagram(heading(shown), (*unread, said), KINDS, boxes, arrows, upward=True, others=others, made=graph.as_of)


def _drawn(shown: Shown) -> list[Link]:
    """Return the links to be drawn: first those by which boards stand where they stand in full."""
    lines = sorted((*shown.tree.lines, *shown.tree.alone), key=lambda line: not line.full)
    those = [*(line.links for line in lines), *(one.links for line in lines for one in line.also)]
    found = {(link.board, link.number): link for links in those for link in links}
    if shown.links:
        full = {line.node.id for line in (*shown.tree.lines, *shown.tree.alone) if line.full}
        found |= {(link.board, link.number): link for link in shown.structure.graph.links if link.board in full}
    return list(found.values())


def _box(shown: Shown, node: Node, links: Sequence[Link], *, asked: bool, grouped: bool) -> Box:
    body = shown.structure.bodies.get(node.id)
    nodes = shown.structure.graph.nodes
    called = name(node, body).text
    gone = [one for one in shown.structure.graph.loose if one.board == node.id]
    said = tuple(one.text for one in (*says(node, body), *loose(shown, gone)) if one.text)
    joined = [to([link], title(nodes[link.to])) for link in links]
    doubt = (
        [f"may or may not have been there on the day: {node.why}"] if node.holds is Truth.UNKNOWN and node.why else []
    )
    return Box(
        node.id,
        called,
        said,
        shown.names.get(node.place, node.place) if grouped else "",
        plain=node.kind == "board",
        muted=not asked,
        sure="proposed" if node.proposed else _sure(node.holds),
        heard="; ".join((called, *said, *joined, *doubt)),
    )


def _arrow(link: Link) -> Arrow:
    of = [f"its {link.of}"] if link.of else []
    label = ", ".join((*of, *notes(link)))
    sure: Sure = "proposed" if link.status else _sure(link.when.holds)
    return Arrow(link.board, link.to, LINK_TYPES.index(link.type), label, sure, places=link.type in ANSWERING)


def _sure(holds: Truth) -> Sure:
    return "yes" if holds is Truth.YES else "perhaps"
