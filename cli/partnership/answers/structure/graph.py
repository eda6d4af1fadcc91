"""The bodies of a day and the links between them, each of them certainly or perhaps there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from partnership.answers.when import When

NodeKind = Literal["board", "organisation", "post", "described", "missing", "unread"]
"""A board of the records; an organisation or a post at the other end of a link; bodies only described there; a board that
is not on record; one whose file cannot be read."""
LinkType = Literal["sub-group-of", "accountable-to", "reports-to", "scrutinised-by", "consults", "supports"]
ANSWERING: tuple[LinkType, ...] = ("sub-group-of", "accountable-to", "reports-to")
"""The links by which one body answers to another, the closest first: the tree is made of them."""
LINK_TYPES: tuple[LinkType, ...] = (*ANSWERING, "scrutinised-by", "consults", "supports")


class Node(NamedTuple):
    """A body: a board by its id, another by its kind and what is known of it (`organisation:lancashire/police`).

    `holds` says whether it is there on the day; `state` where it stands, as `board_state` names it, and `why` what says so.
    """

    id: str
    kind: NodeKind
    title: str
    place: str
    holds: Truth
    state: str
    why: str

    @property
    def proposed(self) -> bool:
        """Whether it is only proposed."""
        return self.state == "proposed"

    @property
    def partner(self) -> bool:
        """Whether it is an organisation, or somebody in one: whoever answers to it answers to a partner."""
        return self.kind in {"organisation", "post"}


class Link(NamedTuple):
    """A link from a board to another body, as the board's record has it.

    `number` is its place in the record, counted from 0. `when` is its own time; `holds` says whether it holds on the
    day with both of its ends there. `of` is what of the board is linked where that is not the board itself.
    """

    board: str
    number: int
    type: LinkType
    to: str
    holds: Truth
    when: When
    of: str | None = None
    status: str | None = None
    mutual: bool = False
    printed_as: str | None = None
    frequency: Mapping[str, Any] | None = None


class Graph(NamedTuple):
    """The bodies and links of a day.

    `nodes` are those certainly or perhaps there, boards first, each kind in order of id; `links` those that hold
    or may hold between them, in order of the boards and of their records. `gone` are the boards on record that are not
    there: ended, not yet in existence, or only proposed. `loose` are links that hold or may hold by their own time from a
    board that is there to a body that is not. What was only proposed or agreed is among them where `proposed` says so.
    """

    as_of: date
    proposed: bool
    nodes: Mapping[str, Node]
    links: tuple[Link, ...]
    gone: Mapping[str, Node]
    loose: tuple[Link, ...]

    def node(self, node_id: str) -> Node:
        """Return a body, whether it is there on the day or not. Raises KeyError for an id that is no body's."""
        return self.nodes[node_id] if node_id in self.nodes else self.gone[node_id]

    def boards(self) -> list[Node]:
        """Return the boards that are there or may be."""
        return [node for node in self.nodes.values() if node.kind == "board"]

    def order(self) -> list[str]:
        """Return every body in the order in which they are shown beside one another: by title, then by id."""
        return sorted(self.nodes, key=lambda one: (self.nodes[one].title.casefold(), one))


class Above(NamedTuple):
    """A body above another, and the links by which it is, the closest first."""

    to: str
    links: tuple[Link, ...]


def above(graph: Graph, types: Iterable[str] = ANSWERING) -> dict[str, tuple[Above, ...]]:
    """Return what stands above each body by links of these types, that which it is shown under first.

    What certainly holds comes before what may hold, then what is the board's own before what is an officer's or a
    part's; then by the type of link, then boards of the records before other bodies, then in order of the record.
    """
    wanted = {one: number for number, one in enumerate(types)}
    found: dict[str, dict[str, list[Link]]] = {}
    for link in graph.links:
        if link.type in wanted:
            found.setdefault(link.board, {}).setdefault(link.to, []).append(link)

    def closeness(link: Link) -> tuple[bool, bool, int, bool, int]:
        other = graph.nodes[link.to].kind != "board"
        return link.holds is not Truth.YES, link.of is not None, wanted[link.type], other, link.number

    result = {}
    for board, ends in found.items():
        sets = [Above(to, tuple(sorted(links, key=closeness))) for to, links in ends.items()]
        result[board] = tuple(sorted(sets, key=lambda one: closeness(one.links[0])))
    return result
