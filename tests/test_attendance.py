"""The ledger: who was expected, who came, and what the rule makes of it, never more certain than the records are."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from ledgers import (
    AS_OF,
    DAYS,
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
    unplaced,
    verdict,
    worked_out,
)
from partnership.answers.attendance import Count, Mark, windows
from partnership.words.truth import Truth

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
        meeting(DAYS[0], unplaced("J Allen")),
        meeting(DAYS[1]),
        meeting(DAYS[2], came("sue", seat="seat-ann")),
    )
    assert (marks(found, "J Allen"), rate(found, "J Allen")) == ("P??", "1 of 3 to 3 of 3")
    assert (row(found, "J Allen").expected, row(found, "sue").seats) == (Count(1, 3), ("seat-ann",))


@pytest.mark.parametrize(("printed", "key"), [("ann", "ann"), ("post:Head#two", "post:Head#two")])
def test_a_name_in_print_is_nobodys_id(printed: str, key: str) -> None:
    """Whoever is printed as `ann` has a row of their own, and the person of that id, or the post, keeps theirs."""
    seats = {"one": {"holders": [{"person": "ann"}]}, "two": {"holders": [{"post": "Head"}]}}
    stranger = unplaced(printed)
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
        meeting(DAYS[0], unplaced("X", "unknown", "absent")),
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
