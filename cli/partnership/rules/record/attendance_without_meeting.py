"""A meeting that did not take place has somebody present.

## Why it matters
A meeting that was cancelled, postponed or is only planned never counts, so whoever came to it would
be lost from every figure. Either it took place, or nobody came.

## Example
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: cancelled
attendance:
  - {person: ann-archer, seat: council, capacity: member, presence: present}  # A007
  - {person: ben-baker, seat: police, capacity: member, presence: apologies}
```

## Instead
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: abandoned
attendance:
  - {person: ann-archer, seat: council, capacity: member, presence: present}
  - {person: ben-baker, seat: police, capacity: member, presence: apologies}
```

```yaml records/meetings/exampleshire/childrens-trust/2025-05-14.yaml
kind: ordinary
status: cancelled
attendance:
  - {person: ben-baker, seat: police, capacity: member, presence: apologies}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents.fields import each
from partnership.rules.mending import Mend
from partnership.words.finding import Fault, Level, Related
from partnership.words.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "A007"
LEVEL = Level.ERROR
MENDS = (Mend("set {record} status held"),)
KINDS = ("meeting",)

_WORDS = {
    "cancelled": "is recorded as cancelled",
    "postponed": "is recorded as postponed",
    "planned": "is only planned",
}


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault at the first person present at a meeting that did not take place."""
    words = _WORDS.get(record.data["status"])
    if words is None:
        return
    present = [
        index for index, row in enumerate(each(record.data, "attendance")) if row["presence"] in {"present", "part"}
    ]
    if present:
        where = (Related("", ("status",), "its status is here"),)
        people = "1 person is" if len(present) == 1 else f"{plural(len(present), 'person', 'people')} are"
        remedy = "write `status: held`, or `abandoned` if it broke up; if nobody came, mend the attendance (who will come belongs in `replies`)"
        yield Fault(
            ("attendance", present[0], "presence"),
            f"this meeting {words}, and {people} down as present",
            remedy,
            related=where,
        )
