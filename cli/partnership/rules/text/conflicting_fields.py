"""Fields stand together that rule each other out.

## Why it matters
A link leads to a board or to a post, a quorum is a need or `no_rule`, never both. Which of the two was
meant cannot be told.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
links:
  - {type: reports-to, to: exampleshire/childrens-trust, to_post: Director}  # S006
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
links:
  - {type: reports-to, to: exampleshire/childrens-trust}
  - {type: accountable-to, to_post: Director}
```
"""

from partnership.rules.mending import Mend
from partnership.words.finding import Level

CODE = "S006"
LEVEL = Level.ERROR
MENDS = (Mend("set {record} {at}/FIELD --unset"),)
