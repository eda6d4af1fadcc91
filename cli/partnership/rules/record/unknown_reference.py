"""A record refers to something that is not there.

## Why it matters
A board that reports to a body nobody recorded, a seat held by a person the place does not know, a
fact whose document cannot be found: the chain from an answer to its source is broken.

People, organisations, documents, functions, duties and districts are looked for in the record's own
place and then in the places around it; `PLACE/ID` names a place.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
links:
  - {type: sub-group-of, to: exampleshire/childrens-trsut}  # R001
```

```yaml records/boards/exampleshire/childrens-trust.yaml
name: Exampleshire Children's Trust
kind: trust
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
links:
  - {type: sub-group-of, to: exampleshire/childrens-trust}
```

```yaml records/boards/exampleshire/childrens-trust.yaml
name: Exampleshire Children's Trust
kind: trust
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.finding import Fault, Level, Related
from partnership.kinds import KINDS as RECORD_KINDS
from partnership.kinds import path_of
from partnership.references import Reference, references
from partnership.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partnership.document import Document
    from partnership.facts import Known

CODE = "R001"
LEVEL = Level.ERROR
KINDS = tuple(kind.name for kind in RECORD_KINDS)

_RECORDS = {"board": ("board",), "meeting": ("meeting",), "plan": ("plan",), "measure": ("measure",), "place": ("place",), "meeting-or-board": ("meeting", "board")}


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for every reference to a record, or a thing of a place, that does not exist."""
    for mention in references(record):
        if mention.kind in _RECORDS:
            if not any(mention.target in known.ids[kind] for kind in _RECORDS[mention.kind]):
                yield _no_record(mention, known)
        elif mention.kind == "seat":
            yield from _seat(record, mention, known)
        elif mention.kind == "area":
            if mention.target not in known.ids["place"] and known.find(record.place, "district", mention.target) is None and known.whole(record.place):
                yield _no_thing(record, mention, known, "district")
        elif known.find(record.place, mention.kind, mention.target) is None and known.whole(record.place):
            yield _no_thing(record, mention, known, mention.kind)


def _no_record(mention: Reference, known: Known) -> Fault:
    kind = _RECORDS[mention.kind][0]
    near = nearest(mention.target, known.ids[kind])
    remedy = f"write `{near}`" if near else f"add the record {path_of(kind, mention.target)}, or refer to another"
    return Fault(mention.at, f"there is no {kind} `{mention.target}`" + (f"; did you mean `{near}`?" if near else ""), remedy)


def _seat(record: Document, mention: Reference, known: Known) -> Iterator[Fault]:
    board_id = record.board if record.kind == "meeting" else record.data.get("board", record.id)
    if record.kind == "restructure":
        board_id = record.data["continuity"][mention.at[1]]["board"] if mention.at[0] == "continuity" else record.id
    board = known.boards.get(board_id)
    if board is not None and mention.target not in board.seats:
        near = nearest(mention.target, board.seats)
        remedy = f"write `{near}`" if near else f"add the seat to the board, or write one of: {', '.join(board.seats) or 'it has none'}"
        where = (Related(path_of("board", board_id), ("seats",), "its seats are here", on_key=True),) if board_id != record.id else ()
        yield Fault(mention.at, f"{board.names[0]} has no seat `{mention.target}`" + (f"; did you mean `{near}`?" if near else ""), remedy, related=where)


def _no_thing(record: Document, mention: Reference, known: Known, kind: str) -> Fault:
    near = nearest(mention.target, _all(record, known, kind))
    field = {"person": "people", "duty": "duties"}.get(kind, f"{kind}s")
    remedy = f"write `{near}`" if near else f"add it to `{field}` in {path_of('place', record.place)}, or in a place around it"
    return Fault(mention.at, f"no {kind} `{mention.target}` is recorded in {record.place} or around it" + (f"; did you mean `{near}`?" if near else ""), remedy)


def _all(record: Document, known: Known, kind: str) -> Iterable[str]:
    return (name for place in known.around(record.place) if place in known.places for name in known.places[place].things.get(kind, {}))
