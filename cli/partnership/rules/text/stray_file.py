"""A file or folder among the records is not read as one.

## Why it matters
Someone may believe that it is checked, and it is not: a board saved as `.yml`, a Word document, a
meeting put one folder too high. Records are `.yaml` files, each kind in its own folder and at its own
depth: `boards/PLACE/NAME.yaml`, `meetings/PLACE/BOARD/DATE.yaml`, `places/PLACE.yaml`.

Names that begin with a full stop, lock files of Word and Excel (`~$…`), copies that an editor makes
(`…~`), `desktop.ini`, `Thumbs.db` and `README.md` are passed over without a word.

## Example
```yaml records/boards/exampleshire/youth-board.yml
name: Youth Board  # F001
kind: board
```

```yaml records/meetings/exampleshire/2024-05-14.yaml
kind: ordinary  # F001
status: held
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
```

```yaml records/meetings/exampleshire/youth-board/2024-05-14.yaml
kind: ordinary
status: held
```
"""

from partnership.words.finding import Level

CODE = "F001"
LEVEL = Level.WARNING
