"""The meetings that a rule looks at: those of the window or of a time of its own, of other boards, and those to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.attendance.in_force import left_out
from partnership.answers.attendance.register import register
from partnership.answers.attendance.states import states_in, to_come
from partnership.answers.attendance.windows import rolling
from partnership.words import dates
from partnership.words.dates import Period
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from partnership.answers.attendance.in_force import JudgedBy
    from partnership.answers.attendance.marks import Cell, Key, MeetingState, Row, Subject
    from partnership.answers.attendance.register import Register
    from partnership.answers.attendance.windows import Window
    from partnership.answers.load import Meetings
    from partnership.records.model import AttendanceRule, Board

    Elsewhere = Callable[[tuple[str, ...] | None], Sequence[tuple[Board, Meetings]]]
    """Finds other boards with their meetings: these, or with None all of the same place."""


class Span(NamedTuple):
    """What a rule looks at for one row: cells, each with whether the rule was in force that day.

    `past` are the meetings up to the day looked at, `coming` those after it, both in order of day;
    `window` are the ids of the meetings in which the rule may be broken.
    """

    past: tuple[tuple[Cell, Truth], ...]
    coming: tuple[tuple[Cell, Truth], ...]
    window: frozenset[str]


def looks_back(rule: AttendanceRule) -> bool:
    """Whether a rule looks at meetings before the window: a run of them, a time, a term of office."""
    return rule.missed is not None or rule.elapsed is not None or rule.window == "term-of-office"


class Spans:
    """The meetings of one board and of those around it, each read when a rule asks for it.

    `first` is the first day of the window, None where it is open; `today` the last day looked at: that
    asked about, or the last of a window that is over; `in_progress` is whether the window is not, and
    `of_a_year` whether it has an end at all.
    """

    def __init__(
        self, board: Board, meetings: Meetings, window: Window, as_of: date, of_window: Register, elsewhere: Elsewhere
    ) -> None:
        self._own = (board, meetings)
        self._window = window
        self._as_of = as_of
        self._elsewhere = elsewhere
        self.first = window.first
        self.today = as_of if window.last is None else min(as_of, window.last)
        self.of_a_year = window.last is not None
        self.in_progress = window.last is None or as_of < window.last
        self._registers: dict[tuple[str, str], Register] = {(board.id, "window"): of_window}
        self._others: dict[tuple[str, ...] | None, Sequence[tuple[Board, Meetings]]] = {}

    def of(self, by: JudgedBy, row: Row) -> Span:
        """Return what a rule looks at for a row of the window."""
        back = looks_back(by.rule)
        past = self._cells("history" if back else "window", by, row)
        if by.rule.window == "term-of-office" and row.subject == "person":
            past = _this_term(past)
        coming = self._cells("ahead" if back else "coming", by, row) if self.in_progress else []
        return Span(_with_force(past, by), _with_force(coming, by), self._ids(by.rule, past))

    def _ids(self, rule: AttendanceRule, past: Sequence[Cell]) -> frozenset[str]:
        of_its_own = rule.window == "rolling-12-months" and rule.missed is not None and not rule.missed.consecutive
        whole = rule.window == "term-of-office"
        period = rolling(self.today).period if of_its_own else dates.ALWAYS if whole else self._window.period
        return frozenset(cell.meeting for cell in past if period.holds_on(cell.day) is not Truth.NO)

    def _cells(self, which: str, by: JudgedBy, row: Row) -> list[Cell]:
        own = self._register(*self._own, which, by)
        cells = [cell for one in own.rows if one.id == row.id for cell in one.cells]
        others = self._boards(by.rule)
        if not others:
            return cells
        for board, meetings in others:
            there = self._register(board, meetings, which, by)
            cells += [
                cell for one in there.rows if _same(one.id, row.id) for cell in one.cells if cell.due is not Truth.NO
            ]
        return sorted(cells, key=lambda cell: (cell.day.latest, cell.day.earliest, cell.meeting))

    def _boards(self, rule: AttendanceRule) -> Sequence[tuple[Board, Meetings]]:
        wanted = rule.meetings.bodies or None
        if wanted is None and not rule.meetings.any_of_authority:
            return ()
        if wanted not in self._others:
            self._others[wanted] = self._elsewhere(wanted)
        return self._others[wanted]

    def _register(self, board: Board, meetings: Meetings, which: str, by: JudgedBy) -> Register:
        key = (board.id, which)
        if key not in self._registers:
            self._registers[key] = register(board, self._states(meetings, which, by))
        return self._registers[key]

    def _states(self, meetings: Meetings, which: str, by: JudgedBy) -> Sequence[MeetingState]:
        after = dates.on(self.today)
        match which:
            case "window":
                found = states_in(meetings, self._window.period, self._as_of)
            case "history":
                found = states_in(meetings, Period(dates.OPEN_START, after), self.today)
            case "coming":
                return to_come(meetings, self._window.period, self._as_of)
            case _:
                return to_come(meetings, Period(after, dates.OPEN_END), self._as_of)
        return [
            state
            for state in found
            if state.counts is not Truth.NO and (state.status == "held" or not left_out([by], state))
        ]


def _same(one: tuple[Subject, Key], other: tuple[Subject, Key]) -> bool:
    """Whether rows of two boards are about the same people or organisation; a seat belongs to one board."""
    return one[0] == other[0] != "seat" and bool(set(one[1]) & set(other[1]))


def _this_term(cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells since a person last came into post."""
    out = [number for number, cell in enumerate(cells) if cell.due is Truth.NO]
    return list(cells[out[-1] + 1 :] if out and out[-1] + 1 < len(cells) else cells)


def _with_force(cells: Sequence[Cell], by: JudgedBy) -> tuple[tuple[Cell, Truth], ...]:
    return tuple((cell, by.in_force(cell.day)) for cell in cells)
