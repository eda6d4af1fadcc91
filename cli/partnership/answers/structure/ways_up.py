"""The ways up from a board: whether any leads to a statutory body, or to a partner organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.structure.forest import reached
from partnership.answers.structure.graph import ANSWERING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.answers.structure.bodies import Body
    from partnership.answers.structure.graph import Graph

ANSWERS_FOR_ITSELF = frozenset({"statutory", "statutory-duty-to-cooperate", "disputed"})
"""The standings of a board at which a way up may end."""


def tops(graph: Graph, bodies: Mapping[str, Body]) -> set[str]:
    """Return the bodies at which a way up may end: boards with a statutory basis by some source, organisations and posts."""
    return {
        node.id
        for node in graph.nodes.values()
        if node.partner or (node.id in bodies and bodies[node.id].standing in ANSWERS_FOR_ITSELF)
    }


def leading_to(graph: Graph, ends: set[str]) -> set[str]:
    """Return the bodies from which links, certain or not, lead up to one of the ends; the ends too."""
    below: dict[str, list[str]] = {}
    for link in graph.links:
        if link.type in ANSWERING:
            below.setdefault(link.to, []).append(link.board)
    return reached(ends, below)


def without(graph: Graph, bodies: Mapping[str, Body]) -> list[str]:
    """Return the boards from which no link, certain or not, leads up to a top, or to bodies that are not known; in order of title.

    What a source only describes, or a file that cannot be read, may be a top.
    """
    unknown = {node.id for node in graph.nodes.values() if node.kind in {"described", "missing", "unread"}}
    found = leading_to(graph, tops(graph, bodies) | unknown)
    return [one for one in graph.order() if graph.nodes[one].kind == "board" and one not in found]
