"""A date is not in the calendar, or its bounds leave no day.

## Why it matters
30 February is a slip of the pen, and nobody can tell which day was meant. Bounds that leave no day
("after 2014 and before 2015") say nothing at all. What rests on such a date counts as not known
until it is mended.

The day in the name of a meeting's file is looked at too.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
established: {on: 2014-02-30}  # D001
links:
  - {type: supports, to: exampleshire/childrens-trust, since: {after: 2014, before: 2015}}  # D001
  - {type: consults, to: exampleshire/childrens-trust, since: {after: 2014-13}}  # D001
```

```yaml records/meetings/exampleshire/childrens-trust/2023-02-29.yaml
kind: ordinary  # D001
status: held
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
established: {on: 2014-02}
links:
  - {type: supports, to: exampleshire/childrens-trust, since: {after: 2014-02-24, before: 2014-02-26}}
  - {type: consults, to: exampleshire/childrens-trust, since: {after: 2014}}
```

```yaml records/meetings/exampleshire/childrens-trust/2024-02-29.yaml
kind: ordinary
status: held
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from partnership.documents.date_fields import date_fields
from partnership.documents.texts import glance
from partnership.rules.mending import SET, Mend
from partnership.words import dates
from partnership.words.finding import Fault, Level
from partnership.words.kinds import KINDS as RECORD_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known
    from partnership.words.finding import Pointer

CODE = "D001"
LEVEL = Level.ERROR
MENDS = (SET, Mend("rename {record} DATE --kind meeting", ""))
KINDS = tuple(kind.name for kind in RECORD_KINDS)
_A_COMMON_YEAR = "2001"
_LAST_MONTH = 12
_SUSPECT = re.compile(
    r"(?<![0-9])[0-9]{4}-(?:(?!0[1-9]|1[0-2])[0-9]{2}(?:-[0-9]{2})?|[0-9]{2}-(?:00|29|[3-9][0-9]))(?![0-9])"
)
"""A date that may be impossible: a month that is none, or a day that not every month has."""


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for every date that cannot be read as a day, a month, a year or bounds with a day between."""
    del known
    if record.seen.bounds or not all(map(_possible, _SUSPECT.findall(glance(record).text))):
        for value, at in date_fields(record):
            try:
                dates.moment(value)
            except dates.ImpossibleDateError:
                yield _fault(value, at)
    if record.kind == "meeting":
        yield from _in_name(record)
    elif "financial_year" in record.data:
        yield from _in_year(record.data["financial_year"]["starts"])


def _possible(text: str) -> bool:
    try:
        dates.moment(text)
    except dates.ImpossibleDateError:
        return False
    return True


def _fault(value: str | int | dict[str, str | int], at: Pointer) -> Fault:
    if isinstance(value, dict):
        for bound, part in value.items():
            if not _possible(str(part)):
                return _fault(part, (*at, bound))
        return Fault(
            at,
            f"no day lies between these bounds: {dates.written(value)}",
            "write bounds with at least one day between them: `after` and `before` leave out the day, month or year they name, `not_before` and `by` take it in",
        )
    return Fault(at, f"{value} is not in the calendar", _remedy(str(value)))


def _remedy(text: str) -> str:
    year, _, rest = text.partition("-")
    month, _, day = rest.partition("-")
    if day and int(month) > _LAST_MONTH and _possible(f"{year}-{day}-{month}"):
        return f"write {year}-{day}-{month} if day and month are the wrong way round"
    if day and _possible(f"{year}-{month}"):
        return f"write the right day, or {year}-{month} where only the month is known"
    return "write the right date: YYYY-MM-DD, YYYY-MM or YYYY"


def _in_name(record: Document) -> Iterator[Fault]:
    name = record.id.rpartition("/")[2]
    if not name.startswith("undated-") and not _possible(name[:10]):
        yield Fault(
            (),
            f"this file is named {name}, and {name[:10]} is not in the calendar",
            "rename the file to the day of the meeting",
        )


def _in_year(starts: str) -> Iterator[Fault]:
    if not _possible(f"{_A_COMMON_YEAR}-{starts}"):
        yield Fault(
            ("financial_year", "starts"), f"{starts} is not a day of every year", "write month and day, such as 04-01"
        )
