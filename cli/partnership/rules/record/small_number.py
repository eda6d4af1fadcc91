"""A reading gives a number so small that it may point to a child.

## Why it matters
“Two of the forty girls in Year 6” is no statistic in a place where everybody knows the school. Records of
measures are published; a count below five (or below `smallest_count`, where the publisher's own rule is
another) is left out, and so is what lets a reader work it out: the total with all the other districts, or
with the other sex. For a percentage, what is left of the denominator counts as well. A rate printed
with its denominator gives its count away.

If the number was published by somebody whose rule allows it, accept the finding and say where.

## Example
```yaml records/measures/exampleshire/exclusions.yaml
name: Children excluded from school
direction: lower
unit: number
readings:
  - {period: 2023/24, area: exampleshire, value: 31}
  - {period: 2023/24, area: alder, missing: suppressed}  # M013
  - {period: 2023/24, area: birch, value: 28}
  - {period: 2024/25, area: alder, value: 3}  # M013
```

## Instead
```yaml records/measures/exampleshire/exclusions.yaml
name: Children excluded from school
direction: lower
unit: number
readings:
  - {period: 2023/24, area: exampleshire, value: 31}
  - {period: 2023/24, area: alder, missing: suppressed}
  - {period: 2023/24, area: birch, missing: suppressed}
  - {period: 2024/25, area: alder, missing: suppressed}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.records import decode
from partnership.records.small_numbers import small_numbers
from partnership.words.finding import Fault, Level, Related

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known
    from partnership.records.model.measure import Measure
    from partnership.records.small_numbers import Small

CODE = "M013"
LEVEL = Level.WARNING
KINDS = ("measure",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for every reading that gives a small number away."""
    if "readings" not in record.data:
        return
    measure = decode.measure_of(record)
    for one in small_numbers(measure, _districts(known)):
        yield _fault(measure, one)


def _districts(known: Known) -> Mapping[str, frozenset[str]]:
    return {
        place.id: frozenset(place.things["district"]) for place in known.places.values() if place.things.get("district")
    }


def _fault(measure: Measure, one: Small) -> Fault:
    period, smallest = measure.readings[one.place].period, measure.smallest_count
    if one.kind == "worked-out":
        where = tuple(Related("", ("readings", each), "this helps to work it out") for each in one.others)
        return Fault(
            ("readings", one.place, "missing"),
            f"the suppressed number for {period} can be worked out from the others, and is below {smallest}",
            "suppress another of them too, the smallest of those that are shown",
            related=where,
        )
    field = "count" if measure.readings[one.place].count is not None else "value"
    what = f"what is left of the denominator for {period}" if one.kind == "remainder" else f"the count for {period}"
    return Fault(
        ("readings", one.place, field),
        f"{what} is below {smallest}: it may point to a child",
        f"take the figures out and write `missing: suppressed`; or write the publisher's own `smallest_count` if it is not {smallest}",
    )
