"""A rule tried on the past and on the seats of today; statutory rules by name; rules read from files."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from folders import EXAMPLE
from ledgers import meeting
from partnership.answers.load import Records
from partnership.answers.quorum.opened import Quorums, RuleError
from partnership.answers.quorum.replay import decisive, replay
from partnership.answers.quorum.statutory import STATUTORY, UnknownStatuteError, named
from partnership.documents import schemas
from partnership.quorum.judging import Answer, judge
from partnership.quorum.reach import reach
from partnership.quorum.strangers import strangers
from partnership.records import decode
from partnership.words import dates
from partnership.words.truth import Truth
from rooms import came, context, held, of, rule_of, seat, seats

if TYPE_CHECKING:
    from partnership.records.model.board import Board

TWO = {"need": {"at_least": 2, "counting": "heads"}}
THREE = {"need": {"at_least": 3, "counting": "heads"}}
TODAY = dates.on(date(2026, 1, 15))


# -- who decided


def who(rule: dict[str, Any], own: dict[str, Any], *rows: dict[str, Any], **rest: Any) -> tuple[list[str], list[str]]:
    """Return those without whom it would have failed, and those of whom any one would have been enough."""
    decided, missing = decisive(judge(held(*rows, **rest), context(of(rule, own))))
    return [one.who for one in decided], [one.who for one in missing]


def test_who_decided() -> None:
    """With none to spare everybody did; with one to spare nobody; one short, any who were away would have."""
    assert who(TWO, seats(3), *came("s1", "s2")) == (["seat s1", "seat s2"], [])
    assert who(TWO, seats(4), *came("s1", "s2", "s3")) == ([], [])
    assert who(TWO, seats(3), *came("s1")) == ([], ["seat s2", "seat s3"])
    assert who(THREE, seats(4), *came("s1")) == ([], [])
    assert who(TWO, {**seats(2), "v": {"standing": "member", "vacant": [{"since": 2020}]}}, *came("s1")) == (
        [],
        ["seat s2"],
    )


def test_who_decided_cannot_be_told() -> None:
    """Not where the answer depends, is not known, or differs from item to item."""
    assert who({"need": {"at_least": 2}}, {"a": seat("ann"), "b": seat("ann")}, *came("a", "b")) == ([], [])
    assert who(TWO, seats(3), *came("s1"), attendance_recorded="part") == ([], [])
    assert who({"no_rule": True}, seats(3), *came("s1")) == ([], [])
    items = [{"number": 1, "title": "One"}, {"number": 2, "title": "Two"}]
    rows = (*came("s1"), *came("s2", left=2))
    assert who({**TWO, "per_item": "yes"}, seats(3), *rows, items=items) == ([], [])


def test_who_decided_at_every_item() -> None:
    """Whoever was missing has to have been enough at each of them."""
    items = [{"number": 1, "title": "One"}, {"number": 2, "title": "Two"}]
    rows = (*came("s1", left=2), *came("s2", arrived=2))
    assert who({**TWO, "per_item": "yes"}, seats(3), *rows, items=items) == ([], ["seat s3"])
    assert who({**THREE, "per_item": "yes"}, seats(3), *rows, items=items) == ([], [])


# -- replay

HISTORY = [
    meeting("2025-03-01", *came("s1", "s2", "s3"), attendance_recorded="whole"),
    meeting("2025-06-01", *came("s1", "s2"), attendance_recorded="whole"),
    meeting("2025-09-01", *came("s1"), attendance_recorded="part"),
    meeting("2025-12-01", status="cancelled"),
    meeting("2026-03-01", status="planned"),
]


def test_a_rule_tried_on_the_past() -> None:
    """Meetings that were held, by the rule of their day and by the other, with how many come to each answer."""
    own = of(TWO, seats(4))
    found = replay(decode.quorum(THREE), HISTORY, context(own))
    assert [(one.before.answer, one.after.answer) for one in found.meetings] == [
        (Answer.QUORATE, Answer.QUORATE),
        (Answer.QUORATE, Answer.INQUORATE),
        (Answer.CANNOT_TELL, Answer.CANNOT_TELL),
    ]
    assert [one.changes for one in found.meetings] == [False, True, False]
    assert [found.number(one) for one in (Answer.QUORATE, Answer.INQUORATE, Answer.CANNOT_TELL, Answer.NO_RULE)] == [
        1,
        1,
        1,
        0,
    ]
    assert [one.who for one in found.meetings[0].decided] == ["seat s1", "seat s2", "seat s3"]
    assert [one.who for one in found.meetings[1].missing] == ["seat s3", "seat s4"]


def test_substitutes_as_the_terms_of_the_day_have_them() -> None:
    """What the tried rule does not say of substitutes, the terms in force say, or those it stands in."""
    row = {"seat": "s2", "person": "sam", "capacity": "substitute", "presence": "present"}
    at = [meeting("2025-03-01", *came("s1"), row, attendance_recorded="whole")]
    own = of(TWO, seats(3), terms={"substitutes": {"allowed": "none"}})
    rule = decode.quorum(TWO)
    assert replay(rule, at, context(own)).meetings[0].after.answer is Answer.INQUORATE
    other = decode.terms({"substitutes": {"allowed": "any"}, "quorum": {**TWO, "who_counts": {"substitutes": "any"}}})
    assert other.quorum is not None
    assert replay(other.quorum, at, context(own), other).meetings[0].after.answer is Answer.QUORATE


# -- reachable


@pytest.mark.parametrize(
    ("rule", "own", "met"),
    [
        (THREE, seats(3), Truth.YES),
        (THREE, seats(2), Truth.NO),
        (THREE, {**seats(2), "v": {"standing": "member", "vacant": [{"since": 2020}]}}, Truth.NO),
        (THREE, {**seats(2), "o": {"standing": "member"}}, Truth.UNKNOWN),
        (THREE, {**seats(2), "o": seat(standing="observer")}, Truth.UNKNOWN),
        (
            {"need": {"when": {"reconvened": True}, "then": {"at_least": 9}, "else": {"at_least": 2}}},
            seats(2),
            Truth.YES,
        ),
        ({"need": {"set_by": "us"}}, seats(2), Truth.UNKNOWN),
    ],
)
def test_whether_a_rule_can_be_met(rule: dict[str, Any], own: dict[str, Any], met: Truth) -> None:
    """By the seats as they are filled on a day, if everybody comes."""
    made = of(rule, own)
    found = reach(rule_of(made), made.terms_of_reference[0], context(made), TODAY)
    assert found is not None
    assert found.met is met


def test_a_rule_without_a_need_is_neither() -> None:
    """No rule, or one that is elsewhere, is not reachable and not unreachable."""
    for rule in ({"no_rule": True}, {"set_by": "us"}):
        made = of(rule, seats(2))
        assert reach(rule_of(made), None, context(made), TODAY) is None


# -- statutory rules


@pytest.mark.parametrize("statute", STATUTORY, ids=lambda one: one.name)
def test_a_statutory_rule_is_one(statute: Any) -> None:
    """Each is a rule of the schema, cites its provision, and says what is not confirmed of it where its wording was not read."""
    assert schemas.valid("board", {"name": "x", "kind": "board", "terms_of_reference": [{"quorum": statute.data}]})
    assert statute.rule.need is not None
    assert statute.provision
    assert statute.seen or "not read" in statute.note
    assert named(statute.name.upper()) is statute


@pytest.mark.parametrize(
    ("name", "own", "present", "expected"),
    [
        ("principal-council", 43, 11, Answer.QUORATE),
        ("principal-council", 43, 10, Answer.INQUORATE),
        ("parish-council", 9, 3, Answer.QUORATE),
        ("parish-council", 10, 3, Answer.INQUORATE),
        ("governing-body", 13, 7, Answer.QUORATE),
        ("governing-body", 13, 6, Answer.INQUORATE),
        ("governing-body-wales", 12, 6, Answer.QUORATE),
        ("schools-forum", 14, 6, Answer.QUORATE),
        ("schools-forum", 14, 5, Answer.INQUORATE),
        ("fabric-advisory-committee", 8, 5, Answer.QUORATE),
        ("school-board-scotland", 7, 2, Answer.INQUORATE),
        ("governing-body-committee", 5, 2, Answer.INQUORATE),
        ("governing-body-committee", 5, 5, Answer.CANNOT_TELL),
        ("health-board-scotland", 9, 3, Answer.CANNOT_TELL),
        ("primary-care-trust", 9, 2, Answer.INQUORATE),
    ],
)
def test_what_a_statutory_rule_comes_to(name: str, own: int, present: int, expected: Answer) -> None:
    """Worked figures; where a board does not have the groups that the rule names, nobody can tell."""
    people = {f"s{n}": seat(votes="yes") for n in range(own)}
    at = held(*came(*list(people)[:present]))
    (found,) = replay(named(name).rule, [at], context(of({"no_rule": True}, people))).meetings
    assert found.after.answer is expected


@pytest.mark.parametrize(
    ("name", "hint"),
    [("school-forum", "did you mean `schools-forum`?"), ("xyz", "there are schools-forum, principal-council,")],
)
def test_a_statutory_rule_that_is_none(name: str, hint: str) -> None:
    """A name that is near is suggested, otherwise all are listed."""
    with pytest.raises(UnknownStatuteError, match=f"there is no statutory quorum `{name}`"):
        named(name)
    with pytest.raises(UnknownStatuteError) as raised:
        named(name)
    assert hint in str(raised.value)


# -- what a rule names and a board does not have


def test_names_that_a_board_does_not_have() -> None:
    """Each is told with its place in the rule, and the nearest that it has; what a rule leaves out it may be without."""
    rule = decode.quorum(
        {
            "need": {
                "all": [
                    {
                        "at_least": {
                            "greater_of": [1, {"share": "1/2", "of": "present", "among": {"groups": ["school"]}}]
                        },
                        "of": {"seats": ["polcie"]},
                    },
                    {"present": {"offices": ["chiar", "deputy-mayor"]}},
                    {"any": [{"each_of": [{"organisations": ["council"]}, {"nominated_by": ["forum"]}]}]},
                    {
                        "when": {"not": {"office_filled": "mayor"}},
                        "then": {"present": {"standings": ["co-opted"]}},
                        "else": {"at_least": 1, "of": {"bodies": ["here/elsewhere"], "but_not": {"groups": ["none"]}}},
                    },
                    {"when": {"reconvened": True}, "then": {"judgement": "x"}},
                    {"set_by": "us"},
                ]
            },
            "floor": {"lesser_of": [{"share": "1/2", "of": "seats-total", "among": {"seats": ["fire"]}}]},
        }
    )
    own = {"police": seat(organisation="police", groups=["schools"], nominated_by="council")}
    board = of(
        TWO,
        own,
        officers=[{"office": "chair", "seat": "police"}, {"office": "other", "title": "Deputy Mayor", "person": "x"}],
    )
    assert [one.sentence for one in strangers(rule, context(board))] == [
        "at need/all/1/at_least/greater_of/2/among/groups/1 the rule names the group `school`, which the board does not have; did you mean `schools`?",
        "at need/all/1/of/seats/1 the rule names the seat `polcie`, which the board does not have; did you mean `police`?",
        "at need/all/2/present/offices/1 the rule names the office `chiar`, which the board does not have; did you mean `chair`?",
        "at need/all/3/any/1/each_of/2/nominated_by/1 the rule names the organisation `forum`, which the board does not have",
        "at need/all/4/when the rule names the office `mayor`, which the board does not have",
        "at need/all/4/then/present/standings/1 the rule names the standing `co-opted`, which the board does not have",
        "at need/all/4/else/of/bodies/1 the rule names the body `here/elsewhere`, which the board does not have",
        "at floor/lesser_of/1/among/seats/1 the rule names the seat `fire`, which the board does not have",
    ]
    assert strangers(decode.quorum({"set_by": "us"}), context(board)) == ()


# -- in a folder of records


@pytest.fixture(scope="module")
def records() -> Records:
    """Return the invented example."""
    return Records(EXAMPLE)


def board_of(records: Records, board_id: str) -> Board:
    """Return a board of the example."""
    found = records.board(board_id)
    assert found is not None
    return found


def test_a_board_of_the_example(records: Records) -> None:
    """The meeting without a quorum, what follows of it by day and by meeting, and its decision ratified later."""
    opened = Quorums(records)
    trust = board_of(records, "exampleshire/childrens-trust")
    meetings = records.meetings(trust.id)
    each = opened.held(trust, meetings)
    assert [one.judged.answer for one in each].count(Answer.INQUORATE) == 1
    (failed,) = [one for one in each if one.judged.answer is Answer.INQUORATE]
    assert [(one.step.step, one.until, one.to) for one in failed.follows] == [
        ("wait", "14:15", None),
        ("proceed-for-discussion", None, None),
        ("ratify-later", None, "exampleshire/childrens-trust/2025-10-08"),
    ]
    assert [(one.id, one.excused) for one in failed.taken_without] == [("summer-programme", "ratified later")]
    assert failed.ruling is not None
    assert failed.ruling.allowed is Truth.YES
    assert all(one.contradictions == () for one in each)


def test_a_planned_meeting_of_the_example(records: Records) -> None:
    """Replies on record, and names that are given."""
    opened = Quorums(records)
    trust = board_of(records, "exampleshire/childrens-trust")
    planned = next(one for one in records.meetings(trust.id).read if one.status == "planned")
    ((terms, found),) = opened.ahead(planned, trust, ["police"], ["blair-sample"])
    assert terms.version == "2"
    assert found is not None
    assert {one.who: one.word for one in found.candidates}["harper-figment"] == "coming"
    forum = board_of(records, "exampleshire/practitioners-forum")
    at = meeting("2026-06-01", status="planned")
    assert [one for _, one in opened.ahead(at, forum)] == [None]


def test_a_rule_of_another_board_or_day(records: Records) -> None:
    """The rule that a board had on a day is tried on it, or on another; where none is certain, it says so."""
    opened = Quorums(records)
    trust = board_of(records, "exampleshire/childrens-trust")
    before = opened.rule_of(trust, dates.on(date(2024, 6, 1)))
    assert before.where == "Exampleshire Children's Trust, Terms of reference"
    found = opened.replayed(before, trust, records.meetings(trust.id).read)
    assert found.number(Answer.INQUORATE) == 1
    assert opened.strangers(before, trust) == ()
    met = opened.reachable(before, trust, TODAY)
    assert met is not None
    assert met.met is Truth.YES
    partnership = board_of(records, "exampleshire/safeguarding-partnership")
    assert opened.strangers(before, partnership) == ()
    named_seats = opened.rule_of(partnership, TODAY)
    assert [
        one.name for one in opened.strangers(named_seats, board_of(records, "exampleshire/health-and-wellbeing-board"))
    ] == ["council", "police"]
    with pytest.raises(RuleError, match="has no quorum rule that was certainly in force on that day"):
        opened.rule_of(trust, dates.on(date(2022, 1, 1)))


def test_boards_whose_members_count_too() -> None:
    """A rule that names another board reads it; one that is not there stays unknown."""
    folder = Path(__file__).parent / "quorum_rules" / "records"
    records = Records(folder)
    opened = Quorums(records)
    pooled = board_of(records, "exampleshire/school-sub-committee")
    assert set(opened.context(pooled).others) == {"exampleshire/other-school-sub-committee"}
    plain = board_of(records, "exampleshire/trustees")
    asked = decode.quorum({"need": {"present": {"bodies": ["exampleshire/parish-council", "exampleshire/none"]}}})
    assert opened.context(plain).others == {}
    assert set(opened.context(plain, asked).others) == {"exampleshire/parish-council"}
