"""The dates of a record, found by the shape its schema gives them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.documents import walks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.documents.document import Document
    from partnership.documents.walks import Collect
    from partnership.words.finding import Pointer

SHAPES = frozenset({"day", "plain_date", "date"})
"""What the schemas call the shapes that are dates."""


class DateField(NamedTuple):
    """A date as written (`partnership.words.dates.moment` reads it), and where."""

    value: str | int | dict[str, Any]
    at: Pointer


def date_fields(document: Document) -> list[DateField]:
    """Return every date in a record, in the order of the text; bounds are one date."""
    found: list[DateField] = []
    _collector(document.kind)(document.data, (), found)
    return found


@cache
def _collector(kind: str) -> Collect[DateField]:
    return walks.compiled(kind, _dated)


def _dated(node: Mapping[str, Any]) -> Collect[DateField] | None:
    return _collect if str(node.get("$ref")).rpartition("/")[2] in SHAPES else None


def _collect(data: Any, at: Pointer, found: list[DateField]) -> None:
    found.append(DateField(data, at))
