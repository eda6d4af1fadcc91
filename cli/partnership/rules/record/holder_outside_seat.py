"""Somebody holds a seat, or is named for it, on a day when there is no such seat.

## Why it matters
Attendance is expected of whoever is in post. A holder before the seat was created, or after the
board was dissolved, is a mistake in one date or the other. A date left out claims nothing: who has
no `until` goes when the seat goes.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
established: {on: 2020-01-01}
dissolved: {on: 2024}
seats:
  police:
    holders:
      - {person: ann-archer, since: 2019-05-01}  # B006
  health:
    since: 2022-07-01
    holders:
      - person: dev-dean
        until: 2025-03  # B006
    substitutes:
      - {person: eve-eaton, since: 2021}  # B006
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
established: {on: 2020-01-01}
dissolved: {on: 2024}
seats:
  police:
    holders:
      - {person: ann-archer, since: 2020}
  health:
    since: 2022-07-01
    holders:
      - {person: dev-dean, until: 2024}
    substitutes:
      - {person: eve-eaton}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.documents.fields import each, keyed, life, period
from partnership.records.seating import name_of
from partnership.rules.mending import SET, Mend
from partnership.rules.spans import outside, said
from partnership.words import dates
from partnership.words.finding import Fault, Level, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known
    from partnership.words.dates import Period
    from partnership.words.finding import Pointer

CODE = "B006"
LEVEL = Level.ERROR
MENDS = (SET, Mend("set {record} {at}/until DATE"))
KINDS = ("board",)


class _Life(NamedTuple):
    """What a holder must lie within: what it is called, its time, and where the two ends stand."""

    name: str
    lasts: Period
    starts_at: Pointer
    ends_at: Pointer


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each holder or substitute certainly outside the life of the seat or the board."""
    seats = keyed(record.data, "seats")
    if not seats:
        return
    board = _Life("the board", life(record.data), ("established",), ("dissolved",))
    for name, seat in seats.items():
        lives = [
            one
            for one in (
                _Life(f"the seat `{name}`", period(seat), ("seats", name, "since"), ("seats", name, "until")),
                board,
            )
            if one.lasts != dates.ALWAYS
        ]
        if lives:
            for field in ("holders", "substitutes"):
                for index, one in enumerate(each(seat, field)):
                    if "since" in one or "until" in one:
                        yield from _faults(record, known, ("seats", name, field, index), lives)


def _faults(record: Document, known: Known, at: Pointer, lives: list[_Life]) -> Iterator[Fault]:
    _, name, field, index = at
    one = record.data["seats"][name][field][index]
    for whole in lives:
        left = outside(one, whole.lasts)
        if left is None:
            continue
        who = name_of(known, record.place, one["person"]) if "person" in one else str(one.get("post", "somebody"))
        verb = "holds" if field == "holders" else "is named as a substitute for"
        day, where = (whole.lasts.ends, whole.ends_at) if left.after else (whole.lasts.starts, whole.starts_at)
        message = f"{who} {verb} the seat `{name}` {'after the end' if left.after else 'before the beginning'} of {whole.name} ({said(day)})"
        yield Fault(
            (*at, left.field or index),
            message,
            f"mend `{left.field}`, or `{where[-1]}` of {whole.name}",
            related=(Related(record.path, where, f"{whole.name} {'ends' if left.after else 'begins'} here"),),
        )
        return
