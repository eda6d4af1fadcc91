"""A measure has no owner.

## Why it matters
A measure that no board or organisation answers for is looked at by nobody, and when boards are
restructured nobody notices that it was dropped.

## Example
```yaml records/measures/exampleshire/school-readiness.yaml
name: Children ready for school  # M002
direction: higher
```

## Instead
```yaml records/measures/exampleshire/school-readiness.yaml
name: Children ready for school
direction: higher
owners:
  - {board: exampleshire/childrens-trust, since: 2024-01-01}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents.fields import each
from partnership.rules.mending import Mend
from partnership.words.finding import Fault, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "M002"
LEVEL = Level.WARNING
MENDS = (Mend("new owner {record} BOARD --since DATE"),)
KINDS = ("measure",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault if no board and no organisation ever owned the measure."""
    owners = each(record.data, "owners")
    if not any("board" in owner or "organisation" in owner for owner in owners):
        at = ("owners",) if owners else ("name",)
        message = f"no board or organisation answers for “{record.data['name']}”"
        yield Fault(
            at,
            message,
            f"add `owners: [{{board: {record.place}/…, since: …}}]` once one takes it on",
            on_key=bool(owners),
        )
