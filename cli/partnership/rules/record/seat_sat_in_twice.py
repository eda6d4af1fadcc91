"""Two people are present for one seat.

## Why it matters
A seat has one place at the table. Where the member and the substitute both stay, or two people sit
for one seat, the seat still counts once, and which of them counts is for a person to settle.

Nothing is found where one of them was there in part: they took turns. Somebody who came along is
`in-attendance`.

## Example
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
attendance:
  - {person: ben-baker, seat: police, capacity: member, presence: present}
  - {person: cara-cole, seat: police, capacity: substitute, presence: present}  # A006
```

## Instead
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
attendance:
  - {person: ben-baker, seat: police, capacity: member, presence: part, left: "11:00"}
  - {person: cara-cole, seat: police, capacity: substitute, presence: present}
  - {person: dev-dean, seat: health, capacity: member, presence: present}
  - {person: eve-eaton, seat: health, capacity: in-attendance, presence: present}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.documents.fields import each, many
from partnership.records.seating import name_of
from partnership.rules.mending import Mend
from partnership.words.finding import Fault, Level, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "A006"
LEVEL = Level.WARNING
MENDS = (Mend("set {record} {at}/seat SEAT"),)
KINDS = ("meeting",)

_SITTING = frozenset({"member", "substitute", "observer", "co-opted"})


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for every row that sits, the whole meeting, where another person does."""
    taken: dict[str, tuple[int, dict[str, Any]]] = {}
    for index, row in enumerate(each(record.data, "attendance")):
        if row["presence"] != "present" or "seat" not in row or row["capacity"] not in _SITTING:
            continue
        for seat in many(row["seat"]):
            first, other = taken.setdefault(seat, (index, row))
            if first != index and _two_people(other, row):
                names = " and ".join(_named(one, record, known) for one in (other, row))
                where = (Related("", ("attendance", first), "the other row is here"),)
                remedy = "write `presence: part` for whoever stayed for a part, or `capacity: in-attendance` for whoever came along"
                yield Fault(
                    ("attendance", index), f"{names} are both present for the seat `{seat}`", remedy, related=where
                )


def _two_people(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two rows are about two people: one that names nobody may be about the member whom the other names."""
    if "substitute" not in {one["capacity"], other["capacity"]} and not (_says_who(one) and _says_who(other)):
        return False
    return _identity(one) != _identity(other)


def _says_who(row: dict[str, Any]) -> bool:
    return "person" in row or "printed_as" in row


def _identity(row: dict[str, Any]) -> tuple[str, str, str]:
    return row["capacity"], row.get("person", ""), "" if "person" in row else row.get("printed_as", "")


def _named(row: dict[str, Any], record: Document, known: Known) -> str:
    if "person" in row:
        return name_of(known, record.place, row["person"])
    return (
        f"“{row['printed_as']}”"
        if "printed_as" in row
        else "a substitute"
        if row["capacity"] == "substitute"
        else "its holder"
    )
