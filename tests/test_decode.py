"""Valid data becomes the model, and the model says the same of a record as its schema does."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from operator import or_
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest

from conftest import document
from partnership.documents import schemas
from partnership.records import decode, quorum_forms
from partnership.records.model.attendance_rule import AttendanceRule, MeetingsCounted
from partnership.records.model.board import Board
from partnership.records.model.measure import Measure
from partnership.records.model.meeting import Meeting
from partnership.records.model.seat import Holder, Leave, Seat, SeatOrganisation
from partnership.records.model.terms import SubstituteRule, Terms
from partnership.records.model.text import Citation
from partnership.words import dates
from partnership.words.dates import Moment, Period

if TYPE_CHECKING:
    from collections.abc import Iterator
    from dataclasses import Field

RECORDS: dict[str, Any] = {"board": Board, "measure": Measure, "meeting": Meeting}
FROM_THE_PATH = {Board: {"id"}, Measure: {"id"}, Meeting: {"id", "board", "day"}}
WORDS = {
    str: {"string", "integer", "number"},
    bool: {"boolean"},
    int: {"integer"},
    Decimal: {"number"},
    Fraction: {"string"},
}
"""What a schema may call a value that the model holds as this type."""
Whole = Mapping[str, Any]
"""Every schema by name."""


def whole() -> dict[str, Any]:
    """Return all schemas, to be doctored."""
    return {name: copy.deepcopy(schemas.schema(name)) for name in schemas.NAMES}


def drift(all_schemas: Whole) -> list[str]:
    """Return every place at which the model and the schemas say different things."""
    return [
        found
        for name, kind in RECORDS.items()
        for found in Comparison(all_schemas, name).of_record(kind, all_schemas[name], name)
    ]


class Comparison:
    """The model held against one schema."""

    def __init__(self, all_schemas: Whole, name: str) -> None:
        self._all = all_schemas
        self._name = name

    def of_record(self, kind: Any, node: Mapping[str, Any], at: str) -> Iterator[str]:
        """Compare a dataclass with an object."""
        hints = get_type_hints(kind)
        known = node.get("properties", {})
        for field in fields(kind):
            if field.name in FROM_THE_PATH.get(kind, ()):
                continue
            called = field.name.removesuffix("_")
            here = f"{at}.{called}"
            if hints[field.name] is Period:
                yield from (f"{here}: no {end} in the schema" for end in ("since", "until") if end not in known)
            elif called not in known:
                yield f"{here}: not in the schema"
            else:
                yield from self._field(
                    field, hints[field.name], known[called], called in node.get("required", ()), here
                )

    def _field(self, field: Field[Any], kind: Any, node: Mapping[str, Any], required: bool, at: str) -> Iterator[str]:
        if field.default is MISSING and field.default_factory is MISSING and not required:
            yield f"{at}: may be left out in a record"
        yield from self.of_value(kind, node, at)

    def _own(self, kind: Any, node: Mapping[str, Any], at: str) -> Iterator[str]:
        """Compare what is decoded in a way of its own; of what is written in several forms, tests/test_quorum_forms.py holds each."""
        pointed = node.get("$ref", "").rpartition("#/$defs/")[2]
        if pointed == "members":
            names = {field.name for field in fields(kind)}
            yield from (
                () if names == set(self._all["board"]["$defs"][pointed]["properties"]) else [f"{at}: other fields"]
            )

    def of_value(self, kind: Any, node: Mapping[str, Any], at: str) -> Iterator[str]:
        """Compare a type with what a schema says of a value."""
        if get_origin(kind) in (Union, UnionType):
            kind = reduce(or_, [one for one in get_args(kind) if one is not type(None)])
        if kind in decode.OWN:
            yield from self._own(kind, node, at)
            return
        pointed = node.get("$ref", "")
        if pointed:
            file, _, name = pointed.partition("#/$defs/")
            home = file.removesuffix(".schema.json") or self._name
            if kind is not Moment:
                yield from Comparison(self._all, home).of_value(kind, self._all[home]["$defs"][name], at)
                return
        types = set(node.get("type", ()) if isinstance(node.get("type"), list) else [node.get("type")])
        origin, inner = get_origin(kind), get_args(kind)
        if kind is Moment:
            yield from () if pointed.endswith(("/date", "/day", "/plain_date")) else [f"{at}: not a date"]
        elif origin is Literal:
            yield from () if set(inner) == set(node.get("enum", ())) else [f"{at}: other words"]
        elif origin is tuple:
            yield from self._list(inner[0], node, types, at)
        elif origin is Mapping:
            yield from (
                self.of_value(inner[1], node["additionalProperties"], f"{at}.*")
                if isinstance(node.get("additionalProperties"), dict)
                else [f"{at}: not keyed"]
            )
        elif is_dataclass(kind):
            yield from self.of_record(kind, node, at) if types == {"object"} else [f"{at}: not a block"]
        else:
            yield from () if types <= WORDS[kind] else [f"{at}: not {kind.__name__}"]

    def _list(self, kind: Any, node: Mapping[str, Any], types: set[str], at: str) -> Iterator[str]:
        if "array" not in types:
            yield f"{at}: not a list"
            return
        yield from self.of_value(kind, node["items"], f"{at}[]")
        alone = types - {"array"}
        if alone:
            yield from self.of_value(kind, {**node, "type": sorted(alone)}, at)


def test_the_model_agrees_with_the_schemas() -> None:
    """Every field of the model is in its schema, with the same words, shape and right to be left out."""
    assert drift(schemas_as_they_are()) == []


def schemas_as_they_are() -> Whole:
    """Return all schemas."""
    return {name: schemas.schema(name) for name in schemas.NAMES}


def doctored(name: str, *path: str, **change: object) -> Whole:
    """Return all schemas with one place in one of them changed; None takes a key out."""
    changed = whole()
    node = changed[name]
    for part in path:
        node = node[part]
    for key, value in change.items():
        if value is None:
            del node[key]
        else:
            node[key] = value
    return changed


ATTENDEE = ("$defs", "attendee", "properties")


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        (doctored("board", "properties", acronym=None), "board.acronym: not in the schema"),
        (doctored("board", "properties", seats={"type": "array"}), "board.seats: not keyed"),
        (
            doctored("board", "properties", terms_of_reference={"type": "object"}),
            "board.terms_of_reference: not a list",
        ),
        (doctored("meeting", required=["kind"]), "meeting.status: may be left out in a record"),
        (doctored("meeting", *ATTENDEE, unplaced={"type": "string"}), "meeting.attendance[].unplaced: not bool"),
        (
            doctored("meeting", *ATTENDEE, mode={"type": "string", "enum": ["virtual"]}),
            "meeting.attendance[].mode: other words",
        ),
        (doctored("meeting", "properties", quorum={"type": "string"}), "meeting.quorum: not a block"),
        (
            doctored("common", "$defs", "source", "properties", section=None),
            "board.terms_of_reference[].source.section: not in the schema",
        ),
        (
            doctored("common", "$defs", "citation", "properties", section=None),
            "board.terms_of_reference[].source[].section: not in the schema",
        ),
        (
            doctored("board", "$defs", "named_substitute", "properties", named_on={"type": "string"}),
            "board.seats.*.substitutes[].named_on: not a date",
        ),
        (
            doctored("board", "$defs", "members", "properties", sectors=None),
            "board.terms_of_reference[].attendance[].exempt: other fields",
        ),
        (doctored("board", "$defs", "seat", "properties", until=None), "board.seats.*.holds: no until in the schema"),
    ],
)
def test_a_schema_that_changes_is_seen(changed: Whole, found: str) -> None:
    """What a schema drops, renames or reshapes is told by its place."""
    assert found in drift(changed)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("70%", Fraction(7, 10)),
        ("7/10", Fraction(7, 10)),
        ("33.3%", Fraction(333, 1000)),
        ("100%", Fraction(1)),
        ("0.5%", Fraction(1, 200)),
    ],
)
def test_a_share_is_exact(text: str, share: Fraction) -> None:
    """A share is the fraction that was written, with nothing rounded."""
    assert quorum_forms.fraction(text) == share


def board(data: dict[str, Any]) -> Board:
    """Return a board with these fields."""
    return decode.board(document("board", "exampleshire/youth-board", {"kind": "board", **data}))


def test_a_board_has_its_id_from_its_path() -> None:
    """What is left out is empty; the id is the path."""
    assert board({"name": "Youth Board"}) == Board(id="exampleshire/youth-board", name="Youth Board")


def test_nested_things_are_made_too() -> None:
    """Lists become tuples, blocks become records, shares fractions, dates moments; one citation is a list of one."""
    made = board(
        {
            "described_as": "A board for youth",
            "seats": {
                "police": {
                    "since": 2014,
                    "organisations": [{"organisation": "police", "until": "2016"}],
                    "holders": [{"person": "jd", "since": "2015-01-01", "leave": [{"since": "2015-02"}]}],
                }
            },
            "terms_of_reference": [
                {
                    "source": {"document": "terms", "section": 6.5},
                    "attendance": [{"rate": "70%", "meetings": {"kinds": ["ordinary"]}}],
                }
            ],
        }
    )
    year = dates.moment(2014)
    police = Seat(
        holds=Period(year, dates.OPEN_END),
        organisations=(SeatOrganisation(organisation="police", holds=Period(dates.OPEN_START, dates.moment(2016))),),
        holders=(
            Holder(
                person="jd",
                holds=Period(dates.moment("2015-01-01"), dates.OPEN_END),
                leave=(Leave(holds=Period(dates.moment("2015-02"), dates.OPEN_END)),),
            ),
        ),
    )
    terms = Terms(
        source=(Citation(document="terms", section="6.5"),),
        attendance=(AttendanceRule(rate=Fraction(7, 10), meetings=MeetingsCounted(kinds=("ordinary",))),),
    )
    assert made == Board(
        id="exampleshire/youth-board",
        described_as="A board for youth",
        seats={"police": police},
        terms_of_reference=(terms,),
    )


@pytest.mark.parametrize(
    ("name", "data", "day"),
    [
        ("2015-08-06", {}, dates.moment("2015-08-06")),
        ("2015-08-06-2", {}, dates.moment("2015-08-06")),
        ("2015-02-30", {}, dates.UNKNOWN),
        ("undated-cypsp-7", {"held": {"after": "2014", "before": "2016"}}, dates.moment("2015")),
        ("undated-cypsp-8", {}, dates.UNKNOWN),
    ],
)
def test_a_meeting_has_its_board_and_day_from_its_path(name: str, data: dict[str, Any], day: Moment) -> None:
    """A second meeting of a day is on that day; without a date the bounds count, and without bounds any day."""
    record_id = f"exampleshire/youth-board/{name}"
    made = decode.meeting(document("meeting", record_id, {"kind": "ordinary", "status": "held", **data}))
    assert made == Meeting(id=record_id, board="exampleshire/youth-board", day=day, kind="ordinary", status="held")


def test_one_seat_or_several() -> None:
    """A row of the attendance may name one seat or a list of them."""
    rows = [{"seat": seat, "capacity": "member", "presence": "present"} for seat in ("police", ["police", "fire"])]
    made = decode.meeting(
        document("meeting", "a/b/2015-01-01", {"kind": "ordinary", "status": "held", "attendance": rows})
    )
    assert [row.seat for row in made.attendance] == [("police",), ("police", "fire")]


def test_terms_alone() -> None:
    """A version of the terms of reference can be made without its board."""
    assert decode.terms({"substitutes": {"allowed": "named"}}) == Terms(substitutes=SubstituteRule(allowed="named"))


def test_a_type_that_no_record_has() -> None:
    """A field of a type that decode does not know is told to whoever wrote it."""
    with pytest.raises(TypeError, match="no way to make a"):
        decode._of(complex)  # noqa: SLF001 - a type that the model has not
