"""A board is to report more often than it meets, or than the board it reports to meets.

## Why it matters
A report that is promised each quarter by a board that meets twice a year is written by somebody else, or
not at all; one that goes each month to a board that meets each quarter waits. What is written can be
looked at again: a frequency that is a minimum (`at_least`), or that can be read two ways, is taken
as it suits best.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
frequency:
  - {says: twice a year, per_year: 2}
links:
  - {type: reports-to, to: exampleshire/childrens-trust, frequency: {says: quarterly, per_year: 4}}  # B020
  - {type: reports-to, to: exampleshire/health-board, frequency: {says: twice a year, per_year: 2}}  # B020
```

```yaml records/boards/exampleshire/health-board.yaml
name: Health Board
kind: board
frequency:
  - {says: each year, per_year: 1}
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
frequency:
  - {says: twice a year, per_year: 2, until: 2023-12-31}
  - {says: "twice a year, more often if needed", per_year: 2, at_least: true, since: 2024-01-01}
links:
  - {type: reports-to, to: exampleshire/childrens-trust, frequency: {says: quarterly, per_year: 4}, since: 2024-01-01}
  - {type: reports-to, to: exampleshire/health-board, frequency: {says: bi-monthly, per_year: {least: 6, most: 24}}, since: 2024-01-01}
```

```yaml records/boards/exampleshire/health-board.yaml
name: Health Board
kind: board
frequency:
  - {says: every two months, per_year: 6}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents.fields import each, in_a_year, period
from partnership.records.facts.board import Meets
from partnership.words.finding import Fault, Level
from partnership.words.truth import Truth
from partnership.words.wording import times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known
    from partnership.words.dates import Period

CODE = "B020"
LEVEL = Level.NOTE
KINDS = ("board",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each link that promises more reports a year than one of its ends can take part in."""
    for index, link in enumerate(each(record.data, "links")):
        if link["type"] != "reports-to" or "frequency" not in link or "status" in link:
            continue
        least, _ = in_a_year(link["frequency"])
        if least is None:
            continue
        own = (Meets(*in_a_year(one), period(one)) for one in each(record.data, "frequency"))
        other = known.boards.get(link.get("to", ""))
        ends = [("this board", _most(own, period(link)))]
        ends += [(other.names[0], _most(other.meets, period(link)))] if other else []
        slow = next(((name, most) for name, most in ends if most is not None and most < least), None)
        if slow is not None:
            name, most = slow
            yield Fault(
                ("links", index, "frequency"),
                f"a report is promised {times(least)}, and {name} meets {times(most)} at most",
                "ask which of the two is right; if both are, accept it with the reason",
            )


def _most(meets: Iterable[Meets], holds: Period) -> int | Decimal | None:
    """Return how often a board can meet in a year while a link holds; None where that is open, or is not certain to be then."""
    found = [one for one in meets if one.holds.overlaps(holds) is not Truth.NO]
    if not found or any(one.most is None or one.holds.overlaps(holds) is not Truth.YES for one in found):
        return None
    return max(one.most for one in found if one.most is not None)
