"""What can still change, and verdicts that do not rest on a rate, as the report of attendance says them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from attendance_reports import cafcass, head, laid_out, lines, table
from folders import ROOT
from ledgers import AS_OF, DAYS, away, board, came, meeting, rule, terms, worked_out
from partnership.answers.attendance import Count
from partnership.answers.attendance.outlook import Outlook, Prospect
from partnership.answers.load import Records
from partnership.answers.titles import Titles
from partnership.report import Card, Paragraph, Table
from partnership.views.attendance import attendance
from partnership.views.attendance.coming import outlook_in_words

if TYPE_CHECKING:
    from partnership.answers.attendance import Ledger


# -- what can still change


def _in_progress(*attendance: list[dict[str, Any]], said: dict[str, Any] | None = None, planned: int = 2) -> Ledger:
    """Return a financial year of six meetings in progress: some held, some planned."""
    held = [meeting(day, *rows) for day, rows in zip(DAYS, attendance, strict=False)]
    ahead = [meeting(day, status="planned") for day in DAYS[len(held) : len(held) + planned]]
    of = board("ann", "bob", terms=[terms(said or rule())])
    return worked_out(of, *held, *ahead, as_of=date.fromisoformat(DAYS[len(held) - 1]))


def test_those_in_peril_come_before_the_register() -> None:
    """Who may miss no more, and who can no longer reach the rule, each with what is left; the rest is not listed."""
    rows = [[came("ann"), away("bob")], [away("ann"), away("bob")], [came("ann"), away("bob")]]
    found = laid_out(_in_progress(*rows))
    peril = table(found, "Those who may miss no more, and those who can no longer reach the rule")
    assert lines(peril) == [
        ["ann", "2 of 3 (66.7%)", "2", "may miss none"],
        ["bob", "0 of 3 (0%)", "2", "can no longer reach it"],
    ]
    titles = [block.title for block in found.blocks if isinstance(block, Table)]
    assert titles.index(peril.title) < titles.index("Register")
    assert head(found)["To come"] == ("1 November 2025 (ordinary)", "1 January 2026 (ordinary)")


def test_nobody_is_in_peril_who_may_still_miss_one() -> None:
    """A list without anybody is not shown."""
    rows = [[came("ann"), came("bob")]] * 3
    assert [block.title for block in laid_out(_in_progress(*rows, planned=1)).blocks if isinstance(block, Table)] == [
        "Register",
        "Statistics: people",
        "Statistics: seats",
        "Statistics in the terms of ModernGov",
    ]


def test_what_is_left_to_the_others() -> None:
    """Who is not in peril is listed too, those alike together."""
    rows = [[came("ann"), came("bob")], [came("ann"), came("bob")], [came("ann"), away("bob")]]
    (left,) = [
        block
        for block in laid_out(_in_progress(*rows, planned=1)).blocks
        if isinstance(block, Card) and block.title == "What is left to the others"
    ]
    assert left.entries == (("met, whatever is missed", ("ann",)),)


def test_a_window_in_progress_without_a_meeting_to_come_says_so() -> None:
    """Nothing is guessed about meetings that are not on record."""
    found = laid_out(_in_progress([came("ann"), came("bob")], planned=0))
    assert head(found)["To come"] == ("no further meeting of the window is on record",)


@pytest.mark.parametrize(("number", "said"), [(3, True), (4, False)])
def test_too_few_meetings_to_judge(number: int, said: bool) -> None:
    """With three meetings nobody may miss one of 70%; with four they may."""
    of = board("ann", terms=[terms(rule())])
    texts = [
        block.text
        for block in laid_out(worked_out(of, *(meeting(day, came("ann")) for day in DAYS[:number]))).blocks
        if isinstance(block, Paragraph)
    ]
    few = "Too few meetings to judge by: so few are expected that a single absence decides, for everybody here."
    assert texts == ([few] if said else [])


@pytest.mark.parametrize(
    ("prospect", "coming", "may_miss", "by", "meetings", "words"),
    [
        (Prospect.MAY_MISS, 3, 1, None, ("a", "b", "c"), "may miss 1 of the 3 meetings to come"),
        (Prospect.MUST_COME, 1, 0, None, ("a",), "may not miss the one meeting to come"),
        (Prospect.SAFE, 2, 2, None, ("a", "b"), "met, whatever is missed of the 2 meetings to come"),
        (Prospect.OUT_OF_REACH, 2, None, None, (), "can no longer reach it"),
        (
            Prospect.OUT_OF_REACH,
            0,
            None,
            date(2025, 7, 10),
            (),
            "can no longer reach it: the time ended on 10 July 2025",
        ),
        (Prospect.CANNOT_TELL, 2, 1, None, (), "cannot tell: what is not recorded decides"),
        (
            Prospect.MUST_COME,
            0,
            0,
            date(2025, 7, 10),
            (),
            "no meeting to come on record is in time: the time ends on 10 July 2025",
        ),
        (
            Prospect.MAY_MISS,
            2,
            1,
            date(2025, 7, 10),
            ("a", "b"),
            "may miss 1 of the 2 meetings to come; in time up to 10 July 2025",
        ),
    ],
)
def test_what_is_left_in_words(
    prospect: Prospect, coming: int, may_miss: int | None, by: date | None, meetings: tuple[str, ...], words: str
) -> None:
    """What is left is said as a person would say it."""
    missable = None if may_miss is None else Count(may_miss, may_miss)
    assert outlook_in_words(Outlook(prospect, Count(coming, coming), missable, by, meetings)) == words


# -- verdicts that do not rest on a rate


def test_a_run_and_a_time_are_said_with_the_verdict() -> None:
    """How many were missed, and since when, stand beside the verdict they led to."""
    run = {"missed": {"count": 3, "consecutive": True}, "subject": "person"}
    time = {"elapsed": {"months": 6, "from": "last-attended"}, "subject": "person"}
    days = [meeting(DAYS[0], came("ann")), *(meeting(day, away("ann")) for day in DAYS[1:])]
    for said, words in ((run, "below (5 missed)"), (time, "below (not since 1 May 2025)")):
        register = table(laid_out(worked_out(board("ann", terms=[terms(said)]), *days)), "Register")
        assert lines(register)[0][-1] == words


def test_definitions() -> None:
    """Every heading over the figures is explained."""
    found = attendance([cafcass()], [Titles(Records(ROOT), "here")], [], AS_OF, explain=False, define=True, by="all")
    (said,) = [block for block in found.blocks if isinstance(block, Card) and block.title == "Definitions"]
    explained = " ".join(word for word, _ in said.entries)
    headings = [column.heading for one in found.blocks if isinstance(one, Table) for column in one.columns[1:]]
    told = {"Seat", "As a person", "As a seat", "As an org.", "Verdict", "So far", "To come", "What is left"}
    assert [
        one for one in headings if not one.isdigit() and one not in told and one.split(" (")[0] not in explained
    ] == []
