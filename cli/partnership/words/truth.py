"""Yes, no, or unknown: the three answers a record can give."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Truth(Enum):
    """Kleene's three values: what holds whichever way the unknown turns out is known."""

    NO = "no"
    UNKNOWN = "unknown"
    YES = "yes"

    def __and__(self, other: Truth) -> Truth:
        """Yes if both are, no if either is not, else unknown."""
        return all_of((self, other))

    def __or__(self, other: Truth) -> Truth:
        """Yes if either is, no if neither is, else unknown."""
        return any_of((self, other))

    def __invert__(self) -> Truth:
        """The opposite; unknown stays unknown."""
        if self is Truth.UNKNOWN:
            return self
        return Truth.NO if self is Truth.YES else Truth.YES

    def __bool__(self) -> bool:
        """Refuse: an unknown is neither true nor false, so say which answer is meant."""
        message = "compare with Truth.YES, Truth.NO or Truth.UNKNOWN"
        raise TypeError(message)


def all_of(values: Iterable[Truth]) -> Truth:
    """Return yes if every value is, no if any is not, else unknown; yes for none."""
    found = Truth.YES
    for value in values:
        if value is Truth.NO:
            return value
        if value is Truth.UNKNOWN:
            found = value
    return found


def any_of(values: Iterable[Truth]) -> Truth:
    """Return yes if any value is, no if none is, else unknown; no for none."""
    found = Truth.NO
    for value in values:
        if value is Truth.YES:
            return value
        if value is Truth.UNKNOWN:
            found = value
    return found


def known(value: bool) -> Truth:  # noqa: FBT001 - a conversion, called with the value alone
    """Return yes for true and no for false."""
    return Truth.YES if value else Truth.NO
