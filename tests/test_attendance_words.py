"""Verdicts, marks, rules and days as people read them: nothing said twice, nothing left to guess."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from folders import EXAMPLE, ROOT
from ledgers import AS_OF, DAYS, away, board, came, meeting, rule, substitute, terms, worked_out
from partnership.answers.attendance import Verdict
from partnership.answers.load import Records
from partnership.answers.titles import Titles
from partnership.commands import run
from partnership.render.text import render
from partnership.report import Bullets, Paragraph, Table
from partnership.views.attendance import attendance, letters, workbook
from partnership.views.attendance.called import day_by_id
from partnership.views.attendance.definitions import definitions
from partnership.views.attendance.rule_in_words import rule_in_words

if TYPE_CHECKING:
    from partnership.answers.attendance import Ledger
    from partnership.workbook import Sheet

NOBODY = Titles(Records(EXAMPLE), "nowhere")


def register(of: Ledger) -> Table:
    """Return the register that people read."""
    blocks = attendance([of], [NOBODY], [], AS_OF, explain=False, by="none").blocks
    return next(block for block in blocks if isinstance(block, Table) and block.title == "Register")


def verdicts(of: Ledger) -> list[str]:
    """Return the verdicts of the register."""
    return [row[-1].text for row in register(of).rows]


def sheet(of: Ledger) -> Sheet:
    """Return the register as a workbook has it."""
    return workbook([of], [NOBODY], [], AS_OF).sheets[0]


# -- verdicts


def test_a_verdict_of_a_year_in_progress_is_so_far() -> None:
    """Meetings to come may change it; when the year is over, or misses have brought a rule into play, nothing can."""
    days = [meeting(DAYS[0], came("ann"), away("bob")), meeting(DAYS[1], came("ann"), away("bob"))]
    of_rate = board("ann", "bob", terms=[terms(rule())])
    assert verdicts(worked_out(of_rate, *days, as_of=date(2025, 8, 1))) == ["met so far", "below so far"]
    assert verdicts(worked_out(of_rate, *days)) == ["met", "below"]
    to_come = [meeting(day, status="planned") for day in DAYS[2:3]]
    of_half = board("ann", "bob", terms=[terms(rule("50%"))])
    assert verdicts(worked_out(of_half, *days, *to_come, as_of=date(2025, 8, 1))) == ["met", "below so far"]
    left = {"standing": "member", "holders": [{"person": "bob", "until": "2025-07-31"}]}
    of_two = board("ann", seats={"lead": left}, terms=[terms(rule("70%"))])
    assert verdicts(worked_out(of_two, *days, *to_come, as_of=date(2025, 8, 1))) == ["met so far", "below"]
    in_a_row = {"missed": {"count": 2, "consecutive": True}, "subject": "person"}
    of_misses = board("ann", "bob", terms=[terms(in_a_row)])
    assert verdicts(worked_out(of_misses, *days, as_of=date(2025, 8, 1))) == ["met so far", "below (2 missed)"]


def test_of_several_rules_the_verdict_says_which() -> None:
    """Where they do not all give it; and no number where they do."""
    in_a_row = {"missed": {"count": 2, "consecutive": True}, "subject": "person"}
    of = board("ann", "bob", "cat", terms=[terms(rule("70%"), in_a_row)])
    found = worked_out(
        of,
        meeting(DAYS[0], came("ann"), away("bob"), away("cat")),
        meeting(DAYS[1], came("ann"), came("bob"), away("cat")),
        meeting(DAYS[2], came("ann"), away("bob"), came("cat")),
    )
    assert verdicts(found) == ["met", "below (rule 1)", "below (2 missed)"]


def test_of_rules_whose_readings_differ_the_verdict_says_which() -> None:
    """A rule that does not say how it counts is named beside one that does."""
    of = board("ann", terms=[terms(rule("10%"), rule("70%"))])
    found = worked_out(of, meeting(DAYS[0], away("ann"), substitute("seat-ann")), meeting(DAYS[1], came("ann")))
    assert verdicts(found) == ["depends (rule 2)"]


def test_several_readings_that_agree_are_one_stretch() -> None:
    """From the lowest rate of any to the highest, not one interval after another."""
    counts = {"substitute": "none", "part": "unstated", "virtual": "unstated"}
    of = board("ann", terms=[terms(rule(counts_as_attending=counts))])
    found = worked_out(
        of,
        meeting(DAYS[0], came("ann", presence="part")),
        meeting(DAYS[1], came("ann", mode="virtual")),
        *(meeting(day, away("ann")) for day in DAYS[2:5]),
    )
    assert verdicts(found) == ["below (0 to 1 of 5 as the rule may be read)"]


def test_of_several_seats_each_is_named_where_their_verdicts_differ() -> None:
    """And the verdict stands once where they do not, whatever each rests on."""
    seats = {name: {"title": name, "standing": "member", "holders": [{"person": "ann"}]} for name in ("One", "Two")}
    counts = {"virtual": "no"}
    of = board(seats=seats, terms=[terms(rule(subject="seat", counts_as_attending=counts))])
    both = ["One", "Two"]
    differ = worked_out(of, meeting(DAYS[0], came("ann", seat=both)), meeting(DAYS[1], came("ann", seat="One"), away("ann", seat="Two")))  # fmt: skip
    assert verdicts(differ) == ["met: One; below: Two"]
    alike = worked_out(
        of,
        meeting(DAYS[0], came("ann", seat="One", mode="virtual"), away("ann", seat="Two")),
        meeting(DAYS[1], away("ann", seat=both)),
    )
    assert verdicts(alike) == ["below"]


# -- marks


def test_a_mark_is_the_same_in_the_register_and_in_the_workbook() -> None:
    """A substitute for somebody on leave, one in a seat without a holder, a vacancy and a day in doubt, too."""
    seats = {
        "lead": {"standing": "member", "holders": [{"person": "lee", "leave": [{"since": DAYS[0], "until": DAYS[1]}]}]},
        "bare": {"standing": "member"},
        "gone": {"standing": "member", "vacant": [{"since": "2025-01-01"}]},
    }
    of = board(seats=seats, terms=[terms(substitutes="any")])
    found = worked_out(
        of,
        meeting(DAYS[0], substitute("lead"), substitute("bare")),
        meeting(DAYS[2], came("lee")),
        meeting("undated-1", came("lee"), held="2025"),
    )
    shown = [[cell.text for cell in row[2:5]] for row in register(found).rows]
    written = [[entry.value for entry in row[3:6]] for row in sheet(found).rows]
    assert shown == written
    assert shown == [["L", "P", "(P)"], ["F", "(?)", "(?)"], ["_", "_", "_"]]
    assert register(found).notes[0] == (
        "P present; ? not recorded; L approved leave of absence; _ seat vacant; F a substitute sat in the seat, which counts as attended;"
        " a mark in brackets: whether the meeting counts, or whether they were expected at it, is not known."
    )


# -- rules


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (
            rule(meetings={"kinds": ["ordinary", "development-day"], "development_days": "yes"}, counts_as_attending={"substitute": "none"}),
            "at least 70% of meetings, by the named person, ordinary and development day meetings only, no substitute counted",
        ),
        (
            rule(meetings={"not_kinds": ["development-day"], "development_days": "no"}, counts_as_attending={"substitute": "any"}),
            "at least 70% of meetings, by the named person, development day meetings left out, any substitute counted",
        ),
        (
            rule(subject="seat", counts_as_attending={"substitute": "named", "virtual": "with-chairs-agreement"}),
            "at least 70% of meetings, by whoever is entitled to the seat, a substitute counted if named beforehand, from elsewhere only with the chair's agreement",
        ),
        (
            rule(subject="seat", excuses=[{"what": "approved-before", "by": "the board", "before": "the meeting"}]),
            "at least 70% of meetings, by whoever is entitled to the seat, unless excused by absence approved by the board before the meeting",
        ),
        (
            rule(subject="seat", counts_as_attending={"virtual": "no"}, excuses=[{"what": "approved-before"}]),
            "at least 70% of meetings, by whoever is entitled to the seat, in person only, unless excused by absence approved beforehand",
        ),
    ],
)  # fmt: skip
def test_a_rule_says_who_counts_and_nothing_twice(says: dict[str, Any], words: str) -> None:
    """Whether substitutes count, whether attending from elsewhere does, and development days once."""
    (decoded,) = board(terms=[terms(says)]).terms_of_reference[0].attendance
    assert rule_in_words(decoded) == words


def test_the_agenda_has_the_rule_once() -> None:
    """And a line for each, with what there is to do."""
    of = board("ann", "bob", terms=[terms(rule(), title="Terms")])
    found = worked_out(of, meeting(DAYS[0], away("ann"), away("bob")), meeting(DAYS[1], came("ann"), away("bob")), as_of=date(2026, 4, 1))  # fmt: skip
    blocks = letters([found], [NOBODY], []).blocks
    (at,) = [number for number, block in enumerate(blocks) if block == Paragraph("Attendance from 1 April 2025 to 31 March 2026, where the rule is at least 70% of meetings:")]  # fmt: skip
    assert blocks[at + 1] == Bullets(
        (
            "ann (seat ann): 1 of 2 (50%); to decide whether anything follows",
            "bob (seat bob): 0 of 2 (0%); to decide whether anything follows",
        )
    )


def test_every_verdict_is_defined() -> None:
    """And so is what is said of those in peril, and of too few meetings."""
    words = {word for entry, _ in definitions().entries for word in entry.split(", ")}
    assert {one.value for one in Verdict} | {"so far", "in peril", "too few meetings"} <= words


# -- days


def test_two_meetings_of_a_day_are_told_apart() -> None:
    """In the head, over the marks, in the reasons, in a note and in a workbook."""
    of = board("ann", terms=[terms(rule())])
    found = worked_out(of, meeting(DAYS[0], away("ann")), meeting(f"{DAYS[0]}-2", away("ann")))
    report = attendance([found], [NOBODY], [], AS_OF, explain=True, by="none")
    said = render(report)
    assert "1. 1 May 2025 (ordinary)\n          2. 1 May 2025 no. 2 (ordinary)" in said
    assert "- 1 May 2025: A, apologies\n- 1 May 2025 no. 2: A, apologies" in said
    assert [column.title for column in register(found).columns[2:4]] == [
        "1 May 2025 (ordinary)",
        "1 May 2025 no. 2 (ordinary)",
    ]
    assert [field.heading for field in sheet(found).fields[3:5]] == [date(2025, 5, 1), "1 May 2025 no. 2"]
    note = render(letters([found], [NOBODY], []))
    assert "1 May 2025        ordinary  apologies\n1 May 2025 no. 2  ordinary  apologies" in note


# -- years by another rule


def test_each_year_by_another_rule(capsys: pytest.CaptureFixture[str]) -> None:
    """The year asked for in full, and every year in a line; as data, each year has its own."""
    asked = ["attendance", "childrens-trust", "--records", str(EXAMPLE), "--as-of", "2026-04-01", "--years", "2", "--rule", "80%"]  # fmt: skip
    assert run(asked) == 0
    out = capsys.readouterr().out
    assert "What would change in the financial year 2025/26" in out
    assert (
        "2024/25  1 below, 20 met and 1 exempt                 13 below, 8 met and 1 exempt   Drew Pattern, Ellis"
        in out
    )
    assert run([*asked, "--format", "json"]) == 0
    boards = json.loads(capsys.readouterr().out)["boards"]
    assert [one["what_if"]["verdicts"]["below"] for one in boards] == [13, 12]
    assert [one["what_if"]["own_verdicts"]["below"] for one in boards] == [1, 5]
    assert run([*asked, "--format", "csv"]) == 0
    first, *rest = capsys.readouterr().out.splitlines()
    assert first.endswith(",Verdict,Verdict by its own rule")
    assert {line.rpartition(",")[2] for line in rest} == {"met", "below", "cannot tell", "not judged", "exempt"}
    assert run([*asked[:-3], "1", "--rule", "80%"]) == 0
    assert "Year by year" not in capsys.readouterr().out


def test_years_in_which_a_board_had_no_rule(capsys: pytest.CaptureFixture[str]) -> None:
    """Another share has none to be compared with, which each year says; another subject has none to be about."""
    asked = ["attendance", "lancashire/cpb-chorley-south-ribble-and-west-lancashire", "--records", str(ROOT / "records"), "--as-of", "2026-04-01", "--years", "2"]  # fmt: skip
    assert run([*asked, "--rule", "80%"]) == 0
    assert "2016/17  no rule          " in capsys.readouterr().out
    assert run(["attendance", "--place", "lancashire", *asked[2:], "--rule", "seat"]) == 0
    told = capsys.readouterr().out.partition("Chorley, South Ribble and West Lancashire Children's Partnership Board")[
        2
    ]
    assert "Year by year" not in told.partition("Register")[0]


@pytest.mark.parametrize(
    ("meeting_id", "said"),
    [
        ("here/board/2025-05-01", "1 May 2025"),
        ("here/board/2025-05-01-2", "1 May 2025 no. 2"),
        ("here/board/2025-05-01-budget-round", "1 May 2025 budget round"),
        ("here/board/undated-note-3", "undated (note-3)"),
    ],
)
def test_a_day_as_an_id_has_it(meeting_id: str, said: str) -> None:
    """The day, and what tells it from another meeting of the day."""
    assert day_by_id(meeting_id) == said
