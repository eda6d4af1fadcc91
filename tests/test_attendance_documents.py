"""`partnership attendance` as a workbook, a statement and notes for the chair: files, refusals, exit status."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx
import openpyxl
import pytest

from folders import EXAMPLE, ROOT, laid
from partnership.commands import run

if TYPE_CHECKING:
    from pathlib import Path

DAY = "2026-03-20"


def said(capsys: pytest.CaptureFixture[str], *arguments: str, records: Path = EXAMPLE) -> tuple[int, str, str]:
    """Run the command on some records; return the exit status and what it printed."""
    status = run(["attendance", *arguments, "--records", str(records)])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_a_workbook_and_two_documents(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each is what its option asks for, of one board or of all; the same answer is the same file."""
    book, again, statement, notes = (tmp_path / name for name in ("a.xlsx", "b.xlsx", "s.docx", "n.docx"))
    asked = ("childrens-trust", "--as-of", DAY)
    for file in (book, again):
        assert said(capsys, *asked, "--format", "xlsx", "--output", str(file)) == (0, "", "")
    assert book.read_bytes() == again.read_bytes()
    assert openpyxl.load_workbook(book).sheetnames[0] == "Exampleshire Children's Trust"
    assert said(capsys, *asked, "--format", "docx", "--output", str(statement)) == (0, "", "")
    assert docx.Document(str(statement)).paragraphs[0].text == "Attendance statement"
    assert said(capsys, *asked, "--letter", "--format", "docx", "--output", str(notes)) == (0, "", "")
    headings = [one.text for one in docx.Document(str(notes)).paragraphs if one.text.startswith("Draft note: ")]
    assert headings[0] == "Draft note: Siân Enghraifft (Health safeguarding)"


@pytest.mark.parametrize("day", ["0001-01-01", DAY, "9999-12-31"])
@pytest.mark.parametrize("arguments", [("--format", "xlsx"), ("--format", "docx"), ("--letter", "--format", "docx")])
def test_of_every_board_on_any_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], day: str, arguments: tuple[str, ...]
) -> None:
    """Nothing in the records of either folder, and no day, stops any of them."""
    for folder in (ROOT / "records", EXAMPLE):
        output = tmp_path / folder.parent.name
        assert said(capsys, "--as-of", day, *arguments, "--output", str(output), records=folder) == (0, "", "")
        assert output.stat().st_size > 0


@pytest.mark.parametrize("format_", ["text", "markdown", "html"])
def test_notes_in_every_format_that_people_read(capsys: pytest.CaptureFixture[str], format_: str) -> None:
    """On the screen as in a file."""
    status, out, _ = said(capsys, "childrens-trust", "--as-of", DAY, "--letter", "--format", format_)
    assert (status, out.count("Nobody needs to give a reason for an absence.")) == (0, 4)


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--letter", "--format", "json"), "--letter drafts notes for people to read, which json is not for; give --format text, markdown, html or docx"),
        (("--letter", "--format", "xlsx"), "--letter drafts notes for people to read, which xlsx is not for; give --format text, markdown, html or docx"),
        (("--letter", "--rule", "70%"), "--letter goes by the board's own rule, so it cannot go with --rule; leave one of them out"),
        (("--letter", "--by", "seat"), "--letter has a layout of its own, so --by has nothing to do; leave one of them out"),
        (("--letter", "--definitions"), "--letter has a layout of its own, so --definitions has nothing to do; leave one of them out"),
        (("--format", "docx", "--explain"), "a statement in docx has a layout of its own, so --explain has nothing to do; leave one of them out"),
        (("--format", "xlsx", "--by", "none"), "a workbook in xlsx has a layout of its own, so --by has nothing to do; leave one of them out"),
        (("--format", "csv", "--by", "seat"), "csv has every figure and no words about them, so --by has nothing to do; leave one of them out"),
        (("--format", "json", "--definitions"), "json has every figure and no words about them, so --definitions has nothing to do; leave one of them out"),
        (("--format", "json", "--explain"), "json has every figure and no words about them, so --explain has nothing to do; leave one of them out"),
        (("--format", "csv", "--chart"), "csv has every figure and no words about them, so --chart has nothing to do; leave one of them out"),
        (("--format", "markdown", "--chart"), "markdown draws no charts, so --chart has nothing to do; give --format text or html, or leave it out"),
        (("--format", "xlsx"), "an xlsx is a file, not something for the screen: name it with --output, such as --output report.xlsx"),
    ],
)  # fmt: skip
def test_what_is_refused(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], why: str) -> None:
    """In one sentence, with what to do, and nothing is written."""
    assert said(capsys, "childrens-trust", *arguments) == (2, "", f"partnership: {why}\n")


def test_a_workbook_by_a_rule_asked_for_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its verdicts are those of that rule; its figures are the board's."""
    file = tmp_path / "a.xlsx"
    status, _, _ = said(
        capsys, "childrens-trust", "--as-of", DAY, "--rule", "80%", "--format", "xlsx", "--output", str(file)
    )
    above = [cell.value for cell in openpyxl.load_workbook(file).worksheets[0]["A"][:5]]
    assert status == 0
    assert any("(asked for, not the board's own)" in str(line) for line in above)


@pytest.mark.parametrize("arguments", [("--format", "xlsx"), ("--format", "docx"), ("--letter", "--format", "docx")])
def test_a_file_that_cannot_be_read_is_said_in_the_document_and_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    """The document may be read by somebody who never saw the terminal."""
    root = laid(tmp_path, {"meetings/exampleshire/childrens-trust/2025-06-11.yaml": "kind: [\n"}, EXAMPLE)
    file = tmp_path / f"out.{arguments[-1]}"
    status, _, err = said(capsys, "childrens-trust", "--as-of", DAY, *arguments, "--output", str(file), records=root)
    assert (status, err.startswith("partnership: 1 file could not be read")) == (2, True)
    if "xlsx" in arguments:
        said_inside = str(openpyxl.load_workbook(file).worksheets[0]["A2"].value)
    else:
        said_inside = docx.Document(str(file)).paragraphs[1].text
    assert said_inside.startswith("1 file could not be read")


def test_the_exit_status_of_a_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--fail-on` looks at the verdicts, whatever is made of them."""
    asked = ("childrens-trust", "--as-of", DAY, "--fail-on", "below")
    assert said(capsys, *asked, "--format", "xlsx", "--output", str(tmp_path / "a.xlsx"))[0] == 1
    assert said(capsys, *asked, "--letter")[0] == 1
