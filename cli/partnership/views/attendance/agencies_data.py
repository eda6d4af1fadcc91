"""Organisations on boards as data for other programs, and as one flat table for spreadsheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.report import Cell, Column, Table
from partnership.views.attendance.data import count_data, meeting_data, rate_data, window_data
from partnership.views.card import unread_paths

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from partnership.answers.attendance.agencies import Agency, OnBoard
    from partnership.answers.attendance.representatives import Taken
    from partnership.answers.attendance.two_seats import TwoSeats
    from partnership.views.attendance.agencies_called import Called
    from partnership.words.finding import Finding

VERSION = 1
_FLAT = (
    "Board",
    "Board name",
    "Window",
    "Organisation",
    "Organisation name",
    "Observer",
    "Lowest rate",
    "Highest rate",
    "By substitutes alone",
    "By substitutes alone at most",
    "Never represented",
    "Always by a substitute",
    "People",
    "People at most",
    "Changes",
    "Changes at most",
)


def data(
    boards: Sequence[OnBoard], two: Sequence[TwoSeats], called: Called, unread: Sequence[Finding], as_of: date
) -> dict[str, Any]:
    """Return organisations on boards as plain data, as `schemas/output/agencies.schema.json` describes it."""
    return {
        "version": VERSION,
        "as_of": as_of.isoformat(),
        "unread": unread_paths(unread),
        "boards": [
            {
                "board": board.ledger.board.id,
                "name": board.ledger.board.title,
                "acronym": board.ledger.board.acronym,
                **_time_data(board, called),
                "years": [_time_data(year, called) for year in board.years],
            }
            for board in boards
        ],
        "two_seats": [_two_data(one, called) for one in two],
    }


def flat(boards: Sequence[OnBoard], called: Called) -> Table:
    """Return one table with a line for every organisation on every board, in every year where years are asked for."""
    rows = [
        tuple(map(Cell, _flat_line(agency, time, called)))
        for board in boards
        for time in board.years or (board,)
        for agency in time.agencies
    ]
    return Table("Organisations on boards", tuple(Column(heading) for heading in _FLAT), tuple(rows))


def _flat_line(agency: Agency, board: OnBoard, called: Called) -> Iterator[str]:
    record = board.ledger.board
    yield from (record.id, record.title, board.ledger.window.name)
    yield from (agency.organisation, called.organisation(agency.organisation, record.id))
    yield "yes" if agency.row.observer else "no"
    yield from (f"{rate.attended} of {rate.expected}" for rate in (agency.row.low, agency.row.high))
    yield from map(str, agency.by_substitute)
    yield from (agency.never.value, agency.always_by_substitute.value)
    yield from map(str, (*agency.people, *agency.changes))


def _time_data(board: OnBoard, called: Called) -> dict[str, Any]:
    ledger = board.ledger
    return {
        "window": window_data(ledger.window),
        "in_progress": ledger.in_progress,
        "meetings": [meeting_data(state) for state in ledger.meetings],
        "organisations": [_agency_data(agency, board, called) for agency in board.agencies],
    }


def _agency_data(agency: Agency, board: OnBoard, called: Called) -> dict[str, Any]:
    row = agency.row
    return {
        "id": agency.organisation,
        "name": called.organisation(agency.organisation, board.ledger.board.id),
        "part_of": called.part_of(agency.organisation),
        "observer": row.observer,
        "represented": rate_data(row.low, row.high),
        "apologies": count_data(row.apologies),
        "by_substitutes_alone": count_data(agency.by_substitute),
        "never": agency.never.value,
        "always_by_substitute": agency.always_by_substitute.value,
        "people": count_data(agency.people),
        "changes": count_data(agency.changes),
        "seats": [_seat_data(taken, board, called) for taken in agency.taken],
    }


def _seat_data(taken: Taken, on_board: OnBoard, called: Called) -> dict[str, Any]:
    board = on_board.ledger.board.id
    return {
        "seat": taken.seat,
        "title": called.seat(on_board, taken.seat) if taken.seat else None,
        "changes": count_data(taken.changes),
        "sittings": [
            {
                "meeting": one.meeting,
                "people": [_person_data(person, board, called) for person in sorted(one.people)],
                "unnamed": one.unnamed,
                "one_of": None
                if one.among is None
                else [_person_data(person, board, called) for person in sorted(one.among)],
                "substitute": one.substitute,
                "certain": one.certain,
            }
            for one in taken.sittings
        ],
    }


def _person_data(person: str, board: str, called: Called) -> dict[str, str]:
    return {"id": person, "name": called.person(person, board)}


def _two_data(one: TwoSeats, called: Called) -> dict[str, Any]:
    return {
        "person": _person_data(one.person, one.seatings[0].board, called),
        "seats": [
            {
                "board": seating.board,
                "seat": seating.seat,
                "organisations": list(seating.organisations),
                "held_together": seating.held.value,
            }
            for seating in one.seatings
        ],
        "sat": [{"meeting": meeting, "seats": list(seats)} for meeting, seats in one.sat],
    }
