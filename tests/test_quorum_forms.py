"""A quorum rule as data becomes the model, and the model has every field and form of the schema."""

from __future__ import annotations

from dataclasses import fields
from fractions import Fraction
from typing import Any, get_args

import pytest

from partnership.documents import schemas
from partnership.records import decode, quorum_forms
from partnership.records.model.condition import (
    Condition,
    Described,
    DisqualifiedOver,
    Either,
    Every,
    HeldIn,
    ItemIs,
    MeetingIs,
    Not,
    OfficeFilled,
    Reconvened,
    VacanciesOver,
)
from partnership.records.model.members import Members
from partnership.records.model.need import AllOf, AnyOf, AtLeast, EachOf, Judgement, Need, Present, SetBy, When
from partnership.records.model.number import Number, Row, Table

DEFS = schemas.schema("board")["$defs"]
LEAF = {"judgement": "x"}
NEEDS: dict[str, tuple[dict[str, Any], object]] = {
    "at_least": (
        {"at_least": 3, "of": {"groups": ["schools"]}, "counting": "seats", "section": 5.1},
        AtLeast(number=Number(whole=3), of=Members(groups=("schools",)), counting="seats", section="5.1"),
    ),
    "all": ({"all": [LEAF]}, AllOf(needs=(Judgement(words="x"),))),
    "any": ({"any": [LEAF]}, AnyOf(needs=(Judgement(words="x"),))),
    "when": (
        {"when": {"reconvened": True}, "then": LEAF, "else": {"set_by": "y"}},
        When(condition=Reconvened(wanted=True), then=Judgement(words="x"), otherwise=SetBy(who="y")),
    ),
    "present": ({"present": {"offices": ["chair"]}}, Present(of=Members(offices=("chair",)))),
    "each_of": ({"each_of": [{"seats": ["a"]}], "each": 2}, EachOf(sets=(Members(seats=("a",)),), each=2)),
    "set_by": ({"set_by": "the forum"}, SetBy(who="the forum")),
    "judgement": (LEAF, Judgement(words="x")),
}
PARTS_OF_A_NEED = {"of", "counting", "then", "else", "each", "section"}
CONDITIONS: dict[str, tuple[Any, object]] = {
    "item": (["budget"], ItemIs(kinds=("budget",))),
    "item_not": (["budget"], ItemIs(kinds=("budget",), opposite=True)),
    "meeting": (["annual"], MeetingIs(kinds=("annual",))),
    "office_filled": ("mayor", OfficeFilled(office="mayor")),
    "vacancies_over": ("1/3", VacanciesOver(share=Fraction(1, 3))),
    "disqualified_over": ("50%", DisqualifiedOver(share=Fraction(1, 2))),
    "reconvened": (False, Reconvened(wanted=False)),
    "mode": ("virtual", HeldIn(mode="virtual")),
    "not": ({"mode": "virtual"}, Not(of=HeldIn(mode="virtual"))),
    "all": ([{"mode": "virtual"}], Every(of=(HeldIn(mode="virtual"),))),
    "any": ([{"mode": "virtual"}], Either(of=(HeldIn(mode="virtual"),))),
    "described_as": ("it is urgent", Described(words="it is urgent")),
}


def forms(name: str) -> set[str]:
    """Return the fields that the schema gives a part of a rule."""
    return set(DEFS[name]["properties"])


def test_every_form_of_the_schema_has_a_class() -> None:
    """The tables here, which the next tests go through, have what the schema has, and every class of the model."""
    assert set(NEEDS) | PARTS_OF_A_NEED == forms("need")
    assert set(CONDITIONS) == forms("condition")
    assert {type(made) for _, made in NEEDS.values()} == set(get_args(Need))
    assert {type(made) for _, made in CONDITIONS.values()} == set(get_args(Condition))


@pytest.mark.parametrize("form", NEEDS)
def test_a_need(form: str) -> None:
    """Each form of a need becomes its class."""
    data, made = NEEDS[form]
    assert quorum_forms.need(data) == made


@pytest.mark.parametrize("form", CONDITIONS)
def test_a_condition(form: str) -> None:
    """Each form of a condition becomes its class."""
    value, made = CONDITIONS[form]
    assert quorum_forms.condition({form: value}) == made


@pytest.mark.parametrize(("kind", "name"), [(Members, "members"), (Number, "number")])
def test_the_fields_are_those_of_the_schema(kind: type, name: str) -> None:
    """Sets of members and numbers have a field for each property; a whole number is one more form."""
    assert {field.name for field in fields(kind)} - {"whole"} == forms(name)


def test_a_set_of_members() -> None:
    """Lists become tuples; what is left out is a set of its own."""
    made = quorum_forms.members(
        {"seats": ["a"], "described_as": "those by the door", "but_not": {"standings": ["observer"]}}
    )
    assert made == Members(seats=("a",), described_as="those by the door", but_not=Members(standings=("observer",)))
    assert made.narrows
    assert not Members(but_not=made).narrows


@pytest.mark.parametrize(
    ("data", "made"),
    [
        (4, Number(whole=4)),
        ("unstated", Number()),
        (
            {"share": "1/4", "of": "seats-total", "round": "up", "plus": 1, "min": 3},
            Number(share=Fraction(1, 4), of="seats-total", round="up", plus=1, min=3),
        ),
        ({"share": "40%", "of": "voting", "less": {"seats": ["a"]}}, Number(share=Fraction(2, 5), of="voting", less=Members(seats=("a",)))),
        ({"greater_of": [3, {"set_by": "us"}]}, Number(greater_of=(Number(whole=3), Number(set_by="us")))),
        (
            {"table": {"by": "seats-total", "rows": [{"from": 1, "to": 9, "need": 3}]}},
            Number(table=Table(by="seats-total", rows=(Row(start=1, end=9, need=3),))),
        ),
    ],
)  # fmt: skip
def test_a_number(data: Any, made: Number) -> None:
    """A number is whole, not stated, a share, the greater of several, or a table."""
    assert quorum_forms.number(data) == made


@pytest.mark.parametrize(
    ("row", "inside", "outside"),
    [
        (Row(start=5, need=1), [5], [4, 6]),
        (Row(start=5, end=7, need=1), [5, 7], [4, 8]),
        (Row(start=5, open=True, need=1), [5, 900], [4]),
        (Row(start=5, end=7, open=True, need=1), [5, 7], [8]),
    ],
)
def test_a_row_of_a_table(row: Row, inside: list[int], outside: list[int]) -> None:
    """A row is one size, a range, or open above."""
    assert all(row.covers(size) for size in inside)
    assert not any(row.covers(size) for size in outside)


def test_a_whole_rule() -> None:
    """A rule in terms of reference has its parts, and what is left out is unstated."""
    rule = decode.quorum(
        {
            "need": {"at_least": 3},
            "floor": 2,
            "who_counts": {"observers": "no"},
            "timing": {"counted": "start", "wait_minutes": 15},
            "on_failure": [{"step": "re-date", "within_days": 10, "counting": "working"}],
            "discretion": {"who": "chair", "may": "proceed"},
        }
    )
    assert rule.floor == Number(whole=2)
    assert (rule.who_counts.observers, rule.who_counts.virtual) == ("no", "unstated")
    assert rule.timing.wait_minutes == 15
    assert rule.on_failure[0].within_days == 10
    assert rule.discretion is not None
    assert rule.discretion.reason_recorded == "unstated"
