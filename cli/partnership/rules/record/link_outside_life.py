"""A board answers to another on a day when one of the two does not exist.

## Why it matters
A tree drawn for that day shows a board under one that had been dissolved, or was not yet
established. Links of the types `sub-group-of`, `reports-to` and `accountable-to` are looked at. A
link without `since` began when both ends were there; one without `until` lasts as long as the board
it is recorded in.

## Example
```yaml records/boards/exampleshire/district-trust.yaml
name: District Trust
kind: trust
established: {on: 2008-04}
dissolved: {on: 2014-09-30}
links:
  - {type: accountable-to, to_organisation: county-council, since: 2011, until: 2022}  # B002
```

```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
links:
  - {type: sub-group-of, to: exampleshire/district-trust}  # B002
  - {type: reports-to, to: exampleshire/childrens-trust, since: 2015-01-01}  # B002
```

## Instead
```yaml records/boards/exampleshire/district-trust.yaml
name: District Trust
kind: trust
established: {on: 2008-04}
dissolved: {on: 2014-09-30}
links:
  - {type: reports-to, to: exampleshire/health-board}
```

```yaml records/boards/exampleshire/health-board.yaml
name: Health Board
kind: board
dissolved: {on: 2014}
```

```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
links:
  - {type: sub-group-of, to: exampleshire/district-trust, until: 2014-09-30}
  - {type: reports-to, to: exampleshire/childrens-trust, since: 2020-01-01}
  - {type: accountable-to, to: exampleshire/district-trust, until: unknown}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents.fields import each, life
from partnership.rules.mending import SET, Mend
from partnership.rules.spans import outside, said, typed
from partnership.words.finding import Fault, Level, Related
from partnership.words.kinds import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known
    from partnership.rules.spans import Outside
    from partnership.words.dates import Period

CODE = "B002"
LEVEL = Level.ERROR
MENDS = (Mend("set {record} {item}/until DATE", "to"), SET)
KINDS = ("board",)

_SAYS = {"sub-group-of": "a sub-group of", "reports-to": "reporting to", "accountable-to": "accountable to"}


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each link that certainly holds on a day outside the life of either end."""
    own = life(record.data) if "links" in record.data else None
    for index, link in enumerate(each(record.data, "links")):
        if own is None or link["type"] not in _SAYS or "status" in link:
            continue
        name = str(record.data.get("name", "this board"))
        other = known.boards.get(link.get("to", ""))
        other_name = other.names[0] if other else "another"
        relation = f"{name} is recorded as {_SAYS[link['type']]} {other_name}"
        left = outside(link, other.life, own.ends) if other else None
        if other is not None and left is not None:
            yield _fault(index, left, relation, (other_name, other.life), path_of("board", other.id))
            continue
        left = outside(link, own)
        if left is not None:
            yield _fault(index, left, relation, (name, own), record.path)


def _fault(index: int, left: Outside, relation: str, board: tuple[str, Period], path: str) -> Fault:
    name, lasts = board
    event, day = ("dissolved", lasts.ends) if left.after else ("established", lasts.starts)
    known = typed(day)
    field = "until" if left.after else "since"
    what = f"{relation} {'after' if left.after else 'before'} {name} was {event} ({said(day)})"
    remedy = f"write `{field}: {known}`" if known else f"mend `{field}` of the link"
    return Fault(
        ("links", index, left.field or "to"),
        what,
        f"{remedy}, or mend `{event}` of {name}",
        related=(Related(path, (event,), f"{name} was {event} here"),),
    )
