"""Several files written as one change: all of it, or nothing, however it ends."""

from __future__ import annotations

import errno
import os
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from partnership.source import access, files, journal, writing
from partnership.source.changes import (
    ChangedMeanwhileError,
    OthersChangedError,
    WritingError,
    content,
    inverse,
    target,
    told,
)
from partnership.source.journal import Entry
from partnership.source.locking import LockedError, locked, lost

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partnership.source.changes import Change
    from partnership.source.files import State

_DRAFT = ".partnership-"
"""How the name of a file begins that is prepared."""
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_SHUT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_NO_FILE = frozenset({errno.ELOOP, errno.EISDIR, errno.EEXIST, errno.ENOTDIR})


def write(root: Path, changes: Iterable[Change], *, summary: str, made: str, seen: State | None = None) -> None:
    """Make changes below a folder of records: each file replaced whole, and either all of them or none.

    `summary` says what the change does and `made` when, for whoever takes it back. Every file has to hold what its
    change says it held, and where `seen` is given, all records have to be as `files.state` saw them then; OthersChangedError
    is raised where only that fails. Raises WritingError, and then everything is as it was, unless the sentence says otherwise.
    """
    wanted = told(changes)
    if wanted:
        with _alone(root):
            _refuse_leftover(root)
            _write(root, Entry(summary, made, os.urandom(4).hex(), wanted, {}), seen)


def undo(root: Path, entry: Entry) -> None:
    """Take back a change that was made. Raises WritingError as `write` does, ChangedMeanwhileError where a file was changed since."""
    with _alone(root):
        _refuse_leftover(root)
        latest = journal.last(root)
        if latest != entry:
            message = "something else was changed meanwhile, so nothing was taken back; try again"
            raise ChangedMeanwhileError(message)
        token = os.urandom(4).hex()
        _write(root, Entry(entry.summary, entry.made, token, inverse(entry.changes), dict(entry.access), entry.number))


def recover(root: Path) -> str | None:
    """Mend what a change that was cut short has left; return a sentence that says what was done, None where nothing was.

    Raises WritingError.
    """
    if journal.pending(root) is None:
        return None
    with _alone(root):
        entry = journal.pending(root)
        return None if entry is None else _recovered(root, entry)


def _refuse_leftover(root: Path) -> None:
    entry = journal.pending(root)
    if entry is not None:
        message = f"{_recovered(root, entry)} Nothing else was changed; look at the records, and do it again"
        raise ChangedMeanwhileError(message)


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Be the only one who writes: among the notes of this user first, then among the records. Raises WritingError.

    Where the drive of the records knows no locks, nobody takes for cut short what another program of this user is about.
    """
    with ExitStack() as held:
        for folder in (journal.made(root), root):
            try:
                held.enter_context(locked(folder))
            except LockedError as error:
                message = f"{error}; nothing was changed"
                raise WritingError(message) from None
            except OSError as error:
                raise _sentence(Path(error.filename or folder), error, "nothing was changed") from None
        yield


def _write(root: Path, entry: Entry, seen: State | None = None) -> None:
    try:
        for one in entry.changes:
            _as_it_was(root, one)
    except OSError as error:
        raise _sentence(root, error, "nothing was changed") from None
    if seen is not None and files.state(root) != seen:
        message = "other records were changed by somebody else meanwhile, so nothing was changed; do it again"
        raise OthersChangedError(message)
    entry = entry._replace(access={**_access(root, entry.changes), **entry.access})
    journal.begin(root, entry)
    try:
        _drafts(root, entry)
        for number, one in enumerate(entry.changes):
            _as_it_was(root, one)
            _put(target(root, one.path), _draft(root, entry, number) if one.after is not None else None)
        for directory in _folders(root, entry.changes):
            journal.synchronised(directory)
        _see_that_it_is_there(root)
    except BaseException as error:
        _back(root, entry, error)
        raise
    _tidy(root, entry)
    try:
        journal.end(root, entry)
    except OSError as error:
        message = f"all of it was written, but not noted as done, so `partnership undo` may not know it: {files.reason(error)}"
        raise WritingError(message) from None


def _back(root: Path, entry: Entry, error: BaseException) -> None:
    """Take back what was done of a change that failed, and say why it did. Raises WritingError."""
    try:
        left = _rolled_back(root, entry)
        journal.drop(root)
    except (OSError, WritingError) as worse:
        message = (
            f"the change was cut short, and the records cannot be put back as they were: {_why(worse)}. "
            "The next `partnership` command here that changes records puts them back first"
        )
        raise WritingError(message) from None
    if isinstance(error, OSError):
        raise _sentence(Path(error.filename or root), error, _still(left)) from None


def _still(left: list[str]) -> str:
    return (
        "nothing was changed"
        if not left
        else f"{', '.join(left)} was changed by somebody else meanwhile, and was left as it is"
    )


def _recovered(root: Path, entry: Entry) -> str:
    """Mend what a change has left that was cut short: end it where all of it is there, put everything back where it is not."""
    what = "taking back" if entry.undoes is not None else "a change"
    try:
        if all(content(root, one.path) == one.after for one in entry.changes):
            _see_that_it_is_there(root)
            _tidy(root, entry)
            journal.end(root, entry)
            return f"{what} ({entry.summary}) was cut short as it ended; all of it is there."
        left = _rolled_back(root, entry)
        journal.drop(root)
    except OSError as error:
        raise _sentence(
            root,
            error,
            f"{what} ({entry.summary}) that was cut short is still half done; this is tried again next time",
        ) from None
    others = f" But {', '.join(left)} holds something else by now, and was left as it is." if left else ""
    return f"{what} ({entry.summary}) was cut short, and the records were put back as they were before it.{others}"


def _rolled_back(root: Path, entry: Entry) -> list[str]:
    """Put back what each file held before a change; return those that hold something else by now, which stay."""
    left = []
    _sweep(root, entry)
    for number, one in reversed(list(enumerate(entry.changes))):
        now = content(root, one.path)
        if now == one.before:
            continue
        if now != one.after:
            left.append(one.path)
            continue
        place = target(root, one.path)
        if one.before is None:
            _put(place, None)
        else:
            fresh = _draft(root, entry, number)
            _draft_written(root, fresh, one.before, entry.access.get(one.path), place)
            _put(place, fresh)
    for directory in _folders(root, entry.changes):
        journal.synchronised(directory)
    _see_that_it_is_there(root)
    _tidy(root, entry)
    return left


def _see_that_it_is_there(root: Path) -> None:
    """Raise FileNotFoundError where the folder of records is gone: what is missing then is not what somebody took away."""
    if lost(root):
        raise FileNotFoundError(errno.ENOENT, "the folder of records is no longer there", str(root))


def _as_it_was(root: Path, one: Change) -> None:
    if content(root, one.path) != one.before:
        _see_that_it_is_there(root)
        place = target(root, one.path)
        happened = "is there already" if one.before is None else "was changed by somebody else meanwhile"
        message = f"{place} {happened}, so nothing was changed; look at it, and do it again"
        raise ChangedMeanwhileError(message)


def _access(root: Path, changes: Iterable[Change]) -> dict[str, tuple[int, int, int]]:
    """Return who may do what with the files that are there."""
    found = {}
    for one in changes:
        if one.before is not None:
            with suppress(OSError):
                found[one.path] = access.of(target(root, one.path))
    return found


def _draft(root: Path, entry: Entry, number: int) -> Path:
    """Return where a file is prepared: beside the one that it replaces."""
    return target(root, entry.changes[number].path).parent / f"{_DRAFT}{entry.token}-{number}"


def _drafts(root: Path, entry: Entry) -> None:
    """Write and flush every new content beside where it goes, so that a full disk is met before anything is replaced."""
    for number, one in enumerate(entry.changes):
        if one.after is not None:
            source = one.path if one.before is not None else one.moved_from
            kept = entry.access.get(one.path, entry.access.get(source or ""))
            like = None if source is None else target(root, source)
            _draft_written(root, _draft(root, entry, number), one.after, kept, like)


def _draft_written(root: Path, fresh: Path, data: bytes, kept: access.Access | None, like: Path | None) -> None:
    for around in reversed(list(_around(root, fresh))):
        if around != root and not around.is_dir():
            _see_that_it_is_there(root)
            around.mkdir(exist_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(fresh, flags, 0o666)
    try:
        journal.written(descriptor, data)
        if kept is not None:
            access.keep(descriptor, kept, like)
        journal.flushed(descriptor)
    finally:
        os.close(descriptor)


def _put(place: Path, fresh: Path | None) -> None:
    """Put a draft where it goes, or take a file away."""
    if fresh is None:
        writing.patiently(lambda: os.unlink(place))  # noqa: PTH108 - a step of `os`, which tests break off by its name
    else:
        writing.patiently(lambda: os.replace(fresh, place))  # noqa: PTH105 - a step of `os`, which tests break off by its name


def _folders(root: Path, changes: Iterable[Change]) -> Iterator[Path]:
    """Yield the folders that are there of the files that change, and those around them, which may be new too."""
    for directory in dict.fromkeys(around for one in changes for around in _around(root, target(root, one.path))):
        if directory.is_dir():
            yield directory


def _around(root: Path, place: Path) -> Iterator[Path]:
    """Yield the folders that a file lies in, the innermost first, the folder of records last."""
    return (around for around in place.parents if around.is_relative_to(root))


def _sweep(root: Path, entry: Entry) -> None:
    """Take away the drafts of a change."""
    for number in range(len(entry.changes)):
        with suppress(FileNotFoundError, NotADirectoryError):
            os.unlink(_draft(root, entry, number))  # noqa: PTH108 - a step of `os`, which tests break off by its name


def _tidy(root: Path, entry: Entry) -> None:
    """Take away drafts, and the folders that the change or its end has left empty; not that of a kind of record."""
    with suppress(OSError):
        _sweep(root, entry)
    for one in entry.changes:
        directory = target(root, one.path).parent
        while root not in {directory, directory.parent}:
            try:
                directory.rmdir()
            except FileNotFoundError:
                pass
            except OSError:
                break
            directory = directory.parent


def _why(error: BaseException) -> str:
    return files.reason(error) if isinstance(error, OSError) else str(error) or "it was stopped"


def _sentence(place: Path, error: OSError, state: str) -> WritingError:
    remedy = "see that the drive is there, and try again"
    if error.errno in _FULL:
        remedy = "make room on the disk, and try again"
    elif error.errno in _SHUT:
        remedy = "close it where it is open, or ask for access to it"
    elif error.errno in _NO_FILE:
        remedy = "take it away, and try again"
    if place.name.startswith(_DRAFT):  # which nobody has heard of
        place = place.parent
    return WritingError(f"{place} cannot be written: {files.reason(error)}; {state}; {remedy}")
