"""The texts of a record: all of them at one glance, and each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.document import Document
    from partnership.finding import Pointer

SEPARATOR = "|"


def glance(record: Document) -> str:
    """Return all texts of a record in one, in no order, with SEPARATOR between them.

    Most records hold nothing of what a rule looks for: one search here spares them `texts`,
    which costs many times as much.
    """
    found: list[str] = []
    open_ones: list[Any] = [record.data]
    while open_ones:
        thing = open_ones.pop()
        for value in thing.values() if thing.__class__ is dict else thing:
            if value.__class__ is str:
                found.append(value)
            elif value.__class__ is dict or value.__class__ is list:
                open_ones.append(value)
    return SEPARATOR.join(found)


def texts(data: Any, at: Pointer = ()) -> Iterator[tuple[Pointer, str]]:
    """Yield each text in the data with its place, in the order of the text."""
    if data.__class__ is str:
        yield at, data
    elif data.__class__ is dict:
        for name, value in data.items():
            yield from texts(value, (*at, name))
    elif data.__class__ is list:
        for index, value in enumerate(data):
            yield from texts(value, (*at, index))
