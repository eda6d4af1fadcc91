"""A value is not one of the words that its field knows.

## Why it matters
Fields such as `kind`, `standing` or `presence` hold one of a few words, so that things can be counted.
A word of one's own would be counted as nothing.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: bord  # S004
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
```
"""

from partnership.rules.mending import SET
from partnership.words.finding import Level

CODE = "S004"
LEVEL = Level.ERROR
MENDS = (SET,)
