"""A seat of a board: whose it is, who holds it, and when."""

from __future__ import annotations

from dataclasses import dataclass

from partnership.records.model.text import Reading
from partnership.words import dates
from partnership.words.dates import Moment, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """Leave of absence that was approved."""

    holds: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Barred:
    """A time in which a holder was suspended or disqualified."""

    holds: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds a seat: a person, several who share it, or a post where no source names the person."""

    person: str | None = None
    people: tuple[str, ...] = ()
    post: str | None = None
    holds: Period = dates.ALWAYS
    leave: tuple[Leave, ...] = ()
    suspended: tuple[Barred, ...] = ()
    disqualified: tuple[Barred, ...] = ()

    @property
    def persons(self) -> tuple[str, ...]:
        """The ids of those who hold the seat; empty where only a post is known."""
        return self.people or ((self.person,) if self.person else ())


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSubstitute:
    """Somebody named to come in a member's place."""

    person: str | None = None
    named_on: Moment | None = None
    holds: Period = dates.ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatOrganisation:
    """Whose seat it is, and when."""

    organisation: str
    holds: Period = dates.ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacancy:
    """A time without a holder, where a source says so."""

    holds: Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Constituency:
    """Whom or where a seat stands for."""

    districts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One seat of a board."""

    title: str | None = None
    line: str | None = None
    standing: str = "unknown"
    votes: Reading = "unstated"
    groups: tuple[str, ...] = ()
    agency: str | None = None
    constituency: Constituency = Constituency()
    organisations: tuple[SeatOrganisation, ...] = ()
    nominated_by: str | None = None
    holds: Period = dates.ALWAYS
    holders: tuple[Holder, ...] = ()
    substitutes: tuple[NamedSubstitute, ...] = ()
    vacant: tuple[Vacancy, ...] = ()

    @property
    def observes(self) -> bool:
        """Whether the seat is an observer's."""
        return self.standing in {"observer", "participating-observer"}
