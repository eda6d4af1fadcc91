"""A district is covered by two boards that share out an area among them.

## Why it matters
Where a county has a board for the north and one for the south, each district belongs to one of them.
In two, its families are planned for twice, or each board counts on the other. Looked at are boards of
one kind that are linked to one and the same body, on days when all of this certainly holds.

## Example
```yaml records/boards/exampleshire/north-board.yaml
name: North Board
kind: board
areas:
  - districts: [alder, birch]
links:
  - {type: sub-group-of, to: exampleshire/childrens-trust}
```

```yaml records/boards/exampleshire/south-board.yaml
name: South Board
kind: board
areas:
  - districts: [birch]  # B018
links:
  - {type: sub-group-of, to: exampleshire/childrens-trust}
```

## Instead
```yaml records/boards/exampleshire/north-board.yaml
name: North Board
kind: board
areas:
  - {districts: [alder, birch], until: 2024-12-31}
  - {districts: [alder], since: 2025-01-01}
links:
  - {type: sub-group-of, to: exampleshire/childrens-trust}
```

```yaml records/boards/exampleshire/south-board.yaml
name: South Board
kind: board
areas:
  - {districts: [birch], since: 2025-01-01}
links:
  - {type: sub-group-of, to: exampleshire/childrens-trust}
```

```yaml records/boards/exampleshire/play-network.yaml
name: Play Network
kind: network
areas:
  - districts: [alder, birch]
links:
  - {type: sub-group-of, to: exampleshire/childrens-trust}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.rules.families import families
from partnership.rules.spans import clashes
from partnership.words.finding import Fault, Level, Related
from partnership.words.kinds import path_of
from partnership.words.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.records.facts.known import Facts, Known
    from partnership.rules.families import Cover

CODE = "B018"
LEVEL = Level.NOTE


def check(facts: Facts) -> Iterator[tuple[str, Fault]]:
    """Yield a fault for each district that a board covers while another of its family does."""
    told: set[tuple[str, str]] = set()
    for family in families(facts):
        by_district: dict[str, list[Cover]] = {}
        for cover in family:
            by_district.setdefault(cover.district, []).append(cover)
        for district, covers in by_district.items():
            for later, earlier in clashes([one.holds for one in covers], [one.board.id for one in covers]):
                one, other = covers[later], covers[earlier]
                if (one.board.id, district) not in told:
                    told.add((one.board.id, district))
                    yield path_of("board", one.board.id), _fault(facts.known, one, other)


def _fault(known: Known, one: Cover, other: Cover) -> Fault:
    place, _, district = one.district.partition("/")
    name = plain(known.places[place].things["district"][district].names[0])
    there = ("areas", other.area, "districts", other.number)
    return Fault(
        ("areas", one.area, "districts", one.number),
        f"{name} is covered by {one.board.names[0]}, and on the same day by {other.board.names[0]}",
        "if it changed hands, write `until` in the one `areas` and `since` in the other",
        related=(Related(path_of("board", other.board.id), there, "it is covered here too"),),
    )
