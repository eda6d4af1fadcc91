"""Files of a folder of records changed together: what each held and is to hold."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, NamedTuple

from partnership.source import files
from partnership.words.kinds import FOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class Change(NamedTuple):
    """One file: its path below the folder of records, with forward slashes, what it holds, and what it is to hold.

    `before` is None where there is to be no file yet, `after` where there is to be none any more. `moved_from` is
    the path that the content comes from, where the file is moved; the removal of that one is a change of its own.
    """

    path: str
    before: bytes | None
    after: bytes | None
    moved_from: str | None = None


class WritingError(Exception):
    """Records could not be changed: a sentence that says which, why, in what state they are, and what to do."""


class ChangedMeanwhileError(WritingError):
    """A file no longer holds what it held when the change was made."""


class OthersChangedError(ChangedMeanwhileError):
    """Other records than those that a change is of are no longer as they were when it was tried."""


def told(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes that change something, in order of path. Raises ValueError where a file is changed twice."""
    kept = sorted((one for one in changes if one.before != one.after), key=lambda one: one.path)
    paths = [one.path for one in kept]
    if len(set(paths)) != len(paths):
        message = f"{next(path for path in paths if paths.count(path) > 1)} is changed twice at once"
        raise ValueError(message)
    return tuple(kept)


def moved(old: str, new: str, before: bytes, after: bytes | None = None) -> tuple[Change, Change]:
    """Return the changes that move a file, and give it other content where `after` is given."""
    return Change(old, before, None), Change(new, None, before if after is None else after, old)


def inverse(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes that take these back."""
    whole = tuple(changes)
    came_from = {one.moved_from: one.path for one in whole if one.moved_from is not None}
    return tuple(Change(one.path, one.after, one.before, came_from.get(one.path)) for one in whole)


def among_records(path: str) -> bool:
    """Whether a path leads to where records lie, and nowhere else on any system."""
    parts = path.split("/")
    odd = any(part in {"", ".", ".."} or "\\" in part or ":" in part or "\0" in part for part in parts)
    return not odd and parts[0] in FOLDERS and len(parts) > 1


def target(root: Path, path: str) -> Path:
    """Return where a path of a change lies. Raises WritingError where it would lead out of the records, or through a link."""
    if not among_records(path):
        message = f"{path} is not the path of a record, so nothing was changed"
        raise WritingError(message)
    place = root
    for part in path.split("/"):
        place = place / part
        try:
            linked = stat.S_ISLNK(os.lstat(place).st_mode)
        except OSError:
            break
        if linked:
            message = f"{place} is a link, and links are not followed, so nothing was changed; put the file or folder itself there"
            raise WritingError(message)
    return root / path


def content(root: Path, path: str) -> bytes | None:
    """Return what a file holds now, None where there is none. Raises WritingError where it cannot be read."""
    place = target(root, path)
    try:
        os.lstat(place)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        message = f"{place} cannot be read: {files.reason(error)}; nothing was changed"
        raise WritingError(message) from None
    read = files.read(str(root), path)
    if isinstance(read, files.Unreadable):
        message = f"{place} cannot be changed, because {read.message}; {read.remedy}"
        raise WritingError(message)
    return read
