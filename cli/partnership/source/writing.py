"""Files written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

_LONGEST = 40
"""How much of a file's name the name of its draft has: the name alone may be as long as a name can be."""


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
        fresh.replace(target)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
