"""A board is said to be statutory and not statutory on one same day.

## Why it matters
Whether a partnership is required by law decides which duties it carries and who may end it. Two
sources may well disagree: after October 2010 some county trusts still called themselves statutory
while others had stopped. Each claim keeps its source; a person must say from when to when each held.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
legal_basis:
  - {claim: statutory, since: 2010-04-01, source: {document: terms}}
  - {claim: non-statutory, since: 2012, source: {document: minutes}}  # B011
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
legal_basis:
  - {claim: statutory, since: 2010-04-01, until: 2010-10-31, source: {document: terms}}
  - {claim: non-statutory, since: {by: 2012}, source: {document: minutes}}
  - {claim: statutory-duty-to-cooperate, since: 2010-04-01, source: {document: minutes}}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents.fields import each, period
from partnership.rules.mending import Mend
from partnership.rules.spans import clashes
from partnership.words.finding import Fault, Level, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "B011"
LEVEL = Level.WARNING
MENDS = (Mend("set {record} {other_item}/until DATE"),)
KINDS = ("board",)

_OPPOSED = ("statutory", "non-statutory")


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each claim that another certainly contradicts on some day."""
    claims = each(record.data, "legal_basis")
    told = [index for index, basis in enumerate(claims) if basis["claim"] in _OPPOSED]
    if len(told) < len(_OPPOSED):
        return
    for later, earlier in clashes(
        [period(claims[index]) for index in told], [claims[index]["claim"] for index in told]
    ):
        one, other = told[later], told[earlier]
        message = f"the board is said to be {claims[one]['claim']}, and {claims[other]['claim']} on one same day"
        related = (Related(record.path, ("legal_basis", other, "claim"), "the other claim is here"),)
        yield Fault(
            ("legal_basis", one, "claim"),
            message,
            "give each claim the `since` and `until` that its source supports; if the sources disagree, accept this finding and say so",
            related=related,
        )
