"""A note on a person's absence or office gives a private reason.

## Why it matters
That someone was ill, bereaved or on maternity leave is data about health and family life, which a
public record of a partnership has no need of: the rules of attendance ask whether leave was
approved, never why. What was once published cannot be taken back.

Looked at are the notes of attendance and interests in meetings, and of holders, substitutes, officers,
vacancies and seats in boards. The finding is a warning because words have other senses: read the note.

## Example
```yaml records/meetings/exampleshire/childrens-trust/2024-05-14.yaml
kind: ordinary
status: held
attendance:
  - {person: ann-archer, seat: council, capacity: member, presence: apologies, note: Long-term sickness.}  # P002
  - {person: ben-baker, seat: police, capacity: member, presence: apologies, note: Recovering from an operation.}  # P002
  - {person: dev-dean, seat: health, capacity: member, presence: present, note: Also spoke for the hospital trust and its maternity unit.}
```

```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
seats:
  health:
    title: Health
    standing: member
    holders:
      - {person: eve-eaton, since: 2020, until: 2023-04, note: Left on maternity leave.}  # P002
```

## Instead
```yaml records/meetings/exampleshire/childrens-trust/2024-05-14.yaml
kind: ordinary
status: held
attendance:
  - {person: ann-archer, seat: council, capacity: member, presence: apologies, reason: leave-approved}
  - {person: ben-baker, seat: police, capacity: member, presence: apologies, apology: accepted}
  - {person: dev-dean, seat: health, capacity: member, presence: present, note: Also spoke for the hospital trust and its maternity unit.}
```

```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
seats:
  health:
    title: Health
    standing: member
    holders:
      - {person: eve-eaton, since: 2020, until: 2023-04}
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from partnership.documents.fields import each, keyed
from partnership.rules.mending import TAKE_OUT
from partnership.words.finding import Fault, Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known
    from partnership.words.finding import Pointer

CODE = "P002"
LEVEL = Level.WARNING
MENDS = (TAKE_OUT,)
KINDS = ("board", "meeting")
_LEAVE = r"(?:maternity|paternity|parental|adoption|compassionate|bereavement|carer'?s|sick|medical|family)"
_PRIVATE = re.compile(
    rf"""\b(?:
    {_LEAVE}[ ](?:leave|absence|cover|pay)
    | (?:on|for|her|his|their|during)[ ](?:maternity|paternity)\b(?![ ](?:services?|units?|wards?|care|voices))
    | pregnan(?:t|cy) | gave[ ]birth
    | bereave(?:d|ment)\b(?![ ](?:services?|support|counselling|care|charity|lead|team)) | funeral | death[ ]in[ ]the[ ]family
    | ill | unwell | poorly | (?:long-term[ ])?sickness | (?:off|reported|called[ ]in|been|was|were|is)[ ]sick | illness | ill[- ]health | (?:poor|failing)[ ]health | health[ ](?:reasons|grounds|condition)
    | diagnos(?:is|ed) | cancer(?![ ](?:services?|network|alliance|board|lead|charity)) | stroke | heart[ ]attack | covid(?:-19)?[ ](?:positive|symptoms|infection) | tested[ ]positive | self-isolat(?:ing|ion)
    | hospitalised | (?:in|into|to|from|at|a)[ ]hospital(?![ ](?:trust|school|board|group|service|provider|representative|director|site)) | an?[ ]operation(?![ ]of) | (?:having|had|for|after|from|undergoing)[ ]surgery | (?:medical|hospital|doctor'?s|dental)[ ]appointment | (?:medical|hospital)[ ]treatment | recover(?:ing|y)[ ]from
    | (?:because|due|owing)[ ](?:of|to)[ ](?:stress|injury|disability|a[ ]disability|personal|family) | personal[ ](?:reasons|circumstances|problems) | family[ ](?:reasons|circumstances|emergency|crisis)
    | (?:under|during|pending|after)[ ](?:suspension|disciplinary|investigation) | suspended[ ]from[ ](?:work|duty|post)
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_REMEDY = "take it out; `reason: leave-approved` or `apology: accepted` says all that the rules ask"


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for every note on a person that gives a private reason."""
    del known
    for note, at in _of_meeting(record.data) if record.kind == "meeting" else _of_board(record.data):
        found = _PRIVATE.search(note)
        if found:
            yield Fault(
                at,
                f"this note gives a reason that is private: `{found[0].lower()}`",
                _REMEDY if record.kind == "meeting" else "take it out; the dates say all that the rules ask",
            )


def _of_meeting(meeting: dict[str, Any]) -> Iterator[tuple[str, Pointer]]:
    for field in ("attendance", "interests"):
        yield from _of_rows(meeting, field, ())


def _of_board(board: dict[str, Any]) -> Iterator[tuple[str, Pointer]]:
    yield from _of_rows(board, "officers", ())
    for name, seat in keyed(board, "seats").items():
        if "note" in seat:
            yield seat["note"], ("seats", name, "note")
        for field in ("holders", "substitutes", "vacant"):
            yield from _of_rows(seat, field, ("seats", name))


def _of_rows(thing: Mapping[str, Any], field: str, at: Pointer) -> Iterator[tuple[str, Pointer]]:
    for index, row in enumerate(each(thing, field)):
        if "note" in row:
            yield row["note"], (*at, field, index, "note")
