"""The one door to the folder of records: found, listed, read, and never trusted."""

from __future__ import annotations

import errno
import os
import re
import stat
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple, Protocol

from partnership.words.kinds import FOLDERS, NAME, SUFFIX
from partnership.words.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from partnership.words.kinds import Kind

LARGEST = 1024 * 1024
"""The size in bytes above which a file is not read: a hundred times a long record."""
_UNDATED = re.compile(r"undated-[a-z0-9]+(?:-[a-z0-9]+)*\Z")
_DATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[2-9])?\Z")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\Z")
_DEEPEST = 8
_LONGEST = 150


State = frozenset[tuple[str, int, int, int]]
"""Of every record its path, and the number, time and size of its file."""


class NoRecordsError(Exception):
    """There is no folder of records where one was looked for."""


class Listed(NamedTuple):
    """A record's file. `path` is relative to the folder of records, with forward slashes."""

    kind: Kind
    id: str
    path: str


class Stray(NamedTuple):
    """Something in the folder of records that is not read, with the rule it breaks and why."""

    rule: str
    path: str
    message: str
    remedy: str


class Listing(NamedTuple):
    """What is in a folder of records, in order of path."""

    records: tuple[Listed, ...]
    strays: tuple[Stray, ...]


class Store(Protocol):
    """Where records are: a folder, or a revision of one."""

    def listing(self) -> Listing:
        """List every record, and everything there that is not one."""

    def read(self, path: str) -> bytes | Unreadable:
        """Return the bytes of the record at a path of the listing, or why they were not read."""


class Folder(NamedTuple):
    """A folder of records as a store."""

    root: Path

    def listing(self) -> Listing:
        """List every record in the folder. Raises NoRecordsError where it cannot be opened."""
        return listing(self.root)

    def read(self, path: str) -> bytes | Unreadable:
        """Return the bytes of the record at a path below the folder, or why they were not read."""
        return read(str(self.root), path)


class Unreadable(NamedTuple):
    """Why a file was not read."""

    rule: str
    message: str
    remedy: str


def find(start: Path, named: Path | None = None) -> Path:
    """Return the folder of records: `named`, or `records` in `start` or the nearest folder above it.

    `named` may be the folder itself or the one that holds `records`. Raises NoRecordsError.
    """
    if named is not None:
        for folder in (named / "records", named):
            if _holds_records(folder):
                return folder.resolve()
        why = f"has none of the folders {', '.join(FOLDERS)}" if os.path.isdir(named) else "is not a folder"  # noqa: PTH112 - Path.is_dir raises where a folder may not be entered
        message = f"{named} {why}"
        raise NoRecordsError(message)
    here = start.resolve()
    for folder in (here, *here.parents):
        if _holds_records(folder / "records"):
            return folder / "records"
        if folder.name == "records" and _holds_records(folder):
            return folder
    message = f"no folder `records` in {here} or above it"
    raise NoRecordsError(message)


def _holds_records(folder: Path) -> bool:
    return any(os.path.isdir(folder / name) for name in FOLDERS)  # noqa: PTH112 - Path.is_dir raises where a folder may not be entered


def listing(root: Path, changed: Mapping[str, bytes | None] | None = None) -> Listing:
    """List every record below `root`, and everything there that is not one.

    `changed` holds files, by path, as they would be after a change: None for one that would be gone.
    Raises NoRecordsError where `root` itself cannot be opened.
    """
    records: list[Listed] = []
    strays: list[Stray] = []
    try:
        entries = list(_entries(str(root)))
    except OSError as error:
        message = f"{root} cannot be opened: {reason(error)}"
        raise NoRecordsError(message) from error
    for entry in entries:
        if entry.name in FOLDERS and entry.is_dir(follow_symlinks=False):
            kind = FOLDERS[entry.name]
            _walk(entry.path, (), kind, records, strays)
        else:
            strays.append(_stray_at_top(entry))
    if changed:
        _would_be(changed, records, strays)
    return Listing(tuple(sorted(records, key=lambda listed: listed.path)), tuple(sorted(strays)))


def state(root: Path) -> State:
    """Return what tells, at no great cost, whether any record below `root` was changed, made or taken away since. Raises NoRecordsError."""
    found = set()
    for one in listing(root).records:
        with suppress(OSError):
            now = os.lstat(f"{root}/{one.path}")
            found.add((one.path, now.st_ino, now.st_mtime_ns, now.st_size))
    return frozenset(found)


def placed(paths: Iterable[tuple[str, bool]]) -> Listing:
    """List records by their paths below a folder that is not there to be walked, each with whether it is a link."""
    records: list[Listed] = []
    strays: list[Stray] = []
    for path, link in paths:
        names = tuple(path.split("/"))
        if not any(map(_ignored, names)):
            _place(names, path, records, strays, link=link)
    return Listing(tuple(sorted(records, key=lambda listed: listed.path)), tuple(sorted(set(strays))))


def _place(names: tuple[str, ...], path: str, records: list[Listed], strays: list[Stray], *, link: bool) -> None:
    top, *inside = names
    if link:
        strays.append(_LINK._replace(path=path))
    elif top not in FOLDERS or not inside:
        strays.append(_at_top(top))
    elif problem := next(filter(None, map(_misnamed, inside[:-1])), None):
        strays.append(_misnamed_folder(path.rpartition("/")[0], problem))
    else:
        _place_file(inside[-1], tuple(inside), path, FOLDERS[top], records, strays)


def _would_be(changed: Mapping[str, bytes | None], records: list[Listed], strays: list[Stray]) -> None:
    """List files as they would be after a change."""
    records[:] = [one for one in records if one.path not in changed]
    strays[:] = [one for one in strays if one.path not in changed]
    for path, content in changed.items():
        if content is not None:
            _place(tuple(path.split("/")), path, records, strays, link=False)


def _entries(folder: str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if not _ignored(entry.name):
                yield entry


def _ignored(name: str) -> bool:
    """Whether a name belongs to an editor, an office program or the system, not to the records."""
    return name.startswith((".", "~$")) or name.endswith("~") or name in {"desktop.ini", "Thumbs.db", "README.md"}


def _walk(folder: str, names: tuple[str, ...], kind: Kind, records: list[Listed], strays: list[Stray]) -> None:
    try:
        entries = list(_entries(folder))
    except OSError as error:
        path = "/".join((kind.folder, *names))
        strays.append(
            Stray("unreadable-file", path, f"this folder cannot be opened: {reason(error)}", "ask for access to it")
        )
        return
    for entry in entries:
        inside = (*names, entry.name)
        path = "/".join((kind.folder, *inside))
        if entry.is_symlink():
            strays.append(_LINK._replace(path=path))
        elif entry.is_dir(follow_symlinks=False):
            if entry.name.endswith(SUFFIX) or len(inside) >= min(kind.depth, _DEEPEST):
                strays.append(
                    Stray(
                        "stray-file",
                        path,
                        f"a folder stands where a {kind.name} would",
                        f"{kind.name} records are {kind.folder}/{kind.path}",
                    )
                )
            elif problem := _misnamed(entry.name):
                strays.append(_misnamed_folder(path, problem))
            else:
                _walk(entry.path, inside, kind, records, strays)
        else:
            _place_file(entry.name, inside, path, kind, records, strays)


def _place_file(
    name: str, inside: tuple[str, ...], path: str, kind: Kind, records: list[Listed], strays: list[Stray]
) -> None:
    if not name.endswith(SUFFIX):
        remedy = (
            f"rename it to end in {SUFFIX}"
            if name.lower().endswith((".yml", ".yaml"))
            else "records are .yaml files; keep other files elsewhere"
        )
        strays.append(Stray("stray-file", path, "this file is not read as a record", remedy))
    elif len(inside) != kind.depth:
        strays.append(
            Stray(
                "stray-file",
                path,
                f"a {kind.name} does not lie here",
                f"{kind.name} records are {kind.folder}/{kind.path}",
            )
        )
    elif problem := _misnamed(name.removesuffix(SUFFIX), kind):
        strays.append(
            Stray(
                "misnamed-file",
                path,
                problem,
                f"name it {kind.path.rpartition('/')[2]}: lower-case letters, digits and hyphens",
            )
        )
    else:
        records.append(Listed(kind, "/".join(inside).removesuffix(SUFFIX), path))


def _misnamed(name: str, kind: Kind | None = None) -> str | None:
    if len(name) > _LONGEST or NAME.fullmatch(name) is None:
        return f"`{plain(name[:60])}` is not a name for a record"
    if _RESERVED.match(name):
        return f"Windows cannot hold a file named `{name}`"
    if kind is not None and kind.name == "meeting" and not (_DATED.match(name) or _UNDATED.match(name)):
        return f"`{name}` is not the day of a meeting: YYYY-MM-DD, YYYY-MM-DD-2, or undated-REFERENCE"
    return None


def _stray_at_top(entry: os.DirEntry[str]) -> Stray:
    if entry.is_symlink():
        return Stray(
            "linked-file", entry.name, "this is a link, and links are not followed", "put the folder itself here"
        )
    return _at_top(entry.name)


def _at_top(name: str) -> Stray:
    return Stray("stray-file", name, "nothing here is read as a record", f"records lie in {', '.join(FOLDERS)}")


def _misnamed_folder(path: str, problem: str) -> Stray:
    return Stray("misnamed-file", path, problem, "rename the folder: lower-case letters, digits and hyphens")


_LINK = Stray("linked-file", "", "this is a link, and links are not followed", "put the file itself here")


def read(root: str, path: str) -> bytes | Unreadable:
    """Return the bytes of the record at `path` below `root`, or why they were not read.

    Never follows a link at the last name, never waits on a pipe, never reads more than LARGEST bytes.
    """
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(f"{root}/{path}", flags)
    except OSError as error:
        if error.errno == errno.ELOOP:
            return Unreadable(_LINK.rule, _LINK.message, _LINK.remedy)
        return Unreadable(
            "unreadable-file",
            f"this file cannot be opened: {reason(error)}",
            "close it where it is open, or ask for access to it",
        )
    try:
        state = os.fstat(descriptor)
        if not stat.S_ISREG(state.st_mode):
            return Unreadable("unreadable-file", "this is not an ordinary file", "put an ordinary file here")
        if state.st_size > LARGEST:
            return oversized(state.st_size)
        raw = os.read(descriptor, state.st_size + 1)  # to make room for LARGEST takes four times as long as the rest
        while len(raw) < state.st_size:
            more = os.read(descriptor, state.st_size - len(raw))
            if not more:
                break
            raw += more
    except OSError as error:
        return Unreadable(
            "unreadable-file", f"this file cannot be read: {reason(error)}", "close it where it is open, or try again"
        )
    else:
        return raw
    finally:
        os.close(descriptor)


def oversized(size: int) -> Unreadable:
    """Return why a file of so many bytes is not read."""
    return Unreadable(
        "oversized-file",
        f"this file has {size:,} bytes, and records are read up to {LARGEST:,}",
        "split it, or move what is not a record elsewhere",
    )


def reason(error: OSError) -> str:
    """Return what went wrong in the system's own words, lower-case and without numbers."""
    words = error.strerror or "unknown reason"
    return words[0].lower() + words[1:]
