"""What a fact is about and what was and is, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers import when
from partnership.answers.titles import Titles
from partnership.documents import fields
from partnership.views.card import part_sentence, spaced
from partnership.views.in_office import holder, seat_title
from partnership.views.terms_in_words import TermsInWords, substitutes
from partnership.words.kinds import place_of
from partnership.words.truth import Truth
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from partnership.answers.changes.compared import Changes, Pair
    from partnership.answers.changes.facts import Fact, Record
    from partnership.answers.side import Side

_LABELS = {
    "": "Record", "functions": "Function", "duties": "Statutory duty", "links": "Link", "serves": "Serves", "areas": "Covers",
    "frequency": "Meets", "legal_basis": "Legal basis", "former_names": "Former name", "terms": "Terms of reference",
    "terms.quorum": "Quorum", "terms.attendance": "Attendance rule", "terms.substitutes": "Substitutes", "terms.deadlines": "Deadline",
    "terms.interests": "Interests", "terms.public": "Public", "terms.clauses": "Clause", "terms.agreed_by": "Terms agreed by",
    "other terms": "Other version of the terms", "owners": "Owner", "readings": "Reading", "stages": "Stage", "changes": "Change",
    "continuity": "Continuity", "organisations": "Organisation", "people": "Person", "documents": "Document", "districts": "District",
    "outcomes": "Outcome", "priorities": "Priority", "ways_of_working": "Way of working", "themes": "Theme", "actions": "Action", "decisions": "Decision",
}  # fmt: skip
_OF_A_SEAT = {
    "seats.holders": "holder", "seats.organisations": "organisation", "seats.substitutes": "named substitute", "seats.vacant": "vacant",
    "seats.groups": "group",
}  # fmt: skip
_AS_ONE = ("terms.quorum", "terms.attendance", "terms.substitutes")
"""Rules that are read as a whole: whatever differs in one, all of it is shown before and after."""
_PUBLIC = {"yes": "meetings are open", "no": "meetings are not open", "unstated": "not said"}


def worded(sort: str) -> bool:
    """Whether there are words of their own for entries of a sort, which say what matters of them."""
    return sort in _ENTRIES


def in_a_rule(sort: str) -> bool:
    """Whether what is of a sort is a part of a rule that is read as a whole."""
    return sort.startswith(_AS_ONE)


class Line(NamedTuple):
    """A line of what differs: its label, what was and what is in words, empty where there was or is nothing, and its facts."""

    label: str
    before: str
    after: str
    sure: Truth
    facts: tuple[Fact, ...]


class Words:
    """The words for what differs in one record, with the names that each side has for things."""

    def __init__(self, changes: Changes, pair: Pair, seen: tuple[Record, Record]) -> None:
        self._pair = pair
        sides = ((changes.before, pair.before, seen[0]), (changes.after, pair.after, seen[1]))
        others = (changes.after, changes.before)
        self._sides = tuple(_Side(*one, other) for one, other in zip(sides, others, strict=True))

    def lines(self, facts: Sequence[Fact]) -> Iterator[Line]:
        """Yield what differs in the record, a line for each fact, but one for all that differs in a rule."""
        whole = dict.fromkeys(one for one in _AS_ONE for fact in facts if fact.sort.startswith(one))
        for one in whole:
            yield self._rule(one, tuple(fact for fact in facts if fact.sort.startswith(one)))
        found: dict[tuple[str, str, str], Line] = {}
        for fact in facts:
            if not fact.sort.startswith(_AS_ONE):
                line = self._line(fact)
                key = line.label, line.before, line.after
                found[key] = found[key]._replace(facts=(*found[key].facts, fact)) if key in found else line
        yield from found.values()

    def _rule(self, rule: str, facts: tuple[Fact, ...]) -> Line:
        before, after = (side.rule(rule.removeprefix("terms.")) for side in self._sides)
        sure = Truth.YES if any(one.sure is Truth.YES for one in facts) else Truth.UNKNOWN
        label = _LABELS[rule]
        if before != after and set(before) & set(after):
            before, after = (
                [one for one in side if one not in other] for side, other in ((before, after), (after, before))
            )
            label = f"{label} (the rest as it was)"
        return Line(label, "; ".join(before), "; ".join(after), sure, facts)

    def _line(self, fact: Fact) -> Line:
        was, is_ = self._sides
        if fact.field and fact.entry and fact.sort != "seats" and fact.entry.before and fact.entry.after:
            earlier, later = (side.whole(fact.sort, one) for side, one in zip(self._sides, fact.entry, strict=True))
            if earlier != later:
                return Line(self._label(fact._replace(field=())), earlier, later, fact.sure, (fact,))
        before = "" if fact.before is None else was.value(fact, fact.before.data)
        after = "" if fact.after is None else is_.value(fact, fact.after.data)
        return Line(self._label(fact), before, after, fact.sure, (fact,))

    def _label(self, fact: Fact) -> str:
        side = self._sides[1 if fact.after is not None or (fact.entry and fact.entry.after) else 0]
        entry = fact.entry and (fact.entry.after or fact.entry.before)
        if fact.sort.startswith("seats"):
            label = f"Seat {side.seat(fact.aspect[1])}"
            label += f", {_OF_A_SEAT.get(fact.sort, _plain(fact.sort.removeprefix('seats.')))}" * (fact.sort != "seats")
        elif fact.sort == "officers":
            label = spaced(str((entry or {}).get("title") or (entry or {}).get("office", "officer"))).capitalize()
        else:
            label = _LABELS.get(fact.sort) or _plain(fact.sort).capitalize()
        if not fact.field:
            return label
        named = side.entry(fact.sort, entry) if entry is not None and fact.sort != "seats" else ""
        return part_sentence((f"{label} {named}".strip(), " ".join(map(_plain, fact.field))))


class _Side:
    """One side's names for what a record says."""

    def __init__(self, side: Side, record_id: str, record: Record, other: Side) -> None:
        self._other = Titles(other.records, place_of(record_id))
        self.titles = Titles(side.records, place_of(record_id))
        self._data: Mapping[str, Any] = record.node.value if record.node else {}
        self._terms: Mapping[str, Any] | None = None
        if record.node is not None and record.node.parts is not None and "terms" in record.node.parts:
            self._terms = record.node.parts["terms"].value
        self.rules = TermsInWords(self._data, self.titles)

    def board(self, board: str) -> str:
        """Return what a board is called, on the other side where this one files it under another id."""
        return (self.titles if board in self.titles.records.listed["board"] else self._other).record("board", board)

    def seat(self, seat_id: str) -> str:
        return seat_title(self._data, seat_id)

    def rule(self, rule: str) -> list[str]:
        """Return a rule of the terms in force in words, part by part; empty where there are no terms, or nothing of it is on record."""
        if self._terms is None or rule not in self._terms:
            return []
        if rule == "quorum":
            return self.rules.quorum(self._terms)
        if rule == "attendance":
            return self.rules.attendance(self._terms)
        return [substitutes(self._terms["substitutes"])]

    def value(self, fact: Fact, data: Any) -> str:
        """Return what this side says, in words."""
        if fact.field or fact.entry is None:
            return self._field(fact, data)
        return self.whole(fact.sort, data)

    def whole(self, sort: str, data: Any) -> str:
        """Return an entry of a list in words, with its time."""
        return part_sentence((self.entry(sort, data), _time(data)))

    def entry(self, sort: str, data: Any) -> str:
        """Return an entry of a list in words, without its time."""
        worded = _ENTRIES.get(sort)
        if worded is not None:
            return worded(self, data)
        if isinstance(data, dict):
            return str(next((data[key] for key in _NAMES if key in data), None) or _short(data))
        return self._plain(sort, data)

    def _field(self, fact: Fact, data: Any) -> str:
        last = (*fact.sort.split("."), *fact.field)[-1]
        if last in {"since", "until", "on", "adopted", "review_due", "named_on"}:
            return when.spoken(data)
        if isinstance(data, dict):
            if fact.sort == "terms":
                return str(part_sentence((data.get("title", "on record"), _version(data))))
            if fact.sort == "terms.public":
                return _PUBLIC[data.get("open", "unstated")]
            if "on" in data:
                return when.some_day(data["on"])
            return str(data.get("name") or data.get("described_as") or data.get("title") or _short(data))
        return self._plain(last, data)

    def _plain(self, field: str, data: Any) -> str:
        if field in _TITLED:
            return self.titles.title(_TITLED[field], str(data))
        if field in {"board", "to", "owner"}:
            return self.board(str(data))
        if field.endswith(("agreed_by", "decided_at")):
            return self.titles.meeting_or_board(str(data))
        return _short(data)

    # -- entries

    def seat_in_words(self, data: Mapping[str, Any]) -> str:
        organisations = [self.titles.organisation(one["organisation"]) for one in data.get("organisations", ())]
        held = [holder(one, self.titles) for one in data.get("holders", ())]
        return part_sentence((spaced(data.get("standing", "")), *organisations, *held)) or "on record"

    def officer(self, data: Mapping[str, Any]) -> str:
        who = self.titles.person(data["person"]) if "person" in data else data.get("post", "")
        seat = f"the seat {self.seat(data['seat'])}" if "seat" in data and not who else ""
        organisation = self.titles.organisation(data["organisation"]) if "organisation" in data else ""
        office = spaced(data["office"]) if "title" in data else ""
        return part_sentence(
            (who or seat or "not named", organisation, office, "interim" if data.get("interim") else "")
        )

    def link(self, data: Mapping[str, Any]) -> str:
        ends = (
            ("to", self.board),
            ("to_organisation", self.titles.organisation),
            ("to_post", str),
            ("to_described", lambda one: f"“{one}”"),
        )
        end = next((worded(data[field]) for field, worded in ends if field in data), "")
        whose = f"its {data['of']} " if "of" in data else ""
        often = data.get("frequency", {}).get("says", "")
        return part_sentence(
            (f"{whose}{spaced(data['type'])} {end}", often, f"only {data['status']}" if "status" in data else "")
        )

    def serves(self, data: Mapping[str, Any]) -> str:
        plan = self.titles.records.document("plan", data["plan"])
        name = str(plan.data["name"]) if plan else data["plan"]
        outcome = plan.data.get("outcomes", {}).get(data.get("outcome"), {}) if plan else {}
        return part_sentence((name, str(outcome.get("name") or outcome.get("described_as") or data.get("outcome", ""))))

    def area(self, data: Mapping[str, Any] | str) -> str:
        if isinstance(data, str):
            return self.titles.area(data)
        if "described_as" in data:
            return str(data["described_as"])
        return self.titles.area(data.get("district") or data["place"])

    def meets(self, data: Mapping[str, Any]) -> str:
        least, most = fields.in_a_year(data)
        if least is None:
            return str(data["says"])
        number = f"{least:g}" if least == most else f"{least:g} or more" if most is None else f"{least:g} to {most:g}"
        return part_sentence((data["says"], f"{number} a year"))

    def owner(self, data: Mapping[str, Any]) -> str:
        return self.board(data["board"]) if "board" in data else self.titles.organisation(data["organisation"])

    def clause(self, data: Mapping[str, Any]) -> str:
        return f"{spaced(data['about'])}: {data['says']}"


_ENTRIES: Mapping[str, Callable[[_Side, Any], str]] = {
    "seats": _Side.seat_in_words,
    "seats.holders": lambda side, data: holder(data, side.titles),
    "seats.organisations": lambda side, data: side.titles.organisation(data["organisation"]),
    "seats.substitutes": lambda side, data: holder(data, side.titles),
    "seats.vacant": lambda _side, _data: "vacant",
    "officers": _Side.officer,
    "functions": lambda side, data: (
        side.titles.title("functions", data["function"]) if "function" in data else str(data["title"])
    ),
    "duties": lambda side, data: side.titles.title("duties", data["duty"]) if "duty" in data else str(data["title"]),
    "links": _Side.link,
    "serves": _Side.serves,
    "areas": _Side.area,
    "frequency": _Side.meets,
    "legal_basis": lambda side, data: part_sentence(
        (spaced(data["claim"]), side.titles.document(data["act"]) if "act" in data else "", data.get("section", ""))
    ),
    "terms.deadlines": lambda side, data: side.rules.deadline(data),
    "terms.clauses": _Side.clause,
    "other terms": lambda _side, data: part_sentence(
        (data.get("title", "terms of reference"), _version(data), data.get("status", ""))
    ),
    "owners": _Side.owner,
}
_NAMES = ("name", "title", "says", "decision", "action", "stage", "how", "printed_as", "period", "at", "board")
_TITLED = {
    "organisation": "organisations", "person": "people", "function": "functions", "duty": "duties", "district": "districts", "nominated_by": "organisations",
}  # fmt: skip


def _version(data: Mapping[str, Any]) -> str:
    return f"version {data['version']}" if "version" in data else ""


def _time(data: Any) -> str:
    if not isinstance(data, dict):
        return ""
    times = (("since", "since"), ("until", "until"))
    return part_sentence(f"{word} {when.spoken(data[field])}" for field, word in times if field in data)


def _plain(word: str) -> str:
    return spaced(word.replace("_", "-").replace(".", ", "))


def _short(data: Any) -> str:
    """Return plain data on a line: what no other words are for."""
    if isinstance(data, dict):
        return part_sentence(
            f"{_plain(key)} {_short(value)}" for key, value in data.items() if key not in {"source", "note"}
        )
    if isinstance(data, list):
        return listed(map(_short, data))
    if isinstance(data, bool):
        return "yes" if data else "no"
    return str(data)
