"""Organisations and boards laid out: who was at which table how often, by whom, and year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.attendance.agencies import in_all
from partnership.report import Card, Cell, Column, Heading, Paragraph, Report, Table
from partnership.views.attendance.agencies_called import Called
from partnership.views.attendance.agencies_data import data, flat
from partnership.views.attendance.agencies_lists import lists
from partnership.views.attendance.figures import short_rate
from partnership.views.attendance.over_years import NO_MEETING, abreast, from_the_first, not_by_year
from partnership.views.card import alarm
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from partnership.answers.attendance.agencies import Agency, OnBoard
    from partnership.answers.attendance.two_seats import TwoSeats
    from partnership.answers.titles import Titles
    from partnership.report import Block
    from partnership.words.finding import Finding

_NOT_NAMED = Cell("not named", "muted", "the records name nobody who sat for it")
_SEVERAL = 2
_MOST_DAYS = 8
"""Days that are all named; of more meetings, the first and the last."""


def agencies(
    boards: Sequence[OnBoard],
    names: Sequence[Titles],
    two: Sequence[TwoSeats],
    unread: Sequence[Finding],
    as_of: date,
    *,
    where: str,
) -> Report:
    """Return which organisations were at the table as a report; `names` goes with `boards`, one each.

    `where` is which boards these are, to follow "Organisations": `on the boards of Calderdale`.
    """
    called = Called(boards, names)
    blocks: list[Block] = [*alarm(unread), Heading(f"Organisations {where}"), _head(boards, called, as_of)]
    shown = [board for board in boards if board.agencies]
    if not shown:
        blocks.append(
            Paragraph("No organisation was expected at a meeting on record, so there is nothing to work out.")
        )
    else:
        blocks += _matrix(shown, called) if called.several else [_of_one(shown[0], called)]
        for board in shown:
            blocks += _years(board, called)
        blocks += lists(boards, two, called)
    return Report(
        "Attendance of organisations", tuple(blocks), flat(boards, called), data(boards, two, called, unread, as_of)
    )


def _head(boards: Sequence[OnBoard], called: Called, as_of: date) -> Card:
    so_far = any(board.ledger.in_progress for board in boards)
    day = dates.shown(as_of) + (" (figures so far, where a year is not over yet)" if so_far else "")
    entries: list[tuple[str, tuple[str, ...]]] = [("As of", (day,))]
    if not called.several:
        times = [(_time(board), _meetings(board, called)) for board in boards]
        entries += [entry for time, meetings in times for entry in (("Time", (time,)), ("Meetings", (meetings,)))]
        return Card(None, tuple(entries))
    for board in boards:
        own = board.ledger.board.id
        if board.agencies:
            entries.append((called.short(own), (called.title(own), f"{_time(board)}, {_meetings(board, called)}")))
    left = [board for board in boards if not board.agencies]
    if left:
        lines = (f"{board.ledger.board.title}: {_time(board)}, {_meetings(board, called)}" for board in left)
        entries.append(("Not shown", tuple(lines)))
    return Card(None, tuple(entries))


def _time(board: OnBoard) -> str:
    window = board.ledger.window
    if len(board.years) >= _SEVERAL:
        first, last = (board.years[number].ledger.window for number in (0, -1))
        return f"{first.name.removesuffix(f' {first.short}')}s {first.short} to {last.short}"
    return window.name if window.is_year else window.dates


def _meetings(board: OnBoard, called: Called) -> str:
    ids = [state.id for state in board.ledger.counted]
    if not ids:
        return "no meeting that counts"
    said = f"{plural(len(ids), 'meeting')}: {called.days(ids)}"
    if len(ids) > _MOST_DAYS:
        said = f"{plural(len(ids), 'meeting')} from {called.days(ids[:1])} to {called.days(ids[-1:])}"
    return said if board.agencies else f"{said}; no organisation on record was expected"


def _of_one(board: OnBoard, called: Called) -> Table:
    """Return the organisations on one board."""
    columns = (
        Column("Organisation"),
        Column("Represented", "right"),
        Column("By substitutes alone", "right"),
        Column("People who sat", "right"),
        Column("Changes", "right"),
    )
    rows = []
    by_id = {agency.organisation: agency for agency in board.agencies}
    for one, name in _by_name([board], called):
        agency = by_id[one]
        told = agency.people.low == agency.people.high or any(sitting.named for sitting in agency.sittings)
        people = [Cell(str(count)) if told else _NOT_NAMED for count in (agency.people, agency.changes)]
        rows.append((Cell(name), _share(agency), Cell(str(agency.by_substitute)), *people))
    return Table("Represented at the meetings", columns, tuple(rows), tuple(_notes([board], called)))


def _matrix(boards: Sequence[OnBoard], called: Called) -> list[Block]:
    """Return how often each organisation was represented on each board, so many boards abreast."""
    tables = []
    every = abreast(boards)
    for some in every:
        ids = [board.ledger.board.id for board in some]
        shorts = [called.short(one) for one in ids]
        over = [Column(called.short(one), "centre", title=called.title(one)) for one in ids]
        columns = (Column("Organisation"), *over, Column("All", "centre"))
        rows = []
        for one, name in _by_name(some, called):
            everywhere = [agency for board in boards if (agency := board.agency(one))]
            rows.append((Cell(name), *(_share(board.agency(one)) for board in some), _total(everywhere)))
        which = f", boards {shorts[0]} to {shorts[-1]}" if len(every) > 1 else ""
        tables.append(Table(f"Represented at the meetings{which}", columns, tuple(rows)))
    return [*tables[:-1], tables[-1]._replace(notes=tuple(_notes(boards, called)))]


def _notes(boards: Sequence[OnBoard], called: Called) -> Iterator[str]:
    yield "2 of 3: somebody of the organisation, or a substitute, was at 2 of the 3 meetings at which it was expected."
    if any(agency.row.low != agency.row.high for board in boards for agency in board.agencies):
        yield "1 to 2 of 3: what is not recorded decides."
    if called.several:
        yield "-: it had no filled seat there. All: all these boards together."
    else:
        yield "Changes: how often nobody who sat in a seat had sat in it the time before; a substitute is somebody else."
    names = dict(_by_name(boards, called))
    for one, name in names.items():
        outer = called.part_of(one)
        if outer in names:
            yield f"{name} is part of {names[outer]}; each stands for itself here."
    for board in boards:
        owned = {seat for agency in board.agencies for seat in agency.row.seats}
        bare = [row.key[0] for row in board.ledger.seats if row.key[0] not in owned]
        if bare:
            on = f" on {called.board(board.ledger.board.id)}" if called.several else ""
            seats = "; ".join(called.seat(board, seat) for seat in bare)
            yield f"Without an organisation on record{on}, and so not shown: {seats}."


def _years(board: OnBoard, called: Called) -> list[Block]:
    """Return how often each organisation was represented in each year; nothing where no years are asked for."""
    ledgers = [year.ledger for year in board.years]
    shown, notes = from_the_first(ledgers)
    if len(ledgers) < _SEVERAL or not shown:
        return not_by_year(ledgers)
    title = board.ledger.board.title
    if len(shown) == 1:
        return [Paragraph(" ".join((f"{title}, year by year: {shown[0].window.short} alone, as above.", *notes)))]
    tables = []
    for some in abreast(board.years[-len(shown) :]):
        columns = (Column("Organisation"), *(Column(year.ledger.window.short, "centre") for year in some))
        rows = tuple(
            (Cell(name), *(_share(year.agency(one)) if year.ledger.counted else NO_MEETING for year in some))
            for one, name in _by_name(some, called)
        )
        tables.append(Table(f"{title}, year by year", columns, rows))
    return [*tables[:-1], tables[-1]._replace(notes=tuple(notes))]


def _by_name(boards: Sequence[OnBoard], called: Called) -> list[tuple[str, str]]:
    """Return the organisations on any of these boards by id, with their names and in the order of these."""
    found = {one.organisation: board.ledger.board.id for board in boards for one in board.agencies}
    names = ((one, called.organisation(one, board)) for one, board in found.items())
    return sorted(names, key=lambda each: (each[1].casefold(), each[0]))


def _share(agency: Agency | None) -> Cell:
    if agency is None:
        return Cell("-", "muted", "it had no filled seat")
    by = f"by substitutes alone: {agency.by_substitute}" if agency.by_substitute.high else None
    return _total([agency])._replace(title=by)


def _total(agencies: Sequence[Agency]) -> Cell:
    low, high = in_all(agencies)
    never = all(agency.never is Truth.YES for agency in agencies)
    return Cell(short_rate(low, high), "bad" if never else "plain" if low == high else "unsure")
