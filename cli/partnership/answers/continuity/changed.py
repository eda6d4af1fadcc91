"""Boards that end and boards that begin between two sides of a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.words.kinds import place_of

if TYPE_CHECKING:
    from partnership.words.dates import Moment
    from partnership.words.truth import Truth

How = Literal["dissolved", "in-force", "gone", "planned"]
"""What says that a board ends: its own record; a stage of a restructure that came into force; that it has no record any more; or
a stage of a restructure that was proposed or agreed and is not in force."""


class Ending(NamedTuple):
    """A board that ends between two sides, certainly or perhaps.

    `eve` is its last day, as far as it is known; `stage` is that of the restructure that ends it, where one does, and `final` whether what
    the restructure says became of things is about that stage. `successors` are the boards that changes on record put in its place;
    `together` those that begin by the stage that ends it, where no change says what became of it; `renamed` those of the successors that are the same board under another id.
    """

    board: str
    title: str
    ends: Truth
    eve: Moment
    how: How
    why: str
    stage: str | None
    restructure: str | None
    final: bool
    successors: tuple[str, ...]
    together: tuple[str, ...]
    renamed: tuple[str, ...]


class Beginning(NamedTuple):
    """A board that begins between two sides, certainly or perhaps, or is to begin by a plan."""

    board: str
    title: str
    begins: Truth
    planned: bool
    restructure: str | None


class Changed(NamedTuple):
    """The boards that end and those that begin, in order of title; `unread` are boards whose file on either side cannot be read."""

    ends: tuple[Ending, ...]
    begins: tuple[Beginning, ...]
    unread: tuple[str, ...]


def of_places(found: Changed, places: frozenset[str] | None) -> Changed:
    """Return the part of what changed that is of these places; all of it where there is no such limit."""
    if places is None:
        return found
    return Changed(
        tuple(one for one in found.ends if place_of(one.board) in places),
        tuple(one for one in found.begins if place_of(one.board) in places),
        tuple(one for one in found.unread if place_of(one) in places),
    )
