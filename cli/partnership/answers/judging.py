"""What attendance rules make of a row, under every reading of what their text does not say."""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from itertools import product
from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.answers.register import CAME, Mark, bounds, joined
from partnership.records.model import AttendanceRule, CountsAsAttending, MeetingsCounted
from partnership.words.truth import Truth, all_of, any_of, known

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from partnership.answers.register import Cell, Key, MeetingState, Rate, Row, Subject
    from partnership.answers.windows import Window
    from partnership.records.model import Board, Terms

RuleState = Literal["rule", "no rule", "not recorded", "asked"]


class Verdict(Enum):
    """What a rule makes of a row."""

    MET = "met"
    BELOW = "below"
    CANNOT_TELL = "cannot tell"
    DEPENDS = "depends"
    NO_RULE = "no rule"
    NOT_JUDGED = "not judged"
    EXEMPT = "exempt"
    FOR_A_PERSON = "for a person to judge"


_WORST_FIRST = (
    Verdict.BELOW,
    Verdict.DEPENDS,
    Verdict.CANNOT_TELL,
    Verdict.FOR_A_PERSON,
    Verdict.MET,
    Verdict.EXEMPT,
    Verdict.NOT_JUDGED,
)
_NOT_COMPARED = frozenset({Verdict.NOT_JUDGED, Verdict.EXEMPT, Verdict.FOR_A_PERSON})


class JudgedBy(NamedTuple):
    """A rule, the versions of the terms that have it, and the meetings judged by it.

    `terms` is empty for a rule that somebody asks for. `doubtful` are those of the meetings of which
    it is not known whether the rule was in force on the day.
    """

    rule: AttendanceRule
    terms: tuple[Terms, ...]
    meetings: frozenset[str]
    doubtful: frozenset[str] = frozenset()

    def in_force(self, meeting: str) -> Truth:
        """Whether the rule was in force on the day of a meeting."""
        if meeting not in self.meetings:
            return Truth.NO
        return Truth.UNKNOWN if meeting in self.doubtful else Truth.YES


class Reading(NamedTuple):
    """One way to read one rule: whose attendance is meant and how silent clauses are taken, and what comes of it.

    `rule` is the number of the rule in `judged_by`; `low` and `high` are the rates as the rule counts them.
    """

    rule: int
    subject: Subject
    key: Key
    clauses: tuple[tuple[str, str], ...]
    verdict: Verdict
    low: Rate
    high: Rate


class Judgement(NamedTuple):
    """A verdict, and the readings that led to it."""

    verdict: Verdict
    readings: tuple[Reading, ...] = ()


def asked(share: Fraction, subject: Subject | Literal["unstated"] = "unstated") -> AttendanceRule:
    """Return a rule that somebody asks for, rather than one that a board has."""
    meetings = MeetingsCounted(development_days="yes", inquorate="yes")
    return AttendanceRule(
        rate=share, subject=subject, meetings=meetings, counts_as_attending=CountsAsAttending(virtual="yes", part="yes")
    )


def in_force(
    board: Board, counted: Sequence[MeetingState], window: Window, rule: AttendanceRule | None
) -> tuple[tuple[JudgedBy, ...], RuleState]:
    """Return the rules by which the meetings are judged, and what is known of the board's rules.

    Each meeting is judged by the terms of reference in force on its day, unless `rule` is asked for.
    A rule that one version takes over from another as it was goes on as one rule. Where no meeting
    counts, the rules are those in force at any time in the window.
    """
    if rule is not None:
        return (JudgedBy(rule, (), frozenset(state.id for state in counted)),), "asked"
    versions = [
        terms for terms in board.terms_of_reference if any(terms in board.terms_on(state.day) for state in counted)
    ]
    if not counted:
        versions = list(board.terms_in(window.period))
    found: dict[AttendanceRule, JudgedBy] = {}
    for terms in versions:
        days = {state.id: terms.holds.holds_on(state.day) for state in counted}
        for one in terms.attendance:
            if not one.no_rule:
                plain = replace(one, source=())
                found[plain] = _joined(found.get(plain), JudgedBy(one, (terms,), *_meetings(days)))
    if found:
        return tuple(found.values()), "rule"
    covered = all(board.terms_on(state.day) for state in counted)
    read = (
        bool(versions)
        and covered
        and all(terms.read == "whole" or any(one.no_rule for one in terms.attendance) for terms in versions)
    )
    return (), "no rule" if read else "not recorded"


def _meetings(days: Mapping[str, Truth]) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(one for one, holds in days.items() if holds is not Truth.NO), frozenset(
        one for one, holds in days.items() if holds is Truth.UNKNOWN
    )


def _joined(earlier: JudgedBy | None, later: JudgedBy) -> JudgedBy:
    if earlier is None:
        return later
    certain = (earlier.meetings - earlier.doubtful) | (later.meetings - later.doubtful)
    meetings = earlier.meetings | later.meetings
    return JudgedBy(later.rule, (*earlier.terms, *later.terms), meetings, meetings - certain)


def left_out(judged_by: Sequence[JudgedBy], state: MeetingState) -> str | None:
    """Return why no rule counts a meeting, or None where one does or may."""
    rules = [judged.rule for judged in judged_by if judged.in_force(state.id) is not Truth.NO]
    certain = any(judged.in_force(state.id) is Truth.YES for judged in judged_by)
    if certain and state.kind != "unknown" and all(_leaves_out_kind(rule, state.kind, {}) for rule in rules):
        return f"{state.kind.replace('-', ' ')}: the rule does not count these"
    return None


class Judge:
    """Applies the rules to the rows of a ledger."""

    def __init__(self, judged_by: Sequence[JudgedBy]) -> None:
        self._judged_by = judged_by

    def judgements(
        self, people: Sequence[Row], seats: Sequence[Row], organisations: Sequence[Row]
    ) -> dict[tuple[Subject, Key], Judgement]:
        """Return what the rules make of each row, by the row's id."""
        rows = [*people, *seats, *organisations]
        if not self._judged_by:
            return {row.id: Judgement(Verdict.NO_RULE) for row in rows}
        linked = _linked(rows)
        judged: dict[tuple[Subject, Key], list[Judgement]] = {row.id: [] for row in rows}
        for number, by in enumerate(self._judged_by):
            own = {row.id: _own(row, number, by) for row in rows}
            for row in rows:
                judged[row.id].append(_for_subject(row, by.rule, own, linked[row.id]))
        return {row_id: _all_met(each) for row_id, each in judged.items()}


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
    if rule.subject != "unstated" or mine.verdict in _NOT_COMPARED:
        return mine
    if not row.seats:
        return Judgement(Verdict.CANNOT_TELL, mine.readings)
    others = [own[one] for one in linked if own[one].verdict not in _NOT_COMPARED]
    if all(other.verdict is mine.verdict for other in others):
        return mine
    return Judgement(Verdict.DEPENDS, (*mine.readings, *(reading for other in others for reading in other.readings)))


def _own(row: Row, number: int, by: JudgedBy) -> Judgement:
    """Return what one rule makes of a row's own attendance."""
    rule = by.rule
    if (rule.share is None and rule.attended is None) or rule.meetings.bodies or rule.meetings.any_of_authority:
        return Judgement(Verdict.FOR_A_PERSON)
    cells = [(cell, by.in_force(cell.meeting)) for cell in row.cells if cell.meeting in by.meetings]
    readings = tuple(
        _read(row, number, rule, cells, clauses) for clauses in _clauses(rule, row, [cell for cell, _ in cells])
    )
    verdicts = {one.verdict for one in readings}
    return Judgement(verdicts.pop() if len(verdicts) == 1 else Verdict.DEPENDS, readings)


def _all_met(judgements: Sequence[Judgement]) -> Judgement:
    """Return the judgement where several rules hold at once: all of them have to be met."""
    verdict = min((one.verdict for one in judgements), key=_WORST_FIRST.index)
    return Judgement(verdict, tuple(reading for one in judgements for reading in one.readings))


def _clauses(rule: AttendanceRule, row: Row, cells: Sequence[Cell]) -> Iterator[dict[str, str]]:
    """Yield each way to read the rule for these cells: only clauses that are silent and matter here have more than one."""
    counts, meetings = rule.counts_as_attending, rule.meetings
    each = [part for cell in cells for part in cell.cells]
    marks = {cell.mark for cell in each}
    kinds = bool(meetings.kinds or meetings.not_kinds)
    leave = (
        counts.approved_absence == "unstated"
        and not _excuses(rule, "approved-before")
        and any(cell.leave is not Truth.NO for cell in each)
    )
    silent = {
        "development days": meetings.development_days == "unstated"
        and not kinds
        and any(cell.kind == "development-day" for cell in cells),
        "inquorate meetings": meetings.inquorate == "unstated" and any(cell.inquorate for cell in cells),
        "virtual attendance": counts.virtual == "unstated" and Mark.VIRTUAL in marks,
        "part attendance": counts.part == "unstated" and Mark.PART in marks,
        "approved leave": leave,
        "substitutes": counts.substitute == "unstated"
        and row.subject == rule.subject == "person"
        and Mark.SUBSTITUTE in marks,
        "observers": rule.observers == "unstated" and row.observer,
    }
    words = {
        "approved leave": ("left out", "counted as attended", "counted as missed"),
        "observers": ("under the rule", "exempt"),
    }
    options = [
        [(clause, word) for word in words.get(clause, ("counted", "not counted"))]
        for clause, unsaid in silent.items()
        if unsaid
    ]
    yield from (dict(choice) for choice in product(*options))


def _read(
    row: Row, number: int, rule: AttendanceRule, cells: Sequence[tuple[Cell, Truth]], clauses: dict[str, str]
) -> Reading:
    low, high = bounds(_counted(rule, row, cell, holds, clauses) for cell, holds in cells)
    return Reading(
        number, row.subject, row.key, tuple(clauses.items()), _verdict(rule, row, low, high, clauses), low, high
    )


def _verdict(rule: AttendanceRule, row: Row, low: Rate, high: Rate, clauses: Mapping[str, str]) -> Verdict:
    """Compare exact fractions: never a percentage that was rounded for print."""
    if row.observer and (rule.observers == "no" or clauses.get("observers") == "exempt"):
        return Verdict.EXEMPT
    if not high.expected:
        return Verdict.CANNOT_TELL if low.expected else Verdict.NOT_JUDGED
    if rule.share is None:
        needed = rule.attended.at_least if rule.attended else 0
        return (
            Verdict.MET if low.attended >= needed else Verdict.BELOW if high.attended < needed else Verdict.CANNOT_TELL
        )
    if low.share is not None and low.share >= rule.share:
        return Verdict.MET
    return Verdict.BELOW if high.share is not None and high.share < rule.share else Verdict.CANNOT_TELL


def _counted(
    rule: AttendanceRule, row: Row, cell: Cell, holds: Truth, clauses: Mapping[str, str]
) -> tuple[Truth, Truth]:
    """Return (expected, attended) of a cell under one reading of a rule."""
    left = _leaves_out_kind(rule, cell.kind, clauses) or (
        cell.inquorate and _says_no("inquorate meetings", rule.meetings.inquorate, clauses)
    )
    if left:
        return Truth.NO, Truth.NO
    due, attended = (
        joined(_part(rule, row.subject, part, clauses) for part in cell.cells)
        if cell.parts
        else _part(rule, row.subject, cell, clauses)
    )
    return all_of((cell.counts, holds, due)), attended


def _leaves_out_kind(rule: AttendanceRule, kind: str, clauses: Mapping[str, str]) -> bool:
    """Whether a rule does not count meetings of a kind; of a meeting that could not be read, the kind is not known."""
    meetings = rule.meetings
    if kind == "unknown":
        return False
    if kind in meetings.not_kinds or (
        kind == "development-day" and _says_no("development days", meetings.development_days, clauses)
    ):
        return True
    return (
        bool(meetings.kinds)
        and kind not in meetings.kinds
        and not (kind == "development-day" and meetings.development_days == "yes")
    )


def _says_no(clause: str, said: str, clauses: Mapping[str, str]) -> bool:
    return said == "no" or clauses.get(clause) == "not counted"


def _part(rule: AttendanceRule, subject: Subject, cell: Cell, clauses: Mapping[str, str]) -> tuple[Truth, Truth]:
    """Return (due, attended) of one person or seat under one reading of a rule."""
    if cell.mark is Mark.VACANT:
        return known(rule.vacant_seats == "yes" and subject != "person"), Truth.NO
    attended = _attended(rule, subject, cell, clauses)
    if (
        attended is Truth.NO
        and cell.leave is not Truth.NO
        and "counted as attended" in (clauses.get("approved leave"), _approved(rule))
    ):
        attended = cell.leave
    excused = _excused(rule, cell, clauses) if cell.mark not in CAME and attended is not Truth.YES else Truth.NO
    return all_of((cell.due, ~excused)), attended


def _attended(rule: AttendanceRule, subject: Subject, cell: Cell, clauses: Mapping[str, str]) -> Truth:
    counts = rule.counts_as_attending
    if cell.mark is Mark.VIRTUAL:
        return (
            Truth.NO
            if _says_no("virtual attendance", counts.virtual, clauses)
            else cell.agreed
            if counts.virtual == "with-chairs-agreement"
            else Truth.YES
        )
    if cell.mark is Mark.PART:
        return known(not _says_no("part attendance", counts.part, clauses))
    if cell.mark is Mark.SUBSTITUTE:
        return _substituted(counts.substitute, subject, cell, clauses)
    return cell.attended


def _substituted(counts: str, subject: Subject, cell: Cell, clauses: Mapping[str, str]) -> Truth:
    """Whether a substitute counts: a person's only where the rule lets it, a seat's if entitled, an organisation's as anybody of it."""
    if counts == "none" or (subject == "person" and counts == "unstated" and clauses.get("substitutes") != "counted"):
        return Truth.NO
    entitled = Truth.YES if subject == "organisation" else cell.entitled
    return all_of((entitled, cell.named)) if counts == "named" else entitled


def _approved(rule: AttendanceRule) -> str | None:
    """Return what the rule itself says of an absence that was approved beforehand."""
    if rule.counts_as_attending.approved_absence == "yes":
        return "counted as attended"
    if _excuses(rule, "approved-before"):
        return "left out"
    return "counted as missed" if rule.counts_as_attending.approved_absence == "no" else None


def _excuses(rule: AttendanceRule, what: str) -> bool:
    return any(one.what == what for one in rule.excuses)


def _excused(rule: AttendanceRule, cell: Cell, clauses: Mapping[str, str]) -> Truth:
    """Whether the rule does not hold an absence against anybody; a cause that somebody has to judge leaves it open."""
    leave = cell.leave if "left out" in (clauses.get("approved leave"), _approved(rule)) else Truth.NO
    apologies = cell.mark is Mark.APOLOGIES
    judged = (_excuses(rule, "apologies-accepted") and apologies) or (
        _excuses(rule, "cause") and cell.mark in {Mark.APOLOGIES, Mark.ABSENT}
    )
    return any_of((leave, known(_excuses(rule, "apologies") and apologies), Truth.UNKNOWN if judged else Truth.NO))


__all__ = ["Judge", "JudgedBy", "Judgement", "Reading", "RuleState", "Verdict", "asked", "in_force", "left_out"]
