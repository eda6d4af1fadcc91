"""A record cites no source at all.

## Why it matters
Every fact should lead back to where it is said. A record without a single source can be neither
checked nor trusted, and in a year's time nobody will remember where it came from.

Meetings that are only planned are let be: nothing has happened yet that a document could tell.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board  # R003
kind: board
links:
  - {type: reports-to, to: exampleshire/childrens-trust}
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
links:
  - {type: reports-to, to: exampleshire/childrens-trust, source: {document: terms, section: "4.1"}}
```

```yaml records/meetings/exampleshire/youth-board/2031-05-14.yaml
kind: ordinary
status: planned
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.rules.mending import Mend
from partnership.words.finding import Fault, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "R003"
LEVEL = Level.WARNING
MENDS = (Mend("set {record} source/document DOCUMENT"),)
KINDS = ("board", "plan", "measure", "restructure", "meeting")


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield one fault where no `source` stands anywhere in the record."""
    del known
    if record.data.get("status") != "planned" and not _cites(record.data):
        yield Fault(
            (),
            f"no fact of this {record.kind} has a source",
            "add `source: {document: …, section: …}` to a fact, or to the whole record; the document is one of the place's `documents`",
        )


def _cites(thing: Any) -> bool:
    if thing.__class__ is dict:
        return "source" in thing or any(
            _cites(value) for value in thing.values() if value.__class__ is dict or value.__class__ is list
        )
    return any(_cites(value) for value in thing if value.__class__ is dict or value.__class__ is list)
