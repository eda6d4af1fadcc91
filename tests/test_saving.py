"""Reports saved for office programs: to a file that is named, whole or not at all, and never to a screen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, get_args

import pytest

from partnership.commands._run import Refused, show, show_or_save
from partnership.render import FORMATS, docx, xlsx
from partnership.report import AnyFormat, FileFormat, Paragraph, Report, ReportFormat, Table
from partnership.workbook import Entry, Field, Sheet, Workbook

if TYPE_CHECKING:
    from pathlib import Path

MADE = date(2026, 3, 20)
REPORT = Report(
    "Attendance", (Paragraph("A file could not be read.", alarm=True), Paragraph("Sound.")), Table("", (), ()), {}
)
BOOK = Workbook("Attendance", MADE, (Sheet("Register", (), (Field("Who"),), ((Entry("Siân"),),)),))


def sheets() -> Workbook:
    """Return the report in sheets."""
    return BOOK


def not_asked() -> Workbook:
    """Fail: sheets are laid out for a workbook alone."""
    pytest.fail("sheets were laid out for nothing")


def test_a_workbook_is_saved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The sheets are in the file, and what must not be missed is said beside it."""
    show_or_save(REPORT, "xlsx", tmp_path / "a.xlsx", made=MADE, workbook=sheets)
    assert (tmp_path / "a.xlsx").read_bytes() == xlsx.render(BOOK)
    assert capsys.readouterr() == ("", "partnership: A file could not be read.\n")


def test_a_document_is_saved(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The report is in the file, dated as of the day answered for, and its sheets are not laid out."""
    show_or_save(REPORT, "docx", tmp_path / "a.docx", made=MADE, workbook=not_asked)
    assert (tmp_path / "a.docx").read_bytes() == docx.render(REPORT, MADE)
    assert capsys.readouterr() == ("", "partnership: A file could not be read.\n")


@pytest.mark.parametrize(("format_", "article"), [("xlsx", "an"), ("docx", "a")])
def test_a_screen_is_no_place_for_a_file(format_: FileFormat, article: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a file's name nothing is worked out or written, and the sentence says what to type."""
    with pytest.raises(Refused) as refused:
        show_or_save(REPORT, format_, None, made=MADE, workbook=not_asked)
    assert str(refused.value) == (
        f"{article} {format_} is a file, not something for the screen: name it with --output, such as --output report.{format_}"
    )
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("format_", get_args(FileFormat))
def test_a_file_that_cannot_be_written(format_: FileFormat, tmp_path: Path) -> None:
    """Where there is no such folder the sentence says so, and nothing is left behind."""
    with pytest.raises(Refused, match=r"cannot be written: .*; choose another file"):
        show_or_save(REPORT, format_, tmp_path / "none" / "a.xlsx", made=MADE, workbook=sheets)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format_", get_args(ReportFormat))
def test_text_is_shown_as_ever(format_: ReportFormat, tmp_path: Path) -> None:
    """The formats that are text are what they are without the others."""
    show_or_save(REPORT, format_, tmp_path / "a", made=MADE, workbook=not_asked)
    show(REPORT, format_, tmp_path / "b")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_every_format_is_one_or_the_other() -> None:
    """Each format of a report is text or a file, and each that is text is written by a module of its own."""
    assert set(get_args(AnyFormat)) == {*get_args(ReportFormat), *get_args(FileFormat)}
    assert set(FORMATS) == set(get_args(ReportFormat))
