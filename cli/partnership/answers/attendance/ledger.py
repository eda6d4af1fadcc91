"""The attendance of one board over one window: the one ledger behind every figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.attendance import outlook
from partnership.answers.attendance.around import Alone
from partnership.answers.attendance.bench import store_of
from partnership.answers.attendance.in_force import in_force, left_out
from partnership.answers.attendance.judging import Judge
from partnership.answers.attendance.register import Register
from partnership.answers.attendance.spans import Spans
from partnership.answers.attendance.states import states_in, to_come
from partnership.answers.attendance.verdicts import Verdict
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from partnership.answers.attendance.around import Around
    from partnership.answers.attendance.in_force import JudgedBy, RuleState
    from partnership.answers.attendance.judging import Judgement
    from partnership.answers.attendance.marks import Key, MeetingState, Other, Row, Subject
    from partnership.answers.attendance.outlook import Outlook, Prospect
    from partnership.answers.attendance.windows import Window
    from partnership.answers.load import Meetings
    from partnership.records.model.board import Board
    from partnership.records.model.terms import Terms

_OUTSIDE = frozenset({Verdict.NOT_JUDGED, Verdict.EXEMPT, Verdict.NO_RULE})


class Ledger(NamedTuple):
    """The attendance of one board over one window.

    `meetings` are all of the window with whether they count and why; `coming` those of it that are
    still to come; `people`, `seats` and `organisations` have a cell for each that counts or may.
    """

    board: Board
    window: Window
    as_of: date
    judged_by: tuple[JudgedBy, ...]
    rule_state: RuleState
    meetings: tuple[MeetingState, ...]
    coming: tuple[MeetingState, ...]
    people: tuple[Row, ...]
    seats: tuple[Row, ...]
    organisations: tuple[Row, ...]
    judgements: Mapping[tuple[Subject, Key], Judgement]
    others: tuple[Other, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row: people, seats, organisations."""
        return (*self.people, *self.seats, *self.organisations)

    @property
    def counted(self) -> tuple[MeetingState, ...]:
        """The meetings that count, or may: each has a cell in every row."""
        return tuple(state for state in self.meetings if state.counts is not Truth.NO)

    @property
    def bare_seats(self) -> tuple[Row, ...]:
        """The seats that no person's row stands for."""
        shown = {seat for row in self.people for seat in row.seats}
        return tuple(row for row in self.seats if row.key[0] not in shown)

    @property
    def judged_rows(self) -> tuple[Row, ...]:
        """The rows that the rules are about; where a rule does not say whose attendance it means, people and bare seats."""
        subjects = {judged.rule.subject for judged in self.judged_by}
        lines = (*self.people, *self.bare_seats) if subjects & {"person", "unstated"} else ()
        each = (*lines, *(row for row in (*self.seats, *self.organisations) if row.subject in subjects))
        rows = {row.id: row for row in each}
        return tuple(row for row in rows.values() if self.judgement(row).verdict not in _OUTSIDE)

    def outlooks(self, row: Row) -> tuple[tuple[int, Outlook], ...]:
        """Return what is still possible for a row, with the number of the rule, for each reading of its own attendance."""
        return tuple(
            (one.rule, one.outlook)
            for one in self.judgement(row).readings
            if (one.subject, one.key) == row.id and one.outlook is not None
        )

    def prospect(self, row: Row) -> Prospect | None:
        """Return what the meetings to come leave to a row under the most pressing of the rules; None where nothing is to come."""
        by_rule: dict[int, list[Outlook]] = {}
        for rule, one in self.outlooks(row):
            by_rule.setdefault(rule, []).append(one)
        left = [outlook.together(each) for each in by_rule.values()]
        return outlook.most_pressing([one for one in left if one is not None])

    def too_few(self, row: Row) -> bool:
        """Whether so few meetings are expected of a row that, however a rule is read, one absence decides."""
        own = [one for one in self.judgement(row).readings if (one.subject, one.key) == row.id]
        return bool(own) and all(one.too_few for one in own)

    def waits_for(self, row: Row) -> tuple[str, ...]:
        """Return the meetings, by id, whose outcome is not recorded and keeps a row's verdict open; none where it is certain, or open all the same."""
        judgement = self.judgement(row)
        if judgement.verdict is Verdict.BELOW:
            return ()
        return tuple(dict.fromkeys(meeting for one in judgement.readings for meeting in one.waits_for))

    @property
    def in_progress(self) -> bool:
        """Whether the window is not over on the day asked about."""
        return self.window.last is not None and self.as_of < self.window.last

    def judgement(self, row: Row) -> Judgement:
        """Return what the rules make of a row."""
        return self.judgements[row.id]


def ledger(
    board: Board,
    meetings: Meetings,
    window: Window,
    as_of: date,
    instead: Terms | None = None,
    around: Around | None = None,
) -> Ledger:
    """Return the attendance of a board over a window, as the records of `as_of` and before give it.

    Each meeting is judged by the terms of reference in force on its day, unless others are asked for
    `instead`. `around` knows the records around the board's own.
    """
    surroundings = around or Alone()
    states = states_in(meetings, window.period, as_of)
    judged_by, _ = in_force(board, _counted(states), window, instead)
    states = tuple(_without_those_left_out(state, judged_by) for state in states)
    judged_by, rule_state = in_force(board, _counted(states), window, instead)
    register = Register(board, _counted(states), store_of(board, surroundings.kept))
    rows = (*register.people, *register.seats, *register.organisations)
    spans = Spans(board, meetings, window, as_of, register, surroundings)
    return Ledger(
        board,
        window,
        as_of,
        judged_by,
        rule_state,
        states,
        to_come(meetings, window.period, as_of),
        register.people,
        register.seats,
        register.organisations,
        Judge(board, judged_by, spans, surroundings).judgements(rows),
        register.others,
    )


def _counted(states: Sequence[MeetingState]) -> list[MeetingState]:
    return [state for state in states if state.counts is not Truth.NO]


def _without_those_left_out(state: MeetingState, judged_by: Sequence[JudgedBy]) -> MeetingState:
    why = left_out(judged_by, state) if state.counts is not Truth.NO else None
    return state if why is None else state._replace(counts=Truth.NO, why=why)
