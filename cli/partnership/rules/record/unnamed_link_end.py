"""A link leads to bodies that its source does not name.

## Why it matters
A group that reports to "various other strategic boards" answers to somebody, and nobody can say to
whom. The link is shown with its words; no line can be drawn to a board.

## Example
```yaml records/boards/exampleshire/best-start-group.yaml
name: Best Start Group
kind: sub-group
links:
  - type: reports-to
    to_described: various other strategic boards  # B009
```

## Instead
```yaml records/boards/exampleshire/best-start-group.yaml
name: Best Start Group
kind: sub-group
links:
  - {type: reports-to, to: exampleshire/childrens-trust}
  - {type: accountable-to, to_post: Chief Executive of the county council}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents.fields import each
from partnership.words.finding import Fault, Level
from partnership.words.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "B009"
LEVEL = Level.NOTE
KINDS = ("board",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each link whose other end is only described."""
    for index, link in enumerate(each(record.data, "links")):
        if "to_described" in link:
            said = plain(link["to_described"])
            yield Fault(
                ("links", index, "to_described"),
                f"the other end of this link is known only as “{said}”",
                "when a source names it, write one link with `to` for each board",
            )
