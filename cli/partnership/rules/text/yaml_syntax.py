"""A text cannot be read as YAML.

## Why it matters
What cannot be read is not checked. The place told is where reading stopped; the slip is there or on the
line above. A quotation mark that is never closed is told where it was opened. Most often it is a colon
inside a text, such a quotation mark, a tab, or an indentation that differs from the line above.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board: the panel  # Y001
kind: board
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: "Youth Board: the panel"
kind: board
```
"""

from partnership.words.finding import Level

CODE = "Y001"
LEVEL = Level.ERROR
