"""The meetings that a rule looks at: those of the window or of a time of its own, of other boards, and those to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar, get_args

from partnership.answers.attendance import across, tenure
from partnership.answers.attendance.around import Others
from partnership.answers.attendance.bench import store_of
from partnership.answers.attendance.register import Register
from partnership.answers.attendance.states import not_recorded, states_in, to_come
from partnership.answers.attendance.windows import YearKind, chosen, rolling
from partnership.words import dates
from partnership.words.dates import Period
from partnership.words.truth import Truth, all_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from partnership.answers.attendance.around import Around
    from partnership.answers.attendance.in_force import JudgedBy
    from partnership.answers.attendance.marks import Cell, MeetingState, Row
    from partnership.answers.attendance.windows import Window
    from partnership.answers.load import Meetings
    from partnership.records.model.attendance_rule import AttendanceRule
    from partnership.records.model.board import Board

Which = Literal["past", "not recorded", "coming"]
Made = TypeVar("Made")
_YEARS: dict[str, YearKind] = {kind: kind for kind in get_args(YearKind)}


class Looked(NamedTuple):
    """One meeting as a rule looks at it, for one row.

    `counts` is whether it counts before the rule's own clauses are asked, `holds` whether the rule was in
    force that day, and `inside` whether it lies in the time in which the rule may be broken.
    """

    cell: Cell
    counts: Truth
    holds: Truth
    inside: Truth


class Span(NamedTuple):
    """What a rule looks at for one row, in order of day.

    `past` are the meetings up to the last day looked at, `not_recorded` those planned for one of these
    days of which no outcome is recorded (they are not in `past`), `coming` those after it: none where the
    window is over. `whole` is whether everything that the rule looks at is known.
    """

    past: tuple[Looked, ...]
    not_recorded: tuple[Looked, ...]
    coming: tuple[Looked, ...]
    whole: bool


def looks_back(rule: AttendanceRule) -> bool:
    """Whether a rule looks at meetings before the window: at a run of them, or a time, that may have begun there."""
    return rule.elapsed is not None or (rule.missed is not None and rule.missed.consecutive)


class Spans:
    """The meetings of one board and of those around it, each looked at when a rule asks for it.

    `first` is the first day of the window, None where it is open; `today` the last day looked at: that
    asked about, or the last of a window that is over; `in_progress` is whether the window is not.
    """

    def __init__(
        self, board: Board, meetings: Meetings, window: Window, as_of: date, of_window: Register, around: Around
    ) -> None:
        self._board = board
        self._meetings = meetings
        self._window = window
        self._as_of = as_of
        self._of_window = of_window
        self._around = around
        self.first = window.first
        self.today = as_of if window.last is None else min(as_of, window.last)
        self.in_progress = window.last is None or as_of < window.last
        self._windows: dict[str, Window] = {}

    def of(self, by: JudgedBy, row: Row) -> Span:
        """Return what a rule looks at for a row of the window."""
        rule = by.rule
        window = self.window_of(rule)
        stretch = self._stretch(rule, row, window)
        back = looks_back(rule) and rule.window != "term-of-office"
        up_to = Period(dates.OPEN_START, dates.on(self.today))
        past = _looked(self._past(rule, row, window), by, up_to, stretch, back=back)
        unsaid = _looked(self._cells("not recorded", rule, row), by, up_to, stretch, back=back)
        if not self.in_progress:
            return Span(past, unsaid, (), self._whole(rule, row))
        ahead = dates.ALWAYS if rule.window == "rolling-12-months" else stretch
        coming = _looked(self._cells("coming", rule, row), by, dates.ALWAYS, ahead, back=back)
        return Span(past, unsaid, coming, self._whole(rule, row))

    def window_of(self, rule: AttendanceRule) -> Window:
        """Return the window that a rule is about: the year of its own kind in which the last meeting looked at lies.

        A rule that names no year is about the window asked for.
        """
        if rule.window not in self._windows:
            self._windows[rule.window] = self._window_of(rule.window)
        return self._windows[rule.window]

    def goes_on(self, rule: AttendanceRule) -> bool:
        """Whether the time that a rule is about has an end, and it is still to come."""
        last = self.window_of(rule).last
        return self.in_progress and rule.window != "term-of-office" and last is not None and self._as_of < last

    def _window_of(self, kind: str) -> Window:
        if kind == "rolling-12-months":
            return self._window if self._window.kind == kind else rolling(self.today)
        year = _YEARS.get(kind)
        if year is None or year == self._window.kind:
            return self._window
        period = self._window.period
        held = [
            one.day for one in self._meetings.read if one.status == "held" and period.holds_on(one.day) is Truth.YES
        ]
        return chosen(year, held, self.today, self._around.year_starts(self._board.id))

    def times(self, row: Row) -> tuple[Period, ...]:
        """Return the times for which a row's subject was in post."""
        return tenure.times(self._board, row)

    def _stretch(self, rule: AttendanceRule, row: Row, window: Window) -> Period:
        if rule.window != "term-of-office":
            return window.period
        return tenure.last_term(self.times(row), self.today) or dates.ALWAYS

    def _past(self, rule: AttendanceRule, row: Row, window: Window) -> Sequence[Cell]:
        """Return the cells of a row up to the last day looked at; those of the window alone where the rule asks for no others."""
        if not self._window.covers(window) or looks_back(rule) or rule.window == "term-of-office":
            return self._cells("past", rule, row)
        own = self._of_window.row(row.id)
        return _in_order(own.cells if own else (), self._elsewhere("past", rule, row))

    def _cells(self, which: Which, rule: AttendanceRule, row: Row) -> Sequence[Cell]:
        own = self._register(self._board, self._meetings, which).row(row.id)
        return _in_order(own.cells if own else (), self._elsewhere(which, rule, row))

    def _elsewhere(self, which: Which, rule: AttendanceRule, row: Row) -> list[Cell]:
        others = self._others(rule)
        ids = across.ids_of(self._board, row, self._around) if others.boards else None
        if ids is None:
            return []
        times = self.times(row)
        return [
            cell
            for board, meetings in others.boards
            for cell in across.cells_of(ids, self._listed(board, meetings, which, row), times)
        ]

    def _others(self, rule: AttendanceRule) -> Others:
        wanted = rule.meetings.bodies or None
        if wanted is None and not rule.meetings.any_of_authority:
            return Others()
        return self._once(("others", self._board.id, wanted), lambda: self._around.others(self._board.id, wanted))

    def _whole(self, rule: AttendanceRule, row: Row) -> bool:
        others = self._others(rule)
        if others.missing:
            return False
        return not others.boards or across.ids_of(self._board, row, self._around) is not None

    def _listed(self, board: Board, meetings: Meetings, which: Which, row: Row) -> across.Listed:
        rows = self._register(board, meetings, which).of(row.subject)
        key = ("listed", id(board), which, self._as_of, row.subject)
        return self._once(key, lambda: across.listed(board, rows, self._around))

    def _register(self, board: Board, meetings: Meetings, which: Which) -> Register:
        key = ("register", id(board), which, self._as_of)
        return self._once(key, lambda: self._made(board, _states(meetings, which, self._as_of)))

    def _made(self, board: Board, states: Sequence[MeetingState]) -> Register:
        return Register(board, states, store_of(board, self._around.kept))

    def _once(self, key: object, make: Callable[[], Made]) -> Made:
        """Return what is made once for all ledgers of the same records."""
        if key not in self._around.kept:
            self._around.kept[key] = make()
        made: Made = self._around.kept[key]
        return made


def _states(meetings: Meetings, which: Which, as_of: date) -> Sequence[MeetingState]:
    match which:
        case "past":
            return [
                state
                for state in states_in(meetings, Period(dates.OPEN_START, dates.on(as_of)), as_of)
                if state.counts is not Truth.NO
            ]
        case "not recorded":
            return not_recorded(meetings, dates.ALWAYS, as_of)
        case _:
            return to_come(meetings, dates.ALWAYS, as_of)


def _in_order(own: Sequence[Cell], others: Sequence[Cell]) -> Sequence[Cell]:
    if not others:
        return own
    return sorted((*own, *others), key=lambda cell: (cell.day.latest, cell.day.earliest, cell.meeting))


def _looked(cells: Sequence[Cell], by: JudgedBy, up_to: Period, stretch: Period, *, back: bool) -> tuple[Looked, ...]:
    """Return the meetings up to a day, and, unless a rule looks back, those of a stretch of time alone."""
    found = []
    for cell in cells:
        inside = stretch.holds_on(cell.day)
        counts = all_of((cell.counts, up_to.holds_on(cell.day), Truth.YES if back else inside))
        if counts is not Truth.NO:
            found.append(Looked(cell, counts, by.in_force(cell.day), inside if back else Truth.YES))
    return tuple(found)
