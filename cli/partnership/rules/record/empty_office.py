"""An office of a board names nobody, and no source for it.

## Why it matters
A rule that needs the chair present asks who that is: a seat, a person, or a post in an
organisation. An entry with none of them answers nothing, and reads as if the office were filled.
Where a source says only that there is a chair, the entry carries that source.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
officers:
  - {office: chair, since: 2021}  # B014
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
officers:
  - {office: chair, post: Director of Children's Services, since: 2021}
  - {office: vice-chair, organisation: police}
  - {office: independent-chair, appointed_by: the safeguarding partners}
  - {office: secretary, source: {document: terms}}
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

CODE = "B014"
LEVEL = Level.ERROR
MENDS = (Mend("set {record} {item}/person PERSON"),)
KINDS = ("board",)

_WHO = frozenset(("seat", "person", "post", "organisation", "appointed_by", "source"))


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each office that says nothing of who holds it, nor where that is said."""
    for index, officer in enumerate(each(record.data, "officers")):
        if _WHO.isdisjoint(officer):
            message = f"the office `{officer['office']}` names no seat, person, post or organisation"
            yield Fault(
                ("officers", index, "office"),
                message,
                "write the `seat`, `person` or `post` that holds it, or the `source` that says no more, or take the entry out",
            )
