"""An acceptance reaches no finding.

## Why it matters
What was accepted has been mended, or the acceptance points at the wrong place. A list of
acceptances that nobody can trust is worse than none.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
accepted:
  - rule: circular-link  # X001
    reason: The minutes say that both boards are to be merged.
    accepted_by: Partnership secretary
    look_again: 2027-04-01
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
```
"""

from partnership.rules.mending import TAKE_OUT_ITEM
from partnership.words.finding import Level

CODE = "X001"
LEVEL = Level.WARNING
MENDS = (TAKE_OUT_ITEM,)
