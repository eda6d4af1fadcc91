"""A tree and a lineage as they are handed on to other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from partnership.answers.structure.graph import ANSWERING
from partnership.views.structure.standards.exchange import (
    Change,
    Exchange,
    Lasts,
    Organisation,
    Post,
    Relation,
    board_id,
    thing_id,
)
from partnership.views.structure.standards.exchange_seats import memberships_of, people_of, post_of, whose_seats
from partnership.views.structure.tree import heading, loose
from partnership.views.structure.wordings import title, to
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partnership.answers.structure.bodies import Body
    from partnership.answers.structure.graph import Link, Node
    from partnership.answers.structure.lineage import Event, Kin, Lineage
    from partnership.answers.structure.seats import Seats
    from partnership.views.structure.lineage import Shown as ShownLineage
    from partnership.views.structure.tree import Shown

_PLANS = frozenset({"proposed", "agreed"})
"""What a board's own record says of its life and is no change of it."""


def of_tree(shown: Shown, seats: Seats, history: Lineage) -> Exchange:
    """Return the tree of a day with the seats of its boards, and the changes that its boards were part of up to then."""
    graph = shown.structure.graph
    lines = {line.node.id: line for line in (*shown.tree.lines, *shown.tree.alone) if line.full}
    own = [line.node for line in lines.values() if line.node.kind == "board"]
    ids = {node.id for node in own}
    links = [link for link in graph.links if link.board in ids]
    ends = {link.to: graph.nodes[link.to] for link in links if link.to not in ids}
    asked = [bench for bench in seats.benches if bench.board in ids and lines[bench.board].asked]
    changes = [one for one in _changes(history) if not ids.isdisjoint((*one.before, *one.after))]
    boards = [_board(shown, node, history.boards[node.id], links) for node in own]
    others = {_id(node): _end(node) for node in ends.values() if node.kind not in {"described", "post"}}
    for one in whose_seats(asked):
        others.setdefault(one.id, one)
    known = ids | {node.id for node in ends.values() if node.kind == "board"}
    kin = dict.fromkeys(end for one in changes for end in (*one.before, *one.after) if end not in known)
    earlier = [_kin(history.boards[one]) for one in (*(one for one in ends if one in history.boards), *kin)]
    posts = [Post(_id(node), node.title) for node in ends.values() if node.kind == "post"]
    memberships = [one for bench in asked for one in memberships_of(bench)]
    return Exchange(
        heading(shown),
        graph.as_of,
        tuple(_said(len(shown.unread), history)),
        _once((*boards, *earlier, *others.values())),
        (*(post_of(bench, seat) for bench in asked for seat in bench.seats), *posts),
        people_of(asked),
        tuple(memberships),
        _told(history, changes),
    )


def of_lineage(shown: ShownLineage, named: str) -> Exchange:
    """Return a history: its boards, and what became of what by its day. `named` is what the history is called."""
    found = shown.lineage
    changes = _changes(found)
    return Exchange(
        named,
        found.as_of,
        tuple(_said(len(shown.unread), found)),
        tuple(_kin(one) for one in found.boards.values()),
        changes=_told(found, changes),
    )


def _said(unread: int, history: Lineage) -> Iterator[str]:
    yield f"As of {dates.shown(history.as_of)}."
    if unread:
        yield f"{plural(unread, 'record')} could not be read: this is not the whole."
    yield "What is only perhaps so is in the notes; plans, proposals and changes to come are left out."


def _once(found: Iterable[Organisation]) -> tuple[Organisation, ...]:
    return tuple({one.id: one for one in reversed(tuple(found))}.values())[::-1]


def _id(node: Node) -> str:
    kind, _, rest = node.id.partition(":")
    if node.kind == "board":
        return board_id(node.id)
    if kind == "organisation":
        return thing_id("organisations", rest)
    if kind == "post":
        place, _, post = rest.partition("/")
        return f"places/{place}#/posts/{quote(post, safe='', errors='replace')}"
    return board_id(rest)


def _end(node: Node) -> Organisation:
    kept = {"missing": "There is no record of it.", "unread": "No record of it can be read."}
    notes = (kept[node.kind],) if node.kind in kept else ()
    return Organisation(_id(node), node.title, notes=notes)


def _kin(kin: Kin, relations: tuple[Relation, ...] = (), notes: tuple[str, ...] = ()) -> Organisation:
    unread = () if kin.readable else ("No record of it can be read.",)
    planned = kin.proposed is not None and kin.established is None
    doubt = ("It was proposed; no establishment is on record.",) if planned else ()
    return Organisation(
        board_id(kin.id),
        kin.title,
        kin.acronym,
        kin.former,
        kin.kind,
        Lasts(kin.established, kin.dissolved),
        relations,
        (*unread, *doubt, *notes),
    )


def _board(shown: Shown, node: Node, kin: Kin, links: Iterable[Link]) -> Organisation:
    graph = shown.structure.graph
    relations, words = [], []
    for link in (one for one in links if one.board == node.id):
        end = graph.nodes[link.to]
        if _certain(link, end):
            relations.append(Relation(link.type, _id(end)))
        if not _certain(link, end) or link.frequency or link.mutual:
            words.append(f"{to([link], title(end))}.")
    gone = [one for one in graph.loose if one.board == node.id]
    words += [f"{cell.text}." for cell in loose(shown, gone)]
    notes = [*_standing(shown, node), *_about(shown.structure.bodies[node.id]), *(_capital(one) for one in words)]
    return _kin(kin, tuple(dict.fromkeys(relations)), tuple(notes))


def _certain(link: Link, end: Node) -> bool:
    """Whether a link can be said without a doubt, and between bodies that are known."""
    whole = link.when.holds is Truth.YES and link.of is None and link.status is None
    return whole and end.kind != "described" and (end.kind != "post" or link.type in ANSWERING[1:])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _standing(shown: Shown, node: Node) -> Iterator[str]:
    day = dates.shown(shown.structure.graph.as_of)
    if node.proposed:
        yield f"On {day} it was only proposed: {node.why}."
    elif node.holds is Truth.UNKNOWN:
        yield f"It may or may not have been there on {day}: {node.why}."


def _about(body: Body) -> Iterator[str]:
    if body.how_many != 1:
        many = f"{body.how_many} bodies" if body.how_many else "several bodies, how many is not known"
        yield f"This one record stands for {many}."
    for one in body.chairs:
        if not one.people:
            perhaps = "Perhaps chaired" if one.holds is Truth.UNKNOWN else "Chaired"
            yield f"{perhaps} by: {one.name}."


def _changes(found: Lineage) -> list[Event]:
    """Return the changes that came into force, or may have, by the day; a name that was given up is none."""
    return [
        one
        for one in found.events
        if one.status in {"in-force", "of-a-board"}
        and one.kind not in _PLANS
        and one.name is None
        and one.when.holds is not Truth.NO
    ]


def _told(found: Lineage, events: Iterable[Event]) -> tuple[Change, ...]:
    return tuple(change for event in events for change in _change(found, event))


def _change(found: Lineage, event: Event) -> Iterator[Change]:
    notes: tuple[str, ...] = (f"What changed was {event.part}, not the whole.",) if event.part else ()
    notes += (f"A part of: {found.restructures[event.restructure]}.",) if event.restructure else ()
    record = f"restructures/{event.restructure}" if event.restructure else board_id((*event.before, *event.after)[0])
    at = f"{record}#/{event.at}"
    before, after = (tuple(map(board_id, those)) for those in (event.before, event.after))
    if event.kind != "in-force":
        yield Change(at, event.kind, event.on, before, after, notes)
        return
    # what a stage ended and what it established: it does not say that the one became the other
    if before:
        yield Change(f"{at}/ends", "ended", event.on, before, (), notes)
    if after:
        yield Change(f"{at}/establishes", "established", event.on, (), after, notes)
