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
    ("terms", "says"),
    [
        ({}, ["not on record"]),
        ({"read": "whole"}, ["none is recorded, though the whole text was read"]),
        ({"quorum": {"no_rule": True}}, ["no rule: the text was read and has none"]),
        ({"quorum": {"set_by": "the county council"}}, ["set by the county council"]),
        ({"quorum": {"statute": "terms", "floor": 3}}, ["as Terms of reference has it", "never below 3"]),
        ({"quorum": {"note": "Unclear."}}, ["not said"]),
        ({"quorum": {"need": {"at_least": 2, "counting": "heads"}, "who_counts": {"observers": "no", "virtual": "unstated", "conflicted": "out-of-base"}, "on_failure": [{"step": "reconvene", "within_days": 7, "counting": "working"}]}}, ["at least 2 people", "observers do not count, those with a declared interest in the item do not count and are left out of the base", "if it is not met: hold the meeting again within 7 working days"]),
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
