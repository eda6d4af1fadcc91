"""An attendance rule asks for more meetings than it counts.

## Why it matters
"Nine of twelve" with the numbers the wrong way round is a rule that nobody can meet.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
terms_of_reference:
  - attendance:
      - attended:
          at_least: 12  # T005
          of: 9
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
terms_of_reference:
  - attendance:
      - attended:
          at_least: 9
          of: 12
      - attended: {at_least: 1}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents.fields import each
from partnership.words.finding import Fault, Level
from partnership.words.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "T005"
LEVEL = Level.ERROR
KINDS = ("board",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each rule of n meetings out of fewer."""
    for index, terms in enumerate(each(record.data, "terms_of_reference")):
        for number, rule in enumerate(each(terms, "attendance")):
            attended = rule.get("attended", {})
            need, of = attended.get("at_least"), attended.get("of")
            if need is not None and of is not None and need > of:
                at = ("terms_of_reference", index, "attendance", number, "attended", "at_least")
                yield Fault(
                    at,
                    f"the rule asks for {need} of {plural(of, 'meeting')}, which nobody can attend",
                    f"check the source; the other way round it is `at_least: {of}` and `of: {need}`",
                )
