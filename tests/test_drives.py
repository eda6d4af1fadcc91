"""The program on drives that are really full, really read-only, really gone: nothing is lost, nothing is half there."""

from __future__ import annotations

import io
import os
from contextlib import redirect_stderr, redirect_stdout
from functools import partial
from typing import TYPE_CHECKING

import pytest

import drives
import faults
from folders import board, laid, meeting, snapshot
from partnership.commands import run
from partnership.source.locking import NAME

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.skipif(
    not drives.allowed(),
    reason="a process may not mount drives of its own here; tests/test_transaction.py fails every step instead",
)
RENAMED = ["rename", "somewhere/trust", "board"]
BOARD = "boards/somewhere/trust.yaml"
TEXTS: dict[str, str] = {
    BOARD: board("Trust", source="{document: a}") + f"# {'x' * 5000}\n",
    "places/somewhere.yaml": "name: Somewhere\nkind: county\nsource: {document: a}\ndocuments:\n  a: {title: A}\n",
    "meetings/somewhere/trust/2024-01-01.yaml": meeting(more="source: {document: a}\n"),
    "meetings/somewhere/trust/2024-02-01.yaml": meeting(more="source: {document: a}\n"),
}
MOST_PAGES = 12
"""More than the change takes: two pages for the board, one for each meeting, one for the lock, three for the note of it."""
LAST = 60
"""Behind the last step of the change."""


@pytest.fixture
def drive(tmp_path: Path) -> Path:
    """Return an empty folder, on which a drive may be mounted."""
    place = tmp_path / "drive"
    place.mkdir()
    elsewhere = laid(tmp_path / "elsewhere", TEXTS)
    assert (
        run([*RENAMED, "--dry-run", "--records", str(elsewhere)]) == 0
    )  # what is loaded now, no process has to load again
    return place


def said(
    folder: Path, words: list[str], around: Callable[[Callable[[], int]], int] = lambda work: work()
) -> tuple[int, str]:
    """Run the program in a process of its own; return its exit status, and what it said of what went wrong."""
    reading, writing = os.pipe()

    def program() -> None:
        os.chdir(folder)
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            status = around(lambda: run(words))
        os.write(writing, f"{status} {err.getvalue()}".encode())

    ending = faults.in_a_process(program)
    os.close(writing)
    with open(reading, "rb") as pipe:  # noqa: PTH123 - it has no path
        status, _, sentence = pipe.read().decode().partition(" ")
    assert ending == faults.DONE
    return int(status), sentence


def records(folder: Path) -> dict[str, bytes]:
    """Return every file among the records, drafts and locks too."""
    return {name: content for name, (_, _, content) in snapshot(folder / "records").items()}


@pytest.mark.parametrize("what", ["pages", "names"])
def test_records_on_a_full_drive(drive: Path, what: str) -> None:
    """However little room there is, the change is made or nothing is, and no draft is left; once there is room it is made."""

    def work() -> None:
        refused = 0
        for free in range(MOST_PAGES):
            drives.mounted(drive, "size=80k" if what == "pages" else f"nr_inodes={12 + free}")
            laid(drive, TEXTS)
            was = records(drive)
            if what == "pages":
                drives.filled(drive, free * drives.PAGE)
            status, sentence = said(drive, RENAMED)
            if not status:
                break
            refused += 1
            assert status == 2, sentence
            assert "no space left on device; nothing was changed; make room on the disk, and try again" in sentence
            assert sentence.count("\n") == 1
            assert records(drive) == was, (free, sentence)
            (drive / "filler").unlink(missing_ok=True)
            if what == "pages":
                assert said(drive, RENAMED) == (0, "")
            drives.lost(drive)
        assert refused > 3, refused
        assert set(records(drive)) == {name.replace("trust", "board") for name in TEXTS}
        (drive / "filler").unlink(missing_ok=True)
        if what == "pages":
            assert said(drive, ["undo"]) == (0, "")
            assert records(drive) == {name: text.encode() for name, text in TEXTS.items()}

    assert drives.alone(work) == faults.DONE


@pytest.mark.parametrize("shared", [False, True], ids=["the notes alone", "the records as well"])
def test_notes_on_a_full_drive(drive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, shared: bool) -> None:
    """Where there is no room to note what is about to change, nothing is; once there is, it is made and can be taken back."""
    monkeypatch.setenv("XDG_STATE_HOME", str(drive / "state"))

    def work() -> None:
        refused = set()
        for free in range(MOST_PAGES):
            drives.mounted(drive, "size=100k")
            at = laid(drive if shared else tmp_path / str(free), TEXTS).parent
            drives.filled(drive, free * drives.PAGE)
            status, sentence = said(at, RENAMED)
            if not status:
                break
            assert status == 2
            assert "no space left on device" in sentence
            assert "nothing was changed" in sentence
            refused.add("cannot be noted in" in sentence)
            assert records(at) == {name: text.encode() for name, text in TEXTS.items()}
            assert [path.name for path in (drive / "state").rglob("*") if path.is_file()] == []
            (drive / "filler").unlink()
            assert said(at, RENAMED) == (0, "")
            assert said(at, ["undo"]) == (0, "")
            drives.lost(drive)
        assert refused == ({True, False} if shared else {True})
        (drive / "filler").unlink()
        assert said(at, ["undo"]) == (0, "")

    assert drives.alone(work) == faults.DONE


@pytest.mark.parametrize("happens", [drives.read_only, drives.lost], ids=["read-only", "lost"])
def test_a_drive_that_changes_in_the_middle(drive: Path, tmp_path: Path, happens: Callable[[Path], None]) -> None:
    """Whichever step it happens before (every other one is tried either way), it is said; and once the drive is there again, the records are whole."""
    kept = tmp_path / "kept"
    kept.mkdir()
    was = {name: text.encode() for name, text in TEXTS.items()}
    sentences = set()

    def broken_off(program: Callable[[], int], step: int) -> int:
        with faults.each_step(lambda number: happens(drive) if number == step else None):
            return program()

    def work() -> None:
        drives.mounted(kept, "size=1m")
        laid(kept, TEXTS)
        for step in range(int(happens is drives.lost), 200, 2):
            drives.again(kept, drive)
            status, sentence = said(drive, RENAMED, partial(broken_off, step=step))
            while os.path.ismount(drive):
                drives.lost(drive)
            assert list(drive.rglob("*")) == [], (step, sentence)
            assert sentence.count("\n") == status // 2, (step, sentence)
            drives.again(kept, drive)
            assert said(drive, ["undo", "--dry-run"])[0] in {0, 2}  # whichever command it is, it mends what it finds
            (drive / "records" / NAME).unlink(missing_ok=True)  # of a program that lost it, it holds nobody up
            made = set(records(drive)) != set(was)
            assert made or status == 2, (step, sentence)
            if made:
                assert set(records(drive)) == {name.replace("trust", "board") for name in TEXTS}, (step, sentence)
                assert said(drive, ["undo"]) == (0, "")
            assert records(drive) == was, (step, sentence)
            drives.lost(drive)
            sentences.add(sentence.partition("; ")[0] if status else "")
            if not status and made and step > LAST:
                break
        assert any("cannot be put back as they were" in one for one in sentences)

    assert drives.alone(work) == faults.DONE


def test_files_on_a_drive_that_is_lost_are_not_taken_for_changed(drive: Path, tmp_path: Path) -> None:
    """Where files alone change, and none comes or goes, what cannot be seen is not what somebody took away: it is put back later."""
    kept = tmp_path / "kept"
    kept.mkdir()
    loose = {f"boards/somewhere/b{number}.yaml": f"kind: board\nname: B{number}\n" for number in range(3)}
    formed = (
        {path: text.encode() for path, text in loose.items()},
        {f"boards/somewhere/b{number}.yaml": f"name: B{number}\nkind: board\n".encode() for number in range(3)},
    )
    cut_short = []

    def broken_off(program: Callable[[], int], step: int) -> int:
        with faults.each_step(lambda number: drives.lost(drive) if number == step else None):
            return program()

    def work() -> None:
        drives.mounted(kept, "size=1m")
        for step in range(6, 44, 2):
            laid(kept, loose)
            drives.again(kept, drive)
            _, sentence = said(drive, ["fmt"], partial(broken_off, step=step))
            cut_short.append("cannot be put back as they were: the folder of records is no longer there" in sentence)
            if os.path.ismount(drive):
                drives.lost(drive)
            drives.again(kept, drive)
            said(drive, ["undo", "--dry-run"])
            (drive / "records" / NAME).unlink(missing_ok=True)
            assert records(drive) in formed, (step, sentence)
            if records(drive) == formed[1]:
                assert said(drive, ["undo"])[0] == 0
            drives.lost(drive)
        assert sum(cut_short) > 5

    assert drives.alone(work) == faults.DONE
