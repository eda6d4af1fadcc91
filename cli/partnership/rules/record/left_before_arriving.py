"""Somebody left before they arrived.

## Why it matters
From `arrived` and `left` it is worked out for which items somebody was there. The two are compared
where both are times, or both are items; one of each says nothing about which came first.

## Example
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
attendance:
  - {person: ann-archer, seat: council, capacity: member, presence: part, arrived: "11:00", left: "10:30"}  # A009
  - {person: ben-baker, seat: police, capacity: member, presence: part, arrived: 5, left: 2}  # A009
```

## Instead
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
attendance:
  - {person: ann-archer, seat: council, capacity: member, presence: part, arrived: "10:30", left: "11:00"}
  - {person: ben-baker, seat: police, capacity: member, presence: part, arrived: "10:30", left: 2}
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from partnership.documents.fields import each
from partnership.rules.mending import SET
from partnership.words.finding import Fault, Level, Related

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "A009"
LEVEL = Level.ERROR
MENDS = (SET,)
KINDS = ("meeting",)

_TIME = re.compile(r"([0-2]?[0-9]):([0-5][0-9])\Z")


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for every row in which leaving comes before arriving."""
    for index, row in enumerate(each(record.data, "attendance")):
        if "arrived" not in row or "left" not in row:
            continue
        arrived, left = str(row["arrived"]), str(row["left"])
        items = [str(item["number"]) for item in each(record.data, "items") if "number" in item]
        came, went = _order(arrived, items), _order(left, items)
        if came is not None and went is not None and came[0] == went[0] and went < came:
            unit = "" if came[0] == "time" else "item "
            where = (Related("", ("attendance", index, "arrived"), "they arrived here"),)
            yield Fault(
                ("attendance", index, "left"),
                f"left at {unit}{left}, before arriving at {unit}{arrived}",
                f"change them round (`arrived: {left}`, `left: {arrived}`) if that is what was meant",
                related=where,
            )


def _order(written: str, items: Sequence[str]) -> tuple[str, int] | None:
    """Return whether a time or an item is meant, and which comes when."""
    match = _TIME.match(written)
    if match:
        return "time", 60 * int(match[1]) + int(match[2])
    if items:
        return ("item", items.index(written)) if written in items else None
    return ("item", int(written)) if written.isascii() and written.isdecimal() else None
