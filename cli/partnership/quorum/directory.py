"""What organisations and districts a name means, so that two ways of writing one are one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.records.facts.known import Known
    from partnership.records.model.board import Board


class Organisation(NamedTuple):
    """An organisation: the id that tells it from all others, its sector, and what it is part of.

    `known` is false where no place records it: then its sector and parent are not known either.
    """

    id: str
    sector: str | None = None
    parent: str | None = None
    known: bool = False


class Directory:
    """The names that a place and those around it record."""

    def __init__(self, place: str, known: Known | None = None) -> None:
        self._place = place
        self._known = known
        self._found: dict[str, Organisation] = {}

    def organisation(self, name: str) -> Organisation:
        """Return the organisation that a record of the place means by a name."""
        if name not in self._found:
            self._found[name] = self._organisation(name, self._place)
        return self._found[name]

    def _organisation(self, name: str, place: str) -> Organisation:
        home = self._known.home(place, "organisation", name) if self._known else None
        if home is None:
            return Organisation(name)
        own = name.rpartition("/")[2]
        thing = home.things["organisation"][own]
        parent = None if thing.part_of is None else self._organisation(thing.part_of, home.id).id
        return Organisation(f"{home.id}/{own}", thing.sector, parent, known=True)

    def district(self, name: str) -> str:
        """Return what tells a district from all others."""
        home = self._known.home(self._place, "district", name) if self._known else None
        return f"{home.id}/{name.rpartition('/')[2]}" if home else name


class Context(NamedTuple):
    """A board, what the names in its records mean, and the boards whose members its rules count too, by id."""

    board: Board
    directory: Directory
    others: Mapping[str, Board] = {}
