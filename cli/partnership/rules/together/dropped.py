"""A restructure in force says nothing of what became of something an ending board had.

## Why it matters
This is how duties lose their owner: three boards replace fifteen, and nobody notices that one of the
fifteen watched over a measure, or spoke for a district. Every seat, function, statutory duty, owned
measure and covered district of a board that ends is carried on by another, retired with a reason, or
not known after looking. A row with `everything` speaks for all things of one kind.

## Example
```yaml records/restructures/exampleshire/local-boards.yaml
name: Local boards
stages:
  - {stage: in-force, on: 2014-10-01, ends: [exampleshire/district-trust]}
continuity:  # C001
  - {board: exampleshire/district-trust, seat: police, fate: retired, reason: Not asked for again.}
  - {board: exampleshire/district-trust, everything: districts, fate: retired, reason: Not asked for again.}
```

```yaml records/boards/exampleshire/district-trust.yaml
name: District Trust
kind: trust
dissolved: {on: 2014-09-30}
areas:
  - {districts: [alder, birch]}
seats:
  police: {}
  health: {}
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
  - {board: exampleshire/district-trust, seat: police, fate: retired, reason: Not asked for again.}
  - {board: exampleshire/district-trust, seat: health, fate: not-known, searched: [minutes]}
  - {board: exampleshire/district-trust, function: exampleshire/plan, fate: carried, to: [exampleshire/childrens-trust]}
  - {board: exampleshire/district-trust, everything: districts, fate: retired, reason: Not asked for again.}
```

```yaml records/boards/exampleshire/district-trust.yaml
name: District Trust
kind: trust
dissolved: {on: 2014-09-30}
areas:
  - {districts: [alder, birch]}
seats:
  police: {}
  health: {}
  schools: {until: 2012}
functions:
  - {function: plan}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.words import dates
from partnership.words.dates import Moment
from partnership.words.finding import Fault, Level, Related
from partnership.words.kinds import path_of, place_of
from partnership.words.truth import Truth
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from partnership.records.facts import BoardFacts, Facts, Known, RestructureFacts
    from partnership.words.dates import Period

CODE = "C001"
LEVEL = Level.ERROR

_SHOWN = 5
_FIELDS = {"seat": "seats", "function": "functions", "duty": "duties", "measure": "", "district": "areas"}


def check(facts: Facts) -> Iterator[tuple[str, Fault]]:
    """Yield one fault for each ending board and kind of thing of which something has no row."""
    in_force = [one for one in facts.restructures if one.in_force and one.ends]
    ending = {board for one in in_force for board in one.ends}
    measures: dict[str, list[tuple[str, Period]]] = {}
    for measure in facts.measures if ending else ():
        for board_id, holds in measure.owners:
            if board_id in ending:
                measures.setdefault(board_id, []).append((measure.id, holds))
    for restructure in in_force:
        rows = _rows(restructure, facts.known)
        for number, board_id in enumerate(restructure.ends):
            board = facts.known.boards.get(board_id)
            if board is not None:
                at = ("continuity",) if restructure.continuity else ("stages", restructure.stage, "ends", number)
                for kind, missing in _dropped(board, measures.get(board_id, ()), restructure, rows, facts.known):
                    yield (
                        path_of("restructure", restructure.id),
                        Fault(
                            at,
                            _message(board, kind, missing),
                            _remedy(board, kind, missing[0]),
                            on_key=True,
                            related=_where(board, kind),
                        ),
                    )


def _rows(restructure: RestructureFacts, known: Known) -> set[tuple[str, str, str]]:
    place = place_of(restructure.id)
    return {(board, kind, _home(known, place, kind, name)) for board, kind, name in restructure.continuity}


def _home(known: Known, place: str, kind: str, name: str) -> str:
    """Return an id with the place that records it, so that it reads alike from every place; others as they are."""
    if kind not in {"function", "duty", "district"} or name == "*":
        return name
    home = known.home(place, kind, name)
    return f"{home.id}/{name.rpartition('/')[2]}" if home else name


def _dropped(
    board: BoardFacts,
    measures: Iterable[tuple[str, Period]],
    restructure: RestructureFacts,
    rows: set[tuple[str, str, str]],
    known: Known,
) -> Iterator[tuple[str, list[str]]]:
    """Yield each kind of thing with those the board certainly had on its last day and that no row names."""
    last = board.life.ends
    if last == dates.OPEN_END:
        last = Moment(max(dates.FIRST_DAY, restructure.day.earliest - 1), restructure.day.latest - 1)
    had: Mapping[str, Iterable[tuple[str, Period]]] = {
        "seat": ((seat.id, seat.lasts) for seat in board.seats.values()),
        "function": board.functions,
        "duty": board.duties,
        "measure": measures,
        "district": ((one.district, one.holds) for one in board.districts),
    }
    place = place_of(board.id)
    for kind, things in had.items():
        if (board.id, kind, "*") not in rows:
            missing = [
                name
                for name, holds in things
                if holds.holds_on(last) is Truth.YES and (board.id, kind, _home(known, place, kind, name)) not in rows
            ]
            if missing:
                yield kind, list(dict.fromkeys(missing))


def _message(board: BoardFacts, kind: str, missing: list[str]) -> str:
    plurals = {"duty": "duties"}
    shown = [f"`{name}`" for name in missing[:_SHOWN]]
    if len(missing) > _SHOWN:
        shown.append(f"{len(missing) - _SHOWN:,} more")
    return f"{board.names[0]} ends, and nothing is said of {plural(len(missing), kind, plurals.get(kind))} of it: {listed(shown)}"


def _remedy(board: BoardFacts, kind: str, first: str) -> str:
    return f"for each, add a row to `continuity`: `- {{board: {board.id}, {kind}: {first}, fate: carried, to: [PLACE/BOARD]}}`, or `fate: retired` with its `reason`, or `fate: not-known` with the documents `searched`"


def _where(board: BoardFacts, kind: str) -> tuple[Related, ...]:
    field = _FIELDS[kind]
    return (
        (Related(path_of("board", board.id), (field,), f"the {field} of {board.names[0]} are here", on_key=True),)
        if field
        else ()
    )
