"""Reasons as a tree: each line with what it rests on under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.report import Bullets
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.report import Block

_MARKS = {Truth.YES: "✓ met", Truth.NO: "✗ not met", Truth.UNKNOWN: "? not known"}


class Branch(NamedTuple):
    """A line of a tree and what stands under it; `met` marks a condition as met, not met or not known."""

    text: str
    children: tuple[Branch, ...] = ()
    met: Truth | None = None

    @property
    def line(self) -> str:
        """The line with its mark, in a sign and in words."""
        return self.text if self.met is None else f"{_MARKS[self.met]}: {self.text}"


def tree(branches: Sequence[Branch]) -> Block:
    """Return branches as a block of a report."""
    return Bullets(tuple(_lines(branches, "")))


def _lines(branches: Sequence[Branch], above: str) -> Iterator[str]:
    for number, branch in enumerate(branches, 1):
        place = f"{above}{number}." if len(branches) > 1 or above else ""
        yield f"{place} {branch.line}".strip()
        yield from _lines(branch.children, place or "1.")
