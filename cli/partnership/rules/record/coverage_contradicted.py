"""What is said of the attendance as a whole does not fit its rows.

## Why it matters
`attendance_recorded` decides whether somebody who is not listed was away or is only not recorded, in the
register as for the quorum: `whole` makes them absent, unless they chaired the meeting or somebody came
whose seat is not known. If only apologies are recorded and yet members are down as present, the
figures are wrong. Where everybody is said to be recorded and nobody is listed, nobody is taken to be
absent. Substitutes are let be: minutes print them beside the apology of the member.

## Example
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
attendance_recorded: apologies-only  # A018
attendance:
  - {person: ann-archer, seat: council, capacity: member, presence: present}
  - {person: ben-baker, seat: police, capacity: member, presence: apologies}
```

```yaml records/meetings/exampleshire/childrens-trust/2025-05-14.yaml
kind: ordinary
status: held
attendance_recorded: whole  # A018
```

## Instead
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
attendance_recorded: apologies-only
attendance:
  - {person: ben-baker, seat: police, capacity: member, presence: apologies}
  - {person: cara-cole, seat: police, capacity: substitute, presence: present}
```

```yaml records/meetings/exampleshire/childrens-trust/2025-05-14.yaml
kind: ordinary
status: held
attendance_recorded: none
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents.fields import each
from partnership.rules.mending import SET
from partnership.words.finding import Fault, Level, Related
from partnership.words.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "A018"
LEVEL = Level.WARNING
MENDS = (SET,)
KINDS = ("meeting",)

_HELD = frozenset({"held", "held-informally", "abandoned"})
_SAYS = {"apologies-only": "only apologies are", "none": "no attendance is"}


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault if the rows contradict what is said of them."""
    coverage = record.data.get("attendance_recorded")
    rows = each(record.data, "attendance")
    if coverage in _SAYS:
        present = [
            index
            for index, row in enumerate(rows)
            if row["presence"] in {"present", "part"} and row["capacity"] != "substitute"
        ]
        if present:
            people = "1 row says" if len(present) == 1 else f"{plural(len(present), 'row')} say"
            where = (Related("", ("attendance", present[0]), "the first is here"),)
            remedy = "write `attendance_recorded: part`, or `whole` if everybody is listed"
            yield Fault(
                ("attendance_recorded",),
                f"{_SAYS[coverage]} said to be recorded, and {people} that somebody was present",
                remedy,
                related=where,
            )
    elif coverage == "whole" and not rows and record.data["status"] in _HELD:
        yield Fault(
            ("attendance_recorded",),
            "the whole attendance is said to be recorded, and nobody is listed",
            "write `attendance_recorded: none`, or list who came in `attendance`",
        )
