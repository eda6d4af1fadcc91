"""A restructure carries something on to a board that is not there after it.

## Why it matters
What is carried to a board that ended, that was only proposed or that had not begun is carried by nobody: the ledger
would count it as safe.

## Example
```yaml records/restructures/exampleshire/local-boards.yaml
name: Local boards
stages:
  - {stage: in-force, on: 2014-10-01, ends: [exampleshire/district-trust]}
continuity:
  - board: exampleshire/district-trust
    seat: police
    fate: carried
    to:
      - exampleshire/childrens-trust
      - exampleshire/planned-board  # C006
```

```yaml records/boards/exampleshire/district-trust.yaml
name: District Trust
kind: trust
dissolved: {on: 2014-09-30}
seats:
  police: {}
```

```yaml records/boards/exampleshire/planned-board.yaml
name: Planned Board
kind: board
proposed: {on: 2014-05-01}
```

## Instead
```yaml records/restructures/exampleshire/local-boards.yaml
name: Local boards
stages:
  - {stage: in-force, on: 2014-10-01, ends: [exampleshire/district-trust]}
continuity:
  - {board: exampleshire/district-trust, seat: police, fate: carried, to: [exampleshire/childrens-trust]}
```

```yaml records/boards/exampleshire/district-trust.yaml
name: District Trust
kind: trust
dissolved: {on: 2014-09-30}
seats:
  police: {}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents.fields import each, moment
from partnership.rules.mending import SET
from partnership.rules.spans import said
from partnership.words.finding import Fault, Level, Related
from partnership.words.kinds import path_of
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.board import BoardFacts
    from partnership.records.facts.known import Known
    from partnership.words.dates import Moment

CODE = "C006"
LEVEL = Level.ERROR
MENDS = (SET,)
KINDS = ("restructure",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each board that something is carried to and that is certainly not there from the day of the restructure."""
    rows = each(record.data, "continuity")
    in_force = [one for one in each(record.data, "stages") if one["stage"] == "in-force"]
    if not rows or not in_force:
        return
    day = moment(in_force[-1]["on"])
    for index, row in enumerate(rows):
        for number, board_id in enumerate(row.get("to", ())):
            board = known.boards.get(board_id)
            why = None if board is None else _absent(board, day)
            if board is not None and why is not None:
                path = path_of("board", board.id)
                yield Fault(
                    ("continuity", index, "to", number),
                    f"{board.names[0]} {why}, and cannot carry anything on",
                    f"name the board that carries it, or write `fate: not-known` with the documents searched; or mend {path}",
                    related=(Related(path, (), "its record is here"),),
                )


def _absent(board: BoardFacts, day: Moment) -> str | None:
    """Return why a board is certainly not there from a day; None where it is or may be."""
    if board.only_proposed:
        return "was only proposed"
    if board.life.ends.before(day) is Truth.YES:
        return f"ended before it ({said(board.life.ends)})"
    return None
