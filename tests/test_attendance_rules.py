"""Attendance rules of real bodies, each written as its terms of reference would have it and held against meetings.

The bodies, their rules and where these were read are those of the survey of rules in the wild; who came to
what is invented.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from ledgers import Neighbours, away, board, came, marks, meeting, rate, row, substitute, verdict, worked_out
from partnership.answers.attendance import windows
from partnership.answers.attendance.moderngov import statistics
from partnership.documents import schemas
from partnership.source import reader
from partnership.views.attendance.figures import rate_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.attendance import Ledger
    from partnership.answers.attendance.moderngov import Statistics
    from partnership.records.model.board import Board
    from partnership.records.model.meeting import Meeting


class Rule(NamedTuple):
    """A rule as data, and whose it is: the body, and where the wording was read."""

    whose: str
    text: str


RULES = {
    1: Rule(
        "Lincolnshire CYPSP, terms of reference 2013/15, 5.1 and 6.5",
        """
        - rate: 70%
          subject: person
          window: financial-year
          meetings: {kinds: [ordinary], development_days: yes}
        """,
    ),
    2: Rule(
        "Lancashire SEND Improvement Board, principles of membership (lancashire.gov.uk)",
        """
        - attended: {at_least: 9, of: 12}
          subject: person
          tenure_months: 12
        """,
    ),
    3: Rule(
        "Liverpool LSCB Policy and Procedures Group (liverpoolscp.org.uk)",
        """
        - {rate: 80%, subject: person}
        - missed: {count: 2, consecutive: false}
          subject: person
          consequence:
            - {step: line-manager, after_misses: 2}
            - {step: off-mailing-list, after_misses: 2}
        """,
    ),
    4: Rule(
        "Councillors, Local Government Act 1972 s85(1) (legislation.gov.uk)",
        """
        - elapsed: {months: 6, from: last-attended}
          subject: person
          meetings: {any_of_authority: true}
          excuses:
            - {what: approved-before, by: the authority, before: the six months end}
          consequence:
            - {step: ceases}
        """,
    ),
    6: Rule(
        "School governors, 2007 Regulations Sch 6 para 5 (docsbay, paperzz copies)",
        """
        - elapsed: {months: 6, from: first-missed}
          subject: person
          excuses:
            - {what: approved-before, by: the governing body}
          exempt: {standings: [ex-officio]}
          consequence:
            - {step: disqualified, months: 12}
        """,
    ),
    7: Rule(
        "PCT officer members, SI 2000/89 reg 3(6)",
        """
        - elapsed: {months: 3, from: last-attended}
          subject: person
          exempt:
            but_not: {groups: [officer-members]}
          excuses:
            - {what: cause, by: the trust, note: A reasonable cause and attendance soon.}
          consequence:
            - {step: ceases}
        """,
    ),
    8: Rule(
        "Health Boards in Scotland, SI 1991/809 reg 5(2)",
        """
        - elapsed: {months: 6, from: last-attended}
          subject: person
          meetings: {bodies: [here/committee]}
          excuses:
            - {what: cause, note: Illness or another reasonable cause.}
          consequence:
            - {step: ceases}
        """,
    ),
    9: Rule(
        "Community health partnerships in Scotland, SSI 2004/386 reg 6(3)",
        """
        - missed: {count: 3, consecutive: true}
          subject: person
          excuses:
            - {what: cause}
          consequence:
            - {step: ceases}
        """,
    ),
    10: Rule(
        "Slough SACRE (slough.gov.uk, mgAi 27115)",
        """
        - missed: {count: 3, consecutive: true}
          subject: person
          excuses:
            - {what: apologies}
          consequence:
            - {step: ceases}
        """,
    ),
    11: Rule(
        "Milton Keynes SACRE",
        """
        - missed: {count: 3, consecutive: true}
          subject: person
          meetings: {kinds: [ordinary]}
          excuses:
            - {what: apologies-accepted}
            - {what: approved-before}
        """,
    ),
    12: Rule(
        "Barnsley Ward Alliance (ModernGov, mgAi 2953)",
        """
        - missed: {count: 3, consecutive: true}
          subject: person
          excuses:
            - {what: apologies}
          consequence:
            - {step: ceases}
          practice: Not strictly applied.
        """,
    ),
    13: Rule(
        "Airdrie Academy parent council, constitution",
        """
        - missed: {count: 3, consecutive: true}
          subject: person
          excuses:
            - {what: apologies}
          consequence:
            - {step: vote}
        """,
    ),
    14: Rule(
        "Lanchester partnership, articles 38(4)",
        """
        - elapsed: {months: 6, from: last-attended}
          subject: person
          excuses:
            - {what: approved-before, by: the trustees}
          consequence:
            - {step: resolution}
            - {step: ceases}
        """,
    ),
    15: Rule(
        "Stockport Schools Forum, 8 December 2016, item 9 (democracy.stockport.gov.uk, IId 58911)",
        """
        - missed: {count: 2, consecutive: false}
          subject: person
          window: rolling-12-months
          consequence:
            - {step: letter}
        """,
    ),
    17: Rule(
        "Telford & Wrekin, attendance page",
        """
        - judgement: The percentage is of meetings attended as a full member.
          subject: person
          meetings: {not_kinds: [committee, working-group]}
          counts_as_attending: {substitute: none, approved_absence: no}
        """,
    ),
    22: Rule(
        "Stansted Mountfitchet parish council (stanstedmountfitchet-pc.gov.uk)",
        """
        - judgement: Attendance in person is published; no number is asked for.
          subject: person
          meetings: {not_kinds: [working-group]}
          counts_as_attending: {virtual: no}
        """,
    ),
    27: Rule(
        "Calderdale SCB, minutes of 6 August 2015 (docslib 13878435)",
        """
        - {rate: 70%, subject: seat, counts_as_attending: {substitute: any}}
        """,
    ),
    28: Rule(
        "Batheaston parish council: its minutes note a member who was not present for any part",
        """
        - {rate: 70%, subject: person, counts_as_attending: {part: yes}}
        """,
    ),
    30: Rule(
        "Leyland Town Deal board: virtual attendance counts with the chair's prior agreement",
        """
        - {rate: 70%, subject: person, counts_as_attending: {virtual: with-chairs-agreement}}
        """,
    ),
    31: Rule(
        "Luton and South Bedfordshire joint committee, SI 2007/1412",
        """
        - {rate: 70%, subject: person}
        """,
    ),
    32: Rule(
        "Ireland, Local Government Act 1925 s64 (irishstatutebook.ie)",
        """
        - elapsed: {months: 6, from: last-attended}
          subject: person
          meetings: {abandoned: yes}
        """,
    ),
    34: Rule(
        "Academies: attendance over the last academic year (Preston Manor, after the Academies Financial Handbook)",
        """
        - judgement: The attendance of each trustee over the last academic year is published.
          subject: person
          window: academic-year
        """,
    ),
}
"""Rows of the survey that state a rule, by their number; the others are about marks, modes and published forms."""


def said(number: int) -> list[dict[str, Any]]:
    """Return the rules of a row as data."""
    data = reader.read(f"attendance:\n{RULES[number].text}".encode()).data
    assert data is not None
    rules: list[dict[str, Any]] = data["attendance"]
    return rules


def ruled(number: int, seats: dict[str, Any] | None = None, **terms: object) -> Board:
    """Return a board under the rules of a row, with a seat of ann's or with these."""
    own = seats or {"seat-ann": {"standing": "member", "holders": [{"person": "ann"}]}}
    return board(seats=own, terms=[{"read": "whole", "attendance": said(number), **terms}])


MONTHS = tuple(f"{2025 + (number + 3) // 12}-{(number + 3) % 12 + 1:02}-10" for number in range(12))
"""Twelve meetings of the financial year 2025/26, on the tenth of each month."""
WORDS: dict[str, list[dict[str, Any]]] = {
    "P": [came("ann")],
    "V": [came("ann", mode="virtual")],
    "T": [came("ann", presence="part")],
    "A": [away("ann")],
    "a": [away("ann", apology="accepted")],
    "n": [away("ann", apology="not-accepted")],
    "N": [away("ann", "absent")],
    "L": [away("ann", reason="leave-approved")],
    "S": [away("ann"), substitute("seat-ann", "sam")],
    "?": [],
}


def held(said_: str, days: Sequence[str] = MONTHS) -> list[Meeting]:
    """Return meetings, one letter each: P came, A apologies (a accepted, n not), N absent, S substitute, L leave, ? not recorded.

    A dash is a month without a meeting.
    """
    return [meeting(day, *WORDS[word]) for day, word in zip(days, said_, strict=False) if word != "-"]


@pytest.mark.parametrize("number", RULES)
def test_every_rule_is_valid_data(number: int) -> None:
    """The schema of a board has room for each of them."""
    data = {
        "name": RULES[number].whose,
        "kind": "board",
        "terms_of_reference": [{"attendance": said(number)}],
    }
    assert [error.message for error in schemas.validator("board").iter_errors(data)] == []


RATES = [
    (1, "PPAA", "below"),
    (1, "PPPA", "met"),
    (1, "PPA?", "cannot tell"),
    (1, "PPP?", "met"),
    (1, "PAA?", "below"),
    (2, "PPPPPPPPPAAA", "met"),
    (2, "PPPPPPPPAAAA", "below"),
    (2, "PPPPPPPP?AAA", "cannot tell"),
    (3, "PPPPA", "met"),
    (3, "PPPPPPPPAA", "below"),
    (3, "PPPA", "below"),
    (3, "PPPPPPPPA?", "cannot tell"),
    (28, "TTT", "met"),
    (28, "TTA", "below"),
]
IN_A_ROW = [
    (9, "PNNPNN", "met"),
    (9, "PNNN", "for a person to judge"),
    (9, "PAAA", "for a person to judge"),
    (9, "PNN?", "cannot tell"),
    (10, "PNNN", "below"),
    (10, "PNNAN", "met"),
    (10, "PNN?P", "cannot tell"),
    (10, "PNNSN", "met"),
    (11, "PNNN", "below"),
    (11, "PNNaN", "met"),
    (11, "PNNnN", "below"),
    (11, "PNNAN", "cannot tell"),
    (11, "PNNLN", "met"),
    (12, "PNNN", "below"),
    (12, "PNAN", "met"),
    (13, "PNNNP", "below"),
    (13, "PNN", "met"),
    (15, "PPNPNP", "below"),
    (15, "PPAPAP", "below"),
    (15, "PPPPNP", "met"),
    (15, "PPPPN?", "cannot tell"),
]


@pytest.mark.parametrize(("number", "said_", "expected"), [*RATES, *IN_A_ROW])
def test_meetings_that_keep_a_rule_and_meetings_that_do_not(number: int, said_: str, expected: str) -> None:
    """A rate, so many of so many, so many missed in a row or in a window; an unknown in between."""
    assert verdict(worked_out(ruled(number), *held(said_)), "ann") == expected, RULES[number].whose


TIMES = [
    (4, "2025-04-10 P, 2025-07-10 N, 2025-10-10 P", "met"),
    (4, "2025-04-10 P, 2025-07-10 N, 2025-10-11 P", "below"),
    (4, "2025-04-10 P, 2025-07-10 ?, 2025-10-11 P", "cannot tell"),
    (4, "2025-04-10 P, 2025-10-11 P", "met"),
    (6, "2025-04-10 P, 2025-07-10 N, 2025-12-10 N, 2026-01-10 P", "met"),
    (6, "2025-04-10 P, 2025-07-10 N, 2025-12-10 N, 2026-01-11 P", "below"),
    (6, "2025-04-10 P, 2025-07-10 L, 2025-12-10 N, 2026-01-11 P", "met"),
    (14, "2025-04-10 P, 2025-07-10 N, 2025-12-10 P", "below"),
    (14, "2025-04-10 P, 2025-07-10 L, 2025-12-10 P", "met"),
    (14, "2025-04-10 P, 2025-07-10 L, 2025-09-10 N, 2025-12-10 P", "for a person to judge"),
]


@pytest.mark.parametrize(("number", "said_", "expected"), TIMES)
def test_time_without_attending(number: int, said_: str, expected: str) -> None:
    """Six months from the last attendance, or from the first meeting missed; attending on the last day is in time."""
    days = dict(one.split(" ") for one in said_.split(", "))
    found = worked_out(ruled(number), *held("".join(days.values()), list(days)), as_of=date(2026, 3, 1))
    assert verdict(found, "ann") == expected, RULES[number].whose


def test_row_1_development_days_are_among_the_meetings() -> None:
    """Lincolnshire CYPSP: four meetings and a development day, of which one may be missed."""
    four, day = held("PPPA"), meeting("2026-02-20", away("ann"), kind="development-day")
    committee = meeting("2026-02-21", away("ann"), kind="committee")
    assert rate(worked_out(ruled(1), *four, committee), "ann") == "3 of 4"
    assert verdict(worked_out(ruled(1), *four, committee), "ann") == "met"
    assert (rate(worked_out(ruled(1), *four, day), "ann"), verdict(worked_out(ruled(1), *four, day), "ann")) == (
        "3 of 5",
        "below",
    )


@pytest.mark.parametrize(
    ("until", "expected"),
    [("2026-01-31", "met"), ("2025-12-30", "below"), ("2025-12-31", "met"), ("2025", "cannot tell")],
)
def test_row_2_members_sit_for_twelve_months(until: str, expected: str) -> None:
    """Lancashire SEND Improvement Board: who left before a year was out had not sat for as long as was asked."""
    seats = {"seat-ann": {"holders": [{"person": "ann", "since": "2025-01-01", "until": until}]}}
    assert verdict(worked_out(ruled(2, seats), *held("PPPPPPPPPPPP")), "ann") == expected


def test_row_3_two_rules_hold_at_once() -> None:
    """Liverpool's group: 80%, and two misses; the second is broken where the first is kept."""
    found = worked_out(ruled(3), *held("PPPPPPPPPPAA"))
    assert [one.verdict.value for one in found.judgement(row(found, "ann")).readings] == ["met", "below"]
    (_, two) = found.judged_by
    assert [(one.step, one.after_misses) for one in two.rule.consequence] == [
        ("line-manager", 2),
        ("off-mailing-list", 2),
    ]


def test_row_4_any_meeting_of_the_authority_will_do() -> None:
    """Councillors: a committee attended in between keeps the seat."""
    committee = board(seats={"c": {"holders": [{"person": "ann"}]}}, of="here/committee")
    council = held("PNN", ("2025-04-10", "2025-07-10", "2025-10-20"))

    def seen(word: str) -> str:
        days = [meeting("2025-09-01", *WORDS[word], of="here/committee")]
        around = Neighbours({"here/committee": (committee, days)})
        return verdict(worked_out(ruled(4), *council, around=around, as_of=date(2025, 11, 1)), "ann")

    assert (seen("P"), seen("N"), seen("?")) == ("met", "below", "cannot tell")


def test_row_5_a_dispensation_is_leave_with_its_dates() -> None:
    """Sheffield City Council (mgAi 21615): an absence approved under s85 before the six months end leaves the verdict to a person."""
    leave = [{"since": "2025-05-01", "until": "2025-12-31"}]
    seats = {"seat-ann": {"holders": [{"person": "ann", "leave": leave}]}}
    found = worked_out(
        ruled(4, seats), *held("PNNN", ("2025-04-10", "2025-07-10", "2025-12-10", "2026-01-20")), as_of=date(2026, 2, 1)
    )
    assert (marks(found, "ann"), verdict(found, "ann")) == ("PLLN", "for a person to judge")
    assert (
        verdict(worked_out(ruled(4, seats), *held("PNN", ("2025-04-10", "2025-07-10", "2025-12-10"))), "ann") == "met"
    )


def test_row_6_ex_officio_governors_are_exempt() -> None:
    """School governors: nobody who sits by their office is disqualified."""
    seats = {
        "head": {"standing": "ex-officio", "holders": [{"person": "hal"}]},
        "parent": {"standing": "member", "holders": [{"person": "ann"}]},
        "other": {"holders": [{"person": "joe"}]},
    }
    absent = [away(one, "absent") for one in ("hal", "ann", "joe")]
    found = worked_out(ruled(6, seats), meeting("2025-05-10", *absent), meeting("2025-12-10", *absent))
    assert [verdict(found, one) for one in ("hal", "ann", "joe")] == ["exempt", "below", "cannot tell"]


def test_row_7_only_officer_members_are_under_the_rule() -> None:
    """PCTs: everybody else is exempt, and the cause is for the trust to judge."""
    seats = {
        "director": {"groups": ["officer-members"], "holders": [{"person": "ann"}]},
        "lay": {"groups": ["lay-members"], "holders": [{"person": "lee"}]},
    }
    rows = [(came("ann"), came("lee")), (away("ann"), away("lee")), (away("ann"), away("lee"))]
    days = [meeting(day, *each) for day, each in zip(("2025-05-10", "2025-07-10", "2025-08-11"), rows, strict=True)]
    found = worked_out(ruled(7, seats), *days)
    assert (verdict(found, "ann"), verdict(found, "lee")) == ("for a person to judge", "exempt")


def test_row_8_boards_and_committees_count_together() -> None:
    """Scottish Health Boards: a meeting of the committee is a meeting; where it is not on record, nothing is certain."""
    committee = board(seats={"c": {"holders": [{"person": "ann"}]}}, of="here/committee")
    days = held("PNN", ("2025-04-10", "2025-07-10", "2025-10-20"))
    there = {"here/committee": (committee, [meeting("2025-08-01", came("ann"), of="here/committee")])}
    found = worked_out(ruled(8), *days, around=Neighbours(there), as_of=date(2025, 11, 1))
    assert verdict(found, "ann") == "met"
    (reading,) = found.judgement(row(found, "ann")).readings
    assert reading.gap is not None
    assert (reading.gap.since, reading.gap.expires) == (date(2025, 8, 1), date(2026, 2, 1))
    later = worked_out(ruled(8), *days, around=Neighbours(there), as_of=date(2026, 2, 2))
    assert verdict(later, "ann") == "for a person to judge"
    assert verdict(worked_out(ruled(8), *days, as_of=date(2026, 2, 2)), "ann") == "for a person to judge"
    assert verdict(worked_out(ruled(8), *days, as_of=date(2025, 9, 2)), "ann") == "cannot tell"


def test_row_11_only_ordinary_meetings_are_in_the_row() -> None:
    """Milton Keynes SACRE: an extraordinary meeting neither ends a run nor belongs to one."""
    days = [meeting(day, *WORDS["N"]) for day in MONTHS[:3]]
    extra = meeting("2025-05-20", came("ann"), kind="extraordinary")
    assert verdict(worked_out(ruled(11), *days, extra), "ann") == "below"
    assert (
        verdict(worked_out(ruled(11), *days[:2], meeting("2025-05-20", *WORDS["N"], kind="extraordinary")), "ann")
        == "met"
    )


def test_row_12_what_is_done_in_practice_is_recorded() -> None:
    """Barnsley's alliances: the text is computed, and that it is not strictly applied stands beside it."""
    (judged,) = worked_out(ruled(12), *held("PNNN")).judged_by
    assert judged.rule.practice == "Not strictly applied."


@pytest.mark.parametrize(("number", "steps"), [(9, ["ceases"]), (13, ["vote"]), (14, ["resolution", "ceases"])])
def test_rows_9_13_and_14_what_follows_is_said_and_left_to_people(number: int, steps: list[str]) -> None:
    """A vote and a resolution are steps that somebody takes."""
    (judged,) = worked_out(ruled(number), *held("P")).judged_by
    assert [one.step for one in judged.rule.consequence] == steps


def test_row_15_apologies_were_taken_into_account_later() -> None:
    """Stockport Schools Forum: the forum changed its rule; each meeting is judged by the one of its day."""
    old, new = said(15)[0], {**said(15)[0], "excuses": [{"what": "apologies"}]}
    versions = [{"attendance": [old], "until": "2025-08-31"}, {"attendance": [new], "since": "2025-09-01"}]
    of = board("ann", terms=versions)
    assert verdict(worked_out(of, *held("AAPPPP")), "ann") == "below"
    assert verdict(worked_out(of, *held("PPPPPAA")), "ann") == "met"
    assert verdict(worked_out(of, *held("PPPPPNN")), "ann") == "below"


def test_row_15_looks_back_over_twelve_months_whatever_year_is_shown() -> None:
    """A meeting missed in the year before still counts until twelve months have passed."""
    days = held("NPPN", ("2025-03-02", "2025-06-10", "2025-09-10", "2026-02-10"))
    at = {day: verdict(worked_out(ruled(15), *days, as_of=day), "ann") for day in (date(2026, 3, 1), date(2026, 3, 2))}
    assert list(at.values()) == ["below", "met"]


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
