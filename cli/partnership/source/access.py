"""Who may do what with a file, kept when another file takes its place."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

Access = tuple[int, int, int]
"""The permissions of a file for its owner, its group and others, and the numbers of the owner and the group."""


def of(place: Path) -> Access:
    """Return the access to a file. Raises OSError."""
    state = place.stat()
    return stat.S_IMODE(state.st_mode) & 0o777, state.st_uid, state.st_gid


def keep(descriptor: int, wanted: Access, like: Path | None) -> None:
    """Give an open file this access, and the access list and attributes of the file `like`, as far as that is allowed.

    Who is not the owner cannot give the file away, but may leave it to the group. Where that is not allowed either,
    the new group may do no more than others could, as it is not the one that was meant. Raises OSError where the permissions cannot be set.
    """
    if sys.platform == "win32":  # which has none of these
        return
    mode, owner, group = wanted
    for number in (owner, -1):
        with suppress(OSError, OverflowError):
            os.fchown(descriptor, number, group)
            break
    if os.fstat(descriptor).st_gid != group:
        os.fchmod(descriptor, mode & 0o707 | (mode & 0o007) << 3)
        return
    os.fchmod(descriptor, mode)
    if sys.platform == "linux" and like is not None:
        with suppress(OSError):
            for name in os.listxattr(like, follow_symlinks=False):
                with suppress(OSError):
                    os.setxattr(descriptor, name, os.getxattr(like, name, follow_symlinks=False))
