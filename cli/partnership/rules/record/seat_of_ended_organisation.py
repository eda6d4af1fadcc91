"""A seat belongs to an organisation that no longer exists.

## Why it matters
When organisations end, terms of reference go stale: every board with a seat for a clinical
commissioning group was out of date on 1 July 2022. The seat has to pass to the organisation that
took over, or end.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
seats:
  health:
    organisations:
      - {organisation: clinical-group, since: 2018}  # B013
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
seats:
  health:
    organisations:
      - {organisation: clinical-group, since: 2018, until: 2022-06-30}
      - {organisation: care-board, since: 2022-07-01}
  second-health:
    until: 2021
    organisations:
      - {organisation: clinical-group}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents.fields import each, keyed, life, period
from partnership.rules.mending import SET, Mend
from partnership.rules.spans import outside, said, typed
from partnership.words.finding import Fault, Level, Related
from partnership.words.kinds import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known
    from partnership.words.dates import Moment

CODE = "B013"
LEVEL = Level.WARNING
MENDS = (Mend("set {record} {item}/until DATE", "organisation"), SET)
KINDS = ("board",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each seat that an organisation certainly has after its own end."""
    seats = keyed(record.data, "seats")
    if not seats:
        return
    board_ends = life(record.data).ends
    for name, seat in seats.items():
        organisations = each(seat, "organisations")
        if organisations:
            ends = _earlier(period(seat).ends, board_ends)
            for index, one in enumerate(organisations):
                home = known.home(record.place, "organisation", one["organisation"])
                if home is None:
                    continue
                own = one["organisation"].rpartition("/")[2]
                thing = home.things["organisation"][own]
                left = outside(one, thing.lasts, ends)
                if left and left.after:
                    day = typed(thing.lasts.ends)
                    remedy = f"write `until: {day}`" if day else "end it with `until`"
                    related = (
                        Related(
                            path_of("place", home.id),
                            ("organisations", own, "until"),
                            f"{thing.names[0]} ends here",
                        ),
                    )
                    message = f"the seat `{name}` is {thing.names[0]}'s after that organisation ended ({said(thing.lasts.ends)})"
                    yield Fault(
                        ("seats", name, "organisations", index, left.field or "organisation"),
                        message,
                        f"{remedy}, and add the organisation that has the seat now",
                        related=related,
                    )


def _earlier(one: Moment, other: Moment) -> Moment:
    return type(one)(min(one.earliest, other.earliest), min(one.latest, other.latest))
