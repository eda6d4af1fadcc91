"""Readings from elsewhere: what a table is, what its rows say, and what becomes of every one of them."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT, document
from output_schemas import validator
from partnership.answers.measures.incoming.held import as_recorded, held_against
from partnership.answers.measures.incoming.layouts import StrangeTableError, understood
from partnership.answers.measures.incoming.periods import period_of
from partnership.commands import run
from partnership.source import tables
from partnership.source.tables import Row, Table, UnreadableTableError
from partnership.words.reporting import reporting_period

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = ROOT / "examples/exampleshire/records"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2023/24", "2023/24"), ("2023-24", "2023/24"), ("2023", "2023"), ("2020 - 22", "2020/2022"), ("2020-22", "2020/2022"), ("2020–22", "2020/2022"),
        ("1999 - 01", "1999/2001"), ("2020 - 2022", "2020/2022"), ("2023/24 Q1", "2023/24-Q1"), ("Q1 2023", "2023-Q1"), ("2023 Q4", "2023-Q4"),
        ("Apr 2023", "2023-04"), ("September 2023", "2023-09"), ("2023-04", "2023-04"), ("31/03/2024", "2024-03-31"), ("2024-03-31", "2024-03-31"),
    ],
)  # fmt: skip
def test_periods_of_tables(written: str, meant: str) -> None:
    """Periods as publishers write them become what records write."""
    assert period_of(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        "2020/21 - 22/23",
        "",
        "Q1",
        "2023/25",
        "Q1 2023 Q2",
        "Smarch 2023",
        "32/01/2024",
        "2020 - 60",
        "13/2024",
        "latest",
    ],
)
def test_no_periods_of_tables(written: str) -> None:
    """What may be read two ways, or no way, is no period."""
    assert period_of(written) is None


@given(st.text("0123456789/-Q AprMay", max_size=12))
def test_a_period_is_one_that_records_hold(written: str) -> None:
    """Whatever stands in a heading, what comes of it is a period of a record, or nothing."""
    found = period_of(written)
    assert found is None or reporting_period(found) is not None


@pytest.mark.parametrize(
    ("raw", "cells"),
    [
        (b"a,b\n1,2\n", ("1", "2")),
        (b"\xef\xbb\xbfa;b\r\n1;2\r\n", ("1", "2")),
        ("a\tb\nSi\xe2n\t2\n".encode("utf-16"), ("Si\xe2n", "2")),
        ("a,b\nSi\xe2n,2\n".encode("cp1252"), ("Si\xe2n", "2")),
        (b"A table\n\na,b\n\n1,2\n", ("1", "2")),
        (b'a,b\n"1\n",2\n', ("1", "2")),
    ],
)
def test_csv_however_it_was_saved(raw: bytes, cells: tuple[str, ...], tmp_path: Path) -> None:
    """Any separator, line end and encoding that a spreadsheet writes is read, and lines above the headings are passed over."""
    (tmp_path / "x.csv").write_bytes(raw)
    found = tables.table(tmp_path / "x.csv")
    assert (found.headings, found.rows[0].cells) == (("a", "b"), cells)


def test_a_workbook_s_first_sheet(tmp_path: Path) -> None:
    """Numbers, days and empty cells of a workbook are text as a CSV would have it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Readings"],
        [],
        ["Period", "Value", "Day"],
        ["2023/24", 9.6, date(2024, 3, 31)],
        ["2024/25", 9.0, None],
        [None, None, None],
    ):
        sheet.append(row)
    sheet["C5"] = datetime(2025, 3, 31, 12, 0)  # noqa: DTZ001 - as a spreadsheet has it
    book.save(tmp_path / "x.xlsx")
    found = tables.table(tmp_path / "x.xlsx")
    assert found.rows == (Row(4, ("2023/24", "9.6", "2024-03-31")), Row(5, ("2024/25", "9", "2025-03-31")))


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "no row of headings"),
        (b"only\n", "no row of headings"),
        (b"\x00\x01\x02,\x00", "neither a CSV nor a workbook"),
        (b"\x81\x8d,\n", "neither a CSV nor a workbook"),
        (b"PK\x03\x04 torn", "cannot be read as a workbook"),
        (b"a,b\n" + b'"' + b"x" * 200_000 + b'",1\n', "cannot be read as CSV at line"),
        (b"a,b\n" + b"," * 600 + b"\n", "more than 500,000 rows or 500 columns"),
    ],
)
def test_what_is_no_table(raw: bytes, why: str, tmp_path: Path) -> None:
    """A file that is no table is refused in a sentence."""
    (tmp_path / "x.csv").write_bytes(raw)
    with pytest.raises(UnreadableTableError, match=why):
        tables.table(tmp_path / "x.csv")


def test_what_is_too_large_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is too large, packed or not, and one that is a folder, are refused before they are read."""
    book = openpyxl.Workbook()
    book.save(tmp_path / "x.xlsx")
    (tmp_path / "x.csv").write_bytes(b"a,b\n" * 1000)
    with pytest.raises(UnreadableTableError, match="cannot be read"):
        tables.table(tmp_path)
    monkeypatch.setattr(tables, "_LARGEST", 3000)
    with pytest.raises(UnreadableTableError, match="is larger than"):
        tables.table(tmp_path / "x.csv")
    monkeypatch.setattr(tables, "_LARGEST", (tmp_path / "x.xlsx").stat().st_size + 1)
    with pytest.raises(UnreadableTableError, match="once it is unpacked"):
        tables.table(tmp_path / "x.xlsx")


def test_columns_are_known_by_many_names() -> None:
    """A plain table may call its columns what councils call them."""
    found = understood(
        Table(
            ("GSS_Code", "Financial Year", "Rate", "Numerator", "Population", "Remark"),
            (Row(2, ("E10000017", "2023/24", "9.6")),),
        )
    )
    assert found.layout == "rows"
    assert found.unused == ("Remark",)
    assert found.rows[0].fields == {"area_code": "E10000017", "period": "2023/24", "value": "9.6"}


def test_a_column_for_each_period() -> None:
    """A cell of a wide table is a reading; one that is empty is there to be accounted for."""
    found = understood(Table(("Area", "2023/24", "Change", "Q1 2024"), (Row(2, ("Alder", "9.6", "up")),)))
    assert (found.layout, found.unused) == ("columns", ("Change",))
    assert [one.fields for one in found.rows] == [
        {"area": "Alder", "period": "2023/24", "value": "9.6"},
        {"area": "Alder", "period": "2024-Q1"},
    ]


def test_a_table_of_something_else() -> None:
    """Columns that say no period and no value are not guessed at."""
    with pytest.raises(StrangeTableError, match="cannot be made sense of"):
        understood(Table(("Name", "Value"), ()))


def test_two_columns_of_one_name() -> None:
    """Which of them is meant is not guessed; a second column that is not read is no matter."""
    with pytest.raises(StrangeTableError, match="more than one column is called `Value`"):
        understood(Table(("Period", "Value", "value "), ()))
    assert understood(Table(("Period", "Value", "Remark", "Remark"), ())).unused == ("Remark", "Remark")


OLD = {"period": "2024/25", "area": "alder", "value": 9.6}


def held(new: dict[str, Any], *old: dict[str, Any], **fields: Any) -> tuple[str, str]:
    """Return what a reading of Alder for 2024/25 is to those on record."""
    data = {"name": "Smoking", "direction": "lower", **fields, **({"readings": list(old)} if old else {})}
    one = document("measure", "exampleshire/smoking", data)
    found = held_against(one, document("measure", "x/y", {"period": "2024/25", "area": "alder", **new}).data)
    return found.fate, found.why


@pytest.mark.parametrize(
    ("new", "old", "fate", "why"),
    [
        ({"value": 9.6}, [], "new", ""),
        ({"value": 9.6}, [OLD], "same", ""),
        ({"value": 9.58}, [OLD], "same", ""),
        ({"value": 9.6, "count": 96}, [OLD], "same", "the record has no count"),
        ({"value": 9.7}, [OLD], "changed", "value 9.6 → 9.7"),
        ({"value": 9.6}, [{**OLD, "value": 9.61}], "changed", "value 9.61 → 9.6"),
        ({"missing": "suppressed"}, [OLD], "changed", "suppressed now, 9.6 on record"),
        ({"missing": "suppressed"}, [{"period": "2024/25", "area": "alder", "missing": "suppressed"}], "same", ""),
        ({"value": 9.6}, [{"period": "2024/25", "area": "alder", "missing": "suppressed"}], "changed", "value suppressed → 9.6"),
        ({"count": 96}, [OLD], "changed", "count none → 96"),
        ({"value": 9.6}, [OLD, {**OLD, "value": 9.9, "version": "revised"}], "same", "the record has a later version with other figures"),
        ({"value": 9.6}, [{**OLD, "area": "birch"}], "new", ""),
    ],
)  # fmt: skip
def test_a_reading_is_held_against_those_on_record(
    new: dict[str, Any], old: list[dict[str, Any]], fate: str, why: str
) -> None:
    """New, the same, or changed; a number with fewer decimals on record is the same."""
    assert held(new, *old) == (fate, why)


@pytest.mark.parametrize(
    ("new", "old", "version", "replaces"),
    [
        ({"value": 9.7}, None, None, False),
        ({"value": 9.7}, OLD, "revised", False),
        ({"value": 9.7, "version": "final"}, {**OLD, "version": "provisional"}, "final", False),
        ({"value": 9.7, "version": "provisional"}, {**OLD, "version": "final"}, "revised", False),
        ({"value": 9.7}, {**OLD, "version": "revised", "note": "Recounted.", "lower": 9.0}, "revised", True),
    ],
)
def test_what_changes_stands_beside_what_it_changes(
    new: dict[str, Any], old: dict[str, Any] | None, version: str | None, replaces: bool
) -> None:
    """A changed figure is a later version; a reading that is revised already is replaced, and its note is kept."""
    written, replaced = as_recorded(new, old)
    assert (written.get("version"), replaced) == (version, replaces)
    assert (written.get("note") == "Recounted.") is replaces
    assert "lower" not in written


COLUMNS = "Measure,Area,Sex,Age,Period,Value,Count,Denominator,Category,Value note\n"


def rows(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, text: str, *arguments: str, status: int = 0
) -> list[dict[str, Any]]:
    """Return what becomes of each row of a table of Exampleshire's, held against the schema."""
    file = tmp_path / "x.csv"
    file.write_text(text, encoding="utf-8")
    assert run(["measures", "import", str(file), "--records", str(EXAMPLE), "--format", "json", *arguments]) == status
    data = json.loads(capsys.readouterr().out)
    validator("readings").validate(data)
    found: list[dict[str, Any]] = data["rows"]
    return found


@pytest.mark.parametrize(
    ("row", "becomes", "why"),
    [
        ("suspensions,Exampleshire,,,2024/25,40.3,2336,57966,,", "left-out", "no measure on record is suspensions"),
        ("Pupils suspended from school,Exampleshire,,,2024/25,40.3,2336,57966,,", "same", None),
        ("exampleshire/suspensions,exampleshire,Persons,All ages,2024/25,40.40,,,,", "changed", "value 40.3 → 40.40"),
        ("exampleshire/suspensions,Exampleshire,Persons,,2021/22,28.9,,,,", "new", None),
        ('exampleshire/suspensions,Exampleshire,,,2021/22,"1,228.9",,,,', "new", None),
        ('exampleshire/suspensions,Exampleshire,,,2021/22,"28,9",,,,', "left-out", "the value 28,9 is not a number as it is typed in English"),
        ("exampleshire/suspensions,Exampleshire,Other,,2021/22,28.9,,,,", "left-out", "Other is not a sex that readings are told apart by"),
        ("exampleshire/suspensions,Exampleshire,,,soon,28.9,,,,", "left-out", "soon is not a period that a record can hold"),
        ("exampleshire/suspensions,Exampleshire,,,2021/22,,,,,", "left-out", "it has no value"),
        ("exampleshire/suspensions,Exampleshire,,,2021/22,,,,,Not collected", "left-out", "it has no value (Not collected)"),
        ("exampleshire/suspensions,Exampleshire,,,2021/22,*,,,,", "new", None),
        ("exampleshire/suspensions,Exampleshire,,,2021/22,28.9,,,Girls,", "left-out", "it is of a group within the area, such as a tenth by deprivation"),
        ("exampleshire/suspensions,Nowhere,,,2021/22,28.9,,,,", "left-out", "no area on record is Nowhere"),
        ("exampleshire/suspensions,,,,2021/22,28.9,,,,", "new", None),
        ("exampleshire/early-help-assessments,,,,2021/22,190,,,,", "left-out", "the row names no area, and the measure is read for several"),
        (",Alder,,,2021/22,190,,,,", "left-out", "the table does not say which measure it is of; say so with --into"),
        ("exampleshire/first-time-entrants,Exampleshire,,10-17 yrs,2021/22,190.0,,,,", "new", None),
    ],
)  # fmt: skip
def test_every_row_is_accounted_for(
    row: str, becomes: str, why: str | None, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A row is new, the same, changed, or left out with the reason."""
    (found,) = rows(capsys, tmp_path, f"{COLUMNS}{row}\n")
    assert (found["becomes"], found["why"]) == (becomes, why)


def test_ages_and_sexes_are_told_apart(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """An age band or a sex that is not the measure's own is said in the reading; the measure's own is not."""
    table = (
        f"{COLUMNS}exampleshire/first-time-entrants,Exampleshire,Female,10-17 yrs,2021/22,90.0,,,,\n"
        "exampleshire/first-time-entrants,Exampleshire,Male,10-14 yrs,2021/22,290.0,,,,\n"
    )
    first, second = rows(capsys, tmp_path, table)
    assert first["reading"] == {"period": "2021/22", "area": "exampleshire", "sex": "female", "value": 90}
    assert second["reading"] == {
        "period": "2021/22",
        "area": "exampleshire",
        "sex": "male",
        "age": "10-14 yrs",
        "value": 290,
    }


def test_what_is_given_twice(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The same reading twice is taken once; with other figures neither is taken."""
    line = "exampleshire/suspensions,Exampleshire,,,2021/22,28.9,,,,\n"
    twice = rows(capsys, tmp_path, COLUMNS + line + line)
    assert [one["why"] for one in twice] == [None, "the same as row 2"]
    clash = rows(capsys, tmp_path, COLUMNS + line + line.replace("28.9", "29.9"))
    assert {one["why"] for one in clash} == {"given more than once, with other figures"}


def test_a_near_indicator_is_not_the_measure(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """An indicator that is only near a measure is left out, until the user says that it is to go there."""
    file = tmp_path / "x.csv"
    file.write_text("Indicator ID,Area,Period,Value\n90323,Lancashire,2023/24,22.4\n", encoding="utf-8")
    assert run(["measures", "import", str(file), "--records", str(ROOT / "records")]) == 0
    assert "only near lancashire/obese-or-overweight-year-6 (partial match)" in capsys.readouterr().out
    assert (
        run(
            [
                "measures",
                "import",
                str(file),
                "--records",
                str(ROOT / "records"),
                "--into",
                "obese-or-overweight-year-6",
            ]
        )
        == 0
    )
    assert "new 1, changed 0" in capsys.readouterr().out


def test_a_number_of_another_scheme_is_another_indicator(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """What Fingertips numbers 101 is not what somebody else does; a plain table may be anybody's."""
    records = tmp_path / "records"
    shutil.copytree(EXAMPLE, records)
    fingertips = tmp_path / "x.csv"
    fingertips.write_text(
        "Indicator ID,Area Code,Area Name,Sex,Age,Time period,Value\nEX-101,,Exampleshire,Female,All ages,2021/22,10.4\n",
        encoding="utf-8",
    )
    plain = tmp_path / "y.csv"
    plain.write_text("Indicator ID,Area,Period,Value\nEX-101,Exampleshire,2021/22,10.4\n", encoding="utf-8")
    for file, said in ((fingertips, "no measure on record is EX-101"), (plain, "exampleshire/smoking-at-delivery")):
        assert run(["measures", "import", str(file), "--records", str(records)]) == 0
        assert said in capsys.readouterr().out


def test_one_name_for_two_measures(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A name that two measures have means neither, until it is said which; a place elsewhere is no area of a measure."""
    records = tmp_path / "records"
    shutil.copytree(EXAMPLE, records)
    folder = records / "measures/exampleshire"
    shutil.copy(folder / "suspensions.yaml", folder / "suspensions-again.yaml")
    (records / "places/farshire.yaml").write_text("name: Farshire\nkind: county\ncode: E10000098\n", encoding="utf-8")
    file = tmp_path / "x.csv"
    file.write_text(
        "Measure,Area,Area code,Period,Value\nPupils suspended from school,Exampleshire,,2021/22,1\nexampleshire/suspensions,Farshire,,2021/22,1\nexampleshire/suspensions,,E10000098,2021/22,1\n",
        encoding="utf-8",
    )
    assert run(["measures", "import", str(file), "--records", str(records)]) == 0
    out = capsys.readouterr().out
    assert (
        "is more than one measure: exampleshire/suspensions, exampleshire/suspensions-again; say which with --into"
        in out
    )
    assert re.search(r"the area is no place or district of the measure +2  3, 4", out)


def test_written_once_and_no_more(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written is on record the next time, comments stay, and every other line is as it was."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    records = tmp_path / "records"
    shutil.copytree(EXAMPLE, records)
    path = records / "measures/exampleshire/suspensions.yaml"
    before = path.read_text(encoding="utf-8").replace("readings:\n", "readings:  # from the school census\n")
    path.write_text(before, encoding="utf-8")
    file = tmp_path / "x.csv"
    file.write_text(f"{COLUMNS}exampleshire/suspensions,Exampleshire,,,2021/22,28.9,,,,\n", encoding="utf-8")
    command = ["measures", "import", str(file), "--records", str(records), "--write"]
    assert run(command) == 0
    after = path.read_text(encoding="utf-8")
    added = "  - {period: 2021/22, area: exampleshire, value: 28.9}\n"
    assert after.replace(added, "") == before
    assert after.count(added) == 1
    capsys.readouterr()
    assert run(command) == 0
    assert capsys.readouterr().out.endswith("There is nothing to write.\n")
    assert path.read_text(encoding="utf-8") == after


@pytest.mark.parametrize(
    ("source", "why"), [("nowhere", "the change would bring 1 error"), ("x: y", "the change would bring")]
)
def test_what_would_bring_errors_is_not_written(
    source: str, why: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A document that is not on record is found before anything is written."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    records = tmp_path / "records"
    shutil.copytree(EXAMPLE, records)
    path = records / "measures/exampleshire/suspensions.yaml"
    before = path.read_bytes()
    file = tmp_path / "x.csv"
    file.write_text(f"{COLUMNS}exampleshire/suspensions,Exampleshire,,,2021/22,28.9,,,,\n", encoding="utf-8")
    assert run(["measures", "import", str(file), "--records", str(records), "--write", "--source", source]) == 2
    assert why in capsys.readouterr().err
    assert path.read_bytes() == before
