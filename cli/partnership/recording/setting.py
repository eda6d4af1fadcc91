"""One field of a record set to another value, words of a list added or taken out, or a field taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers.titles import called_with_id
from partnership.documents import shapes
from partnership.recording.drafts import CannotRecordError, Drafted, Drafts, as_written
from partnership.recording.fields import NEW_ITEM, place, put, standing, value
from partnership.source import reader
from partnership.words.finding import written
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from partnership.answers.load import Records
    from partnership.documents.document import Document
    from partnership.documents.shapes import Shape
    from partnership.source.editing.draft import Draft
    from partnership.words.finding import Pointer

_MOST = 60
"""How many letters of a value are shown in a sentence."""


class Field(NamedTuple):
    """A field of a record: where it is, what its schema has there, and what stands there now; None where nothing does."""

    document: Document
    at: Pointer
    shape: Shape
    now: Any


def field(records: Records, kind: str, record_id: str, typed: str) -> Field:
    """Return the field that was typed, as `fields.place` reads it. Raises CannotRecordError."""
    document = as_written(records, kind, record_id)
    at, shape = place(document, typed)
    return Field(document, at, shape, standing(document.data, at))


def whole(records: Records, kind: str, record_id: str) -> Field:
    """Return a record whole, as if it were a field. Raises CannotRecordError."""
    document = as_written(records, kind, record_id)
    return Field(document, (), shapes.of(kind), document.data)


def set_texts(records: Records, pairs: Sequence[tuple[Field, str]]) -> Drafted:
    """Return the change that sets fields of one record to what texts stand for: a new item that several name is one. Raises CannotRecordError."""
    first = pairs[0][0]
    news = [value(records, one.document, one.shape, typed, f"`{written(one.at)}`") for one, typed in pairs]

    def change(draft: Draft) -> Draft:
        for (one, _), new in zip(pairs, news, strict=True):
            draft = put(draft, one.at, new)
        return draft

    said = [
        f"{'' if one is first else written(one.at) + ' '}is now {_shown(new)}."
        + ("" if one.now is None else f" It was {_shown(one.now)}.")
        for (one, _), new in zip(pairs, news, strict=True)
    ]
    return _changed(records, first, " ".join(said), change)


def set_whole(records: Records, one: Field, raw: bytes) -> Drafted:
    """Return the change that sets a field to what a file holds: text as it is, or a block as records write it. Raises CannotRecordError."""
    if "object" in one.shape.types:
        new: Any = block(raw)
    else:
        try:
            text = raw.decode("utf-8-sig").replace("\r\n", "\n").removesuffix("\n")
        except UnicodeDecodeError:
            message = "the file is not text in UTF-8; save it as that, and try again"
            raise CannotRecordError(message) from None
        new = value(records, one.document, one.shape, text, f"`{written(one.at)}`")
    return _changed(records, one, "is now what the file has.", lambda draft: put(draft, one.at, new))


def block(raw: bytes) -> dict[str, Any]:
    """Return the fields that a file holds, as records write them. Raises CannotRecordError with the line that cannot be read."""
    reading = reader.read(raw)
    if reading.data is None or reading.faults:
        fault = reading.faults[0][1]
        line = f"line {fault.mark.line} of the file: " if fault.mark else "the file: "
        message = f"{line}{fault.message}" + (f"; {fault.remedy}" if fault.remedy else "")
        raise CannotRecordError(message)
    return reading.data


def set_words(records: Records, one: Field, adds: Sequence[str], removes: Sequence[str]) -> Drafted:
    """Return the change that adds words to a list, and takes others out. Raises CannotRecordError."""
    where = f"`{written(one.at)}`"
    inner = one.shape.inside(0)
    if inner is None or inner.fields:
        remedy = f"{NEW_ITEM}, and --unset takes one away" if inner else "set its value"
        message = f"{where} is not a list of words; {remedy}"
        raise CannotRecordError(message)
    now = list(one.now or ())
    new = [value(records, one.document, inner, typed, where) for typed in adds]
    gone = [_which(now, typed, where) for typed in removes]
    left = [each for each in now if each not in gone]
    left += [each for each in dict.fromkeys(new) if each not in left]

    def change(draft: Draft) -> Draft:
        for index in sorted((now.index(each) for each in gone), reverse=True):
            draft = draft.remove((*one.at, index))
        for each in dict.fromkeys(new):
            if each not in now or each in gone:
                draft = put(draft, (*one.at, len(standing(draft.data, one.at) or ())), each)
        return draft

    if not left:
        return unset(records, one)
    return _changed(records, one, f"has {listed(_shown(each) for each in left)} now.", change)


def _which(now: Sequence[Any], typed: str, where: str) -> Any:
    found = [each for each in now if str(each) == typed] or [each for each in now if str(each) == typed.strip()]
    if not found:
        there = f"it has {listed(map(str, now))}" if now else "it has none"
        message = f"{where} does not have `{typed}`; {there}"
        raise CannotRecordError(message)
    return found[0]


def unset(records: Records, one: Field) -> Drafted:
    """Return the change that takes a field, an item or an entry away, and what is around it where nothing else is in that. Raises CannotRecordError."""
    if one.now is None:
        message = f"there is no `{written(one.at)}` to take away"
        raise CannotRecordError(message)
    at = one.at
    while len(at) > 1 and len(standing(one.document.data, at[:-1])) == 1:
        at = at[:-1]
    was = f" It was {_shown(one.now)}." if not isinstance(one.now, (dict, list)) else ""
    return _changed(records, one, f"is taken away.{was}", lambda draft: draft.remove(at))


def _changed(records: Records, one: Field, what: str, change: Callable[[Draft], Draft]) -> Drafted:
    drafts = Drafts(records)
    drafts.edit(one.document.kind, one.document.id, change)
    return Drafted(drafts.changes(), f"{called_with_id(one.document)}: {written(one.at)} {what}")


def _shown(one: Any) -> str:
    """Return a value as a sentence shows it."""
    if isinstance(one, bool):
        return "yes" if one else "no"
    if isinstance(one, (dict, list)):
        return "a list" if isinstance(one, list) else "a block"
    text = " ".join(str(one).split())
    return f"“{text[: _MOST - 1]}…”" if len(text) > _MOST else f"“{text}”"
