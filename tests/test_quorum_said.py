"""What minutes say of the quorum against the count; rulings; decisions taken without one."""

from __future__ import annotations

from typing import Any

import pytest

from ledgers import board
from partnership.quorum.judging import Answer, judge
from partnership.quorum.said import contradictions, honoured, ruling, taken_without
from partnership.words.truth import Truth
from rooms import came, context, held, judged, of, seat, seats

TWO = {"need": {"at_least": 2, "counting": "heads"}}
ITEMS = [{"number": n, "title": f"Item {n}"} for n in (1, 2, 3)]
BY_ITEM = {**TWO, "per_item": "yes"}


def against(
    minuted: dict[str, Any], *rows: dict[str, Any], rule: dict[str, Any] | None = None, **rest: object
) -> list[str]:
    """Return what the count says of what the minutes say, each with its place."""
    found = judged(of(rule or TWO, seats(3)), *rows, quorum=minuted, **rest)
    return [f"{'/'.join(map(str, one.at[1:]))}: {one.said} / {one.found}" for one in contradictions(found)]


@pytest.mark.parametrize(
    ("minuted", "rows", "found"),
    [
        ("quorate", came("s1", "s2"), []),
        ("quorate", came("s1"), ["minuted: quorate / the count says inquorate (1 of the 2 needed)"]),
        ("inquorate", came("s1", "s2"), ["minuted: inquorate / the count says quorate"]),
        ("inquorate", came("s1"), []),
        ("not-said", came("s1"), []),
        ("no-rule", came("s1"), ["minuted: no rule / the terms of reference in force have a quorum rule"]),
    ],
)
def test_the_answer(minuted: str, rows: list[dict[str, Any]], found: list[str]) -> None:
    """Quorate, inquorate or no rule, where the count is certain of another."""
    assert against({"minuted": minuted}, *rows) == found


def test_the_answer_where_the_count_leaves_room() -> None:
    """What is not recorded, or read two ways, contradicts nothing."""
    assert against({"minuted": "quorate"}, *came("s1"), attendance_recorded="part") == []
    assert against({"minuted": "quorate"}, rule={"need": {"at_least": 2}, "who_counts": {"virtual": "unstated"}}) != []


def test_the_answer_where_there_is_no_rule() -> None:
    """Minutes that speak of a quorum contradict terms without one; those that say so agree."""
    none = {"no_rule": True}
    assert against({"minuted": "inquorate"}, *came("s1"), rule=none) == [
        "minuted: inquorate / the terms of reference in force have no quorum rule"
    ]
    assert against({"minuted": "no-rule"}, *came("s1"), rule=none) == []
    assert (
        against({"minuted": "no-rule", "needed": 4, "counted": 9, "counts": [{"present": 4}]}, *came("s1"), rule=none)
        == []
    )


def test_quorate_for_some_items_only() -> None:
    """Minutes that say quorate are told at which items it was not."""
    rows = (*came("s1"), *came("s2", presence="part", left=2))
    rule = {**BY_ITEM, "who_counts": {"part": "yes"}}
    assert against({"minuted": "quorate"}, *rows, rule=rule, items=ITEMS) == [
        "minuted: quorate / the count says inquorate at item 2 and item 3 (1 of the 2 needed)"
    ]
    unnumbered = [{"title": "Minutes"}, {"number": 2, "title": "Plan"}]
    rows = (*came("s1"), *came("s2", presence="part", arrived=2))
    assert against({"minuted": "quorate"}, *rows, rule=rule, items=unnumbered) == [
        "minuted: quorate / the count says inquorate at “Minutes” (1 of the 2 needed)"
    ]
    interest = [{"seat": "s2", "kind": "personal", "items": [2], "left_room": "yes"}]
    assert against(
        {"minuted": "quorate"},
        *came("s1", "s2"),
        rule={**BY_ITEM, "who_counts": {"conflicted": "no"}},
        interests=interest,
    ) == ["minuted: quorate / the count says inquorate at item 2 (1 of the 2 needed)"]


@pytest.mark.parametrize(
    ("minuted", "found"),
    [
        ({"needed": 2, "counted": 2}, []),
        ({"needed": 3}, ["needed: 3 / 2 by the rule"]),
        ({"counted": 3}, ["counted: 3 / 2 by the attendance"]),
    ],
)
def test_the_numbers(minuted: dict[str, int], found: list[str]) -> None:
    """How many were needed, and how many counted."""
    assert against(minuted, *came("s1", "s2")) == found


def test_numbers_that_may_be() -> None:
    """Anything that a reading, a point or an unknown mark allows is let be; a rule without numbers has none."""
    half = {"need": {"at_least": {"share": "1/2", "of": "seats-total", "round": "unstated"}, "counting": "heads"}}
    assert against({"needed": 2}, *came("s1"), rule=half) == []
    assert against({"needed": 4}, *came("s1"), rule=half) == ["needed: 4 / 1 or 2 by the rule"]
    assert against({"counted": 3}, *came("s1", "s2"), attendance_recorded="part") == []
    assert against({"needed": 9}, *came("s1"), rule={"need": {"present": {"seats": ["s1"]}}}) == []
    assert against({"needed": 9, "counted": 9}, *came("s1"), rule={"set_by": "us"}) == []
    late = (*came("s1"), *came("s2", presence="part", arrived=2))
    assert against({"counted": 1}, *late, items=ITEMS, rule={**BY_ITEM, "who_counts": {"part": "yes"}}) == []
    assert against({"counted": 2}, *late, items=ITEMS, rule={**BY_ITEM, "who_counts": {"part": "yes"}}) == []


def test_counts_that_were_taken() -> None:
    """Each is held against those there at its item; one at a time of the clock, or at no item of the agenda, against nobody."""
    counts = [
        {"item": 1, "present": 2, "outcome": "quorate"},
        {"item": 2, "present": 2, "outcome": "quorate"},
        {"item": 3, "outcome": "inquorate"},
        {"item": 9, "present": 7, "outcome": "inquorate"},
        {"at": "11:00", "present": 7},
        {"present": 5},
    ]
    rows = (*came("s1"), *came("s2", presence="part", left=2))
    assert against({"counts": counts}, *rows, items=ITEMS, rule={**BY_ITEM, "who_counts": {"part": "yes"}}) == [
        "counts/1/present: 2 / 1 by the attendance",
        "counts/1/outcome: quorate / the count says inquorate at item 2",
        "counts/5/present: 5 / 2 by the attendance",
    ]


def test_who_was_entitled() -> None:
    """A number of members entitled that the seats cannot come to, and a seat that was vacant."""
    own = {**seats(2), "v": {"standing": "member", "vacant": [{"since": 2020}]}}
    found = judged(of(TWO, own), *came("s1"), eligible={"seats": ["s1", "v"], "number": 5})
    assert [(one.what, one.said, one.found) for one in contradictions(found)] == [
        ("entitled", "v", "vacant by the board's record"),
        ("entitled", "5", "2 to 3 by the board's seats"),
    ]
    assert contradictions(judged(of(TWO, own), *came("s1", "s2"), eligible={"number": 2})) == ()
    assert contradictions(judged(of({"set_by": "us"}, own), eligible={"number": 9})) == ()


# -- rulings

CHAIR = {"who": "chair", "may": "let the meeting go on"}


def ruled(rule: dict[str, Any], by: str = "chair", what: str = "quorate", **rest: object) -> Any:
    """Return a meeting of one at which this was ruled."""
    said = {"by": by, "ruled": what, "reason": "It was urgent.", **rest}
    return judged(of(rule, seats(3)), *came("s1"), quorum={"minuted": "quorate", "ruling": said})


@pytest.mark.parametrize(
    ("rule", "by", "allowed", "why"),
    [
        ({**TWO, "discretion": CHAIR}, "chair", Truth.YES, "the chair may let the meeting go on"),
        ({**TWO, "discretion": CHAIR}, "The Chair of the board", Truth.YES, "the chair may let the meeting go on"),
        (
            {**TWO, "discretion": CHAIR},
            "secretary",
            Truth.UNKNOWN,
            "the chair may let the meeting go on; this was ruled by secretary",
        ),
        (TWO, "chair", Truth.NO, "the rule gives nobody leave to rule on the quorum"),
        ({"set_by": "us"}, "chair", Truth.NO, "the rule gives nobody leave to rule on the quorum"),
        (
            {"need": {"any": [{"at_least": 9}, {"judgement": "x"}]}},
            "chair",
            Truth.YES,
            "the rule leaves it to a person's judgement",
        ),
    ],
)
def test_whether_a_ruling_may_be_made(rule: dict[str, Any], by: str, allowed: Truth, why: str) -> None:
    """Where the rule lets that person, or leaves it to judgement."""
    seen = ruling(ruled(rule, by))
    assert seen is not None
    assert (seen.allowed, seen.why) == (allowed, why)


def test_what_the_meeting_goes_by() -> None:
    """A ruling that the rule allows, of the whole meeting, answers; a leave to go on does not change the count."""
    may = {**TWO, "discretion": CHAIR}
    assert honoured(ruled(may)) is Answer.QUORATE
    assert honoured(ruled(may, what="inquorate")) is Answer.INQUORATE
    assert honoured(ruled(may, what="proceed")) is Answer.INQUORATE
    assert honoured(ruled(may, items=["2"])) is Answer.INQUORATE
    assert honoured(ruled(TWO)) is Answer.INQUORATE
    assert honoured(judged(of(may, seats(3)), *came("s1"))) is Answer.INQUORATE


def test_rulings_without_a_rule_or_with_two() -> None:
    """Where no rule is on record, or two may have held and differ, nobody knows whether it may be made."""
    nothing = judged(
        of(TWO, seats(3), terms={"until": "2020"}),
        quorum={"ruling": {"by": "chair", "ruled": "proceed", "reason": "x"}},
    )
    seen = ruling(nothing)
    assert seen is not None
    assert seen.allowed is Truth.UNKNOWN
    two = board(
        seats=seats(3),
        terms=[{"quorum": {**TWO, "discretion": CHAIR}, "until": "2026"}, {"quorum": TWO, "since": "2026"}],
    )
    at = held(*came("s1"), quorum={"ruling": {"by": "chair", "ruled": "proceed", "reason": "x"}})
    seen = ruling(judge(at, context(two)))
    assert seen is not None
    assert (seen.allowed, seen.why) == (Truth.UNKNOWN, "which rule was in force is not known, and they differ")


def test_a_ruling_that_the_rule_allows_is_no_contradiction() -> None:
    """Minutes may say quorate because the chair ruled so."""
    assert contradictions(ruled({**TWO, "discretion": CHAIR})) == ()
    assert len(contradictions(ruled(TWO))) == 1


# -- decisions


def decided(rule: dict[str, Any], *rows: dict[str, Any], ratified: tuple[str, ...] = (), **rest: Any) -> dict[str, str]:
    """Return the decisions taken without a quorum, each with what excuses it."""
    decisions = rest.pop("decisions", {"pay": {"decision": "Pay", "item": 2}})
    found = judged(of(rule, seats(3)), *rows, items=rest.pop("items", ITEMS), decisions=decisions, **rest)
    return {one.id: one.excused for one in taken_without(found, ratified)}


def test_a_decision_without_a_quorum() -> None:
    """At an item without a quorum, or in a meeting without one; not where it is not certain."""
    assert decided(TWO, *came("s1")) == {"pay": ""}
    assert decided(TWO, *came("s1", "s2")) == {}
    assert decided(TWO, *came("s1"), attendance_recorded="part") == {}
    rows = (*came("s1"), *came("s2", presence="part", left=3))
    rule = {**BY_ITEM, "who_counts": {"part": "yes"}}
    both = {"pay": {"decision": "Pay", "item": 2}, "meet": {"decision": "Meet", "item": 3}, "all": {"decision": "All"}}
    assert decided(rule, *rows, decisions=both) == {"meet": ""}
    assert decided({**rule, "per_item": "no"}, *rows, decisions=both) == {}
    assert decided(
        TWO, *came("s1"), decisions={"all": {"decision": "All"}, "lost": {"decision": "Lost", "item": 9}}
    ) == {"all": "", "lost": ""}


@pytest.mark.parametrize(
    ("state", "excused"),
    [
        ("made", ""),
        ("awaiting-ratification", "awaiting ratification"),
        ("ratified", "ratified later"),
        ("noted-only", "noted only"),
    ],
)
def test_what_a_decision_became(state: str, excused: str) -> None:
    """One that waits, was ratified, or was only noted, is none taken without a quorum."""
    assert decided(TWO, *came("s1"), decisions={"pay": {"decision": "Pay", "state": state}}) == {"pay": excused}


def test_ratified_by_a_later_meeting() -> None:
    """A later meeting names the decision."""
    assert decided(TWO, *came("s1"), ratified=("here/board/2026-01-15#pay",)) == {"pay": "ratified later"}


@pytest.mark.parametrize(
    ("ruling_", "excused"),
    [
        ({"ruled": "proceed"}, "ruled by chair: It was urgent."),
        ({"ruled": "proceed", "items": ["2"]}, "ruled by chair: It was urgent."),
        ({"ruled": "proceed", "items": ["1"]}, ""),
        ({"ruled": "inquorate"}, ""),
    ],
)
def test_a_decision_that_a_ruling_reaches(ruling_: dict[str, Any], excused: str) -> None:
    """A ruling that the rule allows lets it stand."""
    said = {"ruling": {"by": "chair", "reason": "It was urgent.", **ruling_}}
    assert decided({**TWO, "discretion": CHAIR}, *came("s1"), quorum=said) == {"pay": excused}


def test_minutes_that_say_inquorate_are_taken_at_their_word() -> None:
    """Where the count cannot tell, or no rule is known."""
    assert decided({"set_by": "us"}, *came("s1"), quorum={"minuted": "inquorate"}) == {"pay": ""}
    assert decided({"set_by": "us"}, *came("s1"), quorum={"minuted": "quorate"}) == {}
    assert decided(TWO, *came("s1", "s2"), quorum={"minuted": "inquorate"}) == {}


def test_one_person_in_two_seats_may_be_counted_either_way() -> None:
    """A number present is heads or seats, whichever fits."""
    own = {"a": seat("ann"), "b": seat("ann"), "c": seat("cat")}
    row = {"person": "ann", "seat": ["a", "b"], "capacity": "member", "presence": "present"}
    for number, fits in ((2, True), (3, True), (4, False)):
        found = judged(of(TWO, own), row, *came("c"), quorum={"counted": number})
        assert (contradictions(found) == ()) is fits
