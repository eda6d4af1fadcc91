"""The records as they stood in a revision, written out where they can be read like any others."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from partnership.source import git

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def lay_out(root: Path, commit: str, folder: Path) -> Path:
    """Write the records below `root`, as they stood in a commit, into a folder; return the folder of records in it.

    A copy of the schemas that lay beside them lies beside them again. Raises GitError, and OSError where
    the disk will not have it.
    """
    records = folder / "records"
    records.mkdir()
    _write(records, git.records_at(root, commit))
    with suppress(git.GitError):  # records at the top of their repository have nothing of it beside them
        _write(folder / "schemas", git.records_at(root.parent / "schemas", commit))
    return records


def _write(folder: Path, files: Iterable[tuple[str, bytes | None]]) -> None:
    """Write files below a folder; what was a link becomes one that leads nowhere."""
    for path, content in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            target.symlink_to("nowhere")
        else:
            target.write_bytes(content)
