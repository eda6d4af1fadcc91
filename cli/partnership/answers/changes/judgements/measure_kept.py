"""A measure is new, or is given up.

## Why it matters
What is not measured any more cannot be seen to get worse.

## Example
```yaml before records/measures/exampleshire/absence.yaml
name: Absence
direction: lower
unit: percent
owners: [{board: exampleshire/childrens-trust}]
```
```yaml after records/measures/exampleshire/absence.yaml
name: Absence
direction: lower
unit: percent
until: 2024-03-31
owners: [{board: exampleshire/childrens-trust}]
```
`weakens`: given up

## Instead
```yaml before records/measures/exampleshire/absence.yaml
name: Absence
direction: lower
unit: percent
owners: [{board: exampleshire/childrens-trust}]
```
```yaml after records/measures/exampleshire/absence.yaml
name: Absence
direction: lower
unit: percent
owners: [{board: exampleshire/childrens-trust}]
note: Counted by term.
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.changes.judging import Said, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.answers.changes.judging import Case

KIND = "measure"


def judge(case: Case) -> Iterator[Said]:
    """Yield that a measure was given up, or taken up; one whose record moved to another id was neither."""
    was, now = (bool(side.data) for side in (case.before, case.after))
    if was and not now:
        gone = "its record is gone, too" if not case.after.there else ""
        yield Said(Verdict.WEAKENS, "given up" + (f"; {gone}" if gone else ""), (), "kept")
    elif now and not was:
        yield Said(Verdict.STRENGTHENS, "taken up", (), "", "kept")
