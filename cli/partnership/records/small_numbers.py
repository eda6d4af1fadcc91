"""Counts so small that they may point to a child: printed, or to be worked out from what is printed.

A count from one up to the smallest that may be printed is small; so is what is left of a denominator. A reading that is suppressed can
still be worked out where its fellows and their total are printed (secondary disclosure). The practice is that of NHS England's
disclosure control of hospital episode statistics, which replaced counts from one to five and looked for others that give them away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from decimal import Decimal

    from partnership.records.measure import Measure, Reading

_SEXES = frozenset({"female", "male"})


class Small(NamedTuple):
    """A reading, by its place in the record, that gives a small number away, and how; `others` are the readings that help to."""

    place: int
    kind: Literal["count", "remainder", "worked-out"]
    number: Decimal
    others: tuple[int, ...] = ()


def small_numbers(measure: Measure, parts: Mapping[str, frozenset[str]]) -> Iterator[Small]:
    """Yield what gives a small number away; `parts` has the districts of each place, by their bare ids."""
    for index, reading in enumerate(measure.readings):
        count = counted(measure, reading)
        if count is None or reading.missing is not None:
            continue
        if 0 < count < measure.smallest_count:
            yield Small(index, "count", count)
        elif measure.unit == "percent" and reading.denominator is not None:
            rest = reading.denominator - count
            if 0 < rest < measure.smallest_count:
                yield Small(index, "remainder", rest)
    yield from _worked_out(measure, parts)


def counted(measure: Measure, reading: Reading) -> Decimal | None:
    """Return what a reading counts: its count, or the value of a measure that is a number."""
    if reading.count is None and measure.unit == "number":
        return reading.value
    return reading.count


def _worked_out(measure: Measure, parts: Mapping[str, frozenset[str]]) -> Iterator[Small]:
    by_area: dict[tuple[str | None, ...], dict[str, int]] = {}
    by_sex: dict[tuple[str | None, ...], dict[str, int]] = {}
    own = measure.areas[0] if len(measure.areas) == 1 else None
    for index, one in enumerate(measure.readings):
        area, sex = _bare(one.area or own), one.sex or measure.sex or "persons"
        by_area.setdefault((one.period, sex, one.age, one.version), {})[area] = index
        by_sex.setdefault((one.period, area, one.age, one.version), {})[sex] = index
    for found in by_area.values():
        for whole, districts in parts.items():
            yield from _left_over(measure, found, _bare(whole), sorted(districts))
    for found in by_sex.values():
        yield from _left_over(measure, found, "persons", sorted(_SEXES))


def _left_over(measure: Measure, found: Mapping[str, int], whole: str, fellows: Sequence[str]) -> Iterator[Small]:
    """Yield the one suppressed reading among fellows, if they and their total are on record and give a small number."""
    if whole not in found or not all(one in found for one in fellows):
        return
    hidden = [found[one] for one in fellows if measure.readings[found[one]].missing == "suppressed"]
    shown = [found[one] for one in fellows if found[one] not in hidden]
    total = counted(measure, measure.readings[found[whole]])
    counts = [count for one in shown if (count := counted(measure, measure.readings[one])) is not None]
    if total is None or len(hidden) != 1 or len(counts) != len(shown):
        return
    rest = total - sum(counts)
    if 0 < rest < measure.smallest_count:
        yield Small(hidden[0], "worked-out", rest, (found[whole], *shown))


def _bare(area: str | None) -> str:
    return (area or "").rpartition("/")[2]
