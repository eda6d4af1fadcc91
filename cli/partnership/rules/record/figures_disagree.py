"""A value and the counts it comes from disagree.

## Why it matters
A rate is its count out of its denominator. Where all three are printed and the rate does not come to what
is printed, one of them is a slip of typing, or the rate is another thing than it is taken for: standardised
for age, say, or of another population. Until that is known no later reading can be held against it.

A value may differ by half of one in its last printed place, however halves are rounded: 9.6 stands for
9.55 to 9.65.

## Example
```yaml records/measures/exampleshire/school-readiness.yaml
name: Children ready for school
direction: higher
unit: percent
readings:
  - {period: 2023/24, value: 67.2, count: 2790, denominator: 4150}
  - {period: 2024/25, value: 69.9, count: 2871, denominator: 4123}  # M009
```

## Instead
```yaml records/measures/exampleshire/school-readiness.yaml
name: Children ready for school
direction: higher
unit: percent
readings:
  - {period: 2023/24, value: 67.2, count: 2790, denominator: 4150}
  - {period: 2024/25, value: 69.6, count: 2871, denominator: 4123}
```

```yaml records/measures/exampleshire/admissions.yaml
name: Admissions, age-standardised
direction: lower
unit: per-100000
standardised: true
readings:
  - {period: 2024/25, value: 412.5, count: 530, denominator: 118400}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents.fields import each
from partnership.records.figures import agrees, printed_like, worked_out
from partnership.rules.mending import SET
from partnership.words.finding import Fault, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "M009"
LEVEL = Level.WARNING
MENDS = (SET,)
KINDS = ("measure",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for every value that its counts do not round to."""
    unit = record.data.get("unit", "not-stated")
    if record.data.get("standardised"):
        return
    for index, reading in enumerate(each(record.data, "readings")):
        value = reading.get("value")
        exact = worked_out(unit, reading.get("count"), reading.get("denominator"))
        if value is not None and exact is not None and not agrees(value, exact):
            yield Fault(
                ("readings", index, "value"),
                f"the value for {reading['period']} is {value}, and its counts come to {printed_like(value, exact)}",
                "look at the source again; if the rate is standardised or adjusted, write `standardised: true` for the measure",
            )
