"""Others may come in a member's place who could not, or may no longer.

## Why it matters
A seat that anybody may sit in has nobody who answers for it. Who may come is put in order: none, those named beforehand, anybody.

## Example
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
terms_of_reference:
  - since: 2024-01-01
    substitutes: {allowed: named}
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
terms_of_reference:
  - since: 2024-01-01
    substitutes: {allowed: any}
```
`weakens`: substitutes widened from those named beforehand to anybody

## Instead
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
terms_of_reference:
  - since: 2024-01-01
    substitutes: {allowed: named}
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
terms_of_reference:
  - since: 2024-01-01
    substitutes: {allowed: named, may_vote: "yes"}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.changes.judging import Said, Verdict, more_or_less

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.answers.changes.judging import Case

KIND = "board"
_AT = ("terms", "substitutes")
_WORDS = {"none": "nobody", "named": "those named beforehand", "any": "anybody"}


def judge(case: Case) -> Iterator[Said]:
    """Yield what became of who may come in a member's place."""
    if case.before.terms is None or case.after.terms is None or not case.differs("terms.substitutes"):
        return
    was, now = (
        side.substitutes.allowed if side.substitutes else "unstated" for side in (case.before.terms, case.after.terms)
    )
    if was == now:
        return
    if "unstated" in {was, now}:
        yield Said(
            Verdict.CANNOT_TELL,
            f"who may come in a member's place is {'not said any more' if now == 'unstated' else 'said now'}",
            _AT,
            was,
            now,
        )
        return
    order = list(_WORDS)
    moved = "widened" if order.index(now) > order.index(was) else "narrowed"
    verdict = more_or_less(order.index(was), order.index(now), more=Verdict.WEAKENS)
    yield Said(verdict, f"substitutes {moved} from {_WORDS[was]} to {_WORDS[now]}", _AT, was, now)
