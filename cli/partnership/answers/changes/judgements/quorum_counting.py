"""Others count towards the quorum who did not, or no longer do.

## Why it matters
The same number is met sooner where observers, substitutes or those who listen from elsewhere count too.

What a rule says of each is put in order: *no*, then what sets a condition, then *yes*. Where one side does not say, it cannot be told. What
the number itself does is judged apart, by *quorum-need*.

## Example
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
terms_of_reference:
  - {since: 2020-01-01, quorum: {need: {at_least: 3, counting: heads}, who_counts: {observers: "no"}}}
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
terms_of_reference:
  - {since: 2020-01-01, quorum: {need: {at_least: 3, counting: heads}, who_counts: {observers: "yes"}}}
```
`weakens`: observers count towards the quorum who did not

## Instead
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
terms_of_reference:
  - {since: 2020-01-01, quorum: {need: {at_least: 3, counting: heads}, who_counts: {observers: "no"}}}
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
terms_of_reference:
  - {since: 2020-01-01, quorum: {need: {at_least: 3, counting: heads}, who_counts: {observers: "no"}, per_item: "yes"}}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.changes.judging import Said, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.answers.changes.judging import Case
    from partnership.records.model.quorum import Quorum

KIND = "board"
_WHO = {
    "observers": "observers", "co_opted": "co-opted members", "advisers": "advisers", "associates": "associate members", "ex_officio": "ex officio members",
    "non_voting": "members without a vote", "substitutes": "substitutes", "virtual": "those taking part from elsewhere",
    "part": "those there for a part", "conflicted": "those with a declared interest", "suspended": "suspended members",
}  # fmt: skip
_ORDER = {"no": 0, "none": 0, "out-of-base": 0, "named": 1, "with-chairs-agreement": 1, "yes": 2, "any": 2}


def judge(case: Case) -> Iterator[Said]:
    """Yield of each sort of people whether they count who did not, or count no longer."""
    was, now = (side.terms.quorum if side.terms else None for side in (case.before, case.after))
    if was is None or now is None or not case.differs("terms.quorum"):
        return
    for clause, who in _WHO.items():
        yield from _of(clause, who, was, now)


def _of(clause: str, who: str, was: Quorum, now: Quorum) -> Iterator[Said]:
    before, after = (str(getattr(rule.who_counts, clause)) for rule in (was, now))
    aspect = ("terms", "quorum", "who_counts", clause)
    if before == after:
        return
    if "unstated" in {before, after}:
        said = "is not said any more" if after == "unstated" else "is said now"
        yield Said(Verdict.CANNOT_TELL, f"whether {who} count towards the quorum {said}", aspect, before, after)
    elif _ORDER[after] > _ORDER[before]:
        more = "who did not" if _ORDER[before] == 0 else "on fewer conditions"
        yield Said(Verdict.WEAKENS, f"{who} count towards the quorum {more}", aspect, before, after)
    elif _ORDER[after] < _ORDER[before]:
        less = (
            "do not count towards the quorum any more"
            if _ORDER[after] == 0
            else "count towards the quorum on more conditions"
        )
        yield Said(Verdict.STRENGTHENS, f"{who} {less}", aspect, before, after)
