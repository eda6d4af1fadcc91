"""Counts so small that they may point to a child: printed, or to be worked out from what is printed.

A count from one up to the smallest that may be printed is small; so is what is left of a denominator. A rate and its denominator give
the count that they come from, as closely as the rate is printed. A reading that is suppressed can still be worked out where its fellows
and their total are printed (secondary disclosure). The practice is that of NHS England's disclosure control of hospital episode
statistics, which replaced counts from one to five and looked for others that give them away.

Districts and sexes are held against their totals; age bands and periods that overlap are not.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.records.figures import SCALES, exactly, rounding
from partnership.records.model.measure import VERSIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from partnership.records.model.measure import Measure, Reading

_SEXES = ("female", "male")


class Small(NamedTuple):
    """A reading, by its place in the record, that gives a small number away, and how; `others` are the readings that help to."""

    place: int
    kind: Literal["count", "remainder", "worked-out"]
    others: tuple[int, ...] = ()


class _Count(NamedTuple):
    """What a count can be, both ends included: one number, or several where it stands behind a rounded rate."""

    least: Fraction | int
    most: Fraction | int

    def less(self, other: _Count) -> _Count:
        return _Count(self.least - other.most, self.most - other.least)

    def small(self, measure: Measure) -> bool:
        """Whether it is certainly small."""
        return 0 < self.least <= self.most < measure.smallest_count


def small_numbers(measure: Measure, parts: Mapping[str, frozenset[str]]) -> Iterator[Small]:
    """Yield what gives a small number away; `parts` has the districts of each place, by their bare ids."""
    for index, reading in enumerate(measure.readings):
        count = _counted(measure, reading)
        if count is None:
            continue
        if count.small(measure):
            yield Small(index, "count")
        elif measure.unit == "percent" and reading.denominator is not None:
            whole = exactly(reading.denominator)
            if _Count(whole, whole).less(count).small(measure):
                yield Small(index, "remainder")
    if any(reading.missing == "suppressed" for reading in measure.readings):
        yield from {one.place: one for one in _worked_out(measure, parts)}.values()


def _counted(measure: Measure, reading: Reading) -> _Count | None:
    """Return what a reading counts: its count, the value of a measure that is a number, or the count behind a rate.

    One that is said to be suppressed and has its count all the same gives it away like any other.
    """
    count = reading.value if reading.count is None and measure.unit == "number" else reading.count
    if count is not None:
        return _Count(exactly(count), exactly(count))
    if reading.value is None or reading.denominator is None or measure.standardised or measure.unit not in SCALES:
        return None
    each = Fraction(exactly(reading.denominator), SCALES[measure.unit])
    near = rounding(reading.value)
    least = -((-(Fraction(reading.value) - near) * each).__floor__())
    most = ((Fraction(reading.value) + near) * each).__floor__()
    return _Count(least, most) if least <= most else None


def _worked_out(measure: Measure, parts: Mapping[str, frozenset[str]]) -> Iterator[Small]:
    """Yield what can be worked out among readings of one version, and among those that stand: the most final of each."""
    by_area: dict[tuple[str | None, ...], dict[str, int]] = {}
    by_sex: dict[tuple[str | None, ...], dict[str, int]] = {}
    own = measure.areas[0] if len(measure.areas) == 1 else None
    for index, one in sorted(enumerate(measure.readings), key=lambda each: VERSIONS.index(each[1].version)):
        area, sex = _bare(one.area or own), one.sex or measure.sex or "persons"
        for among in (one.version or "", "those that stand"):
            by_area.setdefault((one.period, sex, one.age, among), {})[area] = index
            by_sex.setdefault((one.period, area, one.age, among), {})[sex] = index
    for found in by_area.values():
        for whole, districts in parts.items():
            yield from _left_over(measure, found, _bare(whole), sorted(districts))
    for found in by_sex.values():
        yield from _left_over(measure, found, "persons", _SEXES)


def _left_over(measure: Measure, found: Mapping[str, int], whole: str, fellows: Sequence[str]) -> Iterator[Small]:
    """Yield the one suppressed reading among fellows, if they and their total are on record and give a small number."""
    if whole not in found or not all(one in found for one in fellows):
        return
    hidden = [found[one] for one in fellows if measure.readings[found[one]].missing == "suppressed"]
    shown = [found[one] for one in fellows if found[one] not in hidden]
    rest = _counted(measure, measure.readings[found[whole]])
    for one in shown:
        count = _counted(measure, measure.readings[one])
        rest = None if rest is None or count is None else rest.less(count)
    if rest is not None and len(hidden) == 1 and rest.small(measure):
        yield Small(hidden[0], "worked-out", (found[whole], *shown))


def _bare(area: str | None) -> str:
    return (area or "").rpartition("/")[2]
