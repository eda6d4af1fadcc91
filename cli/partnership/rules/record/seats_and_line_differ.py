"""A membership line gives one number of seats and the records have another.

## Why it matters
The terms of reference say how many seats there are; a quorum that is a share of all seats is counted
on those the records have. Seats that followed one another on the line are counted as they stood
together on one day. A board whose seats are not recorded at all is left alone.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
lines:
  schools: {printed: "Schools (Primary, Secondary & Special) 3 seats", seats: 3}  # B005
  police: {printed: Police, seats: 1}  # B005
  probation: {printed: Probation, seats: 1}  # B005
seats:
  primary: {line: schools}
  secondary: {line: schools}
  police-east: {line: police}
  police-west: {line: police}
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
lines:
  schools: {printed: "Schools (Primary, Secondary & Special) 3 seats", seats: 3}
  police: {printed: Police, seats: 1}
  lay: {printed: Lay members as the board decides}
seats:
  primary: {line: schools}
  secondary: {line: schools}
  special: {line: schools}
  police-east: {line: police, until: 2021}
  police-west: {line: police, since: 2022}
  lay-member: {line: lay}
```

```yaml records/boards/exampleshire/parents-forum.yaml
name: Parents' Forum
kind: forum
lines:
  parents: {printed: Parents and carers (12), seats: 12}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents.fields import keyed, period
from partnership.rules.mending import SET
from partnership.words.finding import Fault, Level, Related
from partnership.words.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known
    from partnership.words.dates import Period

CODE = "B005"
LEVEL = Level.ERROR
MENDS = (SET,)
KINDS = ("board",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each line whose number of seats certainly is not that of the records."""
    seats = keyed(record.data, "seats")
    if not seats or "lines" not in record.data:
        return
    on_line: dict[str, list[tuple[str, Period]]] = {}
    for name, seat in seats.items():
        if "line" in seat:
            on_line.setdefault(seat["line"], []).append((name, period(seat)))
    for line_id, line in keyed(record.data, "lines").items():
        if "seats" not in line:
            continue
        own = on_line.get(line_id, [])
        least, most = _together(own)
        if not least <= line["seats"] <= most:
            have = least if least > line["seats"] else most
            related = (
                (
                    Related(
                        record.path,
                        ("seats", own[0][0]),
                        f"{'these seats begin' if len(own) > 1 else 'this seat is'} here",
                        on_key=True,
                    ),
                )
                if own
                else ()
            )
            message = f"the line `{line_id}` gives {plural(line['seats'], 'seat')} and the records have {have or 'none'} on it"
            yield Fault(
                ("lines", line_id, "seats"),
                message,
                f"give the missing seats `line: {line_id}`, end those that are over with `until`, or mend `seats` of the line",
                related=related,
            )


def _together(seats: Iterable[tuple[str, Period]]) -> tuple[int, int]:
    """Return how many of the seats at least, and at most, there were together on their fullest day."""
    lives = [life for _, life in seats]
    least = _fullest((life.starts.latest, life.ends.earliest) for life in lives)
    return least, _fullest((life.starts.earliest, life.ends.latest) for life in lives)


def _fullest(spans: Iterable[tuple[int, int]]) -> int:
    """Return the greatest number of spans that share a day; a span that ends before it starts is none."""
    sound = [span for span in spans if span[0] <= span[1]]
    now = most = 0
    for _, change in sorted([*((first, 1) for first, _ in sound), *((last + 1, -1) for _, last in sound)]):
        now += change
        most = max(most, now)
    return most
