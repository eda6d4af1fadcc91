"""A file holds more than one record.

## Why it matters
A line of three hyphens begins a second YAML document. A record is found by the path of its file, so the
second one would have no id, and most programs never see it.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
---  # Y005
name: Youth Panel
kind: panel
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
```

```yaml records/boards/exampleshire/youth-panel.yaml
name: Youth Panel
kind: board
```
"""

from partnership.words.finding import Level

CODE = "Y005"
LEVEL = Level.ERROR
