"""A district is covered by none of the boards that share out an area among them.

## Why it matters
Where boards for parts of a county took the place of one for each district, a district that none of
them covers has lost its board, and nobody may have noticed. Looked at are boards of one kind that are
linked to one and the same body, and the districts of the places that theirs are of. A district that one
of them covers at any time is let be: which did on which day is a question for `partnership tree`.

## Example
```yaml records/boards/exampleshire/north-board.yaml
name: North Board
kind: board
areas:  # B019
  - districts: [alder]
links:
  - {type: sub-group-of, to: exampleshire/childrens-trust}
```

```yaml records/boards/exampleshire/south-board.yaml
name: South Board
kind: board
areas:
  - districts: [alder]
links:
  - {type: sub-group-of, to: exampleshire/childrens-trust}
```

## Instead
```yaml records/boards/exampleshire/north-board.yaml
name: North Board
kind: board
areas:
  - districts: [alder]
links:
  - {type: sub-group-of, to: exampleshire/childrens-trust}
```

```yaml records/boards/exampleshire/south-board.yaml
name: South Board
kind: board
areas:
  - districts: [birch]
links:
  - {type: sub-group-of, to: exampleshire/childrens-trust}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.rules.families import families
from partnership.words import dates
from partnership.words.finding import Fault, Level, Related
from partnership.words.kinds import path_of, place_of
from partnership.words.wording import few, listed, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.records.facts.known import Facts, Known
    from partnership.rules.families import Cover

CODE = "B019"
LEVEL = Level.NOTE
_SHOWN = 5


def check(facts: Facts) -> Iterator[tuple[str, Fault]]:
    """Yield a fault for each family of boards that leaves districts out, at the first of its boards."""
    told: set[tuple[tuple[str, ...], str]] = set()
    for family in families(facts):
        boards = tuple(dict.fromkeys(cover.board.id for cover in family))
        covered = {cover.district for cover in family}
        for place in dict.fromkeys(place_of(cover.district) for cover in family):
            left = _left(facts.known, place, covered)
            if left and (boards, place) not in told:
                told.add((boards, place))
                yield path_of("board", boards[0]), _fault(left, family)


def _left(known: Known, place: str, covered: set[str]) -> list[str]:
    """Return the names of the districts of a place that are not covered; those of which no end is recorded."""
    districts = known.places[place].things.get("district", {})
    return [
        plain(thing.names[0])
        for one, thing in districts.items()
        if f"{place}/{one}" not in covered and thing.lasts.ends == dates.OPEN_END
    ]


def _fault(left: list[str], family: list[Cover]) -> Fault:
    boards = list({cover.board.id: cover.board for cover in family}.values())
    among = few([board.names[0] for board in boards], _SHOWN)
    return Fault(
        ("areas",),
        f"{listed(few(left, _SHOWN))}: covered by none of {listed(among)}",
        "add what is missing to the `areas` of one of them; if nobody covers it, accept this with the reason",
        on_key=True,
        related=tuple(
            Related(path_of("board", board.id), ("areas",), "and these are covered here", on_key=True)
            for board in boards[1:_SHOWN]
        ),
    )
