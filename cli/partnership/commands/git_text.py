"""`partnership git-text`: what git calls for `git log -p` to compare records fact by fact."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from partnership.commands._run import Refused, emit


def git_text(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A record, whatever its name.")],
) -> None:
    """Write a record in words, a fact a line: what git calls, once `git-setup` has told it to.

    A file that is not a sound record is written as it is.
    """
    try:
        raw = Path(file).read_bytes()
    except OSError as error:
        from partnership.source.files import reason

        message = f"{file} cannot be read: {reason(error)}"
        raise Refused(message) from None
    lines = _lines(raw)
    if lines is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
        sys.stdout.flush()
    else:
        emit("".join(f"{line}\n" for line in lines), None, encoding="utf-8")


def _lines(raw: bytes) -> list[str] | None:
    """Return what a record says; None where that cannot be said, whatever the reason: git has to go on."""
    try:
        from partnership.answers.changes.alone import alone
        from partnership.views.changes.in_git import all_of

        found = alone(raw)
        return all_of(found) or None
    except Exception:  # noqa: BLE001 - whatever is wrong with the file, git shows its text
        return None
