"""An action is closed at a meeting that came before it was opened.

## Why it matters
One of the two days is wrong, or another action was meant.

## Example
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
actions:
  write-plan: {action: Write the plan}
```

```yaml records/meetings/exampleshire/childrens-trust/2025-01-08.yaml
kind: ordinary
status: held
actions_closed:
  - {action: exampleshire/childrens-trust/2025-03-12#write-plan, outcome: done}  # A015
```

## Instead
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
actions:
  write-plan: {action: Write the plan}
```

```yaml records/meetings/exampleshire/childrens-trust/2025-05-14.yaml
kind: ordinary
status: held
actions_closed:
  - {action: exampleshire/childrens-trust/2025-03-12#write-plan, outcome: done}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.rules.mending import TAKE_OUT_ITEM
from partnership.words.finding import Fault, Level, Related
from partnership.words.kinds import path_of
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.records.facts.known import Facts

CODE = "A015"
LEVEL = Level.ERROR
MENDS = (TAKE_OUT_ITEM,)


def check(facts: Facts) -> Iterator[tuple[str, Fault]]:
    """Yield a fault for every closing that certainly comes before the opening."""
    days = {meeting.id: meeting.day for meeting in facts.meetings}
    for meeting in facts.meetings:
        for closed in meeting.closed:
            opener, _, name = closed.action.partition("#")
            if opener in days and meeting.day.before(days[opener]) is Truth.YES:
                where = (
                    Related(path_of("meeting", opener), ("actions", name), "the meeting that opened it", on_key=True),
                )
                message = f"this meeting closes the action `{name}`, which only the later meeting {opener} opened"
                yield (
                    path_of("meeting", meeting.id),
                    Fault(
                        ("actions_closed", closed.row, "action"),
                        message,
                        "name the action that was meant, or move the closing to the meeting that closed it",
                        related=where,
                    ),
                )
