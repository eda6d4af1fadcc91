"""Young people, parents and carers, or lay members, have a seat on a board, or have one no longer.

## Why it matters
They are the people whom the services are for, and those who speak for nobody's budget. It goes by the sector of the organisation whose seat
it is, and by these words in the seat's title or groups; a voice that the records do not name so is not found.

## Example
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
seats:
  youth: {title: Young people's representative, standing: member}
  council: {title: Council, standing: member}
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
seats:
  council: {title: Council, standing: member}
```
`weakens`: young people lose their only seat

## Instead
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
seats:
  youth: {title: Youth justice service, standing: member}
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
```
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from partnership.answers.changes.judging import Said, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.answers.changes.judging import Case
    from partnership.answers.changes.standing import Standing

KIND = "board"
_VOICES = {
    "young people": re.compile(r"young people|young person|youth (?:council|forum|voice|parliament)|children in care council|care leaver", re.IGNORECASE),
    "parents and carers": re.compile(r"\bparents?\b|\bcarers?\b", re.IGNORECASE),
    "lay members": re.compile(r"\blay[ -](?:member|person|representative)", re.IGNORECASE),
}  # fmt: skip
_SECTORS = {"lay": "lay members"}


def judge(case: Case) -> Iterator[Said]:
    """Yield whose voice has lost its last seat, or has its first."""
    if not case.differs("seats"):
        return
    was, now = _heard(case.before), _heard(case.after)
    for voice in sorted(was - now):
        yield Said(Verdict.WEAKENS, f"{voice} lose their only seat", ("seats",), voice)
    for voice in sorted(now - was):
        yield Said(Verdict.STRENGTHENS, f"{voice} have their first seat", ("seats",), "", voice)


def _heard(side: Standing) -> set[str]:
    found = set()
    for seat in side.members().values():
        words = " ".join((str(seat.get("title", "")), *(one.replace("-", " ") for one in seat.get("groups", ()))))
        found |= {voice for voice, pattern in _VOICES.items() if pattern.search(words)}
        for one in seat.get("organisations", ()):
            thing = side.titles.thing("organisations", one["organisation"]) or {}
            found |= {_SECTORS[thing["sector"]]} if thing.get("sector") in _SECTORS else set()
    return found
