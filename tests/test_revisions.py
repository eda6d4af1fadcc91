"""The records of a revision, read from git one by one: what stands there, what differs, and what git cannot give."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from folders import BASE, TRUST, board, laid
from partnership.answers.load import Records
from partnership.answers.overlaid import Overlaid, differing
from partnership.source import files, git, revisions
from partnership.source.files import LARGEST, Unreadable, placed
from repositories import command, committed

if TYPE_CHECKING:
    from pathlib import Path

GROUP = "boards/exampleshire/group.yaml"
needs_links = pytest.mark.skipif(os.name == "nt", reason="Windows needs leave for links")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the base records in a repository of one commit, with a group and a file of no record."""
    root = laid(tmp_path / "work", {GROUP: board("Group"), "notes.txt": "-"}, BASE)
    committed(root.parent)
    return root


def test_a_commit_as_a_store(root: Path) -> None:
    """It lists what the folder listed then, and reads it, whatever the folder has become."""
    commit = committed(root.parent)
    there = files.listing(root)
    (root / GROUP).unlink()
    with revisions.Blobs(root) as blobs:
        store = revisions.Revision(revisions.tree(root, commit), blobs)
        assert store.listing() == there
        assert store.read(GROUP) == board("Group").encode()
        assert store.read(TRUST) == (BASE / TRUST).read_bytes()


def test_what_git_cannot_give(root: Path) -> None:
    """An object that is not there, and a commit that is none, each in a sentence; a file too large is not read."""
    (root / GROUP).write_bytes(b"x" * (LARGEST + 1))
    commit = committed(root.parent)
    tree = revisions.tree(root, commit)
    with revisions.Blobs(root) as blobs:
        large = revisions.Revision(tree, blobs).read(GROUP)
        assert isinstance(large, Unreadable)
        assert large.rule == "oversized-file"
        with pytest.raises(git.GitError, match="git does not have the content of x"):
            blobs.content("0" * 40, "x")
        assert blobs.content(tree[TRUST].blob, TRUST) == (BASE / TRUST).read_bytes()
    with pytest.raises(git.GitError, match="could not list the records"):
        revisions.tree(root, "0" * 40)
    for after in ("0" * 40, None):
        with pytest.raises(git.GitError, match="could not compare 111111111111 with"):
            revisions.between(root, "1" * 40, after)


def test_blobs_that_nobody_asked_for(root: Path) -> None:
    """Without a question no process is started."""
    with revisions.Blobs(root) as blobs:
        assert blobs is not None


def test_what_differs_between_two_commits(root: Path) -> None:
    """Files added, removed and changed below the folder, and no others."""
    first = committed(root.parent)
    laid(root.parent, {"boards/exampleshire/new.yaml": board("New"), TRUST: board("Trust")})
    (root / GROUP).unlink()
    (root.parent / "outside.txt").write_text("-", encoding="utf-8")
    second = committed(root.parent)
    found = {one.path: (one.before is None, one.after is None) for one in revisions.between(root, first, second)}
    assert found == {GROUP: (False, True), "boards/exampleshire/new.yaml": (True, False), TRUST: (False, False)}


def test_what_differs_in_the_folder_as_it_is(root: Path) -> None:
    """What git has not been told of, and what it is told to leave alone, differs too: it would be read."""
    commit = committed(root.parent)
    (root.parent / ".gitignore").write_text("hidden.yaml\n", encoding="utf-8")
    laid(
        root.parent,
        {
            "boards/exampleshire/hidden.yaml": board("Hidden"),
            "boards/exampleshire/new.yaml": board("New"),
            TRUST: board("Trust"),
        },
    )
    found = {one.path: one.before is None for one in revisions.between(root, commit, None)}
    assert found == {"boards/exampleshire/hidden.yaml": True, "boards/exampleshire/new.yaml": True, TRUST: False}


def test_an_overlay_shares_what_does_not_differ(root: Path) -> None:
    """Records of a commit laid over the folder: what is the same is read once; what is gone is not there."""
    commit = committed(root.parent)
    laid(root.parent, {"boards/exampleshire/new.yaml": board("New"), GROUP: board("Circle")})
    under = Records(root)
    changes = revisions.between(root, commit, None)
    changed = frozenset(one.path for one in changes)
    own = {one.path: one.before for one in changes if one.before is not None}
    paths = frozenset({one.path for kind in under.listed.values() for one in kind.values()} - changed | own.keys())
    with revisions.Blobs(root) as blobs:
        over = Overlaid(under, revisions.Overlay(under.store, paths, revisions.Revision(own, blobs)), changed)
        assert over.document("board", "exampleshire/new") is None
        assert over.document("board", "exampleshire/childrens-trust") is under.document(
            "board", "exampleshire/childrens-trust"
        )
        then, now = (side.document("board", "exampleshire/group") for side in (over, under))
        assert then is not None
        assert now is not None
        assert (then.data["name"], now.data["name"]) == ("Group", "Circle")
        assert differing(over, under) == differing(under, over) == changed
        assert over.store.read(TRUST) == under.store.read(TRUST)
    assert differing(under, under) == frozenset()


@needs_links
def test_links_are_not_followed_in_a_commit(root: Path) -> None:
    """A link is listed as one and never read, in a commit and in an overlay."""
    (root / "boards/exampleshire/linked.yaml").symlink_to("group.yaml")
    commit = committed(root.parent)
    (root / "boards/exampleshire/linked.yaml").unlink()
    tree = revisions.tree(root, commit)
    blobs = revisions.Blobs(root)
    stores = (
        revisions.Revision(tree, blobs),
        revisions.Overlay(files.Folder(root), frozenset(tree), revisions.Revision(tree, blobs)),
    )
    for store in stores:
        listing = store.listing()
        assert "boards/exampleshire/linked.yaml" not in {one.path for one in listing.records}
        assert [one.rule for one in listing.strays if one.path.endswith("linked.yaml")] == ["linked-file"]


def test_submodules_are_no_records(root: Path) -> None:
    """A commit inside a commit is not a file."""
    command(root.parent, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},records/boards/sub")
    command(root.parent, "commit", "--quiet", "--message", "A submodule")
    assert not [path for path in revisions.tree(root, command(root, "rev-parse", "HEAD")) if path.endswith("sub")]


@pytest.mark.parametrize(
    ("path", "rule"),
    [
        ("boards/exampleshire/group.yaml", None),
        ("boards/exampleshire/README.md", ""),
        ("boards/.hidden/x.yaml", ""),
        ("boards/exampleshire/Group.yaml", "misnamed-file"),
        ("boards/Exampleshire/group.yaml", "misnamed-file"),
        ("boards/group.yaml", "stray-file"),
        ("boards/exampleshire/group.yml", "stray-file"),
        ("other/x.yaml", "stray-file"),
        ("boards", "stray-file"),
    ],
)
def test_paths_are_listed_as_a_folder_is(path: str, rule: str | None) -> None:
    """What a path alone says of a record is what the folder would say; an empty rule stands for what nobody means as a record."""
    found = placed([(path, False)])
    assert [one.rule for one in found.strays] == ([rule] if rule else [])
    assert [one.path for one in found.records] == ([path] if rule is None else [])


def test_where_two_commits_went_apart(root: Path) -> None:
    """The last commit that both have; none, where they have none in common."""
    first = committed(root.parent)
    command(root, "checkout", "--quiet", "-b", "side")
    side = committed(root.parent, "Side")
    command(root, "checkout", "--quiet", "-")
    main = committed(root.parent, "Main")
    assert git.merge_base(root, side, main) == first
    command(root, "checkout", "--quiet", "--orphan", "apart")
    apart = committed(root.parent, "Apart")
    with pytest.raises(git.GitError, match=r"have no commit in common here; compare them with `\.\.` instead"):
        git.merge_base(root, apart, main)
