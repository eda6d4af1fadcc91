"""What differs in one record: facts, each with what was and what is, and no opinion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from partnership.answers.changes import identity
from partnership.answers.changes.pairing import exactly, pairs, plain
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.answers.changes.view import Node
    from partnership.words.finding import Pointer

How = Literal["added", "removed", "changed"]


class Value(NamedTuple):
    """What a side says, as plain data, and where: the path of its file below the folder of records, and the place in it."""

    data: Any
    path: str
    at: Pointer


class Entry(NamedTuple):
    """The entry of a list, or the thing with an id, that a fact is about, as both sides have it; None where one has not."""

    before: Any
    after: Any


class Fact(NamedTuple):
    """One thing that differs in a record.

    `kind` and `record` are those of the record, by its id after, or before where it is not there any more. `aspect` leads to what
    differs by names that hold on both sides, `("seats", "police", "holders", "lancashire/a-clerk", "until")`, and is empty for the record
    as a whole. `sort` is that without the names: `seats.holders` for a holder, of whom `field` has what differs, and is empty for the
    holder as a whole. `sure` is unknown where an imprecise date leaves open whether it differs at all.
    """

    kind: str
    record: str
    aspect: tuple[str, ...]
    how: How
    before: Value | None
    after: Value | None
    sure: Truth = Truth.YES
    sort: str = ""
    field: tuple[str, ...] = ()
    entry: Entry | None = None


class Record(NamedTuple):
    """A record as one side sees it; `node` is None where it is not there, or does not hold."""

    path: str
    node: Node | None


class _Where(NamedTuple):
    """Where in a record two states are compared: as in a fact, and how sure it is that what it is a part of is there."""

    aspect: tuple[str, ...] = ()
    sort: tuple[str, ...] = ()
    field: tuple[str, ...] = ()
    entry: Entry | None = None
    sure: Truth = Truth.YES

    def into(self, field: str) -> _Where:
        """Return where a field is."""
        if self.entry is None:
            return self._replace(aspect=(*self.aspect, field), sort=(*self.sort, field))
        return self._replace(aspect=(*self.aspect, field), field=(*self.field, field))

    def among(self, name: str, before: Node | None, after: Node | None) -> _Where:
        """Return where an entry of that name is."""
        aspect = (*self.aspect, name) if name else self.aspect
        entry = Entry(before and before.value, after and after.value)
        return _Where(aspect, (*self.sort, *self.field), (), entry, self.sure)


def differences(kind: str, record: str, before: Record, after: Record) -> list[Fact]:
    """Return what differs in a record that is there on both sides, or on one of them, in order of aspect."""
    was, is_ = _apart(before.node, after.node), _apart(after.node, before.node)
    if was is not None and is_ is not None and exactly(was) == exactly(is_):
        return []
    found = _Comparing(kind, record, before.path, after.path).compare(_Where(), was, is_)
    return sorted(found, key=lambda fact: fact.aspect)


def _apart(node: Node | None, other: Node | None) -> Node | None:
    """Return a board without versions of the terms that are in force on either side: these are compared as such."""
    if node is None or node.parts is None or "other terms" not in node.parts:
        return node
    current = {side.parts["terms"].who for side in (node, other) if side and side.parts and "terms" in side.parts}
    rest = node.parts["other terms"]
    kept = tuple(one for one in rest.entries or () if one.who not in current)
    return node._replace(parts={**node.parts, "other terms": rest._replace(entries=kept)})


class _Comparing:
    """A comparison of two states of one record."""

    def __init__(self, kind: str, record: str, before: str, after: str) -> None:
        self._kind = kind
        self._record = record
        self._paths = before, after

    def compare(self, where: _Where, before: Node | None, after: Node | None) -> Iterator[Fact]:
        """Yield what differs between two states of a part."""
        one = before or after
        if one is None:
            return
        if one.entries is not None:
            for pair in pairs(*((side.entries or () if side else ()) for side in (before, after))):
                yield from self.compare(where.among(*pair), pair.before, pair.after)
        elif identity.keyed(where.aspect) and one.parts is not None:
            yield from self._things(where, before, after)
        elif before is None or after is None:
            yield self._fact(
                where._replace(sure=where.sure & one.holds), "removed" if before else "added", before, after
            )
        else:
            yield from self._both(where, before, after)

    def _things(self, where: _Where, before: Node | None, after: Node | None) -> Iterator[Fact]:
        """Yield what differs in things with ids; that there are none is the same as that nothing is said of them."""
        was, is_ = (side.parts or {} if side else {} for side in (before, after))
        now = {**_formerly(was, is_), **{old: name for name, old in _formerly(is_, was).items()}}
        for name in sorted({now.get(one, one) for one in was} | is_.keys()):
            earlier = next((old for old, new in now.items() if new == name), name)
            one, other = was.get(earlier), is_.get(name)
            yield from self.compare(where.among(name, one, other), one, other)

    def _both(self, where: _Where, before: Node, after: Node) -> Iterator[Fact]:
        if before.holds is not after.holds:
            how: How = "removed" if after.holds is Truth.UNKNOWN else "added"
            yield self._fact(where._replace(sure=Truth.UNKNOWN), how, before, after)
        inner = where._replace(sure=where.sure & before.holds & after.holds)
        if before.fills and before.who != after.who:
            yield self._fact(inner, "changed", before, after)
        elif before.parts is not None and after.parts is not None:
            for field in sorted({*before.parts, *after.parts}):
                yield from self.compare(inner.into(field), before.parts.get(field), after.parts.get(field))
        elif plain(before) != plain(after):
            yield self._fact(inner, "changed", before, after)

    def _fact(self, where: _Where, how: How, before: Node | None, after: Node | None) -> Fact:
        was, is_ = (
            None if side is None else Value(side.value, path, side.at)
            for side, path in zip((before, after), self._paths, strict=True)
        )
        sort = ".".join(where.sort)
        return Fact(self._kind, self._record, where.aspect, how, was, is_, where.sure, sort, where.field, where.entry)


def _formerly(gone: Mapping[str, Node], there: Mapping[str, Node]) -> dict[str, str]:
    """Return the ids that things have, by the ids that they say they had, of what only one of the two has."""
    return {
        old: name
        for name in sorted(there.keys() - gone.keys())
        for old in there[name].value.get("formerly", ())
        if old in gone.keys() - there.keys()
    }
