"""An outcome, theme or priority is named that the plan does not have.

## Why it matters
What serves an outcome that is not there is missing from every list of the plan: the outcome looks as
if nobody measured it, or answered for it.

## Example
```yaml records/plans/exampleshire/plan.yaml
name: Children and Young People's Plan
outcomes:
  safe: {name: Safe}
  healthy: {name: Healthy, priority: health}  # M007
themes:
  poverty: {name: Poverty, under: vulnerability}  # M007
```

```yaml records/measures/exampleshire/injuries.yaml
name: Injuries
direction: lower
serves:
  - {plan: exampleshire/plan, outcome: sfae}  # M007
  - {plan: exampleshire/plan, themes: [housing]}  # M007
```

## Instead
```yaml records/plans/exampleshire/plan.yaml
name: Children and Young People's Plan
outcomes:
  safe: {name: Safe}
  healthy: {name: Healthy, priority: health}
priorities:
  health: {name: Health}
themes:
  vulnerability: {name: Vulnerability}
  poverty: {name: Poverty, under: vulnerability}
```

```yaml records/measures/exampleshire/injuries.yaml
name: Injuries
direction: lower
serves:
  - {plan: exampleshire/plan, outcome: safe, themes: [poverty]}
  - {plan: exampleshire/plan}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.documents.fields import each, keyed
from partnership.rules.mending import SET, TAKE_OUT, Mend
from partnership.words.finding import Fault, Level, Related
from partnership.words.kinds import path_of
from partnership.words.wording import listed, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known
    from partnership.words.finding import Pointer

CODE = "M007"
LEVEL = Level.ERROR
MENDS = (Mend(TAKE_OUT.command, "priority"), SET)
KINDS = ("plan", "board", "measure")


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for every outcome, theme or priority that its plan does not have."""
    if record.kind == "plan":
        yield from _within(record.data, "outcomes", "priority", "priorities")
        yield from _within(record.data, "themes", "under", "themes")
        return
    for index, served in enumerate(each(record.data, "serves")):
        plan = known.plans.get(served["plan"])
        if plan is None:
            continue
        where = (Related(path_of("plan", plan.id), (), "the plan is here"),)
        at: Pointer = ("serves", index)
        if "outcome" in served and served["outcome"] not in plan.outcomes:
            yield _fault((*at, "outcome"), plan.name, "outcome", served["outcome"], sorted(plan.outcomes), where)
        for number, theme in enumerate(served.get("themes", ())):
            if theme not in plan.themes:
                yield _fault((*at, "themes", number), plan.name, "theme", theme, sorted(plan.themes), where)


def _within(plan: dict[str, Any], block: str, field: str, others: str) -> Iterator[Fault]:
    known = keyed(plan, others)
    for name, thing in keyed(plan, block).items():
        if field in thing and thing[field] not in known:
            word = {"priorities": "priority", "themes": "theme"}[others]
            yield _fault((block, name, field), "this plan", word, thing[field], known, ())


def _fault(at: Pointer, plan: str, word: str, target: str, known: Iterable[str], where: tuple[Related, ...]) -> Fault:
    near = nearest(target, known)
    remedy = (
        f"write `{near}`" if near else f"add it to the plan, or write {listed(known, 'or') or 'one once it has some'}"
    )
    return Fault(
        at, f"{plan} has no {word} `{target}`" + (f"; did you mean `{near}`?" if near else ""), remedy, related=where
    )
