"""A target asks for more, or for less, than it did.

## Why it matters
A target that is easier to meet says less when it is met. It goes by the direction that the measure says is good; where it says none, or the
target is a range, it cannot be told.

## Example
```yaml before records/measures/exampleshire/absence.yaml
name: Absence
direction: lower
unit: percent
owners: [{board: exampleshire/childrens-trust}]
target: {value: 5, by: 2026}
```
```yaml after records/measures/exampleshire/absence.yaml
name: Absence
direction: lower
unit: percent
owners: [{board: exampleshire/childrens-trust}]
target: {value: 7, by: 2026}
```
`weakens`: target loosened from 5 to 7

## Instead
```yaml before records/measures/exampleshire/absence.yaml
name: Absence
direction: lower
unit: percent
owners: [{board: exampleshire/childrens-trust}]
target: {value: 5, by: 2026}
```
```yaml after records/measures/exampleshire/absence.yaml
name: Absence
direction: lower
unit: percent
owners: [{board: exampleshire/childrens-trust}]
target: {value: 5, by: 2026, amber_within: 1}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.changes.judging import Said, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from partnership.answers.changes.judging import Case

KIND = "measure"
_AT = ("target",)


def judge(case: Case) -> Iterator[Said]:
    """Yield what became of a target, and of the day by which it is to be met."""
    if not case.before.data or not case.after.data or not case.differs("target"):
        return
    was, now = case.before.data.get("target"), case.after.data.get("target")
    if was is None or now is None:
        verdict = Verdict.STRENGTHENS if now else Verdict.WEAKENS
        yield Said(verdict, "has a target now" if now else "has no target any more", _AT)
        return
    one, other = was.get("value"), now.get("value")
    if one is not None and other is not None and one != other:
        yield _valued(one, other, case.after.data["direction"], ranged="range_to" in was or "range_to" in now)
    by, by_now = was.get("by"), now.get("by")
    if by != by_now and by is not None and by_now is not None:
        yield _dated(str(by), str(by_now))


def _valued(was: int | Decimal, now: int | Decimal, direction: str, *, ranged: bool) -> Said:
    words = f"from {was} to {now}"
    if direction not in {"higher", "lower"} or ranged:
        return Said(
            Verdict.CANNOT_TELL,
            f"target moved {words}; which way is harder is not on record",
            _AT,
            f"{was}",
            f"{now}",
        )
    harder = (now > was) == (direction == "higher")
    verdict = Verdict.STRENGTHENS if harder else Verdict.WEAKENS
    return Said(verdict, f"target {'tightened' if harder else 'loosened'} {words}", _AT, f"{was}", f"{now}")


def _dated(was: str, now: str) -> Said:
    if len(was) != len(now) or not (was + now).replace("-", "").isdigit():
        return Said(
            Verdict.CANNOT_TELL, f"target is to be met by another day, {now} and not {was}", (*_AT, "by"), was, now
        )
    later = now > was
    verdict = Verdict.WEAKENS if later else Verdict.STRENGTHENS
    return Said(
        verdict, f"target is to be met {'later' if later else 'sooner'}, by {now} and not {was}", (*_AT, "by"), was, now
    )
