"""An action is closed twice.

## Why it matters
Either it was still open after the first closing, or the second is a slip for another action, which
then stays open. An action that one meeting carried elsewhere may be closed again there.

## Example
```yaml records/meetings/exampleshire/childrens-trust/2025-01-08.yaml
kind: ordinary
status: held
actions:
  write-plan: {action: Write the plan}
  send-plan: {action: Send the plan}
```

```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
actions_closed:
  - {action: exampleshire/childrens-trust/2025-01-08#write-plan, outcome: done}
  - {action: exampleshire/childrens-trust/2025-01-08#send-plan, outcome: carried-elsewhere}
```

```yaml records/meetings/exampleshire/childrens-trust/2025-05-14.yaml
kind: ordinary
status: held
actions_closed:
  - {action: exampleshire/childrens-trust/2025-01-08#write-plan, outcome: dropped}  # A014
```

## Instead
```yaml records/meetings/exampleshire/childrens-trust/2025-01-08.yaml
kind: ordinary
status: held
actions:
  write-plan: {action: Write the plan}
  send-plan: {action: Send the plan}
```

```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
actions_closed:
  - {action: exampleshire/childrens-trust/2025-01-08#write-plan, outcome: done}
  - {action: exampleshire/childrens-trust/2025-01-08#send-plan, outcome: carried-elsewhere}
```

```yaml records/meetings/exampleshire/childrens-trust/2025-05-14.yaml
kind: ordinary
status: held
actions_closed:
  - {action: exampleshire/childrens-trust/2025-01-08#send-plan, outcome: done}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.rules.mending import TAKE_OUT_ITEM
from partnership.words.finding import Fault, Level, Related
from partnership.words.kinds import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.records.facts.known import Facts
    from partnership.records.facts.meeting import ClosedAction, MeetingFacts

CODE = "A014"
LEVEL = Level.ERROR
MENDS = (TAKE_OUT_ITEM,)


def check(facts: Facts) -> Iterator[tuple[str, Fault]]:
    """Yield a fault at every closing of an action after the first, in order of the meetings' days."""
    first: dict[str, tuple[MeetingFacts, ClosedAction]] = {}
    for meeting in sorted(facts.meetings, key=lambda one: (one.day.earliest, one.id)):
        for closed in meeting.closed:
            before = first.get(closed.action)
            if before is None or before[1].outcome == "carried-elsewhere":
                first[closed.action] = (meeting, closed)
            else:
                yield path_of("meeting", meeting.id), _fault(closed, *before)


def _fault(closed: ClosedAction, meeting: MeetingFacts, before: ClosedAction) -> Fault:
    where = (
        Related(
            path_of("meeting", meeting.id), ("actions_closed", before.row), f"it was closed here ({before.outcome})"
        ),
    )
    message = f"the action `{closed.action.partition('#')[2]}` was already closed ({before.outcome}) at {meeting.id}"
    return Fault(
        ("actions_closed", closed.row, "action"),
        message,
        "take out the closing that is wrong, or name the action that was meant",
        related=where,
    )
