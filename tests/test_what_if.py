"""A board judged by another rule than its own: what becomes of its rules, and which lines of its register would change."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ledgers
from ledgers import NAMED, SEVENTY, YEAR, away, board, came, meeting, rule, substitute, terms, verdict, worked_out
from partnership.answers.attendance import Verdict
from partnership.answers.attendance.around import Alone
from partnership.answers.attendance.instead import Varied, applied
from partnership.answers.attendance.what_if import what_if
from partnership.records import decode

if TYPE_CHECKING:
    from partnership.answers.attendance import Ledger
    from partnership.answers.attendance.instead import Instead
    from partnership.records.model.attendance_rule import AttendanceRule
    from partnership.records.model.board import Board
    from partnership.records.model.meeting import Meeting

EIGHTY = Fraction(4, 5)


def judged(of: Board, *meetings: Meeting, by: Instead) -> tuple[Ledger, Ledger]:
    """Return a board's ledger by its own rules, and by another."""
    own = worked_out(of, *meetings)
    changed, instead = applied(of, own.judged_by, by)
    return own, worked_out(changed, *meetings, by=instead)


def rules(of: Board, *, by: Instead) -> list[AttendanceRule]:
    """Return the rules that judge a board with one meeting, when another is asked for."""
    return [one.rule for one in judged(of, meeting("2025-05-01", came("ann")), by=by)[1].judged_by]


def changed(of: Board, *meetings: Meeting, by: Instead) -> dict[str, tuple[set[str], set[str]]]:
    """Return, for each line whose verdict would change, the verdicts by its own rule and by the other."""
    own, asked = judged(of, *meetings, by=by)
    return {
        "+".join(one.row.key): (
            {each.judgement.verdict.value for each in one.own},
            {each.judgement.verdict.value for each in one.asked},
        )
        for one in what_if(own, asked).changes
    }


FULL = rule(
    window="academic-year",
    meetings={"development_days": "no"},
    excuses=[{"what": "approved-before"}],
    practice="seldom applied",
    note="a note",
    source={"document": "terms", "section": "5"},
)


def test_another_share_leaves_the_rest_of_the_rule() -> None:
    """Only the share differs, and no source or practice is claimed for it."""
    (own,) = worked_out(of := board("ann", terms=[terms(FULL)]), meeting("2025-05-01", came("ann"))).judged_by
    (asked,) = rules(of, by=Varied(EIGHTY))
    assert (asked.rate, asked.source, asked.note, asked.practice) == (EIGHTY, (), None, None)
    assert (asked.subject, asked.window, asked.meetings, asked.excuses) == (
        own.rule.subject,
        own.rule.window,
        own.rule.meetings,
        own.rule.excuses,
    )


def test_no_source_of_the_terms_is_claimed_either() -> None:
    """A rule that is only asked for is said nowhere, though the terms that it was varied from are."""
    of = board("ann", terms=[terms(FULL, source={"document": "terms"})])
    (by,) = judged(of, meeting("2025-05-01", came("ann")), by=Varied(EIGHTY))[1].judged_by
    assert [one.source for one in by.terms] == [()]


def test_so_many_of_so_many_becomes_the_share() -> None:
    """A rule about 3 of 4 meetings is one about a share, too."""
    (asked,) = rules(
        board("ann", terms=[terms({"attended": {"at_least": 3, "of": 4}, "subject": "seat"})]), by=Varied(EIGHTY)
    )
    assert (asked.rate, asked.attended, asked.subject) == (EIGHTY, None, "seat")


@pytest.mark.parametrize(
    "own",
    [
        [],
        [{"no_rule": True}],
        [{"missed": {"count": 3, "consecutive": True}}],
        [{"judgement": "The chair looks at it."}],
    ],
)
def test_a_share_of_all_meetings_where_no_rule_of_the_board_is_about_one(own: list[dict[str, Any]]) -> None:
    """There is nothing to vary, so it is that share of all meetings held."""
    (asked,) = rules(board("ann", terms=[terms(*own)]), by=Varied(EIGHTY))
    assert (asked.rate, asked.subject, asked.meetings.development_days) == (EIGHTY, "unstated", "yes")


def test_other_rules_stay_beside_the_share() -> None:
    """A rule about meetings missed goes on beside one about a share."""
    missed = {"missed": {"count": 3, "consecutive": True}, "subject": "person"}
    asked = rules(board("ann", terms=[terms(rule(), missed)]), by=Varied(EIGHTY, "seat"))
    assert [(one.rate, one.missed is not None, one.subject) for one in asked] == [
        (EIGHTY, False, "seat"),
        (None, True, "seat"),
    ]


def test_each_version_is_varied_on_its_own() -> None:
    """A meeting is judged by what became of the version in force on its day."""
    versions = [
        terms(rule(subject="seat"), until="2025-06-30"),
        terms(rule(window="calendar-year"), since="2025-07-01"),
    ]
    meetings = [meeting(day, came("ann")) for day in ("2025-05-01", "2025-09-01")]
    _, asked = judged(board("ann", terms=versions), *meetings, by=Varied(EIGHTY))
    assert [(one.rule.rate, one.rule.subject, len(one.meetings)) for one in asked.judged_by] == [
        (EIGHTY, "seat", 1),
        (EIGHTY, "person", 1),
    ]


@pytest.mark.parametrize(
    ("said", "subject", "substitutes"),
    [
        ({"subject": "person", "counts_as_attending": {"substitute": "none"}}, "seat", "unstated"),
        ({"subject": "person", "counts_as_attending": {"substitute": "named"}}, "organisation", "named"),
        ({"subject": "seat", "counts_as_attending": {"substitute": "any"}}, "person", "none"),
        ({"subject": "seat", "counts_as_attending": {"substitute": "none"}}, "seat", "none"),
        ({"subject": "unstated"}, "person", "none"),
        ({"subject": "unstated"}, "seat", "unstated"),
    ],
)
def test_the_subject_says_whether_a_substitute_counts(said: dict[str, Any], subject: Any, substitutes: str) -> None:
    """For the named person nobody else counts; for a seat, whom the terms let come. A rule about that subject already stays."""
    (asked,) = rules(board("ann", terms=[terms(rule(**said))]), by=Varied(None, subject))
    assert (asked.rate, asked.subject, asked.counts_as_attending.substitute) == (SEVENTY, subject, substitutes)


def test_a_share_and_a_subject_without_a_rule_of_the_board() -> None:
    """The named person alone counts where the person is asked about."""
    (asked,) = rules(board("ann"), by=Varied(EIGHTY, "person"))
    assert (asked.rate, asked.subject, asked.counts_as_attending.substitute) == (EIGHTY, "person", "none")


def test_a_subject_without_a_rule_of_the_board() -> None:
    """There is no rule that could be about it."""
    _, asked = judged(board("ann", terms=[terms()]), meeting("2025-05-01", came("ann")), by=Varied(None, "seat"))
    assert (asked.rule_state, asked.judged_by) == ("no rule", ())


@pytest.mark.parametrize(("allowed", "verdict"), [("any", "met"), ("none", "below"), (None, "met")])
def test_other_terms_say_who_may_come_in_a_members_place(allowed: str | None, verdict: str) -> None:
    """Where they say nothing of it, the board's own terms go on saying it: here, whoever was named."""
    of = board(seats=NAMED, terms=[terms(rule(), substitutes="named")])
    other = decode.terms(terms(rule(subject="seat"), substitutes=allowed, status="draft", since="2030-01-01"))
    meetings = [meeting("2025-07-01", substitute("chair", "sam"))]
    _, asked = judged(of, *meetings, by=other)
    assert (asked.rule_state, ledgers.verdict(asked, "chair")) == ("asked", verdict)


def test_which_lines_would_change() -> None:
    """A line shows the verdict on whichever subject its rule judges: the person by the one rule, the seat by the other."""
    alone = rule(counts_as_attending={"substitute": "none"})
    of = board("ben", seats=NAMED, terms=[terms(alone, substitutes="any")])
    meetings = [
        meeting("2025-07-01", came("ann"), came("ben")),
        meeting("2025-09-01", substitute("chair", "sam"), away("ben")),
    ]
    assert changed(of, *meetings, by=Varied(None, "seat")) == {"ann": ({"below"}, {"met"})}
    assert changed(of, *meetings, by=Varied(Fraction(1, 2))) == {
        "ann": ({"below"}, {"met"}),
        "ben": ({"below"}, {"met"}),
    }
    assert changed(of, *meetings, by=Varied(SEVENTY)) == {}


def test_a_seat_without_a_holder_has_a_line_of_its_own() -> None:
    """It is judged where seats are."""
    of = board(seats={"spare": {"title": "Spare"}}, terms=[terms(rule())])
    sat = meeting("2025-07-01", {"seat": "spare", "capacity": "member", "presence": "absent"})
    assert changed(of, sat, by=Varied(None, "seat")) == {"spare": ({"not judged"}, {"below"})}


def test_a_line_that_only_one_rule_leaves_a_meeting() -> None:
    """Somebody who was a member for a development day alone has no line where these do not count."""
    seats = {"short": {"holders": [{"person": "ben", "since": "2025-07-01", "until": "2025-07-31"}]}}
    of = board("ann", seats=seats, terms=[terms(rule(meetings={"development_days": "yes"}))])
    without = decode.terms(terms(rule(meetings={"development_days": "no"})))
    meetings = [
        meeting("2025-05-01", came("ann")),
        meeting("2025-07-01", came("ann"), came("ben"), kind="development-day"),
    ]
    assert changed(of, *meetings, by=without) == {"ben": ({"met"}, set())}


@given(st.lists(st.lists(st.booleans(), min_size=3, max_size=3), min_size=1, max_size=6), st.integers(1, 100))
def test_the_verdicts_add_up(came_to: list[list[bool]], percent: int) -> None:
    """Each line has one verdict on either side, and those that differ are the changes."""
    names = ("ann", "ben", "cat")
    of = board(*names, terms=[terms(rule())])
    meetings = [
        meeting(
            f"2025-05-{day:02}", *(came(name) if one else away(name) for name, one in zip(names, each, strict=True))
        )
        for day, each in enumerate(came_to, 1)
    ]
    found = what_if(*judged(of, *meetings, by=Varied(Fraction(percent, 100))))
    assert sum(found.verdicts.values()) == sum(found.own_verdicts.values()) == len(names)
    below = found.verdicts.get(Verdict.BELOW, 0) - found.own_verdicts.get(Verdict.BELOW, 0)
    assert abs(below) == len(found.changes)
    assert below <= 0 if percent <= 70 else below >= 0
    assert found.own.window == YEAR


def test_one_seat_is_one_verdict_whoever_held_it() -> None:
    """Two who held a seat in turn have a line each; the seat is judged once."""
    holders = [{"person": "ann", "until": "2025-06-30"}, {"person": "bob", "since": "2025-07-01"}]
    of = board(seats={"chair": {"holders": holders}}, terms=[terms(rule("50%", subject="seat"))])
    days = [meeting("2025-05-01", came("ann")), meeting("2025-09-01", away("bob"))]
    found = what_if(*judged(of, *days, by=Varied(EIGHTY)))
    assert (found.own_verdicts, found.verdicts) == ({Verdict.MET: 1}, {Verdict.BELOW: 1})
    assert found.own_judged == found.judged == {"seat": 1}
    assert (found.lines, len(found.changes)) == (2, 2)


def test_who_may_substitute_is_asked_in_every_window() -> None:
    """Terms asked for let nobody come in a member's place: neither in the year shown, nor in the rule's own."""
    around = Alone()
    of = board(seats=NAMED, terms=[terms(rule(subject="seat", window="academic-year"), substitutes="any")])
    days = [meeting("2025-05-01", away("ann"), substitute("chair", "zoe"))]
    own = worked_out(of, *days, around=around)
    (asked,) = board(terms=[terms(rule(subject="seat", window="academic-year"), substitutes="none")]).terms_of_reference
    changed_, instead = applied(of, own.judged_by, asked)
    assert verdict(own, "chair") == "met"
    assert verdict(worked_out(changed_, *days, by=instead, around=around), "chair") == "below"
