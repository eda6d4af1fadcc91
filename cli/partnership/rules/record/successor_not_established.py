"""A restructure in force establishes a board whose own record does not say when it began.

## Why it matters
A board without `established` has always been there, as far as the records say: on a day before the
restructure it would be counted together with the boards that it replaced.

## Example
```yaml records/restructures/exampleshire/local-boards.yaml
name: Local boards
stages:
  - stage: in-force
    on: 2014-10-01
    establishes:
      - exampleshire/partnership-board  # C005
```

```yaml records/boards/exampleshire/partnership-board.yaml
name: Partnership Board
kind: board
```

## Instead
```yaml records/restructures/exampleshire/local-boards.yaml
name: Local boards
stages:
  - {stage: in-force, on: 2014-10-01, establishes: [exampleshire/partnership-board]}
```

```yaml records/boards/exampleshire/partnership-board.yaml
name: Partnership Board
kind: board
established: {on: 2014-10-01}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents.fields import each
from partnership.records.facts.restructure import standing
from partnership.rules.mending import Mend
from partnership.words import dates
from partnership.words.finding import Fault, Level, Related
from partnership.words.kinds import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "C005"
LEVEL = Level.WARNING
MENDS = (Mend("set {other_record} established/on DATE"),)
KINDS = ("restructure",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each board that a restructure in force begins and that has no beginning."""
    found = standing(record.data)
    if found is None:
        return
    index, stage = found
    for number, board_id in enumerate(each(stage, "establishes")):
        board = known.boards.get(str(board_id))
        if board is not None and board.life.starts == dates.OPEN_START:
            path = path_of("board", board.id)
            day = stage["on"] if isinstance(stage["on"], (str, int)) else "…"
            message = f"{board.names[0]} begins by this restructure, and its record has no `established`"
            yield Fault(
                ("stages", index, "establishes", number),
                message,
                f"in {path}, write `established: {{on: {day}}}`, with its source",
                related=(Related(path, (), "its record is here"),),
            )
