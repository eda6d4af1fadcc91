"""Marks, modes and published forms of attendance: each row of the list of rules that is about one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from attendance_rules import MONTHS, held, ruled, said
from ledgers import away, board, came, marks, meeting, rate, row, substitute, verdict, worked_out
from partnership.answers.attendance import windows
from partnership.answers.attendance.moderngov import statistics
from partnership.views.attendance.figures import rate_in_words

if TYPE_CHECKING:
    from partnership.answers.attendance import Ledger
    from partnership.answers.attendance.moderngov import Statistics


# -- marks, modes and published forms


def test_row_16_attended_absent_with_and_absent_without_apologies() -> None:
    """Dunston parish council: three states, each with its own count."""
    one = row(worked_out(board("ann"), *held("PPAN")), "ann")
    assert [str(count) for count in (one.attended, one.apologies, one.absent)] == ["2", "1", "1"]


def test_row_17_full_members_attendance_alone() -> None:
    """Telford & Wrekin: committees and working groups are left out, a substitute's attendance is not the member's, leave is noted."""
    days = [*held("PSL"), meeting("2025-08-01", came("ann"), kind="committee")]
    found = worked_out(ruled(17), *days)
    assert (marks(found, "ann"), rate(found, "ann")) == ("PSL", "1 of 2")
    assert {one.verdict.value for one in found.judgement(row(found, "ann")).readings} == {"for a person to judge"}


def test_row_17_who_substitutes_elsewhere_comes_to_more_than_they_are_expected_at() -> None:
    """Telford & Wrekin: the total may exceed what was expected."""
    days = [meeting(day, came("bob"), substitute("seat-ann", "sam")) for day in MONTHS[:2]]
    sam, one = _published(worked_out(board("ann", "bob", "sam"), *days, meeting(MONTHS[2], came("sam"))), "sam"), 1
    assert (sam.expected, sam.present, sam.as_substitute) == (one, one, 2)


def _published(of: Ledger, name: str) -> Statistics:
    return next(one for one in statistics(of.people, of.counted) if one.key == (name,))


def test_rows_18_and_19_modern_gov_expects_only_where_the_status_is_known() -> None:
    """Vale of White Horse, Wiltshire: expected 5, present 3 (60%), absent with apologies or without 2 (40%); the last days are missing."""
    found = _published(worked_out(board("ann"), *held("PVPAN?")), "ann")
    assert (found.expected, found.present, found.virtual, found.absent, found.apologies, found.left_out) == (
        5,
        2,
        1,
        2,
        1,
        1,
    )
    guest = {"person": "ann", "capacity": "in-attendance", "presence": "present"}
    other = _published(worked_out(board("bob"), meeting(MONTHS[0], came("bob"), guest)), "ann")
    assert (other.expected, other.in_attendance) == (0, 1)


def test_row_20_apologies_not_sent_are_counted_apart() -> None:
    """Chelmsford: expected, actual, apologies not sent, other attendance."""
    guest = {"person": "ann", "capacity": "in-attendance", "presence": "present"}
    found = worked_out(board("ann", "bob"), *held("PAN"), meeting(MONTHS[3], came("bob"), away("ann", "absent")))
    one = row(found, "ann")
    assert (str(one.expected), str(one.attended), str(one.absent)) == ("4", "1", "2")
    there = worked_out(board("bob"), meeting(MONTHS[0], came("bob"), guest))
    assert [(one.name, len(one.times)) for one in there.others] == [("ann", 1)]


@pytest.mark.parametrize("whose", ["21 LPFT, annual report 2022/23", "22 Stansted Mountfitchet", "23 Colgate Primary"])
def test_rows_21_to_23_from_the_day_they_joined(whose: str) -> None:
    """Attended of those possible while a member; a joiner is counted from joining, and the fraction is never reduced."""
    seats = {"seat-ann": {"holders": [{"person": "ann", "since": "2025-06-01", "until": "2025-09-30"}]}}
    found = worked_out(board(seats=seats), *held("NNPPANNN"))
    assert (marks(found, "ann"), rate(found, "ann")) == ("--PPAN--", "2 of 4"), whose


def test_row_22_in_person_alone() -> None:
    """Stansted Mountfitchet: Zoom is left out of what counts, working groups of what is expected."""
    days = [*held("PVA"), meeting("2025-08-01", away("ann"), kind="working-group")]
    found = worked_out(ruled(22), *days)
    (reading,) = found.judgement(row(found, "ann")).readings
    assert (rate(found, "ann"), reading.low, reading.verdict.value) == ("2 of 3", (1, 3), "for a person to judge")


def test_row_24_not_yet_and_no_longer_a_governor() -> None:
    """Coldean Primary: n/a is out of the denominator, and a blank cell is unknown, not absent."""
    seats = {"seat-ann": {"holders": [{"person": "ann", "since": "2025-05-01"}]}}
    found = worked_out(board(seats=seats), *held("NPN?"))
    assert (marks(found, "ann"), rate(found, "ann")) == ("-PN?", "1 of 3 to 2 of 3")


def test_rows_25_and_26_whether_an_apology_was_accepted() -> None:
    """St Wilfrid's Academy (P, AA, ANA, AWA, N/A), South Woodham Ferrers: five states, and acceptance is a decision."""
    seats = {"seat-ann": {"holders": [{"person": "ann", "until": "2025-07-31"}]}}
    cells = row(worked_out(board(seats=seats), *held("PanNN")), "ann").cells
    assert [cell.why for cell in cells] == [
        "present",
        "apologies, accepted",
        "apologies, not accepted",
        "did not attend",
        "not in post, though recorded as did not attend",
    ]


def test_row_27_a_deputy_is_a_mark_of_its_own() -> None:
    """Calderdale SCB: D, D, Y is a third of the person's meetings and all of the seat's."""
    found = worked_out(ruled(27), *held("SSP"))
    assert (marks(found, "ann"), rate(found, "ann"), rate(found, "seat-ann")) == ("SSP", "1 of 3", "3 of 3")
    assert verdict(found, "seat-ann") == "met"


@pytest.mark.parametrize("whose", ["28 Batheaston parish council", "29 Derby and Derbyshire CCG, January 2022"])
def test_rows_28_and_29_there_for_part_of_the_meeting(whose: str) -> None:
    """Part of a meeting is recorded as that, and never as a fraction of one."""
    found = worked_out(board("ann"), *held("PT"))
    assert (marks(found, "ann"), rate(found, "ann")) == ("PT", "2 of 2"), whose


@pytest.mark.parametrize(
    ("whose", "counts", "agreed", "expected"),
    [
        ("Argyll & Bute; Your Healthcare", "yes", "unstated", "met"),
        ("Leyland Town Deal", "with-chairs-agreement", "yes", "met"),
        ("Leyland Town Deal", "with-chairs-agreement", "no", "below"),
        ("Leyland Town Deal", "with-chairs-agreement", "unstated", "cannot tell"),
    ],
)
def test_row_30_virtual_attendance(whose: str, counts: str, agreed: str, expected: str) -> None:
    """It counts as being present, or with the chair's agreement beforehand."""
    of = board("ann", terms=[{"attendance": [{**said(30)[0], "counts_as_attending": {"virtual": counts}}]}])
    there = meeting(MONTHS[0], came("ann", mode="virtual", agreed_virtual=agreed))
    assert verdict(worked_out(of, there), "ann") == expected, whose


@pytest.mark.parametrize(
    ("named_on", "expected", "in_person", "as_seat"),
    [
        ("2025-05-08", "0", "1 of 1", "2 of 2"),
        ("2025-05-09", "0 to 1", "1 of 2 to 1 of 1", "1 of 2 to 2 of 2"),
        ("2025-05-10", "1", "1 of 2", "1 of 2"),
    ],
)
def test_row_31_a_substitute_displaces_the_member_for_the_whole_meeting(
    named_on: str, expected: str, in_person: str, as_seat: str
) -> None:
    """Luton and South Bedfordshire: after 24 hours' written notice the member is not one that day, and is not expected."""
    seats = {
        "seat-ann": {"holders": [{"person": "ann"}], "substitutes": [{"person": "sam", "named_on": named_on}]},
    }
    allowed = {"allowed": "any", "notice_hours": 24, "displaces_member": "yes"}
    found = worked_out(ruled(31, seats, substitutes=allowed), *held("PS"))
    assert (marks(found, "ann"), rate(found, "ann"), rate(found, "seat-ann")) == ("PS", in_person, as_seat)
    assert str(row(found, "ann").by_substitute) == expected


def test_row_32_abandoned_for_want_of_a_quorum_and_deemed_held() -> None:
    """Ireland, historical: those who came have attended; of a meeting abandoned for another reason nobody has."""

    def seen(**quorum: str) -> str:
        tried = meeting("2025-09-10", came("ann"), status="abandoned", quorum=quorum)
        days = held("PN", ("2025-04-10", "2025-07-10"))
        return verdict(worked_out(ruled(32), *days, tried, as_of=date(2025, 11, 1)), "ann")

    assert (seen(minuted="inquorate"), seen(minuted="quorate"), seen()) == ("met", "below", "cannot tell")


def test_row_33_published_for_a_year_with_the_categories_of_apology() -> None:
    """Orkney: a municipal year, its apologies told apart."""
    window = windows.year_of("municipal-year", date(2026, 4, 30))
    found = worked_out(board("ann"), *held("PanL"), window=window, as_of=date(2026, 6, 1))
    assert (window.name, [cell.why for cell in row(found, "ann").cells]) == (
        "municipal year 2025/26",
        ["apologies, accepted", "apologies, not accepted", "on approved leave of absence"],
    )


def test_row_34_the_last_academic_year() -> None:
    """Academies: the year is that of the rule, from September to August."""
    found = worked_out(ruled(34), *held("NNNNNPPPP"), window=windows.year_of("academic-year", date(2025, 12, 10)))
    assert (found.window.name, rate(found, "ann")) == ("academic year 2025/26", "4 of 4")


def test_row_35_the_counts_stand_beside_the_percentage() -> None:
    """Lancaster City Council found the percentage alone not helpful (IId 35941)."""
    one = row(worked_out(board("ann"), *held("PPA")), "ann")
    assert rate_in_words(one.low, one.high) == "2 of 3 (66.7%)"


def test_row_36_present_by_phone() -> None:
    """Northern Ireland SBNI, minutes of 20 October 2014: how somebody was present is recorded, and they were."""
    found = worked_out(board("ann"), *held("V"))
    assert (marks(found, "ann"), rate(found, "ann")) == ("V", "1 of 1")
