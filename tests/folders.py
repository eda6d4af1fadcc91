"""Folders of records, built for a test."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from partnership.source.changes import Change

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parent.parent
BASE = Path(__file__).parent / "base" / "records"
EXAMPLE = ROOT / "examples" / "exampleshire" / "records"
TRUST = "boards/exampleshire/childrens-trust.yaml"


def laid(folder: Path, texts: Mapping[str, str | bytes], base: Path | None = None) -> Path:
    """Write files below `folder/records`, over a copy of `base`; return the folder of records."""
    root = folder / "records"
    if base is not None:
        shutil.copytree(base, root, symlinks=True)
    for path, text in texts.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def surroundings(**more: str) -> dict[str, str]:
    """Return what the program finds around it in a process of its own: what its users have, so that no lines are counted, and `more`."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "COVERAGE"))}
    return {**kept, "PYTHONPATH": str(ROOT / "cli"), **more}


def board(name: str, **more: str) -> str:
    """Return the text of a board's record."""
    return "".join(f"{key}: {value}\n" for key, value in {"name": name, "kind": "board", **more}.items())


SOMEWHERE = "name: Somewhere\nkind: county\nsource: {document: a}\ndocuments:\n  a: {title: A}\n"
A_BOARD = "boards/somewhere/trust.yaml"


def somewhere(folder: Path) -> Path:
    """Write a place and a board of it; return the folder of records."""
    return laid(folder, {A_BOARD: board("Trust", source="{document: a}"), "places/somewhere.yaml": SOMEWHERE})


def to(root: Path, path: str, after: str | None) -> Change:
    """Return the change of a file to this text."""
    place = root / path
    return Change(path, place.read_bytes() if place.exists() else None, None if after is None else after.encode())


def meeting(status: str = "held", more: str = "") -> str:
    """Return the text of a meeting's record."""
    return f"kind: ordinary\nstatus: {status}\n{more}"


def snapshot(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Return every file below a folder with its mode, time and bytes."""
    return {
        str(path.relative_to(folder)): (path.stat().st_mode, path.stat().st_mtime_ns, path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
