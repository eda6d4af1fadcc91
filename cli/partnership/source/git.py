"""The one door to git: revisions by name, the records as they stood then, and the lines changed since."""

from __future__ import annotations

import os
import re
import subprocess
from datetime import date
from typing import TYPE_CHECKING

from partnership.source.files import LARGEST, reason

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

_ENVIRONMENT = {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
_LEFT_OUT = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_DIFF_OPTS"}).union(
    f"GIT_{what}_PATHSPECS" for what in ("LITERAL", "GLOB", "NOGLOB", "ICASE")
)
"""What git sets for its hooks, and would read as relative to another folder; what changes the layout of a diff, and what paths mean."""
_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
LEADS_OUT = re.compile(r"(?:^|/)\.\.(?:/|$)") if os.sep == "/" else re.compile(r"(?:^|[/\\])\.\.(?:[/\\]|$)|^\\|:")
"""Where a path has a way up; on Windows a backslash parts it too, and a colon names a drive or a stream."""
_ESCAPED = re.compile(rb"\\([0-7]{3}|.)")
_ESCAPES = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}


class GitError(Exception):
    """Git cannot answer, in one sentence with what to do."""


def run(folder: Path, *words: str, give: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run git in a folder to its end, `give` on its standard input. Raises GitError where there is no git to run."""
    try:
        return subprocess.run(
            _command(folder, *words), input=give, capture_output=True, check=False, env=_surroundings()
        )
    except FileNotFoundError:
        message = "git is not installed, and this needs it"
        raise GitError(message) from None
    except OSError as error:
        message = f"git cannot be run: {reason(error)}"
        raise GitError(message) from None


def begun(folder: Path, *words: str) -> subprocess.Popen[bytes]:
    """Start git in a folder, to be talked to through its standard input and output. Git has answered before, so it is there."""
    pipe = subprocess.PIPE
    return subprocess.Popen(
        _command(folder, *words), stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, env=_surroundings()
    )


def _command(folder: Path, *words: str) -> list[str]:
    return ["git", "-C", str(folder), "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", *words]


def _surroundings() -> dict[str, str]:
    return {**{name: value for name, value in os.environ.items() if name not in _LEFT_OUT}, **_ENVIRONMENT}


def merge_base(folder: Path, one: str, other: str) -> str:
    """Return the commit from which two commits went apart, by their full ids. Raises GitError where none is known."""
    found = run(folder, "merge-base", one, other)
    if found.returncode:
        message = f"{one[:12]} and {other[:12]} have no commit in common here; {_shallow(folder) or 'compare them with `..` instead of `...`'}"
        raise GitError(message)
    return found.stdout.decode().strip()


_DEFAULTS = ("origin/main", "origin/master", "main", "master")


def default_branch(folder: Path) -> str:
    """Return the branch that changes are proposed to: what `origin` names as its own, else a branch of a usual name. Raises GitError."""
    inside(folder, "there is no branch to compare with")
    named = run(folder, "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD").stdout.decode().strip()
    for one in (named, *_DEFAULTS):
        if (
            one
            and not run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{one}^{{commit}}").returncode
        ):
            return one
    message = "no default branch is known here (origin/HEAD, main or master): name the branch or commit to compare with"
    raise GitError(message)


def _shallow(folder: Path) -> str | None:
    """Return what to do where the clone is shallow, None where it is not."""
    if run(folder, "rev-parse", "--is-shallow-repository").stdout.strip() != b"true":
        return None
    return "this clone is shallow: run `git fetch --unshallow`, or set `fetch-depth: 0` in the workflow"


def revision(folder: Path, typed: str) -> str:
    """Return the full id of the commit that `typed` means. Raises GitError."""
    inside(folder, "there is no earlier revision to look at")
    if not typed.strip() or typed.startswith(("-", "^")) or "\0" in typed:
        message = f"`{typed}` is not a revision; give a branch, a tag or a commit"
        raise GitError(message)
    found = run(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{typed}^{{commit}}")
    if found.returncode:
        help_ = _shallow(folder) or "give a branch, a tag or a commit that `git log` shows"
        message = f"there is no revision `{typed}` here; {help_}"
        raise GitError(message)
    return found.stdout.decode().strip()


def inside(folder: Path, therefore: str) -> None:
    """Raise GitError where a folder is not in a git repository that may be used."""
    inside = run(folder, "rev-parse", "--is-inside-work-tree")
    if inside.returncode or inside.stdout.strip() != b"true":
        if b"dubious ownership" in inside.stderr:
            message = f"git does not trust {folder}: run `git config --global --add safe.directory` for it"
        elif inside.returncode and b"not a git repository" not in inside.stderr:
            message = f"git cannot use the repository of {folder}, so {therefore}: {_said(inside)}"
        else:
            message = f"{folder} is not in a git repository, so {therefore}"
        raise GitError(message)


def day_of(root: Path, commit: str) -> date | None:
    """Return the day on which a commit was made, where it was made; None where it says none that the calendar has."""
    found = run(root, "rev-list", "--max-count=1", "--format=%cs", commit).stdout.decode(errors="replace").split("\n")
    try:
        return date.fromisoformat(found[1])
    except (IndexError, ValueError):
        return None


def records_at(root: Path, commit: str) -> Iterator[tuple[str, bytes | None]]:
    """Yield the path below `root` and the bytes of every file that stood there in a commit, None for a link.

    A path that would lead out of the folder it is laid out in, which git itself never writes, is left out.
    """
    tree = run(root, "ls-tree", "-r", "-z", commit, "--", ".")
    if tree.returncode:
        message = f"git could not list the records of {commit[:12]}"
        raise GitError(message)
    entries: list[tuple[str, bytes]] = []
    for line in tree.stdout.split(b"\0"):
        described, _, path = line.partition(b"\t")
        name = path.decode("utf-8", "surrogateescape")
        if name.startswith("/") or LEADS_OUT.search(name):
            continue
        if described.startswith(b"100"):
            entries.append((name, described.split()[2]))
        elif described.startswith(b"120"):
            yield name, None
    if not entries:
        return
    blobs = run(root, "cat-file", "--batch", "--buffer", give=b"\n".join(blob for _, blob in entries) + b"\n").stdout
    start = 0
    for name, blob in entries:
        header_end = blobs.index(b"\n", start)
        header = blobs[start:header_end].split()
        if header[1:2] != [b"blob"]:
            message = f"git does not have the content of {name} ({blob.decode()[:12]}): fetch the whole history"
            raise GitError(message)
        size = int(header[2])
        yield name, blobs[header_end + 1 : header_end + 1 + size]
        start = header_end + 1 + size + 1


def changed_lines(root: Path, commit: str) -> dict[str, Collection[int]]:
    """Return, by path below `root`, the lines that differ in the working tree from a commit, as they are now, from 1."""
    layout = (
        "--no-color",
        "--no-renames",
        "--relative",
        "--no-prefix",
        "--unified=0",
        "--inter-hunk-context=0",
        "--submodule=short",
    )
    diff = run(root, "diff", "--no-ext-diff", "--no-textconv", "--text", *layout, commit, "--", ".")
    lines: dict[str, set[int]] = {}
    path: str | None = None
    body = 0  # lines of a hunk still to come: they may look like headers
    for line in diff.stdout.split(b"\n"):
        if body:
            body -= not line.startswith(b"\\")
        elif line.startswith(b"+++ "):
            named = _named(line[4:])
            path = None if named == "/dev/null" else named
        elif hunk := _HUNK.match(line):
            gone, first, come = int(hunk[1] or 1), int(hunk[2]), int(hunk[3] or 1)
            body = gone + come
            if path is not None:
                lines.setdefault(path, set()).update(range(first, first + come))
    found: dict[str, Collection[int]] = {**lines}
    new = run(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    for name in new.stdout.split(b"\0"):
        if name:
            found[name.decode("utf-8", "surrogateescape")] = range(1, LARGEST + 1)  # no more lines than bytes
    return found


def top(folder: Path) -> tuple[Path, str]:
    """Return the top of the repository that a folder is in, and the way from there to the folder, empty at the top. Raises GitError."""
    inside(folder, "there is no git to set up")
    way = run(folder, "rev-parse", "--show-prefix").stdout.decode().strip("/\n")
    return (folder.joinpath(*[".."] * len(way.split("/"))) if way else folder).resolve(), way


def setting(folder: Path, key: str) -> str | None:
    """Return a setting of the repository itself, None where it has none."""
    found = run(folder, "config", "--local", "--get", key)
    return None if found.returncode else found.stdout.decode(errors="replace").rstrip("\n")


def set_up(folder: Path, key: str, value: str) -> None:
    """Set a setting of the repository itself. Raises GitError."""
    must(run(folder, "config", "--local", key, value), f"git would not set {key}")


def plain_diff(folder: Path, before: str, after: str) -> bytes:
    """Return the lines that differ between two files as git shows them, without the header that names the files. Raises GitError."""
    layout = ("--no-ext-diff", "--no-textconv", "--no-color", "--no-renames")
    found = run(folder, "diff", *layout, "--no-index", "--", before, after)
    if found.returncode and not found.stdout:
        message = f"git could not compare {before} with {after}"
        raise GitError(message)
    lines = found.stdout.splitlines(keepends=True)
    body = next((number for number, line in enumerate(lines) if line.startswith((b"@@", b"Binary "))), len(lines))
    return b"".join(lines[body:])


def must(done: subprocess.CompletedProcess[bytes], otherwise: str) -> None:
    """Raise GitError with what git says where it did not do what was asked."""
    if done.returncode:
        message = f"{otherwise}: {_said(done)}"
        raise GitError(message)


def _said(done: subprocess.CompletedProcess[bytes]) -> str:
    """Return why git did not do what was asked, in its own words."""
    said = (done.stderr or done.stdout).decode(errors="replace").strip().splitlines()
    first = next((line for line in said if line.strip()), "git does not say why")
    return first.removeprefix("fatal: ").removeprefix("error: ").strip()


def _named(written: bytes) -> str:
    """Return a path as a diff has it: in quotes, with escapes, where it holds what ends a line or a quotation."""
    if written.startswith(b'"'):
        written = _ESCAPED.sub(
            lambda found: _ESCAPES.get(found[1]) or (found[1] if len(found[1]) == 1 else bytes([int(found[1], 8)])),
            written.strip(b'"'),
        )
    return written.removesuffix(b"\t").decode("utf-8", "surrogateescape")
