"""The texts of a record: what all of them hold at a glance, and each with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.document import Document
    from partnership.finding import Pointer

SEPARATOR = "|"
_BOUNDS = frozenset(("after", "not_before", "before", "by"))


class Glance(NamedTuple):
    """A record at a glance, so that a rule is spared the records that hold nothing of what it looks for.

    `text` is every text in one, in no order, with SEPARATOR between them; `prose` the same of those
    that are more than an id, a word or a date; `bounds` whether any date has bounds; `spans` what has
    both `since` and `until`.
    """

    text: str
    prose: str
    bounds: bool
    spans: tuple[dict[str, Any], ...]


_last: list[tuple[Document, Glance]] = []
"""The record that was looked at last: the rules look at one record one after another."""


def glance(record: Document) -> Glance:
    """Return the record at a glance; asked again of the same record, without looking again."""
    if not _last or _last[0][0] is not record:
        _last[:] = [(record, _look(record.data))]
    return _last[0][1]


def _look(data: dict[str, Any]) -> Glance:
    found: list[str] = []
    spans: list[dict[str, Any]] = []
    bounds = False
    open_ones: list[Any] = [data]
    while open_ones:
        thing = open_ones.pop()
        if thing.__class__ is dict:
            if "until" in thing and "since" in thing:
                spans.append(thing)
            bounds = bounds or not _BOUNDS.isdisjoint(thing)
            values = thing.values()
        else:
            values = thing
        for value in values:
            if value.__class__ is str:
                found.append(value)
            elif value.__class__ is dict or value.__class__ is list:
                open_ones.append(value)
    prose = [text for text in found if " " in text or "@" in text or not (text.islower() or len(text) < _SHORT)]
    return Glance(SEPARATOR.join(found), SEPARATOR.join(prose), bounds, tuple(spans))


_SHORT = 9
"""The shortest personal data that is one word: a National Insurance number without its blanks has nine characters."""


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
