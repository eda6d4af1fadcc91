"""The user's own folders, and users who have none."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from folders import BASE, board, laid
from partnership.commands import run
from partnership.source import own_folders

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDERS = [own_folders.cache, own_folders.state]


@pytest.fixture
def homeless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a user without a home and without a name, as a container may run as."""

    def nowhere(*_: object, **__: object) -> None:
        message = "could not determine the home directory"
        raise RuntimeError(message)

    monkeypatch.setattr("platformdirs.user_cache_path", nowhere)
    monkeypatch.setattr("platformdirs.user_state_path", nowhere)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows names them otherwise")
@pytest.mark.parametrize(
    ("which", "name"), [(own_folders.cache, "XDG_CACHE_HOME"), (own_folders.state, "XDG_STATE_HOME")]
)
def test_they_are_where_they_are_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, which: Callable[[], Path], name: str
) -> None:
    """In the folder that the user chose."""
    monkeypatch.setenv(name, str(tmp_path))
    assert which() == tmp_path / "partnership"


@pytest.mark.parametrize("which", FOLDERS)
def test_a_path_that_depends_on_where_the_user_stands_is_none(
    monkeypatch: pytest.MonkeyPatch, which: Callable[[], Path]
) -> None:
    """Of the next command it would be another folder."""
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: Path("here"))
    monkeypatch.setattr("platformdirs.user_state_path", lambda *_, **__: Path("here"))
    with pytest.raises(FileNotFoundError, match="this user has no home folder"):
        which()


@pytest.mark.usefixtures("homeless")
@pytest.mark.parametrize("which", FOLDERS)
def test_whoever_has_no_home_has_none(which: Callable[[], Path]) -> None:
    """It is said as the system says what is not there."""
    with pytest.raises(FileNotFoundError, match="this user has no home folder"):
        which()


@pytest.mark.usefixtures("homeless")
def test_records_are_checked_and_left_alone_without_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is kept of a verdict; a change that could not be taken back is not made."""
    assert run(["check", "--records", str(BASE)]) == 0
    root = laid(tmp_path, {"boards/somewhere/trust.yaml": "kind: board\nname: Trust\n"})
    capsys.readouterr()
    assert run(["fmt", "--records", str(root)]) == 2
    assert capsys.readouterr().err == (
        "partnership: what is about to change cannot be noted, so nothing was changed: this user has no home folder;"
        " name a folder in XDG_STATE_HOME, by its whole path\n"
    )
    assert (root / "boards/somewhere/trust.yaml").read_text("utf-8") != board("Trust")
