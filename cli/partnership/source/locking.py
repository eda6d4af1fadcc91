"""One writer at a time in a folder of records: a lock that the system itself lets go of when its holder dies."""

from __future__ import annotations

import errno
import os
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
        if os.name != "nt":
            _remove(path)  # while it is held, so that nobody holds a file that is gone
            os.close(descriptor)
        else:  # pragma: no cover - Windows removes no file that is open
            os.close(descriptor)
            _remove(path)


def _taken(path: Path) -> int:
    """Return the descriptor of the lock once it is held."""
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    for _ in range(_TRIES):
        descriptor = os.open(path, flags, 0o644)
        try:
            if _held(descriptor) and _same(descriptor, path):
                os.ftruncate(descriptor, 0)
                os.write(descriptor, f"{_host()} {os.getpid()}\n".encode())
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
        time.sleep(_WAIT)
    message = f"{_holder(path)} is writing to these records; try again in a moment. If nothing is, delete {path}"
    raise LockedError(message)


def _held(descriptor: int) -> bool:
    """Whether the lock could be taken, or cannot be had on this drive at all."""
    try:
        if os.name == "nt":  # pragma: no cover - the tests run where there is flock
            import msvcrt  # noqa: PLC0415 - there on Windows alone

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
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
