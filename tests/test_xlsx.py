"""Workbooks read back: what was typed is text, figures are figures, formulas are the program's, and it prints as a paper should."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership.render import xlsx
from partnership.render.xlsx_sizes import widths
from partnership.words.wording import plain
from partnership.workbook import Entry, Field, Formula, Ref, Sheet, Workbook
from reports import HOSTILE, MARKS, hostile

if TYPE_CHECKING:
    from openpyxl import Workbook as Book
    from openpyxl.worksheet.worksheet import Worksheet

MADE = date(2026, 3, 20)
FORBIDDEN = set("[]:*?/\\")


def opened(workbook: Workbook) -> Book:
    """Return a workbook as a reader opens it, formulas as formulas."""
    return openpyxl.load_workbook(io.BytesIO(xlsx.render(workbook)))


def parts(workbook: Workbook) -> dict[str, str]:
    """Return the files that a workbook is made of."""
    with zipfile.ZipFile(io.BytesIO(xlsx.render(workbook))) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def one(*rows: tuple[Entry, ...], fields: tuple[Field, ...] = (Field("Who"),), name: str = "Sheet") -> Workbook:
    """Return a workbook of one sheet without anything above it."""
    return Workbook("Title", MADE, (Sheet(name, (), fields, rows),))


def register() -> Workbook:
    """Return a register with formulas, and a sheet that adds it up."""
    marks = tuple(Field(str(number), "mark") for number in range(1, len(MARKS) + 1))
    came = Formula(("=COUNTIF(", Ref(2, 9), ',"P")+COUNTIF(', Ref(2, 9), ',"V")'), 2)
    rate = Formula(("=", Ref(10), "/", Ref(11)), Fraction(2, 6))
    row = (
        *(Entry(letter, tone) for letter, tone, _ in MARKS),
        Entry(came),
        Entry(6),
        Entry(rate, "bad"),
        Entry(date(2026, 3, 2)),
    )
    sheet = Sheet(
        "Register",
        ("Register of the Youth Board", "As of 20 March 2026"),
        (
            Field("Who"),
            Field("Seat"),
            *marks,
            Field("Attended", "integer"),
            Field("Expected", "integer"),
            Field("Rate", "percentage"),
            Field("Last came", "date"),
        ),
        ((Entry("Siân Enghraifft"), Entry("Chair"), *row), (Entry("Ann Example"), Entry(None), *row)),
        ("P present; N absent.",),
        names=2,
    )
    total = Entry(Formula(("=SUM(", Ref(10, row="all", sheet=0), ")"), 4))
    summary = Sheet(
        "Bob's summary", ("Summary",), (Field("Figure"), Field("Value", "integer")), ((Entry("Attended"), total),)
    )
    again = Sheet("Again", (), (Field("First row of it", "integer"),), ((Entry(Formula(("=", Ref(1, sheet=1)), 4)),),))
    return Workbook("Attendance & more", MADE, (sheet, summary, again))


def sheet_of(workbook: Workbook, number: int = 0) -> Worksheet:
    """Return a sheet as a reader opens it."""
    found: Worksheet = opened(workbook).worksheets[number]
    return found


def test_a_register_in_a_workbook() -> None:
    """Lines, an empty row, headings, rows, an empty row, notes; figures are figures and days are days."""
    page = sheet_of(register())
    assert [page.cell(row, 1).value for row in range(1, 9)] == [
        "Register of the Youth Board",
        "As of 20 March 2026",
        None,
        "Who",
        "Siân Enghraifft",
        "Ann Example",
        None,
        "P present; N absent.",
    ]
    assert [cell.value for cell in page[5]][2:10] == [letter for letter, _, _ in MARKS]
    assert page["L5"].value == 6
    assert page["N5"].value.date() == date(2026, 3, 2)
    assert page["N5"].number_format == "d mmm yyyy"
    assert page["M5"].number_format == "0.0%"
    assert page["B6"].value is None


def test_formulas_name_their_cells() -> None:
    """A formula speaks of its own row, or of all rows of a column of any sheet, whatever stands above them."""
    book = opened(register())
    assert book.worksheets[0]["K5"].value == '=COUNTIF(C5:J5,"P")+COUNTIF(C5:J5,"V")'
    assert book.worksheets[0]["M6"].value == "=K6/L6"
    assert book.worksheets[1]["B4"].value == "=SUM('Register'!$K$5:$K$6)"
    assert book.worksheets[2]["A2"].value == "='Bob''s summary'!B4"


def test_formulas_keep_their_values() -> None:
    """A reader that calculates nothing sees what a formula comes to."""
    book = openpyxl.load_workbook(io.BytesIO(xlsx.render(register())), data_only=True)
    assert book.worksheets[0]["K6"].value == 2
    assert book.worksheets[0]["M5"].value == pytest.approx(1 / 3)
    assert book.worksheets[1]["B4"].value == 4


def test_a_formula_may_come_to_words() -> None:
    """A formula whose value is text keeps that, as safe as any text; one over no rows speaks of the empty row."""
    said = Formula(('=IF(1=1,"', "x", '","y")'), "x\x00\ud800<")
    book = openpyxl.load_workbook(io.BytesIO(xlsx.render(one((Entry(said),)))), data_only=True)
    assert book.worksheets[0]["A2"].value == "x\ufffd\ufffd<"
    empty = Sheet("Empty", (), (Field("x"),), ())
    total = Sheet("Total", (), (Field("x"),), ((Entry(Formula(("=SUM(", Ref(0, row="all", sheet=0), ")"), 0)),),))
    assert sheet_of(Workbook("", MADE, (empty, total)), 1)["A2"].value == "=SUM('Empty'!$A$2)"


def test_a_sheet_stays_readable_and_prints() -> None:
    """Names and headings stay in sight, each column filters, and it prints on A4 on its side, headings on each page."""
    page = sheet_of(register())
    assert page.freeze_panes == "C5"
    assert page.auto_filter.ref == "A4:N6"
    assert (page.page_setup.orientation, int(page.page_setup.paperSize or 0)) == ("landscape", 9)
    assert page.sheet_properties.pageSetUpPr is not None
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) in {(None, 0), (1, 0)}
    assert page.print_title_rows == "$4:$4"
    foot = page.oddFooter
    assert foot is not None
    assert [part.text for part in (foot.left, foot.right) if part] == ["&A", "Page &P of &N"]


def test_columns_are_as_wide_as_what_they_hold() -> None:
    """Marks stand close, words have room, and what is long is folded rather than hidden or sprawling."""
    page = sheet_of(register())
    assert page.column_dimensions["C"].width < 5
    assert page.column_dimensions["A"].width >= len("Siân Enghraifft")
    long = sheet_of(one((Entry("word " * 100),), (Entry("漢" * 10),)))
    assert 20 < long.column_dimensions["A"].width < 50
    assert long["A2"].alignment.wrap_text
    assert page.row_dimensions[4].height >= 32


def test_many_wide_columns_are_narrowed_to_a_page_that_can_be_read() -> None:
    """All of them to one width, numbers and marks left as they are; never so far that no word fits."""
    fields = (*(Field(str(number)) for number in range(8)), Field("Count", "integer"))
    row = (*(Entry("word " * 20) for _ in range(8)), Entry(7))
    made = widths(Sheet("x", (), fields, (row,)))
    assert sum(made) <= 210
    assert set(made[:8]) == {25}
    assert widths(Sheet("x", (), fields[-1:], (row[-1:],))) == made[8:]
    assert set(widths(Sheet("x", (), fields[:8] * 4, (row[:8] * 4,)))) == {16}


def test_lines_above_and_below_fold_to_the_sheet() -> None:
    """A line wider than its sheet goes on in the next row; the title stays one, and formulas still find their rows."""
    long = "word " * 40
    sheet = Sheet(
        "x", (long, long, ""), (Field("a"), Field("b")), ((Entry(1), Entry(Formula(("=", Ref(0)), 1))),), (long,)
    )
    page = sheet_of(Workbook("x", MADE, (sheet,)))
    assert page["A1"].value == plain(long)
    assert [page.cell(row, 1).value for row in (6, 7)] == [None, "a"]
    assert page["B8"].value == "=A8"
    assert page["A10"].value == " ".join(["word"] * 16)


def test_long_headings_of_a_register_are_seen() -> None:
    """The row of headings is as high as its longest heading needs beside marks."""
    fields = (Field("1", "mark"), Field("a b c d e f g h i j k l m n o", "integer"))
    assert sheet_of(one((Entry("P"), Entry(1)), fields=fields)).row_dimensions[1].height >= 5 * 16


def test_marks_are_tinted_and_words_coloured() -> None:
    """A mark stands on the tint of its tone, a word has the colour of its own, and a blank has neither."""
    page = sheet_of(register())
    assert page["C5"].fill.fgColor.rgb == "FFC6DBEF"
    assert page["G5"].font.bold
    assert page["I5"].fill.fill_type is None
    assert page["M5"].font.color.rgb == "FF8F1D14"
    blank = sheet_of(one((Entry(None), Entry("", "good")), fields=(Field("1", "mark"), Field("2", "mark"))))
    assert blank["A2"].fill.fill_type is None
    assert blank["B2"].value is None


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (Fraction(16, 23), "0.0%"),
        (Fraction(7, 10), "0.0%"),
        (Fraction(1), "0.0%"),
        (Fraction(0), "0.0%"),
        (Fraction(2099, 3000), "0.00%"),
        (Fraction(6995, 10000), "0.00%"),
        (Fraction(69996, 100000), "0.000%"),
    ],
)
def test_a_percentage_never_reaches_what_its_share_does_not(share: Fraction, shown: str) -> None:
    """A share just under a whole percentage is shown with as many decimals as that takes."""
    assert xlsx.percentage_format(share) == shown


@given(st.fractions(0, 1, max_denominator=5000))
def test_no_percentage_is_rounded_to_a_whole_one(share: Fraction) -> None:
    """Whatever the share, what is shown is whole only if it is."""
    decimals = len(xlsx.percentage_format(share)) - len("0.%")
    assert (xlsx.round_half_up(share * 100, decimals).denominator == 1) == ((share * 100).denominator == 1)


@pytest.mark.parametrize(
    ("entry", "value"),
    [
        (Entry(2**53), 2**53),
        (Entry(2**53 + 2), str(2**53 + 2)),
        (Entry(-3), -3),
        (Entry("007"), "007"),
        (Entry("1e5"), "1e5"),
        (Entry("TRUE"), "TRUE"),
        (Entry("#REF!"), "#REF!"),
        (Entry("_x0041_"), "_x0041_"),
        (Entry(date(1899, 12, 31)), "1899-12-31"),
        (Entry(date(1900, 2, 28)), "1900-02-28"),
        (Entry("0 of 0"), "0 of 0"),
    ],
)
def test_values_are_what_they_were(entry: Entry, value: object) -> None:
    """Text stays text whatever it looks like, and a number or a day that a spreadsheet would change is text."""
    page = sheet_of(one((entry,), fields=(Field("x", "percentage"),)))
    assert page["A2"].value == value
    assert page["A2"].data_type != "f"


def test_a_share_outside_a_field_of_percentages_is_a_number() -> None:
    """A share among counts is the number that it is."""
    page = sheet_of(one((Entry(Fraction(1, 2)),), fields=(Field("x", "integer"),)))
    assert (page["A2"].value, page["A2"].number_format) == (0.5, "General")


def test_nothing_typed_becomes_a_formula_or_a_link() -> None:
    """Nothing hostile in any place of a workbook is run, linked or lost, and every part of the file is sound XML."""
    rows = tuple((Entry(said), Entry(said, "bad")) for said in HOSTILE)
    sheets = tuple(
        Sheet(said, (said, said), (Field(said), Field(said, "mark")), rows, (said,)) for said in HOSTILE[:20]
    )
    found = parts(Workbook(HOSTILE[0], MADE, sheets))
    for name, text in found.items():
        root = ET.fromstring(text)
        assert not [element for element in root.iter() if element.tag.endswith(("}f", "}hyperlink"))]
        assert "externalLink" not in name
        assert 'TargetMode="External"' not in text
    book = opened(Workbook("x", MADE, (Sheet("x", (), (Field("a"), Field("b", "mark")), rows),)))
    assert [cell.value for (cell,) in book.worksheets[0].iter_rows(min_row=2, max_col=1)] == [
        plain(said) or None for said in HOSTILE
    ]


@hostile
def test_whatever_a_workbook_is_called_it_opens(said: str) -> None:
    """A title and a sheet's name may be anything; the name is one that Excel takes."""
    book = opened(Workbook(said, MADE, (Sheet(said, (said,), (Field(said),), ((Entry(said),),), (said,)),)))
    assert book.properties.title == (plain(said) or None)
    assert len(book.sheetnames) == 1


@given(st.lists(st.text(max_size=40), max_size=12))
def test_names_of_sheets_are_names(names: list[str]) -> None:
    """Whatever is asked for: as many names, each short enough, without a sign that Excel forbids, none like another."""
    found = xlsx.sheet_names(names)
    assert len(found) == len(names)
    assert len({name.casefold() for name in found}) == len(found)
    for name in found:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not set(name) & FORBIDDEN
        assert name.strip("'") == name.strip() == name
        assert name.lower() != "history"


def test_names_of_sheets_say_what_was_asked_for() -> None:
    """A name is changed no more than it must be."""
    asked = ["Register", "REGISTER", "History", "a/b: c?", "'quoted'", "", "  ", "x" * 40, "x" * 40, "👪" * 20]
    assert xlsx.sheet_names(asked) == [
        "Register",
        "REGISTER (2)",
        "History sheet",
        "a b c",
        "quoted",
        "Sheet",
        "Sheet (2)",
        "x" * 31,
        f"{'x' * 27} (2)",
        "👪" * 15,
    ]


def test_a_cell_holds_what_a_cell_can() -> None:
    """Text longer than a cell holds ends in three dots, counted as Excel counts."""
    page = sheet_of(one((Entry("x" * 40_000),), (Entry("👪" * 20_000),), (Entry("y" * 32_767),)))
    assert page["A2"].value == "x" * 32_766 + "…"
    assert page["A3"].value == "👪" * 16_383 + "…"
    assert page["A4"].value == "y" * 32_767


@given(st.text(st.characters(codec=None), max_size=60))
def test_any_text_can_be_held(said: str) -> None:
    """No text breaks the file: what XML has no place for is replaced."""
    for text in parts(
        Workbook(said, MADE, (Sheet(said, (said,), (Field(said),), ((Entry(said),),), (said,)),))
    ).values():
        ET.fromstring(text)


def test_the_same_answer_is_the_same_bytes() -> None:
    """A workbook has nothing of the moment and the machine it was made on; it is dated by the day answered for."""
    content = xlsx.render(register())
    assert content == xlsx.render(register())
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in archive.infolist()} == {0}
    about = opened(register()).properties
    assert about.created is not None
    assert about.created.date() == MADE
    assert (about.title, about.creator) == ("Attendance & more", None)
    assert content != xlsx.render(register()._replace(made=date(2026, 3, 21)))
    assert "1980-01-01T00:00:00Z" in parts(register()._replace(made=date.min))["docProps/core.xml"]


def test_a_workbook_of_nothing_opens() -> None:
    """A workbook without sheets, and a sheet without columns, are still files that open."""
    assert len(opened(Workbook("", MADE, ())).worksheets) == 1
    assert sheet_of(Workbook("", MADE, (Sheet("x", (), (), ()),)))["A1"].value is None


# -- choices, totals, headings on end


def with_choices() -> Worksheet:
    """Return a sheet with two columns of marks that are chosen from a list, days over them, and a row of totals."""
    choices = (Entry("P", "good"), Entry("?", "unsure"), Entry("-", "muted"))
    days = (Field(date(2026, 3, 2), "mark", choices), Field("undated (a)", "mark", choices))
    rows = (
        (Entry("Ann, who has a name that is too long for the widest column there is"), Entry("P", "good"), Entry("-")),
        (Entry("Bob"), Entry("?"), Entry("P")),
    )
    came = [Entry(Formula(("=COUNTIF(", Ref(number, row="all"), ',"P")'), 1)) for number in (1, 2)]
    totals = ((Entry("In all"), *came),)
    return sheet_of(Workbook("x", MADE, (Sheet("x", ("x",), (Field("Who"), *days), rows, ("n",), totals=totals),)))


def test_a_mark_is_chosen_from_a_list_and_its_colour_follows() -> None:
    """The cell has no colour of its own: it would stay where the mark is corrected."""
    page = with_choices()
    (choice,) = page.data_validations.dataValidation
    assert (str(choice.sqref), choice.formula1, choice.allow_blank) == ("B4:C5", '"P,?,-"', True)
    assert page["B4"].fill.fill_type is None
    ((cells, rules),) = [(str(one.sqref), one.rules) for one in page.conditional_formatting]
    assert cells == "B4:C5"
    looks = {rule.formula[0]: rule.dxf.fill.bgColor.rgb if rule.dxf.fill else None for rule in rules}
    assert looks == {'"P"': "FFC6DBEF", '"?"': "FFFFF3BF", '"-"': None}


def test_totals_stand_under_what_filters() -> None:
    """They add up the rows and are none of them: a filter leaves them where they are."""
    page = with_choices()
    assert page["B6"].value == '=COUNTIF($B$4:$B$5,"P")'
    assert (page["A6"].value, page["A6"].font.bold, page["A6"].border.top.style) == ("In all", True, "thin")
    assert page.auto_filter.ref == "A3:C5"
    assert page["A8"].value == "n"


def test_a_day_over_marks_is_a_day_and_stands_on_end() -> None:
    """A narrow column has no room for it lying; its row is as high as it takes."""
    page = with_choices()
    assert page["B3"].value.date() == date(2026, 3, 2)
    assert (page["B3"].number_format, page["B3"].alignment.textRotation) == ("d mmm yyyy", 90)
    assert (page["C3"].value, page["C3"].alignment.textRotation) == ("undated (a)", 90)
    assert page.row_dimensions[3].height == pytest.approx(96, abs=1)
    assert sheet_of(register())["C4"].alignment.textRotation == 0


def test_a_row_is_as_high_as_its_text() -> None:
    """LibreOffice does not find it by itself; no row is higher than Excel allows."""
    page = with_choices()
    assert page.row_dimensions[4].height == pytest.approx(32, abs=1)
    assert page.row_dimensions[5].height is None
    assert sheet_of(one((Entry("word " * 9999),))).row_dimensions[2].height == pytest.approx(400, abs=1)


def test_a_rate_without_a_value_is_a_percentage_once_it_has_one() -> None:
    """Nobody expected yet: when a mark is typed, the formula has a share to show."""
    empty = Entry(Formula(("=IF(1=1,", '""', ",1)"), ""))
    assert sheet_of(one((empty,), fields=(Field("Rate", "percentage"),)))["A2"].number_format == "0.0%"


def test_yes_and_no_are_what_a_spreadsheet_has_for_them() -> None:
    """TRUE and FALSE, not 1 and 0."""
    found = one((Entry(Formula(("=1=1",), value=True)),), fields=(Field("Adds up"),))
    read = openpyxl.load_workbook(io.BytesIO(xlsx.render(found)), data_only=True).worksheets[0]["A2"]
    assert read.value is True
    assert read.alignment.horizontal == "center"
    assert read.number_format == '"TRUE";"TRUE";"FALSE"'
