"""Reasons as a tree: each line with what it rests on under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.report import Branch, Cell, Tree
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partnership.report import Tone

_MARKS = {Truth.YES: "✓ met", Truth.NO: "✗ not met", Truth.UNKNOWN: "? not known"}
_TONES: dict[Truth | None, Tone] = {Truth.NO: "bad", Truth.UNKNOWN: "unsure"}


class Reason(NamedTuple):
    """A line of a tree, the lines that belong to it, and the reasons under it; `met` marks a condition as met, not met or not known."""

    text: str
    reasons: tuple[Reason, ...] = ()
    met: Truth | None = None
    under: tuple[str, ...] = ()


def tree(reasons: Iterable[Reason]) -> Tree:
    """Return reasons as a block of a report."""
    return Tree(tuple(branch for reason in reasons for branch in _branches(reason, 0)))


def _branches(reason: Reason, depth: int) -> Iterator[Branch]:
    mark = "" if reason.met is None else f"{_MARKS[reason.met]}: "
    yield Branch(depth, Cell(mark + reason.text, _TONES.get(reason.met, "plain")), under=reason.under)
    for one in reason.reasons:
        yield from _branches(one, depth + 1)
