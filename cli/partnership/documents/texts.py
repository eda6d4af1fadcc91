"""The texts of a record: what all of them hold at a glance, and each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.words.finding import Pointer

SEPARATOR = "|"
_SHORT = 9
"""The shortest personal data that is one word: a National Insurance number without its blanks has nine characters."""


class Glance(NamedTuple):
    """A record's texts in one, with SEPARATOR between them, so that a rule is spared records without what it looks for.

    `prose` leaves out those that are an id, a word or a date.
    """

    text: str
    prose: str


_last: list[tuple[Document, Glance]] = []
"""The record that was looked at last: the rules look at one record one after another."""


def glance(record: Document) -> Glance:
    """Return the record's texts at a glance; asked again of the same record, without joining them again."""
    if not _last or _last[0][0] is not record:
        found = record.seen.texts
        prose = [text for text in found if " " in text or "@" in text or not (text.islower() or len(text) < _SHORT)]
        _last[:] = [(record, Glance(SEPARATOR.join(found), SEPARATOR.join(prose)))]
    return _last[0][1]


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
