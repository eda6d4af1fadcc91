"""Attendance as ModernGov's statistics count it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from any_records import any_records
from ledgers import DAYS, away, board, came, meeting, substitute, worked_out
from partnership.answers.attendance.moderngov import statistics

if TYPE_CHECKING:
    from random import Random

    from partnership.answers.attendance import Ledger
    from partnership.answers.attendance.moderngov import Statistics


def of(found: Ledger, name: str) -> Statistics:
    """Return the statistics of one person."""
    (one,) = [each for each in statistics(found.people, found.counted) if "+".join(each.key) == name]
    return one


def test_only_what_is_known_is_expected() -> None:
    """Meetings of which nothing is recorded, or at which it is not known whether they were expected, are left out."""
    seats = {"chair": {"holders": [{"person": "ann", "since": "2025-05"}]}}
    days = [meeting("2025-05-15"), meeting(DAYS[1]), meeting(DAYS[2], came("ann")), meeting(DAYS[3], away("ann"))]
    found = of(worked_out(board(seats=seats), *days), "ann")
    assert (found.expected, found.present, found.absent, found.apologies, found.left_out) == (2, 1, 1, 1, 2)


def test_a_substitute_is_counted_where_they_came_and_the_member_as_absent() -> None:
    """The member's apologies are among the absences; the substitute was not expected."""
    found = worked_out(board("ann"), meeting(DAYS[0], away("ann"), substitute("seat-ann", "sam")))
    assert of(found, "ann")[1:] == (1, 0, 0, 0, 0, 1, 1, 0)
    assert of(found, "sam")[1:] == (0, 0, 0, 1, 0, 0, 0, 0)


def test_virtual_stands_apart_and_leave_is_not_expected() -> None:
    """Who took part from elsewhere was present, virtual; on approved leave nobody is expected."""
    days = [meeting(DAYS[0], came("ann", mode="virtual")), meeting(DAYS[1], away("ann", reason="leave-approved"))]
    found = of(worked_out(board("ann"), *days), "ann")
    assert (found.expected, found.present, found.virtual) == (1, 0, 1)


def test_part_of_a_meeting_from_elsewhere_is_virtual() -> None:
    """However long they stayed."""
    found = of(worked_out(board("ann"), meeting(DAYS[0], came("ann", presence="part", mode="virtual"))), "ann")
    assert (found.present, found.virtual) == (0, 1)


@given(st.randoms(use_true_random=False))
def test_expected_is_present_and_virtual_and_absent(random: Random) -> None:
    """Whatever the records say."""
    own, meetings = any_records(random)
    found = worked_out(own, *meetings)
    for one in statistics(found.people, found.counted):
        assert one.expected == one.present + one.virtual + one.absent
        assert one.apologies <= one.absent
        assert min(one[1:]) >= 0
