"""The attendance statement: the ledger's figures beside the rule and where it is said, without a verdict."""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING

import docx
import pytest

from folders import EXAMPLE, ROOT
from ledgers import AS_OF, DAYS, away, board, came, meeting, rule, substitute, terms, worked_out
from partnership import render
from partnership.answers.attendance import Verdict
from partnership.answers.attendance.asking import Stretch, attendance_of
from partnership.answers.load import Records
from partnership.answers.titles import Titles
from partnership.render import docx as word
from partnership.report import Card, Paragraph, Table
from partnership.views.attendance import statement
from partnership.words.finding import Fault, Finding

if TYPE_CHECKING:
    from partnership.answers.attendance import Ledger

NOBODY = Titles(Records(EXAMPLE), "nowhere")


def paragraphs(of: Ledger, names: Titles = NOBODY) -> list[str]:
    """Return the running text of a statement."""
    return [one.text for one in statement([of], [names], []).blocks if isinstance(one, Paragraph)]


def members(of: Ledger, names: Titles = NOBODY) -> dict[str, dict[str, str]]:
    """Return the lines of a statement's table by the member, under its headings."""
    (table,) = [one for one in statement([of], [names], []).blocks if isinstance(one, Table)]
    headings = [column.heading for column in table.columns]
    return {line[0].text: dict(zip(headings, [cell.text for cell in line], strict=True)) for line in table.rows}


def example() -> tuple[Ledger, Titles]:
    """Return the attendance of the invented trust, with the names of its place."""
    records = Records(EXAMPLE)
    ledger = attendance_of(records, "exampleshire/childrens-trust", Stretch(), date(2026, 4, 20))
    assert ledger is not None
    return ledger, Titles(records, "exampleshire")


def test_a_statement_as_word_reads_it() -> None:
    """The board, the period and the day, the rule with its source, the table, what is not recorded, the definitions."""
    ledger, names = example()
    document = docx.Document(io.BytesIO(word.render(statement([ledger], [names], []), ledger.as_of)))
    text = [one.text for one in document.paragraphs]
    assert text[:2] == ["Attendance statement", "Exampleshire Children's Trust"]
    assert (
        "Attendance at meetings of the Exampleshire Children's Trust in the financial year 2025/26 (1 April 2025 to 31 March 2026), as the records stood on 20 April 2026."
        in text
    )
    assert any("(Terms of reference of the Exampleshire Children's Trust, version 2, 7)." in one for one in text)
    assert "Meetings\t1. 14 May 2025 (ordinary)" in text
    assert "Left out\t17 September 2025: cancelled" in text
    assert (
        "Of 141 attendances expected, 1 is not recorded: neither attendance nor absence. Where that leaves a rate open, it is given from its lowest to its highest."
        in text
    )
    assert any(one.startswith("Expected\tMeetings that count") for one in text)
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == [
        "Member", "Seat", "Organisation", "Expected", "Attended", "Rate", "Organisation came", "Notes",
    ]  # fmt: skip
    assert len(table.rows) == 1 + len(ledger.people)


def test_the_figures_are_the_ledgers() -> None:
    """Justified absence in words, a rate that is open from its lowest to its highest, the organisation beside the member."""
    ledger, names = example()
    found = members(ledger, names)
    assert found["Wren Mockup"] == {
        "Member": "Wren Mockup",
        "Seat": "Voluntary sector",
        "Organisation": "Exampleshire Voluntary Action",
        "Expected": "4",
        "Attended": "3",
        "Rate": "75%",
        "Organisation came": "5 of 7",
        "Notes": "approved leave 3 (not counted as expected); apologies 1",
    }
    assert found["Marlow Madeup"]["Rate"] == "57.1% to 71.4%"
    assert found["Marlow Madeup"]["Notes"] == "apologies 2; not recorded 1"
    assert found["Yael Outline"]["Notes"] == "by a substitute 6; apologies 1"
    assert found["Finley Mock"]["Notes"] == "apologies 1; absent 1; a member at 2 of 7 meetings"
    assert found["Bo Conjecture"]["Notes"] == "apologies 2; observer"
    assert found["Drew Pattern"]["Organisation came"] == "7 of 7; 7 of 7"


@pytest.mark.parametrize("as_of", [date(2014, 3, 1), date(2026, 3, 20)])
def test_a_statement_passes_no_verdict(as_of: date) -> None:
    """It says what is recorded; what the rule makes of it is not for an annual report."""
    for folder in (ROOT / "records", EXAMPLE):
        records = Records(folder)
        for board_id in records.boards_with_meetings():
            ledger = attendance_of(records, board_id, Stretch(), as_of)
            assert ledger is not None
            found = [
                cell.text
                for one in statement([ledger], [NOBODY], []).blocks
                if isinstance(one, Table)
                for line in one.rows
                for cell in line
            ]
            assert not {one.value for one in Verdict} & set(found)


def test_a_seat_without_a_holder_on_record() -> None:
    """Its line says that nobody is on record, and that a substitute counts for it; when it was not filled, at how many it was."""
    seats = {
        "bare": {"title": "Bare", "standing": "member"},
        "empty": {"title": "Empty", "standing": "member", "vacant": [{"since": DAYS[0]}]},
    }
    ledger = worked_out(board(seats=seats), meeting(DAYS[0], substitute("bare")))
    (table,) = [one for one in statement([ledger], [NOBODY], []).blocks if isinstance(one, Table)]
    bare, empty = [[cell.text for cell in line] for line in table.rows]
    assert bare == [
        "(no holder on record)",
        "Bare",
        "",
        "1",
        "1",
        "100%",
        "",
        "by a substitute 1 (counted as attended)",
    ]
    assert empty == ["(no holder on record)", "Empty", "", "0", "0", "-", "", "filled at 0 of 1 meeting"]


def test_a_period_that_is_not_over_and_one_chosen() -> None:
    """The figures so far; days that the sentence gives are not given twice."""
    held = meeting(DAYS[0], came("ann"))
    begun = worked_out(board("ann"), held, as_of=date(2025, 6, 1))
    (first, *_) = paragraphs(begun)
    assert first == (
        "Attendance at meetings of The Board from 1 April 2025 to 31 March 2026, as the records stood on 1 June 2025."
        " The period is not over: these are the figures so far."
    )
    assert "Every attendance that was expected is recorded." in paragraphs(begun)
    unknown = worked_out(board("ann"), held, meeting(DAYS[1]), meeting(DAYS[2]))
    assert any("Of 3 attendances expected, 2 are not recorded" in one for one in paragraphs(unknown))


def test_the_rule_of_a_statement() -> None:
    """What the terms of reference ask for; that they have none; or that they are not known."""
    held = meeting(DAYS[0], away("ann"))
    for versions, said in (
        (
            [terms(rule())],
            "The rule is at least 70% of meetings, by the named person; it does not say whether a substitute counts.",
        ),
        ([terms()], "The terms of reference have no rule on attendance."),
        ([], "No rule on attendance is on record: the terms of reference are not known, or not in full."),
    ):
        assert paragraphs(worked_out(board("ann", terms=versions), held))[1] == said


def test_nothing_to_state() -> None:
    """Without a meeting, or anybody at one."""
    assert "There is nothing to state: no meeting of this period counts." in paragraphs(worked_out(board("ann")))
    assert "There is nothing to state: nobody at these meetings is on record." in paragraphs(
        worked_out(board(), meeting(DAYS[0]))
    )


def test_several_boards_have_one_page_of_definitions() -> None:
    """And what could not be read is said before them all."""
    ledger = worked_out(board("ann"), meeting(DAYS[0], came("ann")), as_of=AS_OF)
    unread = [Finding("yaml-syntax", "meetings/here/board/2025-06-01.yaml", Fault((), "broken", None))]
    report = statement([ledger, ledger], [NOBODY, NOBODY], unread)
    assert report.title == "Attendance statements"
    assert isinstance(report.blocks[0], Paragraph)
    assert report.blocks[0].alarm
    assert [one.title for one in report.blocks if isinstance(one, Card)].count("Definitions") == 1
    assert "Attendance of members" in render.text(report)
