"""When a need applies: each form of a condition, as `$defs/condition` in the schema of a board has them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


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
