"""Which attendance rules are in force for which meetings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.records.model.attendance_rule import AttendanceRule, CountsAsAttending, MeetingsCounted
from partnership.records.model.terms import Terms
from partnership.words import dates
from partnership.words.truth import Truth, any_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from partnership.answers.attendance.marks import MeetingState, Subject
    from partnership.answers.attendance.windows import Window
    from partnership.records.model.board import Board
    from partnership.words.dates import Moment, Period

RuleState = Literal["rule", "no rule", "not recorded", "asked"]


class JudgedBy(NamedTuple):
    """A rule, the versions of the terms that have it, and the meetings of the window judged by it.

    `terms` is empty for a rule that somebody asks for. `doubtful` are those of the meetings of which
    it is not known whether the rule was in force on the day.
    """

    rule: AttendanceRule
    terms: tuple[Terms, ...]
    meetings: frozenset[str]
    doubtful: frozenset[str] = frozenset()

    def in_force(self, day: Moment) -> Truth:
        """Whether the rule was in force on a day."""
        return any_of(time.holds_on(day) for time in self.times)

    @property
    def times(self) -> tuple[Period, ...]:
        """The times in which the rule was in force; of a rule asked for, always."""
        return tuple(terms.holds for terms in self.terms) or (dates.ALWAYS,)


def asked(share: Fraction, subject: Subject | Literal["unstated"] = "unstated") -> Terms:
    """Return terms with a rule that somebody asks for: this share of all meetings held, however attended."""
    meetings = MeetingsCounted(development_days="yes", inquorate="yes")
    counts = CountsAsAttending(virtual="yes", part="yes")
    rule = AttendanceRule(rate=share, subject=subject, meetings=meetings, counts_as_attending=counts)
    return Terms(attendance=(rule,))


def in_force(
    board: Board, counted: Sequence[MeetingState], window: Window, instead: Terms | None
) -> tuple[tuple[JudgedBy, ...], RuleState]:
    """Return the rules by which the meetings are judged, and what is known of the board's rules.

    Each meeting is judged by the terms of reference in force on its day, unless others are asked
    for `instead`: these judge every meeting. A rule that one version takes over from another as it
    was goes on as one rule. Where no meeting counts, the rules are those in force at any time in
    the window.
    """
    if instead is not None:
        every = frozenset(state.id for state in counted)
        always = replace(instead, holds=dates.ALWAYS)
        rules = tuple(JudgedBy(one, (always,), every) for one in instead.attendance if not one.no_rule)
        return rules, "asked" if rules else "no rule"
    in_window = {id(terms): {state.id: terms.holds.holds_on(state.day) for state in counted} for terms in board.binding}
    versions = [
        terms for terms in board.binding if any(holds is not Truth.NO for holds in in_window[id(terms)].values())
    ]
    if not counted:
        versions = list(board.terms_in(window.period))
    found: dict[AttendanceRule, JudgedBy] = {}
    for terms in versions:
        days = in_window[id(terms)]
        for one in terms.attendance:
            if not one.no_rule:
                plain = replace(one, source=(), note=None)
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
    holds = [(judged.rule, judged.in_force(state.day)) for judged in judged_by]
    rules = [rule for rule, one in holds if one is not Truth.NO]
    if state.status == "abandoned":
        deemed = any(rule.meetings.abandoned == "yes" for rule in rules)
        certain = state.meeting is not None and state.meeting.quorum.minuted == "inquorate"
        return None if deemed else "abandoned" + (" for want of a quorum" if certain else "")
    certain = any(one is Truth.YES for _, one in holds)
    if certain and state.kind != "unknown" and all(leaves_out_kind(rule, state.kind) for rule in rules):
        return f"{state.kind.replace('-', ' ')}: the rule does not count these"
    return None


def leaves_out_kind(rule: AttendanceRule, kind: str, *, development_days: bool = True) -> bool:
    """Whether a rule does not count meetings of a kind; of a meeting that could not be read, the kind is not known.

    `development_days` is how a rule that does not say whether it counts them is read.
    """
    meetings = rule.meetings
    if kind == "unknown":
        return False
    if kind in meetings.not_kinds:
        return True
    if kind == "development-day" and meetings.development_days != "unstated":
        return meetings.development_days == "no"
    if meetings.kinds:
        return kind not in meetings.kinds
    return kind == "development-day" and not development_days


def of_another_window(rule: AttendanceRule, window: Window) -> bool:
    """Whether a rule about a year is applied to another stretch of time; some rules look at a time of their own."""
    own = rule.window == "term-of-office" or rule.elapsed or (rule.missed and rule.window == "rolling-12-months")
    return not own and rule.window not in {"unstated", window.kind}


def of_no_window(rule: AttendanceRule) -> bool:
    """Whether a rule counts meetings and does not say over what time, so that it is applied to the window looked at."""
    counts = (
        rule.rate is not None or rule.attended is not None or (rule.missed is not None and not rule.missed.consecutive)
    )
    return counts and rule.window == "unstated"
