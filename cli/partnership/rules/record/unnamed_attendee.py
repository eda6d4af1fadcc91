"""A row of the attendance does not say who it is about.

## Why it matters
A row without a person, a seat or a name as printed counts for nobody and cannot be looked up in the
minutes again. An organisation alone is not somebody.

## Example
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
attendance:
  - {organisation: police, capacity: member, presence: present}  # A011
```

## Instead
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
attendance:
  - {seat: police, capacity: member, presence: present}
  - {printed_as: A police officer, organisation: police, capacity: in-attendance, presence: present}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents.fields import each
from partnership.rules.mending import Mend
from partnership.words.finding import Fault, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "A011"
LEVEL = Level.ERROR
MENDS = (Mend("set {record} {at}/seat SEAT"),)
KINDS = ("meeting",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for every row that names nobody."""
    for index, row in enumerate(each(record.data, "attendance")):
        if "person" not in row and "seat" not in row and "printed_as" not in row:
            yield Fault(
                ("attendance", index),
                "this row does not say who it is about",
                "add `seat:`, `person:`, or the name as the minutes print it in `printed_as:`",
            )
