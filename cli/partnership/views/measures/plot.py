"""The chart of a measure's series: its figures in order of time, the mean and the process limits where there are enough, the target."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from partnership.report import Dot, Level, Plot
from partnership.views.measures.in_words import figure, number, varies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.answers.measures.assessed import Assessed
    from partnership.answers.measures.variation import Point
    from partnership.report import Sign

_FEWEST = 3
"""The fewest figures that are worth a chart: two say nothing that a sentence does not."""
_LONGEST = 36
"""The most figures that one chart shows: three years of months."""


def plot(one: Assessed) -> Iterator[Plot]:
    """Yield the chart of a measure's one series since its last break; nothing where it has fewer than three figures."""
    varies_, target = one.variation, one.measure.target
    if varies_ is None or len(varies_.points) < _FEWEST:
        return
    points = varies_.points[-_LONGEST:]
    lines = [("mean", varies_.mean, False)] if varies_.mean is not None else []
    if varies_.limits is not None:
        lines += [("lower process limit", varies_.limits[0], True), ("upper process limit", varies_.limits[1], True)]
    for name, value in (("target", target.value), ("end of the target range", target.range_to)):
        if value is not None:
            lines.append((name, Fraction(value), False))
    ends = [point.value for point in points] + [value for _, value, _ in lines if value is not None]
    low, high = min(ends), max(ends)
    room = (high - low) or Fraction(1)
    dots = []
    for place, point in enumerate(points):
        if place and point.figure.period.number != points[place - 1].figure.period.number + 1:
            dots.append(Dot("", None, "no figure"))
        dots.append(
            Dot(
                point.figure.period.text,
                (point.value - low) / room,
                figure(one.measure, point.figure),
                _sign(point, one),
            )
        )
    levels = tuple(
        Level((value - low) / room, f"{name} {number(value)}", broken)
        for name, value, broken in lines
        if value is not None
    )
    since = f" since the break at {varies_.after.at}" if varies_.after else ""
    yield Plot(
        f"{one.measure.name}{since}",
        f"Figures from {points[0].figure.period.text} to {points[-1].figure.period.text}. {varies(varies_)}",
        tuple(dots),
        levels,
    )


def _sign(point: Point, one: Assessed) -> Sign:
    if point.way == 0:
        return "usual"
    good = {"higher": 1, "lower": -1}.get(one.measure.direction)
    if good is None:
        return "other"
    return "better" if point.way == good else "worse"
