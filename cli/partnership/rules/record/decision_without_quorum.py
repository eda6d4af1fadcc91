"""A decision was taken where there was no quorum.

## Why it matters
What a meeting decides without a quorum is open to challenge, unless the rule lets it be ratified later or
somebody may rule that the meeting goes on. The quorum is counted from the attendance, by the terms of
reference in force on the day, at the item of the decision where they ask for that. Where the count cannot
tell, the minutes are taken at their word. Nothing is found where anything that is not recorded, or not
said, could make it come out otherwise.

## Example
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
attendance_recorded: whole
attendance:
  - {person: ann-archer, seat: council, capacity: member, presence: present}
items:
  - {number: 1, title: Plan}
decisions:
  adopt:  # A019
    decision: Adopt the plan
    item: 1
```

## Instead
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
attendance_recorded: whole
attendance:
  - {person: ann-archer, seat: council, capacity: member, presence: present}
items:
  - {number: 1, title: Plan}
decisions:
  adopt: {decision: Adopt the plan, item: 1, state: awaiting-ratification}
  note: {decision: Note the report, item: 1, state: noted-only}
```

```yaml records/meetings/exampleshire/childrens-trust/2025-05-14.yaml
kind: ordinary
status: held
attendance_recorded: part
attendance:
  - {person: ann-archer, seat: council, capacity: member, presence: present}
decisions:
  adopt: {decision: Adopt the plan}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents.fields import keyed
from partnership.rules.mending import Mend
from partnership.words.finding import Fault, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "A019"
LEVEL = Level.WARNING
MENDS = (Mend("set {record} {at}/state WORD"),)
KINDS = ("meeting",)

_NOT_YET = frozenset({"awaiting-ratification", "ratified", "noted-only"})


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each decision that nothing excuses and at which there certainly was no quorum."""
    if all(one.get("state") in _NOT_YET for one in keyed(record.data, "decisions").values()):
        return
    from partnership.quorum.checked import asked  # noqa: PLC0415 - only for a meeting that decided
    from partnership.quorum.judging import Answer  # noqa: PLC0415 - only for a meeting that decided
    from partnership.quorum.said import taken_without  # noqa: PLC0415 - only for a meeting that decided

    meeting = asked(record, known)
    if record.data.get("quorum", {}).get("minuted") != "inquorate" and meeting.plainly_not_inquorate:
        return
    found = meeting.judged or meeting.unruled
    minuted = found.answer is Answer.CANNOT_TELL
    for one in taken_without(found):
        if not one.excused:
            where = f" at item {one.point.item}" if one.point is not None and one.point.item is not None else ""
            why = " (the minutes say inquorate)" if minuted else f" ({found.why})" if found.why else ""
            yield Fault(
                ("decisions", one.id),
                f"`{one.id}` was decided{where} without a quorum{why}",
                "check the attendance; else write `state: awaiting-ratification`, `ratified` or `noted-only`, or record the ruling under `quorum`",
                on_key=True,
            )
