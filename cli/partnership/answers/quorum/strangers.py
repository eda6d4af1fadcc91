"""What a quorum rule names that its board does not have: a slip in one word and nobody can be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.records.quorum_rule import AllOf, AnyOf, AtLeast, EachOf, Present, When
from partnership.records.seating import office_names
from partnership.words.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partnership.answers.titles import Titles
    from partnership.records.model import Board, Quorum
    from partnership.records.quorum_rule import Members, Need, Number
    from partnership.words.finding import Pointer


class Stranger(NamedTuple):
    """A name in a rule that nothing on the board answers to: where it stands in the rule, and the name that is nearest."""

    at: Pointer
    kind: str
    name: str
    near: str | None

    @property
    def words(self) -> str:
        """What is wrong, and where, in a sentence without its full stop."""
        hint = f"; did you mean `{self.near}`?" if self.near else ""
        return f"it names the {self.kind} `{self.name}`, which the board does not have, at {'/'.join(map(str, self.at))}{hint}"


def strangers(rule: Quorum, board: Board, titles: Titles) -> Iterator[Stranger]:
    """Yield every seat, group, office, organisation and board that a rule names and the records do not have.

    An office or a standing is a stranger only where the board has others and none that the rule names beside it:
    officers and standings are often not recorded at all.
    """
    seats = board.seats or {}
    groups = {*(board.groups or {}), *(group for seat in seats.values() for group in seat.groups)}
    offices = {name for officer in board.officers for name in office_names(officer.office, officer.title)}
    owned = {one.organisation for seat in seats.values() for one in seat.organisations}
    standings = {seat.standing for seat in seats.values()}
    records = titles.records
    for at, members in _members_of(rule):
        yield from _missing((*at, "seats"), "seat", members.seats, seats)
        yield from _missing((*at, "groups"), "group", members.groups, groups)
        unknown = [
            one for one in members.organisations if one not in owned and titles.thing("organisations", one) is None
        ]
        for index, name in enumerate(members.organisations):
            if name in unknown:
                yield Stranger((*at, "organisations", index), "organisation", name, nearest(name, owned))
        for index, name in enumerate(members.bodies):
            if name not in records.listed["board"]:
                yield Stranger(
                    (*at, "bodies", index), "member of a board", name, nearest(name, records.listed["board"])
                )
        if offices and not offices & set(members.offices):
            yield from _missing((*at, "offices"), "office", members.offices, offices)
        if standings and not {"unknown", *members.standings} & standings:
            yield from _missing((*at, "standings"), "standing", members.standings, standings)


def _missing(at: Pointer, kind: str, names: Iterable[str], have: Iterable[str]) -> Iterator[Stranger]:
    known = list(have)
    for index, name in enumerate(names):
        if name not in known:
            yield Stranger((*at, index), kind, name, nearest(name, known))


def _members_of(rule: Quorum) -> Iterator[tuple[Pointer, Members]]:
    """Yield every set of members that a rule names, with its place in the rule; not those that it leaves out."""
    if rule.need is not None:
        yield from _in_need(rule.need, ("need",))
    if rule.floor is not None:
        yield from _in_number(rule.floor, ("floor",))


def _in_need(need: Need, at: Pointer) -> Iterator[tuple[Pointer, Members]]:
    match need:
        case AtLeast():
            yield (*at, "of"), need.of
            yield from _in_number(need.number, (*at, "at_least"))
        case AllOf() | AnyOf():
            word = "all" if isinstance(need, AllOf) else "any"
            for index, one in enumerate(need.needs):
                yield from _in_need(one, (*at, word, index))
        case When():
            yield from _in_need(need.then, (*at, "then"))
            if need.otherwise is not None:
                yield from _in_need(need.otherwise, (*at, "else"))
        case Present():
            yield (*at, "present"), need.of
        case EachOf():
            yield from (((*at, "each_of", index), members) for index, members in enumerate(need.sets))


def _in_number(number: Number, at: Pointer) -> Iterator[tuple[Pointer, Members]]:
    if number.among is not None:
        yield (*at, "among"), number.among
    for word, parts in (("greater_of", number.greater_of), ("lesser_of", number.lesser_of)):
        for index, one in enumerate(parts):
            yield from _in_number(one, (*at, word, index))
