"""A field is not one that this kind of record has.

## Why it matters
A misspelt field would be passed over without a word, and what it says would be lost.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
acronim: YB  # S002
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
acronym: YB
```
"""

from partnership.words.finding import Level

CODE = "S002"
LEVEL = Level.ERROR
