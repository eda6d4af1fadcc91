"""What must be met for a quorum: each form of a need, as `$defs/need` in the schema of a board has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from partnership.records.model.condition import Condition
from partnership.records.model.members import EVERYBODY, Members
from partnership.records.model.number import Number

Counting = Literal["heads", "seats", "organisations", "agencies", "nominators", "districts", "unstated"]


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
