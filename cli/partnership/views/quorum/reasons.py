"""The reasons for an answer: the tree of each point that was counted, and where a quorum was lost and regained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.report import Bullets
from partnership.views.quorum.in_words import sentence
from partnership.views.quorum.points import alike, changes, point_in_words, points_in_words, strip
from partnership.views.quorum.tree import Reason, tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.quorum.judging import AtPoint
    from partnership.report import Block, Tree
    from partnership.views.quorum.in_words import InWords


def reasons(points: Sequence[AtPoint], words: InWords) -> Iterator[Block]:
    """Yield the tree of reasons; where the answer differs from item to item, a strip of the items and what changed before it."""
    if len({at.met for at in points}) > 1:
        yield strip(points)
        moved = changes(points, words.outcomes)
        if moved:
            yield Bullets(tuple(sentence(f"{one.words} at {point_in_words(one.point)}: {one.why}") for one in moved))
    yield from trees(points, words)


def trees(points: Sequence[AtPoint], words: InWords) -> Iterator[Tree]:
    """Yield the tree of each point; those that say the same are said once."""
    same = alike(points, words.outcomes)
    if len(same) == 1:
        yield tree((same[0][1],))
    else:
        yield tree(Reason(sentence(f"at {points_in_words(those)}")[:-1], (reason,)) for those, reason in same)
