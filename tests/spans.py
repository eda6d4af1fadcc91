"""One person under a rule about persons, and the meetings that they came to or missed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from ledgers import away, board, came, meeting, row, terms
from partnership.answers.attendance import windows

if TYPE_CHECKING:
    from partnership.answers.attendance import Ledger
    from partnership.answers.attendance.judging import Reading
    from partnership.records.model.board import Board
    from partnership.records.model.meeting import Meeting


def days(said: str) -> list[Meeting]:
    """Return meetings, each a day and a letter: P ann came, A she sent apologies, ? nothing is recorded, . planned."""
    rows = {"P": [came("ann")], "A": [away("ann")]}
    found = []
    for one in said.split(", "):
        day, word = one.split()
        found.append(meeting(day, *rows.get(word, []), **({"status": "planned"} if word == "." else {})))
    return found


def under(form: dict[str, Any], holder: dict[str, Any] | None = None) -> Board:
    """Return a board with ann on it and a rule about persons."""
    seats = {"seat-ann": {"holders": [{"person": "ann", **(holder or {})}]}}
    return board(seats=seats, terms=[terms({"subject": "person", **form})])


def reading(found: Ledger, name: str = "ann") -> Reading:
    """Return the one reading of a row."""
    (one,) = found.judgement(row(found, name)).readings
    return one


YEAR = windows.year_of("financial-year", date(2025, 6, 1))
