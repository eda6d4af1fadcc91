"""How attendance is laid out: the fraction first, both readings shown, and no figure that contradicts its verdict."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from attendance_reports import cafcass, head, laid_out, lines, table
from ledgers import DAYS, away, board, came, meeting, rule, substitute, terms, verdict, worked_out
from partnership import render
from partnership.answers.attendance import Rate, asked, windows
from partnership.report import Bullets, Card, Paragraph, Table
from partnership.views.attendance.figures import percentage, rate_in_words
from partnership.views.attendance.rule_in_words import rule_in_words, share_in_words

if TYPE_CHECKING:
    from partnership.views.attendance import By


# -- percentages


@pytest.mark.parametrize("share", [Fraction(7, 10), Fraction(3, 4), Fraction(2, 3)])
def test_a_printed_percentage_never_contradicts_its_verdict(share: Fraction) -> None:
    """Of every fraction up to sixtieths, what is printed is at or above the printed share only where the rule is met."""
    printed_share = Fraction(percentage(Rate(share.numerator, share.denominator)).removesuffix("%"))
    for expected in range(1, 61):
        for attended in range(expected + 1):
            printed = Fraction(percentage(Rate(attended, expected)).removesuffix("%"))
            assert (printed >= printed_share) == (Fraction(attended, expected) >= share)


@pytest.mark.parametrize(
    ("attended", "expected", "printed"),
    [
        (16, 23, "69.6%"),
        (23, 33, "69.7%"),
        (7, 10, "70%"),
        (6, 16, "37.5%"),
        (1, 8, "12.5%"),
        (2, 3, "66.7%"),
        (1, 16, "6.3%"),
        (0, 3, "0%"),
        (3, 3, "100%"),
        (2099, 3000, "69.9%"),
        (1999, 2000, "99.9%"),
    ],
)
def test_percentages(attended: int, expected: int, printed: str) -> None:
    """One decimal, halves rounded up, but never up to a whole percentage that is not reached."""
    assert percentage(Rate(attended, expected)) == printed


def test_rates_and_shares_in_words() -> None:
    """The fraction stands before the percentage, unreduced; an interval has both ends."""
    assert rate_in_words(Rate(2, 4), Rate(2, 4)) == "2 of 4 (50%)"
    assert rate_in_words(Rate(0, 4), Rate(1, 1)) == "0 of 4 (0%) to 1 of 1 (100%)"
    assert rate_in_words(Rate(0, 0), Rate(0, 0)) == "0 of 0"
    assert [share_in_words(Fraction(*share)) for share in ((7, 10), (2, 3), (1, 8))] == ["70%", "2/3", "1/8"]


# -- rules in words

WHOSE = "it does not say whether the person's, the seat's or the organisation's attendance is meant"


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (
            rule(window="financial-year", meetings={"development_days": "yes"}),
            "at least 70% of meetings over a financial year, by the named person, development days included; it does not say whether a substitute counts",
        ),
        (
            rule("2/3", "seat", window="academic-year"),
            "at least 2/3 of meetings over an academic year, by whoever is entitled to the seat",
        ),
        (
            rule(subject="organisation", meetings={"development_days": "no"}),
            "at least 70% of meetings, by anybody of the organisation, development days left out",
        ),
        (
            {"attended": {"at_least": 9, "of": 12}},
            "at least 9 of 12 meetings; " + WHOSE,
        ),
        (
            {"attended": {"at_least": 3}, "subject": "person"},
            "at least 3 meetings, by the named person; it does not say whether a substitute counts",
        ),
        (
            {"missed": {"count": 3, "consecutive": True}},
            "not to miss 3 meetings in a row; " + WHOSE,
        ),
        (
            {"missed": {"count": 2, "consecutive": False}, "window": "rolling-12-months"},
            "not to miss 2 meetings over twelve months; " + WHOSE,
        ),
        (
            {"elapsed": {"months": 6, "from": "last-attended"}},
            "not to go 6 months without attending, from the last meeting attended; " + WHOSE,
        ),
        ({"window": "financial-year"}, "a rule that the records do not state"),
        ({"judgement": "The chair speaks to members who come seldom."}, "The chair speaks to members who come seldom."),
    ],
)
def test_rules_in_words(says: dict[str, Any], words: str) -> None:
    """A rule can be read back, with what it leaves unsaid."""
    (decoded,) = board(terms=[terms(says)]).terms_of_reference[0].attendance
    assert rule_in_words(decoded) == words


# -- the head

NO_TIME = "; over what time it does not say: taken over the window shown"


@pytest.mark.parametrize(
    ("versions", "said"),
    [
        ([], "no rule on record: the terms of reference are not known, or not in full"),
        ([terms()], "no rule: the terms of reference were read and have none"),
        (
            [terms(rule(), since="2025-06-01")],
            f"at least 70% of meetings, by the named person; it does not say whether a substitute counts; in force for meeting 2 only{NO_TIME}",
        ),
        (
            [terms({"missed": {"count": 3, "consecutive": True}, "subject": "person"})],
            "not to miss 3 meetings in a row, by the named person; it does not say whether a substitute counts",
        ),
        (
            [terms(rule(window="academic-year"))],
            "at least 70% of meetings over an academic year, by the named person; it does not say whether a substitute counts; judged over its own window, not the one shown",
        ),
    ],
)
def test_the_rule_of_the_head(versions: list[dict[str, Any]], said: str) -> None:
    """What is known of the rule, for which meetings it was in force, and whether its window is this one."""
    found = laid_out(
        worked_out(board("ann", terms=versions), meeting(DAYS[0], came("ann")), meeting(DAYS[1], came("ann")))
    )
    assert head(found)["Rule"] == (said,)


def test_several_rules_are_numbered() -> None:
    """So that a reading can say which it is of."""
    versions = [terms(rule("50%"), until="2025-06-30"), terms(rule("90%"), since="2025-07-01")]
    said = head(
        laid_out(worked_out(board("ann", terms=versions), meeting(DAYS[0], came("ann")), meeting(DAYS[1], came("ann"))))
    )["Rule"]
    assert said == (
        f"1. at least 50% of meetings, by the named person; it does not say whether a substitute counts; in force for meeting 1 only{NO_TIME}",
        f"2. at least 90% of meetings, by the named person; it does not say whether a substitute counts; in force for meeting 2 only{NO_TIME}",
    )


def test_a_rule_asked_for_is_said_not_to_be_the_boards() -> None:
    """Nobody takes a what-if for a rule."""
    assert head(laid_out(worked_out(board("ann"), meeting(DAYS[0], came("ann")), by=asked(Fraction(7, 10), "person"))))[
        "Rule"
    ][0].endswith("(asked for, not the board's own)")


def test_a_year_in_progress_says_so() -> None:
    """Figures of a window that is not over are figures so far."""
    window = windows.year_of("financial-year", date(2026, 3, 20))
    assert head(
        laid_out(worked_out(board("ann"), meeting(DAYS[0], came("ann")), window=window, as_of=date(2026, 3, 20)))
    )["Window"] == ("financial year 2025/26: 1 April 2025 to 31 March 2026 (not over yet: figures so far)",)
    assert head(laid_out(worked_out(board("ann"), meeting(DAYS[0], came("ann")), window=window)))["Window"] == (
        "financial year 2025/26: 1 April 2025 to 31 March 2026",
    )


def test_so_many_of_so_many_is_said_to_be_a_share_while_the_year_runs() -> None:
    """Nine of twelve cannot be counted before twelve are held; over another stretch of time than the rule's it is not said."""
    nine = terms({"attended": {"at_least": 9, "of": 12}, "subject": "person", "window": "financial-year"})
    of, met = board("ann", terms=[nine]), meeting(DAYS[0], came("ann"))
    said = "; until the window is over, judged as that share (75%) of the meetings held so far"
    year = windows.year_of("financial-year", date(2026, 3, 20))
    chosen = windows.between(date(2025, 4, 1), date(2026, 3, 25))
    for window, as_of, told in (
        (year, date(2026, 3, 20), True),
        (year, date(2026, 4, 20), False),
        (chosen, date(2026, 3, 20), False),
    ):
        (rule_,) = head(laid_out(worked_out(of, met, window=window, as_of=as_of)))["Rule"]
        assert (said in rule_) == told


def test_what_depends_and_waits_is_said_to_do_both() -> None:
    """The outcome of a meeting may settle one reading of the rule, and not the others: it is not said to settle the verdict."""
    of = board("ann", terms=[terms(rule(subject="person", counts_as_attending={"substitute": "unstated"}))])
    days = [
        meeting("2025-04-10", substitute("seat-ann", "sam")),
        meeting("2025-06-10", came("ann")),
        meeting("2025-08-10", came("ann")),
        meeting("2025-10-10", status="planned"),
    ]
    found = worked_out(of, *days, as_of=date(2026, 4, 1))
    assert verdict(found, "ann") == "depends"
    until = "until the outcome of the meeting of 10 October 2025 is recorded"
    shown = render.text(laid_out(found, explain=True))
    assert f"By some readings of the rule it cannot be told {until}, for everybody here." in shown
    assert f"depends; by some readings it cannot be told {until}" in shown


def test_meetings_and_those_left_out() -> None:
    """Each meeting has the number of its column; one that does not count has a reason instead."""
    found = laid_out(
        worked_out(
            board("ann"),
            meeting(DAYS[0], came("ann"), kind="development-day"),
            meeting(DAYS[1], status="cancelled"),
            meeting("undated-mid-7", held="unknown"),
            unread=[f"here/board/{DAYS[2]}"],
        )
    )
    assert head(found)["Meetings"] == (
        "1. 1 May 2025 (development day)",
        "2. 1 September 2025 (file not read): its file cannot be read",
        "3. undated (mid-7) (ordinary): held, on a day that may lie outside the window",
    )
    assert head(found)["Left out"] == ("1 July 2025: cancelled",)


def test_nothing_to_work_out() -> None:
    """A window without meetings, and a board of which nobody is known, are sentences and not empty tables."""
    assert [block.text for block in laid_out(worked_out(board("ann"))).blocks if isinstance(block, Paragraph)] == [
        "No meeting in this window counts, so there is nothing to work out."
    ]
    assert [
        block.text for block in laid_out(worked_out(board(), meeting(DAYS[0]))).blocks if isinstance(block, Paragraph)
    ] == ["No seat of the board and nobody at these meetings is on record, so there is nothing to work out."]


@pytest.mark.parametrize(
    ("unread", "said"),
    [
        (
            ("meetings/a.yaml", "meetings/a.yaml"),
            "1 file could not be read, so what rests on it is not known here: meetings/a.yaml. `partnership check` says why.",
        ),
        (
            ("meetings/b.yaml", "meetings/a.yaml"),
            "2 files could not be read, so what rests on them is not known here: meetings/a.yaml and meetings/b.yaml. `partnership check` says why.",
        ),
    ],
)
def test_what_could_not_be_read_is_said_first(unread: tuple[str, ...], said: str) -> None:
    """Before any figure, and so that it cannot be missed."""
    assert laid_out(worked_out(board("ann")), unread=unread).blocks[0] == Paragraph(said, alarm=True)


# -- the register


def test_the_register() -> None:
    """One mark a meeting, the three subjects side by side, and the verdict; a seat without a holder on record has a line too."""
    register = table(laid_out(cafcass()), "Register")
    assert [column.heading for column in register.columns] == [
        "Who",
        "Seat",
        "1",
        "2",
        "3",
        "As a person",
        "As a seat",
        "As an org.",
        "Verdict",
    ]
    assert lines(register) == [
        ["js", "CAFCASS", "S", "S", "P", "1 of 3 (33.3%)", "3 of 3", "3 of 3", "depends"],
        ["(no holder on record)", "Lay member", "(?)", "(?)", "(?)", "", "0 to 3 of 3 (0% to 100%)", "", "cannot tell"],
    ]
    assert register.notes == (
        "P present; S a substitute came; ? not recorded; a mark in brackets: whether the meeting counts, or whether they were expected at it, is not known.",
        "As an org.: whether anybody of the organisation came.",
    )
    assert register.rows[0][2].title == "a substitute came (dee)"


def test_readings_are_shown_where_the_verdict_depends() -> None:
    """Both readings of a silent clause stand under the register, each with its figures."""
    (said,) = [block for block in laid_out(cafcass()).blocks if isinstance(block, Bullets)]
    assert said.lines == (
        "js: the person, 1 of 3: below; the seat CAFCASS, 3 of 3: met; the organisation cafcass, 3 of 3: met",
    )


def test_readings_say_which_rule_where_the_rules_differ() -> None:
    """What two rules give alike is said once."""
    observer = {"watch": {"title": "Scrutineer", "standing": "observer", "holders": [{"person": "ann"}]}}
    versions = [terms(rule(), rule("50%", observers="yes"))]
    (said,) = [
        block
        for block in laid_out(
            worked_out(
                board(seats=observer, terms=versions), meeting(DAYS[0], came("ann")), meeting(DAYS[1], away("ann"))
            )
        ).blocks
        if isinstance(block, Bullets)
    ]
    assert said.lines == (
        "ann: the person, observers under the rule, 1 of 2: below (rule 1); the person, observers exempt, 1 of 2: exempt (rule 1); the person, 1 of 2: met (rule 2)",
    )


def test_a_verdict_on_other_figures_than_those_shown_says_them() -> None:
    """Where the rule counts otherwise than the table, the verdict stands beside the rate that it rests on."""
    versions = [terms(rule(counts_as_attending={"virtual": "no"}))]
    found = laid_out(
        worked_out(
            board("ann", terms=versions), meeting(DAYS[0], came("ann", mode="virtual")), meeting(DAYS[1], came("ann"))
        )
    )
    assert lines(table(found, "Register"))[0][-1] == "below (1 of 2 as the rule counts)"
    assert lines(table(found, "Statistics: people"))[0][-2:] == ["2 of 2 (100%)", "below (1 of 2 as the rule counts)"]


@pytest.mark.parametrize(
    ("virtual", "said"),
    [
        ("no", "below (1 of 3 over the rule's own window)"),
        ("unstated", "below (1 to 2 of 3 over the rule's own window, as it may be read)"),
    ],
)
def test_a_rule_judged_over_another_stretch_of_time_says_so_of_its_figures(virtual: str, said: str) -> None:
    """What is shown is one meeting; what is judged is the year."""
    says = rule(
        subject="person", window="financial-year", counts_as_attending={"virtual": virtual, "substitute": "none"}
    )
    days = [
        meeting("2025-05-10", came("ann")),
        meeting("2025-06-10", came("ann", mode="virtual")),
        meeting("2025-07-10", away("ann")),
    ]
    window = windows.between(date(2025, 7, 1), date(2025, 7, 31))
    found = laid_out(worked_out(board("ann", terms=[terms(says)]), *days, window=window, as_of=date(2026, 4, 2)))
    assert lines(table(found, "Register"))[0][-1] == said


def test_the_verdict_is_that_of_the_subject_judged() -> None:
    """A person's line shows what the rule makes of the seat, and of each of two seats where they differ."""
    seats = {"one": {"holders": [{"person": "ann"}]}, "two": {"holders": [{"person": "ann"}]}}
    versions = [terms(rule(subject="seat"))]
    days = [
        meeting(DAYS[0], came("ann", seat=["one", "two"])),
        meeting(DAYS[1], came("ann", seat="one"), away("ann", seat="two")),
    ]
    assert lines(table(laid_out(worked_out(board(seats=seats, terms=versions), *days)), "Register"))[0][-3:] == [
        "2 of 2; 1 of 2",
        "",
        "met: one; below: two",
    ]


# -- the statistics


def test_statistics_have_the_fields_own_words() -> None:
    """The figures of every row, what they come to, and under the last table what each word means."""
    found = laid_out(cafcass())
    people = table(found, "Statistics: people")
    assert [column.heading for column in people.columns] == [
        "People",
        "Expected",
        "Attended",
        "By substitute",
        "Apologies",
        "Absent",
        "Not recorded",
        "Rate",
        "Verdict",
    ]
    assert lines(people) == [["js", "3", "1", "2", "0", "0", "0", "1 of 3 (33.3%)", "depends"]]
    assert people.notes == ("In all: expected 3, attended 1, by substitute 2, apologies 0, absent 0, not recorded 0.",)
    assert table(found, "Statistics: seats").notes == (
        "In all: expected 3 to 6, attended 3, by substitute 2, apologies 0, absent 0, not recorded 0 to 3.",
    )
    assert len(table(found, "Statistics: organisations").notes) == 5


@pytest.mark.parametrize(
    ("by", "titles"),
    [
        ("none", ["Totals"]),
        ("seat", ["Statistics: seats"]),
        ("moderngov", ["Statistics in the terms of ModernGov"]),
        (
            "all",
            [
                "Statistics: people",
                "Statistics: seats",
                "Statistics: organisations",
                "Statistics in the terms of ModernGov",
            ],
        ),
    ],
)
def test_whose_statistics(by: By, titles: list[str]) -> None:
    """Those asked for, with the meanings of the words wherever there are figures that add up to what was expected."""
    tables = [block for block in laid_out(cafcass(), by=by).blocks if isinstance(block, Table)][1:]
    assert [one.title for one in tables] == titles
    ours = [one for one in tables if one.title.startswith("Statistics: ")]
    assert not ours or len(ours[-1].notes) == 5


def test_guests_are_listed() -> None:
    """Somebody there in another capacity is named, with how often and as what."""
    guest = {"printed_as": "Officer", "capacity": "in-attendance", "presence": "present"}
    found = laid_out(worked_out(board("ann"), meeting(DAYS[0], guest), meeting(DAYS[1], guest)))
    assert [block.entries for block in found.blocks if isinstance(block, Card)][1] == (
        ("Officer", ("2 meetings: in attendance",)),
    )


def test_explained() -> None:
    """Every figure can say which meetings it counts, and why."""
    found = laid_out(cafcass(), explain=True)
    said = [line for block in found.blocks if isinstance(block, Bullets) for line in block.lines]
    assert "1 May 2025 (ordinary): counts, held" in said
    assert "1 May 2025: S, a substitute came (dee)" in said
    assert "so 1 of 3 (33.3%): depends" in said
    assert (
        "by the rule: the person, 1 of 3: below; the seat CAFCASS, 3 of 3: met; the organisation cafcass, 3 of 3: met"
        in said
    )
    assert (
        "1 May 2025: (?), not recorded; whether anybody held the seat that day is not known; may or may not count as expected"
        in said
    )
