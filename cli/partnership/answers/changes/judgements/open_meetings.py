"""Meetings are open to the public that were not, or are not open any more.

## Why it matters
What is decided in public can be seen to be decided.

## Example
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
terms_of_reference:
  - since: 2024-01-01
    public: {open: "yes"}
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
terms_of_reference:
  - since: 2024-01-01
    public: {open: "no"}
```
`weakens`: meetings are not open to the public any more

## Instead
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
terms_of_reference:
  - since: 2024-01-01
    public: {open: unstated}
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
terms_of_reference:
  - since: 2024-01-01
    public: {open: "no"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.changes.judging import Said, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.answers.changes.judging import Case

KIND = "board"
_AT = ("terms", "public")


def judge(case: Case) -> Iterator[Said]:
    """Yield that meetings were opened or closed to the public."""
    if not case.differs("terms.public"):
        return
    was, now = ((side.terms_data or {}).get("public", {}).get("open") for side in (case.before, case.after))
    if (was, now) == ("yes", "no"):
        yield Said(Verdict.WEAKENS, "meetings are not open to the public any more", _AT, was, now)
    elif (was, now) == ("no", "yes"):
        yield Said(Verdict.STRENGTHENS, "meetings are open to the public now", _AT, was, now)
