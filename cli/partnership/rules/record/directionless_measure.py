"""A measure does not say which way is good.

## Why it matters
Whether a rising figure is good news is sometimes plain from the words of a plan (“reduce…”) and
sometimes not: more children on a protection plan can mean more harm, or more harm found. Without a
direction no reading can be said to be better or worse than the last.

Where the source does not say, the owner of the plan can: write what they decide, or accept the
finding in the plan for all the measures that serve it.

## Example
```yaml records/measures/exampleshire/care-leavers-housed.yaml
name: Percentage of care leavers in suitable accommodation
direction: not-stated  # M001
```

## Instead
```yaml records/measures/exampleshire/care-leavers-housed.yaml
name: Percentage of care leavers in suitable accommodation
direction: higher
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.rules.mending import SET
from partnership.words.finding import Fault, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "M001"
LEVEL = Level.WARNING
MENDS = (SET,)
KINDS = ("measure",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault if the direction is not stated."""
    if record.data["direction"] == "not-stated":
        message = f"it is not stated which way is good for “{record.data['name']}”"
        yield Fault(
            ("direction",), message, "ask the owner of the plan, and write `higher`, `lower`, `in-range` or `neutral`"
        )
