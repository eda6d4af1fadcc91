"""The business of a meeting: its items, its decisions and its actions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from partnership.words.dates import Moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of the agenda."""

    title: str
    number: str | None = None
    purpose: tuple[str, ...] = ()
    kind: str | None = None
    boards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision."""

    decision: str
    item: str | None = None
    kind: str | None = None
    state: Literal["made", "awaiting-ratification", "ratified", "noted-only"] | None = None
    ratifies: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """Who is to carry out an action."""

    person: str | None = None
    seat: str | None = None
    organisation: str | None = None
    board: str | None = None
    described_as: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """An action."""

    action: str
    item: str | None = None
    owner: Owner = Owner()
    due: Moment | None = None
