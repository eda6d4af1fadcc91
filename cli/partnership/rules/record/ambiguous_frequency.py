"""A frequency uses a word that can be read two ways, and one reading was chosen.

## Why it matters
"Bi-monthly" is every two months to some and twice a month to others: 6 meetings a year or 24. Where
the word alone is the source, both readings are recorded and both are evaluated. One number, or none,
hides the doubt.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
frequency:
  - {says: bi-monthly, per_year: 6}  # B010
links:
  - type: reports-to
    to: exampleshire/childrens-trust
    frequency: {says: Biannually}  # B010
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
frequency:
  - {says: bi-monthly, per_year: {least: 6, most: 24}}
links:
  - type: reports-to
    to: exampleshire/childrens-trust
    frequency: {says: "bi-annual, in May and November", per_year: {least: 2, most: 2}}
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from partnership.documents.fields import each
from partnership.words.finding import Fault, Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known
    from partnership.words.finding import Pointer

CODE = "B010"
LEVEL = Level.WARNING
KINDS = ("board", "measure")

_WORD = re.compile(r"\bbi[- ]?(month|week|annual|year|term|quarter)", re.IGNORECASE)
_READINGS = {
    "month": ("every two months", "6", "twice a month", "24"),
    "week": ("every two weeks", "26", "twice a week", "104"),
    "annual": ("every two years", "0.5", "twice a year", "2"),
    "year": ("every two years", "0.5", "twice a year", "2"),
    "term": ("every two terms", "1.5", "twice a term", "6"),
    "quarter": ("every two quarters", "2", "twice a quarter", "8"),
}


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each frequency in an ambiguous word without both readings."""
    for at, frequency in _frequencies(record):
        found = _WORD.search(frequency["says"])
        if found is None or isinstance(frequency.get("per_year"), dict):
            continue
        rare, least, often, most = _READINGS[found[1].lower()]
        given = f"the record has only {frequency['per_year']}" if "per_year" in frequency else "the record has neither"
        message = f"`{frequency['says']}` means {rare} ({least} times a year) or {often} ({most}), and {given}"
        remedy = (
            f"write `per_year: {{least: {least}, most: {most}}}`, or, where the source settles it, that number as both"
        )
        yield Fault((*at, "says"), message, remedy)


def _frequencies(record: Document) -> Iterator[tuple[Pointer, Mapping[str, Any]]]:
    if record.kind == "measure":
        if "frequency" in record.data:
            yield ("frequency",), record.data["frequency"]
        return
    for index, frequency in enumerate(each(record.data, "frequency")):
        yield ("frequency", index), frequency
    for index, link in enumerate(each(record.data, "links")):
        if "frequency" in link:
            yield ("links", index, "frequency"), link["frequency"]
