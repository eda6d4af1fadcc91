r"""A text holds a character that nobody can see.

## Why it matters
A zero-width space pasted from a web page makes two names differ that look alike, so a search misses
one of them. A character that changes the direction of writing makes a line read otherwise than the
program reads it, which is a way to smuggle a change past a reviewer.

Line breaks and tabs are sound, and so is a joiner inside Urdu, Bengali or another script that needs it.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: "Youth\u200b Board"  # P003
kind: board
note: "Agreed \u202enot\u202c by the trust."  # P003
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
note: |
  Agreed, as Siân Ŵyn-Jones said, by the trust.
  At its second meeting.
```
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from partnership.documents.texts import glance, texts
from partnership.rules.mending import SET
from partnership.words.finding import Fault, Level
from partnership.words.kinds import KINDS as RECORD_KINDS
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "P003"
LEVEL = Level.ERROR
MENDS = (SET,)
KINDS = tuple(kind.name for kind in RECORD_KINDS)
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ue000-\uf8ff\U000e0000-\U000e007f]"
    "|(?<![^\x00-\u05ff])[\u200c\u200d]"
)
"""Controls, directions, tags, fillers, private-use characters, and joiners after a letter that none can join."""
_LONGEST = 80


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each text with hidden characters, naming them and showing the text without."""
    del known
    whole = glance(record).text
    if (whole.isascii() and whole.isprintable()) or not _HIDDEN.search(whole):
        return
    for at, text in texts(record.data):
        found = dict.fromkeys(_HIDDEN.findall(text))
        if found:
            clean = " ".join(_HIDDEN.sub("", text).split())
            remedy = f"type it again: {clean}" if len(clean) <= _LONGEST else "delete it, or type the text again"
            yield Fault(
                at,
                f"there is a character here that cannot be seen: {listed(_called(character) for character in found)}",
                remedy,
            )


def _called(character: str) -> str:
    name = unicodedata.name(character, "control or private character").lower()
    return f"U+{ord(character):04X} ({name})"
