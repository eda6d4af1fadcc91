"""The canonical order of the keys of a record: that in which its schema has the properties."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from partnership.documents import shapes

if TYPE_CHECKING:
    from collections.abc import Callable

    from partnership.words.finding import Pointer


def key_order(kind: str) -> Callable[[Pointer], tuple[str, ...] | None]:
    """Return what gives, for the mapping at a place of a record of a kind, the order of its keys.

    None where a mapping is keyed by ids or names, which have the order that was given them; nothing
    where the schema does not know the place.
    """

    def order(at: Pointer) -> tuple[str, ...] | None:
        shape = shapes.at(kind, at)
        if shape is None:
            return ()
        return None if shape.keyed else tuple(shape.fields)

    return cache(order)
