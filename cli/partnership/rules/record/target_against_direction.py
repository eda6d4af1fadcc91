"""A target lies on the wrong side of where a measure began.

## Why it matters
A target of more where less is good is a slip in the target, the baseline or the direction. It turns every
rating round: what is rated green is what has become worse.

A target is held against the baseline. A plan may mean to hold a figure that is bound to get worse; then
accept the finding with that reason.

## Example
```yaml records/measures/exampleshire/smoking.yaml
name: Smoking at delivery
direction: lower
unit: percent
baseline: {value: 10.0, period: 2022/23}
target: {value: 12.0, by: 2026/27}  # M010
```

## Instead
```yaml records/measures/exampleshire/smoking.yaml
name: Smoking at delivery
direction: lower
unit: percent
baseline: {value: 10.0, period: 2022/23}
target: {value: 8.0, by: 2026/27}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.rules.mending import SET
from partnership.words.finding import Fault, Level, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "M010"
LEVEL = Level.WARNING
MENDS = (SET,)
KINDS = ("measure",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault if the target is worse than the baseline."""
    data = record.data
    target, baseline = data.get("target", {}).get("value"), data.get("baseline", {}).get("value")
    if target is None or baseline is None:
        return
    worse = {"lower": target > baseline, "higher": target < baseline}.get(data["direction"], False)
    if worse:
        yield Fault(
            ("target", "value"),
            f"the target is {target} and the baseline {baseline}, but {data['direction']} is better",
            "look at the source again: at the target, the baseline and `direction`",
            related=(Related("", ("baseline", "value"), "the baseline is here"),),
        )
