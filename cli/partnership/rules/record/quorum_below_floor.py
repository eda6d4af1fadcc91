"""A local quorum is below the minimum that the law sets.

## Why it matters
A board may ask for more than the law does, never for less: a meeting that met only its own rule would
have decided nothing. Numbers are compared, and each way of being quorate by itself; shares are not,
since they depend on how many seats there are.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
terms_of_reference:
  - quorum:
      statute: exampleland/children-act
      floor: 3
      need:
        any:
          - at_least: 2  # T003
          - {at_least: 4}
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
terms_of_reference:
  - quorum:
      statute: exampleland/children-act
      floor: 3
      need:
        any:
          - {all: [{at_least: 2, of: {seats: [chair]}}, {at_least: 3}]}
          - {at_least: 3}
          - {at_least: 2, counting: organisations}
seats:
  chair: {}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.documents.fields import each
from partnership.rules.mending import SET
from partnership.words.finding import Fault, Level, Related

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known
    from partnership.words.finding import Pointer

CODE = "T003"
LEVEL = Level.ERROR
MENDS = (SET,)
KINDS = ("board",)

_HEADS = frozenset(("heads", "seats", "unstated"))


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each number below the floor that would make a meeting quorate by itself."""
    for index, terms in enumerate(each(record.data, "terms_of_reference")):
        quorum = terms.get("quorum", {})
        floor = quorum.get("floor")
        if isinstance(floor, int) and "need" in quorum:
            at = ("terms_of_reference", index, "quorum")
            for where, number in _ways(quorum["need"], (*at, "need")):
                if number < floor:
                    related = (Related(record.path, (*at, "floor"), "the minimum is stated here"),)
                    yield Fault(
                        (*where, "at_least"),
                        f"the quorum of {number} is below the stated minimum of {floor}",
                        f"check both against their sources; the number must be {floor} or more",
                        related=related,
                    )


def _ways(need: Mapping[str, Any], at: Pointer) -> Iterator[tuple[Pointer, int]]:
    """Yield each whole number of people that is enough by itself: what must be met together with more is not."""
    number = need.get("at_least")
    if isinstance(number, int) and need.get("counting", "unstated") in _HEADS:
        yield at, number
    for index, one in enumerate(each(need, "any")):
        yield from _ways(one, (*at, "any", index))
    for branch in ("then", "else"):
        if branch in need:
            yield from _ways(need[branch], (*at, branch))
