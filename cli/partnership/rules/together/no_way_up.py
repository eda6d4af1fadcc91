"""Boards answer to one that answers to nobody on record, and is not recorded as statutory.

## Why it matters
Following who answers to whom, a reader of the tree comes to an end that no law and no partner stands
behind. Links of the types `sub-group-of`, `accountable-to` and `reports-to` are ways up, to whomever
they lead, at whatever time; a claim in `legal_basis` that the board is statutory, or stands on the
duty to co-operate, is a top. A board that stands alone is let be: nothing is said to answer to it.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board  # B016
kind: board
```

```yaml records/boards/exampleshire/play-group.yaml
name: Play Group
kind: sub-group
links:
  - {type: sub-group-of, to: exampleshire/youth-board}
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
links:
  - {type: accountable-to, to_organisation: county-council}
```

```yaml records/boards/exampleshire/play-group.yaml
name: Play Group
kind: sub-group
links:
  - {type: sub-group-of, to: exampleshire/youth-board}
  - {type: reports-to, to: exampleshire/health-board}
```

```yaml records/boards/exampleshire/health-board.yaml
name: Health Board
kind: board
legal_basis:
  - {claim: statutory, source: {document: terms}}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.rules.mending import Mend
from partnership.words.finding import Fault, Level, Related
from partnership.words.kinds import path_of
from partnership.words.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.records.facts.known import Facts

CODE = "B016"
LEVEL = Level.NOTE
MENDS = (Mend("new link {record} BODY --type reports-to"),)
_UP = frozenset({"sub-group-of", "accountable-to", "reports-to"})
_STANDS_BY_ITSELF = frozenset({"statutory", "statutory-duty-to-cooperate"})


def check(facts: Facts) -> Iterator[tuple[str, Fault]]:
    """Yield a fault for each board that others answer to and from which nothing leads up."""
    below: dict[str, list[tuple[str, int]]] = {}
    for board in facts.boards:
        for link in board.links:
            if link.type in _UP and link.agreed and link.to is not None:
                below.setdefault(link.to, []).append((board.id, link.number))
    for board in facts.boards:
        if board.id not in below or not _STANDS_BY_ITSELF.isdisjoint(board.claims):
            continue
        if not any(link.type in _UP and link.agreed for link in board.links):
            others = {one for one, _ in below[board.id]}
            answer = f"{plural(len(others), 'board')} {'answers' if len(others) == 1 else 'answer'}"
            first, number = below[board.id][0]
            yield (
                path_of("board", board.id),
                Fault(
                    (),
                    f"{answer} to {board.names[0]}, which answers to nobody on record and is not recorded as statutory",
                    "record in `links` whom it answers to, or in `legal_basis` what law it stands on",
                    related=(Related(path_of("board", first), ("links", number), "this link leads to it"),),
                ),
            )
