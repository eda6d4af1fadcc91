"""A period of a measure is not in the calendar.

## Why it matters
Readings are ordered and compared by their periods. `2023/25` is not a financial year, and `2023-24`
is the twenty-fourth month of 2023.

## Example
```yaml records/measures/exampleshire/school-readiness.yaml
name: Children ready for school
direction: higher
baseline: {value: 65.6, period: 2023-24}  # M008
target: {value: 70, by: 2026/28}  # M008
readings:
  - {period: 2023/25-Q1, value: 66.1}  # M008
  - {period: 2024-06/2024-03, value: 66.1}  # M008
```

## Instead
```yaml records/measures/exampleshire/school-readiness.yaml
name: Children ready for school
direction: higher
baseline: {value: 65.6, period: 2023/24}
target: {value: 70, by: 2026/2028}
readings:
  - {period: 2023/24-Q1, value: 66.1}
  - {period: 2024-03/2024-06, value: 66.1}
  - {period: 1999/00, value: 66.1}
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from partnership.documents.fields import each
from partnership.rules.mending import SET
from partnership.words import dates
from partnership.words.finding import Fault, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known
    from partnership.words.finding import Pointer

CODE = "M008"
LEVEL = Level.ERROR
MENDS = (SET,)
KINDS = ("measure",)

_TWO_YEARS = re.compile(r"([0-9]{4})/([0-9]{2})(-Q[1-4])?\Z")
_YEAR_AND_YEAR = re.compile(r"([0-9]{4})-([0-9]{2})\Z")
_QUARTER = re.compile(r"[0-9]{4}-Q[1-4]\Z")


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for every period that cannot be."""
    for period, at in _periods(record):
        wrong = _wrong(str(period))
        if wrong is not None:
            yield Fault(at, *wrong)


def _periods(record: Document) -> Iterator[tuple[str | int, Pointer]]:
    data = record.data
    for field, key in (("baseline", "period"), ("target", "by")):
        if key in data.get(field, ()):
            yield data[field][key], (field, key)
    for index, reading in enumerate(each(data, "readings")):
        yield reading["period"], ("readings", index, "period")
    for index, one in enumerate(each(data, "breaks")):
        yield one["at"], ("breaks", index, "at")


def _wrong(period: str) -> tuple[str, str] | None:
    """Return what is wrong with a period and what would help, or None."""
    year = _TWO_YEARS.match(period)
    if year:
        return _runs_on(period, year)
    return None if _QUARTER.match(period) else _calendar(period)


def _runs_on(period: str, year: re.Match[str]) -> tuple[str, str] | None:
    first = int(year[1])
    following = f"{(first + 1) % 100:02}"
    if year[2] == following:
        return None
    last = f"{year[1][:2]}{year[2]}"
    span = "" if year[3] or int(last) <= first else f"; for the years from {first} to {last}, write `{first}/{last}`"
    return (
        f"{period} is not a financial or academic year: {first} does not run on into {year[2]}",
        f"write `{first}/{following}{year[3] or ''}`{span}",
    )


def _calendar(period: str) -> tuple[str, str] | None:
    try:
        ends = [dates.moment(part) for part in period.split("/")]
    except dates.ImpossibleDateError as error:
        years = _YEAR_AND_YEAR.match(period)
        if years and int(years[2]) == (int(years[1]) + 1) % 100:
            return (
                f"{period} means a month, and there is no month {years[2]}",
                f"write `{years[1]}/{years[2]}` for the financial or academic year",
            )
        return f"the period {period} cannot be: {error}", "write the day, month or year that the source gives"
    if ends[-1].latest < ends[0].earliest:
        return (
            f"the period {period} ends before it begins",
            f"write `{'/'.join(reversed(period.split('/')))}` if they were changed round",
        )
    return None
