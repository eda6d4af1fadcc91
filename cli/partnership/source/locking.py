"""One writer at a time in a folder of records: a lock that the system itself lets go of when its holder dies."""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = ".partnership.lock"
"""The file in the folder of records that is locked while something is written; it is there no longer than that."""
_TRIES = 40
_WAIT = 0.05
"""Seconds between two tries: another writer is done within a moment."""
_CANNOT = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP})
_LONGEST = 200
_FAR = 1 << 30
"""Which byte is locked on Windows, where nobody else may read what is: one behind the name of the holder."""


class LockedError(Exception):
    """Another program is writing here; the sentence says which."""


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Be the only writer in a folder of records. Raises LockedError after a wait of two seconds, and OSError.

    A drive that knows no locks is written to without one: what has changed meanwhile is seen all the same.
    """
    path = root / NAME
    descriptor = _taken(path)
    try:
        yield
    finally:
        if sys.platform == "win32":  # where no file is removed that is open
            _let_go(descriptor)
            os.close(descriptor)
            _remove(path)
        else:
            _remove(path)  # while it is held, so that nobody holds a file that is gone
            os.close(descriptor)


def lost(root: Path) -> bool:
    """Whether the lock that is held is no longer there: its drive is gone, or somebody took it away."""
    return not os.path.lexists(root / NAME)


def _taken(path: Path) -> int:
    """Return the descriptor of the lock once it is held."""
    for _ in range(_TRIES):
        descriptor = _opened(path)
        if descriptor is not None:
            try:
                if _held(descriptor) and _same(descriptor, path):
                    _sign(descriptor)
                    return descriptor
            except BaseException:
                os.close(descriptor)
                raise
            os.close(descriptor)
        time.sleep(_WAIT)
    message = f"{_holder(path)} is writing to these records; try again in a moment. If nothing is, delete {path}"
    raise LockedError(message)


def _opened(path: Path) -> int | None:
    """Return a descriptor of the file of the lock, None where another program keeps it to itself for a moment."""
    flags = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | flags, 0o666)
    except PermissionError as error:
        if sys.platform == "win32":
            return None
        try:
            return os.open(path, os.O_RDONLY | flags)  # left by somebody else who died: it can be locked all the same
        except FileNotFoundError:
            raise error from None


def _sign(descriptor: int) -> None:
    """Say in the lock who holds it, for whoever waits; where that cannot be said, as on a full disk, it holds all the same."""
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{_host()} {os.getpid()}\n".encode())


def _held(descriptor: int) -> bool:
    """Whether the lock could be taken, or cannot be had on this drive at all."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - there on Windows alone

            os.lseek(descriptor, _FAR, os.SEEK_SET)
            try:
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            finally:
                os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            import fcntl  # noqa: PLC0415 - not there on Windows

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in {errno.EAGAIN, errno.EACCES, errno.EDEADLK}:
            return False
        if error.errno in _CANNOT:
            return True
        raise
    return True


def _let_go(descriptor: int) -> None:
    """Let go of a lock on Windows, which is slow to do so by itself."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - there on Windows alone

        with suppress(OSError):
            os.lseek(descriptor, _FAR, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)


def _same(descriptor: int, path: Path) -> bool:
    """Whether the file that is held is still the one of that name: its last holder may have taken it away."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.lstat())
    except FileNotFoundError:
        return False


def _holder(path: Path) -> str:
    """Return who holds the lock, as far as its file says."""
    words: list[str] = []
    with suppress(OSError), path.open("rb") as file:
        words = file.read(_LONGEST).decode(errors="replace").split()
    match words:
        case [host, process]:
            return f"another program (process {process} on {host})"
        case _:
            return "another program"


def _host() -> str:
    import platform  # noqa: PLC0415 - only for who writes

    return platform.node().replace(" ", "-") or "this-computer"


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()
