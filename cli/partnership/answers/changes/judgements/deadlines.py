"""Notice, papers or minutes are promised sooner, or later, than they were.

## Why it matters
Who has the papers late has not read them; minutes that come late cannot be corrected. Days are compared where both are counted in the same way.

## Example
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
terms_of_reference:
  - since: 2024-01-01
    deadlines: [{what: papers, days: 7, counting: working, before: meeting}]
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
terms_of_reference:
  - since: 2024-01-01
    deadlines: [{what: papers, days: 5, counting: working, before: meeting}]
```
`weakens`: papers shortened from 7 to 5 working days before the meeting

## Instead
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
terms_of_reference:
  - since: 2024-01-01
    deadlines: [{what: papers, days: 7, counting: working, before: meeting}]
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
terms_of_reference:
  - since: 2024-01-01
    deadlines: [{what: papers, days: 7, counting: working, before: meeting, by: the secretary}]
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.changes.judging import Said, Verdict, more_or_less

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.answers.changes.judging import Case

KIND = "board"
_JUDGED = frozenset(
    {"notice", "agenda", "papers", "minutes-draft", "minutes-agreed", "minutes-published", "minutes-distributed"}
)


def judge(case: Case) -> Iterator[Said]:
    """Yield what became of each promise of notice, papers and minutes."""
    for fact in case.facts:
        if fact.sort != "terms.deadlines" or fact.entry is None:
            continue
        was, now = fact.entry.before, fact.entry.after
        what = (now or was)["what"]
        words = what.replace("-", " ")
        if what not in _JUDGED or (fact.field and fact.field not in {("days",), ("counting",)}):
            continue
        if was is None or now is None:
            verdict, said = (Verdict.STRENGTHENS, "now has") if now else (Verdict.WEAKENS, "no longer has")
            yield Said(verdict, f"{words} {said} a deadline", fact.aspect)
        elif was.get("counting") != now.get("counting") or "days" not in was or "days" not in now:
            yield Said(Verdict.CANNOT_TELL, f"the deadline of {words} is counted in another way", fact.aspect[:3])
        else:
            early = "before" in now
            verdict = more_or_less(was["days"], now["days"], more=Verdict.STRENGTHENS if early else Verdict.WEAKENS)
            moved = "shortened" if now["days"] < was["days"] else "lengthened"
            end = next(
                (f" {word} the {now[word].replace('-', ' ')}" for word in ("before", "after") if word in now), ""
            )
            days = (
                "days" if now.get("counting", "calendar") == "calendar" else f"{now['counting'].replace('-', ' ')} days"
            )
            yield Said(
                verdict,
                f"{words} {moved} from {was['days']} to {now['days']} {days}{end}",
                fact.aspect,
                str(was["days"]),
                str(now["days"]),
            )
