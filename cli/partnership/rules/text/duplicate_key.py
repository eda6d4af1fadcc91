"""A key is given twice in one block.

## Why it matters
YAML readers keep one of the two and lose the other without a word. Nobody can tell which was meant.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
name: Youth Panel  # Y002
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
```
"""

from partnership.words.finding import Level

CODE = "Y002"
LEVEL = Level.ERROR
