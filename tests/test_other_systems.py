"""What is done otherwise on Windows and on macOS, with something in the place of what only they have."""

from __future__ import annotations

import errno
import os
import stat
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from partnership.commands import _keys
from partnership.source import journal, transaction
from partnership.source.changes import Change, WritingError
from partnership.source.locking import NAME, LockedError, locked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows itself is no stand-in")
PATH = "boards/here/a.yaml"
CHANGE = [Change(PATH, b"1", b"2")]


class Console:
    """Windows' own module: locks of single bytes, which nobody else may read meanwhile, and keys."""

    LK_UNLCK, LK_NBLCK = 0, 2

    def __init__(self, keys: str = "") -> None:
        self.held: set[tuple[int, int]] = set()
        self.keys = list(keys)

    def locking(self, descriptor: int, how: int, count: int) -> None:
        """Lock the next bytes of a file, or let go of them."""
        assert count == 1
        byte = (os.fstat(descriptor).st_ino, os.lseek(descriptor, 0, os.SEEK_CUR))
        if how == self.LK_UNLCK:
            self.held.remove(byte)
        elif byte in self.held:
            raise PermissionError(errno.EACCES, "Permission denied")
        else:
            self.held.add(byte)

    def getwch(self) -> str:
        """Return a key."""
        return self.keys.pop(0)


@pytest.fixture
def console(monkeypatch: pytest.MonkeyPatch) -> Console:
    """Have the program believe that it runs on Windows."""
    stand_in = Console()
    monkeypatch.setitem(sys.modules, "msvcrt", stand_in)
    for module in ("source.locking", "source.journal", "source.access", "source.writing", "commands._keys"):
        system = SimpleNamespace(platform="win32", stdin=sys.stdin, stdout=sys.stdout)
        monkeypatch.setattr(f"partnership.{module}.sys", system)
    return stand_in


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder with a record."""
    (tmp_path / PATH).parent.mkdir(parents=True)
    (tmp_path / PATH).write_bytes(b"1")
    return tmp_path


def refusing(times: int, real: Callable[..., Any]) -> Callable[..., Any]:
    """Return what the system does, refused at first as Windows does while another program has the file open."""
    left = [times]

    def asked(*given: Any) -> Any:
        if left[0]:
            left[0] -= 1
            raise PermissionError(errno.EACCES, "Permission denied", str(given[0]))
        return real(*given)

    return asked


def test_one_writer_at_a_time(console: Console, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits in vain can read who writes: the byte that is locked is not one of the name. Afterwards nothing is held or left."""
    monkeypatch.setattr("partnership.source.locking._WAIT", 0)
    with locked(root):
        assert (root / NAME).read_text("utf-8").split()[1] == str(os.getpid())
        assert all(byte > 1000 for _, byte in console.held)
        with pytest.raises(LockedError, match=rf"process {os.getpid()} on"), locked(root):
            pass
    assert not console.held
    assert not (root / NAME).exists()


def test_a_lock_that_is_being_taken_away(console: Console, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its file can be opened by nobody for a moment, which is waited for."""
    monkeypatch.setattr("partnership.source.locking._WAIT", 0)
    monkeypatch.setattr(os, "open", refusing(3, os.open))
    with locked(root):
        assert console.held
    monkeypatch.setattr(os, "open", refusing(40, os.open))
    with pytest.raises(LockedError, match="another program is writing"), locked(root):
        pass


@pytest.mark.usefixtures("console")
def test_a_file_that_is_open_elsewhere(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is tried again for a second; then the change is taken back, and the sentence says to close it."""
    monkeypatch.setattr("partnership.source.writing._WAIT", 0)
    real = os.replace

    def held(times: int) -> Callable[..., Any]:
        asked = refusing(times, real)
        return lambda source, goal: asked(source, goal) if goal.name == "a.yaml" else real(source, goal)

    monkeypatch.setattr(os, "replace", held(9))
    transaction.write(root, CHANGE, summary="", made="")
    assert (root / PATH).read_bytes() == b"2"
    entry = journal.last(root)
    assert entry is not None
    monkeypatch.setattr(os, "replace", held(10))
    with pytest.raises(WritingError, match="nothing was changed; close it where it is open"):
        transaction.undo(root, entry)
    assert (root / PATH).read_bytes() == b"2"
    transaction.undo(root, entry)
    assert (root / PATH).read_bytes() == b"1"
    assert sorted(path.name for path in root.rglob("*")) == ["a.yaml", "boards", "here"]


def test_keys(console: Console, monkeypatch: pytest.MonkeyPatch) -> None:
    """Arrows are none, Ctrl-C stops, Ctrl-D and Ctrl-Z end; a line is asked for as lines are there."""
    console.keys = list("pŵ\xe0H\x00;\r\x04\x1a\x03")
    monkeypatch.setattr("builtins.input", lambda: "Eve Ely")
    with _keys.outliving_the_terminal(), _keys.Terminal() as terminal:
        assert [terminal.key() for _ in range(5)] == ["p", "ŵ", "", "", "\r"]
        assert terminal.line("Name: ") == "Eve Ely"
        for _ in range(2):
            with pytest.raises(EOFError):
                terminal.key()
        with pytest.raises(KeyboardInterrupt):
            terminal.key()


@pytest.mark.parametrize(("error", "ways"), [(None, ["full"]), (errno.ENOTSUP, ["full", "plain"])])
def test_flushed_on_macos(monkeypatch: pytest.MonkeyPatch, error: int | None, ways: list[str]) -> None:
    """The disk is told to empty its own memory; a drive that cannot be told is flushed as elsewhere."""
    taken = []

    def full(_: int, how: str) -> None:
        taken.append(how)
        if error is not None:
            raise OSError(error, os.strerror(error))

    monkeypatch.setattr(journal, "sys", SimpleNamespace(platform="darwin"))
    monkeypatch.setitem(sys.modules, "fcntl", SimpleNamespace(F_FULLFSYNC="full", fcntl=full))
    monkeypatch.setattr(os, "fsync", lambda _: taken.append("plain"))
    journal.flushed(0)
    assert taken == ways


@pytest.mark.parametrize(("error", "told"), [(errno.EINVAL, False), (errno.EACCES, False), (errno.EIO, True)])
def test_a_drive_that_flushes_no_folders(
    root: Path, monkeypatch: pytest.MonkeyPatch, error: int, *, told: bool
) -> None:
    """Drives of other systems have no way of it, which hinders nobody; a fault of the drive is a fault."""

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(error, os.strerror(error))

    monkeypatch.setattr(os, "fsync", fsync)
    if told:
        with pytest.raises(WritingError, match="nothing was changed: input/output error"):
            transaction.write(root, CHANGE, summary="", made="")
    else:
        transaction.write(root, CHANGE, summary="", made="")
        assert (root / PATH).read_bytes() == b"2"


def test_elsewhere_there_are_no_such_keys() -> None:
    """They are not asked for."""
    with pytest.raises(EOFError):
        _keys._windows()  # noqa: SLF001 - what only Windows reaches
