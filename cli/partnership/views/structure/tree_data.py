"""The tree of a day for programs; `schemas/output/tree.schema.json` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.views.card import unread_paths
from partnership.views.structure.dated import dated

if TYPE_CHECKING:
    from partnership.answers.structure.bodies import Body, Named
    from partnership.answers.structure.graph import Link, Node
    from partnership.answers.structure.questions import Question
    from partnership.answers.structure.tree import Line
    from partnership.views.structure.tree import Shown

VERSION = 1


def data(shown: Shown) -> dict[str, Any]:
    """Return a tree as plain data: the bodies and links it is made of, its lines, and what to ask."""
    graph, tree, asked = shown.structure.graph, shown.tree, shown.asked
    lines = (*tree.lines, *tree.alone)
    nodes = dict.fromkeys(line.node.id for line in lines)
    nodes |= dict.fromkeys(one.to for line in lines for one in line.also)
    own = {line.node.id for line in lines if line.full}
    links = [link for link in graph.links if link.board in own and (link.to in nodes or shown.links)]
    nodes |= dict.fromkeys(link.to for link in links)
    return {
        "version": VERSION,
        "as_of": graph.as_of.isoformat(),
        "unread": unread_paths(shown.unread),
        "asked": {
            "board": shown.wanted.board, "up": shown.wanted.up, "links": list(shown.wanted.types), "depth": shown.wanted.depth, "proposed": graph.proposed,
            "places": sorted(asked.places) if asked.places is not None else None, "kinds": sorted(asked.kinds),
            "outcome": "#".join(asked.outcome) if asked.outcome else None, "organisation": asked.organisation, "certain": asked.certain,
        },
        "nodes": [node_data(graph.nodes[one], shown.structure.bodies.get(one)) for one in nodes],
        "links": [link_data(one) for one in links],
        "lines": [_line(one) for one in lines],
        "left_out": tree.hidden,
        "gone": [node_data(one, None) for one in graph.gone.values() if one.kind == "board"],
        "loose": [link_data(one) for one in graph.loose],
        "questions": [_question(one) for one in shown.questions],
    }  # fmt: skip


def _question(one: Question) -> dict[str, Any]:
    accepted = None
    if one.accepted:
        accepted = {"reason": one.accepted.reason, "on": one.accepted.on, "look_again": one.accepted.look_again}
    return {"rule": one.rule, "boards": list(one.boards), "says": one.says, "accepted": accepted}


def node_data(node: Node, body: Body | None) -> dict[str, Any]:
    """Return a body as plain data."""
    return {
        "id": node.id, "kind": node.kind, "title": node.title, "place": node.place, "holds": node.holds.value, "state": node.state, "why": node.why,
        "board": None if body is None else _body(body),
    }  # fmt: skip


def _body(body: Body) -> dict[str, Any]:
    return {
        "name": body.name, "acronym": body.acronym, "kind": body.kind, "how_many": body.how_many, "legal_basis": body.standing,
        "chairs": [{"office": one.office, "name": one.name, "people": list(one.people), "holds": one.holds.value, "interim": one.interim} for one in body.chairs],
        "meets": [{"says": one.says, "least": one.least, "most": one.most, "holds": one.holds.value} for one in body.meets],
        "places": _named(body.places), "districts": _named(body.districts), "area": list(body.area_words),
        "organisations": _named(body.organisations), "serves": [{"plan": plan, "outcome": outcome} for plan, outcome in body.serves],
    }  # fmt: skip


def _named(things: tuple[Named, ...]) -> list[dict[str, str]]:
    return [one._asdict() for one in things]


def link_data(link: Link) -> dict[str, Any]:
    """Return a link as plain data."""
    return {
        "from": link.board, "number": link.number, "type": link.type, "to": link.to, "holds": link.holds.value, "since": dated(link.when.since),
        "until": dated(link.when.until), "doubt": link.when.doubt or None, "of": link.of, "status": link.status, "mutual": link.mutual,
        "printed_as": link.printed_as, "frequency": link.frequency["says"] if link.frequency else None,
    }  # fmt: skip


def _line(line: Line) -> dict[str, Any]:
    return {
        "id": line.node.id, "depth": line.depth, "full": line.full, "circle": line.circle, "asked": line.asked, "hidden": line.hidden,
        "links": [[one.board, one.number] for one in line.links], "also": [one.to for one in line.also],
    }  # fmt: skip
