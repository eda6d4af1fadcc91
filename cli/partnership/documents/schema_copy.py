"""The copy of the schemas that lies beside the records for editors, held against the tool's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.documents import schemas
from partnership.words.finding import Fault, Finding, Position

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "../schemas"
_LARGEST = 4 * 1024 * 1024
_LONGEST = 9
"""The most digits of a number in a version."""
_REMEDY = "the tool writes its copy anew; it is not edited by hand"


def findings(root: Path) -> Iterator[Finding]:
    """Yield what is wrong with the copy beside the folder of records; nothing where there is none.

    The tool itself never uses the copy, so that a pull request cannot loosen what is checked.
    """
    copies = {name: _text(root.parent / "schemas" / schemas.file_name(name)) for name in schemas.NAMES}
    common = copies[schemas.COMMON]
    if common is None:
        return
    theirs, ours = schemas.version_of(common), schemas.version()
    if theirs is None or _numbers(theirs) is None:
        yield _finding("changed-schemas", schemas.COMMON, "this copy of the schemas does not say its version", _REMEDY)
    elif (_numbers(theirs) or ()) < (_numbers(ours) or ()):
        yield _finding(
            "older-schemas",
            schemas.COMMON,
            f"this copy of the schemas has version {theirs}, and the tool has {ours}: editors do not know what was added",
            _REMEDY,
        )
    elif theirs != ours:
        yield _finding(
            "newer-schemas",
            schemas.COMMON,
            f"these records go with schemas of version {theirs}, and the tool has {ours}",
            "install a newer partnership",
        )
    else:
        for name, copy in copies.items():
            if copy is not None and copy != schemas.text(name):
                yield _finding(
                    "changed-schemas",
                    name,
                    f"this copy differs from the tool's own schema of version {ours}: editors check something else than `partnership check`",
                    _REMEDY,
                )


def _finding(rule: str, name: str, message: str, remedy: str) -> Finding:
    return Finding(rule, f"{FOLDER}/{schemas.file_name(name)}", Fault((), message, remedy, mark=Position(1, 1)))


def _numbers(version: str) -> tuple[int, ...] | None:
    parts = version.split(".")
    return (
        tuple(int(part) for part in parts)
        if all(part.isdecimal() and part.isascii() and len(part) <= _LONGEST for part in parts)
        else None
    )


def _text(path: Path) -> str | None:
    """Return a copy's text with line ends as the tool writes them, or None where there is none to read."""
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return None
        return path.read_bytes().decode(errors="replace").replace("\r\n", "\n")
    except OSError:
        return None
