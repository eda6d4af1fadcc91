"""Ledgers of boards in a folder of records, over the windows that somebody asks for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, get_args

from partnership.answers.attendance.around import Others
from partnership.answers.attendance.instead import applied
from partnership.answers.attendance.ledger import ledger
from partnership.answers.attendance.windows import WindowKind, YearKind, between, chosen, year_of
from partnership.answers.financial_year import year_starts
from partnership.answers.titles import Titles
from partnership.words import dates
from partnership.words.kinds import place_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.attendance.around import Field
    from partnership.answers.attendance.instead import Instead
    from partnership.answers.attendance.ledger import Ledger
    from partnership.answers.attendance.windows import Window
    from partnership.answers.load import Meetings, Records
    from partnership.records.model.board import Board

_KINDS: tuple[WindowKind, ...] = get_args(WindowKind)
_YEARS: tuple[YearKind, ...] = get_args(YearKind)


class Stretch(NamedTuple):
    """The time that is asked for: a kind of year, or days, both inclusive; nothing said is the year of the board's own rule."""

    kind: WindowKind | None = None
    first: date | None = None
    last: date | None = None


def attendance_of(
    records: Records, board_id: str, stretch: Stretch, as_of: date, instead: Instead | None = None
) -> Ledger | None:
    """Return the attendance of a board on record; None where its record cannot be read.

    What is asked for `instead` judges it in place of its own rules, over the window that its own rules mean.
    """
    board = records.board(board_id)
    if board is None:
        return None
    meetings = records.meetings(board_id)
    return _judged(records, board, meetings, window_of(records, board, meetings, stretch, as_of), as_of, instead)


def attendance_in(
    records: Records, board: Board, window: Window, as_of: date, instead: Instead | None = None
) -> Ledger:
    """Return the attendance of a board over a window that is already chosen, otherwise as `attendance_of` does."""
    return _judged(records, board, records.meetings(board.id), window, as_of, instead)


def _judged(
    records: Records, board: Board, meetings: Meetings, window: Window, as_of: date, instead: Instead | None
) -> Ledger:
    around = _Folder(records)
    own = ledger(board, meetings, window, as_of, None, around)
    if instead is None:
        return own
    judged, terms = applied(board, own.judged_by, instead)
    found = ledger(judged, meetings, window, as_of, terms, around)
    return found._replace(board=board, rule_state="asked" if found.rule_state == "rule" else found.rule_state)


def over_years(
    records: Records, board_id: str, stretch: Stretch, as_of: date, years: int, instead: Instead | None = None
) -> list[Ledger]:
    """Return the attendance of a board over so many years, the last of them that of `attendance_of`, in order of time.

    Where the window is not a kind of year, it is the one window alone.
    """
    last = attendance_of(records, board_id, stretch, as_of, instead)
    if last is None:
        return []
    found = [last]
    while len(found) < years and (earlier := _year_before(records, found[0].window, board_id)) is not None:
        found.insert(0, attendance_in(records, last.board, earlier, as_of, instead))
    return found


def whole_of(records: Records, years: Sequence[Ledger]) -> Ledger:
    """Return the attendance over the whole time of these years, one after another, of one board; there is at least one."""
    first, last = years[0], years[-1]
    if first is last:
        return first
    return attendance_in(records, last.board, between(first.window.first, last.window.last), last.as_of)


def window_of(records: Records, board: Board, meetings: Meetings, stretch: Stretch, as_of: date) -> Window:
    """Return the window that is meant for a board: what is asked for, else the year of its rule, else the financial year."""
    if stretch.first or stretch.last:
        return between(stretch.first, stretch.last)
    held = [meeting.day for meeting in meetings.read if meeting.status == "held"]
    return chosen(stretch.kind or _own_kind(board, as_of), held, as_of, _Folder(records).year_starts(board.id))


def _own_kind(board: Board, as_of: date) -> WindowKind:
    """Return the kind of year of the first rule that has one, in the terms in force on a day or the last before; rates first."""
    versions = board.terms_on(dates.on(as_of)) or board.binding[-1:]
    rules = [rule for terms in versions for rule in terms.attendance]
    rates_first = sorted(rules, key=lambda rule: rule.share is None and rule.attended is None)
    return next((kind for rule in rates_first for kind in _KINDS if kind == rule.window), "financial-year")


def _year_before(records: Records, window: Window, board_id: str) -> Window | None:
    kind = next((one for one in _YEARS if one == window.kind), None)
    if kind is None or window.first is None or window.first <= date.min + timedelta(1):
        return None
    return year_of(kind, window.first - timedelta(1), _Folder(records).year_starts(board_id))


class _Folder:
    """The records of a folder, as attendance asks for them."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self.kept = records.kept

    def others(self, board_id: str, wanted: tuple[str, ...] | None) -> Others:
        """Return the boards that a board's rule names, without the board itself; with None all others of its place with meetings."""
        place = place_of(board_id)
        ids = wanted or [one for one in self._records.boards_with_meetings() if place_of(one) == place]
        boards = {one: self._records.board(one) for one in ids if one != board_id}
        return Others(
            tuple((board, self._records.meetings(one)) for one, board in boards.items() if board is not None),
            tuple(one for one, board in boards.items() if board is None),
        )

    def id_of(self, board_id: str, field: Field, reference: str) -> str:
        """Return the one id of what a board's record names: that of the place that records it."""
        key = ("id", place_of(board_id), field, reference)
        if key not in self.kept:
            self.kept[key] = Titles(self._records, place_of(board_id)).id(field, reference)
        found: str = self.kept[key]
        return found

    def sector(self, board_id: str, organisation: str) -> str | None:
        """Return the sector of an organisation; None where it is not recorded."""
        thing = Titles(self._records, place_of(board_id)).thing("organisations", organisation) or {}
        found: str | None = thing.get("sector")
        return found

    def year_starts(self, board_id: str) -> tuple[int, int] | None:
        """Return the month and day on which the financial year of the board's place begins; None where it is as elsewhere."""
        return year_starts(self._records, place_of(board_id))
