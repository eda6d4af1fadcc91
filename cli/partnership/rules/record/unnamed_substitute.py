"""A substitute came whom nobody had named.

## Why it matters
Where the terms of reference allow only named substitutes, one who was not named beforehand does not
count as attending, and may not count for the quorum: the figures turn on the name.

The terms in force on the day of the meeting decide. Where they allow any substitute, do not say, or
are not recorded, nothing is found; nor where a name was given on a day that is not known.

## Example
Cara Cole is named for the police, from 10 January 2025.

```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
attendance:
  - {person: eve-eaton, seat: police, capacity: substitute, presence: present}  # A003
  - {seat: health, printed_as: D, capacity: substitute, presence: present}  # A003
```

```yaml records/meetings/exampleshire/childrens-trust/2025-01-08.yaml
kind: ordinary
status: held
attendance:
  - {person: cara-cole, seat: police, capacity: substitute, presence: present}  # A003
```

## Instead
```yaml records/meetings/exampleshire/childrens-trust/2025-03-12.yaml
kind: ordinary
status: held
attendance:
  - {person: cara-cole, seat: police, capacity: substitute, presence: present}
  - {person: eve-eaton, seat: health, capacity: in-attendance, presence: present}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.documents.fields import day_of, each, many
from partnership.records.seating import held, holds, name_of
from partnership.rules.mending import Mend
from partnership.words.finding import Fault, Level, Related
from partnership.words.kinds import path_of
from partnership.words.truth import Truth, any_of
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.documents.document import Document
    from partnership.records.facts.board import BoardFacts, Terms
    from partnership.records.facts.known import Known
    from partnership.records.facts.seat import NamedSubstitute, Seat
    from partnership.words.dates import Moment

CODE = "A003"
LEVEL = Level.WARNING
MENDS = (Mend("new substitute {board} SEAT WHO --named-on DATE", "person"),)
KINDS = ("meeting",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for every substitute who came and certainly had not been named."""
    came = [
        (index, row)
        for index, row in enumerate(each(record.data, "attendance"))
        if row["capacity"] == "substitute" and row["presence"] in {"present", "part"}
    ]
    board = known.boards.get(record.board) if came else None
    if board is None:
        return
    day = day_of(record)
    terms = _only_named(board, day)
    if terms is None:
        return
    for index, row in came:
        seats = _seats(row, board, day)
        if (
            seats
            and any_of(_named(one, row.get("person"), day) for seat in seats for one in seat.substitutes) is Truth.NO
        ):
            yield _fault(row, index, record, board, seats, terms, known)


def _only_named(board: BoardFacts, day: Moment) -> Terms | None:
    """Return the terms in force on the day, if all that may be in force allow only named substitutes."""
    possible = [
        terms
        for terms in board.terms
        if terms.status not in {"draft", "proposed"} and terms.holds.holds_on(day) is not Truth.NO
    ]
    certain = [terms for terms in possible if terms.holds.holds_on(day) is Truth.YES]
    return certain[-1] if certain and all(terms.substitutes == "named" for terms in possible) else None


def _seats(row: dict[str, Any], board: BoardFacts, day: Moment) -> Sequence[Seat]:
    """Return the seats that the substitute can have come for."""
    if "seat" in row:
        return [board.seats[name] for name in many(row["seat"]) if name in board.seats]
    member = row.get("substitute_for")
    theirs = [seat for seat in held(board, member) if holds(seat, member, day) is not Truth.NO] if member else []
    return theirs or list(board.seats.values())


def _named(one: NamedSubstitute, person: str | None, day: Moment) -> Truth:
    if person is None:
        return Truth.NO
    theirs = Truth.UNKNOWN if one.person is None else Truth.YES if one.person == person else Truth.NO
    return theirs & ~day.before(one.named) & one.holds.holds_on(day)


def _fault(
    row: dict[str, Any],
    index: int,
    record: Document,
    board: BoardFacts,
    seats: Sequence[Seat],
    terms: Terms,
    known: Known,
) -> Fault:
    path = path_of("board", board.id)
    person = row.get("person")
    seat = (
        f"the seat `{listed([one.id for one in seats])}`" if "seat" in row else "any seat that they can have come for"
    )
    where = (Related(path, ("terms_of_reference", terms.number), "these terms allow only named substitutes"),)
    if person is None:
        message = f"a substitute came for {seat} and is not named, and {board.names[0]} allows only named substitutes"
        return Fault(
            ("attendance", index), message, "add `person:` to the row, with somebody named for the seat", related=where
        )
    message = (
        f"{name_of(known, record.place, person)} came as a substitute and had not been named for {seat} by this day"
    )
    remedy = f"if they were named, add `{{person: {person}, named_on: …}}` to the seat's `substitutes` in {path}"
    return Fault(("attendance", index, "person"), message, remedy, related=where)
