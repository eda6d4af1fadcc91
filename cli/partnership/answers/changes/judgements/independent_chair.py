"""A board has an independent chair, or has one no longer.

## Why it matters
An independent chair can ask of every partner what no partner can ask of another.

## Example
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
officers:
  - {office: independent-chair, post: Independent chair}
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
officers:
  - {office: independent-chair, post: Independent chair, until: 2024-03-31}
  - {office: chair, post: Director, since: 2024-04-01}
```
`weakens`: independent chair lost: the chair is not independent any more

## Instead
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
officers:
  - {office: chair, post: Leader}
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
officers:
  - {office: chair, post: Director}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.changes.judging import Said, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.answers.changes.judging import Case

KIND = "board"


def judge(case: Case) -> Iterator[Said]:
    """Yield that a board lost its independent chair, or has one now."""
    if not case.differs("officers"):
        return
    was, now = (
        any(one["office"] == "independent-chair" for one in side.each("officers")) for side in (case.before, case.after)
    )
    if was and not now:
        instead = any(one["office"] in {"chair", "co-chair"} for one in case.after.each("officers"))
        why = "the chair is not independent any more" if instead else "nobody is on record in the chair"
        yield Said(Verdict.WEAKENS, f"independent chair lost: {why}", ("officers",), "independent-chair")
    elif now and not was:
        yield Said(Verdict.STRENGTHENS, "has an independent chair", ("officers",), "", "independent-chair")
