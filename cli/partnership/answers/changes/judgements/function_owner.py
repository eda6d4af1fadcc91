"""A function that a board had is nobody's any more.

## Why it matters
Work that was somebody's is left out of a new arrangement more easily than it is given up on purpose.

A function that another board has, or takes on, is still somebody's: that it passed on is neither stronger nor weaker.

## Example
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
functions: [{function: plan}]
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
```
`weakens`: the function Write the plan is nobody's any more

## Instead
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
functions: [{function: plan}]
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
functions: [{function: plan, since: 2024-01-01}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.changes.judging import Said, Verdict
from partnership.answers.changes.owners import Owned, changed_hands
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.answers.changes.compared import Changes

OF = Owned("functions", "function")


def judge_whole(changes: Changes) -> Iterator[tuple[str, str, Said]]:
    """Yield each function that a board lost, and whether another has it."""
    for one in changed_hands(changes, OF):
        if not one.lost_by:
            continue
        aspect = ("functions", one.thing)
        if one.now:
            yield (
                "board",
                one.lost_by,
                Said(
                    Verdict.NEUTRAL,
                    f"the function {one.title} is with {listed(one.now)}",
                    aspect,
                    one.thing,
                    "/".join(one.now),
                ),
            )
        else:
            yield (
                "board",
                one.lost_by,
                Said(Verdict.WEAKENS, f"the function {one.title} is nobody's any more", aspect, one.thing),
            )
