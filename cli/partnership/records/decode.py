"""Documents to records of the model, guided by the types of the model's own fields."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache, reduce
from operator import or_
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from partnership.documents import fields
from partnership.records import quorum_forms
from partnership.records.model.board import Board
from partnership.records.model.measure import Measure
from partnership.records.model.meeting import Meeting
from partnership.records.model.members import Members
from partnership.records.model.need import Need
from partnership.records.model.number import Number
from partnership.records.model.quorum import Quorum
from partnership.records.model.terms import Terms
from partnership.words.dates import Moment, Period

if TYPE_CHECKING:
    from partnership.documents.document import Document

_Decode = Callable[[Any], Any]


def board(document: Document) -> Board:
    """Return a board record; its id is its path."""
    return board_from(document.id, document.data)


def board_from(board_id: str, data: Mapping[str, Any]) -> Board:
    """Return a board from valid data, or from those parts of it that are wanted."""
    decoded: Board = _of(Board)({**data, "id": board_id})
    return decoded


def meeting(document: Document) -> Meeting:
    """Return a meeting record; its board and day are in its path."""
    path = {"id": document.id, "board": document.board, "day": fields.day_of(document)}
    decoded: Meeting = _of(Meeting)({**document.data, **path})
    return decoded


def measure_of(document: Document) -> Measure:
    """Return a measure; its id is its path."""
    decoded: Measure = _of(Measure)({**document.data, "id": document.id})
    return decoded


def terms(data: Mapping[str, Any]) -> Terms:
    """Return a version of the terms of reference from valid data."""
    decoded: Terms = _of(Terms)(data)
    return decoded


OWN: dict[Any, _Decode] = {
    Need: quorum_forms.need,
    Number: quorum_forms.number,
    Members: quorum_forms.members,
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
        return quorum_forms.fraction
    if kind is Moment:
        return lambda value: value if isinstance(value, Moment) else fields.moment(value)
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
    if not dataclasses.is_dataclass(kind):
        message = f"no way to make a {kind}"
        raise TypeError(message)
    return _record(kind)


def _record(kind: Any) -> _Decode:
    hints = get_type_hints(kind)
    plain = {
        field.name.removesuffix("_"): (field.name, _of(hints[field.name]))  # `from_` is `from` in a record
        for field in dataclasses.fields(kind)
        if hints[field.name] is not Period
    }
    timed = [field.name for field in dataclasses.fields(kind) if hints[field.name] is Period]

    def make(data: Mapping[str, Any]) -> Any:
        values = {}
        for key, value in data.items():
            if key in plain:
                name, decode = plain[key]
                values[name] = decode(value)
        for name in timed:
            values[name] = fields.period(data)
        return kind(**values)

    return make


def quorum(data: Mapping[str, Any]) -> Quorum:
    """Return a quorum rule from valid data."""
    decoded: Quorum = _of(Quorum)(data)
    return decoded
