"""A quorum rule as sentences that a secretary can read back."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from partnership.quorum.clauses import text
from partnership.quorum.conditions import needs_in
from partnership.records.model.condition import (
    Described,
    DisqualifiedOver,
    Either,
    Every,
    HeldIn,
    ItemIs,
    MeetingIs,
    Not,
    OfficeFilled,
    Reconvened,
    VacanciesOver,
)
from partnership.records.model.need import AllOf, AnyOf, AtLeast, EachOf, Judgement, Present, When
from partnership.views.card import part_sentence, spaced
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partnership.quorum.clauses import Clause
    from partnership.records.model.condition import Condition
    from partnership.records.model.members import Members
    from partnership.records.model.need import Counting, Need
    from partnership.records.model.number import Number, Row
    from partnership.records.model.quorum import Failure, Quorum, WhoCounts
    from partnership.records.model.terms import SubstituteRule
    from partnership.views.quorum.names import Names

_COUNTED: dict[Counting, tuple[str, str]] = {
    "heads": ("person", "people"), "seats": ("seat", "seats"), "organisations": ("organisation", "different organisations"), "agencies": ("agency", "different agencies"),
    "nominators": ("nominating body", "different nominating bodies"), "districts": ("district", "different districts"),
}  # fmt: skip
_BASES = {
    "seats-total": "all seats", "seats-filled": "the filled seats", "voting": "the seats with a vote", "eligible-for-item": "those entitled for the item", "present": "those present",
    "organisations": "the organisations with a seat", "qualified": "the members who are not disqualified", "unstated": "the membership",
}  # fmt: skip
_SHARES = {
    Fraction(1): "all", Fraction(1, 2): "half", Fraction(1, 3): "a third", Fraction(2, 3): "two thirds", Fraction(1, 4): "a quarter", Fraction(3, 4): "three quarters",
    Fraction(1, 5): "a fifth", Fraction(2, 5): "two fifths", Fraction(3, 5): "three fifths",
}  # fmt: skip
_ROUNDED = {
    "up": ", rounded up",
    "down": ", rounded down",
    "nearest": ", rounded to the nearest",
    "unstated": ", which way a fraction is rounded is not said",
}
_STANDINGS = {
    "member": "members", "observer": "observers", "participating-observer": "participating observers", "co-opted": "co-opted members", "adviser": "advisers",
    "associate": "associate members", "ex-officio": "members ex officio", "in-attendance": "those in attendance", "unknown": "those whose standing is not recorded",
}  # fmt: skip
_WHO: dict[Clause, str] = {
    "observers": "observers", "co_opted": "co-opted members", "advisers": "advisers", "associates": "associate members", "ex_officio": "members ex officio",
    "non_voting": "members without a vote", "substitutes": "substitutes", "virtual": "those taking part from elsewhere", "part": "those there for a part",
    "conflicted": "those with a declared interest in the item", "suspended": "suspended members",
}  # fmt: skip
_COUNT = {
    "yes": "count", "any": "count", "no": "do not count", "none": "do not count", "named": "count if named beforehand",
    "with-chairs-agreement": "count if the chair agreed beforehand", "out-of-base": "do not count and are left out of the base",
}  # fmt: skip
_TWICE = {"once": "somebody in two seats counts once", "each": "somebody in two seats counts for each"}
_AGENCIES = {
    "organisation": "an agency is the organisation of a seat", "parent": "an agency is the parent of a seat's organisation",
    "sector": "an agency is the sector of a seat's organisation", "seat": "which agency a seat stands for is recorded with the seat",
}  # fmt: skip
_TIMES = {
    "start": "at the start", "throughout": "throughout the meeting", "each-vote": "at each vote", "each-item": "at each item", "when-challenged": "at the start, and when somebody challenges it",
}  # fmt: skip
_STEPS = {
    "wait": "wait", "adjourn": "adjourn", "abandon": "abandon the meeting", "record": "record it", "re-date": "fix another day", "reconvene": "hold the meeting again",
    "proceed-for-discussion": "go on for discussion only", "ratify-later": "ratify later what was decided", "defer-items": "put off the items concerned", "bar-decisions": "take no decision",
    "hold-informally": "meet informally", "delegate": "leave the decision to whom it is delegated", "interim-plan": "make an interim plan",
    "not-two-in-a-row": "no two meetings in a row without a quorum", "other": "another step",
}  # fmt: skip
_DAYS = {"calendar": "days", "working": "working days", "unstated": "days (of which kind is not said)"}


class RuleInWords:
    """A quorum rule in words, with a board's own names for seats, groups and organisations."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def sentences(self, rule: Quorum) -> str:
        """Return a whole rule as sentences: what is needed, who counts, when, and what follows when it fails."""
        return " ".join(f"{part[:1].upper()}{part[1:]}{'' if part.endswith('.') else '.'}" for part in self.parts(rule))

    def parts(self, rule: Quorum) -> list[str]:
        """Return a rule in parts, each of them a sentence without its capital and full stop, what is needed first."""
        if rule.no_rule:
            return ["no rule: the text was read and has none"]
        floor = f"never below {self._number(rule.floor)}" if rule.floor is not None else ""
        each = "judged item by item" if rule.per_item == "yes" else ""
        parts = (
            self.needed(rule),
            floor,
            _who_counts(rule.who_counts),
            part_sentence((each, _timing(rule))),
            _failing(rule),
            _leave(rule),
        )
        return [part for part in parts if part]

    def needed(self, rule: Quorum) -> str:
        """Return what a rule needs, or who sets that."""
        if rule.need is not None:
            return self.need(rule.need)
        if rule.set_by:
            return f"set by {rule.set_by}"
        return f"as {self._names.titles.document(rule.statute)} has it" if rule.statute else "not said"

    def need(self, need: Need) -> str:
        """Return what must be met; needs inside one another stand in brackets."""
        match need:
            case AtLeast():
                return self._at_least(need)
            case AllOf():
                return "; and ".join(self._inner(one) for one in need.needs)
            case AnyOf():
                return "; or ".join(self._inner(one) for one in need.needs)
            case When():
                other = f"; otherwise {self._inner(need.otherwise)}" if need.otherwise is not None else ""
                return f"where {self.condition(need.condition)}, {self._inner(need.then)}{other}"
            case Present():
                return self.one_of(need.of)
            case EachOf():
                each = "one" if need.each == 1 else str(need.each)
                return f"at least {each} from each of {listed(self.members(one) for one in need.sets)}"
            case Judgement():
                return need.words
            case _:
                return f"as set by {need.who}"

    def _inner(self, need: Need) -> str:
        return f"({self.need(need)})" if isinstance(need, (AllOf, AnyOf, When)) else self.need(need)

    def _at_least(self, need: AtLeast) -> str:
        counted = _COUNTED.get(need.counting, ("member", "members"))
        silent = "" if need.counting in _COUNTED else " (how members are counted is not said)"
        members = f" from {self.members(need.of)}" if need.of.narrows or need.of.but_not else ""
        number = self._number(need.number)
        if need.number.whole is not None:
            return f"at least {number} {counted[need.number.whole != 1]}{members}{silent}"
        return f"at least {number}, counted as {counted[1]}{members}{silent}"

    def _number(self, number: Number) -> str:
        if number.whole is not None:
            return str(number.whole)
        if number.share is not None:
            return self._share(number)
        forms = (("the greatest of", number.greater_of), ("the least of", number.lesser_of))
        found = next((f"{words} {listed(map(self._number, those))}" for words, those in forms if those), "")
        if number.table is not None:
            found = f"the number that a table gives for {_BASES[number.table.by]} ({', '.join(map(_row, number.table.rows))})"
        if number.set_by is not None:
            found = f"the number set by {number.set_by}"
        if not found:
            return str(number.min) if number.min is not None else "a number that the text does not state"
        return found + _added(number)

    def _share(self, number: Number) -> str:
        among = f" among {self.members(number.among)}" if number.among is not None else ""
        less = f"{self.members(number.less, 'and')} left out" if number.less is not None else ""
        silent = "which seats that takes in is not said" if number.of == "unstated" else ""
        notes = "; ".join(one for one in (less, silent) if one)
        share = number.share or Fraction(0)
        rounded = _ROUNDED[number.round] if share.denominator != 1 else ""
        return f"{_SHARES.get(share, str(share))} of {_BASES[number.of]}{among}{f' ({notes})' if notes else ''}{rounded}{_added(number)}"

    # -- members

    def one_of(self, members: Members) -> str:
        """Return that one of some members is needed: `the chair or the deputy chair`, `at least one from Schools`."""
        if set(self._sets(members)) or not members.narrows:
            return f"at least one from {self.members(members)}"
        return self.members(members)

    def nobody_of(self, members: Members) -> str:
        """Return that none of some members was there: `without the chair`, `nobody from Schools`."""
        sets = set(self._sets(members)) or not members.narrows
        return f"nobody from {self.members(members)}" if sets else f"without {self.members(members)}"

    def members(self, members: Members, joint: str = "or") -> str:
        """Return who is meant by a set of members."""
        words = listed((*self._people(members), *self._sets(members)), joint) or "the members"
        return words + (f" (but not {self.members(members.but_not)})" if members.but_not is not None else "")

    def _people(self, members: Members) -> Iterator[str]:
        """Yield those whom a set names as somebody."""
        yield from (f"the {spaced(office)}" for office in members.offices)
        yield from (f"the seat {self._names.seat(seat)}" for seat in members.seats)
        if members.described_as is not None:
            yield members.described_as

    def _sets(self, members: Members) -> Iterator[str]:
        """Yield those whom a set names as some of several."""
        titles = self._names.titles
        yield from (self._names.group(group) for group in members.groups)
        yield from (titles.organisation(one) for one in members.organisations)
        yield from (_STANDINGS.get(standing, spaced(standing)) for standing in members.standings)
        yield from (f"the {spaced(sector)} sector" for sector in members.sectors)
        yield from (f"those nominated by {titles.organisation(one)}" for one in members.nominated_by)
        yield from (f"those for {titles.title('districts', one)}" for one in members.districts)
        yield from (f"the members of {titles.record('board', one)}" for one in members.bodies)

    # -- conditions

    def condition(self, condition: Condition) -> str:
        """Return in which case a need applies."""
        match condition:
            case Every() | Either():
                joint = " and " if isinstance(condition, Every) else " or "
                return joint.join(f"({self.condition(one)})" for one in condition.of)
            case Not():
                return f"it is not so that {self.condition(condition.of)}"
            case _:
                return _case(condition)


def _case(
    condition: ItemIs | MeetingIs | OfficeFilled | VacanciesOver | DisqualifiedOver | Reconvened | HeldIn | Described,
) -> str:
    match condition:
        case ItemIs():
            return f"the item is {'not ' * condition.opposite}{_any_of(condition.kinds)}"
        case MeetingIs():
            return f"the meeting is {_any_of(condition.kinds)}"
        case OfficeFilled():
            return f"there is a {spaced(condition.office)}"
        case VacanciesOver():
            return f"more than {_SHARES.get(condition.share, str(condition.share))} of the seats are vacant"
        case DisqualifiedOver():
            return f"more than {_SHARES.get(condition.share, str(condition.share))} of the members are disqualified"
        case Reconvened():
            again = "holds an inquorate one again" if condition.wanted else "does not hold another one again"
            return f"the meeting {again}"
        case HeldIn():
            return f"the meeting is held {spaced(condition.mode)}"
        case Described():
            return condition.words


def _any_of(kinds: Iterable[str]) -> str:
    return listed(map(spaced, kinds), "or")


def _added(number: Number) -> str:
    plus = f", plus {number.plus}" if number.plus else ""
    return plus + (f", and never below {number.min}" if number.min is not None else "")


def _row(row: Row) -> str:
    to = f" to {row.end}" if row.end is not None else " and over" if row.open else ""
    return f"{row.need} for {row.start}{to}"


def _who_counts(counts: WhoCounts) -> str:
    said = [f"{who} {_COUNT[word]}" for clause, who in _WHO.items() if (word := getattr(counts, clause)) in _COUNT]
    notice = counts.substitute_notice_hours
    hours = f"a substitute needs {plural(notice, 'hour')} of notice" if notice is not None else ""
    others = (hours, _TWICE.get(counts.person_in_two_seats, ""), _AGENCIES.get(counts.agency_of, ""))
    return part_sentence((*said, *others))


def _timing(rule: Quorum) -> str:
    wait = rule.timing.wait_minutes
    waited = f"after a wait of up to {plural(wait, 'minute')}" if wait else ""
    counted = _TIMES.get(rule.timing.counted, "")
    return part_sentence((f"counted {counted}" if counted else "counted" * bool(waited), waited))


def _failing(rule: Quorum) -> str:
    steps = [step_in_words(step) for step in rule.on_failure]
    return f"if it is not met: {', then '.join(steps)}" if steps else ""


def _leave(rule: Quorum) -> str:
    if rule.discretion is None:
        return ""
    reason = {"yes": ", with the reason recorded", "no": ", with no need to record the reason"}
    return f"the {rule.discretion.who} may {rule.discretion.may}{reason.get(rule.discretion.reason_recorded, '')}"


def step_in_words(step: Failure) -> str:
    """Return what a step is, without the day that it leads to in a case."""
    minutes = plural(step.minutes, "minute") if step.minutes is not None else ""
    days = _DAYS[step.counting] if step.within_days != 1 else _DAYS[step.counting].replace("days", "day")
    within = f"within {step.within_days} {days}" if step.within_days is not None else ""
    items = f"({listed(step.items)})" if step.items else ""
    note = f"({step.note})" if step.note else ""
    return " ".join(part for part in (_STEPS[step.step], minutes, within, items, note) if part) + (
        f": {step.to}" if step.to else ""
    )


def unsaid(rule: Quorum, substitutes: SubstituteRule | None) -> list[str]:
    """Return what a rule that states a need leaves unsaid, each in a few words: every reading of it is worked out."""
    if rule.need is None:
        return []
    stated = text(rule, substitutes).stated
    silent = [who for clause, who in _WHO.items() if clause not in stated]
    if len(silent) == len(_WHO):
        found = ["who counts beyond members who are there in person throughout"]
    else:
        found = [f"whether these count: {listed(silent, 'or')}"] if silent else []
    if "person_in_two_seats" not in stated:
        found.append("how often somebody in two seats counts")
    if "agency_of" not in stated and any(getattr(one, "counting", "") == "agencies" for one in needs_in(rule.need)):
        found.append("what an agency is")
    if "timing" not in stated:
        found.append("when it is counted")
    return found
