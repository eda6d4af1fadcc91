"""The graph of a day, gathered from the records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers import when
from partnership.answers.board_state import ABSENT, board_state
from partnership.answers.structure.bodies import Named, body
from partnership.answers.structure.graph import Graph, Link, Node
from partnership.answers.structure.stands import standing
from partnership.answers.titles import Titles, called
from partnership.words import dates
from partnership.words.kinds import place_of
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from partnership.answers.load import Records
    from partnership.answers.structure.bodies import Body
    from partnership.answers.structure.graph import NodeKind
    from partnership.answers.structure.stands import Stands
    from partnership.documents.document import Document
    from partnership.words.dates import Moment

_STATES = {"in existence": Truth.YES, "not known": Truth.UNKNOWN}
_STAGES = {"earlier": "ended", "later": "not yet in existence", "perhaps": "not known"}


class Structure(NamedTuple):
    """The bodies and links of a day, what is said of each board in it, the districts of each place, and which findings are accepted."""

    graph: Graph
    bodies: Mapping[str, Body]
    districts: Mapping[str, tuple[Named, ...]]
    accepted: Mapping[str, tuple[Stands, ...]]


def structure(records: Records, as_of: date, *, proposed: bool = False) -> Structure:
    """Return the structure of a day. `proposed` as for `graph`."""
    found = graph(records, as_of, proposed=proposed)
    boards = [one for node in found.boards() if (one := records.document("board", node.id)) is not None]
    bodies = {one.id: body(records, one, as_of) for one in boards}
    places = list(records.documents("place"))
    districts = {one.id: _districts(one, dates.on(as_of)) for one in places}
    return Structure(found, bodies, districts, standing(boards, places))


def _districts(place: Document, day: Moment) -> tuple[Named, ...]:
    found = place.data.get("districts", {}).items()
    return tuple(Named(f"{place.id}/{key}", one["name"]) for key, one in found if when.holds(one, day) is Truth.YES)


def graph(records: Records, as_of: date, *, proposed: bool = False) -> Graph:
    """Return the bodies of a day and the links between them.

    With `proposed`, boards and links that by then were only proposed or agreed are there as well, as what may be.
    """
    return _Gathering(records, as_of, proposed=proposed).graph()


class _Gathering:
    def __init__(self, records: Records, as_of: date, *, proposed: bool) -> None:
        self._records = records
        self._as_of = as_of
        self._day: Moment = dates.on(as_of)
        self._proposed = proposed
        self._titles: dict[str, Titles] = {}
        self._others: dict[str, Node] = {}
        self._boards: dict[str, Node] = {}

    def graph(self) -> Graph:
        documents = list(self._records.documents("board"))
        self._boards = {one.id: self._board(one) for one in documents}
        found = [link for document in documents for link in self._links(document)]
        there = {one.id: one for one in self._boards.values() if self._there(one)}
        there |= {one: self._others[one] for one in sorted(self._others) if self._there(self._others[one])}
        gone = {one.id: one for nodes in (self._boards, self._others) for one in nodes.values() if one.id not in there}
        ends = {link.to for link in found if link.board in there}
        return Graph(
            self._as_of,
            self._proposed,
            {one: node for one, node in there.items() if node.kind == "board" or one in ends},
            tuple(link for link in found if link.board in there and link.to in there),
            gone,
            tuple(link for link in found if link.board in there and link.to in gone),
        )

    def _there(self, node: Node) -> bool:
        return node.holds is not Truth.NO or (node.proposed and self._proposed)

    def _board(self, document: Document) -> Node:
        state = board_state(self._records, document, self._day)
        holds = _STATES.get(state.name, Truth.NO)
        return Node(document.id, "board", called(document), document.place, holds, state.name, state.why)

    def _links(self, document: Document) -> Iterator[Link]:
        own = self._boards[document.id]
        if own.state in ABSENT:
            return
        for number, one in enumerate(document.data.get("links", ())):
            time = when.span(one, self._day)
            if "status" in one:
                time = time.only_proposed() if time.holds is not Truth.NO else time
            if time.holds is Truth.NO and not (self._proposed and time.stage == "proposed"):
                continue
            end = self._end(document, number, one)
            yield Link(
                document.id,
                number,
                one["type"],
                end.id,
                time.holds & own.holds & end.holds,
                time,
                one.get("of"),
                one.get("status"),
                bool(one.get("mutual")),
                one.get("printed_as"),
                one.get("frequency"),
            )

    def _end(self, document: Document, number: int, link: Mapping[str, Any]) -> Node:
        if "to" in link:
            return self._boards.get(link["to"]) or self._absent(link["to"], link.get("printed_as"))
        if "to_organisation" in link:
            return self._organisation(document.place, link["to_organisation"])
        if "to_post" in link:
            return self._other(f"post:{document.place}/{link['to_post']}", "post", link["to_post"], document.place)
        title = link.get("to_described", "")
        return self._other(f"described:{document.id}#{number}", "described", title, document.place)

    def _absent(self, board: str, printed_as: str | None) -> Node:
        kind: NodeKind = "unread" if board in self._records.listed["board"] else "missing"
        return self._other(f"{kind}:{board}", kind, printed_as or board, place_of(board), Truth.UNKNOWN)

    def _organisation(self, place: str, reference: str) -> Node:
        titles = self._titles.setdefault(place, Titles(self._records, place))
        found = titles.found("organisations", reference)
        home, thing = found or (place, {"name": reference})
        node_id = f"organisation:{home}/{reference.rpartition('/')[2]}"
        if node_id not in self._others:
            time = when.span(thing, self._day)
            state = _STAGES.get(time.stage, "in existence")
            self._others[node_id] = Node(
                node_id, "organisation", str(thing["name"]), home, time.holds, state, time.words
            )
        return self._others[node_id]

    def _other(self, node_id: str, kind: NodeKind, title: str, place: str, holds: Truth = Truth.YES) -> Node:
        state = "in existence" if holds is Truth.YES else "not known"
        return self._others.setdefault(node_id, Node(node_id, kind, title, place, holds, state, ""))
