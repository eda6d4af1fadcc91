"""People are listed at a meeting whose seat is not known.

## Why it matters
They are kept as the minutes print them, and counted for no seat: the attendance of the seats that
they may hold is not recorded, and a quorum may not be known. One note for each meeting says how
many they are.

## Example
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
attendance:
  - {person: ann-archer, seat: council, capacity: member, presence: present}
  - {person: eve-eaton, capacity: member, presence: present}  # A010
  - {printed_as: J. Smith, unplaced: true, capacity: unknown, presence: present}
```

## Instead
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
attendance:
  - {person: ann-archer, capacity: member, presence: present}
  - {person: eve-eaton, seat: partner, capacity: observer, presence: present}
  - {printed_as: J. Smith, capacity: public, presence: present}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.documents.fields import day_of, each
from partnership.records.seating import held, name_of, sits
from partnership.rules.mending import Mend
from partnership.words.finding import Fault, Level
from partnership.words.kinds import path_of
from partnership.words.truth import Truth
from partnership.words.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.board import BoardFacts
    from partnership.records.facts.known import Known
    from partnership.words.dates import Moment

CODE = "A010"
LEVEL = Level.NOTE
MENDS = (Mend("set {record} {at}/seat SEAT"),)
KINDS = ("meeting",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield one fault, at the first of those whom nobody can place."""
    rows = each(record.data, "attendance")
    board = known.boards.get(record.board)
    day = day_of(record)
    unplaced = [index for index, row in enumerate(rows) if "seat" not in row and _unplaced(row, record, board, day)]
    if unplaced:
        first = rows[unplaced[0]]
        who = (
            name_of(known, record.place, first["person"])
            if "person" in first
            else str(first.get("printed_as", "somebody"))
        )
        others = len(unplaced) - 1
        more = f" and {plural(others, 'other')} have" if others else " has"
        remedy = f"once a source says which seat, add `seat:` here, or add them to its `holders` in {path_of('board', record.board)}"
        yield Fault(("attendance", unplaced[0]), f"{who}{more} no seat that is known, of {len(rows)} listed", remedy)


def _unplaced(row: dict[str, Any], record: Document, board: BoardFacts | None, day: Moment) -> bool:
    if row.get("unplaced"):
        return True
    if row["capacity"] not in {"member", "co-opted"} or "joint_with" in record.data:
        return False
    person = row.get("person")
    if person is None:
        return "printed_as" in row
    return board is not None and not held(board, person) and sits(board, person, day) is Truth.UNKNOWN
