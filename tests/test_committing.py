"""Changes committed with git where that is asked for: the change alone, or a sentence before anything is changed."""

from __future__ import annotations

import errno
import os
import sys
from io import StringIO
from typing import TYPE_CHECKING

import pytest

import repositories
from folders import A_BOARD as BOARD
from folders import board, somewhere, to
from partnership.commands import _changing, run
from partnership.commands._changing import Asked
from partnership.commands._run import Refused
from partnership.source import committing
from partnership.source.changes import moved
from partnership.source.git import GitError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NOW = Asked(dry_run=False, commit=False, branch=None)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a place and a board, where the user stands."""
    monkeypatch.chdir(tmp_path)
    return somewhere(tmp_path)


@pytest.fixture
def repository(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of records in a git repository, with somebody who commits."""
    repositories.committed(root.parent)
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "A Secretary")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "secretary@example.org")
    return root


def test_nothing_is_committed_unasked(repository: Path) -> None:
    """Git sees a changed file, and that is all."""
    first = repositories.command(repository, "rev-parse", "HEAD")
    _changing.make(repository, [to(repository, BOARD, board("B", source="{document: a}"))], "B.", NOW)
    assert repositories.command(repository, "rev-parse", "HEAD") == first
    assert repositories.command(repository, "status", "--porcelain") == f"M records/{BOARD}"


def test_the_change_alone_is_committed(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is staged beside it stays staged; on a new branch where one is named; a file that moves, moves."""
    (repository.parent / "notes.txt").write_text("mine", encoding="utf-8")
    repositories.command(repository.parent, "add", "notes.txt")
    raw = (repository / BOARD).read_bytes()
    changes = moved(BOARD, "boards/somewhere/board.yaml", raw)
    _changing.make(
        repository, changes, "The trust's id is now board.", Asked(dry_run=False, commit=False, branch="ids/board")
    )
    assert capsys.readouterr().out.endswith("Committed on the new branch ids/board.\n")
    assert repositories.command(repository, "log", "-1", "--format=%s", "ids/board") == "The trust's id is now board"
    shown = repositories.command(repository, "show", "--name-status", "--format=", "-M", "HEAD")
    assert shown == f"R100\trecords/{BOARD}\trecords/boards/somewhere/board.yaml"
    assert repositories.command(repository, "status", "--porcelain") == "A  notes.txt"
    _changing.make(
        repository,
        [
            to(repository, "boards/somewhere/-x.yaml", None),
            to(repository, "boards/somewhere/y.yaml", board("Y", source="{document: a}")),
        ],
        "-m Y.",
        Asked(dry_run=False, commit=True, branch=None),
    )
    assert capsys.readouterr().out.endswith("Committed.\n")
    assert repositories.command(repository, "log", "-1", "--format=%s") == "-m Y"


@pytest.mark.parametrize(
    ("branch", "why"),
    [
        ("--orphan", "is not a name for a branch"),
        ("a b", "is not a name"),
        ("-", "is not a name"),
        ("main", "there is a branch `main` already"),
        ("main/x", "the branch `main/x` could not be made: .*'refs/heads/main' exists"),
    ],
)
def test_branches_that_cannot_be(repository: Path, branch: str, why: str) -> None:
    """A name that git would read as an option, or that is taken, is refused before anything is changed."""
    before = (repository / BOARD).read_bytes()
    with pytest.raises(Refused, match=rf"{why}.*; nothing was changed"):
        _changing.make(
            repository, [to(repository, BOARD, board("B"))], "B.", Asked(dry_run=False, commit=False, branch=branch)
        )
    assert (repository / BOARD).read_bytes() == before


def merging(where: Path) -> None:
    """Have a merge under way, as one that cannot be made by itself."""
    (where / ".git" / "MERGE_HEAD").write_text(
        repositories.command(where, "rev-parse", "HEAD") + "\n", encoding="utf-8"
    )


def rebasing(where: Path) -> None:
    """Have a rebase under way."""
    (where / ".git" / "rebase-merge").mkdir()


def detached(where: Path) -> None:
    """Have a commit checked out, and no branch."""
    repositories.command(where, "switch", "--quiet", "--detach")


def edited(where: Path) -> None:
    """Have changes of one's own in the same record."""
    with (where / "records" / BOARD).open("ab") as file:
        file.write(b"# mine\n")


def staged(where: Path) -> None:
    """Have them staged."""
    edited(where)
    repositories.command(where, "add", f"records/{BOARD}")


def ignored(where: Path) -> None:
    """Have git told not to keep the records."""
    (where / ".gitignore").write_text("records/boards\n", encoding="utf-8")
    repositories.command(where, "rm", "-r", "--quiet", "--cached", "records/boards")


def nameless(where: Path) -> None:
    """Have nobody who commits."""
    repositories.command(where, "config", "user.useConfigOnly", "true")


def at_work(where: Path) -> None:
    """Have git cut short as it was about to change something."""
    (where / ".git" / "index.lock").touch()


def damaged(where: Path) -> None:
    """Have git's own list of files damaged."""
    (where / ".git" / "index").write_text("x", encoding="utf-8")


def misset(where: Path) -> None:
    """Have git's own settings damaged."""
    (where / ".git" / "config").write_text("[x", encoding="utf-8")


def passed_over(where: Path) -> None:
    """Have git told to pass over changes of the record."""
    repositories.command(where, "update-index", "--skip-worktree", f"records/{BOARD}")


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (at_work, "git is at work here, or was cut short.* delete /.*index.lock where nothing is"),
        (damaged, "git cannot say what it has: .*index file smaller than expected"),
        (misset, "git cannot use the repository of .*: bad config line"),
        (passed_over, f"git is told to pass over what changes in {BOARD}; undo that with `git update-index"),
        (merging, "a merge is under way here"),
        (rebasing, "a rebase is under way here"),
        (detached, "no branch is checked out here.* name a new one with --branch"),
        (edited, f"{BOARD} has changes already that are not committed"),
        (staged, f"{BOARD} has changes already that are not committed"),
        (ignored, f"git is told to ignore {BOARD}"),
        (nameless, "git does not know who you are"),
    ],
)
def test_what_could_not_be_committed_alone_is_refused_first(
    repository: Path, monkeypatch: pytest.MonkeyPatch, state: Callable[[Path], None], why: str
) -> None:
    """It is said before anything is changed; what is uncommitted in the same record would go with it."""
    state(repository.parent)
    if state is nameless:
        for name in [name for name in os.environ if name.startswith("GIT_") and name.endswith(("_NAME", "_EMAIL"))]:
            monkeypatch.delenv(name)
    before = (repository / BOARD).read_bytes()
    asked = Asked(dry_run=False, commit=True, branch=None)
    with pytest.raises(Refused, match=rf"{why}.*; nothing was changed"):
        _changing.make(repository, [to(repository, BOARD, board("B", source="{document: a}"))], "B.", asked)
    assert (repository / BOARD).read_bytes() == before


def test_a_first_commit(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nothing is committed yet, the change is; on a new branch, as that is all there is."""
    repositories.command(root.parent, "init", "--quiet")
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
        monkeypatch.setenv(name, "a@example.org")
    asked = Asked(dry_run=False, commit=False, branch="first")
    _changing.make(root, [to(root, BOARD, board("B", source="{document: a}"))], "B.", asked)
    assert capsys.readouterr().out.endswith("Committed on the new branch first.\n")
    assert repositories.command(root, "show", "--name-only", "--format=", "first") == f"records/{BOARD}"


def test_nothing_can_be_committed_outside_a_repository(root: Path) -> None:
    """It is said before anything is changed."""
    with pytest.raises(Refused, match="is not in a git repository, so nothing can be committed; nothing was changed"):
        _changing.make(root, [to(root, BOARD, board("B"))], "B.", Asked(dry_run=False, commit=True, branch=None))


def test_a_commit_that_fails_is_said(repository: Path) -> None:
    """A hook that refuses leaves the records changed, and says so."""
    hook = repository.parent / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho no commits today >&2\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    with pytest.raises(
        Refused,
        match=r"the records were changed, but nothing was committed: no commits today\. Mend that and commit them, or take",
    ):
        _changing.make(
            repository,
            [to(repository, BOARD, board("B", source="{document: a}"))],
            "B.",
            Asked(dry_run=False, commit=True, branch=None),
        )
    repositories.command(repository, "restore", "--staged", "--worktree", ".")
    with pytest.raises(
        Refused, match="nothing was committed on the new branch b, which is checked out now: no commits"
    ):
        _changing.make(
            repository,
            [to(repository, BOARD, board("B", source="{document: a}"))],
            "B.",
            Asked(dry_run=False, commit=False, branch="b"),
        )
    assert b"name: B" in (repository / BOARD).read_bytes()
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    with pytest.raises(GitError, match="git does not say why"):
        committing.commit(repository, [BOARD], "x", None)


def test_what_fails_after_the_branch_is_made_does_not_undo_it(repository: Path) -> None:
    """A hook that is run once the branch is checked out may fail: it is, and the change is committed on it."""
    hook = repository.parent / ".git" / "hooks" / "post-checkout"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    changes = [to(repository, BOARD, board("B", source="{document: a}"))]
    _changing.make(repository, changes, "B.", Asked(dry_run=False, commit=False, branch="b"))
    assert repositories.command(repository, "log", "-1", "--format=%s", "b") == "B"


def test_a_new_record_outside_of_a_sparse_checkout(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is committed all the same, and whatever else git is told of paths."""
    repositories.command(repository.parent, "sparse-checkout", "set", "--no-cone", "/*", "!/records/plans/")
    monkeypatch.setenv("GIT_ICASE_PATHSPECS", "1")
    asked = Asked(dry_run=False, commit=True, branch=None)
    _changing.make(
        repository, [to(repository, "plans/somewhere/plan.yaml", "name: A\nsource: {document: a}\n")], "P.", asked
    )
    assert repositories.command(repository, "show", "--name-only", "--format=") == "records/plans/somewhere/plan.yaml"


class Full(StringIO):
    """A stream into a file on a full disk."""

    def write(self, text: str) -> int:
        """Fail, as there is no room."""
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), text)


def test_it_is_committed_where_nobody_can_be_told(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is asked for is done before it is said, and it is said that it was."""
    monkeypatch.setattr(sys, "stdout", Full())
    assert run(["set", "somewhere/trust", "name", "B", "--commit"]) == 2
    monkeypatch.undo()
    assert capsys.readouterr().err.endswith(
        "partnership: the records were changed, but the answer cannot be shown: no space left on device\n"
    )
    assert repositories.command(repository, "status", "--porcelain") == ""
    assert b"name: B" in (repository / BOARD).read_bytes()
