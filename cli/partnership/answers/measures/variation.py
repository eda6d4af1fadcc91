"""Statistical process control: an XmR chart of a series, and whether its last point is what the series usually does.

As the NHS draws it: the Making Data Count programme of NHS England, and the rules of `NHSRplotthedots`, the NHS-R community's package
for it. Process limits lie 2.66 mean moving ranges from the mean; moving ranges of 3.267 times their mean or more are left out of the
mean once. Special cause is a point outside the limits; seven points in a row on one side of the mean; seven points each above, or each
below, the one before; or two of three points on one side in the outer third towards a limit. Fewer than twelve points give no limits.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.measures.series import Figure, Series
    from partnership.records.model.measure import Break, Measure

FEWEST = 12
"""Points below which no limits are drawn."""
LIMIT = Fraction(266, 100)
"""Mean moving ranges between the mean and a process limit."""
_NEAR = LIMIT * 2 / 3
_SCREEN = Fraction(3267, 1000)
"""Mean moving ranges from which a moving range is left out."""
_RUN = 7
"""Points that make a shift, and points that make a trend."""
_TWO, _THREE = 2, 3

Rule = Literal["outside", "shift", "trend", "near"]
"""A rule that a point breaks: outside the limits, in a run on one side, in a trend, or two of three near a limit."""
State = Literal["common-cause", "improving", "concerning", "special-high", "special-low", "too-few", "not-charted"]
"""What the last point of a series is: as usual, or special; too few points to say, or no series that can be charted."""


class Point(NamedTuple):
    """A point of a chart: its figure, which side of the mean it lies on, and the rules it breaks with the way each points."""

    figure: Figure
    value: Fraction
    broken: tuple[tuple[Rule, int], ...] = ()

    @property
    def way(self) -> int:
        """Which way the point is special: 1 high or rising, -1 low or falling, 0 not at all; the first rule it breaks says."""
        return self.broken[0][1] if self.broken else 0


class Variation(NamedTuple):
    """How a series varies: the state of its last point, and the chart that says so.

    `points` are those since the last break; `after` is that break. `mean` and `limits` are None where there are too few of them.
    """

    state: State
    why: str
    points: tuple[Point, ...] = ()
    mean: Fraction | None = None
    limits: tuple[Fraction, Fraction] | None = None
    after: Break | None = None


def variation(measure: Measure, series: Series) -> Variation:
    """Return how a series varies since its last break; what was perhaps not out by the day is left out."""
    figures, after = _charted(series)
    values = [Point(one, one.value) for one in figures if one.value is not None]
    if not values:
        return Variation("not-charted", "no reading has a figure")
    if any(one.figure.period.number == 0 for one in values) or len({one.figure.period.kind for one in values}) > 1:
        return Variation("not-charted", "its periods do not follow one another", tuple(values), after=after)
    if len(values) < FEWEST:
        since = f" since the series broke at {after.at}" if after else ""
        return Variation("too-few", f"{len(values)} of {FEWEST}{since}", tuple(values), after=after)
    mean = sum((one.value for one in values), Fraction(0)) / len(values)
    average = _moving_range(values)
    limits = mean - LIMIT * average, mean + LIMIT * average
    points = _marked(values, mean, average)
    return Variation(_state(measure, points[-1]), _why(points[-1]), points, mean, limits, after)


def _charted(series: Series) -> tuple[list[Figure], Break | None]:
    figures = [one for one in series.figures if one.published is Truth.YES and not one.doubt]
    reached = [
        (at, one) for at, one in series.breaks if figures and at.starts.earliest <= figures[-1].period.starts.earliest
    ]
    if not reached:
        return figures, None
    at, last = reached[-1]
    return [one for one in figures if one.period.starts.earliest >= at.starts.earliest], last


def _follows(one: Point, other: Point) -> bool:
    return other.figure.period.number == one.figure.period.number + 1


def _moving_range(points: Sequence[Point]) -> Fraction:
    """Return the mean moving range; a range across a period without a figure is none, and the widest are screened out once."""
    ranges = [abs(other.value - one.value) for one, other in pairwise(points) if _follows(one, other)]
    average = _mean(ranges)
    return _mean([one for one in ranges if one < _SCREEN * average])


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values) if values else Fraction(0)


def _marked(values: Sequence[Point], mean: Fraction, average: Fraction) -> tuple[Point, ...]:
    far, near = LIMIT * average, _NEAR * average
    sides = [_sign(one.value - mean) for one in values]
    away = [abs(one.value - mean) for one in values]
    broken: list[list[tuple[Rule, int]]] = [
        [("outside", side)] if off > far else [] for side, off in zip(sides, away, strict=True)
    ]
    for first in range(len(values)):
        run = range(first, first + _RUN)
        if run.stop <= len(values) and all(_follows(values[one], values[one + 1]) for one in run[:-1]):
            ways = {_sign(values[one + 1].value - values[one].value) for one in run[:-1]}
            _note(broken, run, "shift", {sides[one] for one in run})
            _note(broken, run, "trend", ways)
        three = range(first, first + _THREE)
        if three.stop <= len(values) and all(_follows(values[one], values[one + 1]) for one in three[:-1]):
            close = [one for one in three if near < away[one] <= far]
            if len(close) >= _TWO:
                _note(broken, close, "near", {sides[one] for one in three})
    return tuple(
        one._replace(broken=tuple(sorted(found, key=_weight))) for one, found in zip(values, broken, strict=True)
    )


def _weight(found: tuple[Rule, int]) -> int:
    return ("outside", "shift", "near", "trend").index(found[0])


def _note(broken: Sequence[list[tuple[Rule, int]]], at: Sequence[int], rule: Rule, ways: set[int]) -> None:
    """Note that points break a rule, if all of them point one way."""
    if len(ways) == 1 and 0 not in ways:
        (way,) = ways
        for one in at:
            if (rule, way) not in broken[one]:
                broken[one].append((rule, way))


def _sign(number: Fraction) -> int:
    return (number > 0) - (number < 0)


def _state(measure: Measure, last: Point) -> State:
    if last.way == 0:
        return "common-cause"
    good = {"higher": 1, "lower": -1}.get(measure.direction)
    if good is None:
        return "special-high" if last.way > 0 else "special-low"
    return "improving" if last.way == good else "concerning"


_BROKEN = {
    "outside": ("below the lower limit", "", "above the upper limit"),
    "shift": ("seven or more in a row below the mean", "", "seven or more in a row above the mean"),
    "trend": (
        "seven or more in a row, each lower than the one before",
        "",
        "seven or more in a row, each higher than the one before",
    ),
    "near": ("two of three close to the lower limit", "", "two of three close to the upper limit"),
}


def _why(last: Point) -> str:
    return "; ".join(_BROKEN[rule][way + 1] for rule, way in last.broken)
