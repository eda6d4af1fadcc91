"""What a board had on its last day: seats, functions, statutory duties, measures, open actions and districts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, get_args

from partnership.answers.titles import Titles
from partnership.documents import fields
from partnership.words.truth import Truth, any_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from partnership.answers.load import Records
    from partnership.documents.document import Document
    from partnership.words.dates import Moment

Kind = Literal["seat", "function", "duty", "measure", "action", "district"]
"""Links are not among them: whom a board answered to ends with it, and what is left hanging is told of by `coherence`."""
KINDS: tuple[Kind, ...] = get_args(Kind)
PLURALS: Mapping[Kind, str] = {
    "seat": "seats", "function": "functions", "duty": "duties", "measure": "measures", "action": "actions", "district": "districts",
}  # fmt: skip
"""As restructures write them under `everything`, and places under their things."""


Owned = tuple["Document", "Mapping[str, Any]"]
"""A measure, and the row of its record that names its owner."""


class Thing(NamedTuple):
    """Something that a board certainly or perhaps had on its last day.

    `key` tells it from every other of its kind: a seat's id, an action's full name, a measure's id, and for what a place
    records `PLACE/ID` of the place that does. A place without districts stands for itself among them; an area that is only
    described is `described:WORDS`.
    """

    kind: Kind
    key: str
    title: str
    had: Truth


class Closing(NamedTuple):
    """A meeting that closed an action: its board, its day, and with what outcome."""

    board: str
    meeting: str
    day: Moment
    outcome: str


def things(records: Records, board: Document, eve: Moment, measures: Iterable[Owned] = ()) -> list[Thing]:
    """Return what a board certainly or perhaps had on its last day, each thing once, in order of kind and of the record.

    `measures` are those that it ever answered for, as `owned` finds them.
    """
    found: dict[tuple[Kind, str], Thing] = {}
    for one in _every(records, board, eve, measures):
        before = found.get((one.kind, one.key))
        if one.had is not Truth.NO:
            had = one.had if before is None else any_of((one.had, before.had))
            found[one.kind, one.key] = one._replace(had=had)
    return list(found.values())


def _every(records: Records, board: Document, eve: Moment, measures: Iterable[Owned]) -> Iterator[Thing]:
    titles = Titles(records, board.place)
    data = board.data
    for key, seat in fields.keyed(data, "seats").items():
        yield Thing("seat", key, str(seat.get("title") or key.replace("-", " ")), fields.period(seat).holds_on(eve))
    for kind in ("function", "duty"):
        field = PLURALS[kind]
        for one in fields.each(data, field):
            yield Thing(
                kind, titles.key(field, one[kind]), titles.title(field, one[kind]), fields.period(one).holds_on(eve)
            )
    for measure, owner in measures:
        yield Thing(
            "measure", measure.id, str(measure.data["name"]), fields.period(owner).holds_on(eve) & _lasts(measure, eve)
        )
    yield from _actions(records, board.id, eve)
    for area in fields.each(data, "areas"):
        had = fields.period(area).holds_on(eve)
        for key, title in covered(records, titles, area):
            yield Thing("district", key, title, had)


def _lasts(measure: Document, eve: Moment) -> Truth:
    return fields.period(measure.data).holds_on(eve)


def owned(records: Records, boards: Collection[str]) -> dict[str, list[Owned]]:
    """Return the measures that each of these boards ever answered for, each with that row of its record."""
    found: dict[str, list[Owned]] = {board: [] for board in boards}
    for measure in records.mentioning("measure", boards):
        for owner in measure.data.get("owners", ()):
            if owner.get("board") in found:
                found[owner["board"]].append((measure, owner))
    return found


def covered(records: Records, titles: Titles, area: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the key and the name of every district in an area; of a whole place, those that it has, or itself."""
    for one in area.get("districts", ()):
        yield titles.key("districts", one), titles.title("districts", one)
    for place in area.get("places", ()):
        yield from _districts(records, place, titles)
    if "described_as" in area:
        yield f"described:{area['described_as']}", str(area["described_as"])


def _districts(records: Records, place: str, titles: Titles) -> Iterator[tuple[str, str]]:
    document = records.document("place", place)
    own = {} if document is None else document.data.get("districts", {})
    if own:
        yield from ((f"{place}/{key}", str(one["name"])) for key, one in own.items())
        return
    inside = [one for one in records.documents("place") if one.data.get("within") == place and one.id != place]
    found = [
        (f"{one.id}/{key}", str(each["name"])) for one in inside for key, each in one.data.get("districts", {}).items()
    ]
    found += [(one.id, str(one.data["name"])) for one in inside if not one.data.get("districts")]
    yield from found or [(place, titles.area(place))]


def closings(records: Records, boards: list[str]) -> dict[str, list[Closing]]:
    """Return who closed each action in the meetings of these boards, in order of time."""
    found: dict[str, list[Closing]] = {}
    for board in dict.fromkeys(boards):
        for meeting in records.meeting_ids(board):
            document = records.document("meeting", meeting)
            if document is not None:
                for one in document.data.get("actions_closed", ()):
                    day = fields.moment(one["on"]) if "on" in one else fields.day_of(document)
                    found.setdefault(one["action"], []).append(Closing(board, meeting, day, one["outcome"]))
    return {key: sorted(each, key=lambda one: (one.day, one.meeting)) for key, each in found.items()}


def _actions(records: Records, board: str, eve: Moment) -> Iterator[Thing]:
    """Yield the actions that a board opened and had not closed, or had closed as carried elsewhere."""
    closed = closings(records, [board])
    for meeting in records.meeting_ids(board):
        document = records.document("meeting", meeting)
        if document is not None:
            opened = ~eve.before(fields.day_of(document))
            for key, one in document.data.get("actions", {}).items():
                name = f"{meeting}#{key}"
                over = any_of(
                    ~eve.before(each.day) for each in closed.get(name, ()) if each.outcome != "carried-elsewhere"
                )
                yield Thing("action", name, str(one["action"]), opened & ~over)
