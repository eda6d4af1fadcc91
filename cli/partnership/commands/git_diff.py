"""`partnership git-diff`: what git calls for `git diff` to say in words what differs in a record."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from partnership.commands._run import Refused, emit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.source.files import Listed

_UNMERGED, _ONE_NAME, _TWO_NAMES = 1, 7, 9
"""How many words git hands over: for a path that is not merged, for a file, and for one that was renamed."""
_NOTHING = frozenset({"/dev/null", "nul", "NUL"})


def git_diff(
    handed: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH OLD-FILE OLD-HEX OLD-MODE NEW-FILE NEW-HEX NEW-MODE",
            help="What git hands over to such a program.",
        ),
    ],
) -> None:
    """Say what differs between two states of one record: what git calls, once `git-setup` has told it to.

    A file that is not a sound record on both sides is shown as git itself would show it.
    """
    if len(handed) == _UNMERGED:
        emit(f"* Unmerged path {handed[0]}\n", None)
        return
    if len(handed) not in {_ONE_NAME, _TWO_NAMES}:
        message = (
            "git-diff is for git to call: `partnership git-setup` says how; to compare records, use `partnership diff`"
        )
        raise Refused(message)
    path, old, _, _, new, *_ = handed
    now = handed[7] if len(handed) == _TWO_NAMES else path
    name = path if now == path else f"{path} is now {now}"
    lines = _lines(path, now, old, new)
    if lines:
        hint = [] if _more_to_come() else ["(`git diff --no-ext-diff` shows the text of records)"]
        emit("\n".join([f"record {name}", *lines, *hint, ""]), None)
        return
    sys.stdout.flush()
    why = "only notes, sources, order or layout differ" if lines is not None else "not a sound record on both sides"
    emit(f"record {name} ({why}; as text)\n", None)
    _raw(path, now, old, new)


def _more_to_come() -> bool:
    """Whether git is going to ask about another file after this one."""
    return os.environ.get("GIT_DIFF_PATH_COUNTER") != os.environ.get("GIT_DIFF_PATH_TOTAL")


def _lines(path: str, now: str, old: str, new: str) -> list[str] | None:
    """Return what differs in words; None where that cannot be said, whatever the reason: git has to go on."""
    try:
        return _compared(path, now, old, new)
    except Exception:  # noqa: BLE001 - whatever is wrong with the files, git shows their text
        return None


def _compared(path: str, now: str, old: str, new: str) -> list[str] | None:
    from partnership.answers.changes.handed_over import handed_over
    from partnership.views.changes.in_git import differing

    placed, placed_now = _placed(path), _placed(now)
    if placed is None or placed_now is None:
        return None
    (root, was), (_, is_) = placed, placed_now
    compared = handed_over(root, {was.path: _content(old)}, {is_.path: _content(new)})
    return None if compared is None else differing(compared)


def _placed(path: str) -> tuple[Path, Listed] | None:
    """Return the folder of records and the record that a path, as git has it, is of."""
    from partnership.source import files
    from partnership.words.kinds import FOLDERS

    parts = path.split("/")
    for number, part in enumerate(parts):
        if part in FOLDERS:
            listed: Sequence[Listed] = files.placed([("/".join(parts[number:]), False)]).records
            if listed:
                return Path(*parts[:number]), listed[0]
    return None


def _content(file: str) -> bytes | None:
    return None if file in _NOTHING else Path(file).read_bytes()


def _raw(path: str, now: str, old: str, new: str) -> None:
    """Show the text as git itself would."""
    from partnership.source import git

    try:
        body = git.plain_diff(Path(), old, new)
    except git.GitError as error:
        emit(f"  {error}\n", None)
        return
    names = [
        f"--- {'/dev/null' if old in _NOTHING else f'a/{path}'}",
        f"+++ {'/dev/null' if new in _NOTHING else f'b/{now}'}",
        "",
    ]
    sys.stdout.flush()
    emit("\n".join(names) + body.decode(errors="replace"), None)
