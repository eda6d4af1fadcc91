"""`git diff` and `git log -p` with the driver of records: what they say, and that nothing ever breaks them."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from folders import BASE, ROOT, board, laid
from partnership.answers.changes.alone import alone
from partnership.commands import run
from partnership.source import git
from partnership.views.changes.in_git import all_of
from repositories import command, committed
from sides import GROUP

if TYPE_CHECKING:
    from pathlib import Path

FILE = f"records/{GROUP}"
BEFORE = board("Group") + (
    "seats: {lay: {title: Lay, standing: member}}\n"
    "terms_of_reference: [{since: 2020-01-01, quorum: {need: {at_least: 3, counting: seats}}}]\n"
)
AFTER = BEFORE.replace("at_least: 3", "at_least: 2")
HANDED = ("0" * 40, "100644")


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep those of a git that runs the tests out of them."""
    monkeypatch.setenv("GIT_PAGER", "cat")
    for name in ("GIT_DIFF_PATH_COUNTER", "GIT_DIFF_PATH_TOTAL"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with one commit, and the folder stood in."""
    folder = tmp_path / "work"
    laid(folder, {GROUP: BEFORE}, BASE)
    committed(folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def driven(work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the repository with the driver set up, and the program in the path."""
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "partnership"
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT / "cli"))} exec {shlex.quote(sys.executable)} -m partnership "$@"\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    assert run(["git-setup", "--write"]) == 0
    committed(work, "Set up")
    return work


def called(capsys: pytest.CaptureFixture[str], before: Path | str, after: Path | str, path: str = FILE) -> str:
    """Call `git-diff` as git would; return what it printed."""
    capsys.readouterr()
    assert run(["git-diff", "--", path, str(before), *HANDED, str(after), *HANDED]) == 0
    return capsys.readouterr().out


def there(folder: Path, name: str, text: str | bytes) -> Path:
    """Write a file beside the repository, as git does for what it hands over."""
    file = folder.parent / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def test_a_change_says_what_it_means_and_what_was_and_is(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed = called(capsys, there(work, "old", BEFORE), there(work, "new", AFTER))
    assert printed.splitlines()[:4] == [
        f"record {FILE}",
        "  weakens: quorum lowered from 3 of 1 to 2 of 1",
        "- Quorum: at least 3 seats",
        "+ Quorum: at least 2 seats",
    ]


def test_a_new_and_a_deleted_record_are_told_in_full(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new = called(capsys, "/dev/null", there(work, "new", BEFORE))
    gone = called(capsys, there(work, "old", BEFORE), "/dev/null")
    assert "  new on record" in new
    assert "+ Seat Lay: standing member" in new
    assert "  gone from the records" in gone
    assert "- Seat Lay: standing member" in gone
    meeting = "records/meetings/exampleshire/group/2026-01-01.yaml"
    assert "+ Kind: ordinary" in called(
        capsys, "/dev/null", there(work, "m", "kind: ordinary\nstatus: planned\n"), meeting
    )


def test_a_renamed_record_is_one_record_where_it_says_so(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, new = there(work, "old", BEFORE), there(work, "new", AFTER + "formerly: [exampleshire/group]\n")
    now = "records/boards/exampleshire/team.yaml"
    handed = [FILE, str(old), *HANDED, str(new), *HANDED, now, "similarity index 90%"]
    assert run(["git-diff", "--", *handed]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(f"record {FILE} is now {now}\n  weakens: quorum lowered")
    assert "gone from the records" not in printed


@pytest.mark.parametrize(
    ("path", "content", "says"),
    [
        (FILE, "name: [broken\n", "+name: [broken"),
        (FILE, "name: A\nkind: no-such-kind\n", "+kind: no-such-kind"),
        (FILE, b"\0\1\2", "Binary files"),
        (FILE, BEFORE + "# a remark\n", "+# a remark"),
        (FILE, BEFORE + "note: A note.\n", "+note: A note."),
        ("elsewhere/x.yaml", AFTER, "at_least: 2"),
        ("records/boards/Not A Name.yaml", AFTER, "at_least: 2"),
        ("records/boards/nowhere/../../x.yaml", AFTER, "at_least: 2"),
    ],
)
def test_what_cannot_be_said_in_words_goes_through_as_text(
    work: Path, capsys: pytest.CaptureFixture[str], path: str, content: str | bytes, says: str
) -> None:
    printed = called(capsys, there(work, "old", BEFORE), there(work, "new", content), path)
    assert says in printed
    assert "; as text)" in printed
    assert f"--- a/{path}" in printed


def test_without_other_records_git_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    printed = called(capsys, there(tmp_path / "x", "old", BEFORE), there(tmp_path / "x", "new", AFTER))
    assert "+++ b/" in printed
    monkeypatch.setattr("partnership.source.git.plain_diff", _no_git)
    assert "git is not installed" in called(
        capsys, there(tmp_path / "x", "old", "a"), there(tmp_path / "x", "new", "b")
    )


def _no_git(*_: object) -> bytes:
    message = "git is not installed, and this needs it"
    raise git.GitError(message)


def test_an_unmerged_path_is_said_to_be_and_other_calls_are_refused(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["git-diff", "--", FILE]) == 0
    assert capsys.readouterr().out == f"* Unmerged path {FILE}\n"
    assert run(["git-diff", "--", "one", "two"]) == 2
    assert "is for git to call" in capsys.readouterr().err
    with pytest.raises(git.GitError):
        git.plain_diff(work, "no-such-file", "another")


def test_the_last_file_alone_is_followed_by_how_to_see_the_text(
    work: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = there(work, "old", BEFORE), there(work, "new", AFTER)
    monkeypatch.setenv("GIT_DIFF_PATH_TOTAL", "2")
    for counter, last in (("1", False), ("2", True)):
        monkeypatch.setenv("GIT_DIFF_PATH_COUNTER", counter)
        assert ("--no-ext-diff" in called(capsys, old, new)) is last


def test_every_record_is_told_line_by_line() -> None:
    for file in sorted((ROOT / "examples").rglob("*.yaml")):
        lines = all_of(alone(file.read_bytes()))
        assert lines, file
        assert not any("\n" in line for line in lines)


def test_every_change_of_a_board_changes_a_line() -> None:
    text = (ROOT / "examples/exampleshire/records/boards/exampleshire/childrens-trust.yaml").read_text(encoding="utf-8")
    before = all_of(alone(text.encode()))
    for was, now in (
        ("at_least: 8", "at_least: 7"), ("rate: 70%", "rate: 75%"), ("status: superseded", "status: draft"), ("per_member: 1", "per_member: 2"),
        ("person: avery-example", "person: somebody-else"), ('section: "6"', 'section: "7"'),
        ("printed: Police", "printed: Constabulary"), ("votes: yes", "votes: no"), ("days: 7", "days: 8"), ("acronym: ECT", "acronym: ETC"),
    ):  # fmt: skip
        assert was in text, was
        changed = text.replace(was, now, 1)
        assert all_of(alone(changed.encode())) != before, was


def test_a_file_that_is_no_record_is_written_as_it_is(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    for content in (b"\0\1\xff", b"name: [broken", b"", b"a: 1\n"):
        file = tmp_path / "x"
        file.write_bytes(content)
        assert run(["git-text", "--", str(file)]) == 0
        assert capfdbinary.readouterr().out == content
    assert run(["git-text", "--", str(tmp_path / "none")]) == 2


def test_a_fault_of_the_program_lets_the_text_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr("partnership.answers.changes.alone.alone", lambda _: 1 / 0)
    file = tmp_path / "x"
    file.write_bytes(BEFORE.encode())
    assert run(["git-text", "--", str(file)]) == 0
    assert capfdbinary.readouterr().out == BEFORE.encode()


def test_setting_up_says_what_to_type_then_does_it_and_then_has_nothing_to_do(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (work / ".gitattributes").write_bytes(b"*.png binary")
    assert run(["git-setup"]) == 0
    printed = capsys.readouterr().out
    assert "  records/**/*.yaml diff=partnership" in printed
    assert "  git config diff.partnership.textconv" in printed
    assert (work / ".gitattributes").read_bytes() == b"*.png binary"
    assert run(["git-setup", "--write"]) == 0
    assert (work / ".gitattributes").read_bytes() == b"*.png binary\nrecords/**/*.yaml diff=partnership\n"
    capsys.readouterr()
    assert run(["git-setup"]) == 0
    assert capsys.readouterr().out.startswith("All is set")
    command(work, "config", "--unset", "diff.partnership.textconv")
    assert run(["git-setup"]) == 0
    assert ".gitattributes" not in capsys.readouterr().out
    (work / ".gitattributes").write_bytes(b"*.png binary\r\n")
    assert run(["git-setup", "--write"]) == 0
    assert (work / ".gitattributes").read_bytes() == b"*.png binary\r\nrecords/**/*.yaml diff=partnership\r\n"


def test_setting_up_is_refused_in_a_sentence_where_it_cannot_be(
    work: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (work / ".git" / "config.lock").touch()
    assert run(["git-setup", "--write"]) == 2
    assert "git would not set diff.partnership.command" in capsys.readouterr().err
    assert not (work / ".gitattributes").exists()
    (work / ".gitattributes").symlink_to(os.devnull)
    assert run(["git-setup", "--write"]) == 2
    assert ".gitattributes is not an ordinary file, and git reads no other; put one there" in capsys.readouterr().err
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    laid(tmp_path / "outside", {}, BASE)
    assert run(["git-setup", "--records", str(tmp_path / "outside")]) == 2
    assert "not in a git repository" in capsys.readouterr().err


def test_records_at_the_top_of_their_repository_are_meant_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    laid(tmp_path, {}, BASE)
    committed(tmp_path / "records")
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert run(["git-setup", "--records", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert "  **/*.yaml diff=partnership" in printed
    assert "-m partnership git-text" in printed


@pytest.mark.skipif(os.name == "nt", reason="the program in the path is a shell script")
def test_git_itself_says_it_and_goes_on_without_the_program(driven: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    laid(driven, {GROUP: AFTER})
    assert "  weakens: quorum lowered from 3 of 1 to 2 of 1" in command(driven, "diff")
    committed(driven, "Lower")
    log = command(driven, "log", "-p", "-1")
    assert "-Terms of reference: Quorum: at least 3 seats" in log
    assert "+Terms of reference: Quorum: at least 2 seats" in log
    assert "weakens" in command(driven, "log", "-p", "-1", "--ext-diff")
    laid(driven, {GROUP: "name: [broken\n"})
    assert "+name: [broken" in command(driven, "diff")
    monkeypatch.setenv("PATH", os.defpath)
    assert (
        "+name: [broken"
        in subprocess.run(["git", "diff"], cwd=driven, check=True, capture_output=True, text=True).stdout
    )
    assert "at_least: 3" in command(driven, "log", "-p", "-1")


@pytest.mark.skipif(os.name == "nt", reason="the program in the path is a shell script")
def test_a_conflict_is_shown_as_git_shows_it(driven: Path) -> None:
    """All three sides are text, or none would line up; once it is settled the log speaks in words again."""
    command(driven, "checkout", "--quiet", "-b", "other")
    laid(driven, {GROUP: BEFORE.replace("at_least: 3", "at_least: 4")})
    committed(driven, "Raise")
    command(driven, "checkout", "--quiet", "-")
    laid(driven, {GROUP: AFTER})
    committed(driven, "Lower")
    with pytest.raises(subprocess.CalledProcessError):
        command(driven, "merge", "other")
    shown = command(driven, "diff")
    assert "++<<<<<<< HEAD" in shown
    assert "  seats: {lay: {title: Lay, standing: member}}" in shown
    assert "Quorum: at least" not in shown
    laid(driven, {GROUP: AFTER})
    committed(driven, "Merge")
    assert "+Terms of reference: Quorum: at least 2 seats" in command(driven, "log", "-p", "-1", "HEAD^")
