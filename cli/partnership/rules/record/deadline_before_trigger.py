"""A deadline runs out before the thing that sets it off can happen.

## Why it matters
Some terms of reference call minutes a draft until the following meeting agrees them, and yet send
the agreed minutes out within ten days of the meeting. Nobody can keep that promise, unless the board
meets more often than the deadline is long, and every meeting counts as late. Either the second clause
means the meeting that agrees the minutes, or it means the draft.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
frequency:
  - {says: quarterly, per_year: 4}
terms_of_reference:
  - read: whole
    deadlines:
      - {what: minutes-agreed, at: next-meeting, source: {document: terms, section: "6.3"}}
      - what: minutes-distributed
        days: 10
        counting: unstated
        after: meeting  # T002
        once: minutes-agreed
        so_far_as_practicable: true
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
frequency:
  - {says: quarterly, per_year: 4}
terms_of_reference:
  - read: whole
    deadlines:
      - {what: minutes-agreed, at: next-meeting}
      - {what: minutes-distributed, days: 10, after: minutes-agreed, once: minutes-agreed}
      - {what: minutes-draft, days: 10, after: meeting}
```

```yaml records/boards/exampleshire/weekly-panel.yaml
name: Weekly Panel
kind: panel
frequency:
  - {says: each week, per_year: 52}
terms_of_reference:
  - deadlines:
      - {what: minutes-agreed, at: next-meeting}
      - {what: minutes-distributed, days: 10, after: meeting, once: minutes-agreed}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.documents.fields import each, period
from partnership.words.finding import Fault, Level, Related
from partnership.words.truth import Truth
from partnership.words.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "T002"
LEVEL = Level.WARNING
KINDS = ("board",)

_DAYS_IN_A_YEAR = 366


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each deadline that counts from the meeting and waits for the one after it."""
    for index, terms in enumerate(each(record.data, "terms_of_reference")):
        deadlines = each(terms, "deadlines")
        agreed = next(
            (
                number
                for number, one in enumerate(deadlines)
                if one["what"] == "minutes-agreed" and one.get("at") == "next-meeting"
            ),
            None,
        )
        if agreed is None:
            continue
        fewest = _fewest_meetings(record, terms)
        for number, one in enumerate(deadlines):
            if (
                one.get("after") == "meeting"
                and one.get("once") == "minutes-agreed"
                and "days" in one
                and fewest * one["days"] <= _DAYS_IN_A_YEAR
            ):
                at = ("terms_of_reference", index, "deadlines")
                what = str(one.get("title") or one["what"])
                message = f"`{what}` is due {plural(one['days'], 'day')} after the meeting, once the minutes are agreed, and the next meeting agrees them"
                remedy = "if the source means the meeting that agrees them, write `after: minutes-agreed`; if it says what it says, accept this finding"
                yield Fault(
                    (*at, number, "after"),
                    message,
                    remedy,
                    related=(Related(record.path, (*at, agreed), "the minutes are agreed at the next meeting here"),),
                )


def _fewest_meetings(record: Document, terms: Mapping[str, Any]) -> float:
    """Return how many meetings a year the board certainly holds while the terms do; 0 where that is not said."""
    holds = period(terms)
    told = [
        one.get("per_year", 0) for one in each(record.data, "frequency") if period(one).overlaps(holds) is not Truth.NO
    ]
    return min((rate["least"] if isinstance(rate, dict) else rate for rate in told), default=0)
