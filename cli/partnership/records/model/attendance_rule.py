"""An attendance rule as the terms of reference state it: which meetings, what counts, what excuses, what follows."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from partnership.records.model.members import Members
from partnership.records.model.text import Citation, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendedOf:
    """At least so many meetings of so many."""

    at_least: int
    of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingsCounted:
    """Which meetings a rule counts."""

    kinds: tuple[str, ...] = ()
    not_kinds: tuple[str, ...] = ()
    development_days: Reading = "unstated"
    inquorate: Reading = "unstated"
    abandoned: Reading = "unstated"
    bodies: tuple[str, ...] = ()
    any_of_authority: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CountsAsAttending:
    """What a rule counts as attending."""

    substitute: Literal["any", "named", "none", "unstated"] = "unstated"
    virtual: Literal["yes", "no", "with-chairs-agreement", "unstated"] = "unstated"
    part: Reading = "unstated"
    approved_absence: Reading = "unstated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """So many meetings missed."""

    count: int
    consecutive: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Elapsed:
    """So much time without attending, and from when it runs."""

    months: int | None = None
    days: int | None = None
    from_: Literal["last-attended", "first-missed", "unstated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Excuse:
    """What excuses an absence, who accepts it, and by when."""

    what: Literal["apologies", "apologies-accepted", "approved-before", "cause"]
    by: str | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """What follows when an attendance rule is not met: a step, after so many misses, for so many months."""

    step: str
    after_misses: int | None = None
    months: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceRule:
    """An attendance rule of the terms of reference."""

    rate: Fraction | None = None
    attended: AttendedOf | None = None
    missed: Missed | None = None
    elapsed: Elapsed | None = None
    no_rule: bool = False
    judgement: str | None = None
    subject: Literal["person", "seat", "organisation", "unstated"] = "unstated"
    window: str = "unstated"
    meetings: MeetingsCounted = MeetingsCounted()
    counts_as_attending: CountsAsAttending = CountsAsAttending()
    excuses: tuple[Excuse, ...] = ()
    exempt: Members | None = None
    observers: Reading = "unstated"
    vacant_seats: Reading = "unstated"
    tenure_months: int | None = None
    consequence: tuple[Consequence, ...] = ()
    practice: str | None = None
    note: str | None = None
    source: tuple[Citation, ...] = ()

    @property
    def share(self) -> Fraction | None:
        """The share of meetings to be attended; None where the rule is not a share."""
        if self.attended is not None and self.attended.of is not None:
            return Fraction(self.attended.at_least, self.attended.of)
        return self.rate
