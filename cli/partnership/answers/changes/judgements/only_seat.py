"""An organisation has its first seat on a board, or has lost its last.

## Why it matters
Whoever has no seat is not asked. An organisation that keeps another seat on the board, or takes the seat of one that it took over from
(`replaced_by` in the place's record), has not lost its voice.

## Example
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
seats:
  police: {title: Police, standing: member, organisations: [{organisation: police}]}
  council: {title: Council, standing: member, organisations: [{organisation: county-council}]}
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
seats:
  council: {title: Council, standing: member, organisations: [{organisation: county-council}]}
```
`weakens`: Exampleshire Police: loses its only seat

## Instead
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
seats:
  police: {title: Police, standing: member, organisations: [{organisation: police}]}
  second: {title: Police, standing: member, organisations: [{organisation: police}]}
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
seats:
  police: {title: Police, standing: member, organisations: [{organisation: police}]}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.changes.judging import Said, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.answers.changes.judging import Case
    from partnership.answers.changes.standing import Standing

KIND = "board"


def judge(case: Case) -> Iterator[Said]:
    """Yield each organisation that lost its last seat as a member, or has its first; observers have no seat in this."""
    if not case.differs("seats"):
        return
    was, now = _seated(case.before), _seated(case.after)
    heirs = {heir: old for old in was for heir in _heirs(case, old)}
    for organisation in sorted(was - now):
        if not any(heirs.get(one) == organisation for one in now):
            yield Said(
                Verdict.WEAKENS,
                f"{case.before.titles.organisation(organisation)}: loses its only seat",
                ("seats",),
                organisation,
            )
    for organisation in sorted(now - was):
        if organisation not in heirs:
            yield Said(
                Verdict.STRENGTHENS,
                f"{case.after.titles.organisation(organisation)}: has its first seat",
                ("seats",),
                "",
                organisation,
            )


def _seated(side: Standing) -> set[str]:
    return {one["organisation"] for seat in side.members().values() for one in seat.get("organisations", ())}


def _heirs(case: Case, organisation: str) -> list[str]:
    """Return those that took over from an organisation."""
    thing = case.after.titles.thing("organisations", organisation) or {}
    return [case.after.titles.id("organisations", one) for one in thing.get("replaced_by", ())]
