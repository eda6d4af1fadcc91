"""A quorum rule as the terms of reference state it: what is needed, who counts, when, and what follows.

The fields are those of `$defs/quorum` in the schema of a board, which says what each means.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from partnership.records.model.need import Need
from partnership.records.model.number import Number
from partnership.records.model.text import Citation, Reading

InOrOut = Literal["yes", "no", "out-of-base", "unstated"]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Quorum:
    """The quorum rule of the terms of reference: a need, or that there is none, or that another text sets it."""

    need: Need | None = None
    no_rule: bool = False
    set_by: str | None = None
    statute: str | None = None
    floor: Number | None = None
    who_counts: WhoCounts = UNSTATED
    per_item: Reading = "unstated"
    timing: Timing = AT_NO_STATED_TIME
    on_failure: tuple[Failure, ...] = ()
    discretion: Discretion | None = None
    source: tuple[Citation, ...] = ()
    note: str | None = None
