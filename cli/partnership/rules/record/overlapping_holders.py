"""A seat has two holders on one same day.

## Why it matters
Nobody can say whose attendance counts, and the seat would count twice. A seat that is shared, by a
job share or in turn, is one entry with `people`. Somebody who stands in while the holder is on
`leave` is `interim`.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
seats:
  police:
    holders:
      - {person: ann-archer, since: 2019}
      - {person: ben-baker, since: 2021-03-01}  # B004
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
seats:
  police:
    holders:
      - {person: ann-archer, since: 2019, until: 2021-02}
      - {people: [ben-baker, cara-cole], arrangement: job-share, since: 2021-03-01}
  health:
    holders:
      - {person: dev-dean, since: 2019, leave: [{since: 2020-01-01, until: 2020-06-30}]}
      - {person: eve-eaton, interim: true, since: 2020-01-01, until: 2020-06-30}
  schools:
    holders:
      - {person: ann-archer, since: 2019, until: 2021}
      - {person: ben-baker, since: 2021}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.documents.fields import each, keyed, period
from partnership.rules.mending import Mend
from partnership.rules.spans import clashes
from partnership.words.dates import written
from partnership.words.finding import Fault, Level, Related
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "B004"
LEVEL = Level.ERROR
MENDS = (Mend("set {record} {other}/until DATE"),)
KINDS = ("board",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each holder who certainly holds a seat with another on some day."""
    for name, seat in keyed(record.data, "seats").items():
        holders = each(seat, "holders")
        if len(holders) <= 1:
            continue
        leaves = [period(leave) for holder in holders for leave in each(holder, "leave")]
        told = [(index, holder) for index, holder in enumerate(holders) if not _stands_in(holder, leaves)]
        for later, earlier in clashes([period(holder) for _, holder in told]):
            at = ("seats", name, "holders")
            (one, second), (other, first) = told[later], told[earlier]
            first_name, second_name = _name(first, record.place, known), _name(second, record.place, known)
            message = f"{first_name} and {second_name} both hold the seat `{name}` on one same day"
            yield Fault(
                (*at, one),
                message,
                _remedy(second, first_name),
                related=(Related(record.path, (*at, other), f"{first_name} holds it here"),),
            )


def _stands_in(holder: Mapping[str, Any], leaves: Sequence[Any]) -> bool:
    return "interim" in holder and any(period(holder).overlaps(leave) is not Truth.NO for leave in leaves)


def _name(holder: Mapping[str, Any], place: str, known: Known) -> str:
    people = [holder["person"]] if "person" in holder else holder.get("people", [])
    found = [known.find(place, "person", person) for person in people]
    return " with ".join(
        thing.names[0] if thing else person for thing, person in zip(found, people, strict=True)
    ) or str(holder.get("post", "a holder not named"))


def _remedy(second: Mapping[str, Any], first_name: str) -> str:
    since = second.get("since")
    ends = (
        f"end {first_name} with `until` before {written(since)}"
        if since is not None and since != "unknown"
        else "end one of them with `until`"
    )
    return f"{ends}; if they share the seat, write one entry with `people`"
