"""An interest is declared by somebody who is not in the attendance.

## Why it matters
Whoever declares an interest may have to leave, and then the quorum for that item is counted without
them. Somebody who is not in the attendance cannot be taken out of the count.

Meetings whose attendance is recorded only in part are left alone.

## Example
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
attendance_recorded: whole
attendance:
  - {person: ann-archer, seat: council, capacity: member, presence: present}
  - {seat: police, capacity: member, presence: present}
interests:
  - {person: dev-dean, kind: pecuniary}  # A005
  - {seat: health, kind: personal}  # A005
```

## Instead
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
attendance_recorded: whole
attendance:
  - {person: ann-archer, seat: council, capacity: member, presence: present}
  - {seat: police, capacity: member, presence: present}
  - {person: dev-dean, seat: health, capacity: member, presence: present}
interests:
  - {person: ben-baker, kind: personal}
  - {person: dev-dean, kind: pecuniary}
  - {seat: council, kind: personal}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.documents.fields import day_of, each, many
from partnership.records.seating import holds, name_of
from partnership.words.finding import Fault, Level
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.board import BoardFacts
    from partnership.records.facts.known import Known
    from partnership.words.dates import Moment

CODE = "A005"
LEVEL = Level.ERROR
KINDS = ("meeting",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for every interest of a person or seat that no row of the attendance can stand for."""
    interests = each(record.data, "interests")
    rows = each(record.data, "attendance")
    if not interests or not rows or record.data.get("attendance_recorded", "whole") != "whole":
        return
    board = known.boards.get(record.board)
    day = day_of(record)
    for index, interest in enumerate(interests):
        person, seat = interest.get("person"), interest.get("seat")
        if person is not None:
            if not any(_may_be(row, person, record, board, day, known) for row in rows):
                yield _fault(
                    ("interests", index, "person"), name_of(known, record.place, person), f"{{person: {person}, …}}"
                )
        elif seat is not None and not any(_may_sit(row, seat, board, day) for row in rows):
            yield _fault(("interests", index, "seat"), f"the holder of the seat `{seat}`", f"{{seat: {seat}, …}}")


def _may_be(
    row: dict[str, Any], person: str, record: Document, board: BoardFacts | None, day: Moment, known: Known
) -> bool:
    """Whether the row can be about the person: it names them, or nobody where it could be them."""
    if "person" in row:
        return bool(row["person"] == person)
    if "seat" in row:
        return board is None or any(
            name not in board.seats or holds(board.seats[name], person, day) is not Truth.NO
            for name in many(row["seat"])
        )
    thing = known.find(record.place, "person", person)
    printed = set(str(row.get("printed_as", "")).casefold().split())
    return thing is None or any(printed & set(name.casefold().split()) for name in thing.names)


def _may_sit(row: dict[str, Any], seat: str, board: BoardFacts | None, day: Moment) -> bool:
    """Whether the row can be about somebody in the seat."""
    if "seat" in row:
        return seat in many(row["seat"])
    if row["capacity"] in {"in-attendance", "public", "adviser"}:
        return False
    if board is None or seat not in board.seats or "person" not in row:
        return True
    return holds(board.seats[seat], row["person"], day) is not Truth.NO


def _fault(at: tuple[str | int, ...], who: str, row: str) -> Fault:
    return Fault(
        at,
        f"{who} declares an interest and is not in the attendance",
        f"add `{row}` to `attendance`, or name who declared it",
    )
