"""Minutes were agreed before the meeting was held.

## Why it matters
Minutes are agreed at a later meeting. Where the meeting that agreed them comes first, one of the two
days is wrong, or the wrong meeting is named.

## Example
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
minutes:
  agreed_at: exampleshire/childrens-trust/2025-01-08  # A016
```

```yaml records/meetings/exampleshire/childrens-trust/2025-01-08.yaml
kind: ordinary
status: held
minutes:
  confirms:
    - exampleshire/childrens-trust/2025-03-12  # A016
```

## Instead
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
minutes:
  agreed_at: exampleshire/childrens-trust/2025-05-14
```

```yaml records/meetings/exampleshire/childrens-trust/2025-05-14.yaml
kind: ordinary
status: held
minutes:
  confirms:
    - exampleshire/childrens-trust/2025-03-12
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents.fields import day_in, day_of
from partnership.rules.mending import SET
from partnership.words.finding import Fault, Level
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "A016"
LEVEL = Level.ERROR
MENDS = (SET,)
KINDS = ("meeting",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault where the meeting that agreed certainly came before the meeting it agreed on."""
    minutes = record.data.get("minutes")
    if minutes is None:
        return
    agreed_at = minutes.get("agreed_at")
    if agreed_at is not None and day_in(agreed_at).before(day_of(record)) is Truth.YES:
        yield Fault(
            ("minutes", "agreed_at"),
            f"the meeting {_name(agreed_at)} comes before this meeting, and is said to have agreed its minutes",
            "write the later meeting that agreed them",
        )
    for index, confirmed in enumerate(minutes.get("confirms", ())):
        if day_of(record).before(day_in(confirmed)) is Truth.YES:
            yield Fault(
                ("minutes", "confirms", index),
                f"the meeting {_name(confirmed)} comes after this meeting, which is said to have agreed its minutes",
                "write the earlier meeting whose minutes were agreed",
            )


def _name(meeting_id: str) -> str:
    return meeting_id.rpartition("/")[2]
