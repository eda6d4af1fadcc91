"""A restructure in force says nothing of what became of something an ending board had.

## Why it matters
This is how duties lose their owner: three boards replace fifteen, and nobody notices that one of the
fifteen watched over a measure, or spoke for a district. Every seat, function, statutory duty, owned
measure and covered district of a board that ends is carried on by another, retired with a reason, or
not known after looking. A row with `everything` speaks for all things of one kind. What other records
show needs no row: a function, a duty or a district that a board which `changes` put in its place has
from then, a duty that any board takes on from then, and a measure with another owner. A seat always needs
one: no two seats are one by likeness.

## Example
```yaml records/restructures/exampleshire/local-boards.yaml
name: Local boards
stages:
  - {stage: in-force, on: 2014-10-01, ends: [exampleshire/district-trust]}
continuity:  # C001
  - {board: exampleshire/district-trust, seat: police, fate: retired, reason: Not asked for again.}
  - {board: exampleshire/district-trust, everything: districts, fate: retired, reason: Not asked for again.}
```

```yaml records/boards/exampleshire/district-trust.yaml
name: District Trust
kind: trust
dissolved: {on: 2014-09-30}
areas:
  - {districts: [alder, birch]}
seats:
  police: {}
  health: {}
  schools: {until: 2012}
functions:
  - {function: plan}
duties:
  - {duty: co-operate}
```

## Instead
```yaml records/restructures/exampleshire/local-boards.yaml
name: Local boards
stages:
  - {stage: in-force, on: 2014-10-01, ends: [exampleshire/district-trust]}
changes:
  - {how: replaced, from: [exampleshire/district-trust], to: [exampleshire/childrens-trust], on: 2014-10-01}
continuity:
  - {board: exampleshire/district-trust, seat: police, fate: retired, reason: Not asked for again.}
  - {board: exampleshire/district-trust, seat: health, fate: not-known, searched: [minutes]}
  - {board: exampleshire/district-trust, function: exampleshire/plan, fate: carried, to: [exampleshire/childrens-trust]}
  - {board: exampleshire/district-trust, everything: districts, fate: retired, reason: Not asked for again.}
```

```yaml records/boards/exampleshire/district-trust.yaml
name: District Trust
kind: trust
dissolved: {on: 2014-09-30}
areas:
  - {districts: [alder, birch]}
seats:
  police: {}
  health: {}
  schools: {until: 2012}
functions:
  - {function: plan}
duties:
  - {duty: co-operate}
```

```yaml records/boards/exampleshire/childrens-trust.yaml
name: Exampleshire Children's Trust
kind: trust
established: {on: 2014-10-01}
duties:
  - {duty: co-operate}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.words import dates
from partnership.words.dates import Moment, Period
from partnership.words.finding import Fault, Level, Related
from partnership.words.kinds import path_of, place_of
from partnership.words.truth import Truth
from partnership.words.wording import few, listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from partnership.records.facts.board import BoardFacts
    from partnership.records.facts.known import Facts, Known
    from partnership.records.facts.measure import MeasureFacts
    from partnership.records.facts.restructure import RestructureFacts

CODE = "C001"
LEVEL = Level.ERROR

_SHOWN = 5
_FIELDS = {"seat": "seats", "function": "functions", "duty": "duties", "measure": "", "district": "areas"}


def check(facts: Facts) -> Iterator[tuple[str, Fault]]:
    """Yield one fault for each ending board and kind of thing of which something has no row."""
    in_force = [one for one in facts.restructures if one.in_force and one.ends]
    ending = {board for one in in_force for board in one.ends}
    measures: dict[str, list[MeasureFacts]] = {}
    for measure in facts.measures if ending else ():
        for board_id in ending.intersection(owner for owner, _ in measure.owners):
            measures.setdefault(board_id, []).append(measure)
    after: dict[str, list[BoardFacts]] = {}
    for board_id, successor in sorted({pair for one in facts.restructures for pair in one.handed}) if ending else ():
        if successor in facts.known.boards:
            after.setdefault(board_id, []).append(facts.known.boards[successor])
    taken = _taken_on(facts.known) if ending else {}
    for restructure in in_force:
        rows = _rows(restructure, facts.known)
        for number, board_id in enumerate(restructure.ends):
            board = facts.known.boards.get(board_id)
            if board is not None:
                at = ("continuity",) if restructure.continuity else ("stages", restructure.stage, "ends", number)
                ended = _Ended(
                    board, _last_day(board, restructure), measures.get(board_id, ()), after.get(board_id, ()), taken
                )
                for kind, missing in _dropped(ended, rows, facts.known):
                    yield (
                        path_of("restructure", restructure.id),
                        Fault(
                            at,
                            _message(board, kind, missing),
                            _remedy(board, kind, missing[0]),
                            on_key=True,
                            related=_where(board, kind),
                        ),
                    )


class _Ended(NamedTuple):
    """A board that ended, its last day, the measures it ever owned, the boards that changes put in its place, and when boards take on each duty."""

    board: BoardFacts
    last: Moment
    measures: Sequence[MeasureFacts]
    after: Sequence[BoardFacts]
    taken: Mapping[str, Sequence[Moment]]

    @property
    def then(self) -> Period:
        """The time after its last day."""
        return Period(Moment(*(min(day + 1, dates.LAST_DAY) for day in self.last)), dates.OPEN_END)


def _taken_on(known: Known) -> dict[str, list[Moment]]:
    """Return the first days, where they are on record, on which boards have each duty."""
    found: dict[str, list[Moment]] = {}
    for board in known.boards.values():
        for name, holds in board.duties:
            if holds.starts != dates.OPEN_START:
                found.setdefault(_home(known, place_of(board.id), "duty", name), []).append(holds.starts)
    return found


def _last_day(board: BoardFacts, restructure: RestructureFacts) -> Moment:
    if board.life.ends != dates.OPEN_END:
        return board.life.ends
    return Moment(max(dates.FIRST_DAY, restructure.day.earliest - 1), restructure.day.latest - 1)


def _rows(restructure: RestructureFacts, known: Known) -> set[tuple[str, str, str]]:
    place = place_of(restructure.id)
    return {(board, kind, _home(known, place, kind, name)) for board, kind, name in restructure.continuity}


def _home(known: Known, place: str, kind: str, name: str) -> str:
    """Return an id with the place that records it, so that it reads alike from every place; others as they are."""
    if kind not in {"function", "duty", "district"} or name == "*":
        return name
    home = known.home(place, kind, name)
    return f"{home.id}/{name.rpartition('/')[2]}" if home else name


def _dropped(ended: _Ended, rows: set[tuple[str, str, str]], known: Known) -> Iterator[tuple[str, list[str]]]:
    """Yield each kind of thing with those the board certainly had on its last day, that no row names and no record shows elsewhere."""
    board = ended.board
    shown = {(kind, name) for other in ended.after for kind, name in _handed_on(other, ended.then, known)}
    shown |= {
        ("duty", name)
        for name, starts in ended.taken.items()
        if any(ended.last.before(one) is Truth.YES for one in starts)
    }
    shown |= {("measure", one.id) for one in ended.measures if _owned_by_another(one, ended)}
    place = place_of(board.id)
    for kind, things in _had(board, ended.measures).items():
        if (board.id, kind, "*") not in rows:
            missing = [
                name
                for name, holds in things
                if holds.holds_on(ended.last) is Truth.YES
                and (board.id, kind, (home := _home(known, place, kind, name))) not in rows
                and (kind, home) not in shown
            ]
            if missing:
                yield kind, list(dict.fromkeys(missing))


def _had(board: BoardFacts, measures: Iterable[MeasureFacts] = ()) -> Mapping[str, Iterable[tuple[str, Period]]]:
    """Return all that a board ever had, by kind, each thing with its time."""
    return {
        "seat": ((seat.id, seat.lasts) for seat in board.seats.values()),
        "function": board.functions,
        "duty": board.duties,
        "measure": ((one.id, holds) for one in measures for owner, holds in one.owners if owner == board.id),
        "district": ((one.district, one.holds) for one in board.districts),
    }


def _handed_on(board: BoardFacts, then: Period, known: Known) -> Iterator[tuple[str, str]]:
    """Yield the functions, duties and districts that a board certainly has at some time from then."""
    if board.only_proposed or board.life.overlaps(then) is Truth.NO:
        return
    for kind, things in _had(board).items():
        if kind in {"function", "duty", "district"}:
            for name, holds in things:
                if holds.overlaps(then) is Truth.YES:
                    yield kind, _home(known, place_of(board.id), kind, name)


def _owned_by_another(measure: MeasureFacts, ended: _Ended) -> bool:
    others = (*(holds for owner, holds in measure.owners if owner != ended.board.id), *measure.others)
    return any(holds.overlaps(ended.then) is Truth.YES for holds in others)


def _message(board: BoardFacts, kind: str, missing: list[str]) -> str:
    plurals = {"duty": "duties"}
    shown = few([f"`{name}`" for name in missing], _SHOWN)
    return f"{board.names[0]} ends, and nothing is said of {plural(len(missing), kind, plurals.get(kind))} of it: {listed(shown)}"


def _remedy(board: BoardFacts, kind: str, first: str) -> str:
    return f"for each, add a row to `continuity`: `- {{board: {board.id}, {kind}: {first}, fate: carried, to: [PLACE/BOARD]}}`, or `fate: retired` with its `reason`, or `fate: not-known` with the documents `searched`"


def _where(board: BoardFacts, kind: str) -> tuple[Related, ...]:
    field = _FIELDS[kind]
    return (
        (Related(path_of("board", board.id), (field,), f"the {field} of {board.names[0]} are here", on_key=True),)
        if field
        else ()
    )
