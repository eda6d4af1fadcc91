"""A value is of another type than its field holds.

## Why it matters
Where a list is meant, one text says something else; where text is meant, `no` and `1.10` are text only
as long as nothing turns them into something else. Quotes make text of anything.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: 2014  # S003
kind: board
links: exampleshire/childrens-trust  # S003
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: "2014"
kind: board
links:
  - {type: supports, to: exampleshire/childrens-trust}
```
"""

from partnership.rules.mending import SET, TAKE_OUT
from partnership.words.finding import Level

CODE = "S003"
LEVEL = Level.ERROR
MENDS = (SET, TAKE_OUT)
