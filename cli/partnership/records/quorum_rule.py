"""A quorum rule as the terms of reference state it: what is needed, who counts, when, and what follows.

The fields are those of `$defs/quorum` in the schema of a board, which says what each means. A need, a
condition and a number take one of several forms there; here each form of a need or condition is a class.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Reading = Literal["yes", "no", "unstated"]
"""What a text says of something, or that it does not say."""
Counting = Literal["heads", "seats", "organisations", "agencies", "nominators", "districts", "unstated"]
Base = Literal[
    "seats-total", "seats-filled", "voting", "eligible-for-item", "present", "organisations", "qualified", "unstated"
]
Rounding = Literal["up", "down", "nearest", "unstated"]
InOrOut = Literal["yes", "no", "out-of-base", "unstated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """The members that any of the fields names, but for those that `but_not` names; with no field, all members."""

    seats: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    nominated_by: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    described_as: str | None = None
    but_not: Members | None = None

    @property
    def narrows(self) -> bool:
        """Whether it names some members and not simply all."""
        return bool(
            self.seats
            or self.groups
            or self.organisations
            or self.offices
            or self.standings
            or self.sectors
            or self.nominated_by
            or self.districts
            or self.bodies
            or self.described_as
        )


EVERYBODY = Members()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table: from a size to a size, both inclusive, and the number needed."""

    start: int
    end: int | None = None
    open: bool = False
    need: int

    def covers(self, size: int) -> bool:
        """Whether the size is in the row."""
        if self.open and self.end is None:
            return size >= self.start
        return self.start <= size <= (self.start if self.end is None else self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table from the size of a base to a number."""

    by: Base
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """How many: a whole number, a share of a base, the greatest or least of several, or a row of a table.

    `plus` is added after rounding, and `min` is the least that it can come to. A number that the text does not
    state has none of the forms.
    """

    whole: int | None = None
    share: Fraction | None = None
    of: Base = "unstated"
    among: Members | None = None
    less: Members | None = None
    round: Rounding = "unstated"
    plus: int = 0
    min: int | None = None
    greater_of: tuple[Number, ...] = ()
    lesser_of: tuple[Number, ...] = ()
    table: Table | None = None
    set_by: str | None = None

    @property
    def parts(self) -> tuple[Number, ...]:
        """The numbers that it is the greatest or least of."""
        return self.greater_of or self.lesser_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemIs:
    """The item of business is of one of these kinds, or, with `opposite`, of none of them."""

    kinds: tuple[str, ...]
    opposite: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingIs:
    """The meeting is of one of these kinds."""

    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeFilled:
    """Somebody holds this office."""

    office: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VacanciesOver:
    """More than this share of the seats is vacant."""

    share: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class DisqualifiedOver:
    """More than this share of the members is disqualified at the same time."""

    share: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconvened:
    """The meeting is held again because an earlier one was inquorate; or, with `wanted` false, it is not."""

    wanted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldIn:
    """The meeting is held in this way."""

    mode: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    """The opposite."""

    of: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class Every:
    """All of these hold."""

    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Either:
    """Any of these holds."""

    of: tuple[Condition, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A condition that rests on a person's judgement."""

    words: str


Condition = (
    ItemIs
    | MeetingIs
    | OfficeFilled
    | VacanciesOver
    | DisqualifiedOver
    | Reconvened
    | HeldIn
    | Not
    | Every
    | Either
    | Described
)
"""When a need applies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AtLeast:
    """At least this number of these members, counted so."""

    number: Number
    of: Members = EVERYBODY
    counting: Counting = "unstated"
    section: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AllOf:
    """All of these must be met."""

    needs: tuple[Need, ...]
    section: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnyOf:
    """One of these must be met."""

    needs: tuple[Need, ...]
    section: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """In this case that must be met, and otherwise the other; with no other, nothing more."""

    condition: Condition
    then: Need
    otherwise: Need | None = None
    section: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Present:
    """At least one of these members is present."""

    of: Members
    section: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EachOf:
    """At least so many of every one of these are present."""

    sets: tuple[Members, ...]
    each: int = 1
    section: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBy:
    """Another text, or somebody, sets the need."""

    who: str
    section: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person judges: not computed, but shown."""

    words: str
    section: str | None = None


Need = AtLeast | AllOf | AnyOf | When | Present | EachOf | SetBy | Judgement
"""What must be met."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoCounts:
    """Who counts towards the quorum; what is left out is unstated."""

    observers: Reading = "unstated"
    co_opted: Reading = "unstated"
    advisers: Reading = "unstated"
    associates: Reading = "unstated"
    ex_officio: Reading = "unstated"
    non_voting: Reading = "unstated"
    substitutes: Literal["any", "named", "none", "unstated"] = "unstated"
    substitute_notice_hours: int | None = None
    virtual: Literal["yes", "no", "with-chairs-agreement", "unstated"] = "unstated"
    part: Reading = "unstated"
    conflicted: InOrOut = "unstated"
    suspended: InOrOut = "unstated"
    person_in_two_seats: Literal["once", "each", "unstated"] = "unstated"
    agency_of: Literal["organisation", "parent", "sector", "seat", "unstated"] = "unstated"


UNSTATED = WhoCounts()
"""A text that says nothing of who counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """When the quorum is counted."""

    counted: Literal["start", "throughout", "each-vote", "each-item", "when-challenged", "unstated"] = "unstated"
    wait_minutes: int | None = None


AT_NO_STATED_TIME = Timing()
"""A text that does not say when the quorum is counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A step when there is no quorum."""

    step: str
    minutes: int | None = None
    within_days: int | None = None
    counting: Literal["calendar", "working", "unstated"] = "unstated"
    to: str | None = None
    items: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Discretion:
    """Somebody may let the meeting go on, or judge whether it is quorate."""

    who: str
    may: str
    reason_recorded: Reading = "unstated"


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
