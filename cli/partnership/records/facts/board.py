"""What rules may know of a board: its names and life, its seats, links, officers and terms of reference."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.documents.fields import each, in_a_year, keyed, life, only_proposed, period, shared
from partnership.records.facts.seat import of_seat
from partnership.words.packing import packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from partnership.documents.document import Document
    from partnership.records.facts.seat import Seat
    from partnership.words.dates import Period


class Link(NamedTuple):
    """A link to another board (`to` is None where the other end is not a board)."""

    type: str
    to: str | None
    holds: Period
    number: int
    agreed: bool
    printed_as: str | None = None
    """The other end's name as the source prints it: it may fit another board better."""


class Terms(NamedTuple):
    """A version of the terms of reference, by what rules about meetings need of it."""

    holds: Period
    substitutes: str
    number: int
    status: str | None
    """How far it has come: a draft binds nobody."""


class Covered(NamedTuple):
    """A district that a board covers, when, and where it stands: which of its `areas` and which of the districts of that, from 0."""

    district: str
    holds: Period
    area: int
    number: int


class Meets(NamedTuple):
    """How often a board meets in a year, the fewest and the most times that its words can mean; None where they set no such bound."""

    least: int | Decimal | None
    most: int | Decimal | None
    holds: Period


class BoardFacts(NamedTuple):
    """A board: its names and life, its seats, links and officers."""

    id: str
    names: tuple[str, ...]
    acronym: str | None
    kind: str
    how_many: int | str
    life: Period
    only_proposed: bool
    seats: dict[str, Seat]
    links: tuple[Link, ...]
    officers: tuple[tuple[str, str | None, str | None, Period, int], ...]
    """Each office with its person, its seat, its time and its number, from 0."""
    districts: tuple[Covered, ...]
    duties: tuple[tuple[str, Period], ...]
    functions: tuple[tuple[str, Period], ...]
    terms: tuple[Terms, ...]
    claims: tuple[str, ...] = ()
    """What is claimed of its legal basis, at any time."""
    meets: tuple[Meets, ...] = ()
    ruled: bytes | None = None
    """What the quorum of its meetings is worked out from, where anything is on record of a rule: see `parts_ruled`."""


CHAIRS = frozenset({"chair", "independent-chair", "co-chair"})
"""The offices whose holder chairs a board."""


def of_board(document: Document) -> BoardFacts:
    """Return the facts of a board."""
    data = document.data
    others = [str(one["name"]) for field in ("printed_as", "former_names") for one in each(data, field)]
    name = data.get("name") or data.get("described_as") or ""
    areas = [
        Covered(district, period(area), index, number)
        for index, area in enumerate(each(data, "areas"))
        for number, district in enumerate(area.get("districts", ()))
    ]
    return BoardFacts(
        id=document.id,
        names=(str(name), *others),
        acronym=data.get("acronym"),
        kind=data["kind"],
        how_many=data.get("count", 1),
        life=life(data),
        only_proposed=only_proposed(data),
        seats={shared(seat_id): of_seat(seat_id, seat) for seat_id, seat in keyed(data, "seats").items()},
        links=tuple(
            shared(
                Link(
                    link["type"],
                    link.get("to"),
                    period(link),
                    index,
                    link.get("status") is None,
                    link.get("printed_as"),
                )
            )
            for index, link in enumerate(each(data, "links"))
        ),
        officers=tuple(
            shared((one["office"], one.get("person"), one.get("seat"), period(one), index))
            for index, one in enumerate(each(data, "officers"))
        ),
        districts=tuple(areas),
        duties=tuple((one["duty"], period(one)) for one in each(data, "duties")),
        functions=tuple((one["function"], period(one)) for one in each(data, "functions")),
        terms=tuple(_terms(one, index) for index, one in enumerate(each(data, "terms_of_reference"))),
        claims=tuple(one["claim"] for one in each(data, "legal_basis")),
        meets=tuple(Meets(*in_a_year(one), period(one)) for one in each(data, "frequency")),
        ruled=_ruled(data),
    )


_RULED = ("name", "kind", "officers", "groups", "seats")


_RULED_TERMS = ("status", "since", "until", "read", "quorum", "substitutes")


def _ruled(board: Mapping[str, Any]) -> bytes | None:
    """Return those parts of a board that its quorum rests on; as bytes, which are small and cheap to carry."""
    versions = each(board, "terms_of_reference")
    if not any("quorum" in one for one in versions):
        return None
    parts = {field: board[field] for field in _RULED if field in board}
    terms = [{field: one[field] for field in _RULED_TERMS if field in one} for one in versions]
    return packed({**parts, "terms_of_reference": terms})


def parts_ruled(ruled: bytes) -> dict[str, Any]:
    """Return the parts of a board's record that its quorum rests on, from what its facts carry."""
    parts: dict[str, Any] = unpacked(ruled)
    return parts


def _terms(terms: Mapping[str, Any], index: int) -> Terms:
    allowed = terms.get("substitutes", {}).get("allowed", "unstated")
    return Terms(period(terms), allowed, index, terms.get("status"))
