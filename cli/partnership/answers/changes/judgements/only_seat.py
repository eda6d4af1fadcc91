"""An organisation has its first seat on a board, or has lost its last.

## Why it matters
Whoever has no seat is not asked. An organisation that keeps another seat on the board, or takes the seat of one that it took over from
(`replaced_by` in the place's record), has not lost its voice. Where an organisation has itself ended and
nobody on record took its seat, it cannot be told.

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
`weakens`: Exampleshire Police loses its only seat

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
from partnership.documents import fields

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
    kept = {heirs[one] for one in now if one in heirs}
    for organisation in sorted(was.keys() - now.keys() - kept):
        name = case.before.titles.organisation(organisation)
        aspect = ("seats", was[organisation])
        if _ended(case, organisation):
            says = f"{name} has ended, and nobody who took over from it has its seat"
            yield Said(Verdict.CANNOT_TELL, says, aspect, organisation)
        else:
            yield Said(Verdict.WEAKENS, f"{name} loses its only seat", aspect, organisation)
    for organisation in sorted(now.keys() - was.keys() - heirs.keys()):
        name = case.after.titles.organisation(organisation)
        yield Said(Verdict.STRENGTHENS, f"{name} has its first seat", ("seats", now[organisation]), "", organisation)


def _seated(side: Standing) -> dict[str, str]:
    """Return one of the seats of each organisation that has any."""
    return {one["organisation"]: name for name, seat in side.members().items() for one in seat.get("organisations", ())}


def _heirs(case: Case, organisation: str) -> list[str]:
    """Return those that took over from an organisation."""
    thing = case.after.titles.thing("organisations", organisation) or {}
    return [case.after.titles.id("organisations", one) for one in thing.get("replaced_by", ())]


def _ended(case: Case, organisation: str) -> bool:
    """Whether an organisation has itself ended by the second side."""
    thing = case.after.titles.thing("organisations", organisation) or {}
    day = case.after.side.day
    return "until" in thing and (day is None or fields.moment(thing["until"]).latest < day.toordinal())
