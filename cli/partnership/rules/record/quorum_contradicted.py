"""The minutes say one thing of the quorum, and the attendance and the rule another.

## Why it matters
A meeting minuted as quorate that was not, or a count that does not fit the names, is found here before
somebody else finds it. What the minutes say of the answer, of the number needed or present, and of who
was entitled is held against the count by the terms of reference in force on the day. Nothing is found
where anything that is not recorded, or not said, leaves room for what the minutes say; a ruling that the
rule allows stands.

## Example
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
attendance_recorded: whole
attendance:
  - {person: ann-archer, seat: council, capacity: member, presence: present}
quorum:
  minuted: quorate  # A020
  needed: 3  # A020
  counted: 2  # A020
```

## Instead
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
attendance_recorded: whole
attendance:
  - {person: ann-archer, seat: council, capacity: member, presence: present}
quorum: {minuted: inquorate, needed: 2, counted: 1}
```

```yaml records/meetings/exampleshire/childrens-trust/2025-05-14.yaml
kind: ordinary
status: held
attendance_recorded: part
attendance:
  - {person: ann-archer, seat: council, capacity: member, presence: present}
quorum: {minuted: quorate, needed: 2, counted: 3}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.rules.mending import SET
from partnership.words.finding import Fault, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.quorum.said import What
    from partnership.records.facts.known import Known

CODE = "A020"
LEVEL = Level.WARNING
MENDS = (SET,)
KINDS = ("meeting",)

_SAID: dict[What, str] = {
    "answer": "the minutes say {said}, and {found}",
    "rule": "the minutes say {said}, and {found}",
    "needed": "the minutes say that {said} were needed, and it is {found}",
    "counted": "the minutes say that {said} were present, and who counts is {found}",
    "count": "the count that was taken is {said}, and it is {found}",
    "entitled": "the minutes have {said} entitled, and it is {found}",
}


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each thing that the minutes say and the count certainly says otherwise."""
    said = record.data.get("quorum", {})
    silent = said.get("minuted", "not-said") == "not-said" and said.keys().isdisjoint({"needed", "counted", "counts"})
    if silent and "eligible" not in record.data:
        return
    from partnership.quorum.checked import asked  # noqa: PLC0415 - only for minutes that say something
    from partnership.quorum.said import contradictions  # noqa: PLC0415 - only for minutes that say something

    meeting = asked(record, known)
    if said.get("minuted") == "quorate" and said.keys() <= {"minuted", "source"} and meeting.plainly_not_inquorate:
        return
    found = meeting.judged
    for one in () if found is None else contradictions(found):
        yield Fault(
            one.at,
            _SAID[one.what].format(said=one.said, found=one.found),
            "check the minutes, the attendance and the rule against their sources",
        )
