"""Who may do what with a file, kept when another takes its place."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from partnership.source import access, journal, transaction
from partnership.source.changes import Change

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "win32":
    pytest.skip("Windows has none of these", allow_module_level=True)

PATH = "boards/here/a.yaml"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a record."""
    place = tmp_path / PATH
    place.parent.mkdir(parents=True)
    place.write_bytes(b"1")
    return place


def changed(root: Path, before: bytes | None, after: bytes | None) -> None:
    """Change the record."""
    transaction.write(root, [Change(PATH, before, after)], summary="", made="")


def others() -> int:
    """Return a group of this user that new files are not given to; or skip the test."""
    found = [one for one in os.getgroups() if one != os.getegid()] or ([65534] if os.geteuid() == 0 else [])
    if not found:
        pytest.skip("this user is in one group alone")
    return found[0]


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o444, 0o755])
def test_permissions_and_group_are_kept(tmp_path: Path, file: Path, mode: int) -> None:
    """Also of a file that was taken away, when that is taken back."""
    group = others()
    os.chown(file, -1, group)
    file.chmod(mode)
    wanted = access.of(file)
    changed(tmp_path, b"1", b"2")
    assert (file.read_bytes(), access.of(file)) == (b"2", wanted)
    changed(tmp_path, b"2", None)
    assert not file.exists()
    entry = journal.last(tmp_path)
    assert entry is not None
    transaction.undo(tmp_path, entry)
    assert access.of(file) == wanted


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
def test_root_leaves_files_to_their_owner(tmp_path: Path, file: Path) -> None:
    """A file that root changes stays that of whoever had it."""
    os.chown(file, 1234, 5678)
    changed(tmp_path, b"1", b"2")
    assert access.of(file)[1:] == (1234, 5678)


@pytest.mark.parametrize(("mode", "left"), [(0o640, 0o600), (0o664, 0o644), (0o660, 0o600), (0o666, 0o666)])
def test_another_group_may_do_no_more_than_others(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch, mode: int, left: int
) -> None:
    """Where a file cannot be left to its group, the one that it gets instead may not read what only the first could."""

    def refuse(*_: object) -> None:
        raise PermissionError

    file.chmod(mode)
    descriptor = os.open(tmp_path / "fresh", os.O_WRONLY | os.O_CREAT)
    monkeypatch.setattr(os, "fchown", refuse)
    access.keep(descriptor, (mode, os.getuid(), os.getegid() + 1), file)
    os.close(descriptor)
    assert access.of(tmp_path / "fresh")[0] == left


@pytest.mark.skipif(sys.platform != "linux", reason="Python knows these on Linux alone")
def test_attributes_are_kept(tmp_path: Path, file: Path) -> None:
    """Access lists are kept with them, where the drive has any."""
    rights = bytes.fromhex(
        "02000000 01000600ffffffff 02000400d2040000 04000400ffffffff 10000400ffffffff 20000000ffffffff"
    )
    try:
        os.setxattr(file, "user.note", b"x")
        os.setxattr(file, "system.posix_acl_access", rights)
    except OSError:
        pytest.skip("this drive has none")
    changed(tmp_path, b"1", b"2")
    assert os.getxattr(file, "user.note") == b"x"
    assert os.getxattr(file, "system.posix_acl_access") == rights
    assert access.of(file)[0] == 0o640
