"""Small drives of a test's own: really full, really made read-only, really gone; in a namespace that only one process sees."""

from __future__ import annotations

import ctypes
import os
import sys
from functools import cache
from typing import TYPE_CHECKING

import faults

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE = 4096
"""What the smallest file takes of such a drive, in bytes: the pages are that large where these tests are run."""
_NEWNS, _NEWUSER = 0x00020000, 0x10000000
_READ_ONLY, _REMOUNT, _BIND, _RECURSIVE, _PRIVATE = 1, 32, 4096, 16384, 1 << 18
_DETACH = 2


def _system() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _asked(status: int) -> None:
    if status:
        error = ctypes.get_errno()
        raise OSError(error, os.strerror(error))


def alone(work: Callable[[], object]) -> int:
    """Do work in a process of its own that may mount drives, which nobody else sees; return how it ended, as `faults` does."""

    def secluded() -> None:
        _seclude()
        work()

    return faults.in_a_process(secluded)


def _seclude() -> None:
    user, group = os.getuid(), os.getgid()
    _asked(_system().unshare(_NEWUSER | _NEWNS))
    for name, text in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
        with open(f"/proc/self/{name}", "w", encoding="ascii") as file:  # noqa: PTH123 - no file, but a word to the system
            file.write(text)
    _asked(_system().mount(b"none", b"/", None, _RECURSIVE | _PRIVATE, None))


@cache
def allowed() -> bool:
    """Whether the system lets a process of these tests mount a drive of its own."""
    if not sys.platform.startswith("linux"):
        return False
    import resource  # noqa: PLC0415 - there is none on Windows

    if resource.getpagesize() != PAGE:
        return False

    def tried() -> None:
        try:
            _seclude()
            _asked(_system().mount(b"none", b"/tmp", b"tmpfs", 0, b"size=4k"))
        except OSError:
            os._exit(77)

    return faults.in_a_process(tried) == faults.DONE


def mounted(place: Path, options: str) -> None:
    """Mount a drive in memory at a folder, with options such as `size=64k`."""
    _asked(_system().mount(b"none", bytes(place), b"tmpfs", 0, options.encode()))


def read_only(place: Path) -> None:
    """Let nobody write to a drive from now on."""
    _asked(_system().mount(bytes(place), bytes(place), None, _BIND, None))
    _asked(_system().mount(None, bytes(place), None, _BIND | _REMOUNT | _READ_ONLY, None))


def lost(place: Path) -> None:
    """Take a drive away while it is in use, as a network drive is: the folder is there, and what was in it is not."""
    _asked(_system().umount2(bytes(place), _DETACH))


def filled(place: Path, free: int) -> None:
    """Fill a drive up to so many free bytes."""
    with (place / "filler").open("ab", buffering=0) as file:
        block = b"x" * PAGE
        try:
            while True:
                file.write(block)
        except OSError:
            pass
        file.truncate(file.tell() - free)


def again(kept: Path, place: Path) -> None:
    """Have a drive that is mounted elsewhere at this folder as well."""
    _asked(_system().mount(bytes(kept), bytes(place), None, _BIND, None))
