"""What rules may know of a place: what lies around it, and what it records."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.documents.fields import keyed, period, shared

if TYPE_CHECKING:
    from partnership.documents.document import Document
    from partnership.words.dates import Period


class Thing(NamedTuple):
    """Something a place records: its names and the time in which it exists."""

    names: tuple[str, ...]
    lasts: Period
    sector: str | None = None
    """An organisation's: rules of quorum name members by it."""
    part_of: str | None = None
    """The organisation that an organisation is part of."""


class PlaceFacts(NamedTuple):
    """A place: what lies around it, and what it records, by kind and id."""

    id: str
    within: str | None
    things: dict[str, dict[str, Thing]]


THINGS = (
    ("organisations", "organisation"),
    ("people", "person"),
    ("documents", "document"),
    ("functions", "function"),
    ("duties", "duty"),
    ("districts", "district"),
)


def of_place(document: Document) -> PlaceFacts:
    """Return the facts of a place."""
    data = document.data
    things = {
        kind: {
            shared(name): shared(
                Thing(
                    (
                        str(thing.get("name") or thing.get("title")),
                        *thing.get("printed_as", ()),
                        *thing.get("also_known_as", ()),
                    ),
                    period(thing),
                    thing.get("sector"),
                    thing.get("part_of"),
                )
            )
            for name, thing in keyed(data, field).items()
        }
        for field, kind in THINGS
        if field in data
    }
    return PlaceFacts(document.id, data.get("within"), things)
