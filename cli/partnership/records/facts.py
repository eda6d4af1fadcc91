"""What the rules may know of other records: compact, and cheap to carry between processes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from partnership.words import dates
from partnership.words.dates import Period
from partnership.words.packing import packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from partnership.documents.document import Document
    from partnership.words.dates import Moment

Value = TypeVar("Value")


class Thing(NamedTuple):
    """Something a place records: its names and the time in which it exists."""

    names: tuple[str, ...]
    lasts: Period
    sector: str | None = None
    """An organisation's: rules of quorum name members by it."""
    part_of: str | None = None
    """The organisation that an organisation is part of."""


class PlaceFacts(NamedTuple):
    """A place: what lies around it, and what it records, by kind and id."""

    id: str
    within: str | None
    things: dict[str, dict[str, Thing]]


class Holder(NamedTuple):
    """Who holds a seat, and when; no people where only a post is named."""

    people: tuple[str, ...]
    post: str | None
    holds: Period
    number: int


class NamedSubstitute(NamedTuple):
    """Who was named to come in a member's place; no person where only a post is named."""

    person: str | None
    named: Moment
    holds: Period
    number: int


class Seat(NamedTuple):
    """A seat: its time, its standing, whose it is, and who holds it."""

    id: str
    lasts: Period
    standing: str
    line: str | None
    groups: tuple[str, ...]
    organisations: tuple[tuple[str, Period], ...]
    holders: tuple[Holder, ...]
    substitutes: tuple[NamedSubstitute, ...]
    vacant: tuple[Period, ...]
    """When a source says that nobody held it: no holder recorded is not the same."""


class Link(NamedTuple):
    """A link to another board (`to` is None where the other end is not a board)."""

    type: str
    to: str | None
    holds: Period
    number: int
    agreed: bool
    printed_as: str | None = None
    """The other end's name as the source prints it: it may fit another board better."""
    of_part: bool = False
    """Whether not the board itself is linked, but something of it, such as its chair."""


class Terms(NamedTuple):
    """A version of the terms of reference, by what rules about meetings need of it."""

    holds: Period
    substitutes: str
    number: int
    status: str | None
    """How far it has come: a draft binds nobody."""


class Covered(NamedTuple):
    """A district that a board covers, when, and where it stands: which of its `areas` and which of the districts of that, from 0."""

    district: str
    holds: Period
    area: int
    number: int


class Meets(NamedTuple):
    """How often a board meets in a year, the fewest and the most times that its words can mean; None where they set no such bound."""

    least: int | Decimal | None
    most: int | Decimal | None
    holds: Period


class BoardFacts(NamedTuple):
    """A board: its names and life, its seats, links and officers."""

    id: str
    names: tuple[str, ...]
    acronym: str | None
    kind: str
    how_many: int | str
    life: Period
    only_proposed: bool
    seats: dict[str, Seat]
    links: tuple[Link, ...]
    officers: tuple[tuple[str, str | None, str | None, Period, int], ...]
    """Each office with its person, its seat, its time and its number, from 0."""
    districts: tuple[Covered, ...]
    duties: tuple[tuple[str, Period], ...]
    functions: tuple[tuple[str, Period], ...]
    terms: tuple[Terms, ...]
    claims: tuple[str, ...] = ()
    """What is claimed of its legal basis, at any time."""
    meets: tuple[Meets, ...] = ()
    ruled: bytes | None = None
    """What the quorum of its meetings is worked out from, where anything is on record of a rule: see `parts_ruled`."""


class PlanFacts(NamedTuple):
    """A plan: its name and the ids of its outcomes and themes."""

    id: str
    name: str
    outcomes: frozenset[str]
    owner: str | None
    themes: frozenset[str] = frozenset()


class ClosedAction(NamedTuple):
    """An action that a meeting closed, and with what outcome: one carried elsewhere is closed again there."""

    action: str
    outcome: str
    row: int


class MeetingFacts(NamedTuple):
    """A meeting: its day and state, and the actions it opened and closed."""

    id: str
    board: str
    day: Moment
    status: str
    opened: tuple[str, ...]
    closed: tuple[ClosedAction, ...]


class MeasureFacts(NamedTuple):
    """A measure: what likeness and ownership are judged by."""

    id: str
    name: str
    age: str
    plans: tuple[str, ...]
    owners: tuple[tuple[str, Period], ...]
    band: str
    """The age band as numbers, so that `0-4` and `under 5` are one."""
    sex: str
    unit: str
    population: str
    areas: tuple[str, ...]
    lasts: Period
    """With the four before it: what sets a measure apart from another of the same name."""
    others: tuple[Period, ...] = ()
    """When organisations, and no boards, answer for it."""


class RestructureFacts(NamedTuple):
    """A restructure: which boards end and begin as it came into force, and what it says became of things."""

    id: str
    in_force: bool
    ends: tuple[str, ...]
    establishes: tuple[str, ...]
    continuity: frozenset[tuple[str, str, str]]
    """(board, kind of thing, id or `*` for every one)."""
    day: Moment
    """The day of the stage that `ends` and `establishes` are from."""
    stage: int
    """The index of that stage."""
    ever_ended: frozenset[str]
    """Boards that any stage ends or any change starts from: none of them ended unexplained."""
    handed: frozenset[tuple[str, str]] = frozenset()
    """(board before, board after) for every change by which one comes after another."""


class Known(NamedTuple):
    """What is known of a whole folder of records while one of them is looked at.

    `ids` has every record by kind, those that could not be read included; the other fields have
    only what could be read. A rule stays silent about what is in `ids` and not in its facts.
    """

    ids: Mapping[str, frozenset[str]]
    places: Mapping[str, PlaceFacts]
    boards: Mapping[str, BoardFacts]
    plans: Mapping[str, PlanFacts]

    def around(self, place: str) -> Iterator[str]:
        """The ids of the place and of those around it, the innermost first."""
        seen: set[str] = set()
        here: str | None = place
        while here is not None and here not in seen:
            seen.add(here)
            yield here
            facts = self.places.get(here)
            here = facts.within if facts else None

    def find(self, place: str, kind: str, name: str) -> Thing | None:
        """Return what `name` means in a record of the place: its own, or that of a place around it."""
        home = self.home(place, kind, name)
        return home.things[kind][name.rpartition("/")[2]] if home else None

    def home(self, place: str, kind: str, name: str) -> PlaceFacts | None:
        """Return the place that records what `name` means in a record of `place`; None where none that is known does."""
        where, _, own = name.rpartition("/")
        for around in [where] if where else self.around(place):
            facts = self.places.get(around)
            if facts and own in facts.things.get(kind, {}):
                return facts
        return None

    def whole(self, place: str) -> bool:
        """Whether the place and all those around it could be read."""
        around = list(self.around(place))
        last = self.places.get(around[-1])
        return last is not None and last.within is None


HANDS_ON = frozenset({"replaced", "merged", "split", "divided", "renamed"})
"""The changes of a restructure by which one board comes after another."""
CHAIRS = frozenset({"chair", "independent-chair", "co-chair"})
"""The offices whose holder chairs a board."""
THINGS = (
    ("organisations", "organisation"),
    ("people", "person"),
    ("documents", "document"),
    ("functions", "function"),
    ("duties", "duty"),
    ("districts", "district"),
)


def period(thing: Mapping[str, Any]) -> Period:
    """Return the time of a thing; a date that is not in the calendar counts as unknown (a rule of its own reports it)."""
    start, end = thing.get("since"), thing.get("until")
    if start is None and end is None:
        return dates.ALWAYS
    return shared(
        Period(dates.OPEN_START if start is None else moment(start), dates.OPEN_END if end is None else moment(end))
    )


_shared: dict[Any, Any] = {}


def shared(value: Value) -> Value:
    """Return one and the same object for equal values: the seats of two thousand boards say the same things again and again."""
    same: Value = _shared.setdefault(value, value)
    return same


def moment(value: Any) -> Moment:
    """Return a date as a moment; unknown where it is left out or not in the calendar."""
    if value is None:
        return dates.UNKNOWN
    try:
        return dates.moment(value)
    except dates.ImpossibleDateError:
        return dates.UNKNOWN


def life(board: Mapping[str, Any]) -> Period:
    """Return the time from a board's establishment to its dissolution, both inclusive."""
    begins, ends = board.get("established"), board.get("dissolved")
    return Period(
        dates.OPEN_START if begins is None else moment(begins["on"]),
        dates.OPEN_END if ends is None else moment(ends["on"]),
    )


def only_proposed(board: Mapping[str, Any]) -> bool:
    """Whether a board was proposed or agreed and, as far as its record says, never established."""
    return ("proposed" in board or "agreed" in board) and "established" not in board


def day_of(meeting: Document) -> Moment:
    """Return the day of a meeting: from its path, or the bounds that `held` gives."""
    undated = meeting.id.rpartition("/")[2].startswith("undated-")
    return moment(meeting.data.get("held")) if undated else day_in(meeting.id)


def day_in(meeting_id: str) -> Moment:
    """Return the day in a meeting's id; unknown where it has none."""
    return moment("-".join(meeting_id.rpartition("/")[2].split("-")[:3]))


def each(thing: Mapping[str, Any], field: str) -> Sequence[dict[str, Any]]:
    """Return a list of a record, empty where it is left out."""
    found: Sequence[dict[str, Any]] = thing.get(field, ())
    return found


def keyed(thing: Mapping[str, Any], field: str) -> Mapping[str, dict[str, Any]]:
    """Return a keyed block of a record, empty where it is left out."""
    found: Mapping[str, dict[str, Any]] = thing.get(field, {})
    return found


def many(value: str | list[str] | None) -> tuple[str, ...]:
    """Return one or several ids as a tuple."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def of_place(document: Document) -> PlaceFacts:
    """Return the facts of a place."""
    data = document.data
    things = {
        kind: {
            name: Thing(
                (
                    str(thing.get("name") or thing.get("title")),
                    *thing.get("printed_as", ()),
                    *thing.get("also_known_as", ()),
                ),
                period(thing),
                thing.get("sector"),
                thing.get("part_of"),
            )
            for name, thing in keyed(data, field).items()
        }
        for field, kind in THINGS
        if field in data
    }
    return PlaceFacts(document.id, data.get("within"), things)


def of_board(document: Document) -> BoardFacts:
    """Return the facts of a board."""
    data = document.data
    others = [str(one["name"]) for field in ("printed_as", "former_names") for one in each(data, field)]
    name = data.get("name") or data.get("described_as") or ""
    areas = [
        Covered(district, period(area), index, number)
        for index, area in enumerate(each(data, "areas"))
        for number, district in enumerate(area.get("districts", ()))
    ]
    return BoardFacts(
        id=document.id,
        names=(str(name), *others),
        acronym=data.get("acronym"),
        kind=data["kind"],
        how_many=data.get("count", 1),
        life=life(data),
        only_proposed=only_proposed(data),
        seats={seat_id: _seat(seat_id, seat) for seat_id, seat in keyed(data, "seats").items()},
        links=tuple(
            Link(
                link["type"],
                link.get("to"),
                period(link),
                index,
                link.get("status") is None,
                link.get("printed_as"),
                "of" in link,
            )
            for index, link in enumerate(each(data, "links"))
        ),
        officers=tuple(
            (one["office"], one.get("person"), one.get("seat"), period(one), index)
            for index, one in enumerate(each(data, "officers"))
        ),
        districts=tuple(areas),
        duties=tuple((one["duty"], period(one)) for one in each(data, "duties")),
        functions=tuple((one["function"], period(one)) for one in each(data, "functions")),
        terms=tuple(_terms(one, index) for index, one in enumerate(each(data, "terms_of_reference"))),
        claims=tuple(one["claim"] for one in each(data, "legal_basis")),
        meets=tuple(Meets(*in_a_year(one), period(one)) for one in each(data, "frequency")),
        ruled=_ruled(data),
    )


def in_a_year(frequency: Mapping[str, Any]) -> tuple[int | Decimal | None, int | Decimal | None]:
    """Return the fewest and the most times a year that a frequency can mean; None where its words set no such bound."""
    year = frequency.get("per_year")
    least, most = (year["least"], year["most"]) if isinstance(year, dict) else (year, year)
    return least, None if frequency.get("at_least") else most


_RULED = ("name", "kind", "officers", "groups", "seats")
_RULED_TERMS = ("status", "since", "until", "read", "quorum", "substitutes")


def _ruled(board: Mapping[str, Any]) -> bytes | None:
    """Return those parts of a board that its quorum rests on; as bytes, which are small and cheap to carry."""
    versions = each(board, "terms_of_reference")
    if not any("quorum" in one for one in versions):
        return None
    parts = {field: board[field] for field in _RULED if field in board}
    terms = [{field: one[field] for field in _RULED_TERMS if field in one} for one in versions]
    return packed({**parts, "terms_of_reference": terms})


def parts_ruled(ruled: bytes) -> dict[str, Any]:
    """Return the parts of a board's record that its quorum rests on, from what its facts carry."""
    parts: dict[str, Any] = unpacked(ruled)
    return parts


def _terms(terms: Mapping[str, Any], index: int) -> Terms:
    allowed = terms.get("substitutes", {}).get("allowed", "unstated")
    return Terms(period(terms), allowed, index, terms.get("status"))


def _seat(seat_id: str, seat: Mapping[str, Any]) -> Seat:
    return Seat(
        shared(seat_id),
        period(seat),
        shared(seat.get("standing", "unknown")),
        shared(seat.get("line")),
        shared(tuple(seat.get("groups", ()))),
        shared(tuple((one["organisation"], period(one)) for one in each(seat, "organisations"))),
        tuple(
            shared(Holder(_people(holder), holder.get("post"), period(holder), index))
            for index, holder in enumerate(each(seat, "holders"))
        ),
        tuple(
            NamedSubstitute(one.get("person"), moment(one.get("named_on")), period(one), index)
            for index, one in enumerate(each(seat, "substitutes"))
        ),
        tuple(period(one) for one in each(seat, "vacant")),
    )


def _people(holder: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(holder["people"]) if "people" in holder else many(holder.get("person"))


def of_plan(document: Document) -> PlanFacts:
    """Return the facts of a plan."""
    data = document.data
    outcomes, themes = (frozenset(keyed(data, field)) for field in ("outcomes", "themes"))
    return PlanFacts(document.id, data["name"], outcomes, data.get("owner"), themes)


def of_meeting(document: Document) -> MeetingFacts:
    """Return the facts of a meeting."""
    data = document.data
    return MeetingFacts(
        document.id,
        document.board,
        day_of(document),
        data["status"],
        tuple(f"{document.id}#{name}" for name in data.get("actions", ())),
        tuple(
            ClosedAction(one["action"], one["outcome"], index) for index, one in enumerate(each(data, "actions_closed"))
        ),
    )


def of_measure(document: Document) -> MeasureFacts:
    """Return the facts of a measure."""
    data = document.data
    return MeasureFacts(
        document.id,
        data["name"],
        str(data.get("age", {}).get("printed", "")),
        tuple(sorted({one["plan"] for one in each(data, "serves")})),
        tuple((one["board"], period(one)) for one in each(data, "owners") if "board" in one),
        _band(data.get("age", {})),
        data.get("sex", "persons"),
        data.get("unit", "not-stated"),
        data.get("population", ""),
        tuple(data.get("areas", ())),
        period(data),
        tuple(period(one) for one in each(data, "owners") if "organisation" in one),
    )


def _band(age: Mapping[str, Any]) -> str:
    if "from" not in age and "to" not in age:
        return str(age.get("printed", ""))
    return f"{age.get('from', 0):g}-{age.get('to', '')} {age.get('unit', 'years')}"


_FATES = {
    "seats": "seat",
    "functions": "function",
    "duties": "duty",
    "measures": "measure",
    "actions": "action",
    "districts": "district",
    "links": "link",
}


def of_restructure(document: Document) -> RestructureFacts:
    """Return the facts of a restructure."""
    data = document.data
    stages = data["stages"]
    in_force = [index for index, stage in enumerate(stages) if stage["stage"] == "in-force"]
    index = in_force[-1] if in_force else len(stages) - 1
    last = stages[index]
    ever_ended = {board for stage in stages for board in stage.get("ends", ())} | {
        board for change in each(data, "changes") for board in change.get("from", ())
    }
    rows = set()
    for row in each(data, "continuity"):
        what = next((kind for kind in _FATES.values() if kind in row), None)
        rows.add((row["board"], what, row[what]) if what else (row["board"], _FATES[row["everything"]], "*"))
    return RestructureFacts(
        document.id,
        bool(in_force),
        tuple(last.get("ends", ())),
        tuple(last.get("establishes", ())),
        frozenset(rows),
        moment(last["on"]),
        index,
        frozenset(ever_ended),
        frozenset(
            (before, after)
            for change in each(data, "changes")
            if change["how"] in HANDS_ON
            for before in change.get("from", ())
            for after in change.get("to", ())
        ),
    )


def standing(restructure: Mapping[str, Any]) -> tuple[int, Mapping[str, Any]] | None:
    """Return the stage by which a restructure is in force, and its index; None before that, or once it was reversed."""
    for index, stage in reversed(list(enumerate(restructure["stages"]))):
        if stage["stage"] in {"reversed", "abandoned"}:
            return None
        if stage["stage"] == "in-force":
            return index, stage
    return None


class Facts(NamedTuple):
    """What is known of a whole folder of records, for the rules that look across them."""

    known: Known
    meetings: Sequence[MeetingFacts]
    measures: Sequence[MeasureFacts]
    restructures: Sequence[RestructureFacts]

    @property
    def boards(self) -> Iterable[BoardFacts]:
        """Every board that could be read, in order of id."""
        return self.known.boards.values()
