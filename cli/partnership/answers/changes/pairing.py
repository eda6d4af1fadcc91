"""Which entry of a list on one side is which on the other, whatever their order."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from partnership.answers.changes.view import Node


class Pair(NamedTuple):
    """An entry before and the same entry after; None where it is not there. `name` tells it from the others of its list."""

    name: str
    before: Node | None
    after: Node | None


def pairs(before: Sequence[Node], after: Sequence[Node]) -> list[Pair]:
    """Return which entry is which: those that are alike, then those that are the same by who they are, then, in a slot that one fills, one and one."""
    slots = dict.fromkeys(one.slot for one in (*before, *after))
    found = [pair for one in sorted(slots) for pair in _in_slot(one, before, after)]
    return sorted(found, key=lambda pair: pair.name)


def _in_slot(slot: str, before: Sequence[Node], after: Sequence[Node]) -> list[Pair]:
    was, is_ = (_ordered([one for one in side if one.slot == slot]) for side in (before, after))
    found = [pair for key in (exactly, plain, lambda one: one.who) for pair in _matched(was, is_, key)]
    if len(was) == len(is_) == 1 and was[0].fills:
        found += _matched(was, is_, lambda _: "")
    rest = [Pair(_name(one), one, None) for one in was] + [Pair(_name(one), None, one) for one in is_]
    return [*found, *rest]


def _ordered(entries: list[Node]) -> list[Node]:
    """Return entries in an order that does not rest on that of the record."""
    return sorted(entries, key=lambda one: (one.who, exactly(one)))


def _matched(was: list[Node], is_: list[Node], key: Callable[[Node], str]) -> list[Pair]:
    """Take what has the same key out of both, pair by pair."""
    found = []
    for one in list(was):
        other = next((each for each in is_ if key(each) == key(one)), None)
        if other is not None:
            was.remove(one)
            is_.remove(other)
            name = _name(one) if one.who == other.who else one.slot
            found.append(Pair(name, one, other))
    return found


def _name(entry: Node) -> str:
    return "/".join(part for part in (entry.slot, entry.who) if part)


def plain(node: Node) -> str:
    """Return what a node says, in a form that does not rest on the order of its fields and entries."""
    return _plain(node, exactly=False)


def exactly(node: Node) -> str:
    """Return what a node says, and of each part whether it holds for certain."""
    return _plain(node, exactly=True)


def _plain(node: Node, *, exactly: bool) -> str:
    sure = node.holds.value if exactly else ""
    if node.parts is not None:
        inner = ",".join(f"{name}:{_plain(part, exactly=exactly)}" for name, part in sorted(node.parts.items()))
        return f"{sure}{{{inner}}}"
    if node.entries is not None:
        return f"[{','.join(sorted(_plain(one, exactly=exactly) for one in node.entries))}]"
    return sure + _written(node.value)


def _written(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ",".join(f"{key}:{_written(one)}" for key, one in sorted(value.items())) + "}"
    if isinstance(value, list):
        return f"[{','.join(map(_written, value))}]"
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return repr(float(value))
    return repr(value)
