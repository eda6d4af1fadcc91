"""A reading cannot be true as it stands.

## Why it matters
A value outside its own confidence limits, more than all, or less than nothing is a slip of typing,
and a chart shows it as a leap.

## Example
```yaml records/measures/exampleshire/school-readiness.yaml
name: Children ready for school
direction: higher
unit: percent
readings:
  - {period: 2021/22, value: 62.1, lower: 63.0, upper: 65.2}  # M006
  - {period: 2022/23, value: 656}  # M006
  - {period: 2023/24, value: 67.2, count: 4150, denominator: 2790}  # M006
  - {period: 2024/25, value: 69.6, missing: suppressed}  # M006
  - {period: 2025/26, count: 2871, missing: suppressed}  # M006
  - {period: 2026/27, count: -12, denominator: 120}  # M006
```

## Instead
```yaml records/measures/exampleshire/school-readiness.yaml
name: Children ready for school
direction: higher
unit: percent
readings:
  - {period: 2021/22, value: 64.1, lower: 63.0, upper: 65.2}
  - {period: 2022/23, value: 65.6}
  - {period: 2023/24, value: 67.2, count: 2790, denominator: 4150}
  - {period: 2024/25, missing: suppressed}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.documents.fields import each
from partnership.rules.mending import SET, Mend
from partnership.words.finding import Fault, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known
    from partnership.words.finding import Pointer

CODE = "M006"
LEVEL = Level.ERROR
MENDS = (Mend("set {record} {at} --unset", "missing"), SET)
KINDS = ("measure",)

_WHOLE = 100
_LOOK = "look at the source again, and write what it gives"


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for every figure that cannot be."""
    percent = record.data.get("unit") == "percent"
    if percent:
        for field in ("baseline", "target"):
            yield from _share(record.data.get(field, {}), (field,))
    for index, reading in enumerate(each(record.data, "readings")):
        at = ("readings", index)
        yield from _limits(reading, at)
        yield from _below_nought(reading, at)
        if percent:
            yield from _share(reading, at)
            yield from _counted(reading, at)
        given = [field for field in ("value", "count") if field in reading]
        if "missing" in reading and given:
            yield Fault(
                (*at, "missing"),
                f"the reading for {reading['period']} has the {given[0]} {reading[given[0]]}, and is said to be missing ({reading['missing']})",
                f"take out `missing`, or the {given[0]}",
            )


def _limits(reading: dict[str, Any], at: Pointer) -> Iterator[Fault]:
    value, lower, upper = reading.get("value"), reading.get("lower"), reading.get("upper")
    of = f"the reading for {reading['period']}"
    if lower is not None and upper is not None and lower > upper:
        yield Fault(
            (*at, "lower"),
            f"{of} has a lower limit ({lower}) above its upper limit ({upper})",
            f"write `lower: {upper}` and `upper: {lower}` if they were changed round",
        )
    elif value is not None and lower is not None and value < lower:
        yield Fault((*at, "value"), f"{of} is {value}, below its own lower limit ({lower})", _LOOK)
    elif value is not None and upper is not None and value > upper:
        yield Fault((*at, "value"), f"{of} is {value}, above its own upper limit ({upper})", _LOOK)


def _below_nought(reading: dict[str, Any], at: Pointer) -> Iterator[Fault]:
    """Yield a fault for a count below nought, or a denominator of nought or less; one for each reading."""
    count, whole = reading.get("count"), reading.get("denominator")
    if count is not None and count < 0:
        yield Fault((*at, "count"), f"the reading for {reading['period']} counts {count}", _LOOK)
    elif whole is not None and whole <= 0:
        yield Fault((*at, "denominator"), f"the reading for {reading['period']} is out of {whole}", _LOOK)


def _share(figure: dict[str, Any], at: Pointer) -> Iterator[Fault]:
    value = figure.get("value")
    if value is not None and not 0 <= value <= _WHOLE:
        yield Fault(
            (*at, "value"), f"{value} is not a percentage from 0 to 100", f"{_LOOK}; if it is no share, mend `unit`"
        )


def _counted(reading: dict[str, Any], at: Pointer) -> Iterator[Fault]:
    count, whole = reading.get("count"), reading.get("denominator")
    if count is not None and whole is not None and count > whole:
        yield Fault(
            (*at, "count"),
            f"the reading for {reading['period']} counts {count} of {whole}",
            f"write `count: {whole}` and `denominator: {count}` if they were changed round",
        )
