"""What boards ask of those who sit on them: bodies, seats, meetings a year, seat-meetings by organisation, and hops to the top."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers import when
from partnership.answers.board_state import ABSENT, board_state
from partnership.answers.structure.bodies import Named, standing
from partnership.answers.structure.graph import ANSWERING
from partnership.answers.structure.ways_up import ANSWERS_FOR_ITSELF
from partnership.answers.titles import Titles, called
from partnership.documents import fields
from partnership.words import dates
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from partnership.answers.continuity.changed import Beginning, Ending
    from partnership.answers.continuity.ledger import Ledger
    from partnership.answers.load import Records
    from partnership.answers.side import Side
    from partnership.documents.document import Document
    from partnership.words.dates import Moment


class Range(NamedTuple):
    """A number of which only the least and the most are known; `most` is None where nothing on record bounds it."""

    least: int | Decimal
    most: int | Decimal | None

    def plus(self, other: Range) -> Range:
        """Return the sum of two."""
        most = None if self.most is None or other.most is None else self.most + other.most
        return Range(self.least + other.least, most)

    def times(self, other: Range) -> Range:
        """Return the product of two."""
        most = None if self.most is None or other.most is None else self.most * other.most
        return Range(self.least * other.least, most)


_NONE = Range(0, 0)


class Load(NamedTuple):
    """What one board asks, as it is on a day.

    `bodies` are how many boards the record stands for. `seats` is None where no seat is on record, `meetings` (a year) where no frequency
    is that can be counted, `seat_meetings` where either is not. `by_organisation` has the seat-meetings of each organisation, and `hops` how many links
    lead up to the nearest statutory board or partner organisation: 0 for one that is statutory itself, None where no way up is on record.
    """

    board: str
    title: str
    bodies: Range
    seats: Range | None
    meetings: Range | None
    seat_meetings: Range | None
    by_organisation: Mapping[Named, Range]
    hops: int | None


class Total(NamedTuple):
    """A sum over boards, and how many boards it leaves out because nothing is on record of it."""

    known: Range
    unknown: int


class Burden(NamedTuple):
    """What several boards ask together, in order of title."""

    loads: tuple[Load, ...]

    @property
    def bodies(self) -> Range:
        """How many boards there are."""
        return _sum(one.bodies for one in self.loads)

    @property
    def seats(self) -> Total:
        """How many seats there are in all."""
        return _total(None if one.seats is None else one.bodies.times(one.seats) for one in self.loads)

    @property
    def meetings(self) -> Total:
        """How many meetings there are in a year."""
        return _total(None if one.meetings is None else one.bodies.times(one.meetings) for one in self.loads)

    @property
    def seat_meetings(self) -> Total:
        """How many times in a year a seat is to be filled at a meeting."""
        return _total(None if one.seat_meetings is None else one.bodies.times(one.seat_meetings) for one in self.loads)

    @property
    def by_organisation(self) -> dict[Named, Range]:
        """The seat-meetings of each organisation, in order of name; of boards of which they are known."""
        found: dict[Named, Range] = {}
        for load in self.loads:
            for organisation, asked in load.by_organisation.items():
                found[organisation] = found.get(organisation, _NONE).plus(load.bodies.times(asked))
        return dict(sorted(found.items(), key=lambda pair: (pair[0].name.casefold(), pair[0].id)))


class Burdens(NamedTuple):
    """What the boards that end ask on their last day, and those that begin in their place; what goes on is in neither."""

    before: Burden
    after: Burden


def burdens(before: Side, after: Side, found: Ledger) -> Burdens:
    """Return the burden of the boards that certainly end and of those that certainly begin.

    Boards that begin are looked at on the day of the second side, or on their first day where that has none.
    """
    ends = (_ended(before, after, one) for one in found.certain)
    begins = (_begun(after, one) for one in found.changed.begins if one.begins is Truth.YES)
    return Burdens(
        Burden(tuple(one for one in ends if one is not None)), Burden(tuple(one for one in begins if one is not None))
    )


def burden(records: Records, boards: Iterable[str], day: Moment) -> Burden:
    """Return what these boards ask on a day, in order of title; those that are not there are left out."""
    found = []
    for board in dict.fromkeys(boards):
        document = records.document("board", board)
        if document is not None and board_state(records, document, day).name not in {*ABSENT, "proposed"}:
            found.append(load(records, document, day))
    return Burden(tuple(sorted(found, key=lambda one: (one.title.casefold(), one.board))))


def load(records: Records, board: Document, day: Moment) -> Load:
    """Return what a board asks on a day."""
    count = board.data.get("count", 1)
    bodies = Range(1, None) if count == "unknown" else Range(count, count)
    meetings = _meetings(board.data, day)
    seats, whose = _seats(records, board, day)
    known = seats is not None and meetings is not None
    return Load(
        board.id,
        called(board),
        bodies,
        seats,
        meetings,
        seats.times(meetings) if seats is not None and meetings is not None else None,
        {name: number.times(meetings) for name, number in whose.items()} if known and meetings is not None else {},
        hops(records, board.id, day),
    )


def _ended(before: Side, after: Side, ending: Ending) -> Load | None:
    for side in (after, before):
        document = side.records.document("board", ending.board)
        if document is not None:
            return load(side.records, document, ending.eve)
    return None


def _begun(after: Side, beginning: Beginning) -> Load | None:
    document = after.records.document("board", beginning.board)
    if document is None:
        return None
    first = fields.life(document.data).starts
    day = dates.on(after.day) if after.day is not None else dates.OPEN_END if first == dates.OPEN_START else first
    return load(after.records, document, day)


def _meetings(board: Mapping[str, Any], day: Moment) -> Range | None:
    """Return how often a board meets in a year; None where no frequency that holds can be counted."""
    found = [one for one in fields.each(board, "frequency") if when.holds(one, day) is not Truth.NO]
    bounds = [fields.in_a_year(one) for one in found]
    counted = [(least, most) for least, most in bounds if least is not None]
    if not counted or len(counted) < len(found):
        return None
    mosts = [most for _, most in counted]
    return Range(
        min(least for least, _ in counted), None if None in mosts else max(one for one in mosts if one is not None)
    )


def _seats(records: Records, board: Document, day: Moment) -> tuple[Range | None, dict[Named, Range]]:
    """Return how many seats a board has, None where none is on record; and how many each organisation has."""
    seats = fields.keyed(board.data, "seats")
    if not seats:
        return None, {}
    titles = Titles(records, board.place)
    total = _NONE
    whose: dict[Named, Range] = {}
    for seat in seats.values():
        there = when.holds(seat, day)
        total = total.plus(_one(there))
        for one in fields.each(seat, "organisations"):
            reference = one["organisation"]
            owner = Named(titles.key("organisations", reference), titles.title("organisations", reference))
            owned = there & when.holds(one, day)
            if owned is not Truth.NO:
                whose[owner] = whose.get(owner, _NONE).plus(_one(owned))
    return total, whose


def _one(truth: Truth) -> Range:
    return Range(int(truth is Truth.YES), int(truth is not Truth.NO))


def hops(records: Records, board: str, day: Moment) -> int | None:
    """Return how many links lead from a board up to the nearest statutory board or partner, certain or not; None where none does.

    Only the boards on the way are read.
    """
    seen = {board}
    level = [board]
    number = 0
    while level:
        documents = [one for board_id in level if (one := records.document("board", board_id)) is not None]
        if any(standing(one.data, day) in ANSWERS_FOR_ITSELF for one in documents):
            return number
        links = [link for one in documents for link in _answering(one.data, day)]
        number += 1
        if any("to_organisation" in link or "to_post" in link for link in links):
            return number
        above = dict.fromkeys(link["to"] for link in links if "to" in link)
        level = [one for one in above if one not in seen and _there(records, one, day)]
        seen.update(level)
    return None


def _answering(board: Mapping[str, Any], day: Moment) -> Iterator[Mapping[str, Any]]:
    return (
        one
        for one in fields.each(board, "links")
        if one["type"] in ANSWERING and "status" not in one and when.holds(one, day) is not Truth.NO
    )


def _there(records: Records, board: str, day: Moment) -> bool:
    document = records.document("board", board)
    return document is not None and board_state(records, document, day).name not in {*ABSENT, "proposed"}


def _total(found: Iterable[Range | None]) -> Total:
    each = list(found)
    return Total(_sum(one for one in each if one is not None), each.count(None))


def _sum(found: Iterable[Range]) -> Range:
    return reduce(Range.plus, found, _NONE)
