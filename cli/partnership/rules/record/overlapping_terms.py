"""Two versions of the terms of reference are in force on one same day.

## Why it matters
A meeting is judged by the terms in force on its day: with two, its quorum has two answers. A new
version ends the one before, on the day before it begins.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
terms_of_reference:
  - {title: First terms, since: 2020-01-01}
  - {title: Second terms, since: 2023-05-01}  # T001
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
terms_of_reference:
  - {title: First terms, since: 2020-01-01, until: 2023-04-30}
  - {title: Second terms, since: 2023-05-01}
  - {title: Third terms, status: draft, since: 2024-01-01}
  - {title: Terms without a date, status: superseded}
```
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from partnership.documents.fields import each, moment, period
from partnership.rules.mending import Mend
from partnership.rules.spans import clashes, typed
from partnership.words.finding import Fault, Level, Related

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "T001"
LEVEL = Level.ERROR
MENDS = (Mend("set {record} {other}/until DATE"),)
KINDS = ("board",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each version that is certainly in force together with another on some day."""
    versions = each(record.data, "terms_of_reference")
    if len(versions) <= 1:
        return
    told = [index for index, terms in enumerate(versions) if _in_force(terms)]
    for later, earlier in clashes([period(versions[index]) for index in told]):
        one, other = told[later], told[earlier]
        message = f"{_name(versions, other)} and {_name(versions, one)} are both in force on one same day"
        related = (Related(record.path, ("terms_of_reference", other), "the other version is here"),)
        yield Fault(
            ("terms_of_reference", one),
            message,
            _remedy(versions[other], versions[one], _name(versions, other)),
            related=related,
        )


def _in_force(terms: Mapping[str, Any]) -> bool:
    """Whether the version came into force, and its own words leave open when it ended only if it goes on."""
    status = terms.get("status")
    return status not in {"draft", "proposed"} and not (status == "superseded" and "until" not in terms)


def _name(versions: Sequence[Mapping[str, Any]], index: int) -> str:
    terms = versions[index]
    words = [str(terms[field]) for field in ("title", "version") if field in terms]
    return f"“{', '.join(words)}”" if words else f"version {index + 1}"


def _remedy(first: Mapping[str, Any], second: Mapping[str, Any], name: str) -> str:
    begins = typed(moment(second.get("since")))
    if begins and "until" not in first and typed(moment(first.get("since"))) != begins:
        return f"end {name} with `until: {date.fromordinal(date.fromisoformat(begins).toordinal() - 1)}`"
    return "end the earlier version with `until`, or mend the dates; a version not agreed has `status: draft` or `status: proposed`"
