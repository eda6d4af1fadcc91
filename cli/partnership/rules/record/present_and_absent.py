"""One person is listed twice at a meeting.

## Why it matters
Two rows for one person, or for the holder of one seat, either contradict each other (present, and
apologies) or count the same attendance twice.

The member who sent apologies and the substitute who came are two people, each with a row. A person
may have a row in each of two capacities, and a row for each of two seats as long as the rows agree
whether they were in the room. Two rows with `presence: part` are two stays.

## Example
Dev Dean is the holder of the seat for health.

```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
attendance:
  - {person: ann-archer, seat: council, capacity: member, presence: present}
  - {person: ann-archer, capacity: member, presence: apologies}  # A002
  - {person: dev-dean, seat: health, capacity: member, presence: present}
  - {seat: health, capacity: member, presence: present}  # A002
```

## Instead
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
attendance:
  - {person: ann-archer, seat: council, capacity: member, presence: present}
  - {person: ben-baker, seat: police, capacity: member, presence: apologies}
  - {person: cara-cole, seat: police, capacity: substitute, presence: present}
  - {person: dev-dean, seat: health, capacity: member, presence: part, left: "10:30"}
  - {person: dev-dean, seat: health, capacity: member, presence: part, arrived: "11:30"}
  - {person: dev-dean, capacity: in-attendance, presence: present}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.documents.fields import day_of, each, many
from partnership.records.seating import name_of, sole_holder
from partnership.rules.mending import TAKE_OUT
from partnership.words.finding import Fault, Level, Related

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.documents.document import Document
    from partnership.records.facts.board import BoardFacts
    from partnership.records.facts.known import Known
    from partnership.words.dates import Moment

CODE = "A002"
LEVEL = Level.ERROR
MENDS = (TAKE_OUT,)
KINDS = ("meeting",)

_HELD = frozenset({"member", "observer", "co-opted"})
_IN_THE_ROOM = frozenset({"present", "part"})
_AWAY = frozenset({"apologies", "absent"})


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for every row that says again, or otherwise, what a row above it says."""
    rows = each(record.data, "attendance")
    if len(rows) <= 1:
        return
    board = known.boards.get(record.board)
    day = day_of(record)
    seen: dict[tuple[str, ...], list[int]] = {}
    for index, row in enumerate(rows):
        who = _who(row, board, day)
        if who is None:
            continue
        above = seen.setdefault(who, [])
        clash = next((other for other in above if _clash(rows[other], row)), None) if above else None
        if clash is not None:
            yield _fault(who, rows, clash, index, record, known)
        above.append(index)


def _who(row: dict[str, Any], board: BoardFacts | None, day: Moment) -> tuple[str, ...] | None:
    """Return what tells one person in one capacity from any other, or None where nothing does."""
    capacity: str = row["capacity"]
    if "person" in row:
        return capacity, "person", row["person"]
    seats = many(row.get("seat"))
    if not seats:
        return None
    printed = row.get("printed_as")
    seat = board.seats.get(seats[0]) if board and printed is None and capacity in _HELD else None
    holder = sole_holder(seat, day) if seat else None
    return (capacity, "person", holder) if holder else (capacity, "seat", seats[0], printed or "")


def _clash(one: dict[str, Any], other: dict[str, Any]) -> bool:
    seats, others = many(one.get("seat")), many(other.get("seat"))
    if seats and others and not set(seats) & set(others):
        return any(
            one["presence"] in here and other["presence"] in there
            for here, there in ((_IN_THE_ROOM, _AWAY), (_AWAY, _IN_THE_ROOM))
        )
    return not (one["presence"] == other["presence"] == "part" and one != other)


def _fault(
    who: tuple[str, ...], rows: Sequence[dict[str, Any]], first: int, second: int, record: Document, known: Known
) -> Fault:
    name = name_of(known, record.place, who[2]) if who[1] == "person" else _unnamed(*who)
    earlier, later = rows[first]["presence"], rows[second]["presence"]
    said = f"twice as `{later}`" if earlier == later else f"as `{earlier}` and as `{later}`"
    where = (Related("", ("attendance", first), "the other row is here"),)
    return Fault(
        ("attendance", second),
        f"{name} is listed {said}, in the capacity of {who[0]}",
        "keep the row that the minutes bear out, and take the other out",
        related=where,
    )


def _unnamed(capacity: str, _: str, seat: str, printed: str) -> str:
    if printed:
        return f"“{printed}”, for the seat `{seat}`,"
    return f"the holder of the seat `{seat}`" if capacity in _HELD else f"somebody unnamed, for the seat `{seat}`,"
