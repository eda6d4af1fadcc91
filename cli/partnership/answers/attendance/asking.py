"""Ledgers of boards in a folder of records, over the windows that somebody asks for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, get_args

from partnership.answers.attendance.ledger import ledger
from partnership.answers.attendance.windows import WindowKind, YearKind, between, chosen, starting, year_of
from partnership.words import dates
from partnership.words.kinds import place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.attendance.ledger import Ledger
    from partnership.answers.attendance.spans import Elsewhere
    from partnership.answers.attendance.windows import Window
    from partnership.answers.load import Meetings, Records
    from partnership.records.model import Board, Terms

_KINDS: tuple[WindowKind, ...] = get_args(WindowKind)
_YEARS: tuple[YearKind, ...] = get_args(YearKind)


class Stretch(NamedTuple):
    """The time that is asked for: a kind of year, or days, both inclusive; nothing said is the year of the board's own rule."""

    kind: WindowKind | None = None
    first: date | None = None
    last: date | None = None


def attendance_of(
    records: Records, board_id: str, stretch: Stretch, as_of: date, instead: Terms | None = None
) -> Ledger | None:
    """Return the attendance of a board on record; None where its record cannot be read.

    Terms asked for `instead` judge every meeting, whatever the board's own say.
    """
    board = records.board(board_id)
    if board is None:
        return None
    meetings = records.meetings(board_id)
    window = window_of(records, board, meetings, stretch, as_of)
    return ledger(board, meetings, window, as_of, instead, _elsewhere(records, board))


def over_years(
    records: Records, board_id: str, stretch: Stretch, as_of: date, years: int, instead: Terms | None = None
) -> list[Ledger]:
    """Return the attendance of a board over so many years, the last of them that of `attendance_of`, in order of time.

    Where the window is not a kind of year, it is the one window alone.
    """
    last = attendance_of(records, board_id, stretch, as_of, instead)
    if last is None:
        return []
    found = [last]
    while len(found) < years and (earlier := _year_before(records, found[0].window, board_id)) is not None:
        meetings = records.meetings(board_id)
        found.insert(0, ledger(last.board, meetings, earlier, as_of, instead, _elsewhere(records, last.board)))
    return found


def whole_of(records: Records, years: Sequence[Ledger]) -> Ledger:
    """Return the attendance over the whole time of these years, one after another, of one board; there is at least one."""
    first, last = years[0], years[-1]
    if first is last:
        return first
    window = between(first.window.first, last.window.last)
    return ledger(last.board, records.meetings(last.board.id), window, last.as_of)


def window_of(records: Records, board: Board, meetings: Meetings, stretch: Stretch, as_of: date) -> Window:
    """Return the window that is meant for a board: what is asked for, else the year of its rule, else the financial year."""
    if stretch.first or stretch.last:
        return between(stretch.first, stretch.last)
    held = [meeting.day for meeting in meetings.read if meeting.status == "held"]
    return chosen(stretch.kind or _own_kind(board, as_of), held, as_of, _year_starts(records, board.id))


def _own_kind(board: Board, as_of: date) -> WindowKind:
    """Return the kind of year of the first rule about a rate that has one, in the terms in force on a day or the last before."""
    versions = board.terms_on(dates.on(as_of)) or board.terms_of_reference[-1:]
    kinds = [rule.window for terms in versions for rule in terms.attendance if rule.share is not None or rule.attended]
    return next((kind for kind in _KINDS if kind in kinds[:1]), "financial-year")


def _year_starts(records: Records, board_id: str) -> tuple[int, int] | None:
    place = records.document("place", place_of(board_id))
    year = place.data.get("financial_year") if place else None
    return starting(year["starts"]) if year else None


def _year_before(records: Records, window: Window, board_id: str) -> Window | None:
    kind = next((one for one in _YEARS if one == window.kind), None)
    if kind is None or window.first is None or window.first <= date.min + timedelta(1):
        return None
    return year_of(kind, window.first - timedelta(1), _year_starts(records, board_id))


def _elsewhere(records: Records, board: Board) -> Elsewhere:
    def find(wanted: tuple[str, ...] | None) -> Sequence[tuple[Board, Meetings]]:
        ids = wanted or [one for one in records.boards_with_meetings() if place_of(one) == place_of(board.id)]
        boards = [(one, records.board(one)) for one in ids if one != board.id]
        return [(there, records.meetings(one)) for one, there in boards if there is not None]

    return find
