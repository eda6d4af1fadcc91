"""What is wrong, in which record, at which place in it, and what would help."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

Pointer = tuple[str | int, ...]
"""The keys and indexes that lead from the top of a record to a place in it."""


def written(at: Pointer) -> str:
    """Return a place as a person writes it: `seats/police`, and list items counted from 1."""
    return "/".join(str(part + 1) if isinstance(part, int) else part for part in at)


class Level(Enum):
    """How much a finding matters, the gravest first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Level).index(self)


class Position(NamedTuple):
    """A place in a text, both from 1."""

    line: int
    column: int


class Related(NamedTuple):
    """Another place that has to do with a fault."""

    path: str
    at: Pointer
    message: str
    mark: Position | None = None
    on_key: bool = False


class Fault(NamedTuple):
    """What a rule finds in a record, before it is known which rule and record these are."""

    at: Pointer
    message: str
    remedy: str | None = None
    on_key: bool = False
    related: tuple[Related, ...] = ()
    mark: Position | None = None


class Finding(NamedTuple):
    """A fault, stamped with its rule and its file.

    `path` is relative to the folder that holds the records, with forward slashes.
    `mark` is set where the text could not be read far enough for a place in the data.
    """

    rule: str
    path: str
    fault: Fault
