"""One person chairs two boards at the same time.

## Why it matters
A board that is chaired by the chair of the one above it, or of the one that scrutinises it, is held to
account by its own chair. It may be meant; then a reader should be able to see that it is. Chairs,
independent chairs and co-chairs are looked at, by the person or by whoever holds the chair's seat.

## Example
```yaml records/boards/exampleshire/health-board.yaml
name: Health Board
kind: board
officers:
  - {office: chair, person: dev-dean, since: 2024-01-01}
```

```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
officers:
  - {office: co-chair, person: dev-dean, since: 2025-01-01}  # B017
```

## Instead
```yaml records/boards/exampleshire/health-board.yaml
name: Health Board
kind: board
officers:
  - {office: chair, person: dev-dean, since: 2024-01-01, until: 2024-12-31}
```

```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
officers:
  - {office: chair, person: dev-dean, since: 2025-01-01}
  - {office: vice-chair, person: ann-archer, since: 2025-01-01}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.records.facts.board import CHAIRS
from partnership.records.seating import name_of
from partnership.rules.mending import Mend
from partnership.rules.spans import clashes
from partnership.words.finding import Fault, Level, Related
from partnership.words.kinds import path_of, place_of
from partnership.words.truth import Truth
from partnership.words.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.records.facts.board import BoardFacts
    from partnership.records.facts.known import Facts, Known
    from partnership.words.dates import Period

CODE = "B017"
LEVEL = Level.NOTE
MENDS = (Mend("accept {record} chair-of-two-boards --at {at} --reason REASON --by OFFICE --until DATE"),)


class _Chair(NamedTuple):
    """Somebody's time in the chair, by which row of `officers`."""

    board: BoardFacts
    number: int
    holds: Period


def check(facts: Facts) -> Iterator[tuple[str, Fault]]:
    """Yield a fault for each second board that somebody certainly chairs on a day on which they chair another."""
    by_person: dict[tuple[str, str], list[_Chair]] = {}
    for board in facts.boards:
        place = place_of(board.id)
        for person, chair in _chairs(board):
            home = facts.known.home(place, "person", person)
            by_person.setdefault((home.id if home else place, person.rpartition("/")[2]), []).append(chair)
    for (place, person), chairs in by_person.items():
        if len({one.board.id for one in chairs}) > 1:
            yield from _twice(facts.known, place, person, chairs)


def _chairs(board: BoardFacts) -> Iterator[tuple[str, _Chair]]:
    for office, person, seat_id, holds, number in board.officers:
        if office in CHAIRS:
            chair = _Chair(board, number, holds)
            seat = board.seats.get(seat_id or "")
            if person is not None:
                yield person, chair
            elif seat is not None:
                for holder in seat.holders:
                    if holder.holds.overlaps(holds) is Truth.YES and len(holder.people) == 1:
                        yield holder.people[0], chair._replace(holds=holder.holds)


def _twice(known: Known, place: str, person: str, chairs: list[_Chair]) -> Iterator[tuple[str, Fault]]:
    told: set[str] = set()
    for later, earlier in clashes([one.holds for one in chairs], [one.board.id for one in chairs]):
        one, other = chairs[later], chairs[earlier]
        if one.board.id not in told and _both_there(one, other):
            told.add(one.board.id)
            who = plain(name_of(known, place, person))
            yield (
                path_of("board", one.board.id),
                Fault(
                    ("officers", one.number),
                    f"{who} chairs {one.board.names[0]}, and at the same time {other.board.names[0]}",
                    "if that is so, accept it with the reason; if one of them ended, write its `until`",
                    related=(
                        Related(
                            path_of("board", other.board.id), ("officers", other.number), "the other chair is here"
                        ),
                    ),
                ),
            )


def _both_there(one: _Chair, other: _Chair) -> bool:
    """Whether neither board has certainly gone while the other is chaired."""
    return Truth.NO not in {one.board.life.overlaps(other.holds), other.board.life.overlaps(one.holds)}
