"""A meeting to come, in cases: replies, who is decisive, ways to be the fewest; and the search for these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from partnership.answers.quorum import counts, smallest
from partnership.answers.quorum.forward import StrangerError, expected, forward
from partnership.words.truth import Truth
from rooms import context, held, of, seat, seats

if TYPE_CHECKING:
    from partnership.answers.quorum.forward import Forward, Outlook


def ahead(
    rule: dict[str, Any],
    own: dict[str, Any],
    present: tuple[str, ...] = (),
    apologies: tuple[str, ...] = (),
    **rest: Any,
) -> Forward:
    """Return what is still needed for a planned meeting of a board with these seats and this rule."""
    terms = {"terms": rest.pop("terms")} if "terms" in rest else {}
    officers = {"officers": rest.pop("officers")} if "officers" in rest else {}
    made = of(rule, own, **officers, **terms)
    at = expected(held(status="planned", attendance_recorded=None, **rest), made, present, apologies)
    found = forward(
        at, made.terms_of_reference[0].quorum or pytest.fail("no rule"), made.terms_of_reference[0], context(made)
    )
    assert found is not None
    return found


def ways(outlook: Outlook) -> list[str]:
    """Return the ways to be the fewest, in short: `2 of s1 s2 s3 + 1 of chair`."""
    assert outlook.fewest is not None
    return [
        " + ".join(
            f"{choice.each}{f'x{choice.groups}' if choice.groups > 1 else ''} of "
            + " | ".join(" ".join(one.who.removeprefix("seat ") for one in group) for group in choice.of)
            for choice in way
        )
        for way in outlook.fewest.ways
    ]


def rule(*needs: dict[str, Any], **who_counts: str) -> dict[str, Any]:
    """Return a rule of these needs together."""
    return {"need": {"all": list(needs)}, "who_counts": {"person_in_two_seats": "once", **who_counts}}


HEADS = {"at_least": 3, "counting": "heads"}


def test_rows_written_ahead_say_nothing() -> None:
    """A meeting that lists who is expected, nothing being recorded of them yet, stands as one that lists nobody."""
    made = of(rule(HEADS), seats(5))
    rows = [{"seat": f"s{number}", "capacity": "member", "presence": "not-recorded"} for number in (1, 2, 3)]
    at = expected(held(*rows, status="planned", attendance_recorded="none"), made, ("s1",), ("s3",))
    found = forward(
        at, made.terms_of_reference[0].quorum or pytest.fail("no rule"), made.terms_of_reference[0], context(made)
    )
    assert found is not None
    assert found.outlooks == ahead(rule(HEADS), seats(5), ("s1",), ("s3",)).outlooks


def test_so_many_of_those_who_have_not_replied() -> None:
    """Two come, one does not: any one of the two left."""
    (outlook,) = ahead(rule(HEADS), seats(5), ("s1", "s2"), ("s3",)).outlooks
    assert (outlook.already, outlook.if_all) == (Truth.NO, Truth.YES)
    assert ways(outlook) == ["1 of s4 s5"]
    assert outlook.fewest is not None
    assert (outlook.fewest.number, outlook.fewest.sets, outlook.fewest.more) == (1, 2, False)
    assert outlook.decisive == outlook.resting_on == ()


def test_quorate_already() -> None:
    """Nobody is needed; with none to spare it rests on each of those who come."""
    (outlook,) = ahead(rule(HEADS), seats(5), ("s1", "s2", "s3")).outlooks
    assert (outlook.already, outlook.fewest) == (Truth.YES, None)
    assert [one.who for one in outlook.resting_on] == ["seat s1", "seat s2", "seat s3"]
    (outlook,) = ahead(rule(HEADS), seats(5), ("s1", "s2", "s3", "s4")).outlooks
    assert outlook.resting_on == ()


def test_without_whom_it_cannot_be() -> None:
    """The only seat of an organisation is decisive; somebody else may be any of the rest."""
    own = {**seats(4, organisation="council"), "police": seat(organisation="police")}
    (outlook,) = ahead(rule(HEADS, {"present": {"organisations": ["police"]}}), own, ("s1",)).outlooks
    assert [one.seats for one in outlook.decisive] == [("police",)]
    assert sorted(ways(outlook)) == ["1 of s2 s3 s4 + 1 of police"]


def test_nothing_would_do() -> None:
    """Where those it takes have sent apologies, or the seats are vacant."""
    own = {**seats(2), "v": {"standing": "member", "vacant": [{"since": 2020}]}}
    (outlook,) = ahead(rule(HEADS), own).outlooks
    assert (outlook.already, outlook.if_all, outlook.fewest, outlook.decisive) == (Truth.NO, Truth.NO, None, ())
    (outlook,) = ahead(rule({"present": {"seats": ["s1"]}}), seats(2), (), ("s1",)).outlooks
    assert outlook.if_all is Truth.NO


def test_one_person_for_two_seats() -> None:
    """Somebody in two seats comes for both: one more head, two more seats."""
    own = {"a": seat("ann"), "b": seat("ann"), "c": seat("cat"), "d": seat("dan")}
    (outlook,) = ahead({"need": {"at_least": 2, "counting": "seats"}}, own).outlooks
    assert ways(outlook) == ["1 of ann"]
    (outlook,) = ahead({"need": {"at_least": 2, "counting": "heads"}}, own, ("a",)).outlooks
    assert ways(outlook) == ["1 of cat dan"]
    assert {one.who: one.word for one in ahead(rule(HEADS), own, ("b",)).candidates}["ann"] == "coming"


def test_organisations_that_can_be_exchanged() -> None:
    """Any two of three organisations, whoever comes for them."""
    own = {f"{org}{n}": seat(organisation=org) for org in "xyz" for n in (1, 2)}
    (outlook,) = ahead(
        {"need": {"at_least": 2, "counting": "organisations"}, "who_counts": {"person_in_two_seats": "each"}}, own
    ).outlooks
    assert ways(outlook) == ["1x2 of x1 x2 | y1 y2 | z1 z2"]
    assert outlook.fewest is not None
    assert outlook.fewest.sets == 12
    four = {"all": [{"at_least": 2, "counting": "organisations"}, {"at_least": 4, "counting": "heads"}]}
    (outlook,) = ahead({"need": four, "who_counts": {"person_in_two_seats": "each"}}, own).outlooks
    assert ways(outlook) == [
        "2x2 of x1 x2 | y1 y2 | z1 z2",
        "2 of x1 x2 | y1 y2 | z1 z2 + 1x2 of x1 x2 | y1 y2 | z1 z2",
    ]
    assert outlook.fewest is not None
    assert outlook.fewest.sets == 3 + 3 * 4


def test_readings_of_what_is_not_said() -> None:
    """Where readings come to different people, each is told; where not, there is one."""
    own = {"a": seat("ann"), "b": seat("ann"), "c": seat("cat")}
    found = ahead({"need": {"at_least": 2}}, own)
    assert [(one.reading, ways(one)) for one in found.outlooks] == [
        ((("counting", "heads"),), ["2 of ann cat"]),
        ((("counting", "seats"),), ["1 of ann"]),
    ]
    half = {"at_least": {"share": "1/2", "of": "seats-total", "round": "unstated"}, "counting": "heads"}
    assert [one.reading for one in ahead({"need": half}, seats(4)).outlooks] == [()]
    assert [one.reading for one in ahead({"need": half}, seats(5)).outlooks] == [
        (("round", "up"),),
        (("round", "down"),),
    ]
    sets = {"each_of": [{"seats": ["a"]}, {"seats": ["b"]}]}
    assert [one.reading for one in ahead({"need": sets}, own).outlooks] == [
        (("person_in_two_seats", "once"),),
        (("person_in_two_seats", "each"),),
    ]


def test_a_share_of_those_present_and_its_rounding() -> None:
    """One more of the set, and nobody else; a rounding that is not stated may matter at some number and not at others."""
    own = {**{f"g{n}": seat(groups=["g"]) for n in range(3)}, **{f"a{n}": seat() for n in range(3)}}
    need = {"at_least": {"share": "1/2", "of": "present", "round": "up"}, "of": {"groups": ["g"]}, "counting": "heads"}
    (outlook,) = ahead(rule(need, {"at_least": 2, "counting": "heads"}), own, ("a0",)).outlooks
    assert ways(outlook) == ["1 of g0 g1 g2"]
    (outlook,) = ahead(rule(need, {"at_least": 3, "counting": "heads"}), own, ("a0",)).outlooks
    assert ways(outlook) == ["2 of g0 g1 g2"]
    open_ = {
        "at_least": {"share": "1/2", "of": "present", "round": "unstated"},
        "of": {"groups": ["g"]},
        "counting": "heads",
    }
    several = {"greater_of": [1, {"share": "1/2", "of": "present", "round": "up", "among": {"groups": ["g"]}}]}
    assert len(ahead(rule(open_), own, ("a0",)).outlooks) == 2
    (outlook,) = ahead(
        rule({"at_least": several, "of": {"groups": ["g"]}, "counting": "organisations"}, person_in_two_seats="each"),
        own,
    ).outlooks
    assert outlook.fewest is None


def test_each_item_that_differs() -> None:
    """An item for which more are needed has an outlook of its own; an interest in one too."""
    need = {
        "need": {
            "all": [
                {"at_least": 1, "counting": "heads"},
                {"when": {"item": ["money"]}, "then": {"present": {"seats": ["s3"]}}},
            ]
        }
    }
    items = [
        {"number": 1, "title": "Minutes"},
        {"number": 2, "title": "Money", "kind": "money"},
        {"number": 3, "title": "Dates"},
    ]
    found = ahead(need, seats(3), ("s1",), items=items)
    assert [(one.point.item, one.already) for one in found.outlooks] == [("1", Truth.YES), ("2", Truth.NO)]
    interests = [{"seat": "s1", "kind": "personal", "items": [2], "left_room": "yes"}]
    found = ahead(
        {"need": {"at_least": 1, "counting": "heads"}, "who_counts": {"conflicted": "no"}},
        seats(3),
        ("s1",),
        items=items,
        interests=interests,
    )
    assert [(one.point.item, one.already) for one in found.outlooks] == [("1", Truth.YES), ("2", Truth.NO)]


@pytest.mark.parametrize(
    ("need", "already", "if_all"),
    [
        ({"set_by": "us"}, Truth.UNKNOWN, Truth.UNKNOWN),
        ({"any": [{"set_by": "us"}, HEADS]}, Truth.UNKNOWN, Truth.YES),
        ({"at_least": {"set_by": "us"}, "counting": "heads"}, Truth.UNKNOWN, Truth.UNKNOWN),
        (
            {"when": {"mode": "virtual"}, "then": HEADS, "else": {"at_least": 9, "counting": "heads"}},
            Truth.NO,
            Truth.UNKNOWN,
        ),
        ({"judgement": "the chair judges"}, Truth.UNKNOWN, Truth.UNKNOWN),
    ],
)
def test_what_nobody_can_tell(need: dict[str, Any], already: Truth, if_all: Truth) -> None:
    """What is not known is not counted on: the fewest are those who would do for certain."""
    (outlook,) = ahead({"need": need}, seats(4)).outlooks
    assert (outlook.already, outlook.if_all) == (already, if_all)
    assert (outlook.fewest is not None) == (if_all is Truth.YES)


def test_a_rule_without_a_need() -> None:
    """Where there is no rule, or it is elsewhere, nothing can be said of who is needed."""
    for stated in ({"no_rule": True}, {"set_by": "us"}):
        own = of(stated, seats(2))
        quorum = own.terms_of_reference[0].quorum
        assert quorum is not None
        assert forward(held(status="planned"), quorum, None, context(own)) is None


# -- replies


def words(found: Forward) -> dict[str, tuple[str, str]]:
    """Return what everybody said, and whether they count if they come."""
    return {one.who: (one.word, one.counts.value) for one in found.candidates}


def test_replies_on_record_and_given() -> None:
    """Replies are taken from the record, the last one of each; what is given after that comes last."""
    own = {
        "a": seat("ann"),
        "b": seat("ben"),
        "c": seat("cat"),
        "d": seat("dan"),
        "e": seat(),
        "o": seat("oli", standing="observer"),
    }
    replies = [
        {"seat": "a", "reply": "apologies"},
        {"person": "ann", "reply": "coming"},
        {"seat": "b", "reply": "coming-virtually"},
        {"person": "cat", "reply": "sending-substitute"},
        {"seat": "e", "reply": "coming"},
        {"person": "zoe", "reply": "coming"},
        {"person": "yan", "reply": "apologies"},
    ]
    found = ahead(rule(HEADS, observers="no", substitutes="any"), own, (), ("e",), replies=replies)
    assert words(found) == {
        "ann": ("coming", "yes"),
        "ben": ("coming virtually", "unknown"),
        "row 3": ("sending a substitute", "yes"),
        "dan": ("no reply", "yes"),
        "seat e": ("apologies", "no"),
        "oli": ("no reply", "no"),
    }


def test_a_substitute_who_is_the_only_one_named() -> None:
    """The one named substitute is who will come, and counts as such; of two, nobody knows which."""
    own = {
        "a": seat("ann", substitutes=[{"person": "sam"}]),
        "b": seat("ben", substitutes=[{"person": "sam"}, {"person": "tom"}]),
    }
    replies = [{"seat": "a", "reply": "sending-substitute"}, {"seat": "b", "reply": "sending-substitute"}]
    found = ahead(rule(HEADS, substitutes="named"), own, replies=replies)
    assert words(found) == {"sam": ("sending a substitute", "yes"), "row 3": ("sending a substitute", "unknown")}


def test_coming_to_a_virtual_meeting() -> None:
    """Whoever comes to a virtual meeting, or may, takes part from elsewhere; to a hybrid one they come unless they say."""
    virtual = ahead(rule(HEADS, virtual="no"), seats(3), ("s1",), mode="virtual")
    assert words(virtual) == {f"seat s{n}": ("coming virtually" if n == 1 else "no reply", "no") for n in (1, 2, 3)}
    hybrid = ahead(rule(HEADS, virtual="no"), seats(3), ("s1",), mode="hybrid")
    assert words(hybrid) == {f"seat s{n}": ("coming" if n == 1 else "no reply", "yes") for n in (1, 2, 3)}


@pytest.mark.parametrize(
    ("present", "apologies", "message"),
    [
        (("polcie",), (), "`polcie` is no seat of the board and nobody in one; did you mean `police`?"),
        (("xyz",), (), "`xyz` is no seat of the board and nobody in one"),
        (("police",), ("ann",), "`ann` is given both as present and with apologies"),
    ],
)
def test_a_name_that_cannot_be(present: tuple[str, ...], apologies: tuple[str, ...], message: str) -> None:
    """A slip in a name, or the same person twice, is told in a sentence."""
    with pytest.raises(StrangerError) as raised:
        ahead(rule(HEADS), {"police": seat("ann")}, present, apologies)
    assert str(raised.value) == message


def test_names_of_people_and_of_officers_without_a_seat() -> None:
    """A person may be named for their seats, and one in an office without a seat by themselves."""
    chair: dict[str, Any] = {"officers": [{"office": "chair", "person": "zoe"}]}
    need = {"all": [{"at_least": 1, "counting": "heads"}, {"present": {"offices": ["chair"]}}]}
    own = {"a": seat("ann"), "old": seat("bo", until="2020")}
    (outlook,) = ahead({"need": need}, own, ("ann", "zoe"), **chair).outlooks
    assert outlook.already is Truth.YES
    (outlook,) = ahead({"need": need}, own, ("ann",), **chair).outlooks
    assert ways(outlook) == ["1 of zoe"]


# -- the search


def of_groups(weights: dict[int, int], needed: int) -> counts.Sum:
    """Return a formula: so much of these weights."""
    return counts.Sum(weights, 0, needed)


def test_the_search_is_given_up_after_so_many_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of steps is bounded."""
    monkeypatch.setattr(smallest, "MOST_STEPS", 3)
    (outlook,) = ahead(rule(HEADS, {"present": {"seats": ["s9"]}}), seats(9)).outlooks
    assert (outlook.fewest, outlook.given_up) == (None, True)


def test_ways_that_are_too_many_to_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """So many are listed, and that there are more is said."""
    monkeypatch.setattr(smallest, "MOST_WAYS", 2)
    need = {"any": [{"present": {"seats": [f"s{n}"]}} for n in range(1, 6)] + [{"at_least": 5, "counting": "heads"}]}
    (outlook,) = ahead({"need": need}, {**seats(5), "s6": seat()}).outlooks
    assert outlook.fewest is not None
    assert (len(outlook.fewest.ways), outlook.fewest.more) == (2, True)


def test_sixty_seats() -> None:
    """A large board with a nested rule is worked out whole."""
    own = {
        f"{org}-{n}": seat(organisation=org, groups=["a" if n else "b"])
        for org in (f"o{k}" for k in range(20))
        for n in range(3)
    }
    need = {
        "all": [
            {"at_least": {"share": "1/2", "of": "seats-total", "round": "up"}, "counting": "heads"},
            {"at_least": 12, "counting": "organisations"},
            {"at_least": 5, "of": {"groups": ["b"]}, "counting": "heads"},
            {"each_of": [{"organisations": [f"o{k}"]} for k in range(6)]},
        ]
    }
    (outlook,) = ahead({"need": need, "who_counts": {"person_in_two_seats": "once"}}, own).outlooks
    assert outlook.fewest is not None
    assert outlook.fewest.number == 30


def test_formulas_that_nobody_can_serve() -> None:
    """Always or never true, without people, and with people who make no difference."""
    assert smallest.fewest(counts.Always(value=True), [1, 2]) == smallest.Fewest(0, ((),), more=False)
    assert smallest.fewest(counts.Always(value=False), [1, 2]) is None
    assert smallest.fewest(of_groups({}, 1), [1, 2]) is None
    assert smallest.fewest(of_groups({1: 1, 2: 1}, 3), [1, 2]) is None
    assert smallest.fewest(counts.OneOf((counts.Always(value=False), of_groups({1: 1}, 1))), [1, 2]) == smallest.Fewest(
        1, ((smallest.Pick(1, 1, ((1,),)),),), more=False
    )
