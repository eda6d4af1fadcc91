"""A number is given for an item that is not on the agenda.

## Why it matters
Who was there for a decision, and whether there was a quorum for it, is worked out item by item. A
number that no item has leaves that unknown.

`arrived` and `left` may also be a time, `HH:MM`. A part of an item (`4.1`, `4a`) is found by its
item. Nothing is said where the agenda is not recorded, or some of its items have no number.

## Example
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
attendance:
  - {person: ann-archer, seat: council, capacity: member, presence: part, left: 4}  # A008
items:
  - {number: 1, title: Minutes}
  - {number: 2, title: Plan}
decisions:
  adopt: {decision: Adopt the plan, item: 3}  # A008
```

## Instead
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
attendance:
  - {person: ann-archer, seat: council, capacity: member, presence: part, arrived: "10:30", left: 2}
items:
  - {number: 1, title: Minutes}
  - {number: 2, title: Plan}
decisions:
  adopt: {decision: Adopt the plan, item: "2.1"}
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from partnership.documents.fields import each, keyed
from partnership.rules.mending import SET
from partnership.words.finding import Fault, Level, Related
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known
    from partnership.words.finding import Pointer

CODE = "A008"
LEVEL = Level.ERROR
MENDS = (SET,)
KINDS = ("meeting",)

_TIME = re.compile(r"[0-2]?[0-9]:[0-5][0-9]\Z")
_PART = re.compile(r"([0-9]+)[^0-9].*\Z", re.DOTALL)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for every mention of an item that the agenda does not have."""
    items = each(record.data, "items")
    if not items or not all("number" in item for item in items):
        return
    numbers = {str(item["number"]) for item in items}
    for number, at in _mentions(record.data):
        written = str(number)
        if (
            written not in numbers
            and not _is_part(written, numbers)
            and not (at[-1] in {"arrived", "left"} and _TIME.match(written))
        ):
            also = ", or a time such as `10:30`" if at[-1] in {"arrived", "left"} else ""
            where = (Related("", ("items",), "the agenda is here", on_key=True),)
            remedy = f"write one of its numbers ({listed([str(item['number']) for item in items], 'or')}){also}, or add the item"
            yield Fault(at, f"the agenda has no item `{written}`", remedy, related=where)


def _mentions(data: dict[str, Any]) -> Iterator[tuple[str | int, Pointer]]:
    for index, row in enumerate(each(data, "attendance")):
        if "arrived" in row:
            yield row["arrived"], ("attendance", index, "arrived")
        if "left" in row:
            yield row["left"], ("attendance", index, "left")
    for index, interest in enumerate(each(data, "interests")):
        yield from (
            (number, ("interests", index, "items", place)) for place, number in enumerate(interest.get("items", ()))
        )
    for index, count in enumerate(data.get("quorum", {}).get("counts", ())):
        if "item" in count:
            yield count["item"], ("quorum", "counts", index, "item")
    for field in ("decisions", "actions"):
        for name, thing in keyed(data, field).items():
            if "item" in thing:
                yield thing["item"], (field, name, "item")


def _is_part(written: str, numbers: set[str]) -> bool:
    match = _PART.match(written)
    return match is not None and match[1] in numbers and ":" not in written
