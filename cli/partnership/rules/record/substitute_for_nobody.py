"""A substitute came, and it is not said for whom.

## Why it matters
A substitute is counted for the seat they came for. Without the seat or the member, they count for
nobody, and the member they stood in for is counted as missing.

Rows that say `unplaced` are left alone: the source does not say.

## Example
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
attendance:
  - {person: cara-cole, capacity: substitute, presence: present}  # A017
```

## Instead
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
attendance:
  - {person: cara-cole, seat: police, capacity: substitute, presence: present}
  - {person: eve-eaton, substitute_for: dev-dean, capacity: substitute, presence: present}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents.fields import each
from partnership.records.seating import name_of
from partnership.rules.mending import Mend
from partnership.words.finding import Fault, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "A017"
LEVEL = Level.WARNING
MENDS = (Mend("set {record} {at}/seat SEAT"),)
KINDS = ("meeting",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for every substitute row without a seat or a member."""
    for index, row in enumerate(each(record.data, "attendance")):
        if (
            row["capacity"] == "substitute"
            and "seat" not in row
            and "substitute_for" not in row
            and not row.get("unplaced")
        ):
            who = (
                name_of(known, record.place, row["person"])
                if "person" in row
                else str(row.get("printed_as", "somebody"))
            )
            yield Fault(
                ("attendance", index),
                f"{who} is listed as a substitute, and not for whom",
                f"add `seat: {_seat(row.get('person'), record, known)}`, or `substitute_for:` with the member",
            )


def _seat(person: str | None, record: Document, known: Known) -> str:
    """Return the seat for which the person is named as substitute, where there is one."""
    board = known.boards.get(record.board)
    if board is None or person is None:
        return "…"
    return next(
        (seat.id for seat in board.seats.values() if any(one.person == person for one in seat.substitutes)), "…"
    )
