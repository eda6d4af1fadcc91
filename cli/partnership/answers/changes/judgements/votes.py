"""A seat has a vote, or has one no longer.

## Why it matters
Who sits at the table without a vote is heard and not counted.

## Example
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
seats:
  police: {title: Police, standing: member, votes: "yes"}
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
seats:
  police: {title: Police, standing: observer, votes: "no"}
```
`weakens`: the seat Police has no vote any more

## Instead
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
seats:
  police: {title: Police, standing: member, votes: unstated}
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
seats:
  police: {title: Police, standing: member, votes: "yes"}
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
    """Yield each seat whose vote was given or taken, where both sides say whether it has one."""
    if not case.differs("seats"):
        return
    for name, seat in sorted(case.before.seats.items()):
        now = case.after.seats.get(name, {}).get("votes")
        title = seat.get("title", name)
        if (seat.get("votes"), now) == ("yes", "no"):
            yield Said(Verdict.WEAKENS, f"the seat {title} has no vote any more", ("seats", name), "yes", "no")
        elif (seat.get("votes"), now) == ("no", "yes"):
            yield Said(Verdict.STRENGTHENS, f"the seat {title} has a vote now", ("seats", name), "no", "yes")
