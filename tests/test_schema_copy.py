"""The copy of the schemas beside the records: older, newer, changed, as it should be, or not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from partnership.commands import run
from partnership.documents import schema_copy, schemas

if TYPE_CHECKING:
    from pathlib import Path


def rules_found(folder: Path) -> list[str]:
    """Return the rules that fire for the copy beside `folder/records`."""
    return [finding.rule for finding in schema_copy.findings(folder / "records")]


def copy_into(folder: Path, version: str | None = None) -> None:
    """Lay records and a copy of the schemas into the folder, with another version where one is given."""
    (folder / "records" / "places").mkdir(parents=True)
    (folder / "schemas").mkdir()
    for name in schemas.NAMES:
        text = schemas.text(name)
        if version is not None:
            text = text.replace(f'"x-version": "{schemas.version()}"', f'"x-version": "{version}"')
        (folder / "schemas" / schemas.file_name(name)).write_text(text, encoding="utf-8", newline="\n")


def test_the_tools_own_copy_is_silent(tmp_path: Path) -> None:
    """A copy that is the tool's own gives no finding, with either kind of line end."""
    copy_into(tmp_path)
    assert rules_found(tmp_path) == []
    board = tmp_path / "schemas" / schemas.file_name("board")
    board.write_bytes(board.read_bytes().replace(b"\n", b"\r\n"))
    assert rules_found(tmp_path) == []


def test_no_copy_is_silent(tmp_path: Path) -> None:
    """Records without a copy of the schemas are sound."""
    (tmp_path / "records").mkdir()
    assert rules_found(tmp_path) == []


@pytest.mark.parametrize(
    ("version", "rule"),
    [("0.9", "older-schemas"), ("1.1", "newer-schemas"), ("10.0", "newer-schemas"), ("one", "changed-schemas")],
)
def test_versions_are_compared_as_numbers(tmp_path: Path, version: str, rule: str) -> None:
    """An older, a newer and an unreadable version each have their finding."""
    copy_into(tmp_path, version)
    assert rules_found(tmp_path) == [rule]


def test_a_changed_copy_is_named(tmp_path: Path) -> None:
    """A copy of the same version with other content is named."""
    copy_into(tmp_path)
    board = tmp_path / "schemas" / schemas.file_name("board")
    board.write_text("{}", encoding="utf-8")
    assert [finding.path for finding in schema_copy.findings(tmp_path / "records")] == ["../schemas/board.schema.json"]


def test_write_mends_the_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`partnership schema --write` does what the remedy says."""
    copy_into(tmp_path, "0.9")
    monkeypatch.chdir(tmp_path)
    assert run(["schema", "--write"]) == 0
    assert rules_found(tmp_path) == []


def test_check_shows_where_the_copy_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The path of the finding is one that the user can open."""
    copy_into(tmp_path, "7.0")
    monkeypatch.chdir(tmp_path)
    assert run(["check", "--no-cache"]) == 1
    assert capsys.readouterr().out.startswith("schemas/common.schema.json:1:1: error X003 ")


@pytest.mark.parametrize("text", ["{", "[]", '{"x-version": 1}'])
def test_a_copy_without_a_version_is_named(tmp_path: Path, text: str) -> None:
    """A copy that is no schema, or does not say which, is told to be changed."""
    copy_into(tmp_path)
    (tmp_path / "schemas" / schemas.file_name(schemas.COMMON)).write_text(text, encoding="utf-8")
    assert [finding.fault.message for finding in schema_copy.findings(tmp_path / "records")] == [
        "this copy of the schemas does not say its version"
    ]


def test_a_copy_that_may_not_be_read_is_silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tool never needs the copy, so one without access is as good as none."""

    def refuse(_: Path) -> bytes:
        raise PermissionError

    copy_into(tmp_path, "0.9")
    monkeypatch.setattr(type(tmp_path), "read_bytes", refuse)
    assert rules_found(tmp_path) == []
