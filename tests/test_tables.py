"""Rows of files from elsewhere: how they are written, where cells end, and what is refused."""

from __future__ import annotations

import codecs
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from partnership.recording.importing import reading
from partnership.source import tables
from partnership.source.tables import Row, UnreadableTableError

if TYPE_CHECKING:
    from pathlib import Path

SECTIONS = (
    "1. Summary\r\nTitle\tBoard, of Alder\r\n\r\n2. People\r\nName\tJoined\r\nOkafor, Si\u00e2n\t7/22/26, 7:02 PM\r\n"
)
ROWS = (
    Row(1, ("1. Summary",)),
    Row(2, ("Title", "Board, of Alder")),
    Row(4, ("2. People",)),
    Row(5, ("Name", "Joined")),
    Row(6, ("Okafor, Si\u00e2n", "7/22/26, 7:02 PM")),
)


@pytest.mark.parametrize(
    "raw",
    [
        codecs.BOM_UTF16_LE + SECTIONS.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + SECTIONS.encode("utf-16-be"),
        SECTIONS.encode("utf-16-le"),
        SECTIONS.encode("utf-16-be"),
        SECTIONS.encode("utf-8-sig"),
        SECTIONS.encode(),
        SECTIONS.encode("cp1252"),
    ],
)
def test_sections_however_they_were_saved(raw: bytes, tmp_path: Path) -> None:
    """A file of several sections has rows of several widths; a heading without cells and commas in prose do not mislead."""
    (tmp_path / "x.csv").write_bytes(raw)
    assert tables.sheets(tmp_path / "x.csv")[0].rows == ROWS


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a;b\n1,5;2,5\n3,5;4\n", ("1,5", "2,5")),
        ("Board of Alder; 2026\na,b\n1,2\n3,4\n", ("1", "2")),
        ("a|b\nx, y|z\n", ("x, y", "z")),
        ('a,b\n"x; y; z; w",2\n', ("x; y; z; w", "2")),
    ],
)
def test_where_cells_end_is_what_most_lines_have(text: str, cells: tuple[str, ...], tmp_path: Path) -> None:
    """One line of prose does not settle what stands between the cells."""
    (tmp_path / "x.csv").write_text(text, encoding="utf-8")
    assert cells in [row.cells for row in tables.sheets(tmp_path / "x.csv")[0].rows]


@pytest.mark.parametrize("raw", [b'a,b\n"Bob,1\nSam,2\n', b'a,b\n"Bob" Smith,1\n'])
def test_a_quote_that_does_not_end_where_it_should_swallows_no_rows(raw: bytes, tmp_path: Path) -> None:
    """A stray quote could make many rows one cell: it is refused, and how to mend it said."""
    (tmp_path / "x.csv").write_bytes(raw)
    with pytest.raises(UnreadableTableError, match=r"cannot be read as CSV at line \d+: .*; open it in a spreadsheet"):
        tables.sheets(tmp_path / "x.csv")


@pytest.mark.parametrize(
    "raw",
    [
        codecs.BOM_UTF16_LE + "a\tb\n".encode("utf-16-le") + b"\x00",
        codecs.BOM_UTF16_LE + b"\x00\xd8" + "a\tb\n".encode("utf-16-le"),
        b"a\0b,c\nd,e\n",
    ],
)
def test_broken_text_is_refused(raw: bytes, tmp_path: Path) -> None:
    """Torn UTF-16 and bytes that are no text are refused, not read as something else."""
    (tmp_path / "x.csv").write_bytes(raw)
    with pytest.raises(UnreadableTableError, match="neither a CSV nor a workbook"):
        tables.sheets(tmp_path / "x.csv")


def test_too_many_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of more rows than a spreadsheet would be kept for is refused."""
    monkeypatch.setattr(tables, "_MOST_ROWS", 1000)
    (tmp_path / "x.csv").write_text("a,b\n" * 1001, encoding="utf-8")
    with pytest.raises(UnreadableTableError, match="more than 1,000 rows"):
        tables.sheets(tmp_path / "x.csv")


def test_times_of_a_workbook(tmp_path: Path) -> None:
    """Rows keep the time of day that a workbook has, and lengths of time; a table of figures has the day alone."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Joined", "Left", "Length"])
    joined = datetime(2026, 7, 22, 19, 2, 11)  # noqa: DTZ001 - as a spreadsheet has it
    sheet.append([joined, time(20, 30, 2), timedelta(hours=1, minutes=27, seconds=51)])
    sheet.append([joined.replace(hour=0, minute=0, second=0), None, None])
    book.save(tmp_path / "x.xlsx")
    assert [row.cells for row in tables.sheets(tmp_path / "x.xlsx")[0].rows[1:]] == [
        ("2026-07-22 19:02:11", "20:30:02", "1:27:51"),
        ("2026-07-22",),
    ]
    assert tables.table(tmp_path / "x.xlsx").rows[0].cells[0] == "2026-07-22"


def test_rows_are_counted_as_a_spreadsheet_counts(tmp_path: Path) -> None:
    """A cell of several lines is in one row, and an empty row counts."""
    file = tmp_path / "x.csv"
    file.write_text('Name,"13 May\n2026"\n\nJane,Y\n', encoding="utf-8")
    assert tables.sheets(file)[0].rows == (Row(1, ("Name", "13 May\n2026")), Row(3, ("Jane", "Y")))


def test_every_sheet_of_a_workbook(tmp_path: Path) -> None:
    """The sheets come in their order, each with its rows; a CSV is one without a name."""
    file = tmp_path / "x.xlsx"
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.title = "Cover"
    book.create_sheet("2026").append(["Jane", True])
    book.save(file)
    assert tables.sheets(file) == (tables.Sheet("Cover", ()), tables.Sheet("2026", (Row(1, ("Jane", "True")),)))
    (tmp_path / "x.csv").write_text("a,b\n", encoding="utf-8")
    assert tables.sheets(tmp_path / "x.csv") == (tables.Sheet("", (Row(1, ("a", "b")),)),)


def test_what_a_workbook_says_without_text(tmp_path: Path) -> None:
    """A colour in an empty cell and a note on a cell are no text; that they are there is known, and nothing more."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Name", None, "P"])
    sheet["B1"].fill = sheet["C1"].fill = PatternFill("solid", fgColor="00FF00")
    sheet["D1"].font = Font(bold=True)
    book.save(tmp_path / "plain.xlsx")
    assert tables.sheets(tmp_path / "plain.xlsx")[0] == tables.Sheet("Sheet", (Row(1, ("Name", "", "P"), (1,)),))
    sheet["A1"].comment = Comment("came late", "A clerk")
    book.save(tmp_path / "noted.xlsx")
    assert tables.sheets(tmp_path / "noted.xlsx")[0].remarked


def test_notes_on_cells_are_told_of_where_a_register_is_read(tmp_path: Path) -> None:
    """What stands in a note is not taken in, and whoever imports the register hears that it is there."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Name", "2026-05-13"])
    sheet.append(["Ann Ash", "P"])
    book.save(tmp_path / "x.xlsx")
    assert reading.heard(tmp_path / "x.xlsx", {}).notes == ()
    sheet["B2"].comment = Comment("came late", "A clerk")
    book.save(tmp_path / "x.xlsx")
    assert reading.heard(tmp_path / "x.xlsx", {}).notes == ("The workbook has notes on its cells, which are not read.",)
