"""What attendance rules make of a row, under every reading of what their text does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.attendance import lapses, outlook, rates
from partnership.answers.attendance.marks import bounds
from partnership.answers.attendance.readings import counted, excuses, readings
from partnership.answers.attendance.tenure import came_into_post, served
from partnership.answers.attendance.verdicts import NOT_COMPARED, WORST_FIRST, Verdict, between
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnership.answers.attendance.in_force import JudgedBy
    from partnership.answers.attendance.lapses import Gap, Missed
    from partnership.answers.attendance.marks import Key, Rate, Row, Subject
    from partnership.answers.attendance.outlook import Outlook
    from partnership.answers.attendance.readings import Clauses, Counted
    from partnership.answers.attendance.spans import Span, Spans
    from partnership.answers.attendance.tenure import Tenure
    from partnership.records.model import AttendanceRule, Board
    from partnership.records.model import Missed as MissedRule


class Reading(NamedTuple):
    """One way to read one rule: whose attendance is meant and how silent clauses are taken, and what comes of it.

    `rule` is the number of the rule in `judged_by`; `low` and `high` are the rates as the rule counts
    them; `missed`, `gap` and `tenure` what a rule about these found; `too_few` whether so few
    meetings are expected that one absence decides; `outlook` what is still possible, None where no
    meeting is to come that could change it.
    """

    rule: int
    subject: Subject
    key: Key
    clauses: tuple[tuple[str, str], ...]
    verdict: Verdict
    low: Rate
    high: Rate
    missed: Missed | None = None
    gap: Gap | None = None
    tenure: Tenure | None = None
    too_few: bool = False
    outlook: Outlook | None = None


class Judgement(NamedTuple):
    """A verdict, and the readings that led to it."""

    verdict: Verdict
    readings: tuple[Reading, ...] = ()


class Judge:
    """Applies the rules to the rows of a ledger."""

    def __init__(self, board: Board, judged_by: Sequence[JudgedBy], spans: Spans) -> None:
        self._board = board
        self._judged_by = judged_by
        self._spans = spans

    def judgements(self, rows: Sequence[Row]) -> dict[tuple[Subject, Key], Judgement]:
        """Return what the rules make of each row, by the row's id."""
        if not self._judged_by:
            return {row.id: Judgement(Verdict.NO_RULE) for row in rows}
        linked = _linked(rows)
        judged: dict[tuple[Subject, Key], list[Judgement]] = {row.id: [] for row in rows}
        for number, by in enumerate(self._judged_by):
            own = {row.id: self._own(row, number, by) for row in rows}
            for row in rows:
                judged[row.id].append(_for_subject(row, by.rule, own, linked[row.id]))
        return {row_id: _all_met(each) for row_id, each in judged.items()}

    def _own(self, row: Row, number: int, by: JudgedBy) -> Judgement:
        """Return what one rule makes of a row's own attendance."""
        rule = by.rule
        if rule.judgement or (row.subject == "seat" and (rule.meetings.bodies or rule.meetings.any_of_authority)):
            return Judgement(Verdict.FOR_A_PERSON)
        span = self._spans.of(by, row)
        cells = [cell for cell, holds in (*span.past, *span.coming) if holds is not Truth.NO]
        found = tuple(self._read(row, number, rule, span, clauses) for clauses in readings(rule, row, cells))
        found += self._tenure(row, number, rule)
        verdicts = {one.verdict for one in found if one.tenure is None}
        verdict = verdicts.pop() if len(verdicts) == 1 else Verdict.DEPENDS
        if any(one.tenure and one.verdict is Verdict.BELOW for one in found):
            verdict = min(verdict, Verdict.BELOW, key=WORST_FIRST.index)
        return Judgement(verdict, found)

    def _tenure(self, row: Row, number: int, rule: AttendanceRule) -> tuple[Reading, ...]:
        """Return whether somebody who left had held their seat for as long as the rule asks; who still holds it has time."""
        tenure = served(self._board, row, self._spans.today) if rule.tenure_months else None
        if tenure is None or not tenure.ended:
            return ()
        verdict = between(surely_short=tenure.months < (rule.tenure_months or 0), maybe_short=False)
        return (Reading(number, row.subject, row.key, (), verdict, row.low, row.high, tenure=tenure),)

    def _read(self, row: Row, number: int, rule: AttendanceRule, span: Span, clauses: Clauses) -> Reading:
        past, coming = (counted(rule, row.subject, cells, clauses) for cells in (span.past, span.coming))
        low, high = bounds((one.expected, one.attended) for one in past)
        reading = Reading(number, row.subject, row.key, tuple(clauses.items()), Verdict.EXEMPT, low, high)
        if row.observer and (rule.observers == "no" or clauses.get("observers") == "exempt"):
            return reading
        if rule.missed is not None:
            reading = _missed(reading, rule.missed, past, coming, span)
        elif rule.elapsed is not None:
            first_missed = "first-missed" in rule.elapsed.from_ or "missed" in clauses.get("time runs from", "")
            verdict, gap = lapses.elapsed(
                rule.elapsed,
                past,
                from_first_missed=first_missed,
                began=came_into_post(self._board, row),
                first=self._spans.first,
                today=self._spans.today,
            )
            ahead = outlook.of_elapsed(gap, coming, self._spans.today) if self._spans.in_progress else None
            reading = reading._replace(verdict=verdict, gap=gap, outlook=ahead)
        else:
            reading = _rate(reading, rule, coming, in_progress=self._spans.of_a_year and self._spans.in_progress)
        if reading.verdict is Verdict.BELOW and excuses(rule, "cause"):
            return reading._replace(verdict=Verdict.FOR_A_PERSON)
        return reading


def _rate(reading: Reading, rule: AttendanceRule, coming: Sequence[Counted], *, in_progress: bool) -> Reading:
    low, high = reading.low, reading.high
    verdict = rates.verdict(rule, low, high)
    all_in_all = high.expected + sum(one.expected is not Truth.NO for one in coming)
    few = low.expected == high.expected and rates.too_few(rule, all_in_all)
    ahead = (
        outlook.of_rate(rule, low, high, coming)
        if in_progress and (coming or verdict is not Verdict.NOT_JUDGED)
        else None
    )
    return reading._replace(verdict=verdict, too_few=few, outlook=ahead if all_in_all else None)


def _missed(
    reading: Reading, rule: MissedRule, past: Sequence[Counted], coming: Sequence[Counted], span: Span
) -> Reading:
    verdict, missed = lapses.missed(rule, past, span.window)
    ahead = outlook.of_missed(rule, missed.now, coming) if any(one.expected is not Truth.NO for one in coming) else None
    return reading._replace(verdict=verdict, missed=missed, outlook=ahead)


def _linked(rows: Sequence[Row]) -> dict[tuple[Subject, Key], list[tuple[Subject, Key]]]:
    """For each row, the rows of the other subjects that stand for the same seats."""
    by_seat: dict[str, list[Row]] = {}
    for row in rows:
        for seat in row.seats:
            by_seat.setdefault(seat, []).append(row)
    return {
        row.id: list(
            dict.fromkeys(other.id for seat in row.seats for other in by_seat[seat] if other.subject != row.subject)
        )
        for row in rows
    }


def _for_subject(
    row: Row, rule: AttendanceRule, own: Mapping[tuple[Subject, Key], Judgement], linked: Sequence[tuple[Subject, Key]]
) -> Judgement:
    """Return the judgement of a row under a rule that may not say whose attendance it means."""
    mine = own[row.id]
    if rule.subject not in (row.subject, "unstated"):
        return Judgement(Verdict.NOT_JUDGED)
    if rule.subject != "unstated" or mine.verdict in NOT_COMPARED:
        return mine
    if not row.seats:
        return Judgement(Verdict.CANNOT_TELL, mine.readings)
    others = [own[one] for one in linked if own[one].verdict not in NOT_COMPARED]
    if all(other.verdict is mine.verdict for other in others):
        return mine
    return Judgement(Verdict.DEPENDS, (*mine.readings, *(reading for other in others for reading in other.readings)))


def _all_met(judgements: Sequence[Judgement]) -> Judgement:
    """Return the judgement where several rules hold at once: all of them have to be met."""
    verdict = min((one.verdict for one in judgements), key=WORST_FIRST.index)
    return Judgement(verdict, tuple(reading for one in judgements for reading in one.readings))
