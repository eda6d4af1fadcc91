"""Rules of the terms of reference in words: quorum, attendance, substitutes, deadlines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.records import decode
from partnership.views.attendance.rule_in_words import consequence_in_words, rule_in_words
from partnership.views.card import part_sentence, spaced
from partnership.views.in_office import seat_title
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.answers.titles import Titles
    from partnership.records.model import AttendanceRule

_COUNTED = {
    "heads": "people", "seats": "seats", "organisations": "different organisations", "agencies": "different agencies",
    "nominators": "different nominating bodies", "districts": "different districts",
}  # fmt: skip
_BASES = {
    "seats-total": "all seats", "seats-filled": "the seats that are filled", "voting": "the seats with a vote", "eligible-for-item": "those entitled for the item",
    "present": "those present", "organisations": "the organisations with a seat", "qualified": "those qualified", "unstated": "a base that the text does not state",
}  # fmt: skip
_DAYS = {
    "calendar": "days", "clear": "clear days", "working": "working days", "clear-working": "clear working days",
    "lga-s243": "days counted as in section 243 of the Local Government Act 1972", "unstated": "days (which kind is not said)",
}  # fmt: skip
_WHAT = {
    "notice": "Notice", "agenda": "Agenda", "papers": "Papers", "minutes-draft": "Draft minutes", "minutes-agreed": "Minutes agreed", "minutes-published": "Minutes published",
    "minutes-distributed": "Minutes sent round", "annual-report": "Annual report", "annual-meeting": "Annual meeting", "self-assessment": "Self-assessment",
}  # fmt: skip
_READINGS = {"yes": "yes", "no": "no", "unstated": "not said"}
_COUNTS = {
    "observers": "observers", "co_opted": "co-opted members", "advisers": "advisers", "associates": "associates", "ex_officio": "ex-officio members", "non_voting": "members without a vote",
    "substitutes": "substitutes", "virtual": "those taking part from elsewhere", "part": "those there for a part", "conflicted": "those with an interest", "suspended": "suspended members",
}  # fmt: skip


class TermsInWords:
    """The rules of one board in words, with its own names for seats, groups and organisations."""

    def __init__(self, board: Mapping[str, Any], titles: Titles) -> None:
        self._board = board
        self._titles = titles

    def quorum(self, terms: Mapping[str, Any]) -> list[str]:
        """Return the quorum rule of a version of the terms of reference, what is needed first, or that it has none or none is on record."""
        rule = terms.get("quorum")
        if rule is None:
            return [
                "none is recorded, though the whole text was read" if terms.get("read") == "whole" else "not on record"
            ]
        if rule.get("no_rule"):
            return ["no rule: the text was read and has none"]
        if "need" in rule:
            says = self.need(rule["need"])
        elif "set_by" in rule:
            says = f"set by {rule['set_by']}"
        elif "statute" in rule:
            says = f"as {self._titles.document(rule['statute'])} has it"
        else:
            says = "not said"
        floor = f"never below {self._number(rule['floor'])}" if "floor" in rule else ""
        each = "judged item by item" if rule.get("per_item") == "yes" else ""
        counted = part_sentence((each, _timing(rule.get("timing", {}))))
        return [
            part for part in (says, floor, _who_counts(rule.get("who_counts", {})), counted, _failing(rule)) if part
        ]

    def need(self, need: Mapping[str, Any]) -> str:
        """Return what must be met, in words; nested needs stand in brackets."""
        if "at_least" in need:
            return self._at_least(need)
        if "all" in need:
            return "; and ".join(self._inner(one) for one in need["all"])
        if "any" in need:
            return "; or ".join(self._inner(one) for one in need["any"])
        if "when" in need:
            otherwise = f"; otherwise {self._inner(need['else'])}" if "else" in need else ""
            return f"where {self._condition(need['when'])}, {self._inner(need['then'])}{otherwise}"
        if "present" in need:
            return f"at least one of {self._members(need['present'])}"
        if "each_of" in need:
            return (
                f"at least {need.get('each', 1)} from each of {listed(self._members(one) for one in need['each_of'])}"
            )
        return (
            f"as {need['set_by']} sets it"
            if "set_by" in need
            else str(need.get("judgement", "a rule that is not in these records"))
        )

    def _inner(self, need: Mapping[str, Any]) -> str:
        nested = any(form in need for form in ("all", "any", "when"))
        return f"({self.need(need)})" if nested else self.need(need)

    def _at_least(self, need: Mapping[str, Any]) -> str:
        counted = _COUNTED.get(need.get("counting", ""), "members (how they are counted is not said)")
        share = isinstance(need["at_least"], dict)
        of = need.get("of")
        members = f" from {self._members(of)}" if of else ""
        counts = f", counted in {counted}" if need.get("counting") in _COUNTED else ""
        return f"at least {self._number(need['at_least'])}{counts if share else f' {counted}'}{members}"

    def _number(self, number: int | str | Mapping[str, Any]) -> str:
        if isinstance(number, int):
            return str(number)
        if isinstance(number, str):
            return "a number that the text does not state"
        for key, words in (("greater_of", "the greater of"), ("lesser_of", "the lesser of")):
            if key in number:
                return f"{words} {listed(self._number(one) for one in number[key])}"
        if "table" in number:
            return f"a number by {_BASES[number['table']['by']]}: {', '.join(_row(row) for row in number['table']['rows'])}"
        if "set_by" in number:
            return f"the number that {number['set_by']} sets"
        if "share" in number:
            return self._share(number)
        return f"{number['min']}" if "min" in number else "a number that the text does not state"

    def _share(self, number: Mapping[str, Any]) -> str:
        among = f" among {self._members(number['among'])}" if "among" in number else ""
        less = f", {self._members(number['less'])} left out" if "less" in number else ""
        rounded = {
            "up": ", rounded up",
            "down": ", rounded down",
            "nearest": ", rounded to the nearest",
            "unstated": ", which way a fraction goes is not said",
        }
        plus = f", plus {number['plus']}" if "plus" in number else ""
        least = f", and never below {number['min']}" if "min" in number else ""
        return f"{number['share']} of {_BASES.get(number['of'], spaced(number['of']))}{among}{less}{rounded.get(number.get('round', ''), '')}{plus}{least}"

    def _members(self, members: Mapping[str, Any]) -> str:
        words = list(self._member_words(members))
        without = f" (but not {self._members(members['but_not'])})" if "but_not" in members else ""
        return (listed(words, "or") or "the members") + without

    def _member_words(self, members: Mapping[str, Any]) -> Iterator[str]:
        groups = self._board.get("groups", {})
        names = self._titles
        yield from (f"seat {seat_title(self._board, seat)}" for seat in members.get("seats", ()))
        yield from (str(groups.get(group, {}).get("name", spaced(group))) for group in members.get("groups", ()))
        yield from (names.organisation(one) for one in members.get("organisations", ()))
        yield from (f"the {spaced(office)}" for office in members.get("offices", ()))
        yield from (f"those whose standing is {spaced(standing)}" for standing in members.get("standings", ()))
        yield from (f"the sector {spaced(sector)}" for sector in members.get("sectors", ()))
        yield from (f"those nominated by {names.organisation(one)}" for one in members.get("nominated_by", ()))
        yield from (f"those for {self._titles.title('districts', one)}" for one in members.get("districts", ()))
        yield from (f"members of {self._titles.record('board', one)}" for one in members.get("bodies", ()))
        if "described_as" in members:
            yield members["described_as"]

    def _condition(self, condition: Mapping[str, Any]) -> str:
        key, value = next(iter(condition.items()))
        if key in {"all", "any"}:
            return (" and " if key == "all" else " or ").join(f"({self._condition(one)})" for one in value)
        if key == "not":
            return f"it is not so that {self._condition(value)}"
        kinds = listed((spaced(one) for one in value), "or") if isinstance(value, list) else spaced(str(value))
        return {
            "item": f"the item is {kinds}", "item_not": f"the item is not {kinds}", "meeting": f"the meeting is {kinds}", "office_filled": f"there is a {kinds}",
            "vacancies_over": f"more than {value} of the seats are vacant", "disqualified_over": f"more than {value} of the members are disqualified",
            "reconvened": "an inquorate meeting is held again" if value else "the meeting is not one held again", "mode": f"the meeting is held {kinds}",
        }.get(key, str(value))  # fmt: skip

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
        spans = [f"{one['days']} {_DAYS.get(one.get('counting', 'unstated'), 'days')}"] if "days" in one else []
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


def _row(row: Mapping[str, Any]) -> str:
    to = f" to {row['to']}" if "to" in row else " and over" if row.get("open") else ""
    return f"{row['need']} for {row['from']}{to}"


def _who_counts(counts: Mapping[str, Any]) -> str:
    words = {
        "yes": "count",
        "no": "do not count",
        "none": "do not count",
        "any": "count",
        "named": "count if named in advance",
        "with-chairs-agreement": "count if the chair agreed",
        "out-of-base": "are left out of the base",
    }
    said = [f"{who} {words[counts[field]]}" for field, who in _COUNTS.items() if counts.get(field) in words]
    twice = {"once": "somebody with two seats counts once", "each": "somebody with two seats counts for each"}.get(
        counts.get("person_in_two_seats", ""), ""
    )
    return part_sentence((*said, twice))


def _timing(timing: Mapping[str, Any]) -> str:
    when = {
        "start": "counted at the start",
        "throughout": "counted throughout",
        "each-vote": "counted at each vote",
        "each-item": "counted at each item",
        "when-challenged": "counted when challenged",
    }
    return when.get(timing.get("counted", ""), "")


def _failing(rule: Mapping[str, Any]) -> str:
    steps = [_step(one) for one in rule.get("on_failure", ())]
    may = rule.get("discretion")
    leave = f"the {may['who']} may {may['may']}" if may else ""
    return "; ".join(part for part in (f"if it is not met: {', then '.join(steps)}" if steps else "", leave) if part)


def _step(one: Mapping[str, Any]) -> str:
    minutes = plural(one["minutes"], "minute") if "minutes" in one else ""
    within = (
        f"within {one['within_days']} {_DAYS.get(one.get('counting', 'unstated'), 'days')}"
        if "within_days" in one
        else ""
    )
    to = f"to {one['to']}" if "to" in one else ""
    return " ".join(part for part in (spaced(one["step"]), minutes, within, to) if part)


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
