"""A function that a board had is nobody's any more.

## Why it matters
Work that was somebody's is left out of a new arrangement more easily than it is given up on purpose.

A function of a board that ends, of which a restructure says that what became of it is not known, stands in the continuity ledger and not here.
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
from partnership.answers.changes.owners import Owned, changed_hands, kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.answers.changes.compared import Changes
    from partnership.answers.continuity.ledger import Ledger

OF = Owned("functions", "function")


def judge_whole(changes: Changes, ledger: Ledger | None) -> Iterator[tuple[str, Said]]:
    """Yield each function that a board lost, and whether anybody has it on the other side."""
    for one in changed_hands(changes, ledger, OF):
        still = kept(one, OF)
        if still is not None:
            yield one.lost_by, still
        elif one.lost_by and not one.searched:
            words = f"the function {one.title} is nobody's any more"
            yield one.lost_by, Said(Verdict.WEAKENS, words, (OF.field, one.thing), one.thing)
