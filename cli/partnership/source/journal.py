"""What was changed in a folder of records, kept by the user: so that a change cut short is mended, and the last one can be taken back.

It lies in the user's own state folder, not among the records, where it would be committed, sent to others, or
planted by a pull request.
"""

from __future__ import annotations

import base64
import errno
import hashlib
import json
import os
import re
import stat
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.source import files, own_folders
from partnership.source.changes import Change, WritingError, among_records, told
from partnership.source.writing import patiently

if TYPE_CHECKING:
    from pathlib import Path

_KEPT = 50
"""How many changes can be taken back, one after another."""
_LARGEST = 256 * 1024 * 1024
_MOST = 999_999_999
"""The last number that a note can have."""
_PENDING = "pending.json"
_NUMBERED = re.compile(r"([0-9]{6,9})\.json\Z")
_DAMAGED = (OSError, ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError)
"""What reading a note brings up that is not as it was written."""
_NOT_FOR_FOLDERS = frozenset({errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EACCES, errno.EPERM})
"""How drives of other systems, and folders whose names may not be read, say that they are not brought to disk by themselves."""


class Entry(NamedTuple):
    """One change as it was made, or is about to be.

    `summary` says what it does, `made` when, as the command that made it wrote it; `token` is in the names of its
    drafts, `access` has of files that were there the permissions, the owner and the group, by their numbers, and
    `undoes` the number of the change that it takes back. `number` is
    its own, 0 while it is pending; `undone` is whether it was taken back.
    """

    summary: str
    made: str
    token: str
    changes: tuple[Change, ...]
    access: dict[str, tuple[int, int, int]]
    undoes: int | None = None
    number: int = 0
    undone: bool = False


def folder(root: Path) -> Path:
    """Return where the changes of a folder of records are kept. Raises WritingError where this user has no folder for it."""
    digest = hashlib.sha256(os.fsencode(os.path.realpath(root))).hexdigest()
    try:
        return own_folders.state() / "changes" / digest[:24]
    except OSError as error:
        message = f"what is about to change cannot be noted, so nothing was changed: {files.reason(error)}; name a folder in XDG_STATE_HOME, by its whole path"
        raise WritingError(message) from None


def made(root: Path) -> Path:
    """Return where the changes of a folder of records are kept, once it is there. Raises WritingError."""
    home = folder(root)
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise _unnoted(home, error) from None
    return home


def begin(root: Path, entry: Entry) -> None:
    """Keep what is about to be done, on disk before anything else is. Raises WritingError."""
    home = made(root)
    try:
        _write(home / _PENDING, _encoded(entry))
    except OSError as error:
        raise _unnoted(home, error) from None


def _unnoted(home: Path, error: OSError) -> WritingError:
    message = f"what is about to change cannot be noted in {home}, so nothing was changed: {files.reason(error)}; mend that, or name another folder in XDG_STATE_HOME"
    return WritingError(message)


def pending(root: Path) -> Entry | None:
    """Return the change that was begun and not ended, None where there is none. Raises WritingError where the note of it is damaged."""
    home = folder(root)
    path = home / _PENDING
    try:
        return _decoded(path, 0)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except _DAMAGED as error:
        if isinstance(error, PermissionError) and not os.access(home, os.X_OK):
            raise _unnoted(home, error) from None
        message = f"a change was cut short, and the note of it, {path}, cannot be read; see what `git diff` says of the records, mend them, and delete that file"
        raise WritingError(message) from None


def end(root: Path, entry: Entry) -> None:
    """Turn what was pending into something done, in one step: a new change, or the mark that an earlier one was taken back."""
    home = folder(root)
    number = max(_numbers(home), default=0) + 1 if entry.undoes is None else entry.undoes
    patiently(lambda: (home / _PENDING).replace(home / f"{number:06}.json"))
    synchronised(home)
    for old in sorted(_numbers(home))[:-_KEPT]:
        with suppress(OSError):
            (home / f"{old:06}.json").unlink()


def drop(root: Path) -> None:
    """Forget what was pending: nothing of it is left."""
    home = folder(root)
    (home / _PENDING).unlink(missing_ok=True)
    synchronised(home)


def last(root: Path) -> Entry | None:
    """Return the last change that was not taken back, None where none is known. Raises WritingError where the note of it is damaged."""
    home = folder(root)
    for number in sorted(_numbers(home), reverse=True):
        path = home / f"{number:06}.json"
        try:
            entry = _decoded(path, number)
        except _DAMAGED:
            message = f"the note of the last change, {path}, cannot be read, so it cannot be taken back; delete that file to go one further back"
            raise WritingError(message) from None
        if not entry.undone:
            return entry
    return None


def synchronised(directory: Path) -> None:
    """Bring a folder's names to disk, where the system and the drive can."""
    if sys.platform == "win32":  # which opens no folders
        return
    try:
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            flushed(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _NOT_FOR_FOLDERS:
            raise


def flushed(descriptor: int) -> None:
    """Bring what was written to disk; on macOS out of the memory of the disk itself too, where it can be told to."""
    if sys.platform == "darwin":
        import fcntl  # noqa: PLC0415 - not there on Windows

        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def _numbers(home: Path) -> list[int]:
    with suppress(OSError):
        return [int(found[1]) for one in home.iterdir() if (found := _NUMBERED.match(one.name))]
    return []


def _write(path: Path, data: bytes) -> None:
    fresh = path.with_suffix(".new")
    try:
        flags = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | flags, 0o600)
        try:
            written(descriptor, data)
            flushed(descriptor)
        finally:
            os.close(descriptor)
        patiently(lambda: os.replace(fresh, path))  # noqa: PTH105 - a step of `os`, which tests break off by its name
    except OSError:
        with suppress(OSError):
            fresh.unlink()  # it takes up room, where that is what there is none of
        raise
    synchronised(path.parent)


def written(descriptor: int, data: bytes) -> None:
    """Write all of it: the system may take less at a time."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _encoded(entry: Entry) -> bytes:
    data = {
        "summary": entry.summary,
        "made": entry.made,
        "token": entry.token,
        "changes": [[one.path, _armoured(one.before), _armoured(one.after), one.moved_from] for one in entry.changes],
        "access": entry.access,
        "undoes": entry.undoes,
    }
    return json.dumps(data).encode()


def _decoded(path: Path, number: int) -> Entry:
    data: dict[str, Any] = json.loads(_content(path))
    changes = tuple(
        Change(str(where), _bare(before), _bare(after), None if source is None else str(source))
        for where, before, after, source in data["changes"]
    )
    access = {
        str(name): (int(mode) & 0o777, int(user), int(group)) for name, (mode, user, group) in data["access"].items()
    }
    token = str(data["token"])
    if not re.fullmatch(r"[0-9a-f]{8}", token):
        raise ValueError(token)
    undoes = None if data["undoes"] is None else int(data["undoes"])
    kept = changes and told(changes) == changes and all(among_records(one.path) for one in changes)
    if not kept or not 0 < (undoes or 1) <= _MOST:
        raise ValueError(path)
    return Entry(
        str(data["summary"]), str(data["made"]), token, changes, access, undoes, number, undone=undoes is not None
    )


def _content(path: Path) -> bytes:
    """Return what a note holds. Raises ValueError for what is no ordinary file, or far too large, and OSError."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags), "rb") as file:  # noqa: PTH123 - a path would be waited on, or lead elsewhere
        state = os.fstat(file.fileno())
        if not stat.S_ISREG(state.st_mode) or state.st_size > _LARGEST:
            raise ValueError(path)
        return file.read()


def _armoured(content: bytes | None) -> str | None:
    return None if content is None else base64.b64encode(content).decode()


def _bare(text: str | None) -> bytes | None:
    return None if text is None else base64.b64decode(text, validate=True)
