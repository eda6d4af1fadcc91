"""The ledger: who was expected, who came, and what the rule makes of it, never more certain than the records are."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from folders import EXAMPLE, ROOT
from ledgers import (
    AS_OF,
    DAYS,
    NAMED,
    SEVENTY,
    YEAR,
    away,
    board,
    came,
    marks,
    meeting,
    rate,
    row,
    rule,
    substitute,
    terms,
    verdict,
    worked_out,
)
from partnership.answers.attendance import Count, Mark, Rate, asked, ledger, windows
from partnership.answers.attendance.marks import bounds
from partnership.answers.load import Records
from partnership.words import dates
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from random import Random

    from partnership.answers.attendance import Ledger, Row
    from partnership.records.model.board import Board
    from partnership.records.model.meeting import Meeting

# -- marks


@pytest.mark.parametrize(
    ("rows", "mark"),
    [
        ([came("ann")], "P"),
        ([came("ann", mode="virtual")], "V"),
        ([came("ann", presence="part", mode="virtual")], "T"),
        ([away("ann")], "A"),
        ([away("ann", "absent")], "N"),
        ([away("ann", "not-recorded")], "?"),
        ([], "?"),
        ([away("ann"), substitute("seat-ann", "sam")], "S"),
        ([substitute("seat-ann")], "S"),
        ([came("ann"), substitute("seat-ann", "sam")], "P"),
        ([away("ann", reason="leave-approved")], "L"),
        ([away("ann", "not-recorded"), away("ann")], "A"),
        ([{"seat": "seat-ann", "capacity": "member", "presence": "present"}], "P"),
        (
            [away("ann"), {"person": "sam", "substitute_for": "ann", "capacity": "substitute", "presence": "present"}],
            "S",
        ),
        ([away("ann"), {"person": "sam", "seat": "seat-ann", "capacity": "substitute", "presence": "apologies"}], "A"),
        ([{"person": "ann", "seat": "seat-ann", "capacity": "adviser", "presence": "present"}], "P"),
    ],
)
def test_mark(rows: list[dict[str, Any]], mark: str) -> None:
    """The one-letter mark is derived from everything that was recorded of a member at a meeting."""
    assert marks(worked_out(board("ann"), meeting("2025-05-01", *rows)), "ann") == mark


def test_not_recorded_is_not_absent() -> None:
    """A member of whom nothing is said is expected, and may have come."""
    found = worked_out(
        board("ann"), meeting(DAYS[0], came("ann")), meeting(DAYS[1]), meeting(DAYS[2], away("ann", "absent"))
    )
    assert rate(found, "ann") == "1 of 3 to 2 of 3"
    assert row(found, "ann").not_recorded == Count(1, 1)
    assert row(found, "ann").absent == Count(1, 1)


def test_every_mark_has_a_letter_of_its_own() -> None:
    """No two marks of a register look alike."""
    assert len({mark.letter for mark in Mark}) == len(Mark)


# -- which meetings count


@pytest.mark.parametrize("status", ["cancelled", "postponed", "abandoned", "held-informally"])
def test_meetings_that_were_not_held_never_count(status: str) -> None:
    """They are listed with what became of them."""
    found = worked_out(board("ann"), meeting(DAYS[0], came("ann")), meeting(DAYS[1], status=status))
    assert rate(found, "ann") == "1 of 1"
    assert [state.why for state in found.meetings] == ["held", status.replace("-", " ")]


@pytest.mark.parametrize(
    ("day", "why"), [("2026-03-30", "outcome not recorded"), ("2026-03-31", "planned"), ("2026-04-01", "planned")]
)
def test_a_planned_meeting_never_counts(day: str, why: str) -> None:
    """Once its day has passed, its outcome is not recorded; on the day itself it is still planned."""
    window = windows.between(None, None)
    (state,) = worked_out(board("ann"), meeting(day, status="planned"), window=window).meetings
    assert (state.counts, state.why) == (Truth.NO, why)


def test_meetings_after_the_day_asked_about_do_not_count() -> None:
    """What was held later was not known on the day."""
    found = worked_out(
        board("ann"), meeting(DAYS[0], came("ann")), meeting(DAYS[1], came("ann")), as_of=date(2025, 6, 1)
    )
    assert rate(found, "ann") == "1 of 1"
    assert found.meetings[1].why == "after the day asked about"


def test_a_day_before_every_meeting_has_nothing_to_work_out() -> None:
    """The rule in force in the window is shown all the same."""
    found = worked_out(board("ann", terms=[terms(rule())]), meeting(DAYS[0], came("ann")), as_of=date(2025, 4, 2))
    assert found.rows == ()
    assert found.rule_state == "rule"


@pytest.mark.parametrize(
    ("held", "as_of", "counts"),
    [
        ({"not_before": "2025-05", "by": "2025-06"}, AS_OF, Truth.YES),
        ("2025", AS_OF, Truth.UNKNOWN),
        ("2024", AS_OF, None),
        ("unknown", AS_OF, Truth.UNKNOWN),
        ({"not_before": "2025-05", "by": "2025-06"}, date(2025, 5, 20), Truth.UNKNOWN),
        ({"not_before": "2025-05", "by": "2025-06"}, date(2025, 4, 20), Truth.NO),
    ],
)
def test_undated_meetings(held: str | dict[str, str], as_of: date, counts: Truth | None) -> None:
    """A meeting without a day counts where its bounds lie in the window and before the day asked about, may count where they overlap."""
    found = worked_out(board("ann"), meeting("undated-one", came("ann"), held=held), as_of=as_of)
    assert [state.counts for state in found.meetings] == ([] if counts is None else [counts])


def test_a_doubtful_meeting_leaves_an_interval() -> None:
    """Whether it counts is not known, so neither is the rate: it is left out where they came, taken in where they did not."""
    undated = meeting("undated-one", came("ann"), away("bob", "absent"), held="unknown")
    found = worked_out(board("ann", "bob"), meeting(DAYS[0], away("ann", "absent"), came("bob")), undated)
    assert rate(found, "ann") == "0 of 1 to 1 of 2"
    assert rate(found, "bob") == "1 of 2 to 1 of 1"
    assert row(found, "ann").expected == Count(1, 2)


@pytest.mark.parametrize(
    ("day", "listed"),
    [
        ("2025-07-01", True),
        ("2025-07-01-2", True),
        ("undated-x", True),
        ("2025-02-30", True),
        ("2024-07-01", False),
        ("2026-05-01", False),
    ],
)
def test_an_unread_meeting_is_not_recorded(day: str, listed: bool) -> None:
    """A file that cannot be read may be a meeting that counted, at which nobody knows who came."""
    found = worked_out(
        board("ann", terms=[terms(rule(meetings={"kinds": ["ordinary"]}))]),
        meeting(DAYS[0], came("ann")),
        unread=[f"here/board/{day}"],
    )
    assert rate(found, "ann") == ("1 of 2 to 2 of 2" if listed else "1 of 1")
    assert verdict(found, "ann") == ("cannot tell" if listed else "met")


def test_two_meetings_of_a_day_are_two() -> None:
    """They stand in the order of their names."""
    found = worked_out(board("ann"), meeting("2025-05-01-2", away("ann")), meeting("2025-05-01", came("ann")))
    assert marks(found, "ann") == "PA"


def test_inquorate_meetings_count() -> None:
    """A meeting without a quorum was held."""
    assert (
        rate(worked_out(board("ann"), meeting(DAYS[0], away("ann"), quorum={"minuted": "inquorate"})), "ann")
        == "0 of 1"
    )


def test_a_kind_the_rule_leaves_out_is_left_out() -> None:
    """It is listed with the reason, so that the rate shown is the rate judged."""
    no_days = terms(rule(meetings={"development_days": "no"}))
    found = worked_out(
        board("ann", terms=[no_days]),
        meeting(DAYS[0], came("ann")),
        meeting(DAYS[1], away("ann"), kind="development-day"),
    )
    assert rate(found, "ann") == "1 of 1"
    assert found.meetings[1].why == "development day: the rule does not count these"


# -- in post, vacant, on leave


def test_before_and_after_their_time_they_are_not_in_post() -> None:
    """A seat that changes holder has one row, its holders one each."""
    seats = {"chair": {"holders": [{"person": "ann", "until": "2025-06-30"}, {"person": "bob", "since": "2025-07-01"}]}}
    found = worked_out(
        board(seats=seats), meeting(DAYS[0], came("ann")), meeting(DAYS[1], away("bob")), meeting(DAYS[2], came("bob"))
    )
    assert (marks(found, "ann"), marks(found, "bob"), marks(found, "chair")) == ("P--", "-AP", "PAP")
    assert (rate(found, "ann"), rate(found, "bob"), rate(found, "chair")) == ("1 of 1", "1 of 2", "2 of 3")


def test_a_short_date_leaves_the_post_in_doubt() -> None:
    """Between the possible ends of a term, whether somebody was expected is not known, unless the minutes place them."""
    seats = {"chair": {"holders": [{"person": "ann", "since": "2025-07"}]}}
    assert (
        rate(worked_out(board(seats=seats), meeting("2025-07-15"), meeting(DAYS[3], came("ann"))), "ann")
        == "1 of 2 to 2 of 2"
    )
    assert row(worked_out(board(seats=seats), meeting("2025-07-15", away("ann"))), "ann").expected == Count(1, 1)


def test_vacant_is_not_absent() -> None:
    """A seat that a source calls vacant is not expected; a gap that no source explains may have had a holder."""
    holders = [{"person": "ann", "until": "2025-06-30"}, {"person": "bob", "since": "2025-10-01"}]
    days = [meeting(DAYS[0], came("ann")), meeting(DAYS[1]), meeting(DAYS[3], came("bob"))]
    vacant = {"holders": holders, "vacant": [{"since": "2025-07-01", "until": "2025-09-30"}]}
    found = worked_out(board(seats={"chair": vacant}), *days)
    assert (marks(found, "chair"), rate(found, "chair")) == ("P_P", "2 of 2")
    found = worked_out(board(seats={"chair": {"holders": holders}}), *days)
    assert (marks(found, "chair"), rate(found, "chair")) == ("P?P", "2 of 3 to 3 of 3")


def test_a_seat_without_holders_on_record() -> None:
    """Whether anybody held it is not known, and who sat in it is."""
    found = worked_out(
        board(seats={"lay": {"title": "Lay"}}),
        meeting(DAYS[0]),
        meeting(DAYS[1], {"seat": "lay", "capacity": "member", "presence": "present"}),
    )
    assert (marks(found, "lay"), rate(found, "lay"), found.people) == ("?P", "1 of 2 to 2 of 2", ())


def test_a_seat_that_was_not_there_yet() -> None:
    """Its own dates decide; where they are short, somebody recorded in it shows that it was."""
    seats = {"new": {"since": {"after": "2025-04-01", "by": "2025-08-01"}, "holders": [{"person": "ann"}]}}
    found = worked_out(board(seats=seats), meeting("2025-04-01"), meeting(DAYS[1], came("ann", seat="new")))
    assert (marks(found, "new"), rate(found, "new"), rate(found, "ann")) == ("-P", "1 of 1", "1 of 1")


def test_leave_takes_a_person_out_but_not_their_seat() -> None:
    """Somebody on approved leave is not expected; the seat is, and a substitute may sit in it."""
    seats = {"chair": {"holders": [{"person": "ann", "leave": [{"since": "2025-06-01", "until": "2025-09-30"}]}]}}
    found = worked_out(
        board(seats=seats),
        meeting(DAYS[0], came("ann")),
        meeting(DAYS[1], away("ann")),
        meeting(DAYS[2], away("ann"), substitute("chair", "sam")),
    )
    assert (marks(found, "ann"), rate(found, "ann")) == ("PLS", "1 of 1")
    assert (marks(found, "chair"), rate(found, "chair")) == ("PAS", "2 of 3")


def test_leave_that_may_have_begun_leaves_an_interval() -> None:
    """On a day of the month in which leave began, an absence may have been excused."""
    seats = {"chair": {"holders": [{"person": "ann", "leave": [{"since": "2025-07", "until": "2025-09-30"}]}]}}
    found = worked_out(board(seats=seats), meeting(DAYS[0], came("ann")), meeting("2025-07-15", away("ann")))
    assert rate(found, "ann") == "1 of 2 to 1 of 1"


def test_leave_of_somebody_who_may_not_have_held_the_seat_leaves_it_open() -> None:
    """The leave of one who may have held it excuses the other as little as somebody's leave from a seat excuses them in another of theirs.

    In post or not, who was on leave from the only seat that they may have held was not expected.
    """
    rule_ = terms(rule(subject="seat", excuses=[{"what": "approved-before"}]))
    holders = [{"person": "bob", "until": "2025-07"}, {"person": "ann", "since": "2025-07", "leave": [{}]}]
    found = worked_out(board(seats={"chair": {"holders": holders}}, terms=[rule_]), meeting("2025-07-15", away("bob")))
    assert (row(found, "chair").cells[0].leave, verdict(found, "chair")) == (Truth.UNKNOWN, "cannot tell")
    two = {
        "one": {"holders": [{"person": "ann"}]},
        "two": {"holders": [{"person": "ann", "since": "2025-07", "leave": [{}]}]},
    }
    found = worked_out(board(seats=two), meeting("2025-07-15", away("ann")))
    assert (row(found, "ann").cells[0].leave, rate(found, "ann")) == (Truth.UNKNOWN, "0 of 1 to 0 of 0")
    found = worked_out(board(seats={"two": two["two"]}), meeting("2025-07-15", away("ann")))
    assert (marks(found, "ann"), rate(found, "ann")) == ("L", "0 of 0")


def test_who_comes_while_on_leave_came() -> None:
    """Leave excuses an absence; it does not undo an attendance."""
    seats = {"chair": {"holders": [{"person": "ann", "leave": [{"since": "2025-04-01"}]}]}}
    assert marks(worked_out(board(seats=seats), meeting(DAYS[0], came("ann"))), "ann") == "P"


# -- several people, several seats


def test_one_person_in_two_seats_is_one_person() -> None:
    """They have one row, each seat its own."""
    seats = {"adults": {"holders": [{"person": "ann"}]}, "health": {"holders": [{"person": "ann"}]}}
    found = worked_out(
        board(seats=seats),
        meeting(DAYS[0], came("ann", seat=["adults", "health"])),
        meeting(DAYS[1], came("ann", seat="adults")),
        meeting(DAYS[2], came("ann")),
    )
    assert (rate(found, "ann"), rate(found, "adults"), rate(found, "health")) == (
        "3 of 3",
        "3 of 3",
        "2 of 3 to 3 of 3",
    )


def test_a_job_share_is_attended_by_either() -> None:
    """Those who share a seat have one row, and the most that is said of them is its mark."""
    seats = {"heads": {"holders": [{"people": ["ann", "bob"]}]}}
    found = worked_out(
        board(seats=seats),
        meeting(DAYS[0], came("ann")),
        meeting(DAYS[1], away("ann"), came("bob")),
        meeting(DAYS[2], away("bob")),
    )
    assert (marks(found, "ann+bob"), rate(found, "heads")) == ("PPA", "2 of 3")


def test_who_shares_a_seat_may_be_there_for_another() -> None:
    """Coming for a seat of their own says nothing of the seat that they share."""
    seats = {"heads": {"holders": [{"people": ["ann", "bob"]}]}, "chair": {"holders": [{"person": "ann"}]}}
    found = worked_out(board(seats=seats), meeting(DAYS[0], came("ann", seat="chair")))
    assert (marks(found, "ann+bob"), marks(found, "ann")) == ("?", "P")


def test_nobody_is_dropped() -> None:
    """A member whose seat is not known has a row; whether they were in post at other meetings is not known."""
    found = worked_out(
        board("ann"),
        meeting(DAYS[0], {"printed_as": "J Allen", "unplaced": True, "capacity": "member", "presence": "present"}),
        meeting(DAYS[1]),
        meeting(DAYS[2], came("sue", seat="seat-ann")),
    )
    assert (marks(found, "J Allen"), rate(found, "J Allen")) == ("P??", "1 of 3 to 3 of 3")
    assert (row(found, "J Allen").expected, row(found, "sue").seats) == (Count(1, 3), ("seat-ann",))


@pytest.mark.parametrize(("printed", "key"), [("ann", "ann"), ("post:Head#two", "post:Head#two")])
def test_a_name_in_print_is_nobodys_id(printed: str, key: str) -> None:
    """Whoever is printed as `ann` has a row of their own, and the person of that id, or the post, keeps theirs."""
    seats = {"one": {"holders": [{"person": "ann"}]}, "two": {"holders": [{"post": "Head"}]}}
    stranger = {"printed_as": printed, "unplaced": True, "capacity": "member", "presence": "present"}
    found = worked_out(
        board(seats=seats),
        meeting(DAYS[0], stranger, away("ann"), {"seat": "two", "capacity": "member", "presence": "apologies"}),
    )
    assert {"+".join(one.key) for one in found.people} == {"ann", "post:Head#two", f"“{printed}”"}
    assert (marks(found, key), marks(found, f"“{printed}”")) == ("A", "P")


def test_an_unknown_capacity_is_no_membership() -> None:
    """Somebody there, as what is not said, may or may not have been expected."""
    found = worked_out(
        board("ann"),
        meeting(DAYS[0], {"printed_as": "X", "unplaced": True, "capacity": "unknown", "presence": "absent"}),
    )
    assert rate(found, "X") == "0 of 1 to 0 of 0"


def test_guests_stand_apart() -> None:
    """Officers, advisers and the public have no rate; a substitute for nobody on record stands with them."""
    guests = [
        {"printed_as": "Officer", "capacity": "in-attendance", "presence": "present"},
        {"printed_as": "Stand-in", "capacity": "substitute", "presence": "present"},
    ]
    found = worked_out(
        board("ann"),
        meeting(DAYS[0], *guests),
        meeting(DAYS[1], guests[0], {"printed_as": "Sorry", "capacity": "public", "presence": "apologies"}),
    )
    assert [(one.name, len(one.times)) for one in found.others] == [("Officer", 2), ("Stand-in", 1)]


def test_represented_but_without_a_seat() -> None:
    """A member known only because somebody came in their place has a row too."""
    found = worked_out(
        board("ann"),
        meeting(
            DAYS[0],
            {
                "printed_as": "S",
                "unplaced": True,
                "substitute_for": "lee",
                "capacity": "substitute",
                "presence": "present",
            },
        ),
    )
    assert (marks(found, "lee"), row(found, "lee").by_substitute) == ("S", Count(1, 1))


# -- organisations


def test_an_organisation_is_at_the_table_if_anybody_of_it_is() -> None:
    """Two seats of one agency make one row."""
    seats = {
        f"chft-{name}": {"organisations": [{"organisation": "chft"}], "holders": [{"person": name}]}
        for name in ("ann", "bob")
    }
    found = worked_out(
        board(seats=seats),
        meeting(DAYS[0], came("ann"), away("bob")),
        meeting(DAYS[1], away("ann"), away("bob", "absent")),
        meeting(DAYS[2], away("ann")),
    )
    assert (marks(found, "chft"), rate(found, "chft")) == ("PA?", "1 of 3 to 2 of 3")


def test_a_seat_passes_from_one_organisation_to_another() -> None:
    """Each is expected in its own time; where the day is not known, each may be."""
    organisations = [{"organisation": "ccg", "until": "2025-06-30"}, {"organisation": "icb", "since": "2025-07-01"}]
    seats = {"health": {"organisations": organisations, "holders": [{"person": "ann"}]}}
    found = worked_out(board(seats=seats), meeting(DAYS[0], came("ann")), meeting(DAYS[1], came("ann")))
    assert (rate(found, "ccg"), rate(found, "icb")) == ("1 of 1", "1 of 1")
    found = worked_out(
        board(seats=seats), meeting("undated-one", away("ann"), held={"not_before": "2025-06", "by": "2025-08"})
    )
    assert (row(found, "ccg").expected, row(found, "icb").expected) == (Count(0, 1), Count(0, 1))


def test_doubt_about_a_meeting_is_shared_by_all_seats() -> None:
    """Where one seat came and the other did not, the organisation came if the meeting counts."""
    seats = {
        name: {"organisations": [{"organisation": "chft"}], "holders": [{"person": name}]} for name in ("ann", "bob")
    }
    found = worked_out(board(seats=seats), meeting("undated-one", came("ann"), away("bob"), held="unknown"))
    assert rate(found, "chft") == "0 of 0 to 1 of 1"


def test_an_organisation_of_which_no_seat_is_certain() -> None:
    """One seat that may have been its own came and another did not: whether it was there hangs on which was its own."""
    seats = {
        name: {"organisations": [{"organisation": "chft", "since": "2025-07"}], "holders": [{"person": name}]}
        for name in ("ann", "bob")
    }
    assert (
        rate(worked_out(board(seats=seats), meeting("2025-07-15", came("ann"), away("bob"))), "chft")
        == "0 of 1 to 1 of 1"
    )


def test_an_organisation_known_only_by_an_unplaced_member() -> None:
    """It may have been expected at the other meetings too."""
    found = worked_out(
        board("ann"),
        meeting(
            DAYS[0],
            {
                "printed_as": "X",
                "organisation": "police",
                "unplaced": True,
                "capacity": "member",
                "presence": "present",
            },
        ),
        meeting(DAYS[1]),
    )
    assert rate(found, "police") == "1 of 2 to 2 of 2"


def test_an_unplaced_substitute_brings_their_organisation() -> None:
    """The agency was at the table, for whomever they came."""
    found = worked_out(
        board("ann"),
        meeting(
            DAYS[0],
            {
                "printed_as": "X",
                "organisation": "police",
                "unplaced": True,
                "capacity": "substitute",
                "presence": "present",
            },
        ),
    )
    assert (marks(found, "police"), rate(found, "police")) == ("S", "1 of 1")


# -- substitutes


@pytest.mark.parametrize(
    ("allowed", "person", "day", "seat"),
    [
        ("any", "zoe", DAYS[1], "1 of 1"),
        ("none", "sam", DAYS[1], "0 of 1"),
        ("named", "sam", DAYS[1], "1 of 1"),
        ("named", "sam", DAYS[0], "0 of 1"),
        ("named", "zoe", DAYS[1], "0 of 1"),
        ("named", None, DAYS[1], "0 of 1 to 1 of 1"),
        ("unstated", "zoe", DAYS[1], "1 of 1"),
        (None, None, DAYS[1], "1 of 1"),
    ],
)
def test_who_may_sit_for_a_member(allowed: str | None, person: str | None, day: str, seat: str) -> None:
    """A seat counts a substitute as the terms of reference say; a person never does, and the agency was there in any case."""
    found = worked_out(
        board(seats=NAMED, terms=[terms(substitutes=allowed)] if allowed else []),
        meeting(day, away("ann"), substitute("chair", person)),
    )
    assert rate(found, "chair") == seat
    assert rate(found, "ann") == "0 of 1"
    assert row(found, "ann").by_substitute == Count(1, 1)
    assert rate(found, "police") == "1 of 1"


def test_a_substitute_who_may_not_come_leaves_the_seat_empty() -> None:
    """Somebody came for the member, so the member did not; nobody entitled sat in the seat."""
    found = worked_out(board("ann", terms=[terms(substitutes="none")]), meeting(DAYS[0], substitute("seat-ann", "sam")))
    assert (marks(found, "seat-ann"), rate(found, "seat-ann")) == ("N", "0 of 1")


def test_terms_that_change_inside_the_window() -> None:
    """Whether a substitute may come is asked of the terms in force on the day."""
    versions = [terms(substitutes="any", until="2025-06-30"), terms(substitutes="none", since="2025-07-01")]
    found = worked_out(
        board("ann", terms=versions), *(meeting(day, away("ann"), substitute("seat-ann", "sam")) for day in DAYS[:2])
    )
    assert marks(found, "seat-ann") == "SA"


# -- what holds whatever the records say


PEOPLE = ("ann", "bob", "cat")
PRESENCES: tuple[
    Literal["present", "part", "apologies", "absent", "not-recorded", "left-out", "substitute", "leave"], ...
] = ("present", "part", "apologies", "absent", "not-recorded", "left-out", "substitute", "leave")
HELD: dict[str, Any] = {
    "undated-a": "unknown",
    "undated-b": "2025",
    "undated-c": {"not_before": "2025-05", "by": "2025-06"},
}


def rows_of(marks_: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the attendance of a meeting, from a word for each person."""
    found = []
    for person, word in zip(PEOPLE, marks_, strict=True):
        if word == "substitute":
            found += [away(person), substitute(f"seat-{person}", "sam")]
        elif word == "leave":
            found.append(away(person, reason="leave-approved"))
        elif word != "left-out":
            found.append(away(person, word))
    return found


@st.composite
def years(draw: st.DrawFn) -> tuple[Board, list[Meeting]]:
    """Draw a board of three, whose terms and posts may be half known, and its meetings."""
    seats = {
        f"seat-{person}": {
            "organisations": [{"organisation": draw(st.sampled_from(["one", "two"]))}],
            "holders": [
                {
                    "person": person,
                    **draw(
                        st.sampled_from(
                            [{}, {"since": "2025-07"}, {"until": "2025-09-15"}, {"since": {"after": "2025"}}]
                        )
                    ),
                }
            ],
        }
        for person in PEOPLE
    }
    versions = draw(
        st.sampled_from(
            [
                [],
                [terms(substitutes="named")],
                [terms(substitutes="none", until="2025-08"), terms(substitutes="any", since="2025-08")],
            ]
        )
    )
    days = draw(st.lists(st.sampled_from([*DAYS, *HELD]), unique=True, max_size=6))
    rows = {day: rows_of(draw(st.tuples(*[st.sampled_from(PRESENCES)] * len(PEOPLE)))) for day in days}
    return board(seats=seats, terms=versions), [
        meeting(day, *rows[day], **({"held": HELD[day]} if day in HELD else {})) for day in days
    ]


@given(years())
def test_the_figures_add_up(year: tuple[Board, list[Meeting]]) -> None:
    """Every meeting expected is attended, by substitute, apologised for, missed or not recorded, and one of them only."""
    for one in worked_out(year[0], *year[1]).rows:
        apart = [
            one.attended,
            one.apologies,
            one.absent,
            one.not_recorded,
            *([one.by_substitute] if one.subject == "person" else []),
        ]
        assert one.expected == Count(sum(count.low for count in apart), sum(count.high for count in apart))


@given(years())
def test_the_lowest_is_not_above_the_highest(year: tuple[Board, list[Meeting]]) -> None:
    """Both ends of a rate are rates, in order."""
    for one in worked_out(year[0], *year[1]).rows:
        assert 0 <= one.low.attended <= one.low.expected
        assert 0 <= one.high.attended <= one.high.expected
        assert one.low.share is None or one.high.share is None or one.low.share <= one.high.share


@given(years(), st.randoms(use_true_random=False))
def test_the_order_of_files_and_rows_does_not_matter(year: tuple[Board, list[Meeting]], random: Random) -> None:
    """Meetings read in another order, and rows written in another, give the same ledger."""
    again = [
        meeting(
            one.id.rpartition("/")[2],
            *_raw(one, random),
            **({"held": HELD[name]} if (name := one.id.rpartition("/")[2]) in HELD else {}),
        )
        for one in random.sample(year[1], len(year[1]))
    ]
    ours, theirs = worked_out(year[0], *year[1]), worked_out(year[0], *again)
    assert {one.id: one for one in ours.rows} == {one.id: one for one in theirs.rows}


def _raw(of: Meeting, random: Random) -> list[dict[str, Any]]:
    rows = [
        {
            key: value
            for key, value in (
                ("person", one.person),
                ("seat", list(one.seat)),
                ("capacity", one.capacity),
                ("presence", one.presence),
                ("reason", one.reason),
            )
            if value
        }
        for one in of.attendance
    ]
    return random.sample(rows, len(rows))


@given(years(), st.sampled_from(PEOPLE))
def test_an_absence_never_raises_a_rate(year: tuple[Board, list[Meeting]], person: str) -> None:
    """One more meeting that somebody missed leaves both ends of their rate where they are, or lowers them."""
    before, after = (
        worked_out(year[0], *year[1], *more) for more in ([], [meeting("2026-02-02", away(person, "absent"))])
    )
    old = {one.id: one for one in before.rows}
    for one in after.people:
        if one.key == (person,) and one.id in old:
            assert _share(one.low) <= _share(old[one.id].low)
            assert _share(one.high) <= _share(old[one.id].high)


def _share(of: Rate) -> Fraction:
    return Fraction(1) if of.share is None else of.share


@given(years(), st.sampled_from(DAYS))
def test_a_window_cut_in_two_adds_up(year: tuple[Board, list[Meeting]], cut: str) -> None:
    """Every meeting with a day is in one part or the other."""
    dated = [one for one in year[1] if one.day.exact]
    day = date.fromisoformat(cut)
    assert YEAR.first is not None
    whole, *parts = (
        worked_out(year[0], *dated, window=window)
        for window in (
            YEAR,
            windows.between(YEAR.first, day),
            windows.between(date.fromordinal(day.toordinal() + 1), YEAR.last),
        )
    )
    for one in whole.rows:
        same = [other for part in parts for other in part.rows if other.id == one.id]
        for figure in ("expected", "attended", "by_substitute", "apologies", "absent", "not_recorded"):
            assert getattr(one, figure) == Count(
                sum(getattr(other, figure).low for other in same), sum(getattr(other, figure).high for other in same)
            )


CELLS = st.lists(st.tuples(st.sampled_from(list(Truth)), st.sampled_from(list(Truth))), max_size=6)
EITHER = {Truth.YES: (True,), Truth.NO: (False,), Truth.UNKNOWN: (True, False)}


@given(CELLS)
def test_bounds_are_the_least_and_the_most(cells: list[tuple[Truth, Truth]]) -> None:
    """Of every way in which the unknown can turn out, none lies outside the bounds, and each bound is one of them."""
    ways = [
        [answer for answer in way if answer[0]]
        for way in product(*(list(product(EITHER[expected], EITHER[attended])) for expected, attended in cells))
    ]
    rates = {Rate(sum(came_ for _, came_ in way), len(way)) for way in ways}
    low, high = bounds(cells)
    assert {low, high} <= rates
    shares = [one.share for one in rates if one.share is not None]
    assert low.share is None or low.share == min(shares)
    assert high.share is None or high.share == max(shares)


@given(years())
def test_whatever_is_not_recorded_the_truth_lies_within(year: tuple[Board, list[Meeting]]) -> None:
    """Filling in every unknown mark, as present or as absent, gives a rate between the ends."""
    unknown = worked_out(year[0], *year[1])
    for word in ("present", "absent"):
        filled = [
            meeting(
                one.id.rpartition("/")[2],
                *_filled(one, word),
                **({"held": HELD[name]} if (name := one.id.rpartition("/")[2]) in HELD else {}),
            )
            for one in year[1]
        ]
        known = {one.id: one for one in worked_out(year[0], *filled).people}
        for before in unknown.people:
            after = known[before.id]
            assert _share(before.low) <= _share(after.low) or before.low.share is None
            assert _share(after.high) <= _share(before.high) or after.high.share is None


def _filled(of: Meeting, word: str) -> list[dict[str, Any]]:
    rows = [
        {
            key: value
            for key, value in (
                ("person", one.person),
                ("seat", list(one.seat)),
                ("capacity", one.capacity),
                ("presence", one.presence),
                ("reason", one.reason),
            )
            if value
        }
        for one in of.attendance
        if one.presence != "not-recorded"
    ]
    said = {one["person"] for one in rows}
    return rows + [away(person, word) for person in PEOPLE if person not in said]


# -- the real records


CALDERDALE = """
IB DAY 3 1 1 33 67 - -
JS DDY 3 1 2 33 100 - met
PW YYA 3 2 0 67 67 - -
HB YNA 3 1 0 33 33 - -
RU -YA 2 1 0 50 50 - -
JY Y-- 1 1 0 100 100 met met
PO YDY 3 2 1 67 100 - met
JW --A 1 0 0 0 0 - -
RT DYY 3 2 1 67 100 - met
JC YYY 3 3 0 100 100 met met
RB YYY 3 3 0 100 100 met met
BW YYY 3 3 0 100 100 met met
SS YYY 3 3 0 100 100 met met
IH NYD 3 1 1 33 67 - -
JP DYA 3 1 1 33 67 - -
SK YAA 3 1 0 33 33 - -
JT YAN 3 1 0 33 33 - -
CR/MS YAY 3 2 0 67 67 - -
MS AYN 3 1 0 33 33 - -
GPY YAY 3 2 0 67 67 - -
CS YYY 3 3 0 100 100 met met
VT -YY 2 2 0 100 100 met met
LB AYA 3 1 0 33 33 - -
LN AYA 3 1 0 33 33 - -
NH AAA 3 0 0 0 0 - -
CW AAA 3 0 0 0 0 - -
LK YYY 3 3 0 100 100 met met
DL YDA 3 1 1 33 67 - -
TB YYD 3 2 1 67 100 - met
JL YYY 3 3 0 100 100 met met
MG ANA 3 0 0 0 0 - -
AW/DW YYY 3 3 0 100 100 met met
AE YYA 3 2 0 67 67 - -
JR YYY 3 3 0 100 100 met met
"""
"""The register printed in the minutes of 6 August 2015, and what was worked out from it by hand: expected, in person,
by deputy, percentage of the member and of the seat, and whether each meets 70%."""
AGENCIES = {
    "Adults Health & Social Care": (3, 2), "CAFCASS": (3, 3), "Calderdale CCG": (3, 2), "Calderdale College": (3, 1), "Calderdale Governors Association": (2, 1), "CHFT": (3, 3),
    "Communities & Service Support": (3, 3), "CSCB": (3, 3), "CYPS": (3, 3), "Democratic & Partnerships": (3, 2), "Housing": (3, 2), "National Probation Service": (3, 1),
    "NHS Commissioners": (3, 2), "NHS England": (3, 3), "NHS Trust": (2, 2), "Primary Heads": (3, 1), "Probation CRC": (3, 0), "Public Health": (3, 0),
    "Safeguarding & Quality Assurance Service": (3, 3), "Secondary Heads": (3, 2), "SWYPFT": (3, 3), "Voluntary Sector": (3, 3), "West Yorkshire Fire": (3, 0), "West Yorkshire Police": (3, 3),
    "Women's Centre": (3, 2), "YOT/Early Intervention": (3, 3),
}  # fmt: skip
"""Expected and represented, by organisation: at a meeting if any of its people was, or a deputy."""
PRINTED = date(2015, 9, 30)
"""A day after the register was printed and before the next meeting, of which nothing is on record."""
PER_MEETING = [
    {"Y": 20, "N": 1, "A": 6, "D": 4, "-": 3},
    {"Y": 20, "N": 2, "A": 7, "D": 3, "-": 2},
    {"Y": 16, "N": 2, "A": 13, "D": 2, "-": 1},
]


@pytest.fixture(scope="module")
def calderdale() -> Ledger:
    """Return the ledger of Calderdale's board for the year of its published register."""
    return _of_records(
        "records", "calderdale/safeguarding-children-board", windows.year_of("financial-year", date(2015, 8, 6))
    )


def _of_records(
    where: str,
    board_id: str,
    window: windows.Window,
    by: Fraction | None = None,
    subject: Literal["person", "seat", "unstated"] = "unstated",
    as_of: date = date(2026, 3, 20),
) -> Ledger:
    opened = Records(ROOT / where)
    found = opened.board(board_id)
    assert found is not None
    return ledger(found, opened.meetings(board_id), window, as_of, asked(by, subject) if by else None)


def half_up(of: Rate) -> int:
    """Return a rate as published tables print it: a whole percentage, halves rounded up."""
    return (200 * of.attended + of.expected) // (2 * of.expected)


def test_calderdale_row_by_row(calderdale: Ledger) -> None:
    """Every figure worked out by hand from the published register comes out of the records."""
    letters = {Mark.PRESENT: "Y", Mark.SUBSTITUTE: "D", Mark.APOLOGIES: "A", Mark.ABSENT: "N", Mark.NOT_IN_POST: "-"}
    as_person = _of_records("records", calderdale.board.id, calderdale.window, SEVENTY, "person", PRINTED)
    as_seat = _of_records("records", calderdale.board.id, calderdale.window, SEVENTY, "seat", PRINTED)
    for line, person, seat in zip(CALDERDALE.split("\n")[1:-1], calderdale.people, calderdale.seats, strict=True):
        _, printed, expected, in_person, by_deputy, member, of_seat, member_meets, seat_meets = line.split()
        assert "".join(letters[cell.mark] for cell in person.cells) == printed
        assert (person.expected, person.attended, person.by_substitute) == tuple(
            Count(int(one), int(one)) for one in (expected, in_person, by_deputy)
        )
        assert (half_up(person.low), half_up(seat.low)) == (int(member), int(of_seat))
        assert (as_person.judgement(person).verdict.value == "met", as_seat.judgement(seat).verdict.value == "met") == (
            member_meets == "met",
            seat_meets == "met",
        )
        assert calderdale.judgement(person).verdict.value == calderdale.judgement(seat).verdict.value == "no rule"


def test_calderdale_by_organisation(calderdale: Ledger) -> None:
    """An agency was represented if any of its people came, or a deputy; the chair, the lead and the lay members are of none."""
    seats = calderdale.board.seats or {}
    found = {
        (seats[one.seats[0]].title or "").partition(" (")[0]: (one.low.expected, one.low.attended)
        for one in calderdale.organisations
    }
    assert found == AGENCIES


def test_calderdale_in_all(calderdale: Ledger) -> None:
    """56 came, 9 sent a deputy, 26 apologised and 5 did not attend; and so for each meeting."""
    letters = {"Y": Mark.PRESENT, "N": Mark.ABSENT, "A": Mark.APOLOGIES, "D": Mark.SUBSTITUTE, "-": Mark.NOT_IN_POST}
    cells = [[one.cells[number].mark for one in calderdale.people] for number in range(3)]
    assert [{letter: marks_.count(mark) for letter, mark in letters.items()} for marks_ in cells] == PER_MEETING
    assert [sum(marks_.count(letters[letter]) for marks_ in cells) for letter in "YDAN"] == [56, 9, 26, 5]


def test_calderdale_depends_where_nobody_says_whose_attendance_is_meant(calderdale: Ledger) -> None:
    """Under a rule of 70% without a subject, those whose deputies came are met as a seat and below as a person."""
    found = _of_records("records", calderdale.board.id, calderdale.window, SEVENTY, as_of=PRINTED)
    assert ["+".join(one.key) for one in found.people if found.judgement(one).verdict.value == "depends"] == [
        "js",
        "po",
        "jw",
        "rt",
        "tb",
    ]


def test_lincolnshire_says_what_can_be_said() -> None:
    """Where only apologies are recorded nobody has a rate of nothing, and no verdict is given."""
    found = _of_records("records", "lincolnshire/cypsp", windows.year_of("financial-year", date(2014, 2, 24)))
    assert {found.judgement(one).verdict.value for one in found.rows} <= {"cannot tell", "depends", "exempt"}
    assert all(one.low != one.high for one in found.rows)
    assert rate(found, "john-allen") == "0 of 4 to 1 of 1"
    assert all(one.attended == Count(0, 0) for one in found.people)


STANSTED = (
    (13, 15, 87),
    (6, 16, 38),
    (19, 23, 83),
    (5, 9, 56),
    (12, 15, 80),
    (5, 15, 33),
    (14, 17, 82),
    (15, 16, 94),
    (17, 23, 74),
    (14, 15, 93),
    (16, 18, 89),
    (10, 17, 59),
    (14, 17, 82),
    (7, 10, 70),
)


@pytest.mark.parametrize(("of", "possible", "printed"), STANSTED)
def test_stansteds_printed_percentages(of: int, possible: int, printed: int) -> None:
    """Fourteen percentages that a parish council printed are these fractions, halves rounded up."""
    assert half_up(Rate(of, possible)) == printed


EXAMPLESHIRE = {
    "harper-figment": ("5 of 7", "met"), "police": ("6 of 7", "not judged"),
    "jules-notional": ("4 of 7", "below"), "hospitals": ("5 of 7", "not judged"),
    "yael-outline": ("0 of 7", "below"), "family-courts": ("6 of 7", "not judged"),
    "marlow-madeup": ("4 of 7 to 5 of 7", "cannot tell"),
    "wren-mockup": ("3 of 4", "met"), "voluntary": ("5 of 7", "not judged"),
    "drew-pattern": ("6 of 7", "met"), "adult-services": ("6 of 7", "not judged"), "icb-commissioning": ("6 of 7", "not judged"),
    "district-south": ("4 of 4", "not judged"), "perry-template": ("1 of 1", "met"), "quinn-exemplar": ("3 of 3", "met"),
    "robin-placeholder+sage-illustration": ("5 of 7", "met"), "school-primary": ("5 of 7", "not judged"),
    "bo-conjecture": ("5 of 7", "exempt"),
}  # fmt: skip


@pytest.fixture(scope="module")
def trust() -> Ledger:
    """Return the ledger of Exampleshire's trust for 2025/26."""
    window = windows.year_of("financial-year", date(2026, 2, 11))
    return _of_records(str(EXAMPLE.relative_to(ROOT)), "exampleshire/childrens-trust", window)


@pytest.mark.parametrize("name", EXAMPLESHIRE)
def test_exampleshire(trust: Ledger, name: str) -> None:
    """A whole year by the 70% rule: substitutes, two seats, a vacancy, a job share, leave and an unknown."""
    assert (rate(trust, name), verdict(trust, name)) == EXAMPLESHIRE[name]


def test_leave_is_excused_by_exampleshires_rule(trust: Ledger) -> None:
    """The rule does not count approved leave as attending, and does not expect it: 3 of 4, not 3 of 7."""
    one: Row = row(trust, "wren-mockup")
    assert [reading.low for reading in trust.judgement(one).readings] == [Rate(3, 4)]
    unstated = _of_records(str(EXAMPLE.relative_to(ROOT)), trust.board.id, trust.window, SEVENTY, "person")
    assert {reading.low for reading in unstated.judgement(one).readings} == {
        Rate(3, 4),
        Rate(5, 6),
        Rate(6, 7),
        Rate(3, 7),
        Rate(5, 7),
    }


def test_days_of_dates_are_days() -> None:
    """The day of a ledger's meeting is the day in its file's name."""
    assert meeting("2025-05-01-2").day == dates.on(date(2025, 5, 1))
