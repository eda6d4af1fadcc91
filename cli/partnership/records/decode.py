"""Documents to records of the model, guided by the types of the model's own fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, reduce
from operator import or_
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from partnership.records import facts, measure, model, quorum_rule
from partnership.words.dates import Moment, Period

if TYPE_CHECKING:
    from partnership.documents.document import Document

_Decode = Callable[[Any], Any]


def board(document: Document) -> model.Board:
    """Return a board record; its id is its path."""
    return board_from(document.id, document.data)


def board_from(board_id: str, data: Mapping[str, Any]) -> model.Board:
    """Return a board from valid data, or from those parts of it that are wanted."""
    decoded: model.Board = _of(model.Board)({**data, "id": board_id})
    return decoded


def meeting(document: Document) -> model.Meeting:
    """Return a meeting record; its board and day are in its path."""
    path = {"id": document.id, "board": document.board, "day": facts.day_of(document)}
    decoded: model.Meeting = _of(model.Meeting)({**document.data, **path})
    return decoded


def measure_of(document: Document) -> measure.Measure:
    """Return a measure; its id is its path."""
    decoded: measure.Measure = _of(measure.Measure)({**document.data, "id": document.id})
    return decoded


def terms(data: Mapping[str, Any]) -> model.Terms:
    """Return a version of the terms of reference from valid data."""
    decoded: model.Terms = _of(model.Terms)(data)
    return decoded


OWN: dict[Any, _Decode] = {
    quorum_rule.Need: quorum_rule.need,
    quorum_rule.Number: quorum_rule.number,
    quorum_rule.Members: quorum_rule.members,
}
"""The types of which records write several forms, each with the function that makes one."""


@cache
def _of(kind: Any) -> _Decode:
    """Return the function that makes a value of the type from valid data."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Literal or kind in (bool, int):
        return lambda value: value
    if kind is str or kind is Decimal:
        return cast("_Decode", kind)
    if kind is Fraction:
        return fraction
    if kind is Moment:
        return lambda value: value if isinstance(value, Moment) else facts.moment(value)
    if origin in (Union, UnionType):
        alternatives = tuple(one for one in inner if one is not type(None))
        return _of(alternatives[0]) if len(alternatives) == 1 else OWN[reduce(or_, alternatives)]
    if kind in OWN:
        return OWN[kind]
    if origin is tuple:
        one = _of(inner[0])
        return lambda value: tuple(one(each) for each in (value if isinstance(value, (list, tuple)) else [value]))
    if origin is Mapping:
        each_value = _of(inner[1])
        return lambda value: {key: each_value(each) for key, each in value.items()}
    if not is_dataclass(kind):
        message = f"no way to make a {kind}"
        raise TypeError(message)
    return _record(kind)


def _record(kind: Any) -> _Decode:
    hints = get_type_hints(kind)
    plain = {
        field.name.removesuffix("_"): (field.name, _of(hints[field.name]))  # `from_` is `from` in a record
        for field in fields(kind)
        if hints[field.name] is not Period
    }
    timed = [field.name for field in fields(kind) if hints[field.name] is Period]

    def make(data: Mapping[str, Any]) -> Any:
        values = {}
        for key, value in data.items():
            if key in plain:
                name, decode = plain[key]
                values[name] = decode(value)
        for name in timed:
            values[name] = facts.period(data)
        return kind(**values)

    return make


fraction = quorum_rule.fraction


def quorum(data: Mapping[str, Any]) -> model.Quorum:
    """Return a quorum rule from valid data."""
    decoded: model.Quorum = _of(model.Quorum)(data)
    return decoded
