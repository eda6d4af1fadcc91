"""Who counts, in what capacity, and what the records leave open of it."""

from __future__ import annotations

from typing import Any

import pytest

from counted import THREE, rule, whys
from ledgers import meeting
from partnership.quorum.judging import judge
from rooms import answer, came, context, judged, of, readings, seat, seats

# -- capacities


@pytest.mark.parametrize(
    ("standing", "clause"),
    [
        ("observer", "observers"),
        ("participating-observer", "observers"),
        ("co-opted", "co_opted"),
        ("adviser", "advisers"),
        ("associate", "associates"),
        ("ex-officio", "ex_officio"),
    ],
)
def test_who_is_no_plain_member_counts_as_the_rule_says(standing: str, clause: str) -> None:
    """A standing that the rule names counts or not; where it says nothing, both are told."""
    own = {**seats(2), "other": seat(standing=standing)}
    rows = came("s1", "s2", "other")
    yes: dict[str, Any] = {clause: "yes"}
    no: dict[str, Any] = {clause: "no"}
    assert answer(rule(**yes), own, *rows) == "quorate"
    assert answer(rule(**no), own, *rows) == "inquorate"
    assert readings(judged(of(rule(), own), *rows)) == {f"{clause} yes": "quorate", f"{clause} no": "inquorate"}


@pytest.mark.parametrize("capacity", ["in-attendance", "public"])
def test_who_is_only_there_never_counts(capacity: str) -> None:
    """Somebody in attendance is no member, whatever the rule says."""
    found = judged(
        of(THREE, seats(3)), *came("s1", "s2"), {"printed_as": "A guest", "capacity": capacity, "presence": "present"}
    )
    assert found.answer.value == "inquorate"
    assert whys(found)[None] == ("no", "in attendance, not a member")


def test_what_a_row_says_of_the_capacity_comes_first() -> None:
    """A member who was there as an observer is one."""
    found = answer(rule(observers="no"), seats(3), *came("s1", "s2"), *came("s3", capacity="observer"))
    assert found == "inquorate"


@pytest.mark.parametrize(
    ("votes", "stated", "expected"),
    [
        ("no", "no", "inquorate"),
        ("no", "yes", "quorate"),
        ("unstated", "no", "cannot tell"),
        ("unstated", "yes", "quorate"),
        ("yes", "no", "quorate"),
    ],
)
def test_members_without_a_vote(votes: str, stated: str, expected: str) -> None:
    """Whether a seat has a vote decides where the rule turns on it; not recorded is not known."""
    own = {"s1": seat(votes="yes"), "s2": seat(votes="yes"), "s3": seat(votes=votes)}
    assert answer(rule(non_voting=stated), own, *came("s1", "s2", "s3")) == expected


def test_members_without_a_vote_where_the_rule_is_silent() -> None:
    """The clause is open only where somebody is known to have no vote, and a row may say that they had."""
    own = {"s1": seat(), "s2": seat(), "s3": seat(votes="no")}
    assert readings(judged(of(THREE, own), *came("s1", "s2", "s3"))) == {
        "non_voting yes": "quorate",
        "non_voting no": "inquorate",
    }
    assert answer(THREE, own, *came("s1", "s2"), *came("s3", voted="yes")) == "quorate"
    assert answer(THREE, seats(3), *came("s1", "s2", "s3")) == "quorate"


# -- what the records leave open, or contradict


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [("whole", "inquorate"), ("part", "cannot tell"), ("apologies-only", "cannot tell"), (None, "cannot tell")],
)
def test_who_is_not_listed(recorded: str | None, expected: str) -> None:
    """Where everybody is listed, whoever is not was not there; otherwise nobody knows."""
    rows = came("s1", "s2") if recorded != "apologies-only" else []
    assert answer(THREE, seats(3), *rows, attendance_recorded=recorded) == expected


@pytest.mark.parametrize(
    "row",
    [
        {"printed_as": "J Allen", "unplaced": True, "capacity": "member", "presence": "present"},
        {"printed_as": "J Allen", "capacity": "substitute", "presence": "part"},
    ],
)
def test_who_is_in_print_may_be_somebody_who_is_not_listed(row: dict[str, Any]) -> None:
    """Nobody knows whether a holder was there under another name; and a record that lists nobody lists nobody's absence."""
    own = {**seats(2), "s3": seat(), "s4": seat()}
    assert answer({"need": {"at_least": 4}}, own, *came("s1", "s2"), row) == "cannot tell"
    assert (
        judge(meeting("2025-05-01", attendance_recorded="whole"), context(of(THREE, own))).answer.value == "cannot tell"
    )


def test_a_mark_that_is_not_recorded() -> None:
    """A row that says so leaves somebody's presence open."""
    assert answer(THREE, seats(3), *came("s1", "s2"), *came("s3", presence="not-recorded")) == "cannot tell"


def test_whoever_chaired_was_there() -> None:
    """The chair of the meeting is not in the attendance and was there, by seat or by name."""
    assert answer(THREE, seats(3), *came("s1", "s2"), chaired_by={"seat": "s3"}) == "quorate"
    own = {**seats(2), "s3": seat("eve")}
    assert answer(THREE, own, *came("s1", "s2"), chaired_by={"person": "eve"}) == "quorate"
    assert answer(THREE, own, *came("s1", "s2"), chaired_by={"person": "zoe", "seat": "s3"}) == "inquorate"


@pytest.mark.parametrize(
    ("own", "why"),
    [
        ({"vacant": [{"since": 2025}], "holders": []}, "recorded in a seat that was vacant"),
        ({"holders": [{"person": "eve"}]}, "the records have somebody else in the seat on that day"),
    ],
)
def test_a_row_that_the_seat_contradicts(own: dict[str, Any], why: str) -> None:
    """Somebody recorded where the board's record has nobody, or another, leaves the count open."""
    third = {"standing": "member", **{name: value for name, value in own.items() if value}}
    found = judged(of(THREE, {**seats(2), "s3": third}), *came("s1", "s2"), *came("s3", person="zoe"))
    assert found.answer.value == "cannot tell"
    assert whys(found)["s3"] == ("unknown", why)


def test_a_seat_that_had_ended() -> None:
    """Somebody recorded in a seat that was no more is somebody of whom it is not known what they were."""
    found = judged(of(THREE, {**seats(2), "s3": seat(until="2020")}), *came("s1", "s2", "s3"))
    assert found.answer.value == "cannot tell"
    assert whys(found)[None] == ("unknown", "recorded in a seat that the board did not have on that day")


def test_a_seat_of_which_the_end_is_not_known() -> None:
    """Somebody in it that day settles that it was there."""
    assert answer(THREE, {**seats(2), "s3": seat(until="2026")}, *came("s1", "s2", "s3")) == "quorate"


def test_members_whose_seat_is_not_known() -> None:
    """Somebody who came as a member counts as a head; whether they are of a group nobody knows."""
    loose = {"printed_as": "J Allen", "unplaced": True, "capacity": "member", "presence": "present"}
    assert answer(THREE, seats(3), *came("s1", "s2"), loose) == "quorate"
    group = {"need": {"at_least": 1, "of": {"groups": ["schools"]}, "counting": "heads"}}
    own = {**seats(2), "s3": seat(groups=["schools"])}
    assert answer(group, own, *came("s1"), loose) == "cannot tell"
    assert answer(group, own, *came("s1")) == "inquorate"
