"""Attendance from registers: what a file says, which meetings and whom it means, and what becomes of every mark."""

from __future__ import annotations

import csv
import json
import os
import shutil
from collections import Counter
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

import terminals
from conftest import ROOT
from folders import EXAMPLE, laid, snapshot
from output_schemas import validator
from partnership.commands import run
from partnership.commands._asking_who import asked_marks, asked_names
from partnership.recording.importing.against import Answers
from partnership.recording.importing.days import days_in
from partnership.source import reader

if TYPE_CHECKING:
    from pathlib import Path


GRID = ROOT / "tests/registers/calderdale-2015.csv"
"""The grid of the Calderdale board's minutes of 6 August 2015, with its key and its two meetings to come."""
BOARD = "calderdale/safeguarding-children-board"


def data(
    capsys: pytest.CaptureFixture[str], file: Path, records: Path, *arguments: str, status: int | None = 0
) -> dict[str, Any]:
    """Return what becomes of a file, held against the schema."""
    known = run(["import", str(file), "--records", str(records), "--format", "json", *arguments])
    printed = capsys.readouterr()
    assert status is None or known == status, printed.err
    found: dict[str, Any] = json.loads(printed.out)
    validator("import").validate(found)
    assert sum(found["counts"].values()) == len(found["marks"])
    return found


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """Return a copy of Exampleshire's records."""
    return shutil.copytree(EXAMPLE, tmp_path / "records")


@pytest.mark.parametrize("kind", ["csv", "xlsx", "xlsx-dates"])
def test_a_published_grid_is_on_record_already(kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All 102 marks of the Calderdale grid agree with the records that were made of it, from a CSV as from a workbook."""
    file = GRID
    if kind != "csv":
        file = tmp_path / "grid.xlsx"
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        with GRID.open(encoding="utf-8", newline="") as rows:
            for row in csv.reader(rows):
                dated = [days_in(cell)[0] if kind == "xlsx-dates" and cell.endswith("2015") else cell for cell in row]
                sheet.append([cell or None for cell in dated])
        sheet.merge_cells("A1:G1")
        book.save(file)
    before = snapshot(ROOT / "records/meetings/calderdale")
    found = data(capsys, file, ROOT / "records", "--meeting", BOARD)
    assert found["counts"] | {"left_out": 0} == dict.fromkeys(found["counts"], 0) | {"same": 102}
    assert Counter(one["printed"] for one in found["marks"] if one["becomes"] == "same") == {
        "Y": 56,
        "A": 26,
        "D": 9,
        "-": 6,
        "N": 5,
    }
    assert {one["why"] for one in found["marks"] if one["becomes"] == "left-out"} == {"nothing is said of them"}
    assert [one["row"] for one in found["about_nobody"]] == [1, 2, 3]
    assert snapshot(ROOT / "records/meetings/calderdale") == before


def test_a_published_grid_makes_the_records_that_were_typed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With the attendance taken out of the records, the grid brings what was typed of it, but for what it does not say in those words."""
    records = shutil.copytree(
        ROOT / "records", tmp_path / "records", ignore=lambda _, names: {"lancashire", "lincolnshire"} & {*names}
    )
    folder = records / "meetings" / BOARD
    for path in folder.iterdir():
        text = path.read_text(encoding="utf-8")
        head, _, rest = text.partition("attendance_recorded: whole\n\nattendance:\n")
        path.write_text(head + "\n" + rest[rest.index("\n\n") + 2 if "\n\n" in rest else len(rest) :], encoding="utf-8")
    arguments = ["import", str(GRID), "--records", str(records), "--meeting", BOARD, "--write"]
    assert run(arguments) == 0
    capsys.readouterr()
    once = snapshot(records)
    assert run(arguments) == 0
    assert "There is nothing to write." in capsys.readouterr().out
    assert snapshot(records) == once
    found = data(capsys, GRID, records, "--meeting", BOARD)
    assert found["counts"]["same"] == 102


TRUST = "childrens-trust"
MAY = "meetings/exampleshire/childrens-trust/2026-05-13.yaml"
PEOPLE = "places/exampleshire.yaml"


def imported(
    capsys: pytest.CaptureFixture[str], records: Path, text: str | bytes, *arguments: str, name: str = "register.csv"
) -> tuple[int, str, str]:
    """Write a file beside the records and take it in on a day in June 2026; return the status, what is printed, and what is said beside it."""
    file = records.parent / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    status = run(["import", str(file), "--records", str(records), "--as-of", "2026-06-01", *arguments])
    printed = capsys.readouterr()
    assert "Traceback" not in printed.err
    return status, printed.out, printed.err


def rows_of(records: Path) -> list[dict[str, Any]]:
    """Return the attendance on record of the meeting of 13 May 2026."""
    found: list[dict[str, Any]] = held(records, MAY).get("attendance", [])
    return found


def held(records: Path, path: str) -> dict[str, Any]:
    """Return what a record holds."""
    return reader.read((records / path).read_bytes()).data or {}


def test_learned_names_need_no_answer(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that the user said is a person's stands in the place's record, and the next file needs no answer; twice is the same as once."""
    text = "Name,13 May 2026\nH Figment,Y\nE. Model,Y\n"
    answers = ("--meeting", TRUST, "--is", "H Figment=harper-figment", "--is", "E. Model=police", "--write")
    assert imported(capsys, example, text, *answers)[0] == 0
    assert "harper-figment: {name: Harper Figment, printed_as: [H Figment]}" in (example / PEOPLE).read_text(
        encoding="utf-8"
    )
    assert "E. Model" not in (example / PEOPLE).read_text(encoding="utf-8")
    once = snapshot(example)
    assert imported(capsys, example, "Name,13 May 2026\nH Figment,Y\n", "--meeting", TRUST, "--write")[0] == 0
    assert imported(capsys, example, text, *answers)[0] == 0
    assert snapshot(example) == once


def test_a_name_of_two_is_not_learned(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is another person's name too is not kept, though it was said to be somebody's."""
    text = "Name,13 May 2026\nAvery Example,Y\nBell\x07,Y\n"
    status, out, _ = imported(
        capsys,
        example,
        text,
        "--meeting",
        TRUST,
        "--is",
        "Avery Example=harper-figment",
        "--is",
        "Bell\x07=ellis-model",
        "--write",
    )
    assert status == 0
    assert "Avery Example is not kept as a name: it is a name of Avery Example too." in out
    assert "is not kept as a name: it has signs in it that are no letters." in out
    assert [one["person"] for one in rows_of(example)] == ["ellis-model", "harper-figment"]
    assert "printed_as: [Avery" not in (example / PEOPLE).read_text(encoding="utf-8")
    two = "Name,Agency,13 May 2026\nA B,Police,Y\nA B,Public Health,Y\n"
    status, out, _ = imported(
        capsys,
        example,
        two,
        "--meeting",
        TRUST,
        "--is",
        "A B (Police)=harper-figment",
        "--is",
        "A B (Public Health)=ellis-model",
    )
    assert out.count("A B is not kept as a name") == 2


def test_what_waits_for_an_answer_keeps_all_from_being_written(
    example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written while something is open, unless --partly says so, and then what is certain is."""
    text = "Name,13 May 2026\nAvery Example,Y\nNobody Known,Y\nBlair Sample,A\n"
    before = snapshot(example)
    status, _, err = imported(capsys, example, text, "--meeting", TRUST, "--write")
    assert (status, "2 marks wait for an answer" in err) == (2, True)
    assert snapshot(example) == before
    status, out, _ = imported(capsys, example, text, "--meeting", TRUST, "--write", "--partly")
    assert (status, "unmatched 1, unclear 1" in out) == (1, True)
    assert [one["person"] for one in rows_of(example)] == ["avery-example"]


def test_what_differs_is_left_unless_replaced(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The record stays as it is where it says otherwise; --replace takes the file's word, and then both agree."""
    assert imported(capsys, example, "Name,13 May 2026\nAvery Example,Y\n", "--meeting", TRUST, "--write")[0] == 0
    other = "Name,13 May 2026\nAvery Example,AA\n"
    status, out, _ = imported(capsys, example, other, "--meeting", TRUST, "--write")
    assert (status, "There is nothing to write." in out) == (1, True)
    assert imported(capsys, example, other, "--meeting", TRUST, "--write", "--replace")[0] == 0
    assert rows_of(example) == [
        {
            "person": "avery-example",
            "seat": "lead-member",
            "capacity": "member",
            "presence": "apologies",
            "apology": "accepted",
        }
    ]
    assert "on record already 1" in imported(capsys, example, other, "--meeting", TRUST)[1]


def test_where_it_is_said(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A document of the place is cited where it is named; one that is not there is refused, and nothing is written."""
    text = "Name,13 May 2026\nAvery Example,Y\n"
    asked = ("--meeting", TRUST, "--write", "--section", "Attendance")
    before = held(example, MAY)
    status, _, err = imported(capsys, example, text, *asked)
    assert (status, "goes with --source" in err) == (2, True)
    assert imported(capsys, example, text, *asked, "--source", "no-such-document")[0] == 2
    assert held(example, MAY) == before
    assert imported(capsys, example, text, *asked, "--source", "childrens-trust-minutes-2025-26")[0] == 0
    cited = {"document": "childrens-trust-minutes-2025-26", "section": "Attendance"}
    assert cited in held(example, MAY)["source"]


@pytest.mark.skipif(os.name == "nt", reason="a pipe has no path on Windows")
def test_what_another_program_says_is_taken_in(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe can be read once only, as `import <(convert register.ods)` gives it."""
    pipe, end = os.pipe()
    os.write(end, b"Name,13 May 2026\nAvery Example,Y\n")
    os.close(end)
    assert run(["import", f"/dev/fd/{pipe}", "--meeting", TRUST, "--records", str(example)]) == 0
    os.close(pipe)
    assert "new 1: 1 mark in all" in capsys.readouterr().out


def test_times_and_parts_are_recorded(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Arrivals, departures and parts of a roll go into the record."""
    text = "Name,Attendance,Time in,Time out,Deputy\nAvery Example,Y,14:20,,\nEllis Model,part,,,\nHarper Figment,Apologies,,,Indigo Instance\nUma Pseudonym,,,,Jo New\nDrew Pattern,sub,,,\n"
    status, out, err = imported(capsys, example, text, "--meeting", f"{TRUST}@2026-05-13", "--write")
    assert status == 0, err
    assert max(map(len, out.partition("\nAttendance from")[0].splitlines())) <= 80
    found = data(capsys, example.parent / "register.csv", example, "--meeting", f"{TRUST}@2026-05-13")
    assert "Drew Pattern (Adult services; Health commissioning) has more than one seat" in found["marks"][-1]["why"]
    assert [(one.get("person"), one.get("printed_as"), one["presence"], one.get("arrived")) for one in rows_of(example)] == [
        ("avery-example", None, "part", "14:20"), ("ellis-model", None, "part", None), ("harper-figment", None, "apologies", None),
        ("indigo-instance", None, "present", None), (None, "Jo New", "present", None),
    ]  # fmt: skip
    assert "on record already 5" in imported(capsys, example, text, "--meeting", f"{TRUST}@2026-05-13")[1]


def test_answers_about_nothing_are_said(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An answer about a name or a mark that the file does not have changes nothing, and is said to."""
    out = imported(
        capsys,
        example,
        "Name,13 May 2026\nAvery Example,Y\n",
        "--meeting",
        TRUST,
        "--is",
        "Avrey Example=leave",
        "--mark",
        "Z=absent",
    )[1]
    assert "Nobody in the file is called `Avrey Example`, of whom --is speaks." in out
    assert "No mark in the file is `Z`, of which --mark speaks." in out
    assert "new 1" in out


TEAMS = """\
1. Summary
Meeting title\tExampleshire Children's Trust
Start time\t5/13/26, 1:58:11 PM
End time\t5/13/26, 4:01:02 PM

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Example, Avery (Guest)\t5/13/26, 1:58:11 PM\t5/13/26, 4:01:02 PM\t2h 2m 51s\ta@x.example\ta@x.example\tOrganiser
Kit Sample\t5/13/26, 2:30:00 PM\t5/13/26, 4:00:00 PM\t1h 30m 0s\tk@x.example\tk@x.example\tPresenter
+44 *****12\t5/13/26, 2:05:00 PM\t5/13/26, 2:09:30 PM\t4m 30s\t\t\tAttendee
"""


def test_a_report_of_teams(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A report in UTF-16 is matched to its meeting and its people; nobody's address comes into records or answers."""
    arguments = ("--meeting", TRUST, "--late", "10", "--is", "Kit Sample=substitute:police")
    status, out, err = imported(capsys, example, TEAMS.encode("utf-16"), *arguments, "--write")
    assert status == 0, err
    assert rows_of(example) == [
        {"person": "avery-example", "seat": "lead-member", "capacity": "member", "presence": "present", "mode": "virtual"},
        {"seat": "police", "printed_as": "Kit Sample", "capacity": "substitute", "presence": "part", "mode": "virtual", "arrived": "14:30"},
    ]  # fmt: skip
    assert "they called by telephone" in out
    found = data(capsys, example.parent / "register.csv", example, "--as-of", "2026-06-01", *arguments)
    assert (found["counts"]["same"], found["counts"]["left_out"]) == (2, 1)
    assert "x.example" not in json.dumps(found["marks"]) + out


MODERNGOV = """\
<?xml version="1.0" encoding="utf-8"?>
<meeting><meetingid>7</meetingid><meetingdate>13/05/2026</meetingdate><committeetitle>Children's Trust</committeetitle><attendees>
<attendee memberid="3" name="Cllr A Example" attendance="Present, as expected"/>
<attendee memberid="4" name="Ellis Model" attendance="Hat"/>
</attendees></meeting>
"""


def test_an_answer_of_moderngov(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """ModernGov's XML is matched by learned aliases; a word of its own has the meaning that the user gives it."""
    assert "unclear 1" in imported(capsys, example, MODERNGOV, "--meeting", TRUST)[1]
    assert imported(capsys, example, MODERNGOV, "--meeting", TRUST, "--mark", "Hat=absent", "--write")[0] == 0
    assert [(one["person"], one["presence"]) for one in rows_of(example)] == [
        ("avery-example", "present"),
        ("ellis-model", "absent"),
    ]
    status, _, err = imported(capsys, example, MODERNGOV.replace("Children's Trust", "Nothing known"))
    assert (status, "--meeting is needed" in err, "its title" in err) == (2, True, False)
    register = "Attendance of the Exampleshire Children's Trust\nName,13 May 2026\nAvery Example,Y\n"
    assert "its title may mean exampleshire/childrens-trust" in imported(capsys, example, register)[2]
    status, _, err = imported(capsys, example, MODERNGOV)
    assert (status, "its title may mean exampleshire/childrens-trust" in err) == (2, True)


def test_the_program_s_own_workbook_is_on_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The register that `attendance` saves as a workbook says what the records have, but for leave, which no mark of a register can bring."""
    file = tmp_path / "register.xlsx"
    asked = ["--records", str(EXAMPLE), "--as-of", "2026-03-01"]
    assert run(["attendance", TRUST, *asked, "--format", "xlsx", "--output", str(file)]) == 0
    capsys.readouterr()
    found = data(capsys, file, EXAMPLE, "--meeting", TRUST, "--as-of", "2026-03-01", status=1)
    assert (found["counts"]["same"], found["counts"]["unclear"]) == (157, 3)
    assert {one["printed"] for one in found["marks"] if one["becomes"] != "same"} == {"L", "", "?"}
    assert found["counts"]["same"] + found["counts"]["unclear"] + found["counts"]["left_out"] == len(found["marks"])


@pytest.mark.parametrize(
    ("text", "arguments", "says"),
    [
        ("", (), "it has nothing in it"),
        ("<a/>", (), "it is XML, and not the answer of ModernGov's"),
        ("<!DOCTYPE a><a/>", (), "declares a document type"),
        (b"PK\x03\x04junk", (), "cannot be read as a workbook"),
        (bytes(range(256)) * 9, (), "neither a CSV nor a workbook"),
        ("Name," + ",".join(["Y"] * 9000), (), "500 columns"),
        ('Name,13/05/2026\n"Avery', (), "cannot be read as CSV"),
        ("Name,2026-05-13\nJane,Y", ("--sheet", "One"), "a CSV has no sheets"),
        ("Name,2026-05-13\nJane,Y", ("--mark", "A"), "--mark A cannot be read"),
        ("Name,2026-05-13\nJane,Y", ("--mark", "A=tea"), "--mark A=tea cannot be read"),
        ("Name,2026-05-13\nJane,Y", ("--is", "Jane"), "--is Jane cannot be read"),
        ("Name,2026-05-13\nJane,Y", ("--is", "Jane=police", "--is", "jane=probation"), "both police and probation"),
        ("Name,2026-05-13\nJane,Y", ("--is", "Jane=nobody-such"), "has no seat or member `nobody-such`"),
        ("Name,2026-05-13\nJane,Y", ("--is", "Jane=substitute:nobody-such"), "has no seat `nobody-such`"),
        ("Name,2026-05-13\nJane,Y", ("--format", "json", "--write"), "leave out --format"),
        ("Name,2026-05-13\nJane,Y", ("--commit",), "add --write"),
        ("Name,2026-05-13\nJane,Y", ("--meeting", "nobody-such"), "there is no board `nobody-such`"),
        ("Name,2026-05-13\nJane,Y", ("--meeting", "childrens-trust@1999-01-01"), "there is no meeting `1999-01-01`"),
        ("Name,2026-05-13\n=cmd|' /C calc'!A0,Y", ("--is", "=cmd|' /C calc'!A0=printed", "--write", "--is", "x"), "--is x cannot be read"),
    ],
)  # fmt: skip
def test_refused(
    text: str | bytes, arguments: tuple[str, ...], says: str, example: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What cannot be made sense of is refused in a sentence, and nothing is changed."""
    before = snapshot(example)
    meeting = () if "--meeting" in arguments else ("--meeting", TRUST)
    status, out, err = imported(capsys, example, text, *meeting, *arguments)
    assert (status, out) == (2, "")
    assert says in err
    assert err.count("\n") == 1
    assert snapshot(example) == before


def test_a_file_that_is_not_there(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that cannot be opened, and a folder, are refused."""
    for path in (example / "none.csv", example):
        assert run(["import", str(path), "--records", str(example), "--meeting", TRUST]) == 2
        assert "cannot be read" in capsys.readouterr().err


NAMES = (
    "O'Brien", "Siân ap Rhys", "Chidiebere-Okafor, Adaeze", "Madonna", "\u674e\u96f7", 'Ó Súilleabháin: #1 "Mick"', "- x", "{x: [1]}", "yes", "null", "=A1+1",
)  # fmt: skip


def test_names_are_kept_as_they_are_printed(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever stands in a name is kept exactly, in the roll as among a person's names, and known again."""
    file = example.parent / "names.csv"
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        csv.writer(out).writerows(
            [
                ["Name", "Agency", "13 May 2026"],
                *([name, "", "Y"] for name in NAMES),
                *([f"{name} Long", "", "Y"] for name in NAMES),
            ]
        )
    arguments = ["import", str(file), "--records", str(example), "--as-of", "2026-06-01", "--meeting", TRUST, "--write"]
    answers = [word for name in NAMES for word in ("--is", f"{name}=printed", "--is", f"{name} Long=ellis-model")]
    assert run([*arguments, *answers]) == 0, capsys.readouterr().err
    assert [one["printed_as"] for one in rows_of(example) if "printed_as" in one] == [*NAMES]
    assert held(example, PEOPLE)["people"]["ellis-model"]["printed_as"] == [f"{name} Long" for name in NAMES]
    once = snapshot(example)
    capsys.readouterr()
    assert run(arguments) == 0
    assert f"on record already {2 * len(NAMES)}" in capsys.readouterr().out
    assert snapshot(example) == once


@pytest.mark.parametrize("format_", ["markdown", "html", "csv"])
def test_every_format_has_every_row(format_: str, example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each format shows what would become of a file, its hostile names made safe."""
    text = "Board\nName,13 May 2026\n<b>Jane</b>,Y\nAvery Example,Y\n"
    out = imported(capsys, example, text, "--meeting", TRUST, "--format", format_)[1]
    assert "Avery Example (Lead Member for Children)" in out
    assert "above the headings" in out
    assert ("<b>Jane" in out) is (format_ == "csv")


def test_records_that_cannot_be_read_are_said_first(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A record beside that cannot be read is said to be, and the status says so too; the meeting itself refuses."""
    (example / "meetings/exampleshire/childrens-trust/2026-02-11.yaml").write_text("kind: [", encoding="utf-8")
    status, _, err = imported(capsys, example, "Name,11 Feb 2026\nAvery Example,Y\n", "--meeting", TRUST)
    assert (status, "cannot be read, so nothing can be recorded of it" in err) == (2, True)


def test_a_record_that_cannot_be_changed_in_place(example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A record in a form that no change can be made in is refused, and nothing is written."""
    path = example / MAY
    path.write_text(
        path.read_text(encoding="utf-8").replace("status: planned", "? status\n: planned"), encoding="utf-8"
    )
    before = snapshot(example)
    status, _, err = imported(capsys, example, "Name,13 May 2026\nAvery Example,Y\n", "--meeting", TRUST, "--write")
    assert (status, "cannot be changed in place" in err) == (2, True), err
    assert snapshot(example) == before


def test_the_only_board_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where one board is on record, the file is of that."""
    records = laid(
        tmp_path,
        {"places/here.yaml": "name: Here\nkind: county\n", "boards/here/trust.yaml": "name: Trust\nkind: trust\n"},
    )
    found = data(capsys, _written(tmp_path, "Name,13 May 2026\nJane,Y\n"), records, status=1)
    assert (found["board"], found["counts"]["left_out"]) == ("here/trust", 1)


def _written(folder: Path, text: str) -> Path:
    file = folder / "x.csv"
    file.write_text(text, encoding="utf-8")
    return file


def test_written_and_committed(
    example: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A comment and Windows line ends stay, and only the lines change that have to."""
    path = example / MAY
    path.write_bytes(
        path.read_bytes().replace(b"\n", b"\r\n").replace(b"venue: County Hall", b"venue: County Hall # upstairs")
    )
    assert imported(capsys, example, "Name,13 May 2026\nAvery Example,Y\n", "--meeting", TRUST, "--write")[0] == 0
    raw = path.read_bytes()
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert b"venue: County Hall # upstairs\r\n" in raw
    monkeypatch.chdir(example.parent)
    assert run(["undo"]) == 0
    assert rows_of(example) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals of this kind")
def test_asked_on_a_terminal(example: Path) -> None:
    """With --write each mark and each name that is open is asked about once, and the answers are written and learned."""
    file = _written(
        example.parent,
        "Name,13 May 2026\nH Figment,Y\nRobin New,Y\nAnn Odd,Y\nJo Left,Y\nAvery Example,D\nBlair Sample,A\nTatum H,Y\n",
    )
    status, screen = terminals.typed_at(
        example.parent,
        ["import", file.name, "--as-of", "2026-06-01", "--write"],
        [
            ("The board that the file is of", "childrens-trust\n"),
            ("What does the mark d mean?", "tea\n"),
            ("What does the mark d mean?", "substitute\n"),
            ("What does the mark a mean?", "apologies\n"),
            ("Who is it", "1\n"),
            ("Who is it", "i\n"),
            ("Who is it", "substitute:police\n"),
            ("Who is it", "s\n"),
            ("Who is it", "tatum-hypothesis\n"),
        ],
    )
    assert status == 0, screen
    assert "`tea` is none of them." in screen
    assert "1  Harper Figment (Police) (harper-figment)" in screen
    assert [one.get("person") or one.get("printed_as") or one["seat"] for one in rows_of(example)] == [
        "lead-member", "blair-sample", "harper-figment", "Ann Odd", "tatum-hypothesis", "Robin New",
    ]  # fmt: skip
    assert "printed_as: [Tatum H]" in (example / PEOPLE).read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals of this kind")
def test_left_open_on_a_terminal(example: Path) -> None:
    """Enter leaves a question open, and then nothing is written; nor is anything where the answering is broken off."""
    file = _written(example.parent, "Name,13 May 2026\nRobin New,Y\nAvery Example,A\n")
    before = snapshot(example)
    words = ["import", file.name, "--as-of", "2026-06-01", "--meeting", TRUST, "--write"]
    status, screen = terminals.typed_at(
        example.parent, words, [("What does the mark a mean?", "\n"), ("Who is it", "\n")]
    )
    assert (status, "2 marks wait for an answer" in screen) == (2, True)
    status, screen = terminals.typed_at(example.parent, words, [("What does the mark a mean?", "\x04")])
    assert status == 130, screen
    assert "Traceback" not in screen
    assert snapshot(example) == before


def test_nothing_to_ask() -> None:
    """Where no name is open, nobody is asked."""
    assert asked_names([], Answers({"a": "b"})) == Answers({"a": "b"})
    assert asked_marks([]) == {}
