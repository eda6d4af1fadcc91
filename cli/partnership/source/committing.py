"""Commits with git, where they are asked for: of a change, whole, and of nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.source import git
from partnership.source.git import GitError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

_AT_WORK = "index.lock"
"""What git keeps while it changes what the next commit is to hold."""
_UNDER_WAY = {
    "MERGE_HEAD": "a merge",
    "rebase-merge": "a rebase",
    "rebase-apply": "a rebase",
    "CHERRY_PICK_HEAD": "a cherry-pick",
    "REVERT_HEAD": "a revert",
}
"""What git keeps while something is not finished that the next commit would be part of."""


def committable(root: Path, paths: Collection[str], branch: str | None) -> None:
    """Raise GitError where changes of these files below `root` could not be committed alone, on a new branch where one is named."""
    git.inside(root, "nothing can be committed")
    if branch is not None:
        _can_be_made(root, branch)
    names = [word for name in (_AT_WORK, *_UNDER_WAY) for word in ("--git-path", name)]
    lock, *places = git.run(root, "rev-parse", *names).stdout.decode("utf-8", "surrogateescape").splitlines()
    if (root / lock).exists():
        message = f"git is at work here, or was cut short; wait until it is done, or delete {(root / lock).resolve()} where nothing is"
        raise GitError(message)
    for place, what in zip(places, _UNDER_WAY.values(), strict=False):
        if (root / place).exists():
            message = f"{what} is under way here, which the commit would be part of; end it first (`git status` says how), or leave the commit out"
            raise GitError(message)
    if branch is None and git.run(root, "symbolic-ref", "--quiet", "HEAD").returncode:
        message = "no branch is checked out here, so that the commit would be on none; name a new one with --branch"
        raise GitError(message)
    if any(git.run(root, "var", f"GIT_{who}_IDENT").returncode for who in ("AUTHOR", "COMMITTER")):
        message = "git does not know who you are; say it with `git config user.name` and `git config user.email`"
        raise GitError(message)
    ignored = _paths(root, "check-ignore", "-z", "--stdin", give=_listed(paths))
    if ignored:
        message = f"git is told to ignore {ignored[0]}, so that it cannot be committed; mend .gitignore, or leave the commit out"
        raise GitError(message)
    held = git.run(root, "ls-files", "-t", "-z", "--", ".")
    git.must(held, "git cannot say what it has")
    marked = held.stdout.decode("utf-8", "surrogateescape").split("\0")
    if skipped := sorted(path for path in paths if f"S {path}" in marked):
        message = f"git is told to pass over what changes in {skipped[0]}; undo that with `git update-index --no-skip-worktree`, or leave the commit out"
        raise GitError(message)
    uncommitted = set(_paths(root, "diff", "--name-only", "--no-renames", "--relative", "-z", "HEAD", "--", "."))
    if others := sorted(uncommitted.intersection(paths)):
        message = f"{others[0]} has changes already that are not committed, and they would be committed with this one; commit them first, or leave the commit out"
        raise GitError(message)


def _can_be_made(root: Path, branch: str) -> None:
    """Raise GitError where a new branch cannot have this name."""
    if branch.startswith("-") or git.run(root, "check-ref-format", "--branch", branch).returncode:
        message = f"`{branch}` is not a name for a branch; write it like `attendance-may-2026`"
        raise GitError(message)
    if not git.run(root, "rev-parse", "--verify", "--quiet", f"refs/heads/{branch}").returncode:
        message = f"there is a branch `{branch}` already; choose another name, or switch to it and leave --branch out"
        raise GitError(message)
    if git.run(root, "rev-parse", "--verify", "--quiet", "HEAD").returncode:
        return  # nothing is committed yet, so there are no branches either
    tried = f"start\ncreate refs/heads/{branch} HEAD\nprepare\nabort\n".encode()
    git.must(git.run(root, "update-ref", "--stdin", give=tried), f"the branch `{branch}` could not be made")


def commit(root: Path, paths: Collection[str], message: str, branch: str | None) -> None:
    """Commit these files below `root`, as they are, and nothing else; on a new branch where one is named. Raises GitError."""
    otherwise = "nothing was committed"
    if branch is not None:
        switched = git.run(root, "switch", "--quiet", "--create", branch)
        if git.run(root, "symbolic-ref", "--quiet", "HEAD").stdout.decode().strip() != f"refs/heads/{branch}":
            git.must(switched, "the branch could not be made")  # where only a hook fails after it, it is
        otherwise += f" on the new branch {branch}, which is checked out now"
    known = _paths(root, "ls-files", "-z", "--", ".")
    given = _listed(path for path in paths if path in known or (root / path).exists())
    these = ("--pathspec-from-file=-", "--pathspec-file-nul")
    adding = ("--literal-pathspecs", "add", "--all", *these)
    added = git.run(root, *adding, give=given)
    if added.returncode and git.run(root, *adding, "--sparse", give=given).returncode:  # which git had not always
        git.must(added, otherwise)
    words = ("--literal-pathspecs", "commit", "--quiet", "--only", f"--message={message}")
    git.must(git.run(root, *words, *these, give=given), otherwise)


def _paths(root: Path, *words: str, give: bytes | None = None) -> list[str]:
    """Return the paths that git lists, each ended by a zero byte."""
    return git.run(root, *words, give=give).stdout.decode("utf-8", "surrogateescape").split("\0")[:-1]


def _listed(paths: Iterable[str]) -> bytes:
    """Return paths as git reads them."""
    return b"".join(path.encode() + b"\0" for path in paths)
