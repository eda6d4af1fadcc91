"""Attendance rules of real bodies, each written as its terms of reference would have it and held against meetings.

The bodies, their rules and where these were read are those of the survey of rules in the wild; who came to
what is invented.
"""

from __future__ import annotations

from datetime import date

import pytest

from attendance_rules import MONTHS, RULES, WORDS, held, ruled, said
from ledgers import Neighbours, away, board, came, marks, meeting, rate, row, verdict, worked_out
from partnership.documents import schemas


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
