"""Organisations on boards: how often each was at the table, by whom, and who had two seats, never more certain than the records."""

from __future__ import annotations

from datetime import date
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folders import ROOT, laid
from ledgers import DAYS, away, board, came, document, meeting, substitute, worked_out
from partnership.answers.attendance import Count
from partnership.answers.attendance.agencies import in_all, on_board
from partnership.answers.attendance.asking import Stretch, attendance_of, over_years, whole_of
from partnership.answers.attendance.representatives import Sitting, changes, people_of
from partnership.answers.attendance.two_seats import two_seats
from partnership.answers.load import Records
from partnership.answers.titles import Titles
from partnership.records import decode
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from partnership.answers.attendance.agencies import Agency, OnBoard
    from partnership.records.model.meeting import Meeting

NOWHERE = Titles(Records(ROOT / "examples"), "here")
POLICE = {"chair": {"organisations": [{"organisation": "police"}], "holders": [{"person": "ann"}]}}
ON = "2025-12-31"


def agency(*meetings: Meeting, seats: dict[str, Any] | None = None, **rest: Any) -> Agency:
    """Return what there is of the police on a board whose chair's seat is theirs, or that has these seats."""
    found = on_board(worked_out(board(seats=seats or POLICE, **rest), *meetings), NOWHERE).agency("here/police")
    assert found is not None
    return found


def rate(of: Agency) -> str:
    """Return how often an organisation was represented: `2 of 3`, or `1 of 3 to 2 of 3`."""
    low, high = (f"{one.attended} of {one.expected}" for one in (of.row.low, of.row.high))
    return low if low == high else f"{low} to {high}"


def held(*rows: Sequence[dict[str, Any]]) -> list[Meeting]:
    """Return a meeting for each of these lists of attendance, on days one after another."""
    return [meeting(day, *each) for day, each in zip(DAYS, rows, strict=False)]


# -- represented


def test_a_published_grid() -> None:
    """Calderdale's register of 2015, organisation by organisation: represented where any of its people came or sent a deputy."""
    expected = {
        "Adults Health & Social Care": "2 of 3", "CAFCASS": "3 of 3", "Calderdale CCG": "2 of 3", "Calderdale College": "1 of 3",
        "Calderdale Governors Association": "1 of 2", "CHFT": "3 of 3", "Communities & Service Support": "3 of 3", "CSCB": "3 of 3",
        "CSCB Independent Chair": "3 of 3", "CYPS": "3 of 3", "Democratic & Partnerships": "2 of 3", "Housing": "2 of 3",
        "LAY Member": "1 of 3", "Lead Member": "2 of 3", "National Probation Service": "1 of 3", "NHS Commissioners": "2 of 3",
        "NHS England": "3 of 3", "NHS Trust": "2 of 2", "Primary Heads": "1 of 3", "Probation CRC": "0 of 3", "Public Health": "0 of 3",
        "Safeguarding & Quality Assurance Service": "3 of 3", "Secondary Heads": "2 of 3", "SWYPFT": "3 of 3", "Voluntary Sector": "3 of 3",
        "West Yorkshire Fire": "0 of 3", "West Yorkshire Police": "3 of 3", "Women's Centre": "2 of 3", "YOT/Early Intervention": "3 of 3",
    }  # fmt: skip
    found = calderdale()
    names = Titles(Records(ROOT / "records"), "calderdale")
    shown = {names.organisation(one.organisation): rate(one) for one in found.agencies}
    of_nobody = {"CSCB Independent Chair", "LAY Member", "Lead Member"}
    assert shown == {name: said for name, said in expected.items() if name not in of_nobody}
    seats = found.ledger.board.seats or {}
    held = [row.key[0] for row in found.ledger.seats]
    assert {seats[one].title for one in held if one in {"lead-member", "cscb-independent-chair"}} == {"Lead Member", "CSCB Independent Chair"}  # fmt: skip


def calderdale() -> OnBoard:
    """Return Calderdale's safeguarding board in the year of which its register is known."""
    records = Records(ROOT / "records")
    ledger = attendance_of(records, "calderdale/safeguarding-children-board", Stretch(), date(2015, 12, 31))
    assert ledger is not None
    return on_board(ledger, Titles(records, "calderdale"))


def test_who_stands_out_in_the_published_grid() -> None:
    """Three were never represented, none always by a substitute, and a deputy without a name leaves some changes open."""
    agencies = calderdale().agencies
    never = [one.organisation for one in agencies if one.never is Truth.YES]
    assert sorted(never) == ["calderdale/probation-crc", "calderdale/public-health", "calderdale/west-yorkshire-fire"]
    assert [one.organisation for one in agencies if one.always_by_substitute is not Truth.NO] == []
    assert {one.organisation: (one.people, one.changes) for one in agencies if one.organisation.endswith(("cafcass", "west-yorkshire-police", "chft"))} == {
        "england/cafcass": (Count(2, 3), Count(1, 2)),
        "calderdale/west-yorkshire-police": (Count(1, 2), Count(0, 2)),
        "calderdale/chft": (Count(2, 3), Count(2, 2)),
    }  # fmt: skip


PRESENT, APOLOGIES, UNRECORDED = [came("ann")], [away("ann")], [away("ann", "not-recorded")]
DEPUTY = [away("ann"), substitute("chair", "sam")]
NAMELESS = [away("ann"), substitute("chair")]


@pytest.mark.parametrize(
    ("meetings", "said", "never", "by_substitute", "always"),
    [
        ([PRESENT, APOLOGIES], "1 of 2", Truth.NO, Count(0, 0), Truth.NO),
        ([APOLOGIES, APOLOGIES], "0 of 2", Truth.YES, Count(0, 0), Truth.NO),
        ([APOLOGIES, UNRECORDED], "0 of 2 to 1 of 2", Truth.UNKNOWN, Count(0, 1), Truth.UNKNOWN),
        ([APOLOGIES, DEPUTY], "1 of 2", Truth.NO, Count(1, 1), Truth.YES),
        ([DEPUTY, NAMELESS], "2 of 2", Truth.NO, Count(2, 2), Truth.YES),
        ([DEPUTY, UNRECORDED], "1 of 2 to 2 of 2", Truth.NO, Count(1, 2), Truth.UNKNOWN),
        ([DEPUTY, PRESENT], "2 of 2", Truth.NO, Count(1, 1), Truth.NO),
        ([[came("ann"), substitute("chair", "sam")]], "1 of 1", Truth.NO, Count(0, 0), Truth.NO),
        ([PRESENT, UNRECORDED], "1 of 2 to 2 of 2", Truth.NO, Count(0, 1), Truth.NO),
        ([[], []], "0 of 2 to 2 of 2", Truth.UNKNOWN, Count(0, 2), Truth.UNKNOWN),
    ],
)
def test_never_and_always(
    meetings: list[list[dict[str, Any]]], said: str, never: Truth, by_substitute: Count, always: Truth
) -> None:
    """What is not recorded may have been anything: never and always are said only where nothing can change them."""
    found = agency(*held(*meetings))
    assert (rate(found), found.never, found.by_substitute, found.always_by_substitute) == (
        said,
        never,
        by_substitute,
        always,
    )


def test_a_meeting_that_may_not_count_is_no_proof() -> None:
    """Where it is not known whether they were ever expected, nobody says that they never came."""
    undated = meeting("undated-one", away("ann"), held="2025")
    assert agency(undated).never is Truth.UNKNOWN


def test_somebody_of_the_organisation_is_enough() -> None:
    """A member beside a substitute: not by substitutes alone."""
    two = {
        name: {"organisations": [{"organisation": "police"}], "holders": [{"person": name}]} for name in ("ann", "bob")
    }
    found = agency(
        *held([away("ann"), substitute("ann", "sam"), came("bob")], [substitute("ann", "sam"), away("bob")]), seats=two
    )
    assert (found.by_substitute, found.always_by_substitute) == (Count(1, 1), Truth.NO)
    assert found.people == Count(2, 2)


def test_a_seat_that_passes_from_one_organisation_to_another() -> None:
    """Each has the meetings of its own time, and a change of hands is no change of its representative."""
    seats = {
        "health": {
            "organisations": [
                {"organisation": "police", "until": "2025-08-31"},
                {"organisation": "fire", "since": "2025-09-01"},
            ],
            "holders": [{"person": "ann", "until": "2025-08-31"}, {"person": "bob", "since": "2025-09-01"}],
        }
    }
    found = on_board(worked_out(board(seats=seats), *held(PRESENT, PRESENT, [came("bob")])), NOWHERE)
    assert {one.organisation: (rate(one), one.changes) for one in found.agencies} == {
        "here/police": ("2 of 2", Count(0, 0)),
        "here/fire": ("1 of 1", Count(0, 0)),
    }


# -- one organisation, however it is written


def place(name: str, **rest: Any) -> str:
    """Return the text of a place with the police among its organisations and Ann among its people."""
    within = f"within: {rest['within']}\n" if rest else ""
    return f"name: {name}\nkind: county\n{within}organisations:\n  police: {{name: Police}}\npeople:\n  ann: {{name: Ann Archer}}\n"


def test_one_organisation_written_in_two_ways(tmp_path: Path) -> None:
    """Two seats of one board, one of which names the place: they are put together, at the table if either was."""
    seats = {
        "bare": {"organisations": [{"organisation": "police"}], "holders": [{"person": "ann"}]},
        "whole": {"organisations": [{"organisation": "here/police"}], "holders": [{"person": "bob"}]},
    }
    names = Titles(Records(laid(tmp_path, {"places/here.yaml": place("Here")})), "here")
    found = on_board(worked_out(board(seats=seats), *held([came("ann"), away("bob")], [came("bob")], [])), names)
    (police,) = found.agencies
    assert (police.organisation, rate(police), police.row.seats) == (
        "here/police",
        "2 of 3 to 3 of 3",
        ("bare", "whole"),
    )
    assert [one.seat for one in police.taken] == ["bare", "whole"]


def test_ids_of_things(tmp_path: Path) -> None:
    """An id is that of the place that records the thing; of what none records, that of the place it is named in."""
    texts = {
        "places/land.yaml": place("Land"),
        "places/here.yaml": "name: Here\nkind: county\nwithin: land\norganisations:\n  fire: {name: Fire}\n",
        "places/there.yaml": place("There", within="land"),
    }
    records = Records(laid(tmp_path, texts))
    here, there = Titles(records, "here"), Titles(records, "there")
    assert here.id("organisations", "police") == "land/police"
    assert there.id("organisations", "police") == "there/police"
    assert here.id("organisations", "there/police") == "there/police"
    assert here.id("organisations", "fire") == here.id("organisations", "here/fire") == "here/fire"
    assert there.id("organisations", "fire") == "there/fire"
    assert there.id("organisations", "gone/fire") == "gone/fire"
    assert (there.organisation("police"), there.organisation("fire")) == ("Police", "fire")


# -- representatives


def sat(*people: str, **rest: Any) -> Sitting:
    """Return who sat at a meeting, `?` for somebody who is not named."""
    named = frozenset(people) - {"?"}
    return Sitting("one", named, **{"unnamed": len(people) - len(named), **rest})


@pytest.mark.parametrize(
    ("sittings", "count", "people"),
    [
        ([], Count(0, 0), Count(0, 0)),
        ([sat("a")], Count(0, 0), Count(1, 1)),
        ([sat("a"), sat("a"), sat("a")], Count(0, 0), Count(1, 1)),
        ([sat("a"), sat("b"), sat("a")], Count(2, 2), Count(2, 2)),
        ([sat("a"), sat("a", "b"), sat("b")], Count(0, 0), Count(2, 2)),
        ([sat("?"), sat("?")], Count(0, 1), Count(1, 2)),
        ([sat("a"), sat("?"), sat("b")], Count(1, 2), Count(2, 3)),
        ([sat("a"), sat("?"), sat("a")], Count(0, 2), Count(1, 2)),
        ([sat("a"), sat("?", without=frozenset("a")), sat("a")], Count(2, 2), Count(2, 2)),
        ([sat("?", among=frozenset("ab")), sat("a")], Count(0, 1), Count(1, 2)),
        ([sat("?", among=frozenset("ab")), sat("c")], Count(1, 1), Count(2, 3)),
        ([sat("a"), sat("?", certain=False), sat("a")], Count(0, 2), Count(1, 2)),
        ([sat("a"), sat("b", certain=False), sat("a")], Count(0, 2), Count(1, 2)),
        ([sat("?", certain=False)], Count(0, 0), Count(0, 1)),
        ([sat("a", "b"), sat("?", "?", without=frozenset("a")), sat("c")], Count(0, 2), Count(3, 5)),
        ([sat("?", "?", without=frozenset("a")), sat("a")], Count(1, 1), Count(2, 3)),
    ],
)
def test_changes_and_people(sittings: list[Sitting], count: Count, people: Count) -> None:
    """Somebody else is somebody who cannot be any of those before; who is not named may be anybody."""
    assert changes(sittings) == count
    assert people_of(sittings) == people


ANY = [frozenset(one) for one in ("", "a", "b", "ab")]


def sittings_with(most: int) -> st.SearchStrategy[Sitting]:
    """Return who may have sat at a meeting: some of two people, and so many at most who are not named."""

    def sitting(people: frozenset[str], unnamed: int, among: frozenset[str], apart: str, *, certain: bool) -> Sitting:
        return Sitting("one", people, max(unnamed, not people), among or None, frozenset(apart), certain=certain)

    some = st.sampled_from(ANY)
    return st.builds(sitting, some, st.integers(0, most), some, st.sampled_from(["", "a", "b"]), certain=st.booleans())


SITTINGS = st.lists(sittings_with(1), max_size=4) | st.lists(sittings_with(2), max_size=3)


def every_way(one: Sitting) -> Iterator[frozenset[str] | None]:
    """Yield everybody who may have sat, and None for that nobody did; three strangers are enough to tell them apart."""
    if not one.certain:
        yield None
    if not one.unnamed:
        yield one.people
        return
    could = frozenset({"a", "b", "?1", "?2", "?3"}) - one.without if one.among is None else one.among
    sizes = [one.unnamed] if one.among is None else range(1, len(could) + 1)
    yield from (one.people | set(more) for size in sizes for more in combinations(sorted(could), size))


@given(SITTINGS)
def test_changes_and_people_are_what_every_way_to_fill_the_gaps_gives(sittings: list[Sitting]) -> None:
    """The least and the most of every story that fits the records are the ends of the interval, no wider and no narrower."""
    ways = [set(every_way(one)) for one in sittings]
    found = [[there for there in way if there is not None] for way in product(*ways)]
    counted = [sum(last.isdisjoint(now) for last, now in pairwise(way)) for way in found]
    assert changes(sittings) == Count(min(counted), max(counted))
    different = [len(frozenset[str]().union(*way)) for way in found]
    assert people_of(sittings).low <= min(different)
    assert people_of(sittings).high >= max(different)


@pytest.mark.parametrize(
    ("meetings", "count"),
    [
        ([PRESENT, PRESENT], Count(0, 0)),
        ([PRESENT, DEPUTY, PRESENT], Count(2, 2)),
        ([PRESENT, NAMELESS, PRESENT], Count(2, 2)),
        ([NAMELESS, NAMELESS], Count(0, 1)),
        ([PRESENT, APOLOGIES, PRESENT], Count(0, 0)),
        ([PRESENT, UNRECORDED, PRESENT], Count(0, 2)),
    ],
)
def test_changes_from_minutes(meetings: list[list[dict[str, Any]]], count: Count) -> None:
    """A substitute who is not named is not the member they came for."""
    assert agency(*held(*meetings)).changes == count


SEATED = {"seat": "chair", "capacity": "member", "presence": "present"}


@pytest.mark.parametrize(
    ("holders", "among"),
    [
        ([{"people": ["ann", "bob"]}], {"here/ann", "here/bob"}),
        ([{"person": "ann", "until": "2025"}, {"person": "bob", "since": "2025-05-01"}], {"here/ann", "here/bob"}),
        ([{"post": "Inspector"}], None),
        ([{"person": "ann", "until": "2025"}], None),
        ([], None),
    ],
)
def test_a_member_who_is_not_named_is_one_of_the_holders(holders: list[dict[str, Any]], among: set[str] | None) -> None:
    """Where every holder is known, it was one of them; where one is only a post, or may have left, anybody."""
    seats = {"chair": {"organisations": [{"organisation": "police"}], "holders": holders}}
    (sitting,) = agency(meeting("2025-07-01", SEATED), seats=seats).sittings
    assert (sitting.unnamed, sitting.among) == (1, None if among is None else frozenset(among))


def test_a_substitute_for_one_of_two_possible_holders_may_be_the_other() -> None:
    """Only somebody who certainly held the seat alone is certain not to have come in their own place."""
    holders = [{"person": "ann", "until": "2025"}, {"person": "bob", "since": "2025"}]
    seats = {"chair": {"organisations": [{"organisation": "police"}], "holders": holders}}
    (sitting,) = agency(meeting("2025-07-01", substitute("chair")), seats=seats).sittings
    assert sitting.without == frozenset()


def test_members_whose_seat_is_not_known() -> None:
    """They are named, and whether they took over from one another cannot be told."""
    here = {name: {**came(name), "organisation": "police"} for name in ("ann", "bob")}
    rows = [here["ann"], away("bob")], [here["ann"], here["bob"]], [away("ann"), here["bob"]]
    found = agency(*held(*rows), seats={"other": {}})
    assert [(one.seat, one.changes) for one in found.taken] == [(None, Count(0, 1))]
    assert (found.changes, found.people) == (Count(0, 1), Count(2, 2))


def test_substitutes_of_an_organisation_for_nobody_that_is_named() -> None:
    """A substitute for the police, no seat and no member given: the police were there."""
    stray = {"organisation": "police", "capacity": "substitute", "presence": "present"}
    found = agency(*held([{**stray, "person": "sam"}], [stray]), seats={"other": {}})
    assert (rate(found), found.by_substitute, found.people) == ("2 of 2", Count(2, 2), Count(1, 2))
    assert found.always_by_substitute is Truth.YES


def test_a_seat_on_record_twice_for_one_organisation() -> None:
    """Times that may overlap make one sitting of a meeting, the more certain of the two."""
    owners = [{"organisation": "police", "until": "2025"}, {"organisation": "police", "since": "2025"}]
    seats = {"chair": {"organisations": owners, "holders": [{"person": "ann"}]}}
    (taken,) = agency(*held(PRESENT, [came("ann")]), seats=seats).taken
    assert [one.meeting for one in taken.sittings] == ["here/board/2025-05-01", "here/board/2025-07-01"]


# -- several boards


def test_in_all() -> None:
    """Rates on several boards are added up, each end for itself."""
    agencies = [agency(*held(PRESENT, UNRECORDED)), agency(*held(APOLOGIES))]
    low, high = in_all(agencies)
    assert (low, high) == ((1, 3), (2, 3))


def seat(*holders: dict[str, Any], **rest: Any) -> dict[str, Any]:
    """Return a seat of the police with these holders."""
    return {"organisations": [{"organisation": "police"}], "holders": list(holders), **rest}


def both(
    seats: dict[str, Any], *meetings: Meeting, elsewhere: dict[str, Any] | None = None
) -> dict[str, tuple[set[str], list[str]]]:
    """Return, for each person with two seats, these with how certain that is, and the seats they sat in at one meeting."""
    here = worked_out(board(seats=seats), *meetings)
    boards = [on_board(here, NOWHERE)]
    if elsewhere is not None:
        data = {"name": "Another", "kind": "board", "seats": elsewhere}
        there = decode.board(document("board", "here/another", data))
        boards.append(on_board(here._replace(board=there, meetings=(), seats=(), organisations=()), NOWHERE))
    return {
        one.person: (
            {f"{at.board}/{at.seat}: {at.held.value}" for at in one.seatings},
            ["+".join(seats) for _, seats in one.sat],
        )
        for one in two_seats(boards, [NOWHERE] * len(boards))
    }


@pytest.mark.parametrize(
    ("one", "other", "truth"),
    [
        ({}, {}, Truth.YES),
        ({"until": "2025-06-30"}, {"since": "2025-07-01"}, Truth.NO),
        ({"until": "2025-07-01"}, {"since": "2025-07-01"}, Truth.YES),
        ({"until": "2025"}, {"since": "2025"}, Truth.UNKNOWN),
        ({"until": "2024-06-30"}, {}, Truth.NO),
        ({}, {"since": "2026-04-01"}, Truth.NO),
    ],
)
@pytest.mark.parametrize("across", [False, True])
def test_two_seats_at_the_same_time(one: dict[str, str], other: dict[str, str], truth: Truth, across: bool) -> None:
    """On one board or across two: held at the same time, in the time looked at, as far as the dates tell."""
    first, second = seat({"person": "ann", **one}), seat({"person": "ann", **other})
    found = both({"a": first}, elsewhere={"b": second}) if across else both({"a": first, "b": second})
    where = "here/another" if across else "here/board"
    seats = {f"here/board/a: {truth.value}", f"{where}/b: {truth.value}"}
    assert found == ({} if truth is Truth.NO else {"here/ann": (seats, [])})


def test_a_seat_that_had_gone_is_not_held() -> None:
    """The seat's own time limits that of its holder."""
    assert (
        both({"a": seat({"person": "ann"}, until="2025-04-30"), "b": seat({"person": "ann", "since": "2025-05-01"})})
        == {}
    )


def test_one_seat_held_twice_is_one() -> None:
    """Somebody who left and came back has one seat."""
    assert both({"a": seat({"person": "ann", "until": "2025-06"}, {"person": "ann", "since": "2025-06"})}) == {}


def test_those_who_share_a_seat_are_two() -> None:
    """Each of those who share a seat has it."""
    found = both({"a": seat({"people": ["ann", "bob"]}), "b": seat({"person": "bob"})})
    assert found == {"here/bob": ({"here/board/a: yes", "here/board/b: yes"}, [])}


def test_sitting_in_two_seats_at_one_meeting() -> None:
    """One person for two members, as at Lancashire's health and wellbeing board on 25 January 2022: they hold neither."""
    rows = [away("ann"), away("bob"), {**substitute("a", "sam"), "seat": ["a", "b"]}]
    found = both({"a": seat({"person": "ann"}), "b": seat({"person": "bob"})}, *held(rows))
    assert found == {"here/sam": ({"here/board/a: no", "here/board/b: no"}, ["a+b"])}


def test_a_member_who_sits_for_another_too() -> None:
    """A member in their own seat, and in another's place."""
    rows = [came("ann", seat="a"), substitute("b", "ann")]
    found = both({"a": seat({"person": "ann"}), "b": seat({"person": "bob"})}, *held(rows, [came("ann")]))
    assert found == {"here/ann": ({"here/board/a: no", "here/board/b: no"}, ["a+b"])}


def test_the_real_case() -> None:
    """Lancashire's health and wellbeing board: one head, two seats, two organisations."""
    records = Records(ROOT / "records")
    ledger = attendance_of(records, "lancashire/health-and-wellbeing-board", Stretch(), date(2026, 3, 20))
    assert ledger is not None
    names = Titles(records, "lancashire")
    found = on_board(ledger, names)
    (one,) = two_seats([found], [names])
    assert (names.person(one.person), one.on_one_board) == ("Denis Gizzi", True)
    assert one.sat == (("lancashire/health-and-wellbeing-board/2022-01-25", ("chorley-and-south-ribble-ccg", "greater-preston-ccg")),)  # fmt: skip
    always = {each.organisation for each in found.agencies if each.always_by_substitute is Truth.YES}
    assert always == {"pan-lancashire/chorley-and-south-ribble-ccg", "pan-lancashire/greater-preston-ccg"}


# -- over years


def test_the_whole_of_several_years() -> None:
    """Over all the years together, a change from one year to the next counts, and an undated meeting counts once."""
    records = Records(ROOT / "examples/exampleshire/records")
    asked = Stretch("financial-year")
    years = over_years(records, "exampleshire/childrens-trust", asked, date(2026, 3, 20), 2)
    names = Titles(records, "exampleshire")
    found = on_board(whole_of(records, years), names, years)
    assert [year.ledger.window.short for year in found.years] == ["2024/25", "2025/26"]
    assert sum(len(year.ledger.counted) for year in found.years) == len(found.ledger.counted)
    council = "exampleshire/exampleshire-county-council"
    each = [year.agency(council) for year in found.years]
    whole = found.agency(council)
    assert whole is not None
    assert [rate(one) for one in (*each, whole) if one] == ["4 of 4", "7 of 7", "11 of 11"]
    assert whole.changes.low > sum(one.changes.low for one in each if one)
    assert found.agency("exampleshire/nobody") is None


def test_an_undated_meeting_may_be_of_any_year_and_is_of_the_whole(tmp_path: Path) -> None:
    """In each year it may count; over both it does."""
    undated = "kind: ordinary\nstatus: held\nheld: {not_before: 2025-03, by: 2025-05}\nattendance:\n  - {person: ann, seat: chair, capacity: member, presence: present}\n"
    texts = {
        "places/here.yaml": place("Here"),
        "boards/here/board.yaml": "name: Board\nkind: board\nseats:\n  chair: {organisations: [{organisation: police}], holders: [{person: ann}]}\n",
        "meetings/here/board/undated-one.yaml": undated,
        "meetings/here/board/2025-06-01.yaml": undated.replace("held: {not_before: 2025-03, by: 2025-05}\n", ""),
    }
    records = Records(laid(tmp_path, texts))
    years = over_years(records, "here/board", Stretch(), date.fromisoformat(ON), 2)
    found = on_board(whole_of(records, years), Titles(records, "here"), years)
    police = [one.agency("here/police") for one in (*found.years, found)]
    assert [rate(one) for one in police if one] == ["0 of 0 to 1 of 1", "1 of 1 to 2 of 2", "2 of 2"]


def test_years_of_a_board_that_cannot_be_read(tmp_path: Path) -> None:
    """There are none."""
    records = Records(laid(tmp_path, {"boards/here/board.yaml": "kind: [\n"}))
    assert over_years(records, "here/board", Stretch(), date.fromisoformat(ON), 3) == []
