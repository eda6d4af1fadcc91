"""Who counts, in what capacity, and how many these are: heads, seats, organisations."""

from __future__ import annotations

from typing import Any

import pytest

from ledgers import meeting
from partnership.quorum.agenda import START
from partnership.quorum.clauses import Text
from partnership.quorum.counting import Floor, Way
from partnership.quorum.judging import judge
from partnership.quorum.places import Setting
from partnership.quorum.room import Room
from partnership.quorum.spans import Span, most_matched
from partnership.words.truth import Truth
from rooms import answer, came, context, held, judged, of, readings, seat, seats

THREE = {"need": {"at_least": 3, "counting": "heads"}}


def rule(number: int = 3, counting: str = "heads", **who_counts: object) -> dict[str, Any]:
    """Return a rule that asks for so many, with these clauses about who counts."""
    return {"need": {"at_least": number, "counting": counting}, "who_counts": who_counts}


def whys(found: Any) -> dict[str | None, tuple[str, str]]:
    """Return who was looked at by the first count of an answer, by seat: whether they count, and why."""
    leaf = next(iter(found.points[0].outcome.leaves()))
    return {one.place.id: (one.counts.value, one.why) for one in leaf.tallies}


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


# -- substitutes

NAMED = {**seats(2), "s3": seat(substitutes=[{"person": "sam", "named_on": "2025-06-01"}])}


def stand_in(person: str | None = "sam", **rest: object) -> dict[str, Any]:
    """Return the row of a substitute in the third seat."""
    return {
        **({"person": person} if person else {}),
        "seat": "s3",
        "capacity": "substitute",
        "presence": "present",
        **rest,
    }


@pytest.mark.parametrize(
    ("clause", "person", "expected"),
    [
        ("any", "sam", "quorate"),
        ("any", "tom", "quorate"),
        ("named", "sam", "quorate"),
        ("named", "tom", "inquorate"),
        ("named", None, "cannot tell"),
        ("none", "sam", "inquorate"),
    ],
)
def test_substitutes(clause: str, person: str | None, expected: str) -> None:
    """Any, those named beforehand, or none; one who is not named in the minutes may be the one who was."""
    assert answer(rule(substitutes=clause), NAMED, *came("s1", "s2"), stand_in(person)) == expected


@pytest.mark.parametrize(
    ("allowed", "options"),
    [
        ("none", {"": "inquorate"}),
        ("named", {"substitutes named": "quorate", "substitutes none": "inquorate"}),
        ("any", {"substitutes any": "quorate", "substitutes none": "inquorate"}),
        ("unstated", {"substitutes any": "quorate", "substitutes named": "quorate", "substitutes none": "inquorate"}),
    ],
)
def test_who_may_come_bounds_who_may_count(allowed: str, options: dict[str, str]) -> None:
    """Where the rule is silent, the terms say who may come, and not whether they count."""
    own = of(THREE, NAMED, terms={"substitutes": {"allowed": allowed}})
    assert readings(judged(own, *came("s1", "s2"), stand_in())) == options


def test_named_too_late_and_named_as_nobody() -> None:
    """A name that was given after the meeting is none beforehand; one of whom only a post is known may be anybody."""
    late = {**seats(2), "s3": seat(substitutes=[{"person": "sam", "named_on": "2026-02-01"}])}
    post = {**seats(2), "s3": seat(substitutes=[{"post": "Deputy"}])}
    assert answer(rule(substitutes="named"), late, *came("s1", "s2"), stand_in()) == "inquorate"
    assert answer(rule(substitutes="named"), post, *came("s1", "s2"), stand_in()) == "cannot tell"


@pytest.mark.parametrize(
    ("replied", "starts", "expected"),
    [
        ("2026-01-13", "10:00", "quorate"),
        ("2026-01-14", "10:00", "cannot tell"),  # at some hour of the day before
        ("2026-01-14", None, "cannot tell"),
        ("2026-01-15", "10:00", "inquorate"),
    ],
)
def test_notice_of_a_substitute(replied: str, starts: str | None, expected: str) -> None:
    """Notice is counted in hours from the day of the reply, at any time of it, to the start."""
    rest = {"starts": starts} if starts else {}
    found = answer(
        rule(substitutes="any", substitute_notice_hours=24),
        NAMED,
        *came("s1", "s2"),
        stand_in("tom"),
        replies=[{"seat": "s3", "reply": "sending-substitute", "on": replied}],
        **rest,
    )
    assert found == expected


def test_notice_of_which_nothing_is_recorded() -> None:
    """A naming long ago is notice; none on record leaves it open; the terms may ask for it too."""
    asks = rule(substitutes="any", substitute_notice_hours=24)
    assert answer(asks, NAMED, *came("s1", "s2"), stand_in()) == "quorate"
    assert answer(asks, NAMED, *came("s1", "s2"), stand_in("tom")) == "cannot tell"
    own = of(rule(substitutes="any"), NAMED, terms={"substitutes": {"allowed": "any", "notice_hours": 24}})
    assert judged(own, *came("s1", "s2"), stand_in("tom")).answer.value == "cannot tell"


def test_only_some_members_may_send_one() -> None:
    """A substitute for somebody who may send none does not count."""
    own = of(rule(substitutes="any"), {**NAMED, "s1": seat(groups=["schools"])}, terms={"substitutes": {"allowed": "any", "only_for": {"groups": ["schools"]}}})  # fmt: skip
    assert judged(own, *came("s1", "s2"), stand_in()).answer.value == "inquorate"


def test_a_substitute_in_the_member_s_place() -> None:
    """A seat counts once: the member where both stay, or the substitute who displaces them."""
    both = (*came("s1", "s2", "s3"), stand_in())
    assert answer(rule(4, substitutes="any"), NAMED, *both) == "inquorate"
    own = of(rule(substitutes="none"), NAMED, terms={"substitutes": {"allowed": "any", "displaces_member": "yes"}})
    found = judged(own, *both)
    assert found.answer.value == "inquorate"


def test_a_substitute_s_vote() -> None:
    """A substitute who may not vote has none, though the seat has."""
    voting = {name: {**one, "votes": "yes"} for name, one in NAMED.items()}
    for may_vote, expected in (("yes", "quorate"), ("no", "inquorate"), ("unstated", "cannot tell")):
        own = of(
            rule(substitutes="any", non_voting="no"),
            voting,
            terms={"substitutes": {"allowed": "any", "may_vote": may_vote}},
        )
        assert judged(own, *came("s1", "s2"), stand_in()).answer.value == expected


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


# -- how many


TWICE = {
    "a": seat("ann", organisation="x"),
    "b": seat("ann", organisation="y"),
    "c": seat("cat", organisation="x"),
    "d": seat("dan"),
}


@pytest.mark.parametrize(
    ("counting", "clause", "expected"),
    [
        ("heads", None, 2),
        ("seats", None, 3),
        ("heads", "each", 3),
        ("seats", "once", 2),
        ("unstated", "once", 2),
        ("unstated", "each", 3),
        ("organisations", "each", 2),
        ("organisations", "once", 2),
    ],
)
def test_one_person_in_two_seats(counting: str, clause: str | None, expected: int) -> None:
    """Heads are people and seats are seats, unless the clause says otherwise."""
    who = {"person_in_two_seats": clause} if clause else {}
    rows = (*came("c"), {"person": "ann", "seat": ["a", "b"], "capacity": "member", "presence": "present"})
    found = judged(of({"need": {"at_least": 1, "counting": counting}, "who_counts": who}, TWICE), *rows)
    assert str(found.points[0].outcome.counted) == str(expected)


def test_one_person_for_two_organisations() -> None:
    """Alone, somebody stands for two of them, or for one where a person counts once; not said, it depends."""
    rows = [{"person": "ann", "seat": ["a", "b"], "capacity": "member", "presence": "present"}]
    need = {"at_least": 2, "counting": "organisations"}
    assert answer({"need": need, "who_counts": {"person_in_two_seats": "each"}}, TWICE, *rows) == "quorate"
    assert answer({"need": need, "who_counts": {"person_in_two_seats": "once"}}, TWICE, *rows) == "inquorate"
    assert readings(judged(of({"need": need}, TWICE), *rows)) == {
        "person_in_two_seats once": "inquorate",
        "person_in_two_seats each": "quorate",
    }


def test_one_row_for_each_seat_of_a_person() -> None:
    """Rows that name only seats are of one head where one person holds both."""
    found = judged(of({"need": {"at_least": 3, "counting": "heads"}}, TWICE), *came("a", "b", "c"))
    assert str(found.points[0].outcome.counted) == "2"


def test_each_of_several_sets() -> None:
    """One person stands for two sets, or for one of them; with two of each, two seats are two or one."""
    need = {"each_of": [{"organisations": ["x"]}, {"organisations": ["y"]}]}
    alone = [{"person": "ann", "seat": ["a", "b"], "capacity": "member", "presence": "present"}]
    assert readings(judged(of({"need": need}, TWICE), *alone)) == {
        "person_in_two_seats once": "inquorate",
        "person_in_two_seats each": "quorate",
    }
    assert answer({"need": need, "who_counts": {"person_in_two_seats": "once"}}, TWICE, *alone, *came("c")) == "quorate"
    assert answer({"need": need}, TWICE, *came("c")) == "inquorate"
    double = {"a": seat("ann", organisation="x"), "b": seat("ann", organisation="x")}
    two = {"each_of": [{"organisations": ["x"]}], "each": 2}
    assert answer({"need": two, "who_counts": {"person_in_two_seats": "each"}}, double, *came("a", "b")) == "quorate"
    assert answer({"need": two, "who_counts": {"person_in_two_seats": "once"}}, double, *came("a", "b")) == "inquorate"
    assert answer({"need": two}, double, *came("a"), attendance_recorded="part") == "cannot tell"


@pytest.mark.parametrize(
    ("counting", "agency", "expected"),
    [
        ("organisations", None, "2"),
        ("agencies", "organisation", "2"),
        ("agencies", "seat", "3"),
        ("nominators", None, "1"),
        ("districts", None, "3"),
    ],
)
def test_different_ones(counting: str, agency: str | None, expected: str) -> None:
    """Organisations, agencies as the rule has them, nominating bodies, districts."""
    own = {
        "a": seat(organisation="x", agency="school", nominated_by="n", constituency={"districts": ["one", "two"]}),
        "b": seat(organisation="x", nominated_by="n", constituency={"districts": ["two", "three"]}),
        "c": seat(organisation="y", agency="health"),
        "lay": seat(),
    }
    who = {"person_in_two_seats": "each", **({"agency_of": agency} if agency else {})}
    found = judged(
        of({"need": {"at_least": 1, "counting": counting}, "who_counts": who}, own), *came("a", "b", "c", "lay")
    )
    assert str(found.points[0].outcome.counted) == expected


def test_organisations_that_no_seat_has_are_not_recorded() -> None:
    """A seat without an organisation has none where others have one; where none has, nobody knows."""
    need = {"need": {"at_least": 1, "counting": "organisations"}, "who_counts": {"person_in_two_seats": "each"}}
    assert answer(need, {"a": seat(organisation="x"), "lay": seat()}, *came("lay")) == "inquorate"
    assert answer(need, {"lay": seat()}, *came("lay")) == "cannot tell"
    once = {**need, "who_counts": {"person_in_two_seats": "once"}}
    assert answer(once, {"lay": seat()}, *came("lay")) == "cannot tell"
    loose = {"printed_as": "B Baker", "organisation": "x", "capacity": "member", "presence": "present"}
    assert answer(need, {"a": seat(organisation="y")}, loose) == "quorate"


def test_agencies_by_parent_and_by_sector_of_what_no_place_records() -> None:
    """Nothing is known of an organisation that no place records."""
    for agency in ("parent", "sector"):
        need = {
            "need": {"at_least": 1, "counting": "agencies"},
            "who_counts": {"agency_of": agency, "person_in_two_seats": "each"},
        }
        assert answer(need, {"a": seat(organisation="x")}, *came("a")) == "cannot tell"


@pytest.mark.parametrize(
    ("wanted", "most"),
    [
        ({}, 0),
        ({"ann": "x", "ben": "x"}, 1),
        ({"ann": "xy", "ben": "x"}, 2),
        ({"ann": "xy", "ben": "xy", "cat": "xy"}, 2),
        ({"ann": "x", "ben": "xy", "cat": "yz", "dan": "z"}, 3),
        ({"ann": "xyz", "ben": "x", "cat": "y", "dan": ""}, 3),
    ],
)
def test_the_most_that_can_be_matched(wanted: dict[str, str], most: int) -> None:
    """People are moved to what else they stand for where that makes room for another."""
    assert most_matched(wanted) == most


@pytest.mark.parametrize(("span", "words"), [(Span(3, 3), "3"), (Span(2, 4), "2 to 4"), (Span(3, None), "3 or more")])
def test_a_number_in_words(span: Span, words: str) -> None:
    """A number that is known, one within bounds, and one without an upper bound."""
    assert str(span) == words
    assert span.exact == (words == "3")


def test_what_would_be() -> None:
    """Somebody can be taken out of the room or into it, to see what then holds."""
    room = Room(Setting(context(of(THREE, seats(2))), held(*came("s1"))))
    plain = Floor(room, START, Text({}))
    assert [one.counts for one in plain.tallies()] == [Truth.YES, Truth.NO]
    moved = Floor(room, START, Text({}), without=frozenset({"seat s1"}), also=frozenset({"seat s2"}))
    assert [one.counts for one in moved.tallies()] == [Truth.NO, Truth.YES]
    assert plain.number(plain.tallies(), Way("heads")) == Span(1, 1)
