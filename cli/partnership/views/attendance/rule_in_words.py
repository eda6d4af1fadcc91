"""An attendance rule as a sentence that a secretary can read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from partnership.records.model import AttendanceRule, Consequence, Excuse

_UNSTATED = "a rule that the records do not state"
_WINDOWS = {
    "financial-year": "over a financial year",
    "municipal-year": "over a municipal year",
    "academic-year": "over an academic year",
    "calendar-year": "over a calendar year",
    "rolling-12-months": "over twelve months",
    "term-of-office": "over a term of office",
    "unstated": "",
}
_WHOSE = {
    "person": "by the named person",
    "seat": "by whoever is entitled to the seat",
    "organisation": "by anybody of the organisation",
}
_EXCUSES = {
    "apologies": "apologies sent",
    "apologies-accepted": "apologies accepted",
    "approved-before": "absence approved beforehand",
    "cause": "a cause that somebody judges",
}
_STEPS = {
    "note": "it is noted",
    "letter": "a letter is sent",
    "chair-writes": "the chair writes",
    "line-manager": "the line manager is told",
    "ask-for-replacement": "the organisation is asked for somebody else",
    "off-mailing-list": "papers are no longer sent",
    "resolution": "the board decides by resolution",
    "vote": "the board votes on it",
    "ceases": "membership ends",
    "disqualified": "membership ends and may not begin again",
    "other": "as the note says",
}


def rule_in_words(rule: AttendanceRule) -> str:
    """Return an attendance rule as a sentence a secretary can read back, with what it leaves unsaid."""
    if rule.judgement:
        return rule.judgement
    need = need_in_words(rule)
    if need == _UNSTATED:
        return need
    silent = (
        "; it does not say whether the person's, the seat's or the organisation's attendance is meant"
        if rule.subject == "unstated"
        else ""
    )
    return ", ".join([need, *_narrowed(rule)]) + silent


def need_in_words(rule: AttendanceRule) -> str:
    """Return what a rule asks for, without which meetings it counts and how."""
    over = f" {_WINDOWS[rule.window]}".rstrip()
    if rule.attended:
        of = f" of {rule.attended.of}" if rule.attended.of else ""
        return f"at least {rule.attended.at_least}{of} meetings{over}"
    if rule.rate is not None:
        return f"at least {share_in_words(rule.rate)} of meetings{over}"
    if rule.missed:
        return f"not to miss {plural(rule.missed.count, 'meeting')}" + (
            " in a row" if rule.missed.consecutive else over
        )
    if rule.elapsed:
        units = ((rule.elapsed.months, "month"), (rule.elapsed.days, "day"))
        runs = {
            "last-attended": "from the last meeting attended",
            "first-missed": "from the first meeting missed",
            "unstated": "it does not say from when",
        }[rule.elapsed.from_]
        return f"not to go {listed(plural(number, unit) for number, unit in units if number)} without attending, {runs}"
    return _UNSTATED


def consequence_in_words(rule: AttendanceRule) -> str | None:
    """Return what follows when the rule is not met, in order; None where it does not say."""
    return ", then ".join(map(_step, rule.consequence)) or None


def share_in_words(share: Fraction) -> str:
    """Return a share as a percentage where that is exact, else as a fraction."""
    percent = share * 100
    if percent.denominator == 1:
        return f"{percent.numerator}%"
    return f"{share.numerator}/{share.denominator}"


def _narrowed(rule: AttendanceRule) -> Iterator[str]:
    meetings, counts = rule.meetings, rule.counts_as_attending
    if rule.subject in _WHOSE:
        yield _WHOSE[rule.subject]
    if meetings.kinds:
        yield f"{listed(_kind(kind) for kind in meetings.kinds)} meetings only"
    if meetings.not_kinds:
        yield f"{listed(_kind(kind) for kind in meetings.not_kinds)} meetings left out"
    if meetings.development_days != "unstated":
        yield f"development days {'included' if meetings.development_days == 'yes' else 'left out'}"
    if meetings.abandoned == "yes":
        yield "meetings abandoned for want of a quorum counted as held"
    if meetings.any_of_authority:
        yield "any meeting of the authority counted"
    if counts.virtual == "no":
        yield "in person only"
    if rule.excuses:
        yield f"unless excused by {listed(map(_excuse, rule.excuses), 'or')}"
    if rule.tenure_months:
        yield f"members to serve at least {plural(rule.tenure_months, 'month')}"


def _kind(kind: str) -> str:
    return kind.replace("-", " ")


def _excuse(one: Excuse) -> str:
    said = _EXCUSES[one.what]
    said += f" by {one.by}" if one.by else ""
    return said + (f" before {one.before}" if one.before else "")


def _step(one: Consequence) -> str:
    said = one.note if one.step == "other" and one.note else _STEPS[one.step]
    said += f" for {plural(one.months, 'month')}" if one.months else ""
    return said + (f" after {plural(one.after_misses, 'meeting')} missed" if one.after_misses else "")
