"""Files written whole or not at all."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Self

import pytest

from folders import BASE
from partnership.commands import run
from partnership.source import writing

if TYPE_CHECKING:
    from collections.abc import Callable

posix = pytest.mark.skipif(os.name == "nt", reason="Windows keeps links and permissions otherwise")


def full(*_: object, **__: object) -> None:
    """Fail as a disk does that is full."""
    raise OSError(28, "No space left on device")


def interrupted(*_: object, **__: object) -> None:
    """Fail as a program does that is stopped from the keyboard."""
    raise KeyboardInterrupt


def names(folder: Path) -> list[str]:
    """Return what is in a folder."""
    return sorted(path.name for path in folder.iterdir())


def test_writes_a_new_file(tmp_path: Path) -> None:
    """A file that was not there has the content, and nothing else is left in the folder."""
    writing.replace(tmp_path / "new.csv", "Siân".encode())
    assert (tmp_path / "new.csv").read_bytes() == b"Si\xc3\xa2n"
    assert names(tmp_path) == ["new.csv"]


def test_replaces_what_was_there(tmp_path: Path) -> None:
    """Shorter content leaves nothing of what was longer."""
    (tmp_path / "old.csv").write_bytes(b"much longer content")
    writing.replace(tmp_path / "old.csv", b"short")
    assert (tmp_path / "old.csv").read_bytes() == b"short"
    assert names(tmp_path) == ["old.csv"]


@pytest.mark.parametrize(
    "failing", ["tempfile.mkstemp", "os.fdopen", "os.fsync", "pathlib.Path.chmod", "pathlib.Path.replace"]
)
@pytest.mark.parametrize("failure", [full, interrupted])
def test_what_was_there_stays_until_all_is_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str, failure: Callable[..., None]
) -> None:
    """Whichever step fails, or is stopped, the old content is whole and no draft is left."""
    (tmp_path / "old.csv").write_bytes(b"old")
    with monkeypatch.context() as patch:
        patch.setattr(failing, failure)
        with pytest.raises((OSError, KeyboardInterrupt)):
            writing.replace(tmp_path / "old.csv", b"new")
    assert (tmp_path / "old.csv").read_bytes() == b"old"
    assert names(tmp_path) == ["old.csv"]


def test_a_write_cut_short_leaves_no_half(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills up in the middle of the content leaves the old file and no draft."""
    (tmp_path / "old.csv").write_bytes(b"old")

    class Cut:
        """A file that takes nothing."""

        def __init__(self, descriptor: int) -> None:
            self.descriptor = descriptor

        def __enter__(self) -> Self:
            return self

        def __exit__(self, *_: object) -> None:
            os.close(self.descriptor)

        def write(self, content: bytes) -> None:
            os.write(self.descriptor, content[:1])
            full()

    monkeypatch.setattr("os.fdopen", lambda descriptor, _: Cut(descriptor))
    with pytest.raises(OSError, match="No space left"):
        writing.replace(tmp_path / "old.csv", b"new")
    assert (tmp_path / "old.csv").read_bytes() == b"old"
    assert names(tmp_path) == ["old.csv"]


@posix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o666, 0o755, 0o444])
def test_permissions_are_kept(tmp_path: Path, mode: int) -> None:
    """Who may read the file may read it afterwards, and nobody else."""
    (tmp_path / "old.csv").write_bytes(b"old")
    (tmp_path / "old.csv").chmod(mode)
    writing.replace(tmp_path / "old.csv", b"new")
    assert (tmp_path / "old.csv").stat().st_mode & 0o777 == mode


@posix
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_the_permissions_of_any_other(tmp_path: Path, mask: int, mode: int) -> None:
    """A new file is as private as the user's own settings make it, and they stay as they are."""
    before = os.umask(mask)
    try:
        writing.replace(tmp_path / "new.csv", b"new")
        assert os.umask(mask) == mask
    finally:
        os.umask(before)
    assert (tmp_path / "new.csv").stat().st_mode & 0o777 == mode


@posix
def test_a_link_is_written_through(tmp_path: Path) -> None:
    """The link stays, through as many as there are, and what it points at has the content."""
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "file.csv").write_bytes(b"old")
    (tmp_path / "middle.csv").symlink_to(Path("real") / "file.csv")
    (tmp_path / "link.csv").symlink_to("middle.csv")
    writing.replace(tmp_path / "link.csv", b"new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "real" / "file.csv").read_bytes() == b"new"
    assert (names(tmp_path), names(tmp_path / "real")) == (["link.csv", "middle.csv", "real"], ["file.csv"])


@posix
def test_a_link_to_nothing_yet(tmp_path: Path) -> None:
    """What a link points at is made where it is not there."""
    (tmp_path / "link.csv").symlink_to("file.csv")
    writing.replace(tmp_path / "link.csv", b"new")
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "file.csv").read_bytes() == b"new"


@posix
def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    """What is no ordinary file stays what it is, and gets the content."""
    os.mkfifo(tmp_path / "pipe")
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append((tmp_path / "pipe").read_bytes()))
    reader.start()
    writing.replace(tmp_path / "pipe", b"content")
    reader.join(timeout=30)
    assert got == [b"content"]
    assert (tmp_path / "pipe").is_fifo()


@posix
def test_the_output_of_a_process_is_written_to() -> None:
    """A path such as `/dev/stdout`, which leads into a pipe by no name of its own, is written to."""
    reading, filled = os.pipe()
    try:
        writing.replace(Path(f"/dev/fd/{filled}"), b"content")
        assert os.read(reading, 100) == b"content"
    finally:
        os.close(reading)
        os.close(filled)


def test_a_long_name(tmp_path: Path) -> None:
    """A name as long as names can be has room for no more, and needs none."""
    for name in ("x" * 255, "é" * 127):
        writing.replace(tmp_path / name, b"new")
        assert (tmp_path / name).read_bytes() == b"new"


@pytest.mark.parametrize("where", ["folder", "nowhere/file.csv", "file/inside.csv"])
def test_where_nothing_can_be_written(tmp_path: Path, where: str) -> None:
    """A folder, a folder that is not there, and a file in the place of one are refused by the system."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match=r"\w"):
        writing.replace(tmp_path / where, b"new")
    assert names(tmp_path) == ["file", "folder"]


@pytest.mark.parametrize(
    ("where", "why"),
    [
        ("folder", "is a directory"),
        ("nowhere/file.csv", "no such file or directory"),
        ("file/inside.csv", "not a directory"),
    ],
)
@posix
def test_the_command_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str], where: str, why: str) -> None:
    """A file that cannot be written is one sentence, and the status of what could not run."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    assert run(["check", "--records", str(BASE), "--output", str(tmp_path / where)]) == 2
    assert capsys.readouterr() == (
        "",
        f"partnership: {tmp_path / where} cannot be written: {why}; choose another file\n",
    )


def test_a_folder_that_may_not_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder without the right to write, or a file that another program holds, is one sentence."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    assert run(["check", "--records", str(BASE), "--no-cache", "--output", str(tmp_path / "new.txt")]) == 2
    assert (
        capsys.readouterr().err
        == f"partnership: {tmp_path / 'new.txt'} cannot be written: permission denied; close it where it is open, or choose another file\n"
    )
    assert names(tmp_path) == []
