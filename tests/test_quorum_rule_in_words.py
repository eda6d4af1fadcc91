"""A quorum rule as sentences: each form that the schema allows has one, and what is left unsaid is said to be."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest

from partnership.answers.load import Records
from partnership.answers.titles import Titles
from partnership.documents import schemas
from partnership.quorum.clauses import READINGS, Clause
from partnership.records import decode, quorum_forms
from partnership.records.model.quorum import Failure
from partnership.views.quorum.names import Names
from partnership.views.quorum.readings import read_so
from partnership.views.quorum.rule_in_words import RuleInWords, step_in_words, unsaid

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[1]
BOARD = {
    "groups": {"schools": {"name": "Schools"}},
    "seats": {"council": {"title": "County council"}},
}


@pytest.fixture
def words() -> RuleInWords:
    """Return the words of a board of the base records."""
    return RuleInWords(Names(BOARD, Titles(Records(ROOT / "tests/base/records"), "exampleshire")))


@pytest.mark.parametrize(
    ("need", "says"),
    [
        ({"at_least": 3, "counting": "heads"}, "at least 3 people"),
        ({"at_least": 1, "counting": "heads"}, "at least 1 person"),
        ({"at_least": 3}, "at least 3 members (how members are counted is not said)"),
        ({"at_least": 3, "counting": "organisations", "of": {"groups": ["schools"]}}, "at least 3 different organisations from Schools"),
        ({"at_least": 2, "counting": "heads", "of": {"but_not": {"offices": ["chair"]}}}, "at least 2 people from the members (but not the chair)"),
        ({"at_least": "unstated"}, "at least a number that the text does not state, counted as members (how members are counted is not said)"),
        ({"at_least": {"share": "50%", "of": "present", "plus": 1, "min": 3, "round": "down"}, "counting": "heads"}, "at least half of those present, rounded down, plus 1, and never below 3, counted as people"),
        ({"at_least": {"share": "5/7", "of": "seats-filled"}, "counting": "heads"}, "at least 5/7 of the filled seats, which way a fraction is rounded is not said, counted as people"),
        ({"at_least": {"share": "1/1", "of": "eligible-for-item"}, "counting": "heads"}, "at least all of those entitled for the item, counted as people"),
        ({"at_least": {"share": "1/2", "of": "seats-total", "round": "nearest", "among": {"seats": ["council"]}, "less": {"standings": ["observer", "adviser"]}}, "counting": "seats"}, "at least half of all seats among the seat County council (observers and advisers left out), rounded to the nearest, counted as seats"),
        ({"at_least": {"share": "2/5", "of": "unstated", "round": "up"}, "counting": "heads"}, "at least two fifths of the membership (which seats that takes in is not said), rounded up, counted as people"),
        ({"at_least": {"greater_of": [4, {"share": "1/4", "of": "voting", "round": "up"}]}, "counting": "seats"}, "at least the greatest of 4 and a quarter of the seats with a vote, rounded up, counted as seats"),
        ({"at_least": {"min": 3}, "counting": "heads"}, "at least 3, counted as people"),
        ({"at_least": {"lesser_of": [4, 5], "plus": 1}, "counting": "heads"}, "at least the least of 4 and 5, plus 1, counted as people"),
        ({"at_least": {"set_by": "the council"}, "counting": "heads"}, "at least the number set by the council, counted as people"),
        ({"at_least": {"table": {"by": "voting", "rows": [{"from": 1, "to": 9, "need": 3}, {"from": 10, "open": True, "need": 4}, {"from": 0, "need": 0}]}}, "counting": "heads"}, "at least the number that a table gives for the seats with a vote (3 for 1 to 9, 4 for 10 and over, 0 for 0), counted as people"),
        ({"any": [{"present": {"offices": ["chair", "deputy-chair"]}}, {"all": [{"at_least": 2, "counting": "heads"}, {"set_by": "the Act"}]}]}, "the chair or the deputy chair; or (at least 2 people; and as set by the Act)"),
        ({"each_of": [{"organisations": ["police"]}, {"sectors": ["health-provider"]}], "each": 2}, "at least 2 from each of Exampleshire Police and the health provider sector"),
        ({"each_of": [{"offices": ["chair"]}, {"groups": ["schools"]}]}, "at least one from each of the chair and Schools"),
        ({"present": {"nominated_by": ["police"], "districts": ["alder"], "but_not": {"seats": ["council"]}}}, "at least one from those nominated by Exampleshire Police or those for Alder (but not the seat County council)"),
        ({"present": {"bodies": ["exampleshire/childrens-trust"]}}, "at least one from the members of Exampleshire Children's Trust"),
        ({"present": {}}, "at least one from the members"),
        ({"present": {"described_as": "a doctor"}}, "a doctor"),
        ({"judgement": "the chair sees that it is enough"}, "the chair sees that it is enough"),
        ({"when": {"item": ["budget", "spatial-strategy"]}, "then": {"at_least": 5, "counting": "heads"}, "else": {"at_least": 3, "counting": "heads"}}, "where the item is budget or spatial strategy, at least 5 people; otherwise at least 3 people"),
        ({"when": {"item_not": ["budget"]}, "then": {"at_least": 5, "counting": "heads"}}, "where the item is not budget, at least 5 people"),
        ({"when": {"all": [{"office_filled": "chair"}, {"not": {"mode": "virtual"}}]}, "then": {"at_least": 2, "counting": "heads"}}, "where (there is a chair) and (it is not so that the meeting is held virtual), at least 2 people"),
        ({"when": {"any": [{"reconvened": True}, {"vacancies_over": "1/3"}]}, "then": {"at_least": 2, "counting": "heads"}}, "where (the meeting holds an inquorate one again) or (more than a third of the seats are vacant), at least 2 people"),
        ({"when": {"any": [{"reconvened": False}, {"disqualified_over": "25%"}, {"meeting": ["annual"]}, {"described_as": "the chair finds it urgent"}]}, "then": {"at_least": 2, "counting": "heads"}}, "where (the meeting does not hold another one again) or (more than a quarter of the members are disqualified) or (the meeting is annual) or (the chair finds it urgent), at least 2 people"),
    ],
)  # fmt: skip
def test_needs(words: RuleInWords, need: dict[str, Any], says: str) -> None:
    """What must be met, in every form."""
    assert schemas.valid("board", {"name": "B", "kind": "board", "terms_of_reference": [{"quorum": {"need": need}}]})
    assert words.need(quorum_forms.need(need)) == says


@pytest.mark.parametrize(
    ("members", "says"),
    [
        ({"offices": ["chair"]}, "without the chair"),
        ({"groups": ["schools"]}, "nobody from Schools"),
        ({"groups": ["schools"], "offices": ["chair"]}, "nobody from the chair or Schools"),
        ({}, "nobody from the members"),
    ],
)
def test_nobody_of_a_set(words: RuleInWords, members: dict[str, Any], says: str) -> None:
    """Somebody is missed by office, a set by name."""
    assert words.nobody_of(quorum_forms.members(members)) == says


def test_a_whole_rule_is_sentences(words: RuleInWords) -> None:
    """What is needed, who counts, when, what follows, and who may decide otherwise."""
    rule = decode.quorum(
        {
            "need": {"at_least": 4, "counting": "heads"},
            "floor": 3,
            "who_counts": {
                "observers": "no", "substitutes": "named", "substitute_notice_hours": 24, "virtual": "with-chairs-agreement",
                "suspended": "out-of-base", "person_in_two_seats": "each", "agency_of": "sector",
            },
            "per_item": "yes",
            "timing": {"counted": "each-vote", "wait_minutes": 10},
            "on_failure": [{"step": "wait", "minutes": 10}, {"step": "defer-items", "items": ["grants"]}, {"step": "re-date", "within_days": 1, "counting": "unstated", "to": "the same place", "note": "by letter"}],
            "discretion": {"who": "chair", "may": "proceed", "reason_recorded": "no"},
        }
    )  # fmt: skip
    assert words.sentences(rule) == (
        "At least 4 people. Never below 3. "
        "Observers do not count, substitutes count if named beforehand, those taking part from elsewhere count if the chair agreed beforehand, "
        "suspended members do not count and are left out of the base, a substitute needs 24 hours of notice, somebody in two seats counts for each, "
        "an agency is the sector of a seat's organisation. "
        "Judged item by item, counted at each vote, after a wait of up to 10 minutes. "
        "If it is not met: wait 10 minutes, then put off the items concerned (grants), then fix another day within 1 day (of which kind is not said) (by letter): the same place. "
        "The chair may proceed, with no need to record the reason."
    )


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"no_rule": True}, "No rule: the text was read and has none."),
        ({"set_by": "the county council"}, "Set by the county council."),
        ({"set_by": "the Act.", "floor": 3}, "Set by the Act. Never below 3."),
        ({"statute": "terms", "need": {"judgement": "The chair judges."}}, "The chair judges."),
        ({"statute": "terms", "no_rule": True}, "No rule: the text was read and has none."),
    ],
)
def test_rules_that_state_no_need(words: RuleInWords, data: dict[str, Any], says: str) -> None:
    """No rule, and a rule that stands elsewhere, are two things."""
    assert words.sentences(decode.quorum(data)) == says


def test_a_rule_that_only_names_its_statute(words: RuleInWords) -> None:
    """The statute is named by its title; with nothing at all, that is said."""
    bare = decode.quorum({"no_rule": True})
    assert words.needed(decode.quorum({"statute": "terms"})) == "as Terms of reference has it"
    assert words.needed(bare) == "not said"


def test_every_step_has_words() -> None:
    """Each step that the schema knows can be said."""
    steps = schemas.schema("board")["$defs"]["failure"]["properties"]["step"]["enum"]
    assert all(step_in_words(Failure(step=step)) for step in steps)


def test_every_reading_has_words() -> None:
    """Each clause that a text may leave open, and each way to read it."""
    assert set(READINGS) == set(get_args(Clause))
    said = [read_so(((clause, option),)) for clause, options in READINGS.items() for option in options]
    assert all(said)
    assert len(set(said)) == len(said)
    assert read_so(()) == ""
    assert read_so((("round", "up"), ("observers", "no"))) == "a fraction is rounded up and observers do not count"


ALL_SAID: Mapping[str, str] = {
    "observers": "no", "co_opted": "no", "advisers": "no", "associates": "no", "ex_officio": "no", "non_voting": "no", "substitutes": "none",
    "virtual": "yes", "part": "yes", "conflicted": "yes", "suspended": "no", "person_in_two_seats": "once", "agency_of": "seat",
}  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "says"),
    [
        ({"need": {"at_least": 2, "counting": "heads"}}, ["who counts beyond members who are there in person throughout", "how often somebody in two seats counts", "when it is counted"]),
        ({"need": {"at_least": 2, "counting": "agencies"}, "who_counts": {**ALL_SAID, "agency_of": "unstated"}, "timing": {"counted": "start"}}, ["what an agency is"]),
        ({"need": {"at_least": 2, "counting": "heads"}, "who_counts": {**ALL_SAID, "virtual": "unstated", "part": "unstated"}, "per_item": "no"}, ["whether these count: those taking part from elsewhere or those there for a part"]),
        ({"need": {"at_least": 2, "counting": "agencies"}, "who_counts": ALL_SAID, "per_item": "no"}, []),
        ({"no_rule": True}, []),
    ],
)  # fmt: skip
def test_what_a_rule_leaves_unsaid(rule: dict[str, Any], says: list[str]) -> None:
    """What the text does not say is said to be unsaid; what the terms say of substitutes elsewhere is said."""
    assert unsaid(decode.quorum(rule), None) == says


def test_what_the_terms_say_of_substitutes_is_said() -> None:
    """A clause of its own on substitutes leaves nothing of them open."""
    terms = decode.terms({"quorum": {"need": {"at_least": 2}}, "substitutes": {"allowed": "none"}})
    assert terms.quorum is not None
    assert "substitutes" not in unsaid(terms.quorum, terms.substitutes)[0]
