"""A value does not have the form that its field needs.

## Why it matters
An id with a capital, a date the wrong way round, a share written as `70`, an empty text: each has the right
type, and still cannot be read as what it stands for.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
established: {on: 01/04/2014}  # S005
links:
  - {type: supports, to: Exampleshire/Trust}  # S005
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
established: {on: 2014-04-01}
links:
  - {type: supports, to: exampleshire/childrens-trust}
```
"""

from partnership.rules.mending import SET
from partnership.words.finding import Level

CODE = "S005"
LEVEL = Level.ERROR
MENDS = (SET,)
