"""Two boards have names so alike that they may be one body.

## Why it matters
One page may print a single body as Keeping Children Safe Board, Sub-group and Group. Kept as three
records it has three attendance registers, and nobody's is whole. Only a person can tell: the tool asks
and never merges. Names count as alike where they differ in nothing but the words board, group,
sub-group, panel, forum, committee or meeting, small words, plurals and the name of the place.

Boards that are linked to each other, that one restructure ends and begins, or that never existed
together are two. So are siblings that differ by a district, a number or a point of the compass, and
those that share no more than a form that was printed for each of them ("the local trust").

A link's `printed_as` is asked about too, where it fits another board better than the one it leads to.

## Example
```yaml records/boards/exampleshire/keeping-safe-board.yaml
name: Keeping Children Safe Board
kind: board
```

```yaml records/boards/exampleshire/keeping-safe-sub-group.yaml
name: Exampleshire Keeping Children Safe Sub-group  # B007
kind: sub-group
```

```yaml records/boards/exampleshire/youth-forum.yaml
name: Youth Forum
kind: forum
links:
  - type: reports-to
    to: exampleshire/childrens-trust
    printed_as: Keeping Children Safe Board  # B007
```

## Instead
```yaml records/boards/exampleshire/keeping-safe-board.yaml
name: Keeping Children Safe Board
kind: board
printed_as:
  - {name: Keeping Children Safe Sub-group, source: {document: terms}}
```

```yaml records/boards/exampleshire/youth-forum.yaml
name: Youth Forum
kind: forum
links:
  - type: reports-to
    to: exampleshire/keeping-safe-board
    printed_as: the Keeping Children Safe Group
```

```yaml records/boards/exampleshire/district-trust-alder.yaml
name: Alder District Trust Board
kind: trust
printed_as:
  - {name: the Local Trust, source: {document: terms}}
```

```yaml records/boards/exampleshire/district-trust-birch.yaml
name: Birch District Trust Board
kind: trust
printed_as:
  - {name: the Local Trust, source: {document: terms}}
```

```yaml records/boards/exampleshire/tactical-group-north.yaml
name: Safeguarding Tactical Group North
kind: operational-group
```

```yaml records/boards/exampleshire/tactical-group-south.yaml
name: Safeguarding Tactical Group South
kind: operational-group
```

```yaml records/boards/exampleshire/early-help-board.yaml
name: Early Help Improvement Board
kind: board
```

```yaml records/boards/exampleshire/early-help-group.yaml
name: Early Help Improvement Group
kind: operational-group
links:
  - {type: sub-group-of, to: exampleshire/early-help-board}
```
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from partnership.rules.mending import SET
from partnership.words.finding import Fault, Level, Related
from partnership.words.kinds import path_of, place_of
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.records.facts.board import BoardFacts, Link
    from partnership.records.facts.known import Facts, Known

_SINGULAR = 3
"""Letters up to which a word that ends in s is taken as it is: `bus` is no plural."""
CODE = "B007"
LEVEL = Level.WARNING
MENDS = (SET,)

_WORD = re.compile(r"\w+")
_BODY = frozenset(("board", "group", "sub", "subgroup", "panel", "forum", "committee", "meeting"))
_SMALL = frozenset(("the", "a", "of", "for", "and", "in", "on", "to"))
_TELLING = 2
"""Fewer words than this, besides those that name any body, tell nothing."""
_TELLING_ACROSS = 3
"""Across places one word more: most counties have a board for health and wellbeing."""
_HELD_AGAINST = 20
"""A name that more boards share than this is held against so many of them."""


class _Name(NamedTuple):
    """A name of a board: as printed, whether it is the record's own, and as it is compared."""

    board: BoardFacts
    printed: str
    own: bool
    words: tuple[str, ...]
    core: frozenset[str]


class _Index:
    """The names of boards by place and core, so that only names that can be alike are held against each other."""

    def __init__(self, facts: Facts) -> None:
        self.known = facts.known
        self.within: dict[tuple[str, frozenset[str]], list[_Name]] = {}
        self.across: dict[tuple[str, frozenset[str]], list[_Name]] = {}
        self.names = {
            board.id: _names(board, facts.known)
            for board in facts.boards
            if board.how_many == 1 and not board.only_proposed
        }
        for names in self.names.values():
            for name in names:
                place = place_of(name.board.id)
                if len(name.core) >= _TELLING:
                    self.within.setdefault((place, name.core), []).append(name)
                if len(full := _core(name.printed)) >= _TELLING_ACROSS:
                    self.across.setdefault((place, full), []).append(name)

    def near(self, name: _Name) -> Iterator[_Name]:
        """Yield the names alike in the board's own place that come before it, then those in the places around."""
        place, *around = self.known.around(place_of(name.board.id))
        own = self.within.get((place, name.core), ())
        yield from islice((other for other in own if other.board.id < name.board.id), _HELD_AGAINST)
        if around:
            full = _core(name.printed)
            for outer in around:
                yield from islice(self.across.get((outer, full), ()), _HELD_AGAINST)


def check(facts: Facts) -> Iterator[tuple[str, Fault]]:
    """Yield a fault for each board that may be another, and for each link that may lead to the wrong one."""
    index = _Index(facts)
    succeeded = {(old, new) for one in facts.restructures for old in one.ever_ended for new in one.establishes}
    for board_id, names in index.names.items():
        asked: set[str] = set()
        for name in names:
            for other in index.near(name):
                if (
                    (name.own or other.own)
                    and other.board.id not in asked
                    and _may_be_one(name.board, other.board, succeeded)
                ):
                    asked.add(other.board.id)
                    yield path_of("board", board_id), _ask(name, other)
    for board in facts.boards:
        for link in board.links:
            if link.printed_as is not None and link.to in index.names:
                yield from _misled(board, link, index)


def _names(board: BoardFacts, known: Known) -> list[_Name]:
    here = frozenset(word for place in known.around(place_of(board.id)) for word in _words(place.replace("-", " ")))
    return [
        _Name(
            board,
            printed,
            printed == board.names[0],
            tuple(word for word in _words(printed) if word not in here),
            _core(printed) - here,
        )
        for printed in dict.fromkeys(board.names)
    ]


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[str, ...]:
    """Return the words of a name, without accents, apostrophes, small words and the s of a plural."""
    flat = "".join(
        one
        for one in unicodedata.normalize("NFKD", text.casefold())
        if one not in "'\u2019" and not unicodedata.combining(one)
    )
    return tuple(
        word[:-1] if len(word) > _SINGULAR and word.endswith("s") and not word.endswith("ss") else word
        for word in _WORD.findall(flat)
        if word not in _SMALL
    )


def _core(text: str) -> frozenset[str]:
    return frozenset(_words(text)) - _BODY


def _may_be_one(one: BoardFacts, other: BoardFacts, succeeded: set[tuple[str, str]]) -> bool:
    if one.id == other.id or one.life.overlaps(other.life) is Truth.NO:
        return False
    linked = any(link.to == other.id for link in one.links) or any(link.to == one.id for link in other.links)
    return not linked and (one.id, other.id) not in succeeded and (other.id, one.id) not in succeeded


def _ask(name: _Name, other: _Name) -> Fault:
    path = path_of("board", other.board.id)
    message = f"“{name.printed}” and “{other.printed}” ({other.board.id}) are much alike: are they one body?"
    remedy = "if they are one, keep one record and put the other form under its `printed_as`; if they are two, accept this finding with the source that tells them apart"
    return Fault(("name",), message, remedy, related=(Related(path, ("name",), "the other is here"),))


def _misled(board: BoardFacts, link: Link, index: _Index) -> Iterator[tuple[str, Fault]]:
    """Yield a fault where what a link prints is the name of another board and not of the one it leads to."""
    target = index.names[link.to or ""]
    printed = _names(board._replace(names=(link.printed_as or "",)), index.known)[0]
    if len(printed.core) < _TELLING or any(name.core == printed.core for name in target):
        fits = next((name for name in target if name.words == printed.words), None)
        if fits is not None or len(printed.core) < _TELLING:
            return
    rivals = index.within.get((place_of(board.id), printed.core), ())
    near = any(name.core == printed.core for name in target)
    rival = next(
        (
            name
            for name in islice(rivals, _HELD_AGAINST)
            if name.board.id not in (link.to, board.id) and (not near or name.words == printed.words)
        ),
        None,
    )
    if rival is not None:
        message = f"this link prints “{printed.printed}” and leads to {target[0].printed}; {rival.printed} ({rival.board.id}) fits better"
        path = path_of("board", rival.board.id)
        yield (
            path_of("board", board.id),
            Fault(
                ("links", link.number, "printed_as"),
                message,
                f"if it is meant, write `to: {rival.board.id}`; if not, accept this finding with its source",
                related=(Related(path, ("name",), "the other board is here"),),
            ),
        )
