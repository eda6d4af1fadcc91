"""Organisations at the table, and who may sit there in a member's place."""

from __future__ import annotations

import pytest

from ledgers import (
    DAYS,
    NAMED,
    away,
    board,
    came,
    marks,
    meeting,
    rate,
    row,
    substitute,
    terms,
    unplaced,
    worked_out,
)
from partnership.answers.attendance import Count

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
            unplaced("X", organisation="police"),
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
            unplaced("X", "substitute", organisation="police"),
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
