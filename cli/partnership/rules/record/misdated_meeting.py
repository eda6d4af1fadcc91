"""A meeting's day is given twice, or not at all.

## Why it matters
The file of a meeting is named by its day, so the record does not give it again: the two could
disagree. Where no source gives the day, the file is `undated-REFERENCE.yaml`, and `held` says what
is known of the day, if only `held: unknown`.

## Example
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
held: 2025-03-12  # A012
```

```yaml records/meetings/exampleshire/childrens-trust/undated-minutes-7.yaml
kind: ordinary  # A012
status: held
```

## Instead
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
```

```yaml records/meetings/exampleshire/childrens-trust/undated-minutes-7.yaml
kind: ordinary
status: held
held: {after: 2014-02-24}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.rules.mending import TAKE_OUT, Mend
from partnership.words.finding import Fault, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "A012"
LEVEL = Level.ERROR
MENDS = (TAKE_OUT, Mend("set {record} held DATE"))
KINDS = ("meeting",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault if the day stands in the name and the record, or in neither."""
    name = record.id.rpartition("/")[2]
    dated = not name.startswith("undated-")
    if dated and "held" in record.data:
        yield Fault(
            ("held",),
            f"this file is named by its day ({name}), and gives it again",
            "take `held` out; rename the file if the day in its name is wrong",
            on_key=True,
        )
    elif not dated and "held" not in record.data:
        yield Fault(
            (),
            "neither this file's name nor the record says when the meeting was",
            "add `held:` with what is known, such as `held: {after: 2014-02-24}` or `held: unknown`",
        )
