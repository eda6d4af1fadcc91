"""A restructure says two different things of what became of one thing.

## Why it matters
Carried by one row and retired by another: whoever reads the one row believes that it is safe, and whoever reads the other
that nobody needs it any more. Carried to several boards is no contradiction.

## Example
```yaml records/restructures/exampleshire/local-boards.yaml
name: Local boards
stages:
  - {stage: in-force, on: 2014-10-01, ends: [exampleshire/district-trust]}
continuity:
  - {board: exampleshire/district-trust, seat: police, fate: carried, to: [exampleshire/childrens-trust]}
  - {board: exampleshire/district-trust, seat: police, fate: retired, reason: Not asked for again.}  # C008
```

```yaml records/boards/exampleshire/district-trust.yaml
name: District Trust
kind: trust
dissolved: {on: 2014-09-30}
seats:
  police: {}
  health: {}
```

## Instead
```yaml records/restructures/exampleshire/local-boards.yaml
name: Local boards
stages:
  - {stage: in-force, on: 2014-10-01, ends: [exampleshire/district-trust]}
continuity:
  - {board: exampleshire/district-trust, seat: police, fate: carried, to: [exampleshire/childrens-trust]}
  - {board: exampleshire/district-trust, seat: police, fate: carried, to: [exampleshire/youth-board]}
  - {board: exampleshire/district-trust, everything: seats, fate: retired, reason: Not asked for again.}
```

```yaml records/boards/exampleshire/district-trust.yaml
name: District Trust
kind: trust
dissolved: {on: 2014-09-30}
seats:
  police: {}
  health: {}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents.fields import each
from partnership.rules.mending import TAKE_OUT_ITEM
from partnership.words.finding import Fault, Level, Related

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "C008"
LEVEL = Level.ERROR
MENDS = (TAKE_OUT_ITEM,)
KINDS = ("restructure",)

_KINDS = ("seat", "function", "duty", "measure", "action", "district", "link", "everything")
_HOMES = frozenset({"function", "duty", "district"})


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each row that says another fate than an earlier row of the same thing."""
    first: dict[tuple[str, str, str], int] = {}
    rows = each(record.data, "continuity")
    for index, row in enumerate(rows):
        kind = next(one for one in _KINDS if one in row)
        thing = (row["board"], kind, _home(known, record.place, kind, row[kind]))
        earlier = first.setdefault(thing, index)
        if rows[earlier]["fate"] != row["fate"]:
            yield Fault(
                ("continuity", index, "fate"),
                f"this says {_said(row)} of {_named(kind, row)}, and an earlier row says {_said(rows[earlier])}",
                "take one of the two rows out, or have each name another thing",
                related=(Related(record.path, ("continuity", earlier, "fate"), "the earlier row is here"),),
            )


def _home(known: Known, place: str, kind: str, name: str) -> str:
    home = known.home(place, kind, name) if kind in _HOMES else None
    return f"{home.id}/{name.rpartition('/')[2]}" if home else name


def _said(row: Mapping[str, str]) -> str:
    return f"`{row['fate']}`"


def _named(kind: str, row: Mapping[str, str]) -> str:
    return f"all its {row[kind]}" if kind == "everything" else f"its {kind} `{row[kind]}`"
