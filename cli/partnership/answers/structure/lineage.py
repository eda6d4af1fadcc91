"""What became of what: every change on record, in order of time, and which board came before which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.answers import when
from partnership.answers.structure.forest import reached, turned
from partnership.answers.titles import called
from partnership.documents import fields
from partnership.records.facts.restructure import HANDS_ON
from partnership.words import dates
from partnership.words.dates import FIRST_DAY
from partnership.words.kinds import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from partnership.answers.load import Records
    from partnership.answers.when import Dated, When
    from partnership.documents.document import Document

Status = Literal["in-force", "stage", "not-in-force", "of-a-board"]
"""What an event is: a change that came into force; a stage of a restructure, at which things were said or decided and did not
yet change; a change of a restructure that no stage says came into force; or what a board's own record says of its life."""


class Event(NamedTuple):
    """Something that happened, or was to happen, to boards.

    `kind` is the word of the restructure for the change or the stage; of a board's own record `established`, `dissolved`,
    `proposed`, `agreed` or `renamed`, when `name` is the former name and `on` its last day. `part` is what part of the boards it is
    about where not the whole; `number` how many boards were to be established; `at` where in its record the event stands, such as `changes/0`.
    """

    on: Dated
    when: When
    kind: str
    status: Status
    before: tuple[str, ...]
    after: tuple[str, ...]
    restructure: str | None = None
    part: str | None = None
    number: int | None = None
    name: str | None = None
    at: str = ""


class Step(NamedTuple):
    """A board that came after another, and the event by which it did, or was to."""

    before: str
    after: str
    event: Event


class Kin(NamedTuple):
    """A board of a lineage: what it is called, of what kind it is, and the days of its life as its record has them; None where it has none.

    `former` are the names that it had, each with the last day of it.
    """

    id: str
    title: str
    acronym: str | None
    established: Dated | None
    dissolved: Dated | None
    proposed: Dated | None
    readable: bool = True
    kind: str | None = None
    former: tuple[tuple[str, Dated | None], ...] = ()


class Lineage(NamedTuple):
    """Every event in order of time, what has no day last, and the steps from board to board; seen from a day."""

    as_of: date
    events: tuple[Event, ...]
    steps: tuple[Step, ...]
    boards: Mapping[str, Kin]
    restructures: Mapping[str, str]
    """The name of each restructure by its id."""
    kin: frozenset[str] | None = None
    """The boards that it was narrowed to; None where it is whole."""


def lineage(records: Records, as_of: date) -> Lineage:
    """Return the whole history on record."""
    day = dates.on(as_of)
    boards = {one.id: one for one in records.documents("board")}
    restructures = list(records.documents("restructure"))
    found = [event for one in restructures for event in _of_restructure(one, day)]
    found += _of_boards(boards.values(), found, day)
    events = tuple(sorted(found, key=_order))
    steps = tuple(
        Step(before, after, event)
        for event in events
        if event.kind in HANDS_ON and event.status in {"in-force", "not-in-force"}
        for before in event.before
        for after in event.after
        if before != after
    )
    named = dict.fromkeys((*boards, *(one for event in events for one in (*event.before, *event.after))))
    kin = {one: _kin(one, boards.get(one)) for one in named}
    return Lineage(as_of, events, steps, kin, {one.id: called(one) for one in restructures})


def _kin(board: str, document: Document | None) -> Kin:
    if document is None:
        return Kin(board, board, None, None, None, None, readable=False)
    established, dissolved, proposed = (
        document.data[word]["on"] if word in document.data else None
        for word in ("established", "dissolved", "proposed")
    )
    data = document.data
    former = tuple((one["name"], one.get("until")) for one in data.get("former_names", ()))
    return Kin(
        board,
        called(document),
        data.get("acronym"),
        established,
        dissolved,
        proposed,
        kind=data["kind"],
        former=former,
    )


def _order(event: Event) -> tuple[bool, int, int, str, tuple[str, ...], tuple[str, ...]]:
    """Return what events are put in order by: the day, or the first day it can have been; then what names them."""
    on = fields.moment(event.on)
    first = on.latest if on.earliest == FIRST_DAY else on.earliest
    return on == dates.UNKNOWN, first, on.latest, event.kind, event.before, event.after


def _of_restructure(document: Document, day: dates.Moment) -> Iterator[Event]:
    data = document.data
    stages = data["stages"]
    changes = data.get("changes", ())
    happened = any(one["stage"] == "in-force" for one in stages)
    for number, one in enumerate(changes):
        yield Event(
            one["on"], when.event(one["on"], day), one["how"], "in-force" if happened else "not-in-force",
            tuple(one.get("from", ())), tuple(one.get("to", ())), document.id, one.get("of"), at=f"changes/{number}",
        )  # fmt: skip
    ended = {board for one in changes for board in one.get("from", ())}
    begun = {board for one in changes for board in one.get("to", ())}
    for number, one in enumerate(stages):
        ends, establishes = tuple(one.get("ends", ())), tuple(one.get("establishes", ()))
        in_force = one["stage"] == "in-force"
        if in_force:
            ends = tuple(board for board in ends if board not in ended)
            establishes = tuple(board for board in establishes if board not in begun)
        if not in_force or ends or establishes:
            status: Status = "in-force" if in_force else "stage"
            yield Event(
                one["on"], when.event(one["on"], day), one["stage"], status, ends, establishes, document.id,
                number=one.get("number"), at=f"stages/{number}",
            )  # fmt: skip


def _of_boards(boards: Iterable[Document], told: Iterable[Event], day: dates.Moment) -> Iterator[Event]:
    """Yield what the boards' own records say of their lives and no restructure tells."""
    begun: set[str] = set()
    ended: set[str] = set()
    planned: set[str] = set()
    for event in told:
        if event.status == "in-force":
            begun.update(event.after)
            ended.update(event.before if event.part is None else ())
        else:
            planned.update(event.after)
    for board in boards:
        yield from _of_board(
            board, {"established": begun, "dissolved": ended, "proposed": planned, "agreed": planned}, day
        )


def _of_board(board: Document, told: Mapping[str, set[str]], day: dates.Moment) -> Iterator[Event]:
    for word, those in told.items():
        if word in board.data and board.id not in those:
            on = board.data[word]["on"]
            ends = word == "dissolved"
            before, after = ((board.id,), ()) if ends else ((), (board.id,))
            yield Event(on, when.event(on, day), word, "of-a-board", before, after, at=word)
    for one in board.data.get("former_names", ()):
        on = one.get("until", "unknown")
        if on != "unknown":
            yield Event(on, when.event(on, day), "renamed", "of-a-board", (board.id,), (board.id,), name=one["name"])


def kin_of(found: Lineage, board: str) -> set[str]:
    """Return a board with all that came before it and all that came after it, however far."""
    onward: dict[str, list[str]] = {}
    for one in found.steps:
        onward.setdefault(one.before, []).append(one.after)
    return reached((board,), onward) | reached((board,), turned(onward))


def of_board(found: Lineage, board: str) -> Lineage:
    """Return the part of a history that is about a board: the steps that lead to it and from it, and the lives of its kin."""
    kin = kin_of(found, board)

    def about(event: Event) -> bool:
        before, after = kin.intersection(event.before), kin.intersection(event.after)
        if event.kind not in HANDS_ON or not (event.before and event.after):
            return bool(before or after)
        return bool(before and after) or board in before or board in after

    return _narrowed(found, [event for event in found.events if about(event)], kin)


def of_places(found: Lineage, places: frozenset[str]) -> Lineage:
    """Return the part of a history in which boards of these places, or their restructures, have a part."""

    def about(event: Event) -> bool:
        ids = (*event.before, *event.after, *([event.restructure] if event.restructure else ()))
        return any(place_of(one) in places for one in ids)

    events = [event for event in found.events if about(event)]
    named = {one for event in events for one in (*event.before, *event.after)}
    return _narrowed(found, events, named | {one for one in found.boards if place_of(one) in places})


def _narrowed(found: Lineage, events: list[Event], boards: set[str]) -> Lineage:
    steps = tuple(one for one in found.steps if one.before in boards and one.after in boards)
    named = {one for event in events for one in (*event.before, *event.after)}
    kin = {one: each for one, each in found.boards.items() if one in boards or one in named}
    return found._replace(events=tuple(events), steps=steps, boards=kin, kin=frozenset(boards))
