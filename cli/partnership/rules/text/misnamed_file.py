"""A file or folder has a name that a record cannot have.

## Why it matters
A record's path is its id: other records refer to it, and so it must be typed alike on every computer.
Lower-case letters, digits and single hyphens are; capitals, spaces, underscores and accents are not,
nor are `con`, `aux`, `nul` and other names that Windows keeps for itself. A meeting is named by its day.

## Example
```yaml records/boards/exampleshire/Youth_Board.yaml
name: Youth Board  # F002
kind: board
```

```yaml records/meetings/exampleshire/childrens-trust/14-may-2024.yaml
kind: ordinary  # F002
status: held
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
```

```yaml records/meetings/exampleshire/childrens-trust/2024-05-14.yaml
kind: ordinary
status: held
```
"""

from partnership.words.finding import Level

CODE = "F002"
LEVEL = Level.ERROR
