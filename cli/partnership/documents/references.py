"""What a record refers to, found by the schemas' own word for it (`x-refers-to`)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.documents import walks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.documents.document import Document
    from partnership.documents.walks import Collect
    from partnership.words.finding import Pointer


class Reference(NamedTuple):
    """One mention of something: what kind of thing, its id as written, and where."""

    kind: str
    target: str
    at: Pointer


def references(document: Document) -> list[Reference]:
    """Return every reference in a record, in the order of the text."""
    found: list[Reference] = []
    _collector(document.kind)(document.data, (), found)
    return found


@cache
def _collector(kind: str) -> Collect[Reference]:
    return walks.compiled(kind, _mention)


def _mention(node: Mapping[str, Any]) -> Collect[Reference] | None:
    target = node.get("x-refers-to")
    if target is None:
        return None

    def mention(data: Any, at: Pointer, found: list[Reference]) -> None:
        if data.__class__ is str:
            found.append(Reference(target, data, at))
        else:
            found.extend(Reference(target, each, (*at, index)) for index, each in enumerate(data))

    return mention
