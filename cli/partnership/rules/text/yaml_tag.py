"""A text uses a tag.

## Why it matters
A tag (`!`, `!!python/object`) tells a reader to make something other than plain data, in the worst
case to run a program. Records are plain data. Text that happens to begin with `!` is put in quotes.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: !!str Youth Board  # Y004
kind: board
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
```
"""

from partnership.words.finding import Level

CODE = "Y004"
LEVEL = Level.ERROR
