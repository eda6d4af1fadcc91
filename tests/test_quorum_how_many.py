"""How many there are: heads, seats, organisations, agencies and other things counted once."""

from __future__ import annotations

import pytest

from counted import THREE
from partnership.quorum.agenda import START
from partnership.quorum.clauses import Text
from partnership.quorum.counting import Floor, Way
from partnership.quorum.places import Setting
from partnership.quorum.room import Room
from partnership.quorum.spans import Span, most_matched
from partnership.words.truth import Truth
from rooms import answer, came, context, held, judged, of, readings, seat, seats

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
