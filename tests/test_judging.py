"""What the rules make of a row: exact fractions, the rule of the day, and every reading of what is not said."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from ledgers import (
    DAYS,
    NAMED,
    SEVENTY,
    away,
    board,
    came,
    marks,
    meeting,
    rate,
    readings,
    row,
    rule,
    substitute,
    terms,
    verdict,
    worked_out,
)
from partnership.answers.attendance import Rate, asked

if TYPE_CHECKING:
    from collections.abc import Callable

    from partnership.records.model.meeting import Meeting


def attended(of: int, meetings: int) -> list[Meeting]:
    """Return so many meetings, of which ann came to the first so many."""
    return [meeting(f"2025-05-{day:02}", came("ann") if day <= of else away("ann")) for day in range(1, meetings + 1)]


@pytest.mark.parametrize(
    ("share", "needed"),
    [("70%", [1, 2, 3, 3, 4, 5, 5, 6, 7, 7, 8, 9]), ("75%", [1, 2, 3, 3, 4, 5, 6, 6, 7, 8, 9, 9])],
)
def test_how_many_of_so_many(share: str, needed: list[int]) -> None:
    """The fewest meetings that meet a share of one to twelve, by exact fractions."""
    for meetings, fewest in enumerate(needed, 1):
        verdicts = [
            verdict(worked_out(board("ann", terms=[terms(rule(share))]), *attended(came_to, meetings)), "ann")
            for came_to in range(meetings + 1)
        ]
        assert verdicts == ["below"] * fewest + ["met"] * (meetings + 1 - fewest)


@pytest.mark.parametrize(("of", "meetings"), [(16, 23), (23, 33), (30, 43), (32, 46), (37, 53), (39, 56)])
def test_what_prints_seventy_is_not_seventy(of: int, meetings: int) -> None:
    """Each of these rounds to 70% and is below it."""
    days = [
        meeting(f"2025-{5 + number // 28:02}-{1 + number % 28:02}", came("ann") if number < of else away("ann"))
        for number in range(meetings)
    ]
    assert verdict(worked_out(board("ann", terms=[terms(rule())]), *days), "ann") == "below"


NINE = {"attended": {"at_least": 9, "of": 12}, "subject": "person"}


@pytest.mark.parametrize(
    ("came_to", "held", "expected"),
    [
        (9, 10, "met"),
        (6, 8, "depends"),
        (8, 8, "depends"),
        (5, 8, "below"),
        (9, 14, "depends"),
        (11, 14, "met"),
        (8, 14, "below"),
    ],
)
def test_nine_of_twelve_where_another_number_was_held(came_to: int, held: int, expected: str) -> None:
    """What nine of twelve asks of eight meetings it does not say: as great a share of them, or nine all the same."""
    found = worked_out(board("ann", terms=[terms(NINE)]), *attended(came_to, held))
    assert verdict(found, "ann") == expected
    assert list(readings(found, "ann")) == [
        "person and of another number of meetings the same share",
        "person and of another number of meetings the number all the same",
    ]


def test_nine_of_twelve_before_the_year_is_over() -> None:
    """The others are still to be held: so far it is a share. Meetings of a kind that the rule leaves out are none of the twelve."""
    of = board("ann", terms=[terms({**NINE, "meetings": {"not_kinds": ["committee"]}})])
    found = worked_out(of, *attended(6, 8), as_of=date(2025, 12, 1))
    assert readings(found, "ann") == {"person": "met"}
    found = worked_out(of, *attended(9, 12), meeting("2025-06-01", kind="committee"))
    assert readings(found, "ann") == {"person": "met"}
    abandoned = meeting("2025-06-01", status="abandoned", quorum={"minuted": "inquorate"})
    of_all = board("ann", terms=[terms({**NINE, "window": "financial-year"})])
    found = worked_out(of_all, *attended(9, 12), abandoned)
    assert readings(found, "ann") == {"person": "met"}
    found = worked_out(of, *attended(9, 12), meeting("undated-a", away("ann"), held="2025"))
    assert verdict(found, "ann") == "depends"


def test_each_rule_has_its_own_verdict() -> None:
    """Where several hold at once, which of them is not met."""
    missed = {"missed": {"count": 2, "consecutive": True}, "subject": "person"}
    found = worked_out(board("ann", terms=[terms(rule("50%"), missed, rule("90%", subject="seat"))]), *attended(2, 4))
    judgement = found.judgement(row(found, "ann"))
    assert [one.value for one in judgement.by_rule] == ["met", "below", "not judged"]
    assert judgement.verdict.value == "below"
    assert worked_out(board("ann"), *attended(2, 4)).judgement(row(found, "ann")).by_rule == ()


def test_nine_of_twelve() -> None:
    """So many of so many is a share where as many were held; so many without a whole is a number."""
    of = board("ann", terms=[terms(NINE)])
    assert [verdict(worked_out(of, *attended(came_to, 12)), "ann") for came_to in (9, 8)] == ["met", "below"]
    assert (
        verdict(
            worked_out(
                board("ann", terms=[terms({"attended": {"at_least": 4}, "subject": "person"})]), *attended(3, 4)
            ),
            "ann",
        )
        == "below"
    )
    assert (
        verdict(
            worked_out(
                board("ann", terms=[terms({"attended": {"at_least": 3}, "subject": "person"})]), *attended(3, 4)
            ),
            "ann",
        )
        == "met"
    )
    open_ = worked_out(
        board("ann", terms=[terms({"attended": {"at_least": 4}, "subject": "person"})]),
        *attended(3, 4)[:3],
        meeting("2025-05-09"),
    )
    assert verdict(open_, "ann") == "cannot tell"


def test_a_verdict_stands_only_if_it_holds_at_both_ends() -> None:
    """What is not recorded decides nothing, unless nothing hangs on it."""
    versions = [terms(rule())]
    assert verdict(worked_out(board("ann", terms=versions), *attended(2, 3), meeting(DAYS[1])), "ann") == "cannot tell"
    assert verdict(worked_out(board("ann", terms=versions), *attended(1, 3), meeting(DAYS[1])), "ann") == "below"
    assert verdict(worked_out(board("ann", terms=versions), *attended(3, 3), meeting(DAYS[1])), "ann") == "met"


@pytest.mark.parametrize(
    ("versions", "state"),
    [
        ([], "not recorded"),
        ([terms(read="not-seen")], "not recorded"),
        ([terms(read="part")], "not recorded"),
        ([terms(read="whole")], "no rule"),
        ([terms({"no_rule": True}, read="part")], "no rule"),
        ([terms(rule(), status="draft")], "not recorded"),
        ([terms(rule(), status="proposed")], "not recorded"),
        ([terms(rule(), until="2025-03-31")], "not recorded"),
        ([terms(read="whole", since="2025-06-01")], "not recorded"),
        ([terms(read="whole", since="2025-05-02")], "not recorded"),
    ],
)
def test_no_rule_is_not_a_pass(versions: list[dict[str, Any]], state: str) -> None:
    """Without a rule in force the verdict is `no rule`, and whether the text was read is said; a draft is never in force."""
    found = worked_out(board("ann", terms=versions), *attended(3, 3))
    assert (found.rule_state, verdict(found, "ann"), verdict(found, "seat-ann")) == (state, "no rule", "no rule")


def test_a_rule_that_is_asked_for_is_a_what_if() -> None:
    """It takes the place of the board's own, and says so."""
    found = worked_out(board("ann", terms=[terms(rule("90%"))]), *attended(3, 4), by=asked(SEVENTY))
    assert (found.rule_state, verdict(found, "ann")) == ("asked", "met")


def test_each_meeting_is_judged_by_the_rule_of_its_day() -> None:
    """Two rules in one window are two judgements, and both have to be met."""
    versions = [terms(rule("50%"), until="2025-06-30"), terms(rule("90%"), since="2025-07-01")]
    found = worked_out(
        board("ann", terms=versions),
        meeting(DAYS[0], came("ann")),
        meeting(DAYS[1], came("ann")),
        meeting(DAYS[2], away("ann")),
    )
    assert rate(found, "ann") == "2 of 3"
    assert [(one.verdict.value, one.low) for one in found.judgement(row(found, "ann")).readings] == [
        ("met", Rate(1, 1)),
        ("below", Rate(1, 2)),
    ]
    assert verdict(found, "ann") == "below"


def test_a_rule_taken_over_as_it_was_is_one_rule() -> None:
    """A new version with the same rule does not cut the year in two."""
    versions = [
        terms(rule(source={"document": "old"}), until="2025-06-30"),
        terms(rule(source={"document": "new"}), since="2025-07-01"),
    ]
    found = worked_out(
        board("ann", terms=versions), meeting(DAYS[0], away("ann")), *(meeting(day, came("ann")) for day in DAYS[1:4])
    )
    (judged,) = found.judged_by
    assert (verdict(found, "ann"), len(judged.terms), len(judged.meetings), judged.doubtful) == (
        "met",
        2,
        4,
        frozenset(),
    )


def test_a_rule_taken_over_may_have_had_a_gap() -> None:
    """Between the possible end of one version and the start of the next, the rule may not have held."""
    versions = [terms(rule(), until="2025-05"), terms(rule(), since="2025-06-01")]
    found = worked_out(board("ann", terms=versions), meeting("2025-05-15", away("ann")), meeting(DAYS[1], came("ann")))
    assert (verdict(found, "ann"), rate(found, "ann"), len(found.judged_by)) == ("cannot tell", "1 of 2", 1)


def test_who_was_not_in_post_under_the_rule_settles_nothing() -> None:
    """A former holder whom the rule never reached does not make the seat's verdict depend on the reading."""
    seats = {"chair": {"holders": [{"person": "ann", "until": "2025-06-30"}, {"person": "bob", "since": "2025-07-01"}]}}
    versions = [terms(until="2025-06-30"), terms(rule(subject="unstated"), since="2025-07-01")]
    found = worked_out(board(seats=seats, terms=versions), meeting(DAYS[0], away("ann")), meeting(DAYS[1], came("bob")))
    assert (verdict(found, "ann"), verdict(found, "bob"), verdict(found, "chair")) == ("not judged", "met", "met")


def test_a_rule_that_may_not_have_been_in_force() -> None:
    """An absence under it may not count against anybody."""
    versions = [terms(rule(), since="2025-05")]
    found = worked_out(board("ann", terms=versions), meeting("2025-05-15", away("ann")))
    assert verdict(found, "ann") == "cannot tell"
    found = worked_out(board("ann", terms=versions), meeting("2025-05-15", came("ann")), meeting(DAYS[1], came("ann")))
    assert verdict(found, "ann") == "met"


def test_what_a_person_judges() -> None:
    """A rule that the figures cannot decide is left to a person."""
    judged = terms({"subject": "person", "judgement": "The chair looks at it."})
    assert verdict(worked_out(board("ann", terms=[judged]), *attended(3, 3)), "ann") == "for a person to judge"


def test_only_the_subject_of_the_rule_is_judged() -> None:
    """The others are shown beside it."""
    found = worked_out(board("ann", terms=[terms(rule(subject="seat"))]), *attended(3, 3))
    assert (verdict(found, "ann"), verdict(found, "seat-ann")) == ("not judged", "met")


# -- readings of what is not said


def test_an_unstated_subject_depends_where_the_subjects_differ() -> None:
    """One man who came once and sent a deputy twice: a third as a person, all as a seat and an agency."""
    seats = {
        "cafcass": {"organisations": [{"organisation": "cafcass"}], "holders": [{"person": "js"}]},
        "lay": {"holders": [{"person": "ann"}]},
    }
    days = [
        meeting(DAYS[0], substitute("cafcass"), came("ann")),
        meeting(DAYS[1], substitute("cafcass"), came("ann")),
        meeting(DAYS[2], came("js"), came("ann")),
    ]
    found = worked_out(board(seats=seats, terms=[terms(rule(subject="unstated"))]), *days)
    assert {one.subject: (one.verdict.value, one.low) for one in found.judgement(row(found, "js")).readings} == {
        "person": ("below", Rate(1, 3)),
        "seat": ("met", Rate(3, 3)),
        "organisation": ("met", Rate(3, 3)),
    }
    assert (verdict(found, "js"), verdict(found, "ann"), verdict(found, "lay")) == ("depends", "met", "met")


def test_whose_seat_is_not_known_cannot_be_told() -> None:
    """Under a rule that may mean the seat, a person without one is not judged by their own attendance alone."""
    unplaced = {"printed_as": "X", "unplaced": True, "capacity": "member", "presence": "absent"}
    assert (
        verdict(worked_out(board("ann", terms=[terms(rule(subject="unstated"))]), meeting(DAYS[0], unplaced)), "X")
        == "cannot tell"
    )
    assert verdict(worked_out(board("ann", terms=[terms(rule())]), meeting(DAYS[0], unplaced)), "X") == "below"


@pytest.mark.parametrize(
    ("clause", "last", "counted", "not_counted"),
    [
        ("virtual attendance", meeting(DAYS[3], came("ann", mode="virtual")), "met", "below"),
        ("part attendance", meeting(DAYS[3], came("ann", presence="part")), "met", "below"),
        ("inquorate meetings", meeting(DAYS[3], away("ann"), quorum={"minuted": "inquorate"}), "below", "met"),
        ("development days", meeting(DAYS[3], away("ann"), kind="development-day"), "below", "met"),
    ],
)
def test_every_reading_of_a_silent_clause(clause: str, last: Meeting, counted: str, not_counted: str) -> None:
    """Where it matters, the verdict depends on it and both readings are shown; where it does not, there is one answer."""
    days = [meeting(DAYS[0], came("ann")), meeting(DAYS[1], came("ann"))] + (
        [meeting(DAYS[2], away("ann"))] if counted == "met" else []
    )
    share = "75%" if counted == "met" else "70%"
    found = worked_out(board("ann", terms=[terms(rule(share))]), *days, last)
    assert verdict(found, "ann") == "depends"
    assert readings(found, "ann") == {
        f"person and {clause} counted": counted,
        f"person and {clause} not counted": not_counted,
    }
    assert verdict(worked_out(board("ann", terms=[terms(rule("1%"))]), *days, last), "ann") == "met"


@pytest.mark.parametrize(("word", "expected"), [(came, "met"), (away, "depends")])
def test_a_reading_that_finds_no_meeting_takes_no_side(word: Callable[[str], dict[str, Any]], expected: str) -> None:
    """Left out, the development day leaves nothing to judge: that does not undo what the other reading finds, unless it is held against them."""
    found = worked_out(board("ann", terms=[terms(rule())]), meeting(DAYS[0], word("ann"), kind="development-day"))
    assert verdict(found, "ann") == expected
    assert set(readings(found, "ann").values()) == {"not judged", "met" if expected == "met" else "below"}


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"counts_as_attending": {"virtual": "no"}}, "below"),
        ({"counts_as_attending": {"virtual": "yes"}}, "met"),
        ({"counts_as_attending": {"virtual": "with-chairs-agreement"}}, "cannot tell"),
    ],
)
def test_virtual_attendance_as_the_rule_says(more: dict[str, Any], expected: str) -> None:
    """With the chair's agreement it counts where that is recorded, and is open where it is not."""
    assert (
        verdict(
            worked_out(board("ann", terms=[terms(rule(**more))]), meeting(DAYS[0], came("ann", mode="virtual"))), "ann"
        )
        == expected
    )


@pytest.mark.parametrize(("agreed", "expected"), [("yes", "met"), ("no", "below"), ("unstated", "cannot tell")])
def test_the_chairs_agreement(agreed: str, expected: str) -> None:
    """The record of the meeting says whether the chair had agreed."""
    versions = [terms(rule(counts_as_attending={"virtual": "with-chairs-agreement"}))]
    assert (
        verdict(
            worked_out(
                board("ann", terms=versions), meeting(DAYS[0], came("ann", mode="virtual", agreed_virtual=agreed))
            ),
            "ann",
        )
        == expected
    )


@pytest.mark.parametrize(
    ("approved", "excuses", "judged", "expected"),
    [
        ("no", [], Rate(1, 2), "below"),
        ("yes", [], Rate(2, 2), "met"),
        ("no", [{"what": "approved-before"}], Rate(1, 1), "met"),
        ("unstated", [{"what": "approved-before"}], Rate(1, 1), "met"),
    ],
)
def test_approved_leave_as_the_rule_says(
    approved: str, excuses: list[dict[str, str]], judged: Rate, expected: str
) -> None:
    """It counts as missed, as attended, or not at all; the rate that was judged stands in the reading."""
    leave = [{"since": "2025-06-01", "until": "2025-09-30"}]
    versions = [terms(rule(counts_as_attending={"approved_absence": approved}, excuses=excuses))]
    found = worked_out(
        board(seats={"chair": {"holders": [{"person": "ann", "leave": leave}]}}, terms=versions),
        meeting(DAYS[0], came("ann")),
        meeting(DAYS[1], away("ann")),
    )
    (reading,) = found.judgement(row(found, "ann")).readings
    assert (rate(found, "ann"), reading.low, reading.verdict.value) == ("1 of 1", judged, expected)


def test_approved_leave_that_the_rule_does_not_mention() -> None:
    """Three ways to take it, and the verdict depends on them."""
    leave = [{"since": "2025-06-01", "until": "2025-09-30"}]
    found = worked_out(
        board(seats={"chair": {"holders": [{"person": "ann", "leave": leave}]}}, terms=[terms(rule())]),
        meeting(DAYS[0], came("ann")),
        meeting(DAYS[1], away("ann")),
    )
    assert readings(found, "ann") == {
        "person and approved leave left out": "met",
        "person and approved leave counted as attended": "met",
        "person and approved leave counted as missed": "below",
    }


@pytest.mark.parametrize(
    ("what", "expected"),
    [("apologies", "met"), ("apologies-accepted", "cannot tell"), ("cause", "for a person to judge")],
)
def test_what_else_excuses(what: str, expected: str) -> None:
    """Apologies are on record; whether they were accepted, or a cause was good, somebody has to judge."""
    assert (
        verdict(worked_out(board("ann", terms=[terms(rule(excuses=[{"what": what}]))]), *attended(1, 2)), "ann")
        == expected
    )


@pytest.mark.parametrize(("observers", "expected"), [("yes", "below"), ("no", "exempt"), ("unstated", "depends")])
def test_observers(observers: str, expected: str) -> None:
    """Whether they are under the rule is the rule's to say."""
    seats = {"watch": {"standing": "observer", "holders": [{"person": "ann"}]}}
    found = worked_out(board(seats=seats, terms=[terms(rule(observers=observers))]), *attended(0, 2))
    assert (verdict(found, "ann"), row(found, "ann").observer) == (expected, True)
    loose = {"printed_as": "X", "unplaced": True, "capacity": "observer", "presence": "absent"}
    assert (
        verdict(worked_out(board("ann", terms=[terms(rule(observers=observers))]), meeting(DAYS[0], loose)), "X")
        == expected
    )


@pytest.mark.parametrize(("vacant", "expected"), [("yes", "below"), ("no", "met"), ("unstated", "met")])
def test_vacant_seats(vacant: str, expected: str) -> None:
    """A vacant seat is not expected, unless the rule says that it is."""
    seats = {"chair": {"holders": [{"person": "ann", "until": "2025-06-30"}], "vacant": [{"since": "2025-07-01"}]}}
    found = worked_out(
        board(seats=seats, terms=[terms(rule(subject="seat", vacant_seats=vacant))]),
        meeting(DAYS[0], came("ann")),
        meeting(DAYS[1]),
    )
    assert verdict(found, "chair") == expected


@pytest.mark.parametrize(("vacant", "expected"), [("yes", "below"), ("no", "not judged"), ("unstated", "not judged")])
def test_an_organisation_all_of_whose_seats_are_vacant(vacant: str, expected: str) -> None:
    """It is on the register with its vacant seats, and expected where the rule says that vacant seats are."""
    seats = {
        name: {"organisations": [{"organisation": "police"}], "vacant": [{"since": "2025-04-01"}]}
        for name in ("one", "two")
    }
    of = board(seats=seats, terms=[terms(rule(subject="organisation", vacant_seats=vacant))])
    found = worked_out(of, meeting(DAYS[0]))
    assert (marks(found, "police"), rate(found, "police"), verdict(found, "police")) == ("_", "0 of 0", expected)
    seats["two"] = {"organisations": seats["two"]["organisations"], "holders": [{"person": "ann"}]}
    found = worked_out(board(seats=seats), meeting(DAYS[0], came("ann")))
    assert (marks(found, "police"), rate(found, "police")) == ("P", "1 of 1")


def test_a_rule_reads_each_seat_of_an_organisation() -> None:
    """One member took part from elsewhere and another's substitute sat in the room: the agency was there in person."""
    seats = {
        name: {"organisations": [{"organisation": "chft"}], "holders": [{"person": name}]} for name in ("ann", "bob")
    }
    versions = [terms(rule(subject="organisation", counts_as_attending={"virtual": "no", "substitute": "any"}))]
    found = worked_out(
        board(seats=seats, terms=versions), meeting(DAYS[0], came("ann", mode="virtual"), substitute("bob", "sam"))
    )
    assert verdict(found, "chft") == "met"


# -- substitutes


@pytest.mark.parametrize(
    ("counts", "subject", "expected"),
    [
        ("any", "person", "met"),
        ("named", "person", "met"),
        ("none", "person", "below"),
        ("none", "seat", "below"),
        ("named", "seat", "met"),
        ("unstated", "seat", "met"),
        ("unstated", "organisation", "met"),
        ("none", "organisation", "below"),
        ("unstated", "person", "depends"),
    ],
)
def test_whether_a_substitute_counts_is_the_rules_to_say(counts: str, subject: str, expected: str) -> None:
    """Where the rule does not say it of a person, each reading is shown."""
    versions = [terms(rule(subject=subject, counts_as_attending={"substitute": counts}), substitutes="any")]
    found = worked_out(board(seats=NAMED, terms=versions), meeting(DAYS[1], away("ann"), substitute("chair", "sam")))
    name = {"person": "ann", "seat": "chair", "organisation": "police"}[subject]
    assert verdict(found, name) == expected
    if expected == "depends":
        assert readings(found, name) == {
            "person and substitutes counted": "met",
            "person and substitutes not counted": "below",
        }


def test_only_a_named_substitute_counts_though_any_may_come() -> None:
    """A rule that counts named substitutes asks who was named, whatever the terms let in."""
    versions = [terms(rule(subject="seat", counts_as_attending={"substitute": "named"}), substitutes="any")]
    found = worked_out(board(seats=NAMED, terms=versions), meeting(DAYS[1], away("ann"), substitute("chair", "zoe")))
    assert (rate(found, "chair"), verdict(found, "chair")) == ("1 of 1", "below")
