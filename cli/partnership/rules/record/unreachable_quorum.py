"""A quorum cannot be met even if everybody comes.

## Why it matters
A rule that asks for more members than there are, or for somebody from a seat that is vacant, makes every
meeting inquorate. Either the rule is not recorded as it was meant, or the board needs its seats filled,
or fewer of them. Looked at is the last day of the version: for one that still holds, the seats as the
record leaves them.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
groups:
  schools: {name: Schools}
seats:
  primary: {standing: member, groups: [schools], holders: [{post: Head}]}
  secondary: {standing: member, groups: [schools], vacant: [{since: 2024-09-01}]}
  police: {standing: member, holders: [{person: ben-baker}]}
terms_of_reference:
  - quorum:
      need:
        all:
          - {at_least: 2, counting: heads}
          - at_least: 2  # T006
            of: {groups: [schools]}
            counting: heads
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
groups:
  schools: {name: Schools}
seats:
  primary: {standing: member, groups: [schools], holders: [{post: Head}]}
  secondary: {standing: member, groups: [schools], vacant: [{since: 2024-09-01}]}
  police: {standing: member, holders: [{person: ben-baker}]}
terms_of_reference:
  - quorum:
      need:
        all:
          - {at_least: 2, counting: heads}
          - {at_least: 1, of: {groups: [schools]}, counting: heads}
          - {at_least: {share: 1/2, of: seats-filled, round: up}, counting: heads}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents.fields import each
from partnership.words.finding import Fault, Level
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.quorum.evaluating import Outcome
    from partnership.records.facts.known import Known

CODE = "T006"
LEVEL = Level.WARNING
KINDS = ("board",)


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each version whose quorum certainly cannot be met on its last day."""
    versions = each(record.data, "terms_of_reference")
    if "seats" not in record.data or not any("need" in terms.get("quorum", ()) for terms in versions):
        return
    from partnership.quorum.checked import context_of  # noqa: PLC0415 - only for a board with a rule
    from partnership.quorum.not_inquorate import plainly_reachable  # noqa: PLC0415 - only for a board with a rule
    from partnership.quorum.reach import reach  # noqa: PLC0415 - only for a board with a rule

    context = context_of(record.id, known)
    if context is None:
        return
    for index, terms in enumerate(context.board.terms_of_reference):
        if terms.quorum is None or plainly_reachable(terms.quorum, context.board, terms.holds.ends):
            continue
        found = reach(terms.quorum, terms, context, terms.holds.ends)
        if found is not None and found.met is Truth.NO:
            yield _fault(index, found.outcome)


def _fault(index: int, outcome: Outcome) -> Fault:
    """Return the fault, at the need that cannot be met: that of the whole rule where no one of its parts decides."""
    decides = outcome
    while True:
        inner = [part for part in decides.parts if part.met is Truth.NO and part.at[: len(decides.at)] == decides.at]
        if len(inner) != 1:
            break
        decides = inner[0]
    at = ("terms_of_reference", index, "quorum", *decides.at)
    if decides.counted is None or decides.needed is None:
        why = decides.why or "no part of it that would be enough can be met"
    else:
        working = f" ({decides.working})" if decides.working else ""
        why = f"{decides.counted} of the {decides.needed} needed{working}"
    return Fault(
        at,
        f"the quorum cannot be met even if everybody comes: {why}",
        "check the rule and the seats against their sources; seats whose holders do not count are left out of a base with `less`",
    )
