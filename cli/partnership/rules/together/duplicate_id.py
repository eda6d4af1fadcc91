"""An id is recorded in a place and again in a place around it.

## Why it matters
A name is looked for in the record's own place first and then in the places around it. Where both
have it, the inner one hides the outer one, and a record that means the outer one gets the other
without a word. One thing written twice drifts apart.

## Example
```yaml records/places/exampleshire.yaml
name: Exampleshire
kind: county
within: exampleland
organisations:
  examplecass: {name: Examplecass Exampleshire, sector: courts-and-family}  # R005
```

## Instead
```yaml records/places/exampleshire.yaml
name: Exampleshire
kind: county
within: exampleland
organisations:
  examplecass-exampleshire: {name: Examplecass Exampleshire, sector: courts-and-family}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.records.facts.place import THINGS
from partnership.rules.mending import Mend
from partnership.words.finding import Fault, Level, Related
from partnership.words.kinds import path_of
from partnership.words.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.records.facts.known import Facts
    from partnership.records.facts.place import PlaceFacts

CODE = "R005"
LEVEL = Level.WARNING
MENDS = (Mend("rename {record} NEW --thing KIND/{id}"),)
_FIELDS = tuple((field, kind) for field, kind in THINGS if kind != "district")


def check(facts: Facts) -> Iterator[tuple[str, Fault]]:
    """Yield a fault at the inner of two things with one id, for the nearest place around that has it."""
    for place in facts.known.places.values():
        around = [facts.known.places[name] for name in facts.known.around(place.id) if name in facts.known.places][1:]
        for field, kind in _FIELDS:
            for name in place.things.get(kind, {}) if around else ():
                outer = next((one for one in around if name in one.things.get(kind, {})), None)
                if outer is not None:
                    yield path_of("place", place.id), _fault(place, outer, field, kind, name)


def _fault(place: PlaceFacts, outer: PlaceFacts, field: str, kind: str, name: str) -> Fault:
    ours, theirs = (plain(one.things[kind][name].names[0]) for one in (place, outer))
    message = f"{kind} `{name}` is recorded in {place.id} ({ours}) and in {outer.id} ({theirs})"
    remedy = (
        f"if they are one, take this one out; if they are two, give this one another id, such as `{name}-{place.id}`"
    )
    where = Related(path_of("place", outer.id), (field, name), f"recorded in {outer.id} here", on_key=True)
    return Fault((field, name), message, remedy, on_key=True, related=(where,))
