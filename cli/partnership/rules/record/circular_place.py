"""A place lies within itself.

## Why it matters
People, organisations and documents that a place does not record are looked for in the places around
it. Where that goes round in a circle there is no outermost place, and nobody can say of an id that it
is recorded nowhere: what is misspelt would pass unseen.

## Example
```yaml records/places/northern-district.yaml
name: Northern District
kind: district
within: northern-area  # R006
```

```yaml records/places/northern-area.yaml
name: Northern Area
kind: county
within: northern-district  # R006
```

## Instead
```yaml records/places/northern-district.yaml
name: Northern District
kind: district
within: northern-area
```

```yaml records/places/northern-area.yaml
name: Northern Area
kind: county
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.rules.mending import TAKE_OUT
from partnership.words.finding import Fault, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "R006"
LEVEL = Level.ERROR
MENDS = (TAKE_OUT,)
KINDS = ("place",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault if the places around this one lead back to it."""
    circle = list(known.around(record.id))
    last = known.places.get(circle[-1])
    if last is None or last.within != record.id:
        return
    way = " → ".join((*circle, record.id))
    yield Fault(
        ("within",),
        f"{way}: each of these places is recorded as within the next",
        "take `within` out of the outermost place",
    )
