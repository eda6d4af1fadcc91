"""A board has the same link twice on one same day.

## Why it matters
One of the two will be mended or ended and the other forgotten. Two links that differ in how often
the board reports, or in what of the board is linked, are two facts.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
links:
  - {type: reports-to, to: exampleshire/childrens-trust, since: 2021-01-01}
  - {type: reports-to, to: exampleshire/childrens-trust}  # B012
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
links:
  - {type: reports-to, to: exampleshire/childrens-trust, since: 2021-01-01, until: 2022-12-31}
  - {type: reports-to, to: exampleshire/childrens-trust, since: 2024-01-01, frequency: {says: each quarter, per_year: 4}}
  - {type: reports-to, to: exampleshire/childrens-trust, since: 2024-01-01, frequency: {says: yearly, per_year: 1}}
  - {type: sub-group-of, to: exampleshire/childrens-trust}
  - {type: sub-group-of, to: exampleshire/childrens-trust, status: proposed}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.documents.fields import each, period
from partnership.rules.mending import TAKE_OUT
from partnership.rules.spans import clashes
from partnership.words.finding import Fault, Level, Related

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "B012"
LEVEL = Level.ERROR
MENDS = (TAKE_OUT,)
KINDS = ("board",)

_ENDS = ("to", "to_organisation", "to_post", "to_described")


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each link that certainly repeats another on some day."""
    links = each(record.data, "links")
    if len(links) <= 1:
        return
    alike: dict[tuple[Any, ...], list[int]] = {}
    for index, link in enumerate(links):
        alike.setdefault(
            (link["type"], *(link.get(end) for end in _ENDS), link.get("of"), link.get("status")), []
        ).append(index)
    for indexes in alike.values():
        if len(indexes) > 1:
            for later, earlier in clashes([period(links[index]) for index in indexes]):
                one, other = indexes[later], indexes[earlier]
                if not _differ(links[one], links[other]):
                    board = known.boards.get(links[one].get("to", ""))
                    end = board.names[0] if board else next(str(links[one][end]) for end in _ENDS if end in links[one])
                    message = f"the link {links[one]['type']} {end} is recorded twice for one same day"
                    yield Fault(
                        ("links", one),
                        message,
                        "keep one of them, or end one with `until`",
                        related=(Related(record.path, ("links", other), "it is also here"),),
                    )


def _differ(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether both say how often, and not the same."""
    return "frequency" in one and "frequency" in other and one["frequency"]["says"] != other["frequency"]["says"]
