"""A restructure says what became of something that the ending board did not have.

## Why it matters
The row answers for nothing, and the thing that was meant is still without an answer: it shows as dropped, or is forgotten
together with the board.

## Example
```yaml records/restructures/exampleshire/local-boards.yaml
name: Local boards
stages:
  - {stage: in-force, on: 2014-10-01, ends: [exampleshire/district-trust]}
continuity:
  - {board: exampleshire/district-trust, function: audit, fate: retired, reason: Done.}  # C007
  - {board: exampleshire/district-trust, seat: schools, fate: retired, reason: Not asked for again.}  # C007
  - {board: exampleshire/district-trust, function: plan, fate: retired, reason: Done.}
```

```yaml records/boards/exampleshire/district-trust.yaml
name: District Trust
kind: trust
dissolved: {on: 2014-09-30}
seats:
  schools: {until: 2012}
functions:
  - {function: plan}
```

## Instead
```yaml records/restructures/exampleshire/local-boards.yaml
name: Local boards
stages:
  - {stage: in-force, on: 2014-10-01, ends: [exampleshire/district-trust]}
continuity:
  - {board: exampleshire/district-trust, function: plan, fate: retired, reason: Done.}
  - {board: exampleshire/district-trust, everything: duties, fate: not-known, searched: [minutes]}
```

```yaml records/boards/exampleshire/district-trust.yaml
name: District Trust
kind: trust
dissolved: {on: 2014-09-30}
seats:
  schools: {until: 2012}
functions:
  - {function: plan}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents.fields import each, moment
from partnership.rules.mending import TAKE_OUT_ITEM
from partnership.words import dates
from partnership.words.dates import Moment
from partnership.words.finding import Fault, Level, Related
from partnership.words.kinds import path_of, place_of
from partnership.words.truth import Truth
from partnership.words.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from partnership.documents.document import Document
    from partnership.records.facts.board import BoardFacts
    from partnership.records.facts.known import Known
    from partnership.words.dates import Period

CODE = "C007"
LEVEL = Level.WARNING
MENDS = (TAKE_OUT_ITEM,)
KINDS = ("restructure",)

_FIELDS = {"seat": "seats", "function": "functions", "duty": "duties"}


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each seat, function and duty that is named and that the board certainly did not have on its last day."""
    rows = each(record.data, "continuity")
    in_force = [one for one in each(record.data, "stages") if one["stage"] == "in-force"]
    for index, row in enumerate(rows if in_force else ()):
        kind = next((one for one in _FIELDS if one in row), None)
        board = known.boards.get(row["board"])
        if kind is not None and board is not None:
            fault = _fault(board, kind, row, _last_day(board, moment(in_force[-1]["on"])), record.place, known)
            if fault is not None:
                yield fault._replace(at=("continuity", index, kind))


def _last_day(board: BoardFacts, day: Moment) -> Moment:
    if board.life.ends != dates.OPEN_END:
        return board.life.ends
    return Moment(max(dates.FIRST_DAY, day.earliest - 1), max(dates.FIRST_DAY, day.latest - 1))


def _fault(
    board: BoardFacts, kind: str, row: Mapping[str, str], last: Moment, place: str, known: Known
) -> Fault | None:
    wanted = _home(known, place, kind, row[kind])
    own = place_of(board.id)
    had = [(name, holds) for name, holds in _had(board, kind) if _home(known, own, kind, name) == wanted]
    if not had and kind == "seat":
        return None  # unknown-reference says so
    if any(holds.holds_on(last) is not Truth.NO for _, holds in had):
        return None
    path = path_of("board", board.id)
    related = (Related(path, (_FIELDS[kind],) if had else (), "its record is here", on_key=bool(had)),)
    if had:
        message = f"{board.names[0]} had the {kind} `{row[kind]}`, but not any more on its last day"
        return Fault((), message, "take the row out, or mend the dates of it", related=related)
    others = [name for name, _ in _had(board, kind)]
    near = nearest(row[kind], others)
    message = f"{board.names[0]} has no {kind} `{row[kind]}`"
    remedy = f"write `{near}`" if near else f"add it to `{_FIELDS[kind]}` in {path}, or take the row out"
    return Fault((), message + (f"; did you mean `{near}`?" if near else ""), remedy, related=related)


def _had(board: BoardFacts, kind: str) -> Iterable[tuple[str, Period]]:
    if kind == "seat":
        return ((seat.id, seat.lasts) for seat in board.seats.values())
    return board.functions if kind == "function" else board.duties


def _home(known: Known, place: str, kind: str, name: str) -> str:
    """Return an id with the place that records it, so that it reads alike from every place; a seat's as it is."""
    home = None if kind == "seat" else known.home(place, kind, name)
    return f"{home.id}/{name.rpartition('/')[2]}" if home else name
