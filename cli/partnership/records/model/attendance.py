"""Who was at a meeting, who had replied to the invitation, and who declared an interest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from partnership.records.model.text import Reading
from partnership.words.dates import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """One fact about one person, or the holder of a seat, at a meeting."""

    person: str | None = None
    seat: tuple[str, ...] = ()
    printed_as: str | None = None
    unplaced: bool = False
    organisation: str | None = None
    capacity: str
    substitute_for: str | None = None
    presence: Literal["present", "part", "apologies", "absent", "not-recorded"]
    mode: Literal["in-person", "virtual", "not-said"] = "not-said"
    agreed_virtual: Reading = "unstated"
    apology: Literal["accepted", "not-accepted", "not-said"] = "not-said"
    reason: str | None = None
    voted: Reading = "unstated"
    arrived: str | None = None
    left: str | None = None

    @property
    def came(self) -> bool:
        """Whether they were there, for the whole or a part."""
        return self.presence in {"present", "part"}

    @property
    def of_nobody_known(self) -> bool:
        """Whether somebody sat, or stood in, and neither a person nor a seat says for whom."""
        named = self.person or self.seat or self.substitute_for
        return not named and self.capacity not in {"in-attendance", "adviser", "public"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A reply to the invitation of a meeting to come."""

    seat: str | None = None
    person: str | None = None
    reply: Literal["coming", "coming-virtually", "apologies", "sending-substitute"]
    on: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """An interest declared, by a person or by whoever sits in a seat; with no items, in which is not said."""

    person: str | None = None
    seat: str | None = None
    kind: str
    items: tuple[str, ...] = ()
    left_room: Reading = "unstated"
