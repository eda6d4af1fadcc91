"""Rules of the terms of reference in words: quorum, attendance, substitutes, deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.records import decode
from partnership.views.attendance.rule_in_words import consequence_in_words, rule_in_words
from partnership.views.card import part_sentence, spaced
from partnership.views.quorum.names import Names
from partnership.views.quorum.rule_in_words import RuleInWords
from partnership.words.wording import plural

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.answers.titles import Titles
    from partnership.records.model.attendance_rule import AttendanceRule

_DAYS = {
    "calendar": "days", "clear": "clear days", "working": "working days", "clear-working": "clear working days",
    "lga-s243": "days counted as in section 243 of the Local Government Act 1972", "unstated": "days (which kind is not said)",
}  # fmt: skip
_WHAT = {
    "notice": "Notice", "agenda": "Agenda", "papers": "Papers", "minutes-draft": "Draft minutes", "minutes-agreed": "Minutes agreed", "minutes-published": "Minutes published",
    "minutes-distributed": "Minutes sent round", "annual-report": "Annual report", "annual-meeting": "Annual meeting", "self-assessment": "Self-assessment",
}  # fmt: skip
_READINGS = {"yes": "yes", "no": "no", "unstated": "not said"}


class TermsInWords:
    """The rules of one board in words, with its own names for seats, groups and organisations."""

    def __init__(self, board: Mapping[str, Any], titles: Titles) -> None:
        self._titles = titles
        self._quorum = RuleInWords(Names(board, titles))

    def quorum(self, terms: Mapping[str, Any]) -> list[str]:
        """Return the quorum rule of a version of the terms of reference, what is needed first, or that it has none or none is on record."""
        rule = decode.terms(terms).quorum
        if rule is None:
            return [
                "none is recorded, though the whole text was read" if terms.get("read") == "whole" else "not on record"
            ]
        return self._quorum.parts(rule)

    def attendance(self, terms: Mapping[str, Any]) -> list[str]:
        """Return the attendance rules of a version of the terms of reference, a sentence each."""
        rules = terms.get("attendance")
        if not rules:
            return [
                "no rule: the whole text was read and none is recorded"
                if terms.get("read") == "whole"
                else "not on record"
            ]
        return [_attendance(rule, decoded) for rule, decoded in zip(rules, decode.terms(terms).attendance, strict=True)]

    def deadline(self, one: Mapping[str, Any]) -> str:
        """Return a deadline in words, such as `Papers: 7 working days before the meeting`."""
        title = one.get("title") or _WHAT.get(one["what"], spaced(one["what"]).capitalize())
        spans = [_counted(one)] if "days" in one else []
        spans += [f"{word} the {spaced(one[word])}" for word in ("before", "after", "at") if word in one]
        months = (
            f"every {one['every_months']} months"
            if one.get("every_months", 1) > 1
            else "every month"
            if "every_months" in one
            else ""
        )
        to = f"to {self._titles.record('board', one['to'])}" if "to" in one else ""
        once = f"once the {_once(one['once'])}" if "once" in one else ""
        by = f"by {one['by']}" if "by" in one else ""
        soft = "as far as practicable" if one.get("so_far_as_practicable") else ""
        return f"{title}: {part_sentence((' '.join(spans), months, to, once, by, soft)) or 'no day given'}"


def _counted(one: Mapping[str, Any]) -> str:
    other = f" (or {_DAYS[one['or_counting']]}, as the text can be read)" if "or_counting" in one else ""
    return f"{one['days']} {_DAYS[one.get('counting', 'unstated')]}{other}"


def substitutes(rule: Mapping[str, Any] | None) -> str:
    """Return who may come in a member's place, in words."""
    if rule is None:
        return "not on record"
    allowed = {
        "any": "any substitute may come",
        "named": "only those named in advance",
        "none": "none",
        "unstated": "the text does not say which",
    }[rule["allowed"]]
    limits = [
        f"notice of {plural(rule['notice_hours'], 'hour')}" if "notice_hours" in rule else "",
        f"{rule['per_member']} for each member" if "per_member" in rule else "",
        f"{rule['per_organisation']} for each organisation" if "per_organisation" in rule else "",
    ]
    asked = (
        ("same_organisation", "from the same organisation"),
        ("may_vote", "may vote"),
        ("displaces_member", "takes the member's place for the whole meeting"),
    )
    return part_sentence(
        (allowed, *limits, *(f"{words}: {_READINGS[rule[field]]}" for field, words in asked if field in rule))
    )


def _attendance(rule: Mapping[str, Any], decoded: AttendanceRule) -> str:
    if rule.get("no_rule"):
        return "no rule: the text was read and has none"
    follows = consequence_in_words(decoded)
    practice = f"; in practice: {decoded.practice}" if decoded.practice else ""
    return rule_in_words(decoded) + (f"; if it is not met: {follows}" if follows else "") + practice


def _once(trigger: str) -> str:
    return {
        "minutes-drafted": "minutes are drafted",
        "minutes-agreed": "minutes are agreed",
        "report-approved": "report is approved",
    }.get(trigger, spaced(trigger))
