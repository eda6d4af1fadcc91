"""Changes tried before they are made, shown, written, committed where asked, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from folders import A_BOARD as BOARD
from folders import BASE, EXAMPLE, board, meeting, somewhere, to
from partnership.checking.check import check
from partnership.checking.trial import trial
from partnership.checking.workers import Workers
from partnership.commands import _changing, run
from partnership.commands._changing import Asked
from partnership.commands._run import Refused
from partnership.documents.key_order import key_order
from partnership.source import files, journal
from partnership.source.changes import Change, moved
from partnership.source.editing.draft import Draft
from partnership.source.locking import locked
from partnership.views import change as view

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.checking.trial import Trial

NOW = Asked(dry_run=False, commit=False, branch=None)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a place and a board, where the user stands."""
    monkeypatch.chdir(tmp_path)
    return somewhere(tmp_path)


@pytest.mark.parametrize("processes", [1, 2])
def test_records_are_checked_as_they_would_be(processes: int) -> None:
    """Files in memory are checked in the place of those on disk: changed, new, gone and misnamed."""
    path = "boards/exampleshire/childrens-trust.yaml"
    draft = Draft((EXAMPLE / path).read_bytes(), key_order("board"))
    changed: dict[str, bytes | None] = {
        path: draft.set(("kind",), "nonsense").raw,
        "boards/exampleshire/best-start-priority-group.yaml": None,
        "boards/exampleshire/New One.yaml": b"name: x\n",
        "boards/Exampleshire/new.yaml": b"name: x\n",
        "boards/exampleshire/new.yaml": b"name: [x\n",
    }
    found = check(EXAMPLE, processes=processes, changed=changed).findings
    rules = {(finding.path, finding.rule) for finding in found}
    assert {
        (path, "unknown-word"),
        ("boards/exampleshire/New One.yaml", "misnamed-file"),
        ("boards/Exampleshire", "misnamed-file"),
        ("boards/exampleshire/new.yaml", "yaml-syntax"),
    } <= rules
    assert any("best-start-priority-group" in finding.fault.message for finding in found)
    assert check(EXAMPLE).findings == ()


def test_a_trial_tells_what_is_new_from_what_was_there(root: Path) -> None:
    """An error that was there before does not stand in the way, not even of moving its file; a new one does."""
    (root / BOARD).write_text(board("Trust", established="{on: 2020-02-30}"), encoding="utf-8")
    raw = (root / BOARD).read_bytes()
    assert check(root).findings
    tried = trial(root, moved(BOARD, "boards/somewhere/board.yaml", raw))
    assert (tried.errors, tried.mended) == ((), 0)
    tried = trial(root, [to(root, BOARD, board("Trust", established="{on: 2020-02-28}"))])
    assert (tried.errors, tried.mended) == ((), 1)
    tried = trial(root, [to(root, "boards/somewhere/b.yaml", "name: B\nkind: bored\n")])
    assert [one.rule for one in tried.errors] == ["unknown-word"]


def test_a_fault_keeps_its_name_under_another_id(root: Path) -> None:
    """What was found before is not new because the id in its message is."""
    text = meeting(more="actions_closed:\n  - {action: somewhere/trust/2020-01-01#none, outcome: done}\n")
    path = "meetings/somewhere/trust/2020-02-01.yaml"
    (root / path).parent.mkdir(parents=True)
    (root / path).write_text(text, encoding="utf-8")
    assert any("somewhere/trust/2020-01-01" in one.fault.message for one in check(root).findings)
    raw = (root / BOARD).read_bytes()
    fresh = text.replace("somewhere/trust", "somewhere/board").encode()
    changes = [
        *moved(BOARD, "boards/somewhere/board.yaml", raw),
        *moved(path, path.replace("trust", "board"), text.encode(), fresh),
    ]
    assert trial(root, changes).errors == ()


def test_a_change_is_made_and_taken_back(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It says what it did, in which files, and how to take it back; then it is as it was."""
    before = (root / BOARD).read_bytes()
    _changing.make(root, [to(root, BOARD, board("Bwrdd", source="{document: a}"))], "The trust has another name.", NOW)
    said = capsys.readouterr()
    assert said.out == f"The trust has another name.\n  changed  records/{BOARD}\n`partnership undo` takes it back.\n"
    assert said.err == ""
    assert run(["undo", "--dry-run"]) == 0
    shown = capsys.readouterr().out
    assert "-name: Bwrdd\n+name: Trust\n" in shown
    assert shown.endswith("Nothing was written: that is what --dry-run is for.\n")
    assert (root / BOARD).read_bytes() != before
    assert run(["undo"]) == 0
    assert capsys.readouterr().out.endswith(f": The trust has another name.\n  changed  records/{BOARD}\n")
    assert (root / BOARD).read_bytes() == before
    assert run(["undo"]) == 2
    assert "no change to these records is known" in capsys.readouterr().err


def test_only_shown(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A dry run shows the lines of each file, and writes nothing; hostile text cannot upset the terminal."""
    before = (root / BOARD).read_bytes()
    changes = [
        to(root, BOARD, board('"Bwrdd \x1b[31m"', source="{document: a}")),
        *moved("places/somewhere.yaml", "places/elsewhere.yaml", (root / "places/somewhere.yaml").read_bytes()),
    ]
    shown = view.diff(changes, "records/")
    assert "rename from records/places/somewhere.yaml\nrename to records/places/elsewhere.yaml\n" in shown
    assert "\x1b" not in shown
    _changing.make(
        root,
        [to(root, "boards/somewhere/new.yaml", board("New", source="{document: a}"))],
        "New.",
        Asked(dry_run=True, commit=True, branch="x"),
    )
    assert capsys.readouterr().out == (
        "--- nothing\n+++ records/boards/somewhere/new.yaml\n@@ -0,0 +1,3 @@\n+name: New\n+kind: board\n+source: {document: a}\n"
        "\nNew.\nNothing was written: that is what --dry-run is for.\n"
    )
    assert (root / BOARD).read_bytes() == before
    assert (
        view.diff([Change("boards/a/b.yaml", b"\xef\xbb\xbfa: 1\r\n", None)], "")
        == "--- boards/a/b.yaml\n+++ nothing\n@@ -1 +0,0 @@\n-a: 1\n"
    )


def test_what_would_break_the_records_is_refused(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The errors are shown where they would stand, and nothing is changed."""
    before = (root / BOARD).read_bytes()
    with pytest.raises(Refused, match="would bring 1 error, so nothing was changed"):
        _changing.make(root, [to(root, BOARD, "# first\nname: Trust\nkind: bored\n")], "x", NOW)
    assert capsys.readouterr().err.startswith(f"records/{BOARD}:3:7: error ")
    assert (root / BOARD).read_bytes() == before


def test_what_is_worth_a_look_is_said(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A warning does not stand in the way."""
    _changing.make(root, [to(root, "boards/somewhere/new.yaml", board("New"))], "New.", NOW)
    said = capsys.readouterr()
    assert said.err.startswith("\nWhat `partnership check` has to say of it:\nrecords/boards/somewhere/new.yaml:1:1: ")
    assert (root / "boards/somewhere/new.yaml").exists()


def test_nothing_to_change(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is so already is said to be."""
    text = (root / BOARD).read_text(encoding="utf-8")
    _changing.make(root, [to(root, BOARD, text)], "It is called Trust.", NOW)
    assert capsys.readouterr().out == "It is called Trust. Nothing has to change for it: the records have it already.\n"


def test_many_files_are_not_all_listed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A dozen are named, the rest counted; each by what becomes of it."""
    changes = [
        to(root, f"boards/somewhere/b{number:02}.yaml", board("B", source="{document: a}")) for number in range(14)
    ]
    _changing.make(root, changes, "Many.", NOW)
    said = capsys.readouterr().out
    assert "  new      records/boards/somewhere/b11.yaml\n  and 2 more\n" in said
    removed = [
        to(root, "boards/somewhere/b00.yaml", None),
        *moved("boards/somewhere/b01.yaml", "boards/somewhere/c.yaml", b"x"),
    ]
    assert list(view.files(removed, "")) == [
        "removed  boards/somewhere/b00.yaml",
        "moved    boards/somewhere/b01.yaml to boards/somewhere/c.yaml",
    ]


def test_undo_is_refused_where_files_have_changed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file changed since is named, also before anything is done."""
    _changing.make(root, [to(root, BOARD, board("Bwrdd", source="{document: a}"))], "The trust has another name.", NOW)
    (root / BOARD).write_bytes(b"name: Mine\n")
    capsys.readouterr()
    for words in (["undo", "--dry-run"], ["undo"]):
        assert run(words) == 2
        assert (
            f"{BOARD} was changed since, so this cannot be taken back: The trust has another name. Put it back"
            in capsys.readouterr().err
        )
    (root / BOARD).unlink()
    assert run(["undo"]) == 2
    assert "was changed since" in capsys.readouterr().err
    (root / BOARD).write_bytes(b"name: Mine\n")
    (root / BOARD).unlink()
    (root / BOARD).mkdir()
    assert run(["undo", "--dry-run"]) == 2
    assert "cannot be changed, because this is not an ordinary file" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["undo", "--dry-run"], ["undo"]])
def test_what_no_longer_holds_is_said(root: Path, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    """What was written by hand since, and rests on the change, is found; the change is taken back all the same."""
    _changing.make(root, [to(root, "boards/somewhere/new.yaml", board("New", source="{document: a}"))], "New.", NOW)
    (root / BOARD).write_text(
        board("Trust", source="{document: a}", links="\n  - {type: sub-group-of, to: somewhere/new}"), encoding="utf-8"
    )
    capsys.readouterr()
    assert run(words) == 0
    said = capsys.readouterr().err
    assert said.startswith(f"\nWhat `partnership check` has to say of it:\nrecords/{BOARD}:5:30: error ")
    assert (root / "boards/somewhere/new.yaml").exists() == ("--dry-run" in words)


@pytest.mark.parametrize("every_time", [False, True])
def test_others_change_records_between_the_trial_and_the_writing(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *, every_time: bool
) -> None:
    """It is tried again, so that what is written is sound beside what they wrote; for so long as that ends."""
    trials: list[Trial] = []

    def tried(folder: Path, changes: list[Change]) -> Trial:
        found = trial(folder, changes)
        if not trials:
            (root / BOARD).rename(root / "boards/somewhere/board.yaml")
        if every_time:
            (root / "places/somewhere.yaml").write_bytes((root / "places/somewhere.yaml").read_bytes() + b"#\n")
        trials.append(found)
        return found

    monkeypatch.setattr("partnership.checking.trial.trial", tried)
    words = ["somewhere", "--name", "New", "--kind", "forum"]
    links = [] if every_time else ["--sub-group-of", "somewhere/trust"]
    assert run(["new", "board", *words, *links]) == 2
    said = capsys.readouterr().err
    assert ("other records were changed by somebody else meanwhile" if every_time else "would bring 1 error") in said
    assert len(trials) == (5 if every_time else 2)
    assert not (root / "boards/somewhere/new.yaml").exists()


def test_undo_waits_for_who_writes(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In vain, it says who that is, and takes nothing back."""
    _changing.make(root, [to(root, BOARD, board("Bwrdd", source="{document: a}"))], "The trust has another name.", NOW)
    monkeypatch.setattr("partnership.source.locking._WAIT", 0)
    with locked(root):
        assert run(["undo"]) == 2
    assert "is writing to these records" in capsys.readouterr().err
    assert b"Bwrdd" in (root / BOARD).read_bytes()


def test_a_note_may_not_upset_the_terminal(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Not by its sentence, and not by its time."""
    entry = journal.Entry("Evil \x1b[31m", "\x1b[2J", "0" * 8, (Change(BOARD, b"x", (root / BOARD).read_bytes()),), {})
    journal.begin(root, entry)
    journal.end(root, entry)
    assert run(["undo", "--dry-run"]) == 0
    assert "\x1b" not in capsys.readouterr().out


def test_a_damaged_note_is_one_sentence(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is kept of earlier changes may be damaged; then the file to delete is named."""
    home = journal.folder(root)
    home.mkdir(parents=True)
    (home / "000001.json").write_bytes(b"{")
    assert run(["undo"]) == 2
    assert "000001.json, cannot be read" in capsys.readouterr().err
    (home / "pending.json").write_bytes(b"{")
    assert run(["undo"]) == 2
    assert "a change was cut short, and the note of it" in capsys.readouterr().err


def test_what_was_mended_is_said_first(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A change that was cut short is put right by the next command that changes records, which says so."""
    entry = journal.Entry("The trust ends.", "", "0" * 8, (to(root, BOARD, "name: X\n"),), {})
    journal.begin(root, entry)
    assert _changing.records_to_change(None).root == root
    assert capsys.readouterr().err == (
        "partnership: a change (The trust ends.) was cut short, and the records were put back as they were before it.\n"
    )


def test_writing_that_fails_is_one_sentence(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command refuses with what went wrong."""
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null/nowhere")
    with pytest.raises(Refused, match="cannot be noted in"):
        _changing.make(root, [to(root, BOARD, board("B", source="{document: a}"))], "x", NOW)


def test_workers_need_no_changes() -> None:
    """Workers read the files as they are where nothing would change."""
    with Workers(str(BASE), [list(files.listing(BASE).records)], {}) as started:
        assert started.exchange([])
