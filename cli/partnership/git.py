"""The one door to git: revisions by name, the records as they stood then, the lines changed since."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ENVIRONMENT = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
_HUNK = re.compile(rb"@@ -\S+ \+(\d+)(?:,(\d+))? @@")


class GitError(Exception):
    """Git cannot answer, in one sentence with what to do."""


def _run(folder: Path, *words: str, give: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = ["git", "-C", str(folder), "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", *words]
    try:
        return subprocess.run(command, input=give, capture_output=True, check=False, env={**os.environ, **_ENVIRONMENT})  # noqa: S603 - no shell, and revisions are resolved first
    except FileNotFoundError:
        message = "git is not installed, and looking at an earlier revision needs it"
        raise GitError(message) from None


def revision(folder: Path, typed: str) -> str:
    """Return the full id of the commit that `typed` means. Raises GitError."""
    inside = _run(folder, "rev-parse", "--is-inside-work-tree")
    if inside.returncode:
        unsafe = b"dubious ownership" in inside.stderr
        message = f"git does not trust {folder}: run `git config --global --add safe.directory` for it" if unsafe else f"{folder} is not in a git repository, so there is no earlier revision to look at"
        raise GitError(message)
    if not typed.strip() or typed.startswith("-"):
        message = f"`{typed}` is not a revision; give a branch, a tag or a commit"
        raise GitError(message)
    found = _run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{typed}^{{commit}}")
    if found.returncode:
        shallow = _run(folder, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"
        help_ = "this clone is shallow: run `git fetch --unshallow`, or set `fetch-depth: 0` in the workflow" if shallow else "give a branch, a tag or a commit that `git log` shows"
        message = f"there is no revision `{typed}` here; {help_}"
        raise GitError(message)
    return found.stdout.decode().strip()


def records_at(root: Path, commit: str) -> Iterator[tuple[str, bytes]]:
    """Yield the path below `root` and the bytes of every ordinary file that stood there in a commit."""
    tree = _run(root, "ls-tree", "-r", "-z", commit, "--", ".")
    if tree.returncode:
        message = f"git could not list the records of {commit[:12]}"
        raise GitError(message)
    entries: list[tuple[str, bytes]] = []
    for line in tree.stdout.split(b"\0"):
        described, _, path = line.partition(b"\t")
        if described.startswith(b"100"):
            entries.append((path.decode("utf-8", "surrogateescape"), described.split()[2]))
    if not entries:
        return
    blobs = _run(root, "cat-file", "--batch", "--buffer", give=b"\n".join(blob for _, blob in entries) + b"\n").stdout
    start = 0
    for name, blob in entries:
        header_end = blobs.index(b"\n", start)
        header = blobs[start:header_end].split()
        if len(header) != 3 or header[1] != b"blob":  # noqa: PLR2004 - id, type, size
            message = f"git does not have the content of {name} ({blob.decode()[:12]}): fetch the whole history"
            raise GitError(message)
        size = int(header[2])
        yield name, blobs[header_end + 1 : header_end + 1 + size]
        start = header_end + 1 + size + 1


def changed_lines(root: Path, commit: str) -> dict[str, frozenset[int]]:
    """Return, by path below `root`, the lines that differ in the working tree from a commit, as they are now."""
    diff = _run(root, "diff", "--no-ext-diff", "--no-textconv", "--no-color", "--no-renames", "--unified=0", "--relative", "--no-prefix", commit, "--", ".")
    found: dict[str, set[int]] = {}
    path: str | None = None
    for line in diff.stdout.split(b"\n"):
        if line.startswith(b"+++ "):
            named = line[4:].rstrip(b"\t").decode("utf-8", "surrogateescape")
            path = None if named == "/dev/null" else named
        elif path is not None and (hunk := _HUNK.match(line)):
            first, count = int(hunk[1]), int(hunk[2] or 1)
            found.setdefault(path, set()).update(range(first, first + count))
    new = _run(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    for name in new.stdout.split(b"\0"):
        if name:
            found[name.decode("utf-8", "surrogateescape")] = set(range(1, 10_000))
    return {name: frozenset(lines) for name, lines in found.items()}
