"""A measure is answered for by a board that has ended.

## Why it matters
A measure whose board is gone is looked at by nobody, though the record names an owner. Say until when the
board answered for it, and who does now. When boards are restructured, the restructure has to say where
each measure goes (`dropped`).

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
dissolved: {on: 2022-06-30, source: {document: minutes}}
```

```yaml records/measures/exampleshire/first-time-entrants.yaml
name: First-time entrants
direction: lower
owners:
  - {board: exampleshire/youth-board, since: 2020-01-01}  # M012
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
dissolved: {on: 2022-06-30, source: {document: minutes}}
```

```yaml records/measures/exampleshire/first-time-entrants.yaml
name: First-time entrants
direction: lower
owners:
  - {board: exampleshire/youth-board, since: 2020-01-01, until: 2022-06-30}
  - {board: exampleshire/childrens-trust, since: 2022-07-01}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents.fields import each, period
from partnership.rules.mending import Mend
from partnership.words import dates
from partnership.words.finding import Fault, Level, Related
from partnership.words.kinds import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "M012"
LEVEL = Level.WARNING
MENDS = (Mend("set {record} {item}/until DATE"),)
KINDS = ("measure",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for every owner that certainly ended before it stopped being one, while the measure was in use."""
    lasts = period(record.data)
    for index, owner in enumerate(each(record.data, "owners")):
        board = known.boards.get(owner.get("board", ""))
        if board is None or board.life.ends.latest >= dates.LAST_DAY:
            continue
        until = min(period(owner).ends.earliest, lasts.ends.earliest)
        if until > board.life.ends.latest:
            yield Fault(
                ("owners", index, "board"),
                f"{board.names[0] if board.names else board.id} has ended, and is still recorded as answering for “{record.data['name']}”",
                "write `until` for it, and who answers for the measure from then on",
                related=(Related(path_of("board", board.id), (), "the board is here"),),
            )
