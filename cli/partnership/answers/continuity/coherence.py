"""Whether a change fits together in time: last and first meetings, gaps and overlaps, duties without an owner or with two, seats and links left over."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from partnership.answers import when
from partnership.answers.board_state import ABSENT, board_state
from partnership.answers.continuity.endings import title
from partnership.answers.titles import Titles, called
from partnership.documents import fields
from partnership.words import dates
from partnership.words.dates import FIRST_DAY, LAST_DAY
from partnership.words.truth import Truth, all_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from partnership.answers.continuity.changed import Ending
    from partnership.answers.continuity.ledger import Ledger
    from partnership.answers.load import Records
    from partnership.answers.side import Side
    from partnership.documents.document import Document
    from partnership.words.dates import Moment

_HELD = frozenset({"held", "held-informally"})
Between = Literal["none", "gap", "overlap", "not-known"]
"""What lies between the last day of one thing and the first of the next: nothing; days with neither; days with both; or it is not known."""


class Passage(NamedTuple):
    """How a board passes into one that comes after it.

    `last_day` and `first_day` are the days of the boards, `last_met` and `first_met` of their meetings on record that were held, None where there is none. `days`
    are how many days have neither board, or both, from the fewest to the most.
    """

    before: str
    before_title: str
    after: str
    after_title: str
    last_day: Moment
    first_day: Moment
    between: Between
    days: tuple[int, int] | None
    last_met: Moment | None
    first_met: Moment | None


class DutyTime(NamedTuple):
    """A duty of an ending board: who has it on the board's last day besides, and who after it, when that begins, and what lies between.

    `owners` are those that have it from then, by id and title, with their first day. `between` is a gap where it has no owner for days, or ever (`never`), and
    an overlap where another already has it for the same area.
    """

    board: str
    duty: str
    title: str
    owners: tuple[tuple[str, str], ...]
    between: Between
    days: tuple[int, int] | None
    never: bool


class Stale(NamedTuple):
    """A seat or an office that certainly or perhaps is still that of an organisation which has ended.

    `ended` is the organisation's last day, `replaced_by` are those that took its place.
    """

    board: str
    title: str
    what: str
    organisation: str
    ended: Moment
    replaced_by: tuple[str, ...]
    holds: Truth


class Hanging(NamedTuple):
    """A link that still holds from a board that is there to one that ended."""

    board: str
    title: str
    type: str
    to: str
    to_title: str


class Coherence(NamedTuple):
    """All that does not fit together in time, or may not."""

    passages: tuple[Passage, ...]
    duties: tuple[DutyTime, ...]
    stale: tuple[Stale, ...]
    hanging: tuple[Hanging, ...]


def coherence(before: Side, after: Side, found: Ledger) -> Coherence:
    """Return how the boards that end pass into those that come after them, and what is left over on the second side.

    A duty that its Act or a restructure retires has no gap.
    """
    return Coherence(
        tuple(_passages(before, after, found)),
        tuple(_duties(after, found)),
        tuple(stale(after)),
        tuple(_hanging(after, found)),
    )


def between(last: Moment, first: Moment) -> tuple[Between, tuple[int, int] | None]:
    """Return what lies between a last day and a first day, both inclusive, and how many days it can be."""
    if FIRST_DAY in (last.earliest, first.earliest) or LAST_DAY in (last.latest, first.latest):
        return "not-known", None
    fewest, most = first.earliest - last.latest - 1, first.latest - last.earliest - 1
    if fewest == most == 0:
        return "none", (0, 0)
    if fewest > 0:
        return "gap", (fewest, most)
    if most < 0:
        return "overlap", (-most, -fewest)
    return "not-known", None


def _passages(before: Side, after: Side, found: Ledger) -> Iterator[Passage]:
    for ending in found.certain:
        for board in ending.successors:
            document = after.records.document("board", board)
            if document is not None:
                first = fields.life(document.data).starts
                kind, days = between(ending.eve, first)
                met = (_met(before.records, ending.board, last=True), _met(after.records, board, last=False))
                yield Passage(ending.board, ending.title, board, called(document), ending.eve, first, kind, days, *met)


def _met(records: Records, board: str, *, last: bool) -> Moment | None:
    """Return the day of the last or the first meeting of a board that was held; only as many meetings are read as that takes."""
    ids = records.meeting_ids(board)
    known = sorted((one for one in ids if fields.day_in(one).exact), key=fields.day_in, reverse=last)
    return next((fields.day_of(one) for one in _read(records, known) if one.data["status"] in _HELD), None)


def _read(records: Records, meetings: Iterable[str]) -> Iterator[Document]:
    return (document for one in meetings if (document := records.document("meeting", one)) is not None)


def _duties(after: Side, found: Ledger) -> Iterator[DutyTime]:
    endings = {one.board: one for one in found.certain}
    for row in found.rows:
        if row.thing.kind == "duty" and row.fate != "retired":
            ending = endings[row.board]
            heirs = [(one.board, one.title) for one in row.to]
            starts = [
                start for board, _ in heirs if (start := _starts(after.records, board, row.thing.key)) is not None
            ]
            if row.to_described and not heirs:
                continue
            first = min(starts, key=lambda day: (day.latest, day.earliest), default=None)
            if first is not None and first == dates.OPEN_START:
                first = None
                kind, days = _of_lives(after.records, ending, [board for board, _ in heirs])
            elif first is None:
                kind, days = "not-known", None
            else:
                kind, days = between(ending.eve, first)
            never = row.fate == "dropped"
            yield DutyTime(
                row.board, row.thing.key, row.thing.title, tuple(heirs), "gap" if never else kind, days, never
            )


def _of_lives(records: Records, ending: Ending, boards: Iterable[str]) -> tuple[Between, tuple[int, int] | None]:
    """Return what lies between a board and the first of others to begin: what has no days of its own lasts as long as its board."""
    lives = [fields.life(one.data).starts for board in boards if (one := records.document("board", board)) is not None]
    first = min(lives, key=lambda day: (day.latest, day.earliest), default=None)
    return ("not-known", None) if first is None or first == dates.OPEN_START else between(ending.eve, first)


def _starts(records: Records, board: str, duty: str) -> Moment | None:
    """Return the first day on which a board has a duty; None where its record does not have it."""
    document = records.document("board", board)
    if document is None:
        return None
    titles = Titles(records, document.place)
    found = [
        fields.period(one).starts
        for one in fields.each(document.data, "duties")
        if titles.key("duties", one["duty"]) == duty
    ]
    return min(found, default=None)


def stale(side: Side) -> Iterator[Stale]:
    """Yield each seat and office that is, on the side, certainly or perhaps an organisation's that has certainly ended.

    On a side without a day: one that outlasts the organisation, by what the records say.
    """
    over = {
        key
        for place in side.records.documents("place")
        for key, one in fields.keyed(place.data, "organisations").items()
        if "until" in one
    }
    for board in side.records.mentioning("board", over):
        if _there(side, board):
            titles = Titles(side.records, board.place)
            for what, parts, reference in _owned(board.data):
                organisation = titles.thing("organisations", reference)
                holds = Truth.NO if organisation is None else _outlasts(side, board, parts, organisation)
                if organisation is not None and holds is not Truth.NO:
                    heirs = tuple(titles.organisation(one) for one in organisation.get("replaced_by", ()))
                    ended = fields.period(organisation).ends
                    yield Stale(board.id, called(board), what, str(organisation["name"]), ended, heirs, holds)


def _owned(board: Mapping[str, Any]) -> Iterator[tuple[str, list[Mapping[str, Any]], str]]:
    """Yield what is an organisation's: in words, the parts of the record that bound its time, and the organisation."""
    for key, seat in fields.keyed(board, "seats").items():
        for one in fields.each(seat, "organisations"):
            yield f"seat {seat.get('title') or key.replace('-', ' ')}", [seat, one], one["organisation"]
    for one in fields.each(board, "officers"):
        if "organisation" in one:
            yield one["office"].replace("-", " "), [one], one["organisation"]


def _outlasts(side: Side, board: Document, parts: list[Mapping[str, Any]], organisation: Mapping[str, Any]) -> Truth:
    ended = fields.period(organisation).ends
    if side.day is not None:
        day = dates.on(side.day)
        return all_of(when.holds(one, day) for one in parts) if ended.before(day) is Truth.YES else Truth.NO
    return all_of(
        ended.before(one) for one in (*(fields.period(one).ends for one in parts), fields.life(board.data).ends)
    )


def _hanging(after: Side, found: Ledger) -> Iterator[Hanging]:
    gone = {one.board for one in found.certain if one.how != "planned"}
    for board in after.records.mentioning("board", gone):
        if board.id not in gone and _there(after, board):
            for link in fields.each(board.data, "links"):
                if link.get("to") in gone and "status" not in link and _lasts(after, link):
                    yield Hanging(board.id, called(board), link["type"], link["to"], title(after.records, link["to"]))


def _lasts(side: Side, link: Mapping[str, Any]) -> bool:
    if side.day is None:
        return "until" not in link
    return when.holds(link, dates.on(side.day)) is Truth.YES


def _there(side: Side, board: Document) -> bool:
    if side.day is None:
        return "dissolved" not in board.data
    return board_state(side.records, board, dates.on(side.day)).name not in {*ABSENT, "proposed"}
