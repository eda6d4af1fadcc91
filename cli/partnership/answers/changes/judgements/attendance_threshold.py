"""Members have to come more often, or less often, than they had to.

## Why it matters
A lower share asks less of every member. Rules that do not ask for a share of meetings, or ask it of somebody else, cannot be put in order: of
those it is said that it cannot be told.

## Example
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
terms_of_reference:
  - since: 2024-01-01
    attendance: [{rate: 70%, subject: person, window: financial-year}]
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
terms_of_reference:
  - since: 2024-01-01
    attendance: [{rate: 60%, subject: person, window: financial-year}]
```
`weakens`: attendance threshold lowered from 70% to 60%

## Instead
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
terms_of_reference:
  - since: 2024-01-01
    attendance: [{rate: 75%, subject: person, window: financial-year}]
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
terms_of_reference:
  - since: 2024-01-01
    attendance: [{rate: 3/4, subject: person, window: financial-year}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.changes.judging import Said, Verdict, more_or_less

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from partnership.answers.changes.judging import Case

KIND = "board"
_AT = ("terms", "attendance")


def judge(case: Case) -> Iterator[Said]:
    """Yield what became of the rule on attendance."""
    if case.before.terms is None or case.after.terms is None or not case.differs("terms.attendance"):
        return
    was, now = ([one for one in side.attendance if not one.no_rule] for side in (case.before.terms, case.after.terms))
    if not was and not now:
        return
    if not was or not now:
        verdict = Verdict.STRENGTHENS if now else Verdict.WEAKENS
        yield Said(verdict, "attendance rule set where none was" if now else "attendance rule given up", _AT)
        return
    if len(was) == len(now) == 1 and was[0].share and now[0].share and was[0].subject == now[0].subject:
        one, other = was[0].share, now[0].share
        if one != other:
            words = f"{_percent(one)} to {_percent(other)}"
            moved = "lowered" if other < one else "raised"
            yield Said(
                more_or_less(float(one), float(other)),
                f"attendance threshold {moved} from {words}", _AT, str(one), str(other),
            )  # fmt: skip
        return
    yield Said(Verdict.CANNOT_TELL, "attendance rule asks for something else, neither more nor less", _AT)


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):g}%"
