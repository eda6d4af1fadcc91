"""A board meets or reports more often, or less often, than it did.

## Why it matters
What is looked at once a year is found out a year late. Where the words can mean several numbers, and these overlap, it cannot be told.

## Example
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
frequency: [{says: monthly, per_year: 12}]
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
frequency: [{says: quarterly, per_year: 4}]
```
`weakens`: meets less often: quarterly, and monthly before

## Instead
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
frequency: [{says: every month, per_year: 12}]
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
frequency: [{says: monthly, per_year: 12}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.answers.changes.judging import Said, Verdict
from partnership.documents import fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.answers.changes.judging import Case
    from partnership.answers.changes.standing import Standing

KIND = "board"


def judge(case: Case) -> Iterator[Said]:
    """Yield whether a board meets less often or more often, and each report that is made less often or more often."""
    if case.differs("frequency"):
        was, now = (side.each("frequency") for side in (case.before, case.after))
        if len(was) == len(now) == 1:
            yield from _compared("meets", was[0], now[0], ("frequency",))
    if case.differs("links"):
        before, after = (_reports(side) for side in (case.before, case.after))
        for end in sorted(before.keys() & after.keys()):
            yield from _compared(
                f"reports to {case.after.titles.record('board', end)}", before[end], after[end], ("links",)
            )
    for fact in case.facts:
        if fact.sort == "terms.deadlines" and fact.field == ("every_months",) and fact.before and fact.after:
            was_, now_ = fact.before.data, fact.after.data
            verdict = Verdict.WEAKENS if now_ > was_ else Verdict.STRENGTHENS
            often = "less" if now_ > was_ else "more"
            yield Said(
                verdict,
                f"reports {often} often: every {now_} months, and every {was_} before",
                fact.aspect,
                str(was_),
                str(now_),
            )


def _reports(side: Standing) -> dict[str, Mapping[str, Any]]:
    return {
        one["to"]: one["frequency"]
        for one in side.each("links")
        if one["type"] == "reports-to" and "to" in one and "frequency" in one
    }


def _compared(what: str, was: Mapping[str, Any], now: Mapping[str, Any], aspect: tuple[str, ...]) -> Iterator[Said]:
    (least, most), (least_now, most_now) = fields.in_a_year(was), fields.in_a_year(now)
    if (least, most) == (least_now, most_now):
        return
    words = f"{now['says']}, and {was['says']} before"
    if most_now is not None and least is not None and most_now < least:
        yield Said(Verdict.WEAKENS, f"{what} less often: {words}", aspect, was["says"], now["says"])
    elif most is not None and least_now is not None and least_now > most:
        yield Said(Verdict.STRENGTHENS, f"{what} more often: {words}", aspect, was["says"], now["says"])
    else:
        yield Said(
            Verdict.CANNOT_TELL,
            f"{what} at other times, perhaps more often and perhaps less: {words}",
            aspect,
            was["says"],
            now["says"],
        )
