"""The canonical order of the keys of a record: that in which its schema has the properties."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from partnership.documents import schemas

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from partnership.words.finding import Pointer


def key_order(kind: str) -> Callable[[Pointer], tuple[str, ...] | None]:
    """Return what gives, for the mapping at a place of a record of a kind, the order of its keys.

    None where a mapping is keyed by ids or names, which have the order that was given them; nothing
    where the schema does not know the place.
    """

    def order(at: Pointer) -> tuple[str, ...] | None:
        name: str = kind
        node: Mapping[str, Any] = schemas.schema(kind)
        for part in at:
            name, node = _inside(name, node, part)
        properties: Mapping[str, Any] = node.get("properties", {})
        keyed = not properties and isinstance(node.get("additionalProperties"), dict)
        return None if keyed else tuple(properties)

    return cache(order)


def _inside(name: str, node: Mapping[str, Any], part: str | int) -> tuple[str, Mapping[str, Any]]:
    """Return the schema of a part of what another describes, with the name of the file that it stands in."""
    inner = (
        node.get("items")
        if isinstance(part, int)
        else node.get("properties", {}).get(part, node.get("additionalProperties"))
    )
    if not isinstance(inner, dict):
        return name, {}
    while "$ref" in inner:
        file, _, defined = inner["$ref"].partition("#/$defs/")
        name = file.removesuffix(".schema.json") or name
        inner = schemas.schema(name)["$defs"][defined]
    return name, inner
