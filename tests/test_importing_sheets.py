"""Workbooks of several sheets: which of them are read, which together, and where each row of them is."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

import jsonschema
import openpyxl
import pytest

from conftest import ROOT
from folders import laid, snapshot
from partnership.commands import run
from partnership.recording.importing.heard import StrangeFileError
from partnership.recording.importing.reading import heard

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from partnership.recording.importing.heard import Heard

Cells = str | int | date | None
PLACE = "name: Exampleshire\nkind: county\npeople:\n  jane-smith: {name: Jane Smith}\n  jo-lee: {name: Jo Lee}\n"
TRUST = """\
name: Exampleshire Trust
kind: trust
seats:
  police: {title: Police, standing: member, holders: [{person: jane-smith}]}
  health: {title: Health, standing: member, holders: [{person: jo-lee}]}
"""
MEETING = "kind: ordinary\nstatus: planned\n"
YEARS: dict[str, list[list[Cells]]] = {
    "2025": [["Name", date(2025, 5, 13)], ["Jane Smith", "P"], ["Jo Lee", "A"]],
    "2026": [["Trust 2026"], ["Name", "14 Jan"], ["Jane Smith", "A"]],
    "Key": [["P", "present"], ["A", "apologies"]],
}


def book(folder: Path, sheets: Mapping[str, Sequence[Sequence[Cells]]]) -> Path:
    """Write a workbook of these sheets."""
    made = openpyxl.Workbook()
    del made["Sheet"]
    for name, rows in sheets.items():
        own = made.create_sheet(name)
        for cells in rows:
            own.append(cells)
    made.save(folder / "book.xlsx")
    return folder / "book.xlsx"


def read(folder: Path, sheets: Mapping[str, Sequence[Sequence[Cells]]], *wanted: str) -> Heard:
    """Return what a workbook of these sheets says."""
    return heard(book(folder, sheets), {}, wanted)


def register(day: str = "13 May 2026", *above: Sequence[Cells]) -> list[Sequence[Cells]]:
    """Return the rows of a register of one person at one meeting."""
    return [*above, ["Name", day], ["Jane Smith", "P"]]


def test_a_sheet_for_each_year_is_one_register(tmp_path: Path) -> None:
    """Years are taken together, with the key of another sheet and the year of their own names."""
    found = read(tmp_path, YEARS)
    assert [(one.sheet, one.rows, found.occasions[one.at].days, one.came) for one in found.sayings] == [
        ("2025", (2,), (date(2025, 5, 13),), "present"),
        ("2025", (3,), (date(2025, 5, 13),), "apologies"),
        ("2026", (3,), (date(2026, 1, 14),), "apologies"),
    ]
    assert [(one.sheet, one.row) for one in found.asides] == [("2025", 1), ("2026", 1), ("2026", 2)]
    assert found.notes == (
        "Nothing of this sort is in `Key`.",
        "The sheets `2025` and `2026` are taken together.",
        "The file's own key: P is present, A is apologies.",
    )


def test_one_sheet_alone_is_as_it_is(tmp_path: Path) -> None:
    """The one sheet that says who came is taken, and said to be; nothing of it has the name of a sheet."""
    rows = [*register(), ["Jo Lee", '=IF(1,"Y")']]
    found = read(tmp_path, {"Cover": [["Attendance of the trust"]], "Register": rows})
    assert [one.came for one in found.sayings] == ["present", "not-recorded"], "a formula that was never worked out"
    assert found.notes == ("It is the sheet `Register`; nothing of this sort is in `Cover`.",)
    assert {one.sheet for one in found.sayings} | {one.sheet for one in found.asides} == {""}


def test_sheets_that_are_named_are_taken_together(tmp_path: Path) -> None:
    """Whatever they are called, in any letters; a key of their own is said with their name."""
    two = {"Trust": [*register(), ["Key: P = present"]], "Old": register("14 May 2025"), "Other": register()}
    found = read(tmp_path, two, "trust", "OLD", "Trust")
    assert [one.sheet for one in found.sayings] == ["Trust", "Old"]
    assert found.notes == ("`Trust`: The file's own key: P is present.",)


@pytest.mark.parametrize(
    "sheets",
    [
        {"Trust": register(), "Board": register("14 May 2026")},
        {"Sheet1": register(), "Sheet2": register("14 May 2026")},
        {"Trust 2025": register("14 May 2025"), "Board 2026": register()},
        {"2025": register("14 May 2025", ["The Trust"]), "2026": register("13 May 2026", ["The Board"])},
    ],
)
def test_sheets_that_may_be_of_several_boards_are_to_be_named(
    tmp_path: Path, sheets: Mapping[str, Sequence[Sequence[Cells]]]
) -> None:
    """Where nothing but a year or a month tells them apart they are of one board; else somebody has to say."""
    first = next(iter(sheets))
    with pytest.raises(StrangeFileError, match=f'name those of the board with --sheet, such as --sheet "{first}"'):
        read(tmp_path, sheets)
    assert len(read(tmp_path, sheets, first).sayings) == 1


@pytest.mark.parametrize(
    "names", [("2024-25", "2025-26"), ("Attendance 24-25", "Attendance 25-26"), ("April", "May"), ("Apr 2026", "May 2026")]
)  # fmt: skip
def test_sheets_told_apart_by_when_are_of_one_board(tmp_path: Path, names: tuple[str, str]) -> None:
    """Years, halves of them and months, in the ways that sheets are called."""
    days = ("15 April 2026", "13 May 2026")
    found = read(tmp_path, {name: register(day) for name, day in zip(names, days, strict=True)})
    assert [one.sheet for one in found.sayings] == [*names]


def test_what_cannot_be_read_together(tmp_path: Path) -> None:
    """A sheet that is none, or says nothing of who came, or is of another sort, is refused by its name."""
    roll = [["Name", "Attendance"], ["Jane Smith", "Y"]]
    for wanted, message in (
        (("2019",), "it has no sheet `2019` with anything in it; it has `2025`, `2026` and `Key`"),
        (("2025", "Key"), "its sheet `Key`: its headings cannot be made sense of"),
    ):
        with pytest.raises(StrangeFileError, match=message):
            read(tmp_path, YEARS, *wanted)
    with pytest.raises(StrangeFileError, match="are not of one sort: register or roll; import them one after another"):
        read(tmp_path, {"2025": register(), "2026": roll})
    with pytest.raises(StrangeFileError, match="its sheet `Cover`: its headings cannot be made sense of"):
        read(tmp_path, {"Cover": [["Attendance"]], "Notes": [["None"]]})
    with pytest.raises(StrangeFileError, match="it has nothing in it"):
        read(tmp_path, {"Cover": []})


def test_years_are_written_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two sheets are one change; twice is once; what two sheets say differently is asked about with the sheet of each."""
    own = {f"meetings/exampleshire/trust/{day}.yaml": MEETING for day in ("2025-05-13", "2026-01-14")}
    root = laid(tmp_path, {"places/exampleshire.yaml": PLACE, "boards/exampleshire/trust.yaml": TRUST, **own})
    file = book(tmp_path, YEARS)
    asked = ["import", str(file), "--records", str(root), "--as-of", "2026-08-01"]
    before = {path: held[2] for path, held in snapshot(root).items()}
    assert run([*asked, "--write"]) == 0
    assert "3 marks of 2 meetings" in capsys.readouterr().out
    assert run([*asked, "--write"]) == 0
    assert "There is nothing to write." in capsys.readouterr().out
    assert run(["undo", "--records", str(root)]) == 0
    assert {path: held[2] for path, held in snapshot(root).items()} == before
    book(tmp_path, YEARS | {"2027": [["Name", "13 May 2025"], ["Jane Smith", "Absent"]]})
    capsys.readouterr()
    assert run([*asked, "--format", "json"]) == 1
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    schema = json.loads((ROOT / "schemas/output/import.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, schema, cls=jsonschema.Draft202012Validator)
    assert [(one["sheet"], one["becomes"]) for one in found["marks"]] == [
        ("2025", "unclear"), ("2025", "new"), ("2026", "new"), ("2027", "unclear"),
    ]  # fmt: skip
    assert found["marks"][0]["why"].endswith("row 2 of `2025` has present and row 2 of `2027` has absent")
    assert run([*asked, "--format", "csv"]) == 1
    assert "2027: 2" in capsys.readouterr().out
