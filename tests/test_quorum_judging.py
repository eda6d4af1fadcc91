"""Which rule judges a meeting, what its conditions come to, and whom it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ledgers import board, meeting
from partnership.documents.document import Document
from partnership.quorum.directory import Context, Directory
from partnership.quorum.judging import Answer, judge
from partnership.quorum.members import bodies_named
from partnership.records import decode
from partnership.records.facts.known import Known
from partnership.records.facts.place import of_place
from partnership.source.reader import Seen
from rooms import answer, came, context, held, judged, of, readings, seat, seats

if TYPE_CHECKING:
    from partnership.quorum.judging import Judged

TWO = {"need": {"at_least": 2, "counting": "heads"}}
THREE = {"need": {"at_least": 3, "counting": "heads"}}


def by_versions(*terms: dict[str, Any], **rest: Any) -> Judged:
    """Return what is made of a meeting of two by these versions of the terms."""
    return judge(held(*came("s1", "s2"), **rest), context(board(seats=seats(4), terms=terms)))


# -- the rule in force


def test_the_rule_in_force_on_the_day() -> None:
    """Earlier and later versions are not asked, nor drafts and proposals."""
    found = by_versions(
        {"quorum": THREE, "until": "2025-12-31"},
        {"quorum": TWO, "since": "2026-01-01", "until": "2026-06-30"},
        {"quorum": THREE, "since": "2026-07-01"},
        {"quorum": THREE, "status": "draft"},
    )
    assert found.answer is Answer.QUORATE
    assert found.version is not None
    assert found.version.rule == decode.quorum(TWO)


@pytest.mark.parametrize(
    ("terms", "answer_", "why"),
    [
        ([], Answer.CANNOT_TELL, "no terms of reference in force on the day are on record"),
        ([{"read": "part"}], Answer.CANNOT_TELL, "its quorum rule is not on record"),
        ([{"read": "whole"}], Answer.NO_RULE, "the whole text was read and no quorum rule of it is recorded"),
        ([{"quorum": {"no_rule": True}}], Answer.NO_RULE, "the text has no quorum rule"),
        ([{"quorum": {"set_by": "the forum"}}], Answer.CANNOT_TELL, "the rule is set by the forum, which is not in these records"),
        ([{"quorum": TWO, "since": "2026"}], Answer.CANNOT_TELL, "whether these terms of reference were in force on the day is not known"),
        (
            [{"quorum": {"no_rule": True}, "since": "2026"}],
            Answer.CANNOT_TELL,
            "the text has no quorum rule; whether these terms of reference were in force on the day is not known",
        ),
        ([{"quorum": TWO, "until": "2026"}, {"quorum": TWO, "since": "2026"}], Answer.QUORATE, ""),
        (
            [{"quorum": TWO, "until": "2026"}, {"quorum": THREE, "since": "2026"}],
            Answer.CANNOT_TELL,
            "which terms of reference were in force on the day is not known, and they differ",
        ),
    ],
)  # fmt: skip
def test_what_is_known_of_the_rule(terms: list[dict[str, Any]], answer_: Answer, why: str) -> None:
    """No rule is not a pass, a rule elsewhere is not known, and dates that are half known count only where they differ."""
    found = by_versions(*terms)
    assert (found.answer, found.why) == (answer_, why)


def test_minutes_that_say_that_there_is_no_rule() -> None:
    """They answer where no terms are on record, or where these may not have been in force."""
    says = {"quorum": {"minuted": "no-rule"}}
    assert by_versions(**says).why == "the minutes say that there is no rule"
    found = by_versions({"quorum": {"no_rule": True}, "since": "2026"}, **says)
    assert (found.answer, found.why) == (Answer.NO_RULE, "the text has no quorum rule; the minutes say so too")


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
def test_a_meeting_that_was_not_held(status: str) -> None:
    """There is nothing to count."""
    found = by_versions({"quorum": TWO}, status=status)
    assert (found.answer, found.why) == (Answer.CANNOT_TELL, f"the meeting was {status}")


def test_sources_of_the_rule_and_of_the_minutes() -> None:
    """Both are cited, each once."""
    rule = {**TWO, "source": {"document": "terms", "section": 5}}
    found = by_versions(
        {"quorum": rule}, quorum={"minuted": "quorate", "source": [{"document": "minutes"}, {"document": "minutes"}]}
    )
    assert [(one.document, one.section) for one in found.sources] == [("terms", "5"), ("minutes", None)]


def test_a_floor_below_which_no_number_goes() -> None:
    """The statutory minimum is asked for too."""
    assert (
        answer({"need": {"at_least": 2, "counting": "heads"}, "floor": 3}, seats(4), *came("s1", "s2")) == "inquorate"
    )


# -- conditions


def case(condition: dict[str, Any], own: dict[str, Any] | None = None, *rows: dict[str, Any], **rest: Any) -> str:
    """Return the answer of a rule that cannot be met where the condition holds, and is met where it does not."""
    rule = {
        "need": {
            "when": condition,
            "then": {"at_least": 99, "counting": "heads"},
            "else": {"at_least": 0, "counting": "heads"},
        }
    }
    officers = {"officers": rest.pop("officers")} if "officers" in rest else {}
    found = judged(of(rule, own or seats(4), **officers), *(rows or came("s1")), **rest)
    return {"inquorate": "holds", "quorate": "does not"}.get(found.answer.value, found.answer.value)


GRANTS = [{"number": 1, "title": "Grants", "kind": "grants"}]
PLAIN = [{"number": 1, "title": "Dates"}]
VACANT = {"standing": "member", "vacant": [{"since": 2020}]}
OPEN = {"standing": "member"}


@pytest.mark.parametrize(
    ("condition", "rest", "expected"),
    [
        ({"item": ["grants"]}, {"items": GRANTS}, "holds"),
        ({"item": ["Grants"]}, {"items": GRANTS}, "holds"),
        ({"item": ["grants"]}, {"items": PLAIN}, "does not"),
        ({"item": ["grants"]}, {"items": [*GRANTS, {"number": 2, "title": "Dates"}]}, "quorate for some items"),
        ({"item": ["grants"]}, {}, "cannot tell"),
        ({"item_not": ["grants"]}, {"items": GRANTS}, "does not"),
        ({"item_not": ["grants"]}, {"items": PLAIN}, "holds"),
        ({"item": ["pay"]}, {"items": PLAIN, "decisions": {"pay": {"decision": "Pay", "item": 1, "kind": "pay"}}}, "holds"),
        ({"meeting": ["ordinary", "annual"]}, {}, "holds"),
        ({"meeting": ["special"]}, {}, "does not"),
        ({"reconvened": True}, {}, "does not"),
        ({"reconvened": False}, {}, "holds"),
        ({"reconvened": True}, {"reconvenes": "here/board/2026-01-01"}, "holds"),
        ({"mode": "virtual"}, {}, "cannot tell"),
        ({"mode": "virtual"}, {"mode": "virtual"}, "holds"),
        ({"mode": "virtual"}, {"mode": "hybrid"}, "does not"),
        ({"not": {"mode": "virtual"}}, {"mode": "hybrid"}, "holds"),
        ({"all": [{"reconvened": False}, {"mode": "virtual"}]}, {"mode": "virtual"}, "holds"),
        ({"any": [{"reconvened": True}, {"mode": "virtual"}]}, {"mode": "hybrid"}, "does not"),
        ({"described_as": "the matter is urgent"}, {}, "cannot tell"),
        ({"office_filled": "mayor"}, {}, "cannot tell"),
        ({"office_filled": "mayor"}, {"officers": [{"office": "other", "title": "Mayor", "person": "ann"}]}, "holds"),
        ({"office_filled": "mayor"}, {"officers": [{"office": "other", "title": "Mayor", "person": "ann", "until": "2025"}]}, "does not"),
        ({"office_filled": "mayor"}, {"officers": [{"office": "other", "title": "Mayor", "person": "ann", "until": "2026"}]}, "cannot tell"),
        ({"office_filled": "chair"}, {"officers": [{"office": "chair", "seat": "s1"}]}, "holds"),
        ({"office_filled": "chair"}, {"officers": [{"office": "chair", "seat": "none"}]}, "cannot tell"),
    ],
)  # fmt: skip
def test_a_condition(condition: dict[str, Any], rest: dict[str, Any], expected: str) -> None:
    """Each condition holds, does not, or is not known."""
    assert case(condition, **rest) == expected


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ({**seats(2), "v": VACANT}, "does not"),
        ({**seats(1), "v": VACANT}, "holds"),
        ({**seats(1), "o": OPEN}, "cannot tell"),
        ({**seats(3), "o": OPEN}, "does not"),
    ],
)
def test_vacancies_over_a_third(own: dict[str, Any], expected: str) -> None:
    """More than the share, exactly; a seat that may be vacant may decide."""
    assert case({"vacancies_over": "1/3"}, own) == expected


def test_conditions_on_seats_that_are_not_recorded() -> None:
    """Without seats nobody knows how many are vacant."""
    rule = {"need": {"when": {"vacancies_over": "1/3"}, "then": {"judgement": "x"}}}
    assert answer(rule, {}, {"person": "ann", "capacity": "member", "presence": "present"}) == "cannot tell"


def test_a_condition_that_is_not_known_may_not_matter() -> None:
    """Where both branches come to the same, that is the answer; where there is no other, it is met."""
    both = {
        "need": {
            "when": {"mode": "virtual"},
            "then": {"at_least": 1, "counting": "heads"},
            "else": {"at_least": 2, "counting": "heads"},
        }
    }
    assert answer(both, seats(4), *came("s1", "s2")) == "quorate"
    assert answer(both, seats(4)) == "inquorate"
    alone = {"need": {"when": {"mode": "virtual"}, "then": {"at_least": 1, "counting": "heads"}}}
    assert answer(alone, seats(4), *came("s1")) == "quorate"
    assert answer(alone, seats(4), mode="hybrid") == "quorate"
    assert answer(alone, seats(4)) == "cannot tell"


def test_the_branch_that_was_taken() -> None:
    """The tree has the case and why it holds, and the branch."""
    rule = {
        "need": {
            "when": {"meeting": ["annual"]},
            "then": {"at_least": 1, "counting": "heads"},
            "else": {"at_least": 2, "counting": "heads"},
        }
    }
    outcome = judged(of(rule, seats(4)), *came("s1")).points[0].outcome
    assert outcome.case is not None
    assert outcome.case.why == "the meeting is ordinary"
    assert [(part.at, str(part.counted), str(part.needed)) for part in outcome.parts] == [(("need", "else"), "1", "2")]


# -- judgement and other texts


@pytest.mark.parametrize(
    ("ruling", "expected"),
    [
        (None, "cannot tell"),
        ({"by": "chair", "ruled": "quorate", "reason": "Enough were there."}, "quorate"),
        ({"by": "chair", "ruled": "inquorate", "reason": "Too few were there."}, "inquorate"),
    ],
)
def test_what_a_person_judges(ruling: dict[str, str] | None, expected: str) -> None:
    """It is not computed: the ruling on record is the answer, and without one there is none."""
    says = {"quorum": {"ruling": ruling}} if ruling else {}
    assert (
        answer({"need": {"judgement": "the chair judges that enough are there"}}, seats(3), *came("s1"), **says)
        == expected
    )


def test_any_of_several_needs() -> None:
    """One that is met is enough; one that is not known leaves it open."""
    rule = {"need": {"any": [{"at_least": 3, "counting": "heads"}, {"set_by": "the council"}]}}
    assert answer(rule, seats(4), *came("s1", "s2", "s3")) == "quorate"
    assert answer(rule, seats(4), *came("s1")) == "cannot tell"


# -- whom a rule names


def needs(members: dict[str, Any]) -> dict[str, Any]:
    """Return a rule that needs somebody of a set."""
    return {"need": {"present": members}}


OWN = {
    "council": seat(
        "ann", organisation="council", nominated_by="forum", constituency={"districts": ["north"]}, groups=["partners"]
    ),
    "police": seat("ben", organisation="police"),
    "lay": seat("cat"),
    "clerk": seat("dan", standing="co-opted"),
}


@pytest.mark.parametrize(
    ("members", "meant"),
    [
        ({}, {"council", "police", "lay", "clerk"}),
        ({"seats": ["lay"]}, {"lay"}),
        ({"groups": ["partners"]}, {"council"}),
        ({"organisations": ["police"]}, {"police"}),
        ({"organisations": ["police", "council"]}, {"police", "council"}),
        ({"seats": ["lay"], "organisations": ["police"]}, {"lay", "police"}),
        ({"standings": ["co-opted"]}, {"clerk"}),
        ({"nominated_by": ["forum"]}, {"council"}),
        ({"districts": ["north"]}, {"council"}),
        ({"but_not": {"organisations": ["police"]}}, {"council", "lay", "clerk"}),
        ({"standings": ["member"], "but_not": {"seats": ["lay"]}}, {"council", "police"}),
        ({"offices": ["chair"]}, {"council"}),
        ({"offices": ["clerk-to-the-board"]}, {"clerk"}),
    ],
)
def test_a_set_of_members(members: dict[str, Any], meant: set[str]) -> None:
    """Every way of naming members means those, and nobody else."""
    officers = [
        {"office": "chair", "seat": "council"},
        {"office": "other", "title": "Clerk to the Board", "seat": "clerk"},
    ]
    own = of({**needs(members), "who_counts": {"co_opted": "yes"}}, OWN, officers=officers)
    assert {name for name in OWN if judged(own, *came(name)).answer is Answer.QUORATE} == meant
    assert {name for name in OWN if judged(own, *came(name)).answer is Answer.INQUORATE} == set(OWN) - meant


@pytest.mark.parametrize(
    "members",
    [
        {"seats": ["nobody"]},
        {"groups": ["nobody"]},
        {"organisations": ["nobody"]},
        {"offices": ["chair"]},
        {"described_as": "those by the door"},
        {"bodies": ["here/elsewhere"]},
        {"bodies": ["here/elsewhere"], "but_not": {"seats": ["lay"]}},
        {"but_not": {"bodies": ["here/elsewhere"]}},
    ],
)
def test_a_name_that_the_board_does_not_have_leaves_it_open(members: dict[str, Any]) -> None:
    """A slip in a word must not make a meeting inquorate."""
    assert answer(needs(members), OWN, *came("police")) != "inquorate"
    assert answer({"need": {"at_least": 2, "of": members, "counting": "heads"}}, OWN, *came("police")) != "quorate"


def test_a_body_that_is_not_known_leaves_it_open_everywhere() -> None:
    """How many members it has, and who of them came, is not known: in a count, a set and a base."""
    bodies = {"bodies": ["here/elsewhere"]}
    assert answer({"need": {"at_least": 2, "of": bodies, "counting": "heads"}}, OWN) == "cannot tell"
    assert answer({"need": {"each_of": [bodies]}}, OWN) == "cannot tell"
    base = {"share": "1/2", "of": "seats-total", "round": "up", "among": bodies}
    assert answer({"need": {"at_least": base, "counting": "heads"}}, OWN, *came("police")) == "cannot tell"


def test_members_of_another_board() -> None:
    """Pooled memberships count by person; a share of the pool has the seats of both in its base."""
    other = decode.board_from(
        "here/other", {"name": "Other", "kind": "board", "seats": {"p": seat("eve"), "q": seat("fay")}}
    )
    pool = {"bodies": ["here/board", "here/other"]}
    rule = {
        "need": {
            "at_least": {"share": "1/2", "of": "seats-total", "round": "up", "among": pool},
            "of": pool,
            "counting": "heads",
        }
    }
    own = of(rule, {"a": seat("ann"), "b": seat("ben")})
    rows = [{"person": "eve", "capacity": "in-attendance", "presence": "present"}]
    assert judge(held(*came("a"), *rows), context(own, other)).answer is Answer.QUORATE
    assert judge(held(*rows), context(own, other)).answer is Answer.INQUORATE
    alone = of({"need": {"at_least": 1, "counting": "heads"}}, {"a": seat("ann")})
    assert judge(held(*rows), context(alone, other)).answer is Answer.INQUORATE
    assert bodies_named(decode.quorum(rule)) == {"here/board", "here/other"}
    assert bodies_named(None) == frozenset()


# -- offices

CHAIR = needs({"offices": ["chair"]})


@pytest.mark.parametrize(
    ("officer", "rows", "expected"),
    [
        ({"seat": "s1"}, came("s1"), "quorate"),
        ({"seat": "s1"}, came("s2"), "inquorate"),
        ({"seat": "s1"}, [{"seat": "s1", "capacity": "substitute", "presence": "present"}], "inquorate"),
        ({"person": "zoe"}, [{"person": "zoe", "capacity": "in-attendance", "presence": "present"}], "quorate"),
        ({"person": "zoe"}, came("s2"), "inquorate"),
        ({"person": "zoe"}, [{"printed_as": "The chair", "capacity": "member", "presence": "present"}], "cannot tell"),
        ({"post": "Member"}, came("s1"), "quorate"),
        ({"post": "Director"}, came("s1"), "inquorate"),
        ({"organisation": "police"}, came("s1"), "cannot tell"),
        (
            {"person": "zoe", "until": "2025"},
            [{"person": "zoe", "capacity": "member", "presence": "present"}],
            "inquorate",
        ),
    ],
)
def test_the_chair_is_present(officer: dict[str, Any], rows: list[dict[str, Any]], expected: str) -> None:
    """By seat, in person or by post; a substitute holds no office; who it is may not be known."""
    own = of(CHAIR, {"s1": seat(), "s2": seat("ben")}, officers=[{"office": "chair", **officer}])
    assert judged(own, *rows).answer.value == expected


NAMED = {"s1": seat("ann"), "s2": seat("ben")}


def test_an_office_of_somebody_without_a_seat() -> None:
    """Where the attendance does not have them, they were away, or nobody knows; who chaired was there."""
    own = of(CHAIR, NAMED, officers=[{"office": "chair", "person": "zoe"}])
    assert judged(own, *came("s1")).answer is Answer.INQUORATE
    assert judged(own, *came("s1"), attendance_recorded="part").answer is Answer.CANNOT_TELL
    assert judged(own, *came("s1"), chaired_by={"person": "zoe"}).answer is Answer.QUORATE
    heads = of({"need": {"at_least": 2, "counting": "heads"}}, NAMED, officers=[{"office": "chair", "person": "zoe"}])
    assert judged(heads, *came("s1"), chaired_by={"person": "zoe"}).answer is Answer.INQUORATE


def test_an_office_and_a_name_on_the_seat() -> None:
    """A seat whose holder is known is not the chair's where the chair is somebody else; one that two share may be."""
    officers = [{"office": "chair", "person": "ann"}]
    assert judged(of(CHAIR, {"a": seat("ben")}, officers=officers), *came("a")).answer is Answer.INQUORATE
    shared = {"a": {"standing": "member", "holders": [{"people": ["ann", "ben"]}]}}
    assert judged(of(CHAIR, shared, officers=officers), *came("a")).answer is Answer.CANNOT_TELL
    other = {"a": {"standing": "member", "holders": [{"people": ["cat", "ben"]}]}}
    assert judged(of(CHAIR, other, officers=officers), *came("a")).answer is Answer.INQUORATE


# -- organisations that places record

PLACES = {
    "county": of_place(
        Document(
            "place",
            "county",
            "",
            {
                "name": "County",
                "organisations": {
                    "health": {"name": "Health"},
                    "hospital": {"name": "Hospital", "sector": "health-provider", "part_of": "health"},
                    "clinic": {"name": "Clinic", "sector": "health-provider", "part_of": "health"},
                    "force": {"name": "Force", "sector": "police"},
                },
                "districts": {"north": {"name": "North"}},
            },
            Seen([], [], bounds=False),
        )
    ),
}


@pytest.mark.parametrize(("agency", "expected"), [("organisation", 3), ("parent", 2), ("sector", 2), ("seat", 3)])
def test_what_an_agency_is(agency: str, expected: int) -> None:
    """The organisation, what it is part of, its sector, or what the seat says: of its own, the organisation."""
    own = {
        "a": seat(organisation="hospital"),
        "b": seat(organisation="county/clinic", constituency={"districts": ["county/north"]}),
        "c": seat(organisation="force"),
    }
    rule = {
        "need": {"at_least": expected, "counting": "agencies"},
        "who_counts": {"agency_of": agency, "person_in_two_seats": "each"},
    }
    directory = Directory("county", Known({}, PLACES, {}, {}))
    found = judge(held(*came("a", "b", "c")), Context(of(rule, own), directory))
    assert str(found.points[0].outcome.counted) == str(expected)
    sectors = {
        "need": {"at_least": 2, "of": {"sectors": ["health-provider"], "districts": ["north"]}, "counting": "heads"}
    }
    assert judge(held(*came("a", "b")), Context(of(sectors, own), directory)).answer is Answer.QUORATE
    assert judge(held(*came("c", "b")), Context(of(sectors, own), directory)).answer is Answer.INQUORATE


def test_a_clause_that_makes_no_difference_is_not_told_apart() -> None:
    """Of several open clauses only those that matter are in the readings; with all that cannot tell, none is."""
    own = {**seats(2), "o": seat(standing="observer"), "v": seat()}
    rows = (*came("s1", "s2"), *came("o"), *came("v", mode="virtual"))
    assert readings(judged(of({"need": {"at_least": 3}}, own), *rows)) == {
        "observers yes": "quorate",
        "observers no, virtual yes": "quorate",
        "observers no, virtual no": "inquorate",
        "observers no, virtual with-chairs-agreement": "cannot tell",
    }
    assert readings(judged(of({"need": {"set_by": "us"}, "floor": 1}, own), *rows)) == {"": "cannot tell"}


def test_so_many_readings_that_not_all_are_told_apart() -> None:
    """What would take too long stays open."""
    found = judge(held(*came("s1", mode="virtual")), context(of({"need": {"at_least": 1}}, seats(1))), most_readings=1)
    assert found.answer is Answer.CANNOT_TELL
    assert readings(found) == {"": "cannot tell"}


def test_everybody_in_the_room() -> None:
    """The list of who was there, and why they count or not, has guests and those who were away too."""
    found = judged(
        of(TWO, seats(2)), *came("s1"), {"printed_as": "A guest", "capacity": "public", "presence": "present"}
    )
    (version,) = found.versions
    assert version.applied.application is not None
    tallies = version.applied.application.everybody(found.points[0].point)
    assert [(one.place.id, one.counts.value, one.why) for one in tallies] == [
        ("s1", "yes", "present"),
        ("s2", "no", "not listed, and everybody is"),
        (None, "no", "in attendance, not a member"),
    ]


@pytest.mark.parametrize(
    ("rule", "rows", "why"),
    [
        (THREE, came("s1"), "1 of the 3 needed"),
        (needs({"seats": ["s2"]}), came("s1"), "somebody who has to be present is not"),
        (needs({"offices": ["chair"]}), came("s1"), "whether somebody who has to be present is there is not known"),
        ({"need": {"each_of": [{"seats": ["s1", "s2"]}], "each": 2}}, came("s1"), "1 of the 2 needed"),
        ({"need": {"at_least": "unstated", "counting": "heads"}}, came("s1"), "1 counted; the text does not state the number"),
        ({"need": {"set_by": "us"}}, came("s1"), "set by us, which is not in these records"),
        ({"need": {"when": {"described_as": "x"}, "then": {"set_by": "us"}}}, came("s1"), "set by us, which is not in these records"),
        (TWO, came("s1", "s2"), ""),
    ],
)  # fmt: skip
def test_what_decided_in_a_few_words(rule: dict[str, Any], rows: list[dict[str, Any]], why: str) -> None:
    """The first count that fell short, or that nobody knows."""
    assert judged(of(rule, seats(3)), *rows).why == why


def test_an_undated_meeting() -> None:
    """A meeting on a day that nobody knows is judged where the rule always held."""
    at = meeting("undated-x", *came("s1", "s2"), attendance_recorded="whole")
    assert judge(at, context(of(TWO, seats(2)))).answer is Answer.QUORATE
