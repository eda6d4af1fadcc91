"""Rules of the terms of reference as sentences: each form the schema allows has one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from partnership.answers.load import Records
from partnership.answers.titles import Titles
from partnership.views.terms_in_words import TermsInWords, substitutes

ROOT = Path(__file__).parents[1]
BOARD = {
    "groups": {"schools": {"name": "Schools"}},
    "seats": {"council": {"title": "County council"}},
}


@pytest.fixture
def words() -> TermsInWords:
    """Return the words of a board of the base records."""
    return TermsInWords(BOARD, Titles(Records(ROOT / "tests/base/records"), "exampleshire"))


@pytest.mark.parametrize(
    ("need", "says"),
    [
        ({"at_least": 3, "counting": "heads"}, "at least 3 people"),
        ({"at_least": 3}, "at least 3 members (how they are counted is not said)"),
        ({"at_least": 3, "counting": "organisations", "of": {"groups": ["schools"]}}, "at least 3 different organisations from Schools"),
        ({"at_least": "unstated"}, "at least a number that the text does not state members (how they are counted is not said)"),
        ({"at_least": {"share": "50%", "of": "present", "plus": 1, "min": 3, "round": "down"}, "counting": "heads"}, "at least 50% of those present, rounded down, plus 1, and never below 3, counted in people"),
        ({"at_least": {"share": "1/2", "of": "seats-total", "among": {"seats": ["council"]}, "less": {"standings": ["observer"]}}}, "at least 1/2 of all seats among seat County council, those whose standing is observer left out"),
        ({"at_least": {"greater_of": [4, {"share": "1/4", "of": "voting"}]}, "counting": "seats"}, "at least the greater of 4 and 1/4 of the seats with a vote, counted in seats"),
        ({"at_least": {"min": 3}, "counting": "heads"}, "at least 3, counted in people"),
        ({"at_least": {"round": "up"}, "counting": "heads"}, "at least a number that the text does not state, counted in people"),
        ({"at_least": {"lesser_of": [4, 5]}}, "at least the lesser of 4 and 5"),
        ({"at_least": {"set_by": "the council"}}, "at least the number that the council sets"),
        ({"at_least": {"table": {"by": "voting", "rows": [{"from": 1, "to": 9, "need": 3}, {"from": 10, "open": True, "need": 4}]}}}, "at least a number by the seats with a vote: 3 for 1 to 9, 4 for 10 and over"),
        ({"any": [{"present": {"offices": ["chair"]}}, {"all": [{"at_least": 2, "counting": "heads"}, {"set_by": "the Act"}]}]}, "at least one of the chair; or (at least 2 people; and as the Act sets it)"),
        ({"each_of": [{"organisations": ["police"]}, {"sectors": ["health-provider"]}], "each": 2}, "at least 2 from each of Police and the sector health provider"),
        ({"present": {"nominated_by": ["police"], "districts": ["alder"], "but_not": {"seats": ["council"]}}}, "at least one of those nominated by Police or those for Alder (but not seat County council)"),
        ({"present": {"bodies": ["exampleshire/childrens-trust"]}}, "at least one of members of Exampleshire Children's Trust"),
        ({"present": {}}, "at least one of the members"),
        ({"present": {"described_as": "a doctor"}}, "at least one of a doctor"),
        ({"judgement": "the chair sees that it is enough"}, "the chair sees that it is enough"),
        ({"when": {"item": ["budget"]}, "then": {"at_least": 5, "counting": "heads"}, "else": {"at_least": 3, "counting": "heads"}}, "where the item is budget, at least 5 people; otherwise at least 3 people"),
        ({"when": {"all": [{"office_filled": "chair"}, {"not": {"mode": "virtual"}}]}, "then": {"at_least": 2, "counting": "heads"}}, "where (there is a chair) and (it is not so that the meeting is held virtual), at least 2 people"),
        ({"when": {"any": [{"reconvened": True}, {"vacancies_over": "1/3"}]}, "then": {"at_least": 2, "counting": "heads"}}, "where (an inquorate meeting is held again) or (more than 1/3 of the seats are vacant), at least 2 people"),
    ],
)  # fmt: skip
def test_needs(words: TermsInWords, need: dict[str, Any], says: str) -> None:
    """What must be met, in every form."""
    assert words.need(need).replace("Exampleshire Police", "Police") == says.replace("Exampleshire Police", "Police")


@pytest.mark.parametrize(
    ("terms", "says"),
    [
        ({}, ["not on record"]),
        ({"read": "whole"}, ["none is recorded, though the whole text was read"]),
        ({"quorum": {"no_rule": True}}, ["no rule: the text was read and has none"]),
        ({"quorum": {"set_by": "the county council"}}, ["set by the county council"]),
        ({"quorum": {"statute": "terms", "floor": 3}}, ["as Terms of reference has it", "never below 3"]),
        ({"quorum": {"note": "Unclear."}}, ["not said"]),
        ({"quorum": {"need": {"at_least": 2, "counting": "heads"}, "who_counts": {"observers": "no", "virtual": "unstated", "conflicted": "out-of-base"}, "on_failure": [{"step": "reconvene", "within_days": 7, "counting": "clear"}]}}, ["at least 2 people", "observers do not count, those with an interest are left out of the base", "if it is not met: reconvene within 7 clear days"]),
    ],
)  # fmt: skip
def test_quorum(words: TermsInWords, terms: dict[str, Any], says: list[str]) -> None:
    """Silence, no rule and a rule are three things."""
    assert words.quorum(terms) == says


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ({"no_rule": True}, "no rule: the text was read and has none"),
        (
            {"missed": {"count": 3, "consecutive": True}, "consequence": [{"step": "letter"}]},
            "not to miss 3 meetings in a row; it does not say whether the person's, the seat's or the organisation's attendance is meant; if it is not met: a letter is sent",
        ),
        (
            {"elapsed": {"months": 6, "from": "last-attended"}},
            "not to go 6 months without attending, from the last meeting attended; it does not say whether the person's, the seat's or the organisation's attendance is meant",
        ),
        ({"judgement": "Members attend regularly."}, "Members attend regularly."),
    ],
)
def test_attendance(words: TermsInWords, rule: dict[str, Any], says: str) -> None:
    """Rules beyond a rate say what they count."""
    assert words.attendance({"attendance": [rule]}) == [says]


def test_attendance_that_is_not_there(words: TermsInWords) -> None:
    """A text that was read and has no rule is not one that nobody read."""
    assert words.attendance({}) == ["not on record"]
    assert words.attendance({"read": "whole"}) == ["no rule: the whole text was read and none is recorded"]


@pytest.mark.parametrize(
    ("deadline", "says"),
    [
        (
            {"what": "agenda", "days": 5, "counting": "clear", "before": "meeting"},
            "Agenda: 5 clear days before the meeting",
        ),
        (
            {"what": "report", "every_months": 1, "to": "exampleshire/childrens-trust", "by": "the chair"},
            "Report: every month, to Exampleshire Children's Trust, by the chair",
        ),
        ({"what": "minutes-published", "once": "report-approved"}, "Minutes published: once the report is approved"),
        ({"what": "other", "title": "The plan"}, "The plan: no day given"),
    ],
)
def test_deadlines(words: TermsInWords, deadline: dict[str, Any], says: str) -> None:
    """A deadline says what is due, when, to whom and by whom."""
    assert words.deadline(deadline) == says


def test_substitutes() -> None:
    """What the text leaves unsaid of substitutes is said to be so."""
    assert substitutes(None) == "not on record"
    rule = {"allowed": "any", "notice_hours": 24, "per_organisation": 2, "may_vote": "unstated"}
    assert (
        substitutes(rule) == "any substitute may come, notice of 24 hours, 2 for each organisation, may vote: not said"
    )
