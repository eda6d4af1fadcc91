"""A restructure in force ends a board whose own record says nothing of its end.

## Why it matters
The two records contradict one another: trees, registers and headcounts still show the board, and its
members are expected at meetings that nobody calls.

## Example
```yaml records/restructures/exampleshire/local-boards.yaml
name: Local boards
stages:
  - stage: in-force
    on: 2014-10-01
    ends:
      - exampleshire/district-trust  # C004
```

```yaml records/boards/exampleshire/district-trust.yaml
name: District Trust
kind: trust
```

## Instead
```yaml records/restructures/exampleshire/local-boards.yaml
name: Local boards
stages:
  - {stage: proposed, on: 2014-07, ends: [exampleshire/childrens-trust]}
  - {stage: in-force, on: 2014-10-01, ends: [exampleshire/district-trust]}
```

```yaml records/boards/exampleshire/district-trust.yaml
name: District Trust
kind: trust
dissolved: {on: 2014-09-30}
```
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from partnership.documents.fields import each, moment
from partnership.records.facts.restructure import standing
from partnership.rules.mending import Mend
from partnership.rules.spans import typed
from partnership.words import dates
from partnership.words.finding import Fault, Level, Related
from partnership.words.kinds import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "C004"
LEVEL = Level.WARNING
MENDS = (Mend("end {other_record} --on DATE"),)
KINDS = ("restructure",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each board that a restructure in force ends and that is not dissolved."""
    found = standing(record.data)
    if found is None:
        return
    index, stage = found
    for number, board_id in enumerate(each(stage, "ends")):
        board = known.boards.get(str(board_id))
        if board is not None and board.life.ends == dates.OPEN_END:
            day = moment(stage["on"])
            last = date.fromordinal(day.earliest - 1).isoformat() if typed(day) else "unknown"
            path = path_of("board", board.id)
            message = f"{board.names[0]} ends by this restructure, and its record has no `dissolved`"
            yield Fault(
                ("stages", index, "ends", number),
                message,
                f"in {path}, write `dissolved: {{on: {last}}}`, its last day",
                related=(Related(path, (), "its record is here"),),
            )
