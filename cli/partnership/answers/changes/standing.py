"""A record as a judgement sees it on one side: what holds there, and the terms of reference in force."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from partnership.answers.changes.view import node
from partnership.answers.titles import Titles
from partnership.records import decode
from partnership.words.kinds import place_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.answers.changes.view import Node
    from partnership.answers.side import Side
    from partnership.records.model.terms import Terms


class Standing:
    """A record on one side: on its day, or, where all of time is compared, as far as the records look ahead.

    `data` has what certainly or perhaps holds there; what is referred to is written out with its place.
    """

    def __init__(self, side: Side, kind: str, record_id: str, renamed: Mapping[str, str] | None = None) -> None:
        self.side = side
        self.kind = kind
        self.id = record_id
        self.titles = Titles(side.records, place_of(record_id))
        document = side.records.document(kind, record_id)
        self.there = document is not None
        found = node(side.records, document, side.day or date.max, renamed or {}) if document else None
        self.data: Mapping[str, Any] = _held(found) if found else {}
        whole = node(side.records, document, None, renamed or {}) if document and side.day is None else found
        terms = (whole.parts or {}).get("terms") if whole else None
        self.terms_data: Mapping[str, Any] | None = terms.value if terms else None

    @cached_property
    def terms(self) -> Terms | None:
        """The terms of reference in force, or, where all of time is compared, the last of them; None where there are none."""
        return decode.terms(self.terms_data) if self.terms_data is not None else None

    def each(self, field: str) -> list[Mapping[str, Any]]:
        """Return the entries of a list."""
        found: list[Mapping[str, Any]] = self.data.get(field, [])
        return found

    @property
    def seats(self) -> Mapping[str, Mapping[str, Any]]:
        """The seats, by their ids."""
        found: Mapping[str, Mapping[str, Any]] = self.data.get("seats", {})
        return found

    def members(self) -> Mapping[str, Mapping[str, Any]]:
        """Return the seats that are not those of observers and of others who only attend."""
        return {name: seat for name, seat in self.seats.items() if seat.get("standing") not in _WATCHING}

    def ids(self, field: str, key: str) -> frozenset[str]:
        """Return what the entries of a list name under a key: `ids("duties", "duty")`."""
        return frozenset(one[key] for one in self.each(field) if key in one)


_WATCHING = frozenset({"observer", "participating-observer", "adviser", "in-attendance"})


def _held(found: Node) -> dict[str, Any]:
    """Return a record's data without what does not hold."""
    held = _data(found)
    return held if isinstance(held, dict) else {}


def _data(found: Node) -> Any:
    if found.parts is not None:
        return {name: _data(part) for name, part in found.parts.items()}
    if found.entries is not None:
        return [_data(one) for one in found.entries]
    return found.value
