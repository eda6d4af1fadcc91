"""A walk through a record that visits only the parts its schema marks, compiled once for a kind of record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from partnership.documents import schemas

if TYPE_CHECKING:
    from partnership.words.finding import Pointer

Found = TypeVar("Found")
Collect = Callable[[Any, "Pointer", list[Found]], None]
"""Adds what it finds in a part of a record, given the part and its place."""
Mark = Callable[[Mapping[str, Any]], "Collect[Found] | None"]
"""Says of a part of a schema what to collect there; None to look further in."""


def compiled(kind: str, mark: Mark[Found]) -> Collect[Found]:
    """Return the walk through sound records of a kind that collects at every marked part, in the order of the text."""
    return _Compiler(kind, mark).compile(schemas.schema(kind)) or (lambda _data, _at, _found: None)


class _Compiler(Generic[Found]):
    """Turns a schema into functions, one for each part that holds a marked one."""

    def __init__(self, kind: str, mark: Mark[Found]) -> None:
        self._kind = kind
        self._mark = mark
        self._named: dict[str, list[Collect[Found] | None]] = {}

    def compile(self, node: Mapping[str, Any]) -> Collect[Found] | None:
        marked = self._mark(node)
        if marked is not None:
            return marked
        parts = [
            part for part in (self._pointed(node), self._fields(node), self._keyed(node), self._items(node)) if part
        ]
        if len(parts) <= 1:
            return parts[0] if parts else None

        def every(data: Any, at: Pointer, found: list[Found]) -> None:
            for part in parts:
                part(data, at, found)

        return every

    def _pointed(self, node: Mapping[str, Any]) -> Collect[Found] | None:
        pointer = node.get("$ref")
        if pointer is None:
            return None
        if pointer not in self._named:
            later: list[Collect[Found] | None] = [None]
            self._named[pointer] = later
            file, _, name = pointer.partition("#/$defs/")
            whole = schemas.schema(schemas.COMMON if file else self._kind)
            compiler = _Compiler(schemas.COMMON, self._mark) if file else self
            later[0] = compiler.compile(whole["$defs"][name])
            if later[0] is None:
                return None
        known = self._named[pointer]

        def follow(data: Any, at: Pointer, found: list[Found]) -> None:
            if known[0] is not None:
                known[0](data, at, found)

        return known[0] or follow

    def _fields(self, node: Mapping[str, Any]) -> Collect[Found] | None:
        inner = {name: made for name, sub in node.get("properties", {}).items() if (made := self.compile(sub))}
        if not inner:
            return None

        def fields(data: Any, at: Pointer, found: list[Found]) -> None:
            if data.__class__ is dict:
                for name, value in data.items():
                    collect = inner.get(name)
                    if collect is not None:
                        collect(value, (*at, name), found)

        return fields

    def _keyed(self, node: Mapping[str, Any]) -> Collect[Found] | None:
        sub = node.get("additionalProperties")
        inner = self.compile(sub) if isinstance(sub, dict) else None
        if inner is None:
            return None

        def keyed(data: Any, at: Pointer, found: list[Found]) -> None:
            for name, value in data.items():
                inner(value, (*at, name), found)

        return keyed

    def _items(self, node: Mapping[str, Any]) -> Collect[Found] | None:
        sub = node.get("items")
        inner = self.compile(sub) if isinstance(sub, dict) else None
        if inner is None:
            return None

        def items(data: Any, at: Pointer, found: list[Found]) -> None:
            if data.__class__ is list:
                for index, value in enumerate(data):
                    inner(value, (*at, index), found)

        return items
