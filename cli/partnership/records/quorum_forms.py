"""Needs, conditions, numbers and members made from valid data, which writes each in one of several forms."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from partnership.records.model.condition import (
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
from partnership.records.model.members import EVERYBODY, Members
from partnership.records.model.need import AllOf, AnyOf, AtLeast, EachOf, Judgement, Present, SetBy, When
from partnership.records.model.number import Number, Row, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from partnership.records.model.condition import Condition
    from partnership.records.model.need import Need


def need(data: Mapping[str, Any]) -> Need:
    """Return a need from valid data."""
    section = str(data["section"]) if "section" in data else None
    if "at_least" in data:
        return AtLeast(
            number=number(data["at_least"]),
            of=members(data["of"]) if "of" in data else EVERYBODY,
            counting=data.get("counting", "unstated"),
            section=section,
        )
    if "when" in data:
        return When(
            condition=condition(data["when"]),
            then=need(data["then"]),
            otherwise=need(data["else"]) if "else" in data else None,
            section=section,
        )
    if "present" in data:
        return Present(of=members(data["present"]), section=section)
    if "each_of" in data:
        return EachOf(sets=tuple(map(members, data["each_of"])), each=data.get("each", 1), section=section)
    if "set_by" in data:
        return SetBy(who=data["set_by"], section=section)
    if "judgement" in data:
        return Judgement(words=data["judgement"], section=section)
    form = "all" if "all" in data else "any"
    return (AllOf if form == "all" else AnyOf)(needs=tuple(map(need, data[form])), section=section)


def members(data: Mapping[str, Any]) -> Members:
    """Return a set of members from valid data."""
    lists = {name: tuple(each) for name, each in data.items() if name not in {"described_as", "but_not"}}
    without = members(data["but_not"]) if "but_not" in data else None
    return Members(**lists, described_as=data.get("described_as"), but_not=without)


def number(data: int | str | Mapping[str, Any]) -> Number:
    """Return a number from valid data."""
    if isinstance(data, int):
        return Number(whole=data)
    if isinstance(data, str):
        return Number()
    made: dict[str, Callable[[Any], Any]] = {
        "share": fraction,
        "among": members,
        "less": members,
        "greater_of": _numbers,
        "lesser_of": _numbers,
        "table": _table,
    }
    return Number(**{name: made.get(name, _as_it_is)(value) for name, value in data.items()})


def _as_it_is(value: Any) -> Any:
    return value


def _numbers(data: list[Any]) -> tuple[Number, ...]:
    return tuple(map(number, data))


def _table(data: Mapping[str, Any]) -> Table:
    rows = (
        Row(start=one["from"], end=one.get("to"), open=one.get("open", False), need=one["need"]) for one in data["rows"]
    )
    return Table(by=data["by"], rows=tuple(rows))


def condition(data: Mapping[str, Any]) -> Condition:
    """Return a condition from valid data, which has exactly one field."""
    ((form, value),) = data.items()
    return _CONDITIONS[form](value)


_CONDITIONS: dict[str, Callable[[Any], Condition]] = {
    "item": lambda value: ItemIs(kinds=tuple(value)),
    "item_not": lambda value: ItemIs(kinds=tuple(value), opposite=True),
    "meeting": lambda value: MeetingIs(kinds=tuple(value)),
    "office_filled": lambda value: OfficeFilled(office=value),
    "vacancies_over": lambda value: VacanciesOver(share=fraction(value)),
    "disqualified_over": lambda value: DisqualifiedOver(share=fraction(value)),
    "reconvened": lambda value: Reconvened(wanted=value),
    "mode": lambda value: HeldIn(mode=value),
    "not": lambda value: Not(of=condition(value)),
    "all": lambda value: Every(of=tuple(map(condition, value))),
    "any": lambda value: Either(of=tuple(map(condition, value))),
    "described_as": lambda value: Described(words=value),
}


def fraction(text: str) -> Fraction:
    """Return a share as records write it, `70%` or `7/10`, exactly."""
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)
