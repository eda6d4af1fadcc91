"""Attendance as a workbook: its formulas, worked out over its marks, come to the ledger's figures and follow a correction."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from folders import EXAMPLE, ROOT
from formulas import calculated
from ledgers import AS_OF, DAYS, NAMED, away, board, came, meeting, row, substitute, terms, worked_out
from partnership.answers.attendance.asking import Stretch, attendance_of
from partnership.answers.load import Records
from partnership.answers.titles import Titles
from partnership.render import xlsx
from partnership.views.attendance import workbook
from partnership.views.attendance.called import mark_of
from partnership.views.attendance.tally import MEANINGS, choices
from partnership.words.finding import Fault, Finding
from partnership.words.kinds import place_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from openpyxl import Workbook as Book
    from openpyxl.worksheet.worksheet import Worksheet

    from partnership.answers.attendance import Ledger
    from partnership.answers.attendance.windows import WindowKind

NOBODY = Titles(Records(EXAMPLE), "nowhere")
FIGURES = ("Expected", "Attended", "By substitute", "Apologies", "Absent", "Not recorded")
HEADINGS = (*FIGURES, "Rate", "Rate at most", "Adds up")


def opened(
    *ledgers: Ledger, names: Sequence[Titles] = (), values: bool = False, unread: Sequence[Finding] = ()
) -> Book:
    """Return the workbook of some ledgers as it is read back: its formulas, or what it says that they come to."""
    made = workbook(ledgers, names or [NOBODY] * len(ledgers), unread, AS_OF)
    return openpyxl.load_workbook(io.BytesIO(xlsx.render(made)), data_only=values)


def lines(sheet: Worksheet) -> list[dict[str, Any]]:
    """Return the rows of a sheet by their headings, each with the number it has in the sheet."""
    rows = list(sheet.iter_rows(values_only=True))
    at = next(number for number, cells in enumerate(rows) if cells[0] in {"Who", "Board", "Word or mark"})
    return [
        {**dict(zip(map(str, rows[at]), cells, strict=True)), "row": number}
        for number, cells in enumerate(rows[at + 1 :], at + 2)
        if cells[0] is not None and cells[1] is not None
    ]


def columns(sheet: Worksheet) -> dict[object, str]:
    """Return the letter of each column by its heading."""
    return {cell.value: cell.column_letter for line in sheet.iter_rows() for cell in line if cell.value in HEADINGS}


def marks(sheet: Worksheet, who: str) -> list[str]:
    """Return the marks of one line."""
    (found,) = [line for line in lines(sheet) if line["Who"] == who]
    inside = list(found)[3 : list(found).index("Expected")]
    return [found[heading] for heading in inside]


def figures(sheet: Worksheet, who: str, typed: dict[str, str | None] | None = None) -> dict[str, Any]:
    """Return the figures of one line as its formulas come to, with marks typed over others."""
    (found,) = [line for line in lines(sheet) if line["Who"] == who]
    worked, at = calculated(sheet, typed), columns(sheet)
    return {heading: worked[f"{at[heading]}{found['row']}"] for heading in HEADINGS}


def agrees(*ledgers: Ledger, names: Sequence[Titles] = ()) -> int:
    """Assert that every formula comes to what the workbook says, and the ledger; return how many there are."""
    formulas, said = opened(*ledgers, names=names), opened(*ledgers, names=names, values=True)
    seen = 0
    for sheet, values in zip(formulas.worksheets, said.worksheets, strict=True):
        worked = calculated(sheet)
        seen += len(worked)
        for cell, value in worked.items():
            known = values[cell].value
            assert ("" if known is None else known) == pytest.approx(value), f"{sheet.title}!{cell} is not {known}"
    for ledger, sheet in zip(ledgers, formulas.worksheets, strict=False):
        worked, at = calculated(sheet), columns(sheet)
        for line, own in zip(lines(sheet), (*ledger.people, *ledger.bare_seats), strict=True):
            substituted = own.by_substitute.low if own.subject == "person" else 0
            low, high = own.low.share, own.high.share
            sure = own.not_recorded.high == 0 and own.expected.low == own.expected.high
            assert [worked[f"{at[heading]}{line['row']}"] for heading in HEADINGS] == [
                own.expected.low,
                own.attended.low,
                substituted,
                own.apologies.low,
                own.absent.low,
                own.not_recorded.low,
                "" if low is None else low,
                "" if sure or high is None else high,
                True,
            ]
    return seen


def of(folder: Path, as_of: date, kind: WindowKind | None = None) -> tuple[list[Ledger], list[Titles]]:
    """Return the ledgers of every board with meetings in a folder of records, with the names of its place."""
    records = Records(folder)
    found = [attendance_of(records, one, Stretch(kind), as_of) for one in records.boards_with_meetings()]
    ledgers = [one for one in found if one is not None]
    return ledgers, [Titles(records, place_of(one.board.id)) for one in ledgers]


# -- formulas


@pytest.mark.parametrize("kind", [None, "all"])
@pytest.mark.parametrize(
    ("folder", "as_of"),
    [(ROOT / "records", date(2026, 3, 31)), (EXAMPLE, date(2026, 3, 20)), (EXAMPLE, date(2025, 10, 20))],
    ids=["records", "example", "example-earlier"],
)
def test_the_formulas_come_to_the_ledger_of_every_board(folder: Path, as_of: date, kind: WindowKind | None) -> None:
    """Of both folders of records, whatever is doubtful in them."""
    ledgers, names = of(folder, as_of, kind)
    assert agrees(*ledgers, names=names) > 100


def test_a_mark_alone_says_what_the_figures_count_it_as() -> None:
    """A formula sees only the mark: a substitute for somebody on leave is leave, one in a seat without a holder fills it."""
    on_leave = {"standing": "member", "holders": [{"person": "lee", "leave": [{"since": DAYS[0], "until": DAYS[1]}]}]}
    bare = {"standing": "member", "organisations": [{"organisation": "police"}]}
    gone = {"standing": "member", "vacant": [{"since": DAYS[1]}], "holders": [{"person": "gus", "until": "2025-06-30"}]}
    perhaps = {"standing": "member", "holders": [{"person": "pat", "since": "2025-07"}]}
    of_all = board("ann", seats={"lead": on_leave, "bare": bare, "gone": gone, "perhaps": perhaps})
    ledger = worked_out(
        of_all,
        meeting(DAYS[0], came("ann", mode="virtual"), substitute("lead"), substitute("bare"), away("gus")),
        meeting(DAYS[1], away("lee"), away("ann", "absent"), away("pat")),
        meeting(DAYS[2], came("lee"), came("pat", presence="part")),
    )
    (sheet, *_) = opened(ledger)
    assert marks(sheet, "lee") == ["L", "L", "P"]
    assert marks(sheet, "ann") == ["V", "N", "?"]
    assert marks(sheet, "gus") == ["A", "-", "-"]
    assert marks(sheet, "pat") == ["-", "A", "T"]
    assert marks(sheet, "(no holder on record)") == ["F", "(?)", "(?)"]
    assert [mark_of(cell) for cell in row(ledger, "gone").cells] == ["A", "_", "_"]
    assert agrees(ledger) > 0


@pytest.mark.parametrize(("allowed", "mark", "attended"), [("any", "F", 1), ("named", "?", 0), ("none", "N", 0)])
def test_a_substitute_in_a_seat_without_a_holder(allowed: str, mark: str, attended: int) -> None:
    """It counts where the terms of reference let them come, is not recorded where that is not known."""
    bare = board(seats={"bare": {"standing": "member"}}, terms=[terms(substitutes=allowed)])
    ledger = worked_out(bare, meeting(DAYS[0], substitute("bare")))
    (sheet, *_) = opened(ledger)
    assert marks(sheet, "(no holder on record)") == [mark]
    assert figures(sheet, "(no holder on record)")["Attended"] == attended
    assert agrees(ledger) > 0


PRESENCES = st.sampled_from(("", "present", "virtual", "part", "apologies", "absent", "not-recorded", "substitute"))


@settings(max_examples=40)
@given(st.lists(st.tuples(PRESENCES, PRESENCES, PRESENCES), min_size=1, max_size=6), st.booleans(), st.booleans())
def test_the_formulas_come_to_any_ledger(meetings: list[tuple[str, str, str]], doubt: bool, leave: bool) -> None:
    """Whoever came however, with days that are known or not, on leave or not."""
    held = {"person": "lee", **({"leave": [{"since": "2025-06", "until": "2025-10"}]} if leave else {})}
    seats = {"lead": {"standing": "member", "holders": [held]}, "bare": {"standing": "member"}}
    whose = board(seats={**seats, **NAMED}, terms=[terms(substitutes="named")])

    def one(seat: str, presence: str) -> dict[str, Any]:
        if presence == "substitute":
            return substitute(seat, None if seat == "bare" else "sam")
        mode = {"mode": "virtual"} if presence == "virtual" else {}
        return {"seat": seat, "capacity": "member", "presence": presence.replace("virtual", "present"), **mode}

    recorded = [
        meeting(
            day,
            *(one(seat, presence) for seat, presence in zip(("lead", "bare", "chair"), each, strict=True) if presence),
        )
        for day, each in zip(DAYS, meetings, strict=False)
    ]
    if doubt:
        recorded.append(meeting("undated-1", one("lead", "present"), one("bare", "apologies"), held="2025"))
    agrees(worked_out(whose, *recorded))


def test_a_corrected_mark_changes_the_figures() -> None:
    """A secretary who corrects a mark sees the figures that the ledger would have; the list says which marks there are."""
    before = worked_out(board("ann"), meeting(DAYS[0], came("ann")), meeting(DAYS[1], away("ann")), meeting(DAYS[2]))
    after = worked_out(
        board("ann"), meeting(DAYS[0], came("ann")), meeting(DAYS[1], came("ann")), meeting(DAYS[2], away("ann"))
    )
    (sheet, *_), (corrected, *_) = opened(before), opened(after)
    (line,) = lines(sheet)
    second, third = (f"{letter}{line['row']}" for letter in "EF")
    assert figures(sheet, "ann", {second: "P", third: "A"}) == figures(corrected, "ann")
    emptied = figures(sheet, "ann", {second: None})
    assert (emptied["Not recorded"], emptied["Expected"], emptied["Adds up"]) == (2, 3, True)
    assert figures(sheet, "ann", {second: "X"})["Adds up"] is False
    (choice,) = sheet.data_validations.dataValidation
    assert (choice.type, str(choice.sqref)) == ("list", f"D{line['row']}:F{line['row']}")
    assert choice.formula1 == '"P,V,T,S,A,N,?,L,-,_,F"'


def test_the_marks_a_list_offers_are_told_apart_by_a_formula() -> None:
    """No two alike but for their case, and of no more letters than a list holds, those in brackets too."""
    offered = [str(one.value) for one in choices(doubtful=True)]
    assert len({one.casefold() for one in offered}) == len(offered)
    assert len(",".join(offered)) <= 255


def test_the_totals_add_up() -> None:
    """What the lines come to is what the meetings come to."""
    ledgers, names = of(ROOT / "records", date(2015, 12, 31))
    (ledger,) = [one for one in ledgers if one.board.id.startswith("calderdale/")]
    (sheet, *_) = opened(ledger, names=names[:1], values=True)
    found = {cells[0]: cells[3:] for cells in sheet.iter_rows(values_only=True) if cells[0]}
    assert found["In all"][:9] == (None, None, None, 96, 56, 9, 26, 5, 0)
    assert found["Attended, by meeting"][:5] == (20, 20, 16, None, 56)
    assert found["By substitute, by meeting"][:6] == (4, 3, 2, None, None, 9)


# -- sheets


def test_the_sheets_of_a_workbook() -> None:
    """One for each board, then tables to filter of all of them, then what the words and marks mean."""
    ledgers, names = of(EXAMPLE, date(2026, 3, 20))
    book = opened(*ledgers, names=names)
    assert book.sheetnames[-4:] == ["Meetings", "Seats", "Organisations", "Definitions"]
    assert len(book.sheetnames) == len(ledgers) + 4
    assert "Exampleshire Children's Trust" in book.sheetnames
    sheet = book["Exampleshire Children's Trust"]
    assert sheet["A1"].value == "Register of Exampleshire Children's Trust"
    assert sheet["A2"].value.startswith("Window: financial year 2025/26: 1 April 2025 to 31 March 2026")
    assert sheet["A2"].value.endswith("; as of 20 March 2026")
    assert sheet["A3"].value.startswith("Rule: at least 70% of meetings over a financial year")
    assert sheet["D6"].value == datetime(2025, 5, 14)  # noqa: DTZ001 - as a spreadsheet has it
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("C7", "$6:$6")
    assert sheet.page_setup.orientation == "landscape"


def test_the_verdict_is_the_registers() -> None:
    """In words, and with the day it was reached: a corrected mark does not change it."""
    ledgers, names = of(EXAMPLE, date(2026, 3, 20))
    sheet = opened(*ledgers, names=names)["Exampleshire Children's Trust"]
    verdicts = {line["Who"]: line["Verdict"] for line in lines(sheet)}
    assert (verdicts["Uma Pseudonym"], verdicts["Avery Example"], verdicts["Marlow Madeup"]) == (
        "below so far",
        "met so far",
        "cannot tell",
    )
    notes = [cells[0] for cells in sheet.iter_rows(values_only=True) if cells[0]]
    assert any("as they stood on 20 March 2026: a mark that is corrected" in str(note) for note in notes)


def test_a_long_name_of_a_board_gives_way_to_its_acronym() -> None:
    """A sheet's name has 31 characters."""
    long = board("ann", name="A Board with a Name of More than Thirty-one Letters", acronym="ABL")
    assert opened(worked_out(long, meeting(DAYS[0], came("ann")))).sheetnames[0] == "ABL"


def test_meetings_and_why_they_count() -> None:
    """Those that do not count are there, and an undated one by its reference."""
    ledger = worked_out(
        board("ann"),
        meeting(DAYS[0], came("ann")),
        meeting(DAYS[1], status="cancelled"),
        meeting("undated-mid-9", came("ann"), held="2025"),
    )
    found = {str(line["Day"]): (line["Counts"], line["Why"]) for line in lines(opened(ledger)["Meetings"])}
    assert found == {
        "2025-05-01 00:00:00": ("yes", "held"),
        "2025-07-01 00:00:00": ("no", "cancelled"),
        "undated (mid-9)": ("may", "held, on a day that may lie outside the window"),
    }


def test_seats_and_organisations_as_plain_figures() -> None:
    """A figure that is not certain is given from its lowest to its highest."""
    ledger = worked_out(
        board(seats={**NAMED, "bare": {"standing": "member", "organisations": [{"organisation": "council"}]}}),
        meeting(DAYS[0], came("ann"), substitute("bare")),
        meeting(DAYS[1], substitute("chair", "sam")),
    )
    book = opened(ledger)
    chair, bare = lines(book["Seats"])
    assert (chair["Held by"], chair["Organisation"], chair["Attended"], chair["Rate"]) == ("ann", "police", 2, 1)
    assert (bare["Expected"], bare["Not recorded"], bare["Rate"], bare["Rate at most"]) == ("1 to 2", "0 to 1", 0.5, 1)
    police, council = lines(book["Organisations"])
    assert (police["Organisation"], police["Seats"], police["Rate at most"]) == ("police", 1, None)
    assert council["Expected"] == "1 to 2"


def test_a_board_without_anything_to_count() -> None:
    """It has its sheet, which says so."""
    nobody = worked_out(board(), meeting(DAYS[0]))
    nothing = worked_out(board("ann"))
    sheets = opened(nobody, nothing)
    said = [[cells[0] for cells in sheet.iter_rows(values_only=True)] for sheet in sheets.worksheets[:2]]
    assert "Nobody at these meetings is on record." in said[0]
    assert "No meeting in this window counts." in said[1]
    assert sheets.sheetnames == ["The Board", "The Board (2)", "Meetings", "Definitions"]


def test_what_could_not_be_read_is_said_on_every_register() -> None:
    """A workbook is passed on without the terminal that warned."""
    unread = [Finding("yaml-syntax", "meetings/here/board/2025-06-01.yaml", Fault((), "broken", None))]
    (sheet, *_) = opened(worked_out(board("ann"), meeting(DAYS[0], came("ann"))), unread=unread)
    assert str(sheet["A2"].value).startswith("1 file could not be read")


def test_every_word_and_mark_is_defined() -> None:
    """The words over the figures, and each mark that may be typed."""
    ledger = worked_out(board("ann"), meeting(DAYS[0], came("ann")))
    defined = {line["Word or mark"] for line in lines(opened(ledger)["Definitions"])}
    assert {*FIGURES, "Rate", *MEANINGS} <= defined
