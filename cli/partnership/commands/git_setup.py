"""`partnership git-setup`: `git diff` and `git log -p` made to say in words what differs in records."""

from __future__ import annotations

import shlex
import shutil
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from partnership.commands._run import RecordsOption, Refused, emit, root

if TYPE_CHECKING:
    from pathlib import Path

_NAME = "partnership"


def git_setup(
    write: Annotated[
        bool,
        typer.Option(
            "--write", help="Do it: add a line to .gitattributes, and set the driver in this clone's own settings."
        ),
    ] = False,
    records: RecordsOption = None,
) -> None:
    """Say what to type so that `git diff` and `git log -p` speak of records in words; with --write, do it.

    The line in .gitattributes is for everybody, and is committed; the settings are each clone's own. Where the program is
    not there, a file is not a record, or a merge has left conflicts, git shows the text as ever.

    \b
    Examples:
      partnership git-setup
      partnership git-setup --write
      git diff; git log -p; git log -p --ext-diff
    """
    from partnership.source import git
    from partnership.source.files import reason

    folder = root(records)
    try:
        top, inside = git.top(folder)
        file = top / ".gitattributes"
        line = f"{f'{inside}/' if inside else ''}**/*.yaml diff={_NAME}"
        before = _read(file)
        missing = line not in before.decode(errors="replace").splitlines()
        wanted = [(key, value) for key, value in _settings() if git.setting(folder, key) != value]
        if write:
            for key, value in wanted:
                git.set_up(folder, key, value)
            if missing:
                _add(file, before, line)
    except git.GitError as error:
        raise Refused(str(error)) from None
    except OSError as error:
        message = f"{file} cannot be used: {reason(error)}"
        raise Refused(message) from None
    if write or not (missing or wanted):
        emit("All is set: git diff and git log -p speak of records in words here.\n", None)
        return
    parts = ["`partnership git-setup --write` does this; or do it yourself:"]
    if missing:
        parts += ["", f"In {file}, to be committed:", "", f"  {line}"]
    if wanted:
        parts += ["", "In this clone:", "", *(f"  git config {key} {shlex.quote(value)}" for key, value in wanted)]
    emit("\n".join([*parts, ""]), None)


def _settings() -> list[tuple[str, str]]:
    """Return the settings of the driver.

    Git hands each command to a shell. Where the program fails or is gone, the text goes through: a driver that fails ends `git diff`.
    Where a merge has left conflicts it does too: git shows those beside both sides, and a file with its marks in it has no words.
    """
    program = _NAME if shutil.which(_NAME) else f"{shlex.quote(sys.executable)} -m {_NAME}"
    plain = 'git --no-pager diff --no-ext-diff --no-textconv --no-index -- "$2" "$5"'
    return [
        (f"diff.{_NAME}.command", f'f() {{ {program} git-diff -- "$@" 2>/dev/null || {{ {plain}; true; }}; }}; f'),
        (
            f"diff.{_NAME}.textconv",
            f'f() {{ test -z "$(git ls-files --unmerged)" && {program} git-text -- "$1" 2>/dev/null || cat "$1"; }}; f',
        ),
    ]


def _read(file: Path) -> bytes:
    """Return what the attributes are, nothing where there are none. Raises Refused for what git does not read them from, and OSError."""
    if file.is_symlink() or (file.exists() and not file.is_file()):
        message = f"{file} is not an ordinary file, and git reads no other; put one there"
        raise Refused(message)
    return file.read_bytes() if file.exists() else b""


def _add(file: Path, before: bytes, line: str) -> None:
    from partnership.source import writing

    end = b"\r\n" if b"\r\n" in before else b"\n"
    gap = b"" if before.endswith(b"\n") or not before else end
    writing.replace(file, before + gap + line.encode() + end)
