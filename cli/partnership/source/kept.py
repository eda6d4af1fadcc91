"""What was said and is not written yet, kept by the user: one file for each thing that it is of, until it is written or dropped.

It lies beside the journal of changes, in the user's own state folder, and not among the records.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from partnership.source import files, journal, writing

if TYPE_CHECKING:
    from pathlib import Path


def path(root: Path, record_id: str) -> Path:
    """Return where something said of a record is kept: hyphens are never doubled in an id, so that each has a name of its own."""
    changes = journal.folder(root)
    return changes.parent.with_name("rolls") / changes.name / f"{record_id.replace('/', '--')}.yaml"


def keep(root: Path, record_id: str, text: str) -> str | None:
    """Keep this instead of what was kept before; return why that could not be done, None where it is."""
    home = path(root, record_id)
    try:
        home.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        writing.replace(home, text.encode())
    except OSError as error:
        return files.reason(error)
    return None


def is_kept(root: Path, record_id: str) -> bool:
    """Whether something is kept of a record."""
    return path(root, record_id).is_file()


def drop(root: Path, record_id: str) -> None:
    """Forget what was kept; nothing happens where nothing is."""
    with suppress(OSError):
        path(root, record_id).unlink(missing_ok=True)
