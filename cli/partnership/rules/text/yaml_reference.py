"""A text uses an anchor or an alias.

## Why it matters
YAML can give a value a name (`&name`) and repeat it elsewhere (`*name`). A reviewer who reads one
line then does not see what it says, and a small file can unfold into a huge one. A record says
everything itself. Text that happens to begin with `&` or `*` is put in quotes.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: &name Youth Board  # Y003
kind: board
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
```
"""

from partnership.words.finding import Level

CODE = "Y003"
LEVEL = Level.ERROR
