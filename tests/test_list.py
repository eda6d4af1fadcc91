"""`partnership list`: counts, a row for each record, filters, and files that cannot be read."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from output_schemas import validator
from partnership.commands import run
from partnership.words.kinds import KINDS

ROOT = Path(__file__).parents[1]
REAL, EXAMPLE, BASE = ROOT / "records", ROOT / "examples/exampleshire/records", ROOT / "tests/base/records"
DAY = ("--as-of", "2025-10-15")
every_kind = pytest.mark.parametrize("kind", [kind.folder for kind in KINDS])


def listed(capsys: pytest.CaptureFixture[str], *arguments: str, records: Path = EXAMPLE, status: int = 0) -> str:
    """Run `partnership list` and return what it says on the screen."""
    assert run(["list", *arguments, "--records", str(records)]) == status
    return capsys.readouterr().out


def as_json(
    capsys: pytest.CaptureFixture[str], *arguments: str, records: Path = EXAMPLE, status: int = 0
) -> dict[str, Any]:
    """Run `partnership list` and return its JSON, which is held against its schema."""
    data: dict[str, Any] = json.loads(listed(capsys, *arguments, "--format", "json", records=records, status=status))
    validator("list").validate(data)
    return data


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run `partnership list` where it cannot, and return the sentence that says why."""
    assert run(["list", *arguments, "--records", str(EXAMPLE)]) == 2
    captured = capsys.readouterr()
    assert not captured.out
    assert captured.err.count("\n") == 1
    return captured.err


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a copy of the base records with a board that is no YAML, and one under a name that is not read."""
    root = tmp_path / "records"
    shutil.copytree(BASE, root)
    (root / "boards/exampleshire/torn.yaml").write_text("name: [Torn\n", encoding="utf-8")
    (root / "boards/exampleshire/Other Board.yaml").write_text("name: Other\nkind: board\n", encoding="utf-8")
    return root


def test_counts_by_kind_and_place(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a kind there is a row for each kind and each place, and the counts agree with the files."""
    data = as_json(capsys, *DAY)
    assert {one["kind"]: one["records"] for one in data["kinds"]} == {
        kind.name: len(list((EXAMPLE / kind.folder).rglob("*.yaml"))) for kind in KINDS
    }
    place = next(one for one in data["places"] if one["id"] == "exampleshire")
    assert (place["boards"], place["name"]) == (len(list((EXAMPLE / "boards").rglob("*.yaml"))), "Exampleshire")
    out = listed(capsys, *DAY)
    assert "As of 15 October 2025." in out
    assert "By kind" in out
    assert "By place" in out


@every_kind
@pytest.mark.parametrize("records", [REAL, EXAMPLE, BASE], ids=["real", "example", "base"])
def test_every_record_has_a_row(capsys: pytest.CaptureFixture[str], kind: str, records: Path) -> None:
    """Each record of a kind is there once, by its id, on a line of its own, in every state of the records."""
    ids = [
        str(path.relative_to(records / kind).with_suffix("")).replace("\\", "/")
        for path in (records / kind).rglob("*.yaml")
    ]
    data = as_json(capsys, kind, *DAY, records=records)
    assert sorted(one["id"] for one in data["records"]) == sorted(ids)
    assert all(one["readable"] for one in data["records"])
    lines = listed(capsys, kind, *DAY, records=records).splitlines()
    for record_id in ids:
        assert len([line for line in lines if line.split(" ", 1)[0] == record_id]) == 1


def test_singular_and_plural_are_one(capsys: pytest.CaptureFixture[str]) -> None:
    """`board`, `boards` and `Boards` mean the same kind."""
    assert listed(capsys, "board", *DAY) == listed(capsys, "boards", *DAY) == listed(capsys, "Boards", *DAY)


@pytest.mark.parametrize(
    ("record", "day", "state"),
    [
        ("exampleshire/district-trust-board-cedar", "2024-09-30", "in existence"),
        ("exampleshire/district-trust-board-cedar", "2024-10-01", "ended"),
        ("exampleshire/childrens-partnership-board-north", "2024-09-30", "proposed"),
        ("exampleshire/childrens-partnership-board-north", "2024-10-01", "in existence"),
        ("exampleshire/school-clusters", "2025-10-15", "not known"),
    ],
)
def test_boards_stand_as_of_the_day(capsys: pytest.CaptureFixture[str], record: str, day: str, state: str) -> None:
    """The last day of a board is in its life; the day after is not."""
    boards = {one["id"]: one["details"] for one in as_json(capsys, "boards", "--as-of", day)["records"]}
    assert boards[record]["state"] == state


@pytest.mark.parametrize(
    ("record", "day", "state"),
    [
        ("lancashire/childrens-partnership-boards-proposed", "2016-01-01", "proposed"),
        ("lancashire/childrens-partnership-boards-proposed", "2013-01-01", "not yet proposed"),
        ("lancashire/childrens-trust-burnley", "2014-08-15", "not known"),
        ("lancashire/childrens-trust-burnley", "2014-11-01", "ended"),
        ("lancashire/cpb-chorley-south-ribble-and-west-lancashire", "2016-12-14", "in existence"),
        ("lancashire/cpb-chorley-south-ribble-and-west-lancashire", "2019-01-01", "not known"),
        ("lincolnshire/cypsp", "2014-02-24", "in existence"),
        ("lincolnshire/cypsp", "2000-01-01", "not known"),
    ],
)
def test_real_boards_are_not_guessed(capsys: pytest.CaptureFixture[str], record: str, day: str, state: str) -> None:
    """Imprecise days leave a board's state open; a meeting on record closes it."""
    boards = {one["id"]: one["details"] for one in as_json(capsys, "boards", "--as-of", day, records=REAL)["records"]}
    assert boards[record]["state"] == state


def test_chair_of_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    """The chair is a person, or whoever holds the chair's seat; `perhaps` where the dates leave it open; nobody once it ended."""

    def chair(records: Path, day: str, record: str) -> object:
        found = as_json(capsys, "boards", "--as-of", day, records=records)["records"]
        return next(one["details"]["chair"] for one in found if one["id"] == record)

    assert chair(EXAMPLE, "2025-10-15", "exampleshire/childrens-trust") == "Avery Example"
    assert chair(BASE, "2025-10-15", "exampleshire/childrens-trust") == "Ann Archer"
    chorley = "lancashire/cpb-chorley-south-ribble-and-west-lancashire"
    assert chair(REAL, "2015-12-01", chorley) == "perhaps Sarah James; perhaps Rebecca Huddleston"
    assert chair(EXAMPLE, "2025-10-15", "exampleshire/district-trust-board-cedar") == ""


def test_planned_meeting_that_passed(capsys: pytest.CaptureFixture[str]) -> None:
    """A planned meeting is planned until its day, and then its outcome is not recorded; it is never held."""

    def status(day: str) -> str:
        found = as_json(capsys, "meetings", "--as-of", day)["records"]
        return str(
            next(one["details"]["status"] for one in found if one["id"] == "exampleshire/childrens-trust/2026-05-13")
        )

    assert status("2026-05-13") == "planned"
    assert status("2026-05-14") == "planned; its day has passed and the outcome is not recorded"


def test_restructure_counts_the_stages_reached(capsys: pytest.CaptureFixture[str]) -> None:
    """Stages to come are not counted."""

    def row(day: str) -> tuple[str, str]:
        details = as_json(capsys, "restructures", "--as-of", day)["records"][0]["details"]
        return details["reached"], details["boards"]

    assert row("2024-08-01") == ("reviewed, proposed, agreed", "7 → 2")
    assert row("2023-08-01") == ("no stage yet", "none named yet")


def test_place_filter(capsys: pytest.CaptureFixture[str]) -> None:
    """A place stands for itself and what lies in it; part of a name will do; a place without records lists none."""

    def places(typed: str) -> set[str]:
        return {
            one["id"].partition("/")[0]
            for one in as_json(capsys, "boards", "--place", typed, *DAY, records=REAL)["records"]
        }

    assert places("lincolnshire") == {"lincolnshire"}
    assert places("Lincoln") == {"lincolnshire"}
    assert places("pan-lancashire") == {"pan-lancashire", "lancashire", "blackpool", "blackburn-with-darwen"}
    assert "No measure is on record there." in listed(capsys, "measures", "--place", "calderdale", *DAY, records=REAL)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("bords",), "there is no kind of record `bords`; did you mean `boards`?"),
        (("x",), "there are places, plans, boards, measures, meetings, restructures"),
        (("boards", "--place", "exampleshir3"), "did you mean `exampleshire`?"),
        (
            ("boards", "--place", "example"),
            "`example` may mean any of these: exampleland or exampleshire; give one of them as it stands here",
        ),
        (("boards", "--as-of", "2025-2-1"), "--as-of '2025-2-1' is not a day; write it YYYY-MM-DD"),
        (("boards", "--as-of", "2025-02-30"), "is not a day"),
    ],
)
def test_what_it_refuses(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str) -> None:
    """A kind, a place or a day that cannot be meant is one sentence with a way on."""
    assert says in refused(capsys, *arguments)


def test_unreadable_records_are_listed_and_said_first(capsys: pytest.CaptureFixture[str], broken: Path) -> None:
    """A board that cannot be read has its row, the others theirs, and the exit status is 2."""
    out = listed(capsys, "boards", *DAY, records=broken, status=2)
    assert out.startswith(
        "1 file could not be read, so what rests on it is not known here: boards/exampleshire/torn.yaml."
    )
    assert "Not read as a record: boards/exampleshire/Other Board.yaml." in out
    assert "\nexampleshire/torn " in out
    assert "(could not be read: " in out
    assert "Exampleshire Children's Trust" in out
    data = as_json(capsys, "boards", *DAY, records=broken, status=2)
    torn = next(one for one in data["records"] if one["id"] == "exampleshire/torn")
    assert (torn["readable"], torn["name"], torn["details"]) == (False, None, None)
    assert (data["unread"], data["strays"]) == (
        ["boards/exampleshire/torn.yaml"],
        ["boards/exampleshire/Other Board.yaml"],
    )


def test_unreadable_records_are_counted(capsys: pytest.CaptureFixture[str], broken: Path) -> None:
    """The counts have them too."""
    data = as_json(capsys, *DAY, records=broken, status=2)
    boards = next(one for one in data["kinds"] if one["kind"] == "board")
    assert (boards["records"], boards["unreadable"]) == (2, 1)


def test_csv_has_every_record(capsys: pytest.CaptureFixture[str]) -> None:
    """The spreadsheet has a line for each record under the headings of the table."""
    rows = list(csv.reader(io.StringIO(listed(capsys, "meetings", *DAY, "--format", "csv").removeprefix("\ufeff"))))
    assert rows[0][:3] == ["Id", "Name", "Day"]
    assert len(rows) == 1 + len(list((EXAMPLE / "meetings").rglob("*.yaml")))


@pytest.mark.parametrize("format_", ["text", "markdown", "html"])
def test_hostile_names_are_made_plain(capsys: pytest.CaptureFixture[str], tmp_path: Path, format_: str) -> None:
    """What a record smuggles into a name reaches no terminal, page or comment."""
    board = tmp_path / "records/boards/exampleshire/odd.yaml"
    board.parent.mkdir(parents=True)
    board.write_text('name: "\\e[31m<script>x</script>\\u202E=HYPERLINK(1)"\nkind: board\n', encoding="utf-8")
    out = listed(capsys, "boards", *DAY, "--format", format_, records=tmp_path / "records")
    assert not {"\x1b", "\u202e"} & set(out)
    assert "<script>" not in out or format_ == "text"


def test_hostile_names_in_json_are_escaped(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Nothing that a terminal obeys is in the JSON as it is, and a program still reads the name as it was typed."""
    board = tmp_path / "records/boards/exampleshire/odd.yaml"
    board.parent.mkdir(parents=True)
    board.write_text('name: "\\x9b31m\\u202EBoard Siân"\nkind: board\n', encoding="utf-8")
    out = listed(capsys, "boards", *DAY, "--format", "json", records=tmp_path / "records")
    assert not {"\x9b", "\u202e"} & set(out)
    assert "Siân" in out
    assert json.loads(out)["records"][0]["name"] == "\x9b31m\u202eBoard Siân"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems hold no such name")
def test_a_file_whose_name_is_no_text(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A file's name that is not UTF-8 does not keep the JSON from being written."""
    shutil.copytree(EXAMPLE, tmp_path / "records")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/records/\xff.yaml")).touch()
    out = listed(capsys, *DAY, "--format", "json", records=tmp_path / "records")
    assert json.loads(out)["strays"] == ["\ufffd.yaml"]


def test_writes_a_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """With --output the screen stays empty."""
    target = tmp_path / "boards.html"
    assert listed(capsys, "boards", *DAY, "--format", "html", "--output", str(target)) == ""
    assert "<h1>Boards</h1>" in target.read_text(encoding="utf-8")


def test_a_filter_looks_only_at_its_own_place(capsys: pytest.CaptureFixture[str], broken: Path) -> None:
    """A file that cannot be read is said to be missing only where the place that was asked for has it."""
    (broken / "places/elsewhere.yaml").write_text("name: Elsewhere\nkind: county\n", encoding="utf-8")
    assert "torn.yaml" not in listed(capsys, "--place", "elsewhere", *DAY, records=broken)
    assert "torn.yaml" in listed(capsys, "--place", "exampleshire", *DAY, records=broken, status=2)
