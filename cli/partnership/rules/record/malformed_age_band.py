"""An age band cannot be what was meant.

## Why it matters
Two measures are told apart, and a national figure is found, by the age band. A slip in print
(“6-6 weeks” for 6-8) or in typing makes the measure about other children.

Found are: a band in print that begins where it ends, a band that ends before it begins, numbers in
print that are not those of `from` and `to`, one end left out where print gives both, two bands in
print with ages between them that belong to neither, and weeks or months recorded as years.

## Example
```yaml records/measures/exampleshire/breastfeeding.yaml
name: Babies breastfed at 6-6 weeks
direction: higher
age: {printed: 6-6 weeks, from: 6, to: 6, unit: weeks}  # M004
```

```yaml records/measures/exampleshire/injuries.yaml
name: Injuries of young people
direction: lower
age: {printed: 15-24, from: 15, to: 25}  # M004
```

## Instead
```yaml records/measures/exampleshire/breastfeeding.yaml
name: Babies breastfed at 6-8 weeks
direction: higher
age: {printed: 6-8 weeks, from: 6, to: 8, unit: weeks}
```

```yaml records/measures/exampleshire/injuries.yaml
name: Injuries of young people
direction: lower
age: {printed: 0–17-year-olds, from: 0, to: 17}
```

```yaml records/measures/exampleshire/admissions.yaml
name: Admissions
direction: lower
age: {printed: under-18, to: 17}
```
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.documents.fields import each
from partnership.words.finding import Fault, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "M004"
LEVEL = Level.WARNING
KINDS = ("measure",)

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_RANGE = re.compile(r"([0-9]+(?:\.[0-9]+)?)\s*(?:[-\u2010-\u2015\u2212]|\bto\b)\s*([0-9]+(?:\.[0-9]+)?)", re.IGNORECASE)
_SCHOOL = re.compile(r"\b(?:years?|yr|key stage|ks|stage|class|grade)\s*[0-9]", re.IGNORECASE)
_UNITS = (
    ("weeks", re.compile(r"(?:\b|[0-9])(?:weeks?|wks?)\b", re.IGNORECASE)),
    ("months", re.compile(r"(?:\b|[0-9])(?:months?|mths?)\b", re.IGNORECASE)),
    ("years", re.compile(r"(?:\b|[0-9])(?:years?|yrs?)\b", re.IGNORECASE)),
)
_NOT_AT = re.compile(r"\b(?:under|below|younger|less|over|above|older|more)\b|\+", re.IGNORECASE)


class _Band(NamedTuple):
    """An age band as print has it: its ranges, all its numbers, and its unit where it names one."""

    ranges: tuple[tuple[float, float], ...]
    numbers: tuple[float, ...]
    units: tuple[str, ...]


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for what is wrong with the age band of the measure or of its readings."""
    age = record.data.get("age")
    if age is not None:
        said = _wrong(age)
        if said is not None:
            yield Fault(
                ("age",),
                said,
                "look at the source again; keep the slip in `printed`, and write the ages that were meant in `from` and `to` once its publisher confirms them",
            )
    for index, reading in enumerate(each(record.data, "readings")):
        for low, high in _band(reading["age"]).ranges if "age" in reading else ():
            if low >= high:
                yield Fault(
                    ("readings", index, "age"),
                    f"the age band {reading['age']} {_ends_early(low, high)}",
                    "write the ages that the source gives",
                )


def _band(printed: str) -> _Band:
    ranges = tuple((float(match[1]), float(match[2])) for match in _RANGE.finditer(printed))
    return _Band(
        ranges,
        tuple(float(number) for number in _NUMBER.findall(printed)),
        tuple(unit for unit, pattern in _UNITS if pattern.search(printed)),
    )


def _ends_early(low: float, high: float) -> str:
    return "begins where it ends" if low == high else "ends before it begins"


def _wrong(age: dict[str, Any]) -> str | None:
    """Return what is wrong with an age band, or None."""
    low, high = age.get("from"), age.get("to")
    if low is not None and high is not None and low > high:
        return f"the age band ends ({high:g}) before it begins ({low:g})"
    printed = age.get("printed")
    if printed is None or _SCHOOL.search(printed):
        return None
    band = _band(printed)
    if len(band.units) > 1:
        return None
    backward = next(((one, other) for one, other in band.ranges if one >= other), None)
    if backward is not None:
        return f"the age band “{printed}” {_ends_early(*backward)}"
    unit = age.get("unit", "years")
    if band.units and band.units[0] != unit and (low, high) != (None, None):
        return (
            f"the age band “{printed}” is in {band.units[0]}, and `unit` says {unit}"
            if "unit" in age
            else f"the age band “{printed}” is in {band.units[0]}, and without `unit` it counts as years"
        )
    return _disagreement(printed, band, low, high)


def _disagreement(printed: str, band: _Band, low: float | None, high: float | None) -> str | None:
    if not band.numbers or (low is None and high is None):
        return None
    recorded = f"from {'…' if low is None else f'{low:g}'} to {'…' if high is None else f'{high:g}'}"
    if len(band.ranges) > 1:
        ordered = sorted(band.ranges)
        if any(after[0] > before[1] + 1 for before, after in pairwise(ordered)):
            return f"the age bands “{printed}” have a gap between them, and one band is recorded ({recorded})"
    if len(band.numbers) > 1:
        first, last = min(band.numbers), max(band.numbers)
        if low is None or high is None:
            return f"the age band is printed “{printed}”, and `{'from' if low is None else 'to'}` is left out"
        agrees = (low, high) == (first, last)
    else:
        number = band.numbers[0]
        near = 1 if _NOT_AT.search(printed) else 0
        agrees = any(end is not None and abs(end - number) <= near for end in (low, high))
    return None if agrees else f"the age band is printed “{printed}”, and recorded as {recorded}"
