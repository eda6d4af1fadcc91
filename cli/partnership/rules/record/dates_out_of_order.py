"""Something ends before it begins, or comes before what it follows.

## Why it matters
One of the two dates is wrong, and every answer for a day near them is wrong with it. A board
dissolved before it was established, a holder whose last day is before the first, minutes agreed
before the meeting: the record cannot say which date was meant, the source can.

Only dates that are certainly out of order are told: `since: 2014` and `until: 2014-03` may be right.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
established: {on: 2015-04-01}
dissolved: {on: 2014-03}  # D002
links:
  - {type: reports-to, to: exampleshire/childrens-trust, since: 2020-09, until: 2020-08-31}  # D002
```

```yaml records/meetings/exampleshire/childrens-trust/2024-05-14.yaml
kind: ordinary
status: held
starts: "14:00"
ended: "13:30"  # D002
papers: {sent: 2024-05-15}  # D002
minutes:
  drafted: 2024-04  # D002
  agreed: 2023-07-09  # D002
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
established: {on: 2014-04-01}
dissolved: {on: 2014}
links:
  - {type: reports-to, to: exampleshire/childrens-trust, since: 2020-09, until: 2020-09-01}
```

```yaml records/meetings/exampleshire/childrens-trust/2024-05-14.yaml
kind: ordinary
status: held
starts: "14:00"
ended: "15:30"
papers: {sent: 2024-05-14}
minutes:
  drafted: 2024-05
  agreed: 2024-07-09
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.documents import fields
from partnership.documents.date_fields import DateField, date_fields
from partnership.rules.mending import SET
from partnership.words import dates
from partnership.words.finding import Fault, Level, Related
from partnership.words.kinds import KINDS as RECORD_KINDS
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known
    from partnership.words.finding import Pointer

CODE = "D002"
LEVEL = Level.ERROR
MENDS = (SET,)
KINDS = tuple(kind.name for kind in RECORD_KINDS)
_AFTER_THE_MEETING = (
    ("drafted", "the draft of the minutes was finished"),
    ("distributed", "the minutes were sent round"),
    ("agreed", "the minutes were agreed"),
    ("published", "the minutes were published"),
)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for every pair of dates that are certainly the wrong way round."""
    del known
    if any(
        fields.moment(span["until"]).before(fields.moment(span["since"])) is Truth.YES for span in record.seen.spans
    ):
        yield from _periods(record)
    if record.kind == "board":
        yield from _life(record.data)
    elif record.kind == "meeting":
        yield from _times(record.data)
        yield from _around_the_meeting(record)


def _periods(record: Document) -> Iterator[Fault]:
    begins: dict[Pointer, DateField] = {}
    ends: list[DateField] = []
    for field in date_fields(record):
        if field.at[-1] == "since":
            begins[field.at[:-1]] = field
        elif field.at[-1] == "until":
            ends.append(field)
    for end in ends:
        begin = begins.get(end.at[:-1])
        if begin is not None:
            yield from _ends_first(begin, end, "`until` ({}) is before `since` ({})")


def _life(board: dict[str, Any]) -> Iterator[Fault]:
    if "established" in board and "dissolved" in board:
        begin = DateField(board["established"]["on"], ("established", "on"))
        end = DateField(board["dissolved"]["on"], ("dissolved", "on"))
        yield from _ends_first(begin, end, "the board was dissolved ({}) before it was established ({})")


def _ends_first(begin: DateField, end: DateField, message: str) -> Iterator[Fault]:
    if fields.moment(end.value).before(fields.moment(begin.value)) is Truth.YES:
        said = message.format(dates.written(end.value), dates.written(begin.value))
        yield Fault(
            end.at,
            said,
            "look both dates up in the source, and mend the one that is wrong",
            related=(Related("", begin.at, "the other date is here"),),
        )


def _times(meeting: dict[str, Any]) -> Iterator[Fault]:
    if meeting.get("ended", "99") < meeting.get("starts", ""):
        yield Fault(
            ("ended",),
            f"the meeting ended at {meeting['ended']}, before it began at {meeting['starts']}",
            "look both times up in the minutes; write them on the 24-hour clock",
            related=(Related("", ("starts",), "it began here"),),
        )


def _around_the_meeting(record: Document) -> Iterator[Fault]:
    minutes, papers = record.data.get("minutes"), record.data.get("papers")
    if minutes is None and papers is None:
        return
    day = fields.day_of(record)
    said = f"the meeting ({dates.written(_day_as_written(record))})"
    for field, what in _AFTER_THE_MEETING:
        if minutes is not None and fields.moment(minutes.get(field)).before(day) is Truth.YES:
            yield Fault(
                ("minutes", field),
                f"{what} ({dates.written(minutes[field])}) before {said}",
                "look the date up in the source; the meeting's own day is the name of its file",
            )
    if papers is not None and day.before(fields.moment(papers.get("sent"))) is Truth.YES:
        yield Fault(
            ("papers", "sent"),
            f"the papers were sent ({dates.written(papers['sent'])}) after {said}",
            "write the day they were sent; papers that came later go into `late`",
        )


def _day_as_written(meeting: Document) -> str | int | dict[str, Any]:
    name = meeting.id.rpartition("/")[2]
    return meeting.data.get("held", "unknown") if name.startswith("undated-") else name[:10]
