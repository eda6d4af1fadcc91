"""A board has no name, only a description.

## Why it matters
Headings get lost from pages, and some bodies were only ever described. The record is sound as it is;
whoever reads it should know that no source gives a name, and whoever finds one should add it.

## Example
```yaml records/boards/exampleshire/theme-group.yaml
described_as: the group that meets each term on schools  # B008
kind: other
```

```yaml records/boards/exampleshire/locality-groups.yaml
described_as: groups of professionals in each locality  # B008
kind: network
count: unknown
```

## Instead
```yaml records/boards/exampleshire/theme-group.yaml
name: Schools Theme Group
described_as: the group that meets each term on schools
kind: other
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.rules.mending import Mend
from partnership.words.finding import Fault, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "B008"
LEVEL = Level.NOTE
MENDS = (Mend("set {record} name NAME"),)
KINDS = ("board",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault where a board is only described."""
    if "name" in record.data:
        return
    if record.data.get("count", 1) == 1:
        yield Fault(
            ("described_as",),
            "no name is recorded for this body, only what it is",
            "add `name` when a source gives one",
        )
    else:
        yield Fault(
            ("described_as",),
            "these bodies are known only as a kind, without names",
            "when a source names them, give each a record of its own",
        )
