"""The door to git: revisions by name, the records as they stood, the lines changed since, and findings compared."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from folders import BASE, TRUST, board, laid
from partnership.commands import run
from partnership.source import git
from repositories import command, committed

if TYPE_CHECKING:
    from pathlib import Path

GROUP = "boards/exampleshire/group.yaml"
FAULTY = "name: Group\nkind: grope\n"
needs_odd_names = pytest.mark.skipif(os.name == "nt", reason="Windows cannot hold such names")


def put(root: Path, path: str, text: str | bytes) -> None:
    """Write a file below the folder of records."""
    laid(root.parent, {path: text})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the base records in a repository of one commit."""
    root = laid(tmp_path / "work", {}, BASE)
    committed(root.parent)
    return root


def refusal(folder: Path, typed: str) -> str:
    """Return what is said of a revision that git does not have."""
    with pytest.raises(git.GitError) as refused:
        git.revision(folder, typed)
    return str(refused.value)


def test_a_revision_by_any_name(root: Path) -> None:
    """A branch, tags of both kinds, a commit short or whole, and what stands before it."""
    first = command(root, "rev-parse", "HEAD")
    command(root, "tag", "light")
    command(root, "tag", "--annotate", "heavy", "--message", "m")
    command(root, "branch", "older/branch")
    second = committed(root.parent)
    assert {
        git.revision(root, typed) for typed in ("light", "heavy", "older/branch", first, first[:10], "HEAD~1", "HEAD^")
    } == {first}
    assert {git.revision(root, typed) for typed in ("HEAD", "@", "main", second)} == {second}


@pytest.mark.parametrize(
    "typed", ["nowhere", "HEAD~9", "main..HEAD", "HEAD:records", "main main", "a\nb", "é", "0" * 40]
)
def test_a_revision_that_is_not_there(root: Path, typed: str) -> None:
    """What git does not know as one commit is refused with where to look."""
    assert (
        refusal(root, typed)
        == f"there is no revision `{typed}` here; give a branch, a tag or a commit that `git log` shows"
    )


@pytest.mark.parametrize("typed", ["", "  ", "-", "--help", "--output=planted", "-p", "^HEAD", "a\0b"])
def test_a_revision_never_becomes_an_option(root: Path, typed: str) -> None:
    """What begins with a hyphen, or is nothing, or means all but a commit, never reaches git."""
    assert refusal(root, typed) == f"`{typed}` is not a revision; give a branch, a tag or a commit"
    assert not (root / "planted").exists()
    assert not (root.parent / "planted").exists()


def test_a_shallow_clone(root: Path, tmp_path: Path) -> None:
    """Where the history was cut, the way to the rest is told."""
    committed(root.parent)
    command(tmp_path, "clone", "--quiet", "--depth", "1", (root.parent).as_uri(), "shallow")
    assert (
        refusal(tmp_path / "shallow" / "records", "HEAD~1")
        == "there is no revision `HEAD~1` here; this clone is shallow: run `git fetch --unshallow`, or set `fetch-depth: 0` in the workflow"
    )


def test_a_folder_outside_a_repository(tmp_path: Path) -> None:
    """Without a repository there is nothing earlier."""
    assert (
        refusal(tmp_path, "HEAD")
        == f"{tmp_path} is not in a git repository, so there is no earlier revision to look at"
    )


def test_a_repository_without_files(root: Path, tmp_path: Path) -> None:
    """A bare repository holds no folder of records."""
    command(tmp_path, "clone", "--quiet", "--bare", str(root.parent), "bare.git")
    assert refusal(tmp_path / "bare.git", "HEAD").endswith(
        "is not in a git repository, so there is no earlier revision to look at"
    )


def test_a_repository_of_somebody_else(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git refuses to read what another user owns, and says how to allow it."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert refusal(root, "HEAD") == f"git does not trust {root}: run `git config --global --add safe.directory` for it"


def test_git_is_missing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without git, only what needs it is refused."""
    monkeypatch.setenv("PATH", "")
    assert refusal(root, "HEAD") == "git is not installed, and this needs it"


def test_git_cannot_be_run(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A git that the system will not start is one sentence."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("subprocess.run", refuse)
    assert refusal(root, "HEAD") == "git cannot be run: permission denied"


def test_what_a_hook_sets_does_not_mislead(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git tells its hooks where it is, relative to the top; the records are a folder further down."""
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/index")
    monkeypatch.setenv("GIT_PREFIX", "records/")
    monkeypatch.setenv("GIT_DIFF_OPTS", "--unified=9")
    put(root, TRUST, (root / TRUST).read_bytes() + b"# one\n")
    commit = git.revision(root, "HEAD")
    assert TRUST in dict(git.records_at(root, commit))
    assert len(git.changed_lines(root, commit)[TRUST]) == 1


ODD = {
    "a b.yaml": b"1",
    "Siân.yaml": b"2",
    "漢.yaml": b"",
    'quo"te.yaml': b"4",
    "tab\t.yaml": b"5\n",
    "line\nend.yaml": b"6",
    "back\\slash.yaml": b"7\n\n",
    "-option.yaml": b"8",
    ":(top)x.yaml": b"9",
    "binary.yaml": bytes(range(256)) * 9,
}


@needs_odd_names
def test_the_records_as_they_stood(root: Path) -> None:
    """Every file with its bytes, whatever its name, and none that lies elsewhere in the repository."""
    before = {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}
    for name, content in ODD.items():
        put(root, name, content)
    (root / os.fsdecode(b"latin-\xe9.yaml")).write_bytes(b"10")
    (root.parent / "elsewhere.yaml").write_bytes(b"x")
    commit = committed(root.parent)
    put(root, "later.yaml", b"x")
    assert dict(git.records_at(root, commit)) == {**before, **ODD, os.fsdecode(b"latin-\xe9.yaml"): b"10"}


@needs_odd_names
def test_a_link_as_it_stood(root: Path) -> None:
    """A link is told from a file, and where it leads is not."""
    (root / "link.yaml").symlink_to("/etc/passwd")
    assert dict(git.records_at(root, committed(root.parent)))["link.yaml"] is None


def test_no_records_then(tmp_path: Path) -> None:
    """A revision from before the records holds none."""
    (tmp_path / "readme").write_bytes(b"")
    commit = committed(tmp_path)
    assert list(git.records_at(laid(tmp_path, {}, BASE), commit)) == []


def test_a_commit_that_is_not_there(root: Path) -> None:
    """A commit that git does not have cannot be listed."""
    with pytest.raises(git.GitError, match="could not list the records of 000000000000"):
        list(git.records_at(root, "0" * 40))


def planted(root: Path, entry: bytes, of: str) -> str:
    """Write a tree of one entry, whatever its name; return its id."""
    made = subprocess.run(
        ["git", "hash-object", "-t", "tree", "-w", "--literally", "--stdin"],
        cwd=root,
        check=True,
        capture_output=True,
        input=entry + b"\0" + bytes.fromhex(of),
    )
    return made.stdout.decode().strip()


def test_a_file_whose_content_is_not_there(root: Path) -> None:
    """A clone without all contents says which file is missing, and does not go and fetch it."""
    blob = command(root, "rev-parse", f"HEAD:records/{TRUST}")
    path = root.parent / ".git" / "objects" / blob[:2] / blob[2:]
    path.chmod(0o644)
    path.unlink()
    with pytest.raises(git.GitError, match=f"git does not have the content of {TRUST}"):
        list(git.records_at(root, "HEAD"))


@needs_odd_names
def test_no_path_leads_out(root: Path) -> None:
    """A tree made by hand, with a way up in it, gives nothing to write there."""
    blob = command(root, "rev-parse", f"HEAD:records/{TRUST}")
    entries = planted(root, b"100644 planted.yaml", blob)
    top = planted(root, b"40000 records", planted(root, b"40000 ..", entries))
    commit = command(root, "commit-tree", top, "-m", "planted")
    assert list(git.records_at(root, commit)) == []


def lines_after(root: Path, text: str | bytes, path: str = GROUP) -> dict[str, list[int]]:
    """Return the lines changed since the last commit once a file holds this text."""
    put(root, path, text)
    return {name: sorted(lines) for name, lines in git.changed_lines(root, "HEAD").items()}


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("a\nb\nc\n", "a\nB\nc\n", [2]),
        ("a\nb\nc\n", "a\nb\nc\nd\ne\n", [4, 5]),
        ("a\nb\nc\n", "z\na\nb\nc\n", [1]),
        ("a\nb\nc\n", "a\nc\n", []),
        ("a\nb\nc\nd\ne\n", "A\nb\nc\nd\nE\n", [1, 5]),
        ("a\nb", "a\nc", [2]),
        ("a\r\nb\r\n", "a\r\nc\r\n", [2]),
        ("a\n", "++ b/elsewhere.yaml\n@@ -1 +50,9 @@\nb\n", [1, 2, 3]),
        ("-- a/elsewhere.yaml\nb\nc\n", "b\nC\n", [2]),
        ("@@ -1,3 +7,9 @@\nb\n", "b\nnew\n", [2]),
        ("a\0b\n", "a\0c\n", [1]),
    ],
)
def test_changed_lines(root: Path, before: str, after: str, lines: list[int]) -> None:
    """Lines are those of the file as it is now; text that looks like a diff's own headers misleads nobody."""
    put(root, GROUP, before)
    committed(root.parent)
    assert lines_after(root, after) == {GROUP: lines}


def test_no_line_is_changed(root: Path) -> None:
    """Right after a commit nothing differs."""
    assert git.changed_lines(root, "HEAD") == {}


def test_a_file_that_git_does_not_know_yet(root: Path) -> None:
    """Each of its lines is new."""
    assert lines_after(root, "a\nb\n")[GROUP][:3] == [1, 2, 3]


def test_a_file_that_is_gone(root: Path) -> None:
    """It has no lines any more."""
    (root / TRUST).unlink()
    assert git.changed_lines(root, "HEAD") == {}


@needs_odd_names
@pytest.mark.parametrize("name", [name for name in ODD if name != "binary.yaml"])
def test_changed_lines_of_oddly_named_files(root: Path, name: str) -> None:
    """A name is itself again, however a diff writes it."""
    put(root, name, "a\nb\n")
    committed(root.parent)
    assert lines_after(root, "a\nc\n", name) == {name: [2]}


@pytest.mark.parametrize(
    "setting",
    [
        ("diff.noprefix", "true"),
        ("diff.mnemonicPrefix", "true"),
        ("diff.context", "9"),
        ("diff.interHunkContext", "9"),
        ("color.ui", "always"),
        ("diff.external", "false"),
        ("core.quotePath", "true"),
        ("diff.renames", "copies"),
        ("diff.relative", "false"),
        ("diff.wsErrorHighlight", "all"),
    ],
)
def test_settings_of_the_repository_change_nothing(root: Path, setting: tuple[str, str]) -> None:
    """However a user likes to see a diff, the lines are the same."""
    put(root, GROUP, "a\nb\nc\nd\n")
    committed(root.parent)
    command(root, "config", *setting)
    assert lines_after(root, "a\nB\nc\nD\n") == {GROUP: [2, 4]}


@pytest.mark.parametrize("attribute", ["-diff", "binary", "diff=x", "-text"])
def test_attributes_hide_no_change(root: Path, attribute: str) -> None:
    """A pull request cannot hide its lines by calling records binary."""
    put(root, GROUP, "a\nb\n")
    (root.parent / ".gitattributes").write_text(f"*.yaml {attribute}\n")
    command(root, "config", "diff.x.textconv", "false")
    committed(root.parent)
    assert lines_after(root, "a\nc\n") == {GROUP: [2]}


def compared(root: Path, capsys: pytest.CaptureFixture[str], *options: str) -> tuple[int, dict[str, Any]]:
    """Check since the last commit; return the exit status and the JSON answer."""
    status = run(["check", "--records", str(root), "--no-cache", "--since", "HEAD", "--format", "json", *options])
    printed = capsys.readouterr()
    assert printed.err == ""
    return status, json.loads(printed.out)


def test_what_is_new_mended_and_there(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Findings are told apart by what they are, not by their lines; only what is new fails."""
    put(root, GROUP, FAULTY)
    put(root, "boards/exampleshire/mended.yaml", FAULTY)
    committed(root.parent)
    put(root, GROUP, f"# a line above\n\n{FAULTY}")
    put(root, "boards/exampleshire/mended.yaml", board("Mended", source="{document: terms}"))
    status, answer = compared(root, capsys)
    assert status == 0
    assert [(one["path"].endswith(GROUP), one["new"]) for one in answer["findings"]] == [(True, False)]
    assert len(answer["since"]["mended"]) == 1
    put(root, "boards/exampleshire/fresh.yaml", FAULTY)
    status, answer = compared(root, capsys)
    assert status == 1
    assert [one["path"].rpartition("/")[2] for one in answer["findings"] if one["new"]] == ["fresh.yaml"]


def test_since_with_some_rules_only(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was not asked about is not called mended."""
    put(root, GROUP, FAULTY)
    committed(root.parent)
    status, answer = compared(root, capsys, "--select", "yaml-syntax")
    assert (status, answer["findings"], answer["since"]["mended"]) == (0, [], [])


@needs_odd_names
@pytest.mark.parametrize("name", ["a b.yaml", "Siân.yaml", 'quo"te.yaml', "line\nend.yaml", "\x1b[31m.yaml"])
def test_since_with_oddly_named_files(root: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """A file whose name is no record's is there before and after."""
    put(root, f"boards/exampleshire/{name}", FAULTY)
    committed(root.parent)
    status, answer = compared(root, capsys)
    assert (status, [one["new"] for one in answer["findings"]]) == (0, [False])


@needs_odd_names
def test_since_with_a_link(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A link that was there before is not new."""
    (root / GROUP).symlink_to("nowhere")
    committed(root.parent)
    status, answer = compared(root, capsys)
    assert (status, [(one["rule"], one["new"]) for one in answer["findings"]]) == (0, [("linked-file", False)])


def test_since_with_a_copy_of_the_schemas(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A copy of the schemas that was out of date before is not new."""
    (root.parent / "schemas").mkdir()
    (root.parent / "schemas" / "common.schema.json").write_text('{"x-version": "0.1"}')
    committed(root.parent)
    status, answer = compared(root, capsys)
    assert (status, [(one["rule"], one["new"]) for one in answer["findings"]]) == (0, [("older-schemas", False)])


def test_records_at_the_top_of_their_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The records may be all that a repository holds."""
    root = laid(tmp_path, {GROUP: FAULTY}, BASE)
    (tmp_path / "schemas").mkdir()
    committed(root)
    assert compared(root, capsys)[0] == 0


def test_since_before_there_were_records(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """All of today's findings are new then."""
    committed(tmp_path)
    root = laid(tmp_path, {GROUP: FAULTY}, BASE)
    status, answer = compared(root, capsys)
    assert (status, [one["new"] for one in answer["findings"]]) == (1, [True])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "nowhere",
            "partnership: there is no revision `nowhere` here; give a branch, a tag or a commit that `git log` shows\n",
        ),
        ("--help", "partnership: `--help` is not a revision; give a branch, a tag or a commit\n"),
        ("", "partnership: `` is not a revision; give a branch, a tag or a commit\n"),
        (
            "\x1b[31m",
            "partnership: there is no revision `\ufffd[31m` here; give a branch, a tag or a commit that `git log` shows\n",
        ),
    ],
)
def test_a_bad_revision_is_one_sentence(root: Path, capsys: pytest.CaptureFixture[str], typed: str, said: str) -> None:
    """The command could not run, and says why on a line of its own."""
    assert run(["check", "--records", str(root), f"--since={typed}"]) == 2
    assert capsys.readouterr() == ("", said)


def test_a_disk_that_is_full_is_one_sentence(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the earlier records cannot be laid out, the command could not run."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    assert run(["check", "--records", str(root), "--no-cache", "--since", "HEAD"]) == 2
    assert capsys.readouterr() == (
        "",
        "partnership: the records of `HEAD` cannot be laid out to be looked at: no space left on device\n",
    )
