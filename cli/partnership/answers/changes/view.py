"""A record as one side of a comparison sees it: what holds on the day, or all of it, each part with its place in the record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers import when
from partnership.answers.changes import identity
from partnership.answers.titles import Titles
from partnership.documents import fields
from partnership.documents.references import references
from partnership.words import dates, packing
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from partnership.answers.changes.identity import Same
    from partnership.answers.load import Records
    from partnership.documents.document import Document
    from partnership.words.dates import Moment
    from partnership.words.finding import Pointer

_FIELDS = {
    "organisation": "organisations", "person": "people", "function": "functions", "duty": "duties", "district": "districts",
}  # fmt: skip
"""Under which field a place records what is referred to by these words."""
_RECORDS = frozenset({"board", "meeting", "meeting-or-board", "measure", "plan"})
_TIMES = frozenset({"since", "until"})
_OF_ITS_TIME = {(): _TIMES, ("terms",): _TIMES | {"status"}}
"""Fields that say of a thing when it holds, or what became of it later: on a day they are not part of it."""


class Node(NamedTuple):
    """A part of a record: its plain data, where it stands in the record, and whether it holds.

    `parts` are the fields of a block and `entries` the entries of a list whose entries can be told apart; what has neither is compared
    as it is. An entry has the `slot` it is in and `who` it is there, and `fills` it where there is only one.
    """

    value: Any
    at: Pointer
    holds: Truth = Truth.YES
    parts: Mapping[str, Node] | None = None
    entries: tuple[Node, ...] | None = None
    slot: str = ""
    who: str = ""
    fills: bool = False


def node(records: Records, document: Document, day: date | None, renamed: Mapping[str, str]) -> Node | None:
    """Return a record as a side sees it: what holds or may hold on the day, or, without one, all that it says.

    None where the whole of it does not hold. What it refers to is written out with its place, so that it reads alike everywhere;
    `renamed` are ids of records as the other side has them, by those that this side has.
    """
    return _seen(document.kind, _resolved(records, document, renamed), day)


def as_typed(document: Document) -> Node | None:
    """Return all that a record says, with every id as it was typed."""
    return _seen(document.kind, document.data, None)


def _seen(kind: str, data: dict[str, Any], day: date | None) -> Node | None:
    looking = _Looking(kind, None if day is None else dates.on(day))
    found = looking.block(looking.board(data) if kind == "board" else data, (), ())
    return found and found._replace(value=data)


def _resolved(records: Records, document: Document, renamed: Mapping[str, str]) -> dict[str, Any]:
    """Return a copy of a record's data with every id that can be read from two places written in one way."""
    data: dict[str, Any] = packing.unpacked(packing.packed(document.data))
    titles = Titles(records, document.place)
    for one in references(document):
        if one.kind in _FIELDS:
            _put(data, one.at, titles.id(_FIELDS[one.kind], one.target))
        elif one.kind in _RECORDS and renamed:
            _put(data, one.at, called_now(one.target, renamed))
    return data


def called_now(record_id: str, renamed: Mapping[str, str]) -> str:
    """Return the id that a record, or a meeting of it, has on the other side."""
    owner, _, last = record_id.rpartition("/")
    if record_id not in renamed and owner in renamed:
        return f"{renamed[owner]}/{last}"
    return renamed.get(record_id, record_id)


def _put(data: Any, at: Pointer, value: str) -> None:
    for part in at[:-1]:
        data = data[part]
    data[at[-1]] = value


class _Looking:
    """Turns the data of a record of a kind into nodes, as a day sees them."""

    def __init__(self, kind: str, day: Moment | None) -> None:
        self._kind = kind
        self._day = day

    def board(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return a board's data with its name as it was, its areas one by one, and the terms of reference in force apart from others."""
        versions = data.get("terms_of_reference", [])
        found = {name: value for name, value in data.items() if name != "terms_of_reference"} | self._name(data)
        if "areas" in data:
            found["areas"] = _At(
                [one for number, area in enumerate(data["areas"]) for one in _areas(area, ("areas", number))]
            )
        in_force = self._in_force(versions)
        if in_force is not None:
            found["terms"] = _At([(versions[in_force], ("terms_of_reference", in_force))])
        if self._day is None:
            others = [
                (one, ("terms_of_reference", number)) for number, one in enumerate(versions) if number != in_force
            ]
            found["other terms"] = _At(others)
        return found

    def _name(self, data: Mapping[str, Any]) -> dict[str, Any]:
        if self._day is None:
            return {}
        for number, one in enumerate(data.get("former_names", ())):
            holds = when.holds(one, self._day)
            if holds is not Truth.NO and "until" in one:
                return {"name": _Was(one["name"], ("former_names", number, "name"), holds), "former_names": []}
        return {"former_names": []}

    def _in_force(self, versions: Sequence[Mapping[str, Any]]) -> int | None:
        """Return which version of the terms binds: on the day, the surest, else the last; in all of time the last to begin."""
        binding = [number for number, one in enumerate(versions) if one.get("status") not in {"draft", "proposed"}]
        if self._day is not None:
            day = self._day
            holding = {number: when.holds(versions[number], day) for number in binding}
            binding = [number for number in binding if holding[number] is not Truth.NO]
            sure = [number for number in binding if holding[number] is Truth.YES]
            binding = sure or binding

        def latest(number: int) -> tuple[Moment, str]:
            return fields.period(versions[number]).starts, json.dumps(versions[number], sort_keys=True, default=str)

        return max(binding, key=latest, default=None)

    def block(self, data: Mapping[str, Any], path: tuple[str, ...], at: Pointer) -> Node | None:
        holds = Truth.YES if self._day is None else when.holds(data, self._day)
        if holds is Truth.NO:
            return None
        parts = {}
        later = frozenset() if self._day is None else _OF_ITS_TIME.get(path, _TIMES | {"ended"})
        left_out = identity.KEEPING | later
        for field, value in data.items():
            if field in left_out and not identity.keyed(path):
                continue
            found = self._part(field, value, (*path, field), (*at, field))
            if found is not None:
                parts[field] = found
        return Node(data, at, holds, parts)

    def _part(self, field: str, value: Any, path: tuple[str, ...], at: Pointer) -> Node | None:
        if isinstance(value, (str, int)):
            return Node(value, at)
        if isinstance(value, _Was):
            return Node(value.name, value.at, value.holds)
        if field in identity.WHOLE and not identity.keyed(path[:-1]):
            return Node(value, at)
        if isinstance(value, dict):
            return self.block(value, path, at)
        if isinstance(value, _At):
            return self._elsewhere(value, path, at)
        return self._list(value, path, at) if isinstance(value, list) else Node(value, at)

    def _elsewhere(self, value: _At, path: tuple[str, ...], at: Pointer) -> Node | None:
        same = identity.same(self._kind, path)
        if same is not None:
            return Node(value, at, entries=tuple(self._entries(same, value.entries, path)))
        ((data, where),) = value.entries
        found = self.block(data, path, where)
        return found and found._replace(who=identity.who(identity.VERSION, data))

    def _list(self, value: list[Any], path: tuple[str, ...], at: Pointer) -> Node:
        same = identity.same(self._kind, path)
        numbered = [(one, (*at, number)) for number, one in enumerate(value)]
        if same is not None:
            return Node(value, at, entries=tuple(self._entries(same, numbered, path)))
        if any(isinstance(one, (dict, list)) for one in value):
            return Node(value, at)
        return Node(value, at, entries=tuple(Node(one, where, who=str(one)) for one, where in numbered))

    def _entries(self, same: Same, entries: Sequence[tuple[Any, Pointer]], path: tuple[str, ...]) -> Iterator[Node]:
        for data, at in entries:
            found = self.block(data, path, at)
            if found is not None:
                yield found._replace(slot=identity.slot(same, data), who=identity.who(same, data), fills=same.fills)


class _At:
    """Entries that stand elsewhere in the record than in one list."""

    def __init__(self, entries: Sequence[tuple[Any, Pointer]]) -> None:
        self.entries = entries


class _Was(NamedTuple):
    """A name that a board had on the day, or may have had."""

    name: str
    at: Pointer
    holds: Truth


def _areas(area: Mapping[str, Any], at: Pointer) -> Iterator[tuple[dict[str, Any], Pointer]]:
    """Yield every district, place and description of an area as an entry of its own, with the time of the area."""
    times = {key: area[key] for key in _TIMES if key in area}
    for field, word in (("districts", "district"), ("places", "place")):
        for number, one in enumerate(area.get(field, ())):
            yield {word: one, **times}, (*at, field, number)
    if "described_as" in area:
        yield {"described_as": area["described_as"], **times}, (*at, "described_as")
