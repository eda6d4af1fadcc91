"""Whether somebody counts who took part from elsewhere or for a part, has an interest, or is suspended."""

from __future__ import annotations

from typing import Any

import pytest

from counted import THREE, rule
from rooms import answer, came, judged, of, readings, seat, seats

# -- from elsewhere, for a part, with an interest, suspended


@pytest.mark.parametrize(
    ("clause", "mode", "of_meeting", "expected"),
    [
        ("yes", "virtual", None, "quorate"),
        ("no", "virtual", None, "inquorate"),
        ("no", "not-said", None, "quorate"),
        ("no", "not-said", "in-person", "quorate"),
        ("no", "not-said", "hybrid", "cannot tell"),
        ("no", "not-said", "virtual", "inquorate"),
        ("no", "in-person", "hybrid", "quorate"),
        ("with-chairs-agreement", "virtual", None, "cannot tell"),
    ],
)
def test_taking_part_from_elsewhere(clause: str, mode: str, of_meeting: str | None, expected: str) -> None:
    """By the clause; where a row does not say how somebody took part, the meeting's own mode does."""
    rest = {"mode": of_meeting} if of_meeting else {}
    rows = (*came("s1", "s2", mode="in-person"), *came("s3", mode=mode))
    assert answer(rule(virtual=clause), seats(3), *rows, **rest) == expected


@pytest.mark.parametrize(("agreed", "expected"), [("yes", "quorate"), ("no", "inquorate")])
def test_the_chair_s_agreement(agreed: str, expected: str) -> None:
    """Somebody from elsewhere counts where the chair had agreed."""
    rows = (*came("s1", "s2"), *came("s3", mode="virtual", agreed_virtual=agreed))
    assert answer(rule(virtual="with-chairs-agreement"), seats(3), *rows) == expected


def test_there_for_a_part() -> None:
    """For a part counts or not; when, is not recorded."""
    rows = (*came("s1", "s2"), *came("s3", presence="part", left="2"))
    items = [{"number": 1, "title": "One"}, {"number": 2, "title": "Two"}]
    assert answer(rule(part="no"), seats(3), *rows, items=items) == "inquorate"
    assert answer({**rule(part="yes"), "timing": {"counted": "start"}}, seats(3), *rows, items=items) == "quorate"
    assert (
        answer({**rule(part="yes"), "timing": {"counted": "each-item"}}, seats(3), *rows, items=items)
        == "quorate for some items"
    )
    assert answer(rule(part="yes"), seats(3), *came("s1", "s2"), *came("s3", presence="part")) == "cannot tell"


ITEMS = [{"number": 1, "title": "Minutes"}, {"number": 2, "title": "Grants"}]


def interest(**rest: object) -> dict[str, Any]:
    """Return a declared interest in the second item, by the holder of the third seat."""
    return {"seat": "s3", "kind": "pecuniary", "items": [2], **rest}


@pytest.mark.parametrize(
    ("clause", "left", "expected"),
    [
        ("yes", "no", "quorate"),
        ("yes", "yes", "quorate for some items"),
        ("yes", "unstated", "cannot tell"),
        ("no", "no", "quorate for some items"),
        ("no", "unstated", "quorate for some items"),
    ],
)
def test_an_interest_in_an_item(clause: str, left: str, expected: str) -> None:
    """Whoever has an interest is out for that item where the rule says so, or where they left the room."""
    found = answer(
        {**rule(conflicted=clause), "per_item": "yes"},
        seats(3),
        *came("s1", "s2", "s3"),
        items=ITEMS,
        interests=[interest(left_room=left)],
    )
    assert found == expected


def test_an_interest_out_of_the_base() -> None:
    """Whoever leaves the base lowers what is needed: three of four, then two of three."""
    need = {"at_least": {"share": "2/3", "of": "seats-filled", "round": "up"}, "counting": "heads"}
    rows = came("s1", "s2", "s3")
    rest: dict[str, Any] = {"items": ITEMS, "interests": [interest(left_room="yes")]}
    out = {"need": need, "who_counts": {"conflicted": "out-of-base"}}
    stays = {"need": need, "who_counts": {"conflicted": "no"}}
    assert answer(out, seats(4), *rows, **rest) == "quorate"
    assert answer(stays, seats(4), *rows, **rest) == "quorate for some items"
    assert readings(judged(of({"need": need, "per_item": "yes"}, seats(4)), *rows, **rest)) == {
        "conflicted yes": "quorate for some items",
        "conflicted no": "quorate for some items",
        "conflicted out-of-base": "quorate",
    }


def test_who_is_entitled_for_the_item() -> None:
    """The base of those entitled leaves out who has an interest, is suspended, disqualified or without a vote."""
    own = {**seats(4), "barred": seat(), "mute": seat(votes="no")}
    own["barred"]["holders"] = [{"person": "bo", "disqualified": [{"since": 2025}]}]
    need = {"at_least": {"share": "1/1", "of": "eligible-for-item", "round": "up"}, "counting": "heads"}
    found = judged(
        of({"need": need, "who_counts": {"conflicted": "no", "suspended": "no"}}, own),
        *came("s1", "s2", "s3", "s4"),
        items=ITEMS,
        interests=[interest(left_room="yes")],
    )
    assert [str(at.outcome.needed) for at in found.points] == ["4", "3"]
    assert found.answer.value == "quorate"


def test_interests_that_say_less() -> None:
    """Without an item it may be any; of whom is not said, it may be anybody; in a part of an item it is open."""
    strict = {**rule(conflicted="no"), "per_item": "yes"}
    for one in (
        {"seat": "s3", "kind": "personal", "left_room": "no"},
        {"kind": "personal", "items": [2], "left_room": "no"},
        {"seat": "s3", "kind": "personal", "items": ["2.1"], "left_room": "no"},
    ):
        found = judged(of(strict, seats(3)), *came("s1", "s2", "s3"), items=ITEMS, interests=[one])
        assert found.answer.value == "cannot tell"
    own = {**seats(2), "s3": seat("eve")}
    rest = {"items": ITEMS, "interests": [{"person": "eve", "kind": "personal", "items": [2], "left_room": "no"}]}
    assert answer(strict, own, *came("s1", "s2", "s3"), **rest) == "quorate for some items"
    stranger = {"items": ITEMS, "interests": [{"person": "zoe", "kind": "personal", "items": [2], "left_room": "no"}]}
    assert (
        answer(strict, {**own, "s3": seat("eve"), "s4": seat("zoe")}, *came("s1", "s2", "s3", "s4"), **stranger)
        == "quorate"
    )
    assert answer(strict, own, *came("s1", "s2", "s3"), **stranger) == "cannot tell"


@pytest.mark.parametrize(("clause", "expected"), [("yes", "quorate"), ("no", "inquorate"), ("out-of-base", "quorate")])
def test_a_suspended_member(clause: str, expected: str) -> None:
    """A suspended member counts, does not, or leaves the base too."""
    own = {**seats(2), "s3": seat()}
    own["s3"]["holders"] = [{"person": "eve", "suspended": [{"since": "2026-01-01"}]}]
    need = {"at_least": {"share": "1/1", "of": "seats-filled", "round": "up"}, "counting": "heads"}
    assert answer({"need": need, "who_counts": {"suspended": clause}}, own, *came("s1", "s2", "s3")) == expected


def test_a_disqualified_member_never_counts() -> None:
    """Whatever the rule says; on a day that is not known it is open."""
    for since, expected in (("2026-01-01", "inquorate"), ("2026", "cannot tell"), ("2027", "quorate")):
        own = {**seats(2), "s3": seat()}
        own["s3"]["holders"] = [{"person": "eve", "disqualified": [{"since": since}]}]
        assert answer(THREE, own, *came("s1", "s2", "s3")) == expected
