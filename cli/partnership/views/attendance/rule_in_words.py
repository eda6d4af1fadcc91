"""An attendance rule as a sentence that a secretary can read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from partnership.records.model.attendance_rule import AttendanceRule, Consequence, Excuse, MeetingsCounted

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
_SUBSTITUTES = {
    "any": "any substitute counted",
    "named": "a substitute counted if named beforehand",
    "none": "no substitute counted",
}
_VIRTUAL = {"no": "in person only", "with-chairs-agreement": "from elsewhere only with the chair's agreement"}
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
    silent = "".join(f"; it does not say {whether}" for whether in _unsaid(rule))
    return ", ".join([need, *_narrowed(rule)]) + silent


def need_in_words(rule: AttendanceRule, within: str | None = None) -> str:
    """Return what a rule asks for, without which meetings it counts and how; nor of which year, where that is `within`."""
    over = "" if rule.window == within else f" {_WINDOWS[rule.window]}".rstrip()
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
    if rule.subject in _WHOSE:
        yield _WHOSE[rule.subject]
    yield from _meetings(rule.meetings)
    counts = rule.counts_as_attending
    if counts.substitute in _SUBSTITUTES:
        yield _SUBSTITUTES[counts.substitute]
    if counts.virtual in _VIRTUAL:
        yield _VIRTUAL[counts.virtual]
    if rule.excuses:
        yield f"unless excused by {listed(map(_excuse, rule.excuses), 'or')}"
    if rule.tenure_months:
        yield f"members to serve at least {plural(rule.tenure_months, 'month')}"


def _meetings(meetings: MeetingsCounted) -> Iterator[str]:
    if meetings.kinds:
        yield f"{listed(_kind(kind) for kind in meetings.kinds)} meetings only"
    if meetings.not_kinds:
        yield f"{listed(_kind(kind) for kind in meetings.not_kinds)} meetings left out"
    if meetings.development_days != "unstated" and "development-day" not in (*meetings.kinds, *meetings.not_kinds):
        yield f"development days {'included' if meetings.development_days == 'yes' else 'left out'}"
    if meetings.abandoned == "yes":
        yield "meetings abandoned for want of a quorum counted as held"
    if meetings.any_of_authority:
        yield "any meeting of the authority counted"


def _unsaid(rule: AttendanceRule) -> Iterator[str]:
    if rule.subject == "unstated":
        yield "whether the person's, the seat's or the organisation's attendance is meant"
    if rule.subject == "person" and rule.counts_as_attending.substitute == "unstated":
        yield "whether a substitute counts"


def _kind(kind: str) -> str:
    return kind.replace("-", " ")


def _excuse(one: Excuse) -> str:
    said = _EXCUSES[one.what]
    if one.before:
        said = said.removesuffix(" beforehand")
    said += f" by {one.by}" if one.by else ""
    return said + (f" before {one.before}" if one.before else "")


def _step(one: Consequence) -> str:
    said = one.note if one.step == "other" and one.note else _STEPS[one.step]
    said += f" for {plural(one.months, 'month')}" if one.months else ""
    return said + (f" after {plural(one.after_misses, 'meeting')} missed" if one.after_misses else "")
