"""A board is scrutinised by somebody by whom it was not, or no longer is.

## Why it matters
What nobody looks at from outside is looked at too late.

## Example
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
links:
  - {type: scrutinised-by, to_described: the scrutiny committee}
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
```
`weakens`: no longer scrutinised by the scrutiny committee

## Instead
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
links:
  - {type: consults, to_described: the scrutiny committee}
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.changes.judging import Said, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.answers.changes.judging import Case
    from partnership.answers.changes.standing import Standing

KIND = "board"


def judge(case: Case) -> Iterator[Said]:
    """Yield each link to scrutiny that is gone or new."""
    if not case.differs("links"):
        return
    was, now = _scrutinised(case.before), _scrutinised(case.after)
    for end in sorted(was.keys() - now.keys()):
        yield Said(Verdict.WEAKENS, f"no longer scrutinised by {was[end]}", ("links",), end)
    for end in sorted(now.keys() - was.keys()):
        yield Said(Verdict.STRENGTHENS, f"now scrutinised by {now[end]}", ("links",), "", end)


def _scrutinised(side: Standing) -> dict[str, str]:
    found = {}
    for one in side.each("links"):
        if one["type"] == "scrutinised-by" and "status" not in one:
            end = next(
                (one[field] for field in ("to", "to_organisation", "to_post", "to_described") if field in one), ""
            )
            found[end] = side.titles.record("board", end) if "to" in one else side.titles.organisation(end)
    return found
