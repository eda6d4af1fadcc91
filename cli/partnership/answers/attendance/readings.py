"""How a rule counts the meetings of a row, under every reading of what its text does not say."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.attendance.in_force import leaves_out_kind
from partnership.answers.attendance.marks import CAME, Mark, joined
from partnership.words.truth import Truth, all_of, any_of, known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from partnership.answers.attendance.marks import Cell, Row, Subject
    from partnership.records.model import AttendanceRule
    from partnership.words.dates import Moment

Clauses = dict[str, str]
"""A silent clause of a rule, and how it is taken."""
_WORDS = {
    "approved leave": ("left out", "counted as attended", "counted as missed"),
    "observers": ("under the rule", "exempt"),
    "time runs from": ("the last attendance", "the first meeting missed"),
}
_EITHER = ("counted", "not counted")


class Counted(NamedTuple):
    """One meeting as one reading of a rule counts it.

    `expected` and `attended` are what a rate is made of; `excused` is whether an absence is not held
    against anybody, which also takes it out of what is expected.
    """

    meeting: str
    day: Moment
    expected: Truth
    attended: Truth
    excused: Truth

    @property
    def missed(self) -> Truth:
        """Whether the rule counts the meeting as missed."""
        return all_of((self.expected, ~self.attended))


def readings(rule: AttendanceRule, row: Row, cells: Sequence[Cell]) -> Iterator[Clauses]:
    """Yield each way to read the rule for these cells: only clauses that are silent and matter here have more than one."""
    counts, meetings = rule.counts_as_attending, rule.meetings
    marks = {part.mark for cell in cells for part in cell.cells}
    unsaid_leave = counts.approved_absence == "unstated" and not excuses(rule, "approved-before")
    silent = {
        "development days": meetings.development_days == "unstated"
        and not (meetings.kinds or meetings.not_kinds)
        and any(cell.kind == "development-day" for cell in cells),
        "inquorate meetings": meetings.inquorate == "unstated" and any(cell.inquorate for cell in cells),
        "virtual attendance": counts.virtual == "unstated" and Mark.VIRTUAL in marks,
        "part attendance": counts.part == "unstated" and Mark.PART in marks,
        "approved leave": unsaid_leave and any(part.leave is not Truth.NO for cell in cells for part in cell.cells),
        "substitutes": counts.substitute == "unstated"
        and row.subject == rule.subject == "person"
        and Mark.SUBSTITUTE in marks,
        "observers": rule.observers == "unstated" and row.observer,
        "time runs from": rule.elapsed is not None and rule.elapsed.from_ == "unstated",
    }
    options = [[(clause, word) for word in _WORDS.get(clause, _EITHER)] for clause, unsaid in silent.items() if unsaid]
    yield from (dict(choice) for choice in product(*options))


def counted(
    rule: AttendanceRule, subject: Subject, cells: Iterable[tuple[Cell, Truth]], clauses: Mapping[str, str]
) -> list[Counted]:
    """Return the meetings that one reading of a rule counts, or may, given each with whether the rule was in force."""
    return [
        _counted(rule, subject, cell, holds, clauses) for cell, holds in cells if not _leaves_out(rule, cell, clauses)
    ]


def excuses(rule: AttendanceRule, what: str) -> bool:
    """Whether a rule names this as an excuse."""
    return any(one.what == what for one in rule.excuses)


def _leaves_out(rule: AttendanceRule, cell: Cell, clauses: Mapping[str, str]) -> bool:
    """Whether a rule does not count a meeting at all."""
    if cell.abandoned and rule.meetings.abandoned != "yes":
        return True
    if cell.inquorate and not cell.abandoned and _says_no("inquorate meetings", rule.meetings.inquorate, clauses):
        return True
    return leaves_out_kind(rule, cell.kind, development_days=clauses.get("development days") != "not counted")


def _counted(rule: AttendanceRule, subject: Subject, cell: Cell, holds: Truth, clauses: Mapping[str, str]) -> Counted:
    parts = [_part(rule, subject, part, clauses) for part in cell.cells]
    if cell.parts:
        due, attended = joined((due, attended) for due, attended, _ in parts)
        excused = all_of(excused for _, _, excused in parts)
    else:
        ((due, attended, excused),) = parts
    return Counted(cell.meeting, cell.day, all_of((cell.counts, holds, due)), attended, excused)


def _says_no(clause: str, said: str, clauses: Mapping[str, str]) -> bool:
    return said == "no" or clauses.get(clause) == "not counted"


def _part(rule: AttendanceRule, subject: Subject, cell: Cell, clauses: Mapping[str, str]) -> tuple[Truth, Truth, Truth]:
    """Return (due, attended, excused) of one person or seat under one reading of a rule."""
    if cell.mark is Mark.VACANT:
        return known(rule.vacant_seats == "yes" and subject != "person"), Truth.NO, Truth.NO
    attended = _attended(rule, subject, cell, clauses)
    if (
        attended is Truth.NO
        and cell.leave is not Truth.NO
        and "counted as attended" in (clauses.get("approved leave"), _approved(rule))
    ):
        attended = cell.leave
    excused = _excused(rule, cell, clauses) if cell.mark not in CAME and attended is not Truth.YES else Truth.NO
    return all_of((cell.due, ~excused)), attended, all_of((cell.due, excused))


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
    if excuses(rule, "approved-before"):
        return "left out"
    return "counted as missed" if rule.counts_as_attending.approved_absence == "no" else None


def _excused(rule: AttendanceRule, cell: Cell, clauses: Mapping[str, str]) -> Truth:
    """Whether the rule does not hold an absence against anybody. A cause that somebody has to judge is no excuse until they have."""
    leave = cell.leave if "left out" in (clauses.get("approved leave"), _approved(rule)) else Truth.NO
    sent = known(excuses(rule, "apologies") and cell.mark is Mark.APOLOGIES)
    took = cell.accepted if excuses(rule, "apologies-accepted") and cell.mark is Mark.APOLOGIES else Truth.NO
    return any_of((leave, sent, took))
