"""Every page of `partnership quorum` in every format, as its schema says, in any terminal."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from folders import EXAMPLE, laid
from output_schemas import schema_nodes
from partnership.commands import run
from quorum_commands import BOARD, DAY, PLACE, REAL, RULES, SCHEMA, SOUTH, as_json, held, said
from test_commands import loaded, program

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.report import ReportFormat


# -- every page in every format

PAGES = [
    (), ("ect",), ("ect", "--explain"), ("ect", "2025-07-09"), ("ect", "2025-12-10", "--explain"), (SOUTH, "2025-07-03"), (SOUTH, "2025-07-24", "--explain"),
    ("ect", "next", "--explain"), ("ect", "next", "--present", "drew-pattern,hospitals,college,lay-member"), ("best-start-priority-group", "last"),
    ("practitioners-forum", "undated-note-3"), ("ect", "--rule"), ("--rule",), ("--statutes",), ("ect", "--rule", "statute:schools-forum"),
    ("ect", "--rule", "ect@2024-06-01", "--explain"), ("ect", "--reachable", "--explain"),
]  # fmt: skip


@pytest.mark.parametrize("arguments", PAGES, ids=" ".join)
def test_every_page_in_every_format(capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]) -> None:
    """JSON is as its schema says, CSV is one table with a row at least, pages have a heading."""
    data = as_json(capsys, *arguments, *DAY)
    assert data["view"] in data
    rows = list(csv.reader(io.StringIO(said(capsys, *arguments, *DAY, "--format", "csv").lstrip("\ufeff"))))
    assert len(rows) > 1
    assert len({len(row) for row in rows}) == 1
    forms: dict[ReportFormat, str] = {"markdown": "# ", "html": "<!doctype html>", "text": ""}
    for form, start in forms.items():
        assert said(capsys, *arguments, *DAY, "--format", form).startswith(start)


@pytest.mark.parametrize("records", [REAL, RULES], ids=["real", "rules"])
def test_every_meeting_on_record_is_as_the_schema_says(capsys: pytest.CaptureFixture[str], records: Path) -> None:
    """Whatever rule a board has, each of its meetings can be explained, and what the sentence says the data says too."""
    for board in as_json(capsys, "--as-of", "2026-03-20", records=records)["boards"]:
        for meeting in board["meetings"]:
            own = as_json(capsys, meeting["id"], "--as-of", "2026-03-20", records=records)["meeting"]
            assert own["answer"] == meeting["answer"]
            assert own["says"].lower().startswith(own["answer"].replace("-", " "))
            assert meeting["says"] == own["says"]
        assert as_json(capsys, board["board"], "--rule", "--as-of", "2024-06-01", records=records)["rules"]


def test_every_property_of_the_schema_is_described_and_closed() -> None:
    """What a program may rely on is said of every key, and no other key appears."""
    for path, node in schema_nodes(SCHEMA):
        assert node.get("description"), path
        if "properties" in node:
            assert node["additionalProperties"] is False, path
            assert path == "$" or set(node["required"]) == set(node["properties"]), path


def test_the_schema_is_published(capsys: pytest.CaptureFixture[str]) -> None:
    """`partnership schema quorum` prints it."""
    assert run(["schema", "quorum"]) == 0
    assert json.loads(capsys.readouterr().out) == SCHEMA


# -- hostile records, and any terminal


def test_hostile_names_are_shown_as_they_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Markup, escape codes and formulas in a record do nothing in any format."""
    evil = '"=1+1<script>alert(1)</script> [x](http://evil) *b*"'
    board = BOARD.replace("title: Other", f"title: {evil}").replace("name: The Board", f"name: {evil}")
    place = PLACE.replace("{name: Bob Barker}", f"{{name: {evil}}}")
    planned = "kind: ordinary\nstatus: planned\nitems: [{number: 1, title: " + evil + "}]\n"
    root = laid(
        tmp_path,
        held("absent", board=board, **{"places/here.yaml": place, "meetings/here/board/2026-05-01.yaml": planned}),
    )
    for arguments in (
        ("here/board",),
        ("here/board", "last", "--explain"),
        ("here/board", "next", "--explain"),
        ("here/board", "--rule", "statute:parish"),
    ):
        html = said(capsys, *arguments, *DAY, "--format", "html", records=root)
        assert "<script>" not in html
        assert "alert(1)" in html
        assert "<script>" not in said(capsys, *arguments, *DAY, "--format", "markdown", records=root)
        table = csv.reader(io.StringIO(said(capsys, *arguments, *DAY, "--format", "csv", records=root)))
        assert not [cell for row in table for cell in row if cell.startswith(("=", "+", "@"))]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "utf-8"])
def test_any_code_page(encoding: str) -> None:
    """Signs that a code page lacks are put plainly; the words say the same."""
    done = program("quorum", "ect", "2025-07-09", *DAY, "--records", str(EXAMPLE), PYTHONIOENCODING=encoding)
    out = done.stdout.decode(encoding)
    assert done.returncode == 0
    assert "not met: the police sector: nobody" in out
    assert ("✗" in out) == (encoding == "utf-8")
    assert "x not met: the police sector" in out or encoding == "utf-8"


def test_help_loads_nothing_heavy() -> None:
    """Help needs the framework and nothing else."""
    assert loaded("quorum", "--help") & {"rich", "yaml", "jsonschema", "networkx", "holidays"} == set()
