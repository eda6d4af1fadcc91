"""A new repository of records: whole or not at all, and sound from the first minute."""

from __future__ import annotations

import json
import os
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
import yaml

import terminals
from folders import EXAMPLE, snapshot
from partnership.checking.check import check
from partnership.commands import run
from partnership.documents import schemas
from partnership.source import fresh_folder

if TYPE_CHECKING:
    from collections.abc import Callable

OURS = ["--place", "Here", "--kind", "county", "--board", "The Board", "--board-kind", "board"]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the user stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def names(folder: Path) -> list[str]:
    """Return what is in a folder, hidden or not."""
    return sorted(path.name for path in folder.iterdir())


def test_everything_finds_everything_else(here: Path) -> None:
    """Editors find the schemas, hooks and CI the records; what is written is YAML and JSON."""
    assert run(["init", "a/b", *OURS]) == 0
    folder = here / "a" / "b"
    assert names(here / "a") == ["b"]
    settings = json.loads((folder / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert len(settings) == 6
    for schema, records in settings.items():
        jsonschema.Draft202012Validator.check_schema(json.loads((folder / schema).read_text(encoding="utf-8")))
        assert records.startswith("records/")
    for path in (folder / "records").rglob("*.yaml"):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        assert (path.parent / first.partition("$schema=")[2]).resolve().is_relative_to(folder / "schemas")
        assert (path.parent / first.partition("$schema=")[2]).is_file()
    hooks = yaml.safe_load((folder / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert [hook["entry"] for hook in hooks["repos"][0]["hooks"]] == ["partnership fmt", "partnership check"]
    workflow = yaml.safe_load((folder / ".github/workflows/records.yml").read_text(encoding="utf-8"))
    assert workflow["jobs"]["check"]["steps"][2]["env"] == {"PARTNERSHIP": "${{ vars.PARTNERSHIP }}"}
    assert "set the repository's\nvariable `PARTNERSHIP`" in (folder / "README.md").read_text(encoding="utf-8")
    assert {finding.rule for finding in check(folder / "records").findings} == {"sourceless-record"}
    if os.name != "nt":
        assert folder.stat().st_mode & 0o777 == (here / "a").stat().st_mode & 0o777


def test_the_first_steps_of_the_readme_lead_to_sound_records(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Typed one after another, with the ids of the place and the board, they leave nothing to be found."""
    assert run(["init", "ours", *OURS]) == 0
    monkeypatch.chdir(here / "ours")
    steps = re.findall(r"^partnership (.+)$", Path("README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(steps) == 6
    for step in steps:
        assert run(shlex.split(step.replace("PLACE", "here").replace("BOARD", "the-board"))) == 0, step
    assert check(Path("records")).findings == ()


def test_names_without_plain_letters(here: Path) -> None:
    """The names are kept as they are, and the ids are given."""
    words = [
        "--place",
        "Ελλάδα",
        "--kind",
        "area",
        "--id",
        "hellas",
        "--board",
        "李",
        "--board-kind",
        "board",
        "--board-id",
        "li",
    ]
    assert run(["init", "ours", *words]) == 0
    assert "name: 李\n" in (here / "ours/records/boards/hellas/li.yaml").read_text(encoding="utf-8")


def test_ci_installs_what_is_named(here: Path) -> None:
    """A requirement of pip stands in the workflow as it was given."""
    wanted = "git+https://example.org/partnership@v1.0"
    assert run(["init", "ours", *OURS, "--install", wanted]) == 0
    workflow = yaml.safe_load((here / "ours/.github/workflows/records.yml").read_text(encoding="utf-8"))
    assert workflow["jobs"]["check"]["steps"][2]["env"] == {"PARTNERSHIP": wanted}
    assert "variable" not in (here / "ours/README.md").read_text(encoding="utf-8")


def test_the_example_is_exampleshire(here: Path) -> None:
    """Every record of it, byte for byte; it is sound, and its schemas are the tool's."""
    assert run(["init", "ex", "--example"]) == 0
    made, own = snapshot(here / "ex" / "records"), snapshot(EXAMPLE)
    assert {name: made[name][2] for name in made} == {name: own[name][2] for name in own}
    assert check(here / "ex" / "records").findings == ()
    assert (here / "ex/schemas/board.schema.json").read_text(encoding="utf-8") == schemas.text("board")


def test_an_empty_folder_and_a_repository_are_filled(here: Path) -> None:
    """What git keeps stays; nothing else may be there."""
    (here / "repo" / ".git").mkdir(parents=True)
    assert run(["init", "repo", *OURS]) == 0
    assert (here / "repo/records/places/here.yaml").is_file()
    assert not [name for name in names(here / "repo") if name.startswith(".partnership")]
    (here / "empty").mkdir()
    assert run(["init", "empty", *OURS]) == 0
    assert run(["check", "--records", "empty", "--no-cache"]) == 0


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["file", *OURS], "file is not a folder"),
        (["full", *OURS], "full holds notes.txt already; name a folder that is new or empty"),
        (["file/inside", *OURS], "inside cannot be made: "),
        (
            ["x", "--place", "李", "--kind", "area", "--board", "B", "--board-kind", "board"],
            "--id is needed: the place's id in plain letters",
        ),
        (["x", "--place", "A", "--kind", "area", "--board", "B\udc80", "--board-kind", "board"], "only half there"),
        (
            ["x", "--place", "A", "--kind", "area", "--board", "B" * 5000, "--board-kind", "board"],
            "would not be a sound record",
        ),
        (["x", "--example", "--install", "a b"], "is not what pip could install"),
        (["x", "--example", "--kind", "area"], "--example brings its own place"),
        (["x"], "--place, --kind, --board and --board-kind are needed, or --example"),
        (["x", "--place", "A", "--kind", "area"], "--board and --board-kind are needed"),
        (
            ["x", "--place", "A", "--kind", "area", "--board-kind", "board"],
            "--board is needed: name of the first board",
        ),
    ],
)
def test_what_cannot_be_is_one_sentence(
    here: Path, capsys: pytest.CaptureFixture[str], words: list[str], why: str
) -> None:
    """Nothing is made, and what is there stays."""
    (here / "file").write_text("mine", encoding="utf-8")
    (here / "full").mkdir()
    (here / "full" / "notes.txt").write_text("mine", encoding="utf-8")
    before = snapshot(here)
    assert run(["init", *words]) == 2
    assert why in capsys.readouterr().err
    assert snapshot(here) == before
    assert names(here) == ["file", "full"]


@pytest.mark.parametrize("filled", [False, True], ids=["new", "empty"])
@pytest.mark.parametrize("failing", ["write_bytes", "rename", "second rename"])
def test_all_of_it_or_nothing(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, failing: str, *, filled: bool
) -> None:
    """Whatever fails, no half repository is left."""
    if filled:
        (here / "ours").mkdir()
    calls = 0

    def breaking(real: Callable[..., object], when: int) -> Callable[..., object]:
        def step(*given: object) -> object:
            nonlocal calls
            calls += 1
            if calls == when:
                raise OSError(28, "No space left on device")
            return real(*given)

        return step

    if failing == "write_bytes":
        monkeypatch.setattr(Path, "write_bytes", breaking(Path.write_bytes, 4))
    else:
        monkeypatch.setattr(
            "partnership.source.fresh_folder.os.rename", breaking(os.rename, 3 if failing == "second rename" else 1)
        )
    status = run(["init", "ours", *OURS])
    if failing == "second rename" and not filled:
        assert status == 0  # a new folder takes one step
        return
    assert status == 2
    assert "cannot be made: no space left on device; nothing was made" in capsys.readouterr().err
    monkeypatch.undo()
    assert names(here) == (["ours"] if filled else [])
    assert not filled or names(here / "ours") == []


def test_only_named(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A dry run makes nothing, and no folder around it; what is typed is shown as it can be typed, and upsets no terminal."""
    assert run(["init", "new/ours", *OURS, "--dry-run"]) == 0
    assert "Would make a repository of records in new/ours:" in capsys.readouterr().out
    assert (
        run(["init", "new/ours", "--place", "A", "--kind", "area", "--board", "B" * 5000, "--board-kind", "board"]) == 2
    )
    assert names(here) == []
    assert run(["init", "new/two words \x1b[31m", *OURS]) == 0
    assert '`cd "new/two words \ufffd[31m"`' in capsys.readouterr().out
    assert [path.name for path in (here / "new").iterdir()] == ["two words \x1b[31m"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals of this kind")
def test_a_folder_that_is_taken_is_said_before_anything_is_asked(here: Path) -> None:
    """Nobody answers four questions to hear that the folder is not free."""
    (here / "notes.txt").write_text("mine", encoding="utf-8")
    status, screen = terminals.typed_at(here, ["init", "."], [])
    assert status == 2
    assert "holds notes.txt already" in screen
    assert "Name of the place" not in screen


@pytest.mark.skipif(os.name == "nt", reason="Windows has no pseudo-terminals of this kind")
def test_asked_on_a_terminal(here: Path) -> None:
    """Four questions, and there is a repository."""
    asked = [
        ("Name of the place", "Siân's Shire\n"),
        ("Kind of area", "cou\n"),
        ("Kind of area", "county\n"),
        ("Name of the first board", "Trust\n"),
        ("Kind of body", "trust\n"),
    ]
    status, screen = terminals.typed_at(here, ["init", "ours"], asked)
    assert status == 0, screen
    assert check(here / "ours" / "records").records == 2


def test_the_example_travels_in_the_wheel() -> None:
    """Where the records of Exampleshire lie beside the package they are taken from there; here from the checkout."""
    assert fresh_folder.example() == EXAMPLE
