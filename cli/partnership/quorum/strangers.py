"""What a rule names and a board does not have, with the place in the rule: for a rule that is tried on another board."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.quorum.conditions import conditions_in
from partnership.records.model.condition import OfficeFilled
from partnership.records.model.need import AllOf, AnyOf, AtLeast, EachOf, Present, When
from partnership.records.seating import office_names
from partnership.words.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from partnership.quorum.directory import Context
    from partnership.records.model.members import Members
    from partnership.records.model.need import Need
    from partnership.records.model.number import Number
    from partnership.records.model.quorum import Quorum
    from partnership.words.finding import Pointer


class Stranger(NamedTuple):
    """A name that nothing on the board answers to: its place in the rule, what it should be, and a name that is near."""

    at: Pointer
    what: str
    name: str
    near: str | None

    @property
    def sentence(self) -> str:
        """The finding in a sentence, with the place as people write it."""
        hint = f"; did you mean `{self.near}`?" if self.near else ""
        place = "/".join(str(part + 1) if isinstance(part, int) else part for part in self.at)
        return f"at {place} the rule names the {self.what} `{self.name}`, which the board does not have{hint}"


def strangers(rule: Quorum, context: Context) -> tuple[Stranger, ...]:
    """Return every seat, group, office, standing, organisation or body that a rule names and the board does not have."""
    have = _had(context)
    found: list[Stranger] = []
    parts = [] if rule.need is None else list(_of_need(rule.need, ("need",)))
    if rule.floor is not None:
        parts += _of_number(rule.floor, ("floor",))
    for at, what, name in parts:
        known = have[what]
        resolved = context.directory.organisation(name).id if what == "organisation" else name
        if resolved not in known:
            found.append(Stranger(at, what, name, nearest(name, known)))
    return tuple(found)


def _had(context: Context) -> dict[str, Collection[str]]:
    board, directory = context.board, context.directory
    seats = board.seats or {}
    organisations = {
        directory.organisation(one.organisation).id for seat in seats.values() for one in seat.organisations
    }
    nominators = {directory.organisation(seat.nominated_by).id for seat in seats.values() if seat.nominated_by}
    return {
        "seat": tuple(seats),
        "group": {*(board.groups or {}), *(group for seat in seats.values() for group in seat.groups)},
        "office": {name for one in board.officers for name in office_names(one.office, one.title)},
        "standing": {seat.standing for seat in seats.values()},
        "organisation": organisations | nominators,
        "body": {board.id, *context.others},
    }


_Named = tuple["Pointer", str, str]


def _of_need(need: Need, at: Pointer) -> Iterator[_Named]:
    if isinstance(need, (AllOf, AnyOf)):
        word = "all" if isinstance(need, AllOf) else "any"
        for index, one in enumerate(need.needs):
            yield from _of_need(one, (*at, word, index))
    elif isinstance(need, When):
        yield from _of_case(need, at)
    elif isinstance(need, AtLeast):
        yield from _of_number(need.number, (*at, "at_least"))
        yield from _of_members(need.of, (*at, "of"))
    elif isinstance(need, Present):
        yield from _of_members(need.of, (*at, "present"))
    elif isinstance(need, EachOf):
        for index, members in enumerate(need.sets):
            yield from _of_members(members, (*at, "each_of", index))


def _of_case(need: When, at: Pointer) -> Iterator[_Named]:
    for condition in conditions_in(need.condition):
        if isinstance(condition, OfficeFilled):
            yield (*at, "when"), "office", condition.office
    yield from _of_need(need.then, (*at, "then"))
    if need.otherwise is not None:
        yield from _of_need(need.otherwise, (*at, "else"))


def _of_number(number: Number, at: Pointer) -> Iterator[_Named]:
    if number.among is not None:
        yield from _of_members(number.among, (*at, "among"))
    form = "greater_of" if number.greater_of else "lesser_of"
    for index, one in enumerate(number.parts):
        yield from _of_number(one, (*at, form, index))


def _of_members(members: Members, at: Pointer) -> Iterator[_Named]:
    """Yield what a set names; what it leaves out (`but_not`, `less`) a board may well be without."""
    for field, what, names in (
        ("seats", "seat", members.seats),
        ("groups", "group", members.groups),
        ("offices", "office", members.offices),
        ("standings", "standing", members.standings),
        ("organisations", "organisation", members.organisations),
        ("nominated_by", "organisation", members.nominated_by),
        ("bodies", "body", members.bodies),
    ):
        yield from (((*at, field, index), what, name) for index, name in enumerate(names))
