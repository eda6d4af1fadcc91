"""A board: its officers, groups and seats, and its terms of reference, one version after another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from partnership.records.model.seat import Seat
from partnership.records.model.terms import Terms
from partnership.words import dates
from partnership.words.dates import Moment, Period
from partnership.words.truth import Truth


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """Somebody who holds an office of a board, and when: by a seat, in person, or by a post."""

    office: str
    title: str | None = None
    seat: str | None = None
    person: str | None = None
    post: str | None = None
    organisation: str | None = None
    holds: Period = dates.ALWAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group of seats that rules name."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A body with its seats and its terms of reference, one version after another."""

    id: str
    name: str | None = None
    described_as: str | None = None
    acronym: str | None = None
    officers: tuple[Officer, ...] = ()
    groups: Mapping[str, Group] | None = None
    seats: Mapping[str, Seat] | None = None
    terms_of_reference: tuple[Terms, ...] = ()

    @property
    def title(self) -> str:
        """The name, or what the board is described as."""
        return self.name or self.described_as or self.id

    def terms_on(self, day: Moment) -> tuple[Terms, ...]:
        """Return the versions certainly or possibly in force on the day; drafts and proposals never are."""
        return tuple(terms for terms in self.binding if terms.holds.holds_on(day) is not Truth.NO)

    def terms_in(self, period: Period) -> tuple[Terms, ...]:
        """Return the versions certainly or possibly in force on some day of the period; drafts and proposals never are."""
        return tuple(terms for terms in self.binding if terms.holds.overlaps(period) is not Truth.NO)

    @property
    def binding(self) -> tuple[Terms, ...]:
        """The versions that bind, or bound, somebody: all but drafts and proposals."""
        return tuple(terms for terms in self.terms_of_reference if terms.status not in {"draft", "proposed"})
