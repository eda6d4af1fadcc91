"""Attendance from registers: what a file says, which meetings and whom it means, and what becomes of every mark."""

from __future__ import annotations

import csv
import json
import shutil
from collections import Counter
from typing import TYPE_CHECKING, Any

import jsonschema
import openpyxl
import pytest

from conftest import ROOT
from folders import EXAMPLE, snapshot
from partnership.commands import run
from partnership.recording.importing import marks, registers
from partnership.recording.importing.days import days_in
from partnership.source.tables import Row

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from partnership.recording.importing.heard import Heard

GRID = ROOT / "tests/registers/calderdale-2015.csv"
"""The grid of the Calderdale board's minutes of 6 August 2015, with its key and its two meetings to come."""
BOARD = "calderdale/safeguarding-children-board"


def read(*rows: Sequence[str], **given: str) -> Heard:
    """Return what a register with these rows says, with these marks meaning what is given."""
    said = {mark: meaning for mark, words in given.items() if (meaning := marks.meaning(words)) is not None}
    return registers.heard([Row(number, tuple(cells)) for number, cells in enumerate(rows, 1) if any(cells)], said)


def data(
    capsys: pytest.CaptureFixture[str], file: Path, records: Path, *arguments: str, status: int | None = 0
) -> dict[str, Any]:
    """Return what becomes of a file, held against the schema."""
    known = run(["import", str(file), "--records", str(records), "--format", "json", *arguments])
    printed = capsys.readouterr()
    assert status is None or known == status, printed.err
    found: dict[str, Any] = json.loads(printed.out)
    schema = json.loads((ROOT / "schemas/output/import.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, schema, cls=jsonschema.Draft202012Validator)
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
