"""A statutory duty has no owner any more, or has one where it had none.

## Why it matters
A board may end; a duty does not. What nobody has to do is not done, and nobody notices until somebody asks.

A duty that another board has, or takes on, has an owner: that it passed from one to the other is neither stronger nor weaker.

## Example
```yaml before records/places/exampleland.yaml
name: Exampleland
kind: country
documents: {act: {title: Children Act 2004, kind: act}}
duties: {co-operate: {title: Co-operate for children, act: act, section: s10}}
```
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
duties: [{duty: co-operate}]
```
```yaml after records/places/exampleland.yaml
name: Exampleland
kind: country
documents: {act: {title: Children Act 2004, kind: act}}
duties: {co-operate: {title: Co-operate for children, act: act, section: s10}}
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
dissolved: {on: 2024-09-30}
duties: [{duty: co-operate}]
```
`weakens`: the duty Co-operate for children has no owner after 30 September 2024

## Instead
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
duties: [{duty: plan}]
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
duties: [{duty: plan, note: By the Act.}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.changes.judging import Said, Verdict
from partnership.answers.changes.owners import Owned, changed_hands, kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.answers.changes.compared import Changes
    from partnership.answers.continuity.ledger import Ledger

OF = Owned("duties", "duty")


def judge_whole(changes: Changes, ledger: Ledger | None) -> Iterator[tuple[str, Said]]:
    """Yield each duty that a board lost or gained, and whether anybody has it on the other side."""
    for one in changed_hands(changes, ledger, OF):
        aspect = (OF.field, one.thing)
        still = kept(one, OF)
        if still is not None:
            yield one.lost_by, still
        elif one.lost_by and one.searched:
            words = f"the duty {one.title}: what became of it is not known"
            yield one.lost_by, Said(Verdict.CANNOT_TELL, words, aspect, one.thing)
        elif one.lost_by:
            after = f" after {one.last}" if one.last else " any more"
            words = f"the duty {one.title} has no owner{after}"
            yield one.lost_by, Said(Verdict.WEAKENS, words, aspect, one.thing)
        elif not one.before:
            yield one.gained_by, Said(Verdict.STRENGTHENS, f"the duty {one.title} has an owner", aspect, "", one.thing)
