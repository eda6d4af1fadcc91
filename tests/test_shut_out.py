"""Places that cannot be written and notes that cannot be used: each is said for what it is, and nothing is changed."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from typing import Any

import pytest

from partnership.source import journal, transaction
from partnership.source.changes import Change, WritingError

if sys.platform == "win32":
    pytest.skip("Windows has no pipes among files, and other rights", allow_module_level=True)

PATH = "boards/here/a.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder with one record."""
    (tmp_path / PATH).parent.mkdir(parents=True)
    (tmp_path / PATH).write_bytes(b"1")
    return tmp_path


def make(root: Path) -> None:
    """Change the record."""
    transaction.write(root, [Change(PATH, b"1", b"2")], summary="One.", made="")


def test_a_file_where_a_folder_has_to_be(root: Path) -> None:
    """It is to be taken away; nothing is the matter with the drive."""
    (root / "plans").mkdir()
    (root / "plans/here").write_bytes(b"")
    with pytest.raises(
        WritingError, match="plans/here cannot be written: file exists; nothing was changed; take it away"
    ):
        transaction.write(root, [Change("plans/here/x.yaml", None, b"x")], summary="", made="")


def test_a_lock_that_may_not_be_made(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a folder that may be read alone, that is what is said."""
    real = os.open

    def shut(path: Any, flags: int, *more: Any) -> int:
        if flags & os.O_CREAT and Path(path).parent == root:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return real(path, flags, *more)

    monkeypatch.setattr(os, "open", shut)
    with pytest.raises(WritingError, match="cannot be written: permission denied; nothing was changed; close it where"):
        make(root)


def test_notes_that_may_not_be_looked_at(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is another user's is said to be closed, and not that a change was cut short."""
    home = journal.made(root)

    def shut(path: Path, _: int) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(journal, "_decoded", shut)
    with pytest.raises(WritingError, match=r"a change was cut short"):
        journal.pending(root)
    monkeypatch.setattr(os, "access", lambda place, _: place != home)
    with pytest.raises(
        WritingError, match=r"cannot be noted in .*permission denied; mend that, or name another folder"
    ):
        journal.pending(root)


def test_what_is_prepared_is_not_named(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft that cannot be made is nothing that anybody has heard of: the folder is named that it was to lie in."""
    monkeypatch.setattr(transaction, "_draft_written", lambda *_: os.open(root / "boards/.partnership-x", os.O_RDONLY))
    with pytest.raises(
        WritingError, match=r"/boards cannot be written: no such file or directory; nothing was changed"
    ):
        make(root)


def test_notes_go_on_behind_the_last_number(root: Path) -> None:
    """A note of the highest number that has six digits, whoever put it there, hides none that comes after it."""
    make(root)
    home = journal.folder(root)
    (home / "000001.json").rename(home / "999999.json")
    transaction.write(root, [Change(PATH, b"2", b"3")], summary="Q.", made="")
    last = journal.last(root)
    assert last is not None
    assert (last.summary, last.number) == ("Q.", 1_000_000)


def test_a_pipe_where_a_note_is_written(root: Path) -> None:
    """It is not waited on."""
    os.mkfifo(journal.made(root) / "pending.new")
    with pytest.raises(WritingError, match=r"cannot be noted in .*, so nothing was changed: no such device"):
        make(root)
    make(root)
