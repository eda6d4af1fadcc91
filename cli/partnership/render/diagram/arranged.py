"""How the parts of a diagram stand beside one another, so that a sheet of paper on its side holds them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.report import Arrow, Box, Diagram

SHAPE = math.sqrt(2)
"""How much wider than high a sheet is."""
_TRIED = 24
"""Widths that are tried before the best is taken."""


class Size(NamedTuple):
    """How wide and how high something is."""

    wide: float
    high: float


class Packed(NamedTuple):
    """Where things stand: the left and the upper edge of each, counted from the left and from the top, and the size of the whole."""

    at: Sequence[tuple[float, float]]
    size: Size


def first_and_next(diagram: Diagram, arrow: Arrow) -> tuple[str, str]:
    """Return the ends of an arrow: which is read first, and which next."""
    return (arrow.end, arrow.start) if diagram.upward else (arrow.start, arrow.end)


def parts(diagram: Diagram) -> list[list[Box]]:
    """Return the boxes that arrows join, however far, each part and its boxes in the order of the diagram; parts of several boxes first."""
    beside: dict[str, list[str]] = {box.id: [] for box in diagram.boxes}
    for arrow in diagram.arrows:
        beside[arrow.start].append(arrow.end)
        beside[arrow.end].append(arrow.start)
    part: dict[str, int] = {}
    for number, box in enumerate(diagram.boxes):
        near = [] if box.id in part else [box.id]
        while near:
            one = near.pop()
            if part.setdefault(one, number) == number:
                near += [other for other in beside[one] if other not in part]
    found: dict[int, list[Box]] = {}
    for box in diagram.boxes:
        found.setdefault(part[box.id], []).append(box)
    return sorted(found.values(), key=lambda boxes: len(boxes) == 1)


def packed(sizes: Sequence[Size], gap: float) -> Packed:
    """Return where things stand, in their order from the left and from the top, so that the whole comes near the shape of a sheet."""
    if not sizes:
        return Packed((), Size(0, 0))
    widest = max(one.wide for one in sizes)
    most = sum(one.wide + gap for one in sizes)
    area = sum((one.wide + gap) * (one.high + gap) for one in sizes)
    start = max(widest, math.sqrt(area * SHAPE) * 0.8)
    widths = {min(start * (1 + number / _TRIED), most) for number in range(_TRIED)}
    return min((_within(sizes, gap, max(width, widest)) for width in sorted(widths)), key=lambda one: _needed(one.size))


def _needed(size: Size) -> float:
    """Return how wide a sheet has to be to hold a size."""
    return max(size.wide, size.high * SHAPE)


def _within(sizes: Sequence[Size], gap: float, width: float) -> Packed:
    """Return where things stand if they may not reach further to the right than `width`: each as high up as it can."""
    edge: list[tuple[float, float]] = [(0.0, 0.0)]  # from where on to the right how much is taken from the top
    at = []
    for size in sizes:
        spots = []
        for number, (left, _) in enumerate(edge):
            if left + size.wide <= width + gap / 1000:
                right = left + size.wide + gap
                spots.append((max(down for start, down in edge[number:] if start < right), left))
        down, left = min(spots)
        at.append((left, down))
        edge = _lowered(edge, left, left + size.wide + gap, down + size.high + gap)
    wide = max(left + size.wide for (left, _), size in zip(at, sizes, strict=True))
    high = max(down + size.high for (_, down), size in zip(at, sizes, strict=True))
    return Packed(tuple(at), Size(wide, high))


def _lowered(edge: Sequence[tuple[float, float]], left: float, right: float, down: float) -> list[tuple[float, float]]:
    """Return the edge with what is between two places taken as far down as is said."""
    before = [one for one in edge if one[0] < left]
    after = [one for one in edge if one[0] > right]
    beneath = [taken for start, taken in edge if start <= right][-1]
    return [*before, (left, down), (right, beneath), *after]
