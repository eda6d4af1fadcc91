"""A folder of records and a change of several of its files, as tests of writing them have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.source import journal, transaction
from partnership.source.changes import Change, moved

if TYPE_CHECKING:
    from pathlib import Path


OLD = {
    "boards/here/a.yaml": b"name: A\r\n",
    "boards/here/b.yaml": b"name: B\n",
    "meetings/here/b/2024-01-01.yaml": b"kind: ordinary\n",
    "meetings/here/b/2024-02-01.yaml": b"kind: special\n",
}
CHANGES = (
    Change("boards/here/a.yaml", b"name: A\r\n", "name: Siân\r\n".encode()),
    *moved("boards/here/b.yaml", "boards/here/c.yaml", b"name: B\n", b"name: C\n"),
    *moved("meetings/here/b/2024-01-01.yaml", "meetings/here/c/2024-01-01.yaml", b"kind: ordinary\n"),
    *moved("meetings/here/b/2024-02-01.yaml", "meetings/here/c/2024-02-01.yaml", b"kind: special\n"),
    Change("plans/new/plan.yaml", None, b"name: Plan\n"),
)
NEW = {
    "boards/here/a.yaml": "name: Siân\r\n".encode(),
    "boards/here/c.yaml": b"name: C\n",
    "meetings/here/c/2024-01-01.yaml": b"kind: ordinary\n",
    "meetings/here/c/2024-02-01.yaml": b"kind: special\n",
    "plans/new/plan.yaml": b"name: Plan\n",
}


def lay(folder: Path, texts: dict[str, bytes]) -> None:
    """Have exactly these files in a folder."""
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    for name, content in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def there(folder: Path) -> dict[str, bytes]:
    """Return every file in a folder, drafts and locks too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def make(root: Path) -> None:
    """Make the change."""
    transaction.write(root, CHANGES, summary="the board B is now C", made="2026-04-01")


def take_back(root: Path) -> None:
    """Take back what was made last."""
    entry = journal.last(root)
    assert entry is not None
    transaction.undo(root, entry)
