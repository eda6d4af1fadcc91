"""A record is empty.

## Why it matters
An empty file has an id that others can refer to and says nothing. It is often what is left after a
save that failed.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
# Youth Board: still to be written  # Y008
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
```
"""

from partnership.words.finding import Level

CODE = "Y008"
LEVEL = Level.ERROR
