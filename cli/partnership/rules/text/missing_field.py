"""A field that a record must have is missing.

## Why it matters
Some facts make a record what it is: a board has a kind, a link a type, a meeting a status. Without them
nothing can be worked out, and nothing is guessed.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
links:
  - {to: exampleshire/childrens-trust}  # S001
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
links:
  - {type: sub-group-of, to: exampleshire/childrens-trust}
```
"""

from partnership.rules.mending import Mend
from partnership.words.finding import Level

CODE = "S001"
LEVEL = Level.ERROR
MENDS = (Mend("set {record} {at}/FIELD VALUE"), Mend("set {record} FIELD VALUE", ""))
