"""Measures as records describe them: what is measured, which way is good, and every reading with its exact figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from partnership.words import dates
from partnership.words.dates import Moment, Period

Direction = Literal["higher", "lower", "in-range", "neutral", "not-stated"]
"""Which way is good."""
Missing = Literal["suppressed", "not-yet-published", "not-collected", "not-comparable"]
"""Why a reading has no value."""
VERSIONS = ("provisional", None, "final", "revised")
"""How final a reading is, the least first; None where it does not say."""
SMALLEST = 5
"""The smallest count, other than nought, that may be printed where a measure does not say: smaller ones may point to a child."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """An outcome of a plan that a measure serves, or the plan as a whole."""

    plan: str
    outcome: str | None = None
    themes: tuple[str, ...] = ()
    order: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeBand:
    """An age band, as printed."""

    printed: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Who answers for a measure, and when."""

    board: str | None = None
    organisation: str | None = None
    holds: Period = dates.ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What is aimed at: a value or a range, by when, and how far off still is amber."""

    value: Decimal | None = None
    by: str | None = None
    range_to: Decimal | None = None
    amber_within: Decimal | None = None
    says: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One reading, with the figures that its source prints."""

    period: str
    area: str | None = None
    sex: str | None = None
    age: str | None = None
    version: Literal["provisional", "final", "revised"] | None = None
    value: Decimal | None = None
    count: Decimal | None = None
    denominator: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    confidence: str | None = None
    published: Moment | None = None
    missing: Missing | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """A break in the series: the first period that cannot be compared with those before."""

    at: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Something measured, and its readings."""

    id: str
    name: str
    serves: tuple[Served, ...] = ()
    direction: Direction
    unit: str = "not-stated"
    standardised: bool = False
    age: AgeBand = AgeBand()
    sex: str | None = None
    areas: tuple[str, ...] = ()
    owners: tuple[Owner, ...] = ()
    next_due: Moment | None = None
    target: Target = Target()
    readings: tuple[Reading, ...] = ()
    breaks: tuple[Break, ...] = ()
    smallest_count: int = SMALLEST
    holds: Period = dates.ALWAYS
