"""The fields of records as people type them: which place is meant, and what text stands for there."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from partnership.documents import date_fields, shapes
from partnership.recording import typed as read
from partnership.recording.drafts import CannotRecordError
from partnership.recording.referring import referred
from partnership.source import reader
from partnership.words.finding import written
from partnership.words.wording import few, listed, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.answers.load import Records
    from partnership.documents.document import Document
    from partnership.documents.shapes import Shape
    from partnership.source.editing.draft import Draft
    from partnership.words.finding import Pointer

NEW = "+"
"""What stands for one more item of a list."""
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\Z")
_INDEX = re.compile(r"\[([0-9]+|\+)\]")
_YES_NO = {"true": True, "yes": True, "false": False, "no": False}
_MOST = 12
_TELLING = ("person", "what", "post", "office", "organisation", "to", "to_organisation", "plan", "function", "duty", "period", "version", "rule", "name", "title")  # fmt: skip
"""Fields by the value of which an item of a list can be asked for."""


def place(document: Document, typed: str) -> tuple[Pointer, Shape]:
    """Return the place in a record that was typed, and what its schema has there.

    The place is written as findings write it, `seats/police/holders/1/since`; full stops for slashes and `holders[1]`
    will do. Items are counted from 1, and one can be asked for by what it names (`holders/ann-archer`); `+` is one more
    item. The last key may be absent, what is around it as well; an id that is not there is refused.
    Raises CannotRecordError with the nearest.
    """
    shape = shapes.of(document.kind)
    at: Pointer = ()
    data: Any = document.data
    parts = [part.strip() for part in re.split(r"[./]", _INDEX.sub(r"/\1", typed.strip())) if part.strip()]
    if not parts:
        message = "name a field, such as name; `partnership set RECORD` alone shows them"
        raise CannotRecordError(message)
    for part in parts:
        key = _key(shape, data, at, part)
        inner = shape.inside(key)
        if inner is None:
            raise CannotRecordError(_no_field(document.kind, shape, at, part))
        at, shape = (*at, key), inner
        data = _value_at(data, key)
    return at, shape


def _value_at(data: Any, key: str | int) -> Any:
    """Return what data have at a key or index, None where they have nothing."""
    if isinstance(key, int):
        return data[key] if isinstance(data, list) and key < len(data) else None
    return data.get(key) if isinstance(data, dict) else None


def _key(shape: Shape, data: Any, at: Pointer, part: str) -> str | int:
    """Return the key or index that a part of a place stands for."""
    if "array" in shape.types and not (part in shape.fields and not isinstance(data, list)):
        return _index(data, at, part)
    if shape.keyed and part not in (data or {}):
        known = list(data or {})
        near = nearest(part, known)
        there = f"it has {listed(few(known, _MOST))}" if known else "it has none yet"
        said = f"did you mean `{near}`?" if near else f"{there}; `partnership new` makes new ones"
        message = f"`{written(at)}` has nothing of the id `{part}`; {said}"
        raise CannotRecordError(message)
    return part.replace("-", "_") if part not in shape.fields and part.replace("-", "_") in shape.fields else part


def _index(data: Any, at: Pointer, part: str) -> int:
    items = data if isinstance(data, list) else []
    if part == NEW:
        return len(items)
    if part.isdecimal():
        if 1 <= int(part[:9]) <= len(items):
            return int(part) - 1
        count = f"{len(items)} item{'' if len(items) == 1 else 's'}"
        message = f"`{written(at)}` has {count}, and `{part}` is none of them; `+` is a new one"
        raise CannotRecordError(message)
    found = [
        index
        for index, one in enumerate(items)
        if isinstance(one, dict) and part in {str(one[key]) for key in _TELLING if key in one}
    ]
    if len(found) == 1:
        return found[0]
    named = [str(one[key]) for one in items if isinstance(one, dict) for key in _TELLING if key in one]
    near = None if found else nearest(part, named)
    why = "more than one of them" if found else "none of them" + (f"; did you mean `{near}`?" if near else "")
    message = f"`{written(at)}` is a list, and `{part}` is {why}; count its items from 1, or write `+` for a new one"
    raise CannotRecordError(message)


def _no_field(kind: str, shape: Shape, at: Pointer, part: str) -> str:
    where = f"`{written(at)}`" if at else f"a {kind}"
    if not shape.fields:
        return f"{where} has no fields inside it, so `{part}` cannot be one"
    near = nearest(part, shape.fields)
    return f"{where} has no field `{part}`" + (
        f"; did you mean `{near}`?" if near else f"; it has {listed(shape.fields)}"
    )


NEW_ITEM = "`FIELD/+/…` sets a field of a new item"
"""How something is added to a list of blocks."""


def _instead(shape: Shape) -> str:
    """Return how what is no one value is set."""
    if "array" not in shape.types:
        return f"set one of its fields: {listed(shape.fields, 'or')}" if shape.fields else "it holds others by id"
    item = shape.inside(0)
    return NEW_ITEM if item is not None and item.fields else "--add and --remove change it word by word"


def value(records: Records, document: Document, shape: Shape, typed: str, what: str) -> str | int | Decimal | bool:
    """Return what a text stands for at a place of this shape, kept exactly where it is text.

    What it refers to may be typed by name; `what` names the field or the option in sentences.
    Raises CannotRecordError where no text can stand there, or not this one.
    """
    types = shape.types
    if not {"string", "integer", "number", "boolean"} & set(types):
        message = f"{what} is not one value; {_instead(shape)}; or give the whole with --from"
        raise CannotRecordError(message)
    if shape.refers_to is not None:
        return referred(records, document, shape.refers_to, typed)
    enum = shape.node.get("enum")
    if enum is not None and "boolean" not in types:
        return read.one_of(typed, enum, what)
    if types == ("boolean",):
        if typed.strip().lower() not in _YES_NO:
            message = f"{what} is yes or no, and not `{typed}`"
            raise CannotRecordError(message)
        return _YES_NO[typed.strip().lower()]
    if shape.name in date_fields.SHAPES:
        return read.date_or_unknown(typed.strip(), what)
    if "integer" in types and _INTEGER.match(typed.strip()):
        return int(typed)
    if "string" in types:
        return typed
    number = reader.scalar(typed.strip())
    if isinstance(number, bool) or not isinstance(number, (int, Decimal)) or "number" not in types:
        message = f"{what} is a {'number' if 'number' in types else 'whole number'}, and `{typed}` is none"
        raise CannotRecordError(message)
    return number


def put(draft: Draft, at: Pointer, new: Any) -> Draft:
    """Return the draft with a value at a place; what is around it is made where there is nothing. Raises CannotRecordError."""
    if draft.has(at):
        return draft.set(at, new)
    depth = next(depth for depth in range(len(at) - 1, -1, -1) if draft.has(at[:depth]))
    for part in reversed(at[depth + 1 :]):
        new = [new] if isinstance(part, int) else {part: new}
    try:
        return draft.append(at[:depth], new) if isinstance(at[depth], int) else draft.set(at[: depth + 1], new)
    except LookupError:
        message = f"`{written(at[:depth])}` is one value now, and not a block; take it away with --unset first"
        raise CannotRecordError(message) from None


def standing(data: Mapping[str, Any], at: Pointer) -> Any:
    """Return what stands at a place of a record, None where there is nothing."""
    found: Any = data
    for part in at:
        found = _value_at(found, part)
    return found
