"""What is handed on to other programs, whichever standard they read: bodies, seats, who sits in them, and what became of what."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

from partnership.answers.structure.graph import ANSWERING
from partnership.documents import fields
from partnership.views.structure.tree import heading, loose
from partnership.views.structure.wordings import title, to
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from partnership.answers.structure.bodies import Body
    from partnership.answers.structure.graph import Link, LinkType, Node
    from partnership.answers.structure.lineage import Event, Kin, Lineage
    from partnership.answers.structure.seats import Bench, Holder, Seat, Seats
    from partnership.answers.when import Dated, When
    from partnership.views.structure.lineage import Shown as ShownLineage
    from partnership.views.structure.tree import Shown

_PLANS = frozenset({"proposed", "agreed"})
"""What a board's own record says of its life and is no change of it."""


class Lasts(NamedTuple):
    """The first and the last day of something, as records write them; None where it has none."""

    since: Dated | None = None
    until: Dated | None = None


class Relation(NamedTuple):
    """A link that certainly holds by its own time, to another organisation or post by its id."""

    type: LinkType
    to: str


class Organisation(NamedTuple):
    """A board, or an organisation that one is linked to or has seats of.

    `former` are earlier names, each with its last day. `relations` hold certainly; what cannot be said by them is in `notes`, in words.
    """

    id: str
    name: str
    acronym: str | None = None
    former: tuple[tuple[str, Dated | None], ...] = ()
    kind: str | None = None
    lasts: Lasts = Lasts()
    relations: tuple[Relation, ...] = ()
    notes: tuple[str, ...] = ()


class Post(NamedTuple):
    """A seat of a board, or a post that one is linked to (`board` is None). `whose` and `held_by` are what is certain on the day."""

    id: str
    title: str
    board: str | None = None
    standing: str | None = None
    whose: tuple[str, ...] = ()
    held_by: tuple[str, ...] = ()
    lasts: Lasts = Lasts()
    notes: tuple[str, ...] = ()


class Membership(NamedTuple):
    """Somebody's time in a board: in a seat (`post`), or in an office that goes with none. `whose` is the organisation whose seat it certainly is."""

    id: str
    person: str
    board: str
    role: str | None
    post: str | None
    whose: tuple[str, ...]
    lasts: Lasts
    notes: tuple[str, ...] = ()


class Change(NamedTuple):
    """A change of boards: what was there before it, and what after."""

    id: str
    kind: str
    on: Dated
    before: tuple[str, ...]
    after: tuple[str, ...]
    notes: tuple[str, ...] = ()


class Exchange(NamedTuple):
    """An answer for programs that read a standard.

    An id is where a thing stands in the records: the record's path without its ending, and after a `#` the place in it.
    """

    title: str
    as_of: date
    notes: tuple[str, ...]
    organisations: tuple[Organisation, ...]
    posts: tuple[Post, ...] = ()
    people: tuple[tuple[str, str], ...] = ()
    memberships: tuple[Membership, ...] = ()
    changes: tuple[Change, ...] = ()


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
    for one in _whose(asked):
        others.setdefault(one.id, one)
    known = ids | {node.id for node in ends.values() if node.kind == "board"}
    kin = dict.fromkeys(end for one in changes for end in (*one.before, *one.after) if end not in known)
    earlier = [_kin(history.boards[one]) for one in (*(one for one in ends if one in history.boards), *kin)]
    posts = [Post(_id(node), node.title) for node in ends.values() if node.kind == "post"]
    memberships = [one for bench in asked for one in _memberships(bench)]
    return Exchange(
        heading(shown),
        graph.as_of,
        tuple(_said(len(shown.unread), history)),
        _once((*boards, *earlier, *others.values())),
        (*(_post(bench, seat) for bench in asked for seat in bench.seats), *posts),
        _people(asked),
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


def board_id(board: str) -> str:
    """Return the id of a board in an exchange."""
    return f"boards/{board}"


def thing_id(field: str, key: str) -> str:
    """Return the id of something that a place records, by its key with its place."""
    place, _, own = key.rpartition("/")
    return f"places/{place}#/{field}/{own}"


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


def plain_date(value: Dated) -> bool:
    """Whether a date is a day, a month or a year of the calendar, and no bounds."""
    return isinstance(value, (str, int)) and value != "unknown" and fields.moment(value) != dates.UNKNOWN


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


def _lasts(time: When) -> Lasts:
    """Return the days of a seat or of somebody's time in one; an end that there may not have been is none."""
    return Lasts(time.since, None if time.until == "unknown" else time.until)


def _perhaps_over(time: When) -> list[str]:
    return ["It ended, or may have ended, on a day that no source gives."] if time.until == "unknown" else []


def _seat_id(seat: Seat) -> str:
    return f"{board_id(seat.board)}#/seats/{seat.id}"


def _post(bench: Bench, seat: Seat) -> Post:
    certain = [one for one in seat.holders if one.when.holds is Truth.YES]
    held_by = (thing_id("people", person.id) for one in certain for person in one.people)
    notes = _perhaps_over(seat.when)
    notes += ["A source says that it is vacant."] if seat.held == "vacant" else []
    notes += ["No holder is on record."] if seat.held == "not-recorded" else []
    for one in seat.holders:
        if one.post and not one.people:
            perhaps = "Perhaps held" if one.when.holds is Truth.UNKNOWN else "Held"
            notes.append(f"{perhaps} by whoever is {one.post}{one.when.said}.")
    for whose in seat.organisations:
        if whose.when.holds is Truth.UNKNOWN:
            notes.append(f"Perhaps a seat of {whose.organisation.name}{whose.when.said}.")
    return Post(
        _seat_id(seat),
        seat.title,
        board_id(bench.board),
        _standing_of(seat),
        _organisations(seat),
        tuple(dict.fromkeys(held_by)),
        _lasts(seat.when),
        tuple(notes),
    )


def _standing_of(seat: Seat) -> str | None:
    return None if seat.standing == "unknown" else seat.standing


def _organisations(seat: Seat) -> tuple[str, ...]:
    certain = (one.organisation.id for one in seat.organisations if one.when.holds is Truth.YES)
    return tuple(dict.fromkeys(thing_id("organisations", one) for one in certain))


def _whose(benches: Iterable[Bench]) -> Iterator[Organisation]:
    for bench in benches:
        for seat in bench.seats:
            for one in seat.organisations:
                if one.when.holds is Truth.YES:
                    yield Organisation(thing_id("organisations", one.organisation.id), one.organisation.name)


def _people(benches: Iterable[Bench]) -> tuple[tuple[str, str], ...]:
    named = [
        person
        for bench in benches
        for person in (
            *(person for seat in bench.seats for one in seat.holders for person in one.people),
            *(one.person for one in bench.offices),
        )
    ]
    return tuple({thing_id("people", one.id): one.name for one in named}.items())


def _memberships(bench: Bench) -> Iterator[Membership]:
    board = board_id(bench.board)
    for seat in bench.seats:
        for one in seat.holders:
            for number, person in enumerate(one.people):
                own = f"{_seat_id(seat)}/holders/{one.number}" + (f"/people/{number}" if len(one.people) > 1 else "")
                yield Membership(
                    own,
                    thing_id("people", person.id),
                    board,
                    _standing_of(seat),
                    _seat_id(seat),
                    _organisations(seat),
                    _lasts(one.when),
                    tuple(_of_holder(one)),
                )
    for office in bench.offices:
        lasts, notes = _lasts(office.when), tuple(_perhaps_over(office.when))
        own = f"{board}#/officers/{office.number}"
        yield Membership(own, thing_id("people", office.person.id), board, office.office, None, (), lasts, notes)


def _of_holder(holder: Holder) -> Iterator[str]:
    yield from _perhaps_over(holder.when)
    if len(holder.people) > 1:
        yield f"The seat is shared by {listed(one.name for one in holder.people)}."
    if holder.interim:
        yield "Interim."
    if holder.on_leave:
        yield "On leave on the day."


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
