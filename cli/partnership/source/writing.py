"""Files written whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST = 40
"""How much of a file's name the name of its draft has: the name alone may be as long as a name can be."""
_TRIES = 10
_WAIT = 0.1
"""Seconds between two tries at a file that another program has open on Windows."""


def replace(path: Path, content: bytes) -> None:
    """Make `content` the content of a file; what was there stays until all of it is on disk.

    A link is written through to what it points at, and permissions are kept. A path that is no
    ordinary file (a terminal, a pipe) is written to as it is. Raises OSError, and then leaves nothing behind.
    """
    if path.exists() and not path.is_file():
        with path.open("wb") as special:
            special.write(content)
        return
    target = Path(os.path.realpath(path))
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:_LONGEST]}.")
    fresh = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        patiently(lambda: fresh.replace(target))
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def patiently(step: Callable[[], object]) -> None:
    """Take a step that puts a file in its place, or away; on Windows again for a second while another program has it open, as Excel, OneDrive and scanners for viruses do.

    Raises OSError.
    """
    for tried in range(_TRIES):
        try:
            step()
        except PermissionError:
            if sys.platform != "win32" or tried == _TRIES - 1:
                raise
            time.sleep(_WAIT)
        else:
            return


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
