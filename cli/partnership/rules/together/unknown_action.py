"""An action is closed that no meeting opened.

## Why it matters
The action that was meant stays open, and shows as overdue; the one that is closed was never asked
for. An action's full name is the id of the meeting that opened it, `#`, and its id there.

## Example
```yaml records/meetings/exampleshire/childrens-trust/2025-01-08.yaml
kind: ordinary
status: held
actions:
  write-plan: {action: Write the plan}
```

```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
actions_closed:
  - {action: exampleshire/childrens-trust/2025-01-08#write-paln, outcome: done}  # A013
```

## Instead
```yaml records/meetings/exampleshire/childrens-trust/2025-01-08.yaml
kind: ordinary
status: held
actions:
  write-plan: {action: Write the plan}
```

```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
actions_closed:
  - {action: exampleshire/childrens-trust/2025-01-08#write-plan, outcome: done}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.rules.mending import SET
from partnership.words.finding import Fault, Level
from partnership.words.kinds import board_of, path_of
from partnership.words.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.records.facts.known import Facts

CODE = "A013"
LEVEL = Level.ERROR
MENDS = (SET,)


def check(facts: Facts) -> Iterator[tuple[str, Fault]]:
    """Yield a fault for every closing of an action that a meeting which could be read did not open."""
    opened = {action for meeting in facts.meetings for action in meeting.opened}
    read = {meeting.id for meeting in facts.meetings}
    for meeting in facts.meetings:
        for closed in meeting.closed:
            opener = closed.action.partition("#")[0]
            if closed.action not in opened and (opener in read or opener not in facts.known.ids["meeting"]):
                yield (
                    path_of("meeting", meeting.id),
                    _fault(closed.action, opener, closed.row, facts, exists=opener in read),
                )


def _fault(action: str, opener: str, index: int, facts: Facts, *, exists: bool) -> Fault:
    board = board_of(opener)
    near = nearest(action, [other for meeting in facts.meetings if meeting.board == board for other in meeting.opened])
    name = action.partition("#")[2]
    message = (
        f"the meeting {opener} opened no action `{name}`"
        if exists
        else f"there is no meeting {opener} that could have opened the action `{name}`"
    )
    remedy = (
        f"write `{near}`"
        if near
        else f"add the action to `actions` in {path_of('meeting', opener)}, or name the meeting that opened it"
    )
    return Fault(("actions_closed", index, "action"), message + (f"; did you mean `{near}`?" if near else ""), remedy)
