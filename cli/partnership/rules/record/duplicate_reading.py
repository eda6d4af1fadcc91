"""A measure has two readings for one period.

## Why it matters
One period, area, sex, age band and version has one reading. With two, every table shows whichever
comes first.

## Example
```yaml records/measures/exampleshire/school-readiness.yaml
name: Children ready for school
direction: higher
readings:
  - {period: 2023/24, area: alder, value: 66.1}
  - {period: 2023/24, area: alder, value: 67.2}  # M005
```

## Instead
```yaml records/measures/exampleshire/school-readiness.yaml
name: Children ready for school
direction: higher
readings:
  - {period: 2023/24, area: alder, version: provisional, value: 66.1}
  - {period: 2023/24, area: alder, version: final, value: 67.2}
  - {period: 2023/24, area: birch, version: final, value: 67.2}
  - {period: 2023/24, area: birch, sex: female, version: final, value: 70.4}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents.fields import each
from partnership.rules.mending import TAKE_OUT
from partnership.words.finding import Fault, Level, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "M005"
LEVEL = Level.ERROR
MENDS = (TAKE_OUT,)
KINDS = ("measure",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for every reading that stands where another does."""
    readings = each(record.data, "readings")
    if len(readings) <= 1:
        return
    areas = record.data.get("areas", ())
    own_area = areas[0] if len(areas) == 1 else None
    own_sex = record.data.get("sex", "persons")
    own_age = record.data.get("age", {}).get("printed")
    seen: dict[tuple[str | None, ...], int] = {}
    for index, reading in enumerate(readings):
        key = (
            str(reading["period"]),
            reading.get("area", own_area),
            reading.get("sex", own_sex),
            reading.get("age", own_age),
            reading.get("version"),
        )
        first = seen.setdefault(key, index)
        if first != index:
            where = (Related("", ("readings", first), "the other reading is here"),)
            of = ", ".join(word for word in key if word)
            yield Fault(
                ("readings", index),
                f"there is already a reading for {of}",
                "keep one, or tell them apart by `version`, `area`, `sex` or `age`",
                related=where,
            )
