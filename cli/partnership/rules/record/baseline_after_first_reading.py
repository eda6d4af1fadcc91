"""A baseline is of a later period than the first reading.

## Why it matters
Progress is counted from the baseline. One that was taken after readings began leaves out what happened
before it: a rise up to the baseline and a fall after it look like a fall. Where the series breaks, a
baseline of the first period after the break is as it should be.

## Example
```yaml records/measures/exampleshire/smoking.yaml
name: Smoking at delivery
direction: lower
unit: percent
baseline: {value: 10.0, period: 2023/24}  # M011
readings:
  - {period: 2022/23, value: 9.1}
  - {period: 2023/24, value: 10.0}
```

## Instead
```yaml records/measures/exampleshire/smoking.yaml
name: Smoking at delivery
direction: lower
unit: percent
baseline: {value: 10.0, period: 2023/24}
readings:
  - {period: 2022/23, value: 9.1}
  - {period: 2023/24, value: 10.0}
breaks:
  - {at: 2023/24, reason: Asked in another way from this year.}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents.fields import each
from partnership.rules.mending import SET
from partnership.words.finding import Fault, Level, Related
from partnership.words.reporting import reporting_period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "M011"
LEVEL = Level.WARNING
MENDS = (SET,)
KINDS = ("measure",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault if a reading since the last break up to the baseline is of an earlier period than it."""
    data = record.data
    baseline = reporting_period(data["baseline"]["period"]) if "baseline" in data else None
    if baseline is None:
        return
    breaks = [at for one in each(data, "breaks") if (at := reporting_period(one["at"])) is not None]
    begun = max((at.starts.earliest for at in breaks if at.starts.earliest <= baseline.starts.earliest), default=0)
    for index, reading in enumerate(each(data, "readings")):
        period = reporting_period(reading["period"])
        if period is None or reading.get("missing") is not None:
            continue
        if begun <= period.starts.earliest and period.certainly_before(baseline):
            yield Fault(
                ("baseline", "period"),
                f"the baseline is of {baseline.text}, and there is a reading for {period.text} before it",
                "write the first reading as the baseline, or record under `breaks` what changed in between",
                related=(Related("", ("readings", index, "period"), "the earlier reading is here"),),
            )
            return
