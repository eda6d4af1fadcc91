"""Who sits where on a day: every seat, whose it is, who holds it, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from partnership.answers import when
from partnership.answers.board_state import ABSENT, board_state
from partnership.answers.structure.bodies import Named
from partnership.answers.titles import Titles, called
from partnership.documents import fields
from partnership.words import dates
from partnership.words.truth import Truth, any_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from partnership.answers.load import Records
    from partnership.answers.when import When
    from partnership.documents.document import Document
    from partnership.words.dates import Moment

Held = Literal["held", "perhaps-held", "vacant", "not-recorded"]
"""How a seat stands: somebody certainly holds it; somebody may; a source says that nobody does; nothing is recorded."""


class Holder(NamedTuple):
    """Who certainly or perhaps holds a seat: the people (none where only a post is recorded), when, and whether they are on leave.

    `number` is the place of the row among the holders of the seat's record, counted from 0.
    """

    people: tuple[Named, ...]
    post: str | None
    when: When
    interim: bool
    on_leave: bool
    number: int


class Whose(NamedTuple):
    """The organisation whose seat it certainly or perhaps is."""

    organisation: Named
    when: When


class Seat(NamedTuple):
    """A seat that is certainly or perhaps there on the day. `row` is the record's own."""

    board: str
    id: str
    title: str
    standing: str
    groups: tuple[str, ...]
    when: When
    held: Held
    holders: tuple[Holder, ...]
    organisations: tuple[Whose, ...]
    row: Mapping[str, Any]


class Office(NamedTuple):
    """An office that a person certainly or perhaps has in a board; `number` is its place among the record's officers, counted from 0."""

    board: str
    office: str
    person: Named
    when: When
    number: int


class Bench(NamedTuple):
    """A board that is certainly or perhaps there, and its seats in the order of the lines of its terms."""

    board: str
    title: str
    acronym: str | None
    place: str
    holds: Truth
    seats: tuple[Seat, ...]
    offices: tuple[Office, ...]


class Seats(NamedTuple):
    """The boards of a day with their seats, in order of title; `titles` has what each is called."""

    as_of: date
    benches: tuple[Bench, ...]
    titles: Mapping[str, str]

    def all(self) -> Iterator[Seat]:
        """Yield every seat of every board."""
        return (seat for bench in self.benches for seat in bench.seats)


def seats(records: Records, as_of: date, boards: Iterable[str] | None = None) -> Seats:
    """Return the seats of a day: of these boards, or of all. Boards that are not there on the day are left out."""
    day = dates.on(as_of)
    documents = records.documents("board") if boards is None else (records.document("board", one) for one in boards)
    found = (_bench(records, document, day) for document in documents if document is not None)
    benches = sorted((one for one in found if one is not None), key=lambda one: (one.title.casefold(), one.board))
    return Seats(as_of, tuple(benches), {one.board: one.title for one in benches})


def _bench(records: Records, board: Document, day: Moment) -> Bench | None:
    state = board_state(records, board, day).name
    if state in ABSENT or state == "proposed":
        return None
    titles = Titles(records, board.place)
    data = board.data
    lines = {line: number for number, line in enumerate(data.get("lines", {}))}
    rows = sorted(data.get("seats", {}).items(), key=lambda one: lines.get(one[1].get("line", ""), len(lines)))
    holds = Truth.YES if state == "in existence" else Truth.UNKNOWN
    return Bench(
        board.id,
        called(board),
        data.get("acronym"),
        board.place,
        holds,
        tuple(seat for key, row in rows if (seat := _seat(board.id, key, row, day, titles)) is not None),
        tuple(_offices(board, day, titles)),
    )


def _seat(board: str, key: str, row: Mapping[str, Any], day: Moment, titles: Titles) -> Seat | None:
    time = when.span(row, day)
    if time.holds is Truth.NO:
        return None
    holders = tuple(
        _holder(one, day, titles, number)
        for number, one in enumerate(row.get("holders", ()))
        if when.holds(one, day) is not Truth.NO
    )
    vacant = any_of(when.holds(one, day) for one in row.get("vacant", ()))
    return Seat(
        board,
        key,
        str(row.get("title") or key.replace("-", " ")),
        row.get("standing", "unknown"),
        tuple(row.get("groups", ())),
        time,
        _held(vacant, holders),
        () if vacant is Truth.YES else holders,
        tuple(
            Whose(_named(titles, "organisations", one["organisation"]), when.span(one, day))
            for one in _holding(row.get("organisations", ()), day)
        ),
        row,
    )


def _held(vacant: Truth, holders: tuple[Holder, ...]) -> Held:
    if vacant is Truth.YES:
        return "vacant"
    if vacant is Truth.NO and any(one.when.holds is Truth.YES for one in holders):
        return "held"
    return "perhaps-held" if holders or vacant is Truth.UNKNOWN else "not-recorded"


def _holder(one: Mapping[str, Any], day: Moment, titles: Titles, number: int) -> Holder:
    people = one.get("people") or fields.many(one.get("person"))
    leave = any(when.holds(each, day) is Truth.YES for each in one.get("leave", ()))
    named = tuple(_named(titles, "people", each) for each in people)
    return Holder(named, one.get("post"), when.span(one, day), bool(one.get("interim")), leave, number)


def _offices(board: Document, day: Moment, titles: Titles) -> Iterator[Office]:
    for number, one in enumerate(board.data.get("officers", ())):
        if "person" in one and when.holds(one, day) is not Truth.NO:
            person = _named(titles, "people", one["person"])
            yield Office(board.id, one["office"], person, when.span(one, day), number)


def _holding(things: Any, day: Moment) -> Iterator[Mapping[str, Any]]:
    return (one for one in things if when.holds(one, day) is not Truth.NO)


def _named(titles: Titles, field: str, reference: str) -> Named:
    return Named(titles.key(field, reference), titles.title(field, reference))


class Ending(NamedTuple):
    """A seat's holder whose time ends before a day, certainly or perhaps."""

    seat: Seat
    holder: Holder
    ends: Truth


def ending(found: Seats, before: date) -> list[Ending]:
    """Return whose time in a seat ends before the day (exclusive), the soonest first; what may end is among them."""
    limit = before.toordinal()
    endings = []
    for seat in found.all():
        for holder in seat.holders:
            ends = _last_day(holder, seat)
            if ends is not None and ends.earliest < limit:
                endings.append((ends, Ending(seat, holder, Truth.YES if ends.latest < limit else Truth.UNKNOWN)))
    return [one for _, one in sorted(endings, key=lambda pair: (pair[0].latest, pair[0].earliest, pair[1].seat[:2]))]


def _last_day(holder: Holder, seat: Seat) -> Moment | None:
    """Return the last day that a holder has in the seat, by their own time or the seat's; None where neither has an end."""
    found = [fields.moment(one.until) for one in (holder.when, seat.when) if one.until is not None]
    return min(found, key=lambda one: (one.latest, one.earliest), default=None)
