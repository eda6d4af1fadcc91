"""Somebody is listed as a member, and holds no seat on the day of the meeting.

## Why it matters
Attendance and quorum are counted by seats. Somebody listed as a member, an observer or co-opted
without a seat on the day is counted for nobody, or for a seat that is another's: either the
attendance or the seat's `holders` are wrong. A row that names a seat and no person stands for the
holder of it, and is wrong only where the seat certainly has none that day.

Rows that say `unplaced` are left alone, and so are people of whom no seat is known while some seat
of the board has no holder on record: it may be theirs. Where people share a seat, each of them
holds it. Meetings of a board in shadow form are left alone.

## Example
Ben Baker holds the seat of the police, and the one for health is Dev Dean's.

```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
attendance:
  - {person: ben-baker, seat: council, capacity: member, presence: present}  # A001
  - {person: eve-eaton, seat: health, capacity: member, presence: apologies}  # A001
```

Ann Archer came into her seat only in 2020:

```yaml records/meetings/exampleshire/childrens-trust/2019-11-06.yaml
kind: ordinary
status: held
attendance:
  - {person: ann-archer, capacity: member, presence: present}  # A001
```

## Instead
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
attendance:
  - {person: ann-archer, seat: council, capacity: member, presence: present}
  - {seat: health, capacity: member, presence: apologies}
  - {person: ben-baker, capacity: member, presence: present}
  - {person: eve-eaton, seat: partner, capacity: observer, presence: present}
  - {printed_as: E. Eaton, unplaced: true, capacity: member, presence: present}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.documents.fields import day_of, each, many
from partnership.records.seating import filled, held, holds, name_of, sits
from partnership.rules.mending import Mend
from partnership.words.finding import Fault, Level, Related
from partnership.words.kinds import path_of
from partnership.words.truth import Truth
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.board import BoardFacts
    from partnership.records.facts.known import Known
    from partnership.records.facts.seat import Seat
    from partnership.words.dates import Moment

CODE = "A001"
LEVEL = Level.ERROR
MENDS = (Mend("set {record} {item}/capacity WORD"),)
KINDS = ("meeting",)

_SEATED = frozenset({"member", "observer", "co-opted"})


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for every row whose person, or whose seat, certainly does not sit on the day."""
    rows = each(record.data, "attendance")
    board = known.boards.get(record.board)
    if not rows or board is None or record.data["kind"] == "shadow":
        return
    day = day_of(record)
    for index, row in enumerate(rows):
        if row["capacity"] in _SEATED and not row.get("unplaced"):
            yield from _row(row, index, record, board, day, known)


def _row(
    row: dict[str, Any], index: int, record: Document, board: BoardFacts, day: Moment, known: Known
) -> Iterator[Fault]:
    person = row.get("person")
    if "seat" in row:
        for seat in (board.seats[name] for name in many(row["seat"]) if name in board.seats):
            if person is None and filled(seat, day) is Truth.NO:
                yield _empty(seat, index, board)
            elif person is not None and holds(seat, person, day) is Truth.NO:
                yield _not_theirs(seat, person, index, record, board, day, known)
    elif person is not None and "joint_with" not in record.data and sits(board, person, day) is Truth.NO:
        yield _no_seat(person, index, record, board, known)


def _empty(seat: Seat, index: int, board: BoardFacts) -> Fault:
    where = (Related(path_of("board", board.id), ("seats", seat.id), "the seat is here", on_key=True),)
    remedy = f"take the row out, or mend `vacant`, `since` or `until` of the seat in {path_of('board', board.id)}"
    return Fault(
        ("attendance", index, "seat"),
        f"nobody holds the seat `{seat.id}` of {board.names[0]} on this day",
        remedy,
        related=where,
    )


def _not_theirs(
    seat: Seat, person: str, index: int, record: Document, board: BoardFacts, day: Moment, known: Known
) -> Fault:
    where = (Related(path_of("board", board.id), ("seats", seat.id), "the seat is here", on_key=True),)
    message = (
        f"{name_of(known, record.place, person)} does not hold the seat `{seat.id}` of {board.names[0]} on this day"
    )
    return Fault(("attendance", index, "person"), message, _remedy(seat, person, board, day), related=where)


def _remedy(seat: Seat, person: str, board: BoardFacts, day: Moment) -> str:
    theirs = [one.id for one in held(board, person) if holds(one, person, day) is Truth.YES]
    if any(one.person == person for one in seat.substitutes):
        return "write `capacity: substitute`: they are named as a substitute for the seat"
    if theirs:
        return (
            f"write `seat: {theirs[0]}`, which they hold"
            if len(theirs) == 1
            else f"write the seat that they sat in: {listed(theirs, 'or')}"
        )
    return f"write who sat in the seat, or add `{{person: {person}, since: …}}` to its `holders` in {path_of('board', board.id)}"


def _no_seat(person: str, index: int, record: Document, board: BoardFacts, known: Known) -> Fault:
    name = name_of(known, record.place, person)
    seats = held(board, person)
    where = tuple(
        Related(path_of("board", board.id), ("seats", seat.id), f"{name} holds this seat at another time", on_key=True)
        for seat in seats
    )
    remedy = f"write `capacity: in-attendance`, or mend `holders` in {path_of('board', board.id)}"
    return Fault(
        ("attendance", index, "person"), f"{name} holds no seat of {board.names[0]} on this day", remedy, related=where
    )
