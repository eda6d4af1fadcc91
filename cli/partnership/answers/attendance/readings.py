"""How a rule counts the meetings of a row, under every reading of what its text does not say."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.attendance.in_force import leaves_out_kind
from partnership.answers.attendance.marks import CAME, Mark, joined
from partnership.words.truth import Truth, all_of, any_of, known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from partnership.answers.attendance.marks import Cell, Row, Subject
    from partnership.answers.attendance.spans import Looked
    from partnership.records.model.attendance_rule import AttendanceRule
    from partnership.words.dates import Moment

Clauses = dict[str, str]
"""A silent clause of a rule, and how it is taken."""
THE_SAME_SHARE, THE_NUMBER = "the same share", "the number all the same"
"""What so many of so many may ask for where another number of meetings was held."""
_WORDS = {
    "approved leave": ("left out", "counted as attended", "counted as missed"),
    "observers": ("under the rule", "exempt"),
    "time runs from": ("the last attendance", "the first meeting missed"),
    "of another number of meetings": (THE_SAME_SHARE, THE_NUMBER),
}
_EITHER = ("counted", "not counted")


class Counted(NamedTuple):
    """One meeting as one reading of a rule counts it.

    `counts` is whether the rule counts the meeting at all, `due` whether the row's subject was under it then:
    in post, the rule in force, and not exempt. `expected` and `attended` are what a rate is made of;
    `excused` is whether an absence is not held against anybody, which also takes it out of what is
    expected. `inside` is whether it lies in the time in which the rule may be broken.
    """

    meeting: str
    day: Moment
    counts: Truth
    due: Truth
    expected: Truth
    attended: Truth
    excused: Truth
    inside: Truth = Truth.YES

    @property
    def missed(self) -> Truth:
        """Whether the rule counts the meeting as missed."""
        return all_of((self.expected, ~self.attended))

    @property
    def may_end(self) -> bool:
        """Whether it may be a meeting that ends a run of meetings missed: attended, excused, or not theirs to attend."""
        return self.attended is not Truth.NO or self.excused is not Truth.NO or self.due is not Truth.YES

    @property
    def judged(self) -> bool:
        """Whether the rule has, or may have, anything to say of it."""
        return self.expected is not Truth.NO or all_of((self.counts, self.excused)) is not Truth.NO


def readings(
    rule: AttendanceRule, row: Row, cells: Sequence[Cell], *, observes: bool, other_number: bool
) -> Iterator[Clauses]:
    """Yield each way to read the rule for these cells: only clauses that are silent and matter here have more than one.

    `observes` is whether the row's subject was, or may have been, an observer at any of them; `other_number` whether
    the rule is about so many of so many meetings, and another number was, or may have been, held.
    """
    counts, meetings = rule.counts_as_attending, rule.meetings
    parts = [part for cell in cells for part in cell.cells]
    marks = {part.mark for part in parts}
    unsaid_leave = counts.approved_absence == "unstated" and not excuses(rule, "approved-before")
    silent = {
        "development days": meetings.development_days == "unstated"
        and not (meetings.kinds or meetings.not_kinds)
        and any(cell.kind == "development-day" for cell in cells),
        "inquorate meetings": meetings.inquorate == "unstated"
        and any(cell.inquorate and not cell.abandoned for cell in cells),
        "virtual attendance": counts.virtual == "unstated" and any(part.virtual for part in parts),
        "part attendance": counts.part == "unstated" and Mark.PART in marks,
        "approved leave": unsaid_leave and any(part.leave is not Truth.NO for part in parts),
        "substitutes": counts.substitute == "unstated"
        and row.subject == rule.subject == "person"
        and Mark.SUBSTITUTE in marks,
        "observers": rule.observers == "unstated" and observes,
        "time runs from": rule.elapsed is not None and rule.elapsed.from_ == "unstated",
        "of another number of meetings": other_number,
    }
    options = [[(clause, word) for word in _WORDS.get(clause, _EITHER)] for clause, unsaid in silent.items() if unsaid]
    yield from (dict(choice) for choice in product(*options))


def counted(
    rule: AttendanceRule,
    subject: Subject,
    looked: Iterable[Looked],
    clauses: Mapping[str, str],
    spared: Callable[[Cell], Truth],
) -> list[Counted]:
    """Return the meetings that one reading of a rule counts, or may; `spared` is whether it leaves the subject alone at one."""
    return [_counted(rule, subject, one, clauses, spared) for one in looked if not leaves_out(rule, one.cell, clauses)]


def excuses(rule: AttendanceRule, what: str) -> bool:
    """Whether a rule names this as an excuse."""
    return any(one.what == what for one in rule.excuses)


def leaves_out(rule: AttendanceRule, cell: Cell, clauses: Mapping[str, str]) -> bool:
    """Whether a rule does not count a meeting at all."""
    if cell.abandoned and rule.meetings.abandoned != "yes":
        return True
    if cell.inquorate and not cell.abandoned and _says_no("inquorate meetings", rule.meetings.inquorate, clauses):
        return True
    return leaves_out_kind(rule, cell.kind, development_days=clauses.get("development days") != "not counted")


def _counted(
    rule: AttendanceRule, subject: Subject, looked: Looked, clauses: Mapping[str, str], spared: Callable[[Cell], Truth]
) -> Counted:
    cell, holds = looked.cell, looked.holds
    parts = [_part(rule, subject, part, clauses, spared(part)) for part in cell.cells]
    if cell.parts:
        due = any_of(one.due for one in parts)
        expected, attended = joined((all_of((one.due, ~one.excused)), one.attended) for one in parts)
        excused = all_of((due, ~expected))
    else:
        ((due, attended, excused),) = parts
        expected = all_of((due, ~excused))
    counts = looked.counts
    return Counted(
        cell.meeting,
        cell.day,
        counts,
        due=all_of((holds, due)),
        expected=all_of((counts, holds, expected)),
        attended=attended,
        excused=all_of((holds, excused)),
        inside=looked.inside,
    )


def _says_no(clause: str, said: str, clauses: Mapping[str, str]) -> bool:
    return said == "no" or clauses.get(clause) == "not counted"


class _Part(NamedTuple):
    """One person or seat at one meeting under one reading: under the rule, there, excused for not being there."""

    due: Truth
    attended: Truth
    excused: Truth


def _part(rule: AttendanceRule, subject: Subject, cell: Cell, clauses: Mapping[str, str], spared: Truth) -> _Part:
    if cell.mark is Mark.VACANT:
        vacant = known(rule.vacant_seats == "yes" and subject != "person")
        return _Part(all_of((vacant, ~spared)), Truth.NO, Truth.NO)
    due = all_of((cell.due, ~spared))
    attended = _attended(rule, subject, cell, clauses)
    if (
        attended is Truth.NO
        and cell.leave is not Truth.NO
        and "counted as attended" in (clauses.get("approved leave"), _approved(rule))
    ):
        attended = cell.leave
    away = cell.mark not in CAME and attended is not Truth.YES
    return _Part(due, attended, all_of((due, _excused(rule, cell, clauses))) if away else Truth.NO)


def _attended(rule: AttendanceRule, subject: Subject, cell: Cell, clauses: Mapping[str, str]) -> Truth:
    counts = rule.counts_as_attending
    if cell.mark is Mark.SUBSTITUTE:
        return _substituted(counts.substitute, subject, cell, clauses)
    if cell.mark not in CAME:
        return cell.attended
    if cell.mark is Mark.PART and _says_no("part attendance", counts.part, clauses):
        return Truth.NO
    if not cell.virtual:
        return cell.attended
    if counts.virtual == "with-chairs-agreement":
        return cell.attended & cell.agreed
    return cell.attended & known(not _says_no("virtual attendance", counts.virtual, clauses))


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
    sent = known(excuses(rule, "apologies") and cell.apologised)
    took = cell.accepted if excuses(rule, "apologies-accepted") and cell.apologised else Truth.NO
    return any_of((leave, sent, took))
