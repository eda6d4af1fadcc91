"""A board was dissolved and no restructure says what took its place.

## Why it matters
What the board was there for went somewhere, or nowhere: a restructure tells which. A task-and-finish
group ends when its task is done, and needs none.

## Example
```yaml records/boards/exampleshire/district-trust.yaml
name: District Trust
kind: trust
dissolved: {on: 2014-09-30}  # C002
```

## Instead
```yaml records/boards/exampleshire/district-trust.yaml
name: District Trust
kind: trust
dissolved: {on: 2014-09-30}
```

```yaml records/boards/exampleshire/transport-group.yaml
name: Transport Group
kind: task-and-finish-group
dissolved: {on: 2014-09-30}
```

```yaml records/restructures/exampleshire/local-boards.yaml
name: Local boards
stages:
  - {stage: in-force, on: 2014-10-01}
changes:
  - {how: replaced, from: [exampleshire/district-trust], to: [exampleshire/childrens-trust], on: 2014-10-01}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.rules.spans import said
from partnership.words import dates
from partnership.words.finding import Fault, Level
from partnership.words.kinds import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.records.facts.known import Facts

CODE = "C002"
LEVEL = Level.NOTE


def check(facts: Facts) -> Iterator[tuple[str, Fault]]:
    """Yield a fault for each dissolved board that no restructure names; none while a restructure cannot be read."""
    if len(facts.restructures) < len(facts.known.ids["restructure"]):
        return
    explained = {board for restructure in facts.restructures for board in restructure.ever_ended}
    for board in facts.boards:
        if (
            board.life.ends not in (dates.OPEN_END, dates.UNKNOWN)
            and board.kind != "task-and-finish-group"
            and board.id not in explained
        ):
            message = f"{board.names[0]}: dissolved ({said(board.life.ends)}), and no restructure says what took over"
            yield (
                path_of("board", board.id),
                Fault(
                    ("dissolved",),
                    message,
                    "if other boards took over, record it in `restructures/` (`partnership new restructure`); if it simply ended, a change with `how: abolished` says so",
                    on_key=True,
                ),
            )
