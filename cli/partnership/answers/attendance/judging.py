"""What attendance rules make of a row, under every reading of what their text does not say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.attendance import lapses, misses, outlook, rates
from partnership.answers.attendance.lapses import Clock
from partnership.answers.attendance.marks import bounds
from partnership.answers.attendance.readings import THE_NUMBER, counted, excuses, leaves_out, readings
from partnership.answers.attendance.spared import Spared
from partnership.answers.attendance.tenure import served
from partnership.answers.attendance.verdicts import NOT_COMPARED, WORST_FIRST, Verdict
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnership.answers.attendance.around import Around
    from partnership.answers.attendance.in_force import JudgedBy
    from partnership.answers.attendance.lapses import Gap
    from partnership.answers.attendance.marks import Cell, Key, Rate, Row, Subject
    from partnership.answers.attendance.misses import Missed
    from partnership.answers.attendance.outlook import Outlook
    from partnership.answers.attendance.readings import Clauses, Counted
    from partnership.answers.attendance.spans import Span, Spans
    from partnership.answers.attendance.tenure import Tenure
    from partnership.records.model.attendance_rule import AttendanceRule
    from partnership.records.model.board import Board


class Reading(NamedTuple):
    """One way to read one rule: whose attendance is meant and how silent clauses are taken, and what comes of it.

    `rule` is the number of the rule in `judged_by`; `low` and `high` are the rates as the rule counts
    them; `missed`, `gap` and `tenure` what a rule about these found; `waits_for` the meetings whose outcome is
    not recorded and may turn the verdict, by id, in order of day; `too_few` whether so few meetings are
    expected that one absence decides; `outlook` what is still possible, None where no meeting is to
    come that could change it.
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
    waits_for: tuple[str, ...] = ()
    too_few: bool = False
    outlook: Outlook | None = None


class Judgement(NamedTuple):
    """A verdict, the readings that led to it, and by each of the rules in `judged_by` its own verdict, in their order."""

    verdict: Verdict
    readings: tuple[Reading, ...] = ()
    by_rule: tuple[Verdict, ...] = ()


_MIGHT_BE_OTHERWISE = frozenset({Verdict.MET, Verdict.BELOW})


class _Ways(NamedTuple):
    """The meetings that one reading of a rule counts: past ones, those of which no outcome is recorded, those to come."""

    past: Sequence[Counted]
    not_recorded: Sequence[Counted]
    coming: Sequence[Counted]

    @property
    def so_far(self) -> list[Counted]:
        """All but those to come, in order of day."""
        return sorted((*self.past, *self.not_recorded), key=lambda one: (one.day.latest, one.day.earliest, one.meeting))


class Judge:
    """Applies the rules to the rows of a ledger."""

    def __init__(self, board: Board, judged_by: Sequence[JudgedBy], spans: Spans, around: Around) -> None:
        self._board = board
        self._judged_by = judged_by
        self._spans = spans
        self._spared = Spared(board, around)

    def judgements(self, rows: Sequence[Row]) -> dict[tuple[Subject, Key], Judgement]:
        """Return what the rules make of each row, by the row's id."""
        if not self._judged_by:
            return {row.id: Judgement(Verdict.NO_RULE) for row in rows}
        linked = _linked(rows)
        judged: dict[tuple[Subject, Key], list[Judgement]] = {row.id: [] for row in rows}
        for number, by in enumerate(self._judged_by):
            asked = [row for row in rows if by.rule.subject in (row.subject, "unstated")]
            own = {row.id: self._own(row, number, by) for row in asked}
            for row in rows:
                judged[row.id].append(_for_subject(row, by.rule, own, linked[row.id]))
        return {row_id: _all_met(each) for row_id, each in judged.items()}

    def _own(self, row: Row, number: int, by: JudgedBy) -> Judgement:
        """Return what one rule makes of a row's own attendance."""
        rule = by.rule
        if row.subject == "seat" and (rule.meetings.bodies or rule.meetings.any_of_authority):
            return Judgement(Verdict.FOR_A_PERSON)
        span = self._spans.of(by, row)
        cells = [one.cell for one in (*span.past, *span.not_recorded, *span.coming) if one.holds is not Truth.NO]
        observes = any(self._spared.observes(row, part) is not Truth.NO for cell in cells for part in cell.cells)
        other = self._other_number(rule, [one.cell for one in span.past if one.holds is not Truth.NO])
        found = tuple(
            self._read(row, number, by, span, clauses)
            for clauses in readings(rule, row, cells, observes=observes, other_number=other)
        )
        verdict = _agreed({one.verdict for one in found})
        served_ = self._served(row, number, rule)
        if served_ is None or verdict in (Verdict.EXEMPT, Verdict.NOT_JUDGED):
            return Judgement(verdict, found)
        return Judgement(min(verdict, served_.verdict, key=WORST_FIRST.index), (*found, served_))

    def _other_number(self, rule: AttendanceRule, cells: Sequence[Cell]) -> bool:
        """Whether a rule about so many of so many meetings may have been left with another number of them: not before its time is over."""
        whole = rule.attended.of if rule.attended else None
        if whole is None or self._spans.goes_on(rule):
            return False
        held = [one.counts for one in cells if not leaves_out(rule, one, {})]
        return not held.count(Truth.YES) == len(held) == whole

    def _served(self, row: Row, number: int, rule: AttendanceRule) -> Reading | None:
        """Return whether somebody who left had held their seat for as long as the rule asks; who still holds it has time."""
        tenure = served(self._board, row, self._spans.today) if rule.tenure_months else None
        if tenure is None or tenure.ended is Truth.NO:
            return None
        least = rule.tenure_months or 0
        verdict = Verdict.CANNOT_TELL
        if tenure.months.low >= least:
            verdict = Verdict.MET
        elif tenure.months.high < least and tenure.ended is Truth.YES:
            verdict = Verdict.BELOW
        return Reading(number, row.subject, row.key, (), verdict, row.low, row.high, tenure=tenure)

    def _read(self, row: Row, number: int, by: JudgedBy, span: Span, clauses: Clauses) -> Reading:
        rule = by.rule
        spared = self._spared.by(rule, row, observers=rule.observers == "no" or clauses.get("observers") == "exempt")
        under = {spared(part) for one in span.past for part in one.cell.cells if part.due is not Truth.NO}
        exempt = under == {Truth.YES} or (not under and row.observer and rule.observers == "no")
        ways = _Ways(
            *(
                counted(rule, row.subject, cells, clauses, _nobody if exempt else spared)
                for cells in (span.past, span.not_recorded, span.coming)
            )
        )
        low, high = bounds((one.expected, one.attended) for one in ways.past)
        reading = Reading(number, row.subject, row.key, tuple(clauses.items()), Verdict.EXEMPT, low, high)
        if exempt:
            return reading
        reading = self._by_kind(reading, row, by, ways)
        if reading.verdict is Verdict.BELOW and excuses(rule, "cause"):
            return reading._replace(verdict=Verdict.FOR_A_PERSON)
        in_doubt = not span.whole or (Truth.UNKNOWN in under and Truth.NO not in under)
        if reading.verdict in _MIGHT_BE_OTHERWISE and in_doubt:
            return reading._replace(verdict=Verdict.CANNOT_TELL)
        return reading

    def _by_kind(self, reading: Reading, row: Row, by: JudgedBy, ways: _Ways) -> Reading:
        """Return what a rule about meetings missed, about time, or about a rate finds; what a person judges is counted all the same."""
        rule = by.rule
        if rule.judgement is not None:
            return reading._replace(verdict=Verdict.FOR_A_PERSON)
        if rule.missed is not None:
            verdict, missed = misses.missed(rule.missed, ways.past)
            if_held, so_far = misses.missed(rule.missed, ways.so_far) if ways.not_recorded else (verdict, missed)
            ahead = (
                outlook.of_rolling(rule.missed, ways.so_far, ways.coming)
                if rule.window == "rolling-12-months" and not rule.missed.consecutive
                else outlook.of_missed(rule.missed, so_far.now, ways.coming)
            )
            found = reading._replace(verdict=verdict, missed=missed, outlook=ahead)
            return _waiting(found, if_held, ways.not_recorded)
        if rule.elapsed is not None:
            return self._elapsed(reading, row, by, ways)
        goes_on = self._spans.goes_on(rule)
        certain = sum(one.expected is Truth.YES for one in ways.past)
        over = rule.share is not None or not goes_on
        asks = rule
        if THE_NUMBER in dict(reading.clauses).values() and rule.attended:
            asks = replace(rule, attended=replace(rule.attended, of=None))
        verdict, if_held = (
            rates.verdict(asks, *bounds((one.expected, one.attended) for one in meetings), certain=certain, over=over)
            for meetings in (ways.past, ways.so_far if ways.not_recorded else ways.past)
        )
        expected = sum(one.expected is not Truth.NO for one in ways.coming) + reading.high.expected
        few = reading.low.expected == reading.high.expected and rates.too_few(rule, expected)
        ahead = outlook.of_rate(rule, ways.so_far, ways.coming) if goes_on else None
        found = reading._replace(verdict=verdict, too_few=few, outlook=ahead)
        return _waiting(found, if_held, [one for one in ways.not_recorded if one.expected is not Truth.NO])

    def _elapsed(self, reading: Reading, row: Row, by: JudgedBy, ways: _Ways) -> Reading:
        rule = by.rule
        if rule.elapsed is None:
            return reading
        from_first = "first-missed" in rule.elapsed.from_ or "missed" in dict(reading.clauses).get("time runs from", "")
        clock = Clock(rule.elapsed, from_first, self._spans.times(row), by.times, self._spans.first, self._spans.today)
        verdict, gap = lapses.elapsed(clock, ways.past)
        if_held, so_far = lapses.elapsed(clock, ways.so_far) if ways.not_recorded else (verdict, gap)
        ahead = outlook.of_elapsed(so_far, ways.coming, self._spans.today) if self._spans.in_progress else None
        found = reading._replace(verdict=verdict, gap=gap, outlook=ahead)
        return _waiting(found, if_held, ways.not_recorded)


def _waiting(reading: Reading, if_held: Verdict, not_recorded: Sequence[Counted]) -> Reading:
    """Return a reading whose verdict waits where meetings of which no outcome is recorded would, if they were held, leave it open."""
    if reading.verdict not in _MIGHT_BE_OTHERWISE or if_held is reading.verdict:
        return reading
    return reading._replace(verdict=Verdict.CANNOT_TELL, waits_for=tuple(one.meeting for one in not_recorded))


def _agreed(verdicts: set[Verdict]) -> Verdict:
    """Return what all readings give; where some find no meeting to judge by, what the others give, unless it is held against somebody."""
    judged = verdicts - {Verdict.NOT_JUDGED}
    if len(judged) == 1 and (judged == verdicts or Verdict.BELOW not in judged):
        return judged.pop()
    return Verdict.DEPENDS if judged else Verdict.NOT_JUDGED


def _nobody(_: Cell) -> Truth:
    return Truth.NO


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
    if row.id not in own:
        return Judgement(Verdict.NOT_JUDGED)
    mine = own[row.id]
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
    by_rule = tuple(one.verdict for one in judgements)
    verdict = min(by_rule, key=WORST_FIRST.index)
    return Judgement(verdict, tuple(reading for one in judgements for reading in one.readings), by_rule)
