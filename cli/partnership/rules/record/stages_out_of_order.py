"""A stage of a restructure is dated before the one above it.

## Why it matters
The stages are told in order of time: reviewed, proposed, agreed, in force. One that is dated before
the stage above it has the wrong date or stands in the wrong place, and the story of who decided what
comes out wrong.

## Example
```yaml records/restructures/exampleshire/local-boards.yaml
name: Local boards
stages:
  - {stage: proposed, on: 2014-07}
  - {stage: agreed, on: {after: 2014-07}}
  - {stage: in-force, on: 2014-06-30}  # C003
```

## Instead
```yaml records/restructures/exampleshire/local-boards.yaml
name: Local boards
stages:
  - {stage: proposed, on: 2014-07}
  - {stage: agreed, on: 2014}
  - {stage: in-force, on: 2014-10-01}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents.fields import moment
from partnership.rules.mending import SET
from partnership.words.dates import written
from partnership.words.finding import Fault, Level, Related
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known

CODE = "C003"
LEVEL = Level.ERROR
MENDS = (SET,)
KINDS = ("restructure",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each stage that certainly comes before one listed earlier."""
    stages = record.data["stages"]
    last, last_day = 0, moment(stages[0]["on"])
    for index, stage in enumerate(stages):
        day = moment(stage["on"])
        if day.before(last_day) is Truth.YES:
            earlier = stages[last]
            message = f"the stage `{stage['stage']}` ({written(stage['on'])}) is dated before `{earlier['stage']}` ({written(earlier['on'])}), which stands above it"
            yield Fault(
                ("stages", index, "on"),
                message,
                "mend the date, or put the stages in order of time",
                related=(Related(record.path, ("stages", last, "on"), "the stage above is dated here"),),
            )
        elif day.earliest > last_day.earliest:
            last, last_day = index, day
