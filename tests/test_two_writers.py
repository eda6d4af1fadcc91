"""Two who change the records at once: one waits for the other, and what holds the lock is never in doubt."""

from __future__ import annotations

import errno
import os
import threading
import time
from typing import TYPE_CHECKING

import pytest

import faults
from partnership.source import transaction
from partnership.source.changes import Change, ChangedMeanwhileError, WritingError
from partnership.source.locking import NAME, LockedError, locked
from several_files import NEW, OLD, lay, make, there

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

fcntl = pytest.importorskip("fcntl", reason="there is none on Windows")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="these tests fork")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder of records as they were."""
    folder = tmp_path / "records"
    lay(folder, OLD)
    return folder


def test_two_writers_at_once(root: Path) -> None:
    """Each of many who change the same file at once either does, or is told that it was changed meanwhile; nothing is lost."""

    def add(number: int) -> Callable[[], None]:
        def adding() -> None:
            while True:
                before = (root / "boards/here/a.yaml").read_bytes()
                try:
                    change = Change("boards/here/a.yaml", before, before + f"{number}\n".encode())
                    transaction.write(root, [change], summary="", made="")
                except ChangedMeanwhileError:
                    continue
                return

        return adding

    children = [faults.started(add(number)) for number in range(8)]
    assert [faults.ended(child) for child in children] == [faults.DONE] * 8
    assert sorted(there(root)["boards/here/a.yaml"].split()) == sorted(
        [b"name:", b"A", *(b"%d" % one for one in range(8))]
    )


def test_a_lock_that_is_held(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits in vain is told who writes, and what to do; a lock without a holder holds nobody up."""
    monkeypatch.setattr("partnership.source.locking._WAIT", 0.001)
    with locked(root):
        with pytest.raises(
            WritingError, match=rf"process {os.getpid()} on .*try again.*delete .*{NAME}.*nothing was changed"
        ):
            make(root)
        (root / NAME).write_bytes(b"")
        with pytest.raises(LockedError, match="another program is writing"), locked(root):
            pass
    assert there(root) == OLD
    (root / NAME).write_bytes(b"elsewhere 1\n")
    make(root)
    assert there(root) == NEW


def test_a_lock_that_is_no_file(root: Path, tmp_path: Path) -> None:
    """A link is not followed, and what stands there is named to be taken away."""
    (tmp_path / "outside").write_bytes(b"mine")
    (root / NAME).symlink_to(tmp_path / "outside")
    with pytest.raises(WritingError, match=rf"{NAME} cannot be written: .*nothing was changed; take it away"):
        make(root)
    (root / NAME).unlink()
    (root / NAME).mkdir()
    with pytest.raises(WritingError, match=rf"{NAME} cannot be written: .*nothing was changed; take it away"):
        make(root)
    assert (tmp_path / "outside").read_bytes() == b"mine"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can be somebody else")
def test_a_lock_that_somebody_else_left(root: Path) -> None:
    """A program of another user that died holds nobody up, though its lock may not be written to."""
    (root / NAME).write_bytes(b"elsewhere 1\n")
    (root / NAME).chmod(0o644)

    def somebody_else() -> None:
        os.chdir(root)  # the folders around it are root's alone
        os.setgid(4242)
        os.setuid(4242)
        here = type(root)()
        with locked(here):
            assert (here / NAME).read_bytes() == b"elsewhere 1\n"

    root.chmod(0o777)
    assert faults.in_a_process(somebody_else) == faults.DONE
    assert not (root / NAME).exists()


def test_a_lock_taken_away_while_it_was_waited_for(root: Path) -> None:
    """Who waited gets a lock of the file that is there then, not of the one that is gone."""
    order = []

    def second() -> None:
        with locked(root):
            order.append("second")
            assert (root / NAME).exists()

    with locked(root):
        waiting = threading.Thread(target=second)
        waiting.start()
        time.sleep(0.12)
        order.append("first")
    waiting.join(timeout=10)
    assert order == ["first", "second"]


def test_a_lock_that_goes_as_it_is_taken(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock of a file that its last holder has just taken away is none, and the next try has one."""
    real = fcntl.flock

    def flock(descriptor: int, how: int) -> None:
        real(descriptor, how)
        (root / NAME).unlink()
        monkeypatch.setattr("fcntl.flock", real)

    monkeypatch.setattr("fcntl.flock", flock)
    with locked(root):
        assert (root / NAME).exists()


def test_a_file_that_cannot_be_looked_at(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said, and nothing is changed."""

    def lstat(_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("partnership.source.changes.os.lstat", lstat)
    with pytest.raises(WritingError, match=r"a.yaml cannot be read: permission denied; nothing was changed"):
        make(root)


def test_a_drive_that_knows_no_locks(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is written to all the same; another fault of the lock is said."""

    def unlocked(error: int) -> None:
        def flock(*_: object) -> None:
            raise OSError(error, os.strerror(error))

        monkeypatch.setattr("fcntl.flock", flock)

    unlocked(errno.EIO)
    with pytest.raises(WritingError, match="cannot be written: input/output error; nothing was changed"):
        make(root)
    unlocked(errno.ENOLCK)
    make(root)
    assert there(root) == NEW


def test_two_writers_on_a_drive_that_knows_no_locks(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one program is about is not put back by the next one of the same user, who waits for it."""
    real = fcntl.flock

    def flock(descriptor: int, how: int) -> None:
        if (root / NAME).exists() and os.path.samestat(os.fstat(descriptor), (root / NAME).stat()):
            raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))
        real(descriptor, how)

    monkeypatch.setattr("fcntl.flock", flock)
    noted = threading.Event()
    told: list[str | None] = []

    def look() -> None:
        noted.wait(10)
        told.append(transaction.recover(root))

    looking = threading.Thread(target=look)

    def pause(number: int) -> None:
        if number == 30:
            noted.set()
            time.sleep(0.1)

    looking.start()
    with faults.each_step(pause):
        make(root)
    looking.join(timeout=10)
    assert told == [None]
    assert there(root) == NEW
