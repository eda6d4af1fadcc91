"""Whether somebody is of a set of members that a rule names, and what the records leave open of it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, NamedTuple

from partnership.records.model.members import EVERYBODY
from partnership.words.truth import Truth, all_of, any_of, known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.quorum.places import Place, Sitting, What
    from partnership.quorum.room import Room
    from partnership.records.model.board import Officer
    from partnership.records.model.members import Members
    from partnership.records.model.quorum import Quorum

_GUESTS = frozenset({"guest"})


class Membership(NamedTuple):
    """Whether somebody is of a set, and whether by an office that they hold."""

    belongs: Truth
    by_office: bool = False


def belongs(members: Members, place: Place, sitting: Sitting, room: Room) -> Membership:
    """Return whether somebody in a place is of a set of members.

    What the board does not have (a group, a seat, an office that is nobody's) leaves it unknown: a slip in a word
    must not make a meeting inquorate.
    """
    own = place.board == room.setting.board.id
    if members is EVERYBODY:
        return Membership(known(own and not place.only_officer))
    office = any_of(_in_office(name, place, sitting, room) for name in members.offices)
    if not members.narrows:
        inside = known(own and not place.only_officer)
    else:
        others = any_of(_named(members, place, room)) if not place.only_officer else Truth.NO
        inside = any_of((office, others))
    if members.but_not is not None and inside is not Truth.NO:
        inside = all_of((inside, ~belongs(members.but_not, place, sitting, room).belongs))
    return Membership(inside, by_office=office is not Truth.NO)


def _named(members: Members, place: Place, room: Room) -> Iterator[Truth]:
    """Yield, for each way of naming members, whether this is one of them; offices are looked at apart."""
    board, seat = room.setting.board, place.seat
    own = place.board == board.id
    if members.bodies:
        yield known(place.board in members.bodies)
    if not own:
        return
    if members.described_as is not None:
        yield Truth.UNKNOWN
    if members.standings:
        yield known(place.standing in members.standings or (seat is not None and seat.standing in members.standings))
    if members.seats:
        yield _unless_unplaced(place, known(place.id in members.seats))
        yield from (Truth.UNKNOWN for name in members.seats if name not in (board.seats or {}))
    if members.groups:
        groups = seat.groups if seat is not None else ()
        yield _unless_unplaced(place, known(any(name in groups for name in members.groups)))
        yield from (Truth.UNKNOWN for name in members.groups if name not in room.groups)
    yield from _of_organisations(members, place, room)
    directory = room.setting.directory
    if members.nominated_by:
        wanted = {directory.organisation(name).id for name in members.nominated_by}
        yield _stands_for(place, "nominators", room, any_of(holds for one, holds in place.nominators if one in wanted))
    if members.districts:
        wanted = {directory.district(name) for name in members.districts}
        yield _stands_for(place, "districts", room, any_of(holds for one, holds in place.districts if one in wanted))


def _unless_unplaced(place: Place, truth: Truth) -> Truth:
    """Return what is known of a seat; of somebody who came as a member for a seat that is not known, nothing is."""
    return Truth.UNKNOWN if place.id is None and place.standing not in _GUESTS else truth


def _stands_for(place: Place, what: What, room: Room, found: Truth) -> Truth:
    """Return what is known of a seat's organisation, nominator or districts.

    A seat without any has none (a lay member), unless no seat of the board has: then they are not recorded.
    """
    if found is not Truth.NO or getattr(place, what):
        return found
    if place.id is None:
        return Truth.NO if place.standing in _GUESTS else Truth.UNKNOWN
    return Truth.NO if what in room.recorded else Truth.UNKNOWN


def _of_organisations(members: Members, place: Place, room: Room) -> Iterator[Truth]:
    directory = room.setting.directory
    if members.organisations:
        wanted = [directory.organisation(name) for name in members.organisations]
        ids = {one.id for one in wanted}
        yield _stands_for(
            place, "organisations", room, any_of(holds for one, holds in place.organisations if one in ids)
        )
        yield from (Truth.UNKNOWN for one in wanted if not one.known and one.id not in room.organisations)
    if members.sectors:
        found = any_of(
            all_of((holds, Truth.UNKNOWN if sector is None else known(sector in members.sectors)))
            for one, holds in place.organisations
            for sector in (directory.organisation(one).sector,)
        )
        yield _stands_for(place, "organisations", room, found)


def _in_office(name: str, place: Place, sitting: Sitting, room: Room) -> Truth:
    """Whether somebody holds an office; a substitute sits in the seat and does not hold the office."""
    officers, ever = room.offices(name)
    if not ever:
        return Truth.UNKNOWN
    return any_of(all_of((one.holds.holds_on(room.day), _is(one, place, sitting))) for one in officers)


def _is(officer: Officer, place: Place, sitting: Sitting) -> Truth:
    if sitting.substitute:
        return Truth.NO
    if officer.person is not None and sitting.person is not None:
        return known(sitting.person == officer.person)
    if officer.seat is not None:
        return known(place.id == officer.seat)
    if officer.person is not None:
        names = {person for holder in (place.seat.holders if place.seat else ()) for person in holder.persons}
        return Truth.NO if names and officer.person not in names else Truth.UNKNOWN
    posts = {holder.post.casefold() for holder in (place.seat.holders if place.seat else ()) if holder.post}
    if officer.post is not None and posts:
        return known(officer.post.casefold() in posts)
    return Truth.UNKNOWN if place.standing not in _GUESTS else Truth.NO


def bodies_named(rule: Quorum | None) -> frozenset[str]:
    """Return the ids of the boards whose members a rule names."""
    return frozenset() if rule is None else frozenset(_bodies_in((rule.need, rule.floor)))


def _bodies_in(part: object) -> Iterator[str]:
    if isinstance(part, tuple):
        for one in part:
            yield from _bodies_in(one)
    elif is_dataclass(part):
        yield from getattr(part, "bodies", ())
        for field in fields(part):
            yield from _bodies_in(getattr(part, field.name))
