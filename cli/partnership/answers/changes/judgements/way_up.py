"""A board answers to nobody any more, or to somebody where it did to nobody.

## Why it matters
What a board finds has to reach somebody who can act on it. It answers by being a sub-group, by being accountable, or by reporting.

## Example
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
links:
  - {type: sub-group-of, to: exampleshire/childrens-trust}
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
```
`weakens`: answers to nobody any more; it was sub-group of Exampleshire Children's Trust

## Instead
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
links:
  - {type: sub-group-of, to: exampleshire/childrens-trust}
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
links:
  - {type: reports-to, to: exampleshire/childrens-trust}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.changes.judging import Said, Verdict
from partnership.answers.structure.graph import ANSWERING
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.answers.changes.judging import Case
    from partnership.answers.changes.standing import Standing

KIND = "board"


def judge(case: Case) -> Iterator[Said]:
    """Yield that a board has lost every link by which it answers to another, or has its first."""
    if not case.differs("links"):
        return
    was, now = _up(case.before), _up(case.after)
    if was and not now:
        yield Said(Verdict.WEAKENS, f"answers to nobody any more; it was {listed(was)}", ("links",), "; ".join(was))
    elif now and not was:
        yield Said(Verdict.STRENGTHENS, f"answers to somebody: {listed(now)}", ("links",), "", "; ".join(now))


def _up(side: Standing) -> list[str]:
    found = set()
    for one in side.each("links"):
        if one["type"] in ANSWERING and "status" not in one:
            end = side.titles.record("board", one["to"]) if "to" in one else _other(one, side)
            found.add(f"{one['type'].replace('-of', ' of').replace('-to', ' to')} {end}")
    return sorted(found)


def _other(link: Mapping[str, str], side: Standing) -> str:
    if "to_organisation" in link:
        return side.titles.organisation(link["to_organisation"])
    return link.get("to_post") or link.get("to_described", "somebody")
