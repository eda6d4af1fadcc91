"""Rules about a share of meetings, or so many of so many: compared as exact fractions, never as printed percentages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.attendance.marks import Rate
from partnership.answers.attendance.verdicts import Verdict, between

if TYPE_CHECKING:
    from partnership.records.model.attendance_rule import AttendanceRule


def verdict(rule: AttendanceRule, low: Rate, high: Rate, *, certain: int, over: bool) -> Verdict:
    """Return what a rule makes of a rate that lies between two, both inclusive, with so many meetings certainly expected.

    A number of meetings that has not been reached may still be, unless the time for it is `over`.
    """
    if not high.expected:
        return Verdict.CANNOT_TELL if low.expected else Verdict.NOT_JUDGED
    if not over and not reaches(rule, low):
        return Verdict.CANNOT_TELL
    return between(surely_short=bool(certain) and not reaches(rule, high), maybe_short=not reaches(rule, low))


def reaches(rule: AttendanceRule, rate: Rate) -> bool:
    """Whether a rate is as much as a rule asks for."""
    if rule.share is None:
        return rate.attended >= (rule.attended.at_least if rule.attended else 0)
    return rate.share is not None and rate.share >= rule.share


def too_few(rule: AttendanceRule, expected: int) -> bool:
    """Whether so few meetings are expected that a single absence decides, though the rule allows for some."""
    if rule.share is None or rule.share >= 1 or not expected:
        return False
    return not reaches(rule, Rate(expected - 1, expected))
