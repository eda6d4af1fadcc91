"""The records of a revision, read from git one by one as they are asked for, through one process."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, NamedTuple, Self, cast

from partnership.source import files, git
from partnership.source.files import LARGEST

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from subprocess import Popen

    from partnership.source.files import Listing, Unreadable

_LINK = "120000"
_FILES = frozenset({"100644", "100755", _LINK})


class Entry(NamedTuple):
    """A file as a commit has it: its mode, and the id of its content."""

    mode: str
    blob: str


Tree = dict[str, Entry]
"""The files of a commit by their paths below a folder."""


class Changed(NamedTuple):
    """A file that is not the same before and after; None where it is not there."""

    path: str
    before: Entry | None
    after: Entry | None


def tree(root: Path, commit: str) -> Tree:
    """Return the files that stood below `root` in a commit. Raises GitError."""
    listed = git.run(root, "ls-tree", "-r", "-z", commit, "--", ".")
    if listed.returncode:
        message = f"git could not list the records of {commit[:12]}"
        raise git.GitError(message)
    found = {}
    for line in listed.stdout.split(b"\0"):
        described, _, path = line.partition(b"\t")
        name = path.decode("utf-8", "surrogateescape")
        if name and not _outside(name):
            mode, _, blob = described.decode().split()
            if mode in _FILES:
                found[name] = Entry(mode, blob)
    return found


def between(root: Path, before: str, after: str | None) -> list[Changed]:
    """Return the files below `root` that differ between two commits; without `after`, between a commit and the folder as it is.

    What the folder has and git does not know of has no entry after, and is there all the same. Raises GitError.
    """
    asked = ("diff-tree", "-r", before, after) if after else ("diff", "--no-ext-diff", "--ignore-submodules", before)
    layout = ("--raw", "-z", "--no-abbrev", "--no-renames", "--relative")
    found = git.run(root, asked[0], *layout, *asked[1:], "--", ".")
    if found.returncode:
        message = f"git could not compare {before[:12]} with {after[:12] if after else 'the working tree'}"
        raise git.GitError(message)
    parts = found.stdout.decode("utf-8", "surrogateescape").split("\0")
    changes = []
    for described, path in zip(parts[::2], parts[1::2], strict=False):
        was, is_, old, new, _ = described.removeprefix(":").split()
        changes.append(Changed(path, _entry(was, old), _entry(is_, new)))
    if after is None:
        new_ones = git.run(root, "ls-files", "--others", "-z", "--", ".").stdout.decode("utf-8", "surrogateescape")
        changes += [Changed(path, None, None) for path in new_ones.split("\0") if path]
    return [one for one in changes if not _outside(one.path)]


def _entry(mode: str, blob: str) -> Entry | None:
    return Entry(mode, blob) if mode in _FILES else None


def _outside(path: str) -> bool:
    """Whether a path would lead out of its folder; git itself never writes one."""
    return path.startswith("/") or git.LEADS_OUT.search(path) is not None


class Blobs:
    """The contents that git keeps, by their ids: one process that answers one question after another.

    It is started by the first question, and ended with the context.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._process: Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._process.communicate()
            self._process = None

    def content(self, blob: str, path: str) -> bytes | Unreadable:
        """Return a content, or why it is not read; `path` is what it is the content of. Raises GitError where git does not have it."""
        process = self._process or self._begun()
        give, take = cast("IO[bytes]", process.stdin), cast("IO[bytes]", process.stdout)
        give.write(blob.encode() + b"\n")
        give.flush()
        header = take.readline().split()
        if header[1:2] != [b"blob"]:
            message = f"git does not have the content of {path} ({blob[:12]}): fetch the whole history"
            raise git.GitError(message)
        size = int(header[2])
        content = take.read(size + 1)[:-1]
        return files.oversized(size) if size > LARGEST else content

    def _begun(self) -> Popen[bytes]:
        self._process = git.begun(self._root, "cat-file", "--batch")
        return self._process


class Revision(NamedTuple):
    """A commit as a store of records."""

    tree: Mapping[str, Entry]
    blobs: Blobs

    def listing(self) -> Listing:
        """List every record of the commit."""
        return files.placed((path, entry.mode == _LINK) for path, entry in self.tree.items())

    def read(self, path: str) -> bytes | Unreadable:
        """Return the bytes of the record at a path, or why they are not read. Raises GitError where git does not have them."""
        return self.blobs.content(self.tree[path].blob, path)


class Overlay(NamedTuple):
    """Records that differ from those of another store in some files, as a store.

    `paths` are all files that it has, and `own` those of them that the other has not, or not so.
    """

    under: files.Store
    paths: frozenset[str]
    own: Revision

    def listing(self) -> Listing:
        """List every record."""
        links = {path for path, entry in self.own.tree.items() if entry.mode == _LINK}
        return files.placed((path, path in links) for path in self.paths)

    def read(self, path: str) -> bytes | Unreadable:
        """Return the bytes of the record at a path, or why they are not read. Raises GitError where git does not have them."""
        return self.own.read(path) if path in self.own.tree else self.under.read(path)
