"""What the picture of a day should make a reader ask: each question under the name of the rule that asks it of the records."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.structure.graph import ANSWERING, above
from partnership.answers.structure.ways_up import leading_to, without
from partnership.documents import fields
from partnership.records.facts import board as board_facts
from partnership.rules.together.circular_link import circles
from partnership.words import dates
from partnership.words.kinds import place_of
from partnership.words.truth import Truth
from partnership.words.wording import listed, times

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping
    from decimal import Decimal

    from partnership.answers.structure.bodies import Body, Named
    from partnership.answers.structure.gathered import Structure
    from partnership.answers.structure.graph import Graph, Link
    from partnership.answers.structure.stands import Stands

_MOST = 6
"""Names that are told before the rest is only counted."""
_NO_WAY_UP = "no-way-up"
_HOW = {"sub-group-of": "a sub-group of", "accountable-to": "accountable to", "reports-to": "reporting to"}
_VERBS = {
    "sub-group-of": "is a sub-group of", "accountable-to": "is accountable to", "reports-to": "reports to",
    "scrutinised-by": "is scrutinised by", "consults": "consults", "supports": "supports",
}  # fmt: skip


class Question(NamedTuple):
    """Something to ask: the rule of `check` that it is a case of, the boards it is about, and the question in words.

    `at` is where in the first board's record it stands, such as `links/0`; empty where it is about no one place. `accepted` says
    that somebody has looked at it already.
    """

    rule: str
    boards: tuple[str, ...]
    says: str
    at: str = ""
    accepted: Stands | None = None


def questions(structure: Structure, shown: Container[str] | None = None) -> list[Question]:
    """Return what to ask of a day, what is accepted last; only what certainly is so on it is asked.

    `shown` are the boards that are looked at, None for all: what is about none of them is not asked, and what is said of many boards at
    once is said of those among them.
    """
    graph, bodies = structure.graph, structure.bodies
    found = [
        *_circles(graph),
        *_loose(graph),
        *_unnamed(graph),
        *_no_way_up(structure, shown),
        *_chairs(graph, bodies),
        *_districts(graph, bodies, structure.districts),
        *_reports(graph, bodies),
    ]
    about = [one for one in found if shown is None or any(board in shown for board in one.boards)]
    told = [one._replace(accepted=one.accepted or _accepted(structure, one)) for one in about]
    return sorted(told, key=lambda one: one.accepted is not None)


def _accepted(structure: Structure, question: Question) -> Stands | None:
    """Return what says that a question was looked at: of its place in the first board's record, or of any of its boards."""
    for board in question.boards:
        for one in structure.accepted.get(board, ()):
            if one.rule == question.rule and (not one.at or f"{question.at or one.at}/".startswith(f"{one.at}/")):
                return one
    return None


def some(names: Iterable[str]) -> list[str]:
    """Return names to be listed: all of a few, the first of many and how many more there are."""
    found = list(names)
    return found if len(found) <= _MOST + 1 else [*found[:_MOST], f"{len(found) - _MOST:,} more"]


def _title(graph: Graph, node: str) -> str:
    found = graph.node(node)
    return f"“{found.title}”" if found.kind == "described" else found.title


def _certain(graph: Graph, types: Iterable[str] = ANSWERING) -> list[Link]:
    return [link for link in graph.links if link.holds is Truth.YES and link.type in types]


def _circles(graph: Graph) -> Iterator[Question]:
    """Yield a question for each tangle of links that has a circle; one by links of one type is told before one by several."""
    seen: set[str] = set()
    for types in (*((one,) for one in ANSWERING), ANSWERING):
        links: dict[str, list[board_facts.Link]] = {}
        for link in _certain(graph, types):
            links.setdefault(link.board, []).append(
                board_facts.Link(link.type, link.to, dates.ALWAYS, link.number, agreed=True)
            )
        for circle in circles(links):
            boards = tuple(board for board, _ in circle)
            if seen.isdisjoint(boards):
                seen.update(boards)
                names = " → ".join(_title(graph, one) for one in (*boards, boards[0]))
                how = listed(dict.fromkeys(_HOW[link.type] for _, link in circle))
                yield Question("circular-link", boards, f"Answering to one another in a circle: {names} ({how}).")


def _loose(graph: Graph) -> Iterator[Question]:
    for link in graph.loose:
        end = graph.gone[link.to]
        if link.type in ANSWERING and link.when.holds is Truth.YES and graph.nodes[link.board].holds is Truth.YES:
            says = f"{_title(graph, link.board)} is recorded as {_HOW[link.type]} {end.title}, which was not there: {end.state}"
            says = f"{says} ({end.why})." if end.why else f"{says}."
            yield Question("link-outside-life", (link.board,), says, f"links/{link.number}")


def _unnamed(graph: Graph) -> Iterator[Question]:
    for link in graph.links:
        end = graph.nodes[link.to]
        if link.when.holds is not Truth.YES or graph.nodes[link.board].holds is not Truth.YES:
            continue
        if end.kind == "described":
            says = f"{_title(graph, link.board)} {_VERBS[link.type]} {_title(graph, link.to)}: who they are, no source names."
            yield Question("unnamed-link-end", (link.board,), says, f"links/{link.number}")
        elif end.kind == "missing":
            says = f"{_title(graph, link.board)} {_VERBS[link.type]} {end.title}, which is not on record."
            yield Question("unknown-reference", (link.board,), says, f"links/{link.number}")


def _no_way_up(structure: Structure, shown: Container[str] | None) -> Iterator[Question]:
    """Yield a question about the boards that nothing leads up from, those at the top first, and one about those for which each thing accepted answers.

    A board that stands alone is not asked about. What is accepted of a board at the top answers for those below it.
    """
    graph = structure.graph
    ways = above(graph)
    bearing = {each.to for ends in ways.values() for each in ends}
    lost = [one for one in without(graph, structure.bodies) if one in ways or one in bearing]
    answered: dict[str, Stands] = {}
    for one in lost:
        accepted = _accepted(structure, Question(_NO_WAY_UP, (one,), ""))
        if accepted is not None:
            answered[one] = accepted
    below_others = leading_to(graph, {one for one in lost if one not in ways and one not in answered})
    for reason in dict.fromkeys(answered.values()):
        for one in leading_to(graph, {board for board, its in answered.items() if its == reason}) - below_others:
            answered.setdefault(one, reason)
    gathered: dict[Stands | None, list[str]] = {}
    for one in sorted(lost, key=lambda one: one in ways):
        if graph.nodes[one].holds is Truth.YES and (shown is None or one in shown):
            gathered.setdefault(answered.get(one), []).append(one)
    for accepted, boards in gathered.items():
        names = listed(some(_title(graph, one) for one in boards))
        says = f"No way up to a statutory body or a partner is on record from {names}."
        yield Question(_NO_WAY_UP, tuple(boards), says, accepted=accepted)


def _chairs(graph: Graph, bodies: Mapping[str, Body]) -> Iterator[Question]:
    chaired: dict[str, tuple[str, list[str]]] = {}
    for node in graph.boards():
        if node.holds is Truth.YES:
            certain = [one for one in bodies[node.id].chairs if one.holds is Truth.YES and len(one.people) == 1]
            for person, name in {one.people[0]: one.name for one in certain}.items():
                chaired.setdefault(person, (name, []))[1].append(node.id)
    for name, boards in chaired.values():
        if len(boards) > 1:
            says = f"{name} chairs {listed(_title(graph, one) for one in boards)}."
            yield Question("chair-of-two-boards", tuple(boards), says)


def _districts(
    graph: Graph, bodies: Mapping[str, Body], districts: Mapping[str, tuple[Named, ...]]
) -> Iterator[Question]:
    """Yield questions about boards of one kind, linked to one body, that share out the districts of a place among them."""
    families: dict[tuple[str, str], dict[str, None]] = {}
    for link in graph.links:
        if link.holds is Truth.YES and bodies[link.board].districts:
            families.setdefault((link.to, bodies[link.board].kind), {})[link.board] = None
    for boards in dict.fromkeys(tuple(sorted(one)) for one in families.values() if len(one) > 1):
        cover: dict[Named, list[str]] = {}
        for board in boards:
            for district in bodies[board].districts:
                cover.setdefault(district, []).append(board)
        for district, by in cover.items():
            if len(by) > 1:
                says = f"{district.name} is covered by {listed(_title(graph, one) for one in by)}."
                yield Question("district-covered-twice", tuple(by), says)
        places = dict.fromkeys(place_of(one.id) for one in cover)
        left = [one.name for place in places for one in districts.get(place, ()) if one not in cover]
        if left:
            names = listed(some(_title(graph, one) for one in boards), "or")
            yield Question("uncovered-district", boards, f"{listed(some(left))}: not covered by {names}.")


def _reports(graph: Graph, bodies: Mapping[str, Body]) -> Iterator[Question]:
    for link in _certain(graph, ("reports-to",)):
        least = fields.in_a_year(link.frequency)[0] if link.frequency else None
        for board in (link.board, link.to) if least is not None else ():
            most = _most(bodies[board]) if board in bodies else None
            if least is not None and most is not None and least > most:
                ends = f"{_title(graph, link.board)} is to report to {_title(graph, link.to)}"
                who = "and it" if board == link.board else "which"
                says = f"{ends} {times(least)}, {who} meets {times(most)} at most."
                yield Question("reports-outpacing-meetings", (link.board,), says, f"links/{link.number}")
                break


def _most(body: Body) -> int | Decimal | None:
    """Return how often a board can meet in a year at most; None where that is open, or not certain."""
    most = [one.most for one in body.meets if one.holds is Truth.YES]
    return (
        None if not most or len(most) < len(body.meets) or None in most else max(one for one in most if one is not None)
    )
