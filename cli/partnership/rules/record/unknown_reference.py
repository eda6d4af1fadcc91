"""A record refers to something that is not there.

## Why it matters
A board that reports to a body nobody recorded, a seat held by a person the place does not know, a
fact whose document cannot be found: the chain from an answer to its source is broken.

People, organisations, documents, functions, duties and districts are looked for in the record's own
place and then in the places around it; `PLACE/ID` names a place. The folder of a meeting names its
board, and the first folder of every record names its place: those have to be there too.

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

```yaml records/meetings/exampleshire/childrens-trsut/2026-01-14.yaml
kind: ordinary  # R001
status: planned
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
links:
  - {type: sub-group-of, to: exampleshire/childrens-trust}
```

```yaml records/meetings/exampleshire/childrens-trust/2026-01-14.yaml
kind: ordinary
status: planned
```

```yaml records/boards/exampleshire/childrens-trust.yaml
name: Exampleshire Children's Trust
kind: trust
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.documents.references import references
from partnership.rules.mending import SET
from partnership.words.finding import Fault, Level, Related
from partnership.words.kinds import KINDS as RECORD_KINDS
from partnership.words.kinds import path_of
from partnership.words.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from partnership.documents.document import Document
    from partnership.documents.references import Reference
    from partnership.records.facts.known import Known
    from partnership.records.facts.place import Thing

CODE = "R001"
LEVEL = Level.ERROR
MENDS = (SET,)
KINDS = tuple(kind.name for kind in RECORD_KINDS)

_RECORDS = {
    "board": ("board",),
    "meeting": ("meeting",),
    "plan": ("plan",),
    "measure": ("measure",),
    "place": ("place",),
    "meeting-or-board": ("meeting", "board"),
}
_FIELDS = {"person": "people", "duty": "duties"}
_MOST_SUGGESTED = 20
"""References of one record for which the nearest name is looked for: each look takes milliseconds."""


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for every reference to a record, or a thing of a place, that does not exist."""
    yield from _folders(record, known)
    sound: set[tuple[str, str]] = set()
    suggested = 0
    around = [known.places[place].things for place in known.around(record.place) if place in known.places]
    for mention in references(record):
        if mention[:2] in sound:
            continue
        missing = _missing(record, mention, known, around)
        if missing is None:
            if mention.kind != "seat" or record.kind != "restructure":
                sound.add(mention[:2])
            continue
        suggested += 1
        near = nearest(mention.target, missing.known) if suggested <= _MOST_SUGGESTED else None
        message = missing.message + (f"; did you mean `{near}`?" if near else "")
        yield Fault(mention.at, message, f"write `{near}`" if near else missing.remedy, related=missing.related)


def _folders(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault if the folders a record lies in name a board, or else a place, that does not exist."""
    kind, target = ("meeting", record.board) if record.kind == "meeting" else (record.kind, record.place)
    wanted = "board" if kind == "meeting" else "place"
    if target in known.ids[wanted]:
        return
    near = nearest(target, known.ids[wanted])
    message = f"this {kind} lies in the folder of the {wanted} `{target}`, and there is no such {wanted}"
    path = path_of(wanted, target)
    if near:
        yield Fault((), f"{message}; did you mean `{near}`?", f"move the file to that folder, or add {path}")
    else:
        yield Fault((), message, f"add the record {path}, or move the file")


class _Missing(NamedTuple):
    """What is said of something that is not there, and the names that are."""

    message: str
    remedy: str
    known: Iterable[str]
    related: tuple[Related, ...] = ()


def _missing(
    record: Document, mention: Reference, known: Known, around: Sequence[Mapping[str, Mapping[str, Thing]]]
) -> _Missing | None:
    if mention.kind in _RECORDS:
        kinds = _RECORDS[mention.kind]
        return (
            None if any(mention.target in known.ids[kind] for kind in kinds) else _no_record(mention, kinds[0], known)
        )
    if mention.kind == "seat":
        return _no_seat(record, mention, known)
    kind = "district" if mention.kind == "area" else mention.kind
    if mention.kind == "area" and mention.target in known.ids["place"]:
        return None
    if any(mention.target in things.get(kind, ()) for things in around) or (
        "/" in mention.target and known.find(record.place, kind, mention.target)
    ):
        return None
    return _no_thing(record, mention, kind, around) if known.whole(record.place) else None


def _no_record(mention: Reference, kind: str, known: Known) -> _Missing:
    return _Missing(
        f"there is no {kind} `{mention.target}`",
        f"add the record {path_of(kind, mention.target)}, or refer to another",
        known.ids[kind],
    )


def _no_seat(record: Document, mention: Reference, known: Known) -> _Missing | None:
    board_id = record.board if record.kind == "meeting" else record.id
    if record.kind == "restructure":
        board_id = record.data["continuity"][mention.at[1]]["board"]
    board = known.boards.get(board_id)
    if board is None or mention.target in board.seats:
        return None
    remedy = f"add the seat to the board, or write one of: {', '.join(board.seats) or 'it has none'}"
    where = (
        (Related(path_of("board", board_id), ("seats",), "its seats are here", on_key=True),)
        if board_id != record.id
        else ()
    )
    return _Missing(f"{board.names[0]} has no seat `{mention.target}`", remedy, board.seats, where)


def _no_thing(
    record: Document, mention: Reference, kind: str, around: Iterable[Mapping[str, Mapping[str, Thing]]]
) -> _Missing:
    remedy = f"add it to `{_FIELDS.get(kind, f'{kind}s')}` in {path_of('place', record.place)}, or in a place around it, or type `partnership new {kind}`"
    names = (name for things in around for name in things.get(kind, ()))
    return _Missing(f"no {kind} `{mention.target}` is recorded in {record.place} or around it", remedy, names)
