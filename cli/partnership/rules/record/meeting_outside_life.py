"""A meeting was held when its board did not exist.

## Why it matters
Before a board is established, and after it is dissolved, nobody has a seat on it: one of the days
is wrong, or the meeting is another board's. Meetings of a board in shadow form are left alone.

## Example
```yaml records/meetings/exampleshire/childrens-trust/2019-11-06.yaml
kind: ordinary
status: held  # A004
```

## Instead
```yaml records/meetings/exampleshire/childrens-trust/2019-11-06.yaml
kind: shadow
status: held
```

```yaml records/meetings/exampleshire/childrens-trust/2020-01-01.yaml
kind: inaugural
status: held
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents.fields import day_of
from partnership.rules.mending import Mend
from partnership.words.finding import Fault, Level, Related
from partnership.words.kinds import path_of
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "A004"
LEVEL = Level.ERROR
MENDS = (Mend("rename {record} DATE --kind meeting"),)
KINDS = ("meeting",)

_HELD = frozenset({"held", "held-informally", "abandoned"})


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault if the meeting certainly lies outside the life of its board."""
    board = known.boards.get(record.board)
    if board is None or record.data["status"] not in _HELD or record.data["kind"] == "shadow":
        return
    day = day_of(record)
    path = path_of("board", board.id)
    if day.before(board.life.starts) is Truth.YES:
        where = (Related(path, ("established",), "it was established here", on_key=True),)
        remedy = f"write `kind: shadow` if it met in shadow form, or mend this day or `established` in {path}"
        yield Fault(("status",), f"this meeting lies before {board.names[0]} was established", remedy, related=where)
    elif board.life.ends.before(day) is Truth.YES:
        where = (Related(path, ("dissolved",), "it was dissolved here", on_key=True),)
        yield Fault(
            ("status",),
            f"this meeting lies after {board.names[0]} was dissolved",
            f"mend this day or `dissolved` in {path}, or move the meeting to the board that met",
            related=where,
        )
