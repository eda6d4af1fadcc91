"""The program killed while it changes records, from outside or at a step of its own: all of a change is there, or nothing of it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from itertools import count
from typing import TYPE_CHECKING

import pytest

import faults
from folders import board, laid, meeting, snapshot, surroundings
from partnership.commands import run
from partnership.source import journal, transaction
from partnership.source.changes import Change, WritingError
from partnership.source.locking import NAME

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="these tests fork")
RENAMED = ["rename", "somewhere/trust", "board"]
TEXTS: dict[str, str | bytes] = {
    "boards/somewhere/trust.yaml": board("Trust", source="{document: a}"),
    "places/somewhere.yaml": "name: Somewhere\nkind: county\nsource: {document: a}\ndocuments:\n  a: {title: A}\n",
    **{
        f"meetings/somewhere/trust/2024-0{month}-01.yaml": meeting(more="source: {document: a}\n")
        for month in (1, 2, 3)
    },
}
BEFORE = set(TEXTS)
AFTER = {name.replace("trust", "board") for name in TEXTS}


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return a folder of records, where the user stands; what the program loads is loaded."""
    monkeypatch.chdir(tmp_path)
    folder = laid(tmp_path, TEXTS)
    assert run([*RENAMED, "--dry-run"]) == 0
    capsys.readouterr()
    return folder


def there(root: Path) -> set[str]:
    """Return the names of all files among the records, but that of the lock: of a dead program it holds nobody up."""
    return set(snapshot(root)) - {NAME}


def whole(root: Path, told: object) -> bool:
    """Mend what is found, as the next command does, and see that it is all of the change or nothing; return whether it is there."""
    transaction.recover(root)
    names = there(root)
    assert names in (BEFORE, AFTER), told
    entry = journal.last(root)
    assert (entry is not None) == (names == AFTER), told
    if entry is not None:
        transaction.undo(root, entry)
    assert {name: (root / name).read_bytes() for name in TEXTS} == {
        name: text.encode() if isinstance(text, str) else text for name, text in TEXTS.items()
    }, told
    return entry is not None


@pytest.mark.parametrize("backwards", [False, True], ids=["renamed", "taken back"])
def test_a_command_killed_at_every_step(root: Path, *, backwards: bool) -> None:
    """From its first step to its last, every other one either way."""
    assert run(RENAMED) == 0
    entry = journal.last(root)
    assert entry is not None
    transaction.undo(root, entry)
    made = entry.changes
    seen = []
    for step in count(int(backwards), 2):
        if backwards:
            transaction.write(root, made, summary="", made="")
        ending = faults.killed_at(step, lambda: run(["undo"] if backwards else RENAMED))
        seen.append(whole(root, step))
        if ending == faults.DONE:
            break
    assert len(seen) > 15
    assert set(seen) == {True, False}


def test_the_program_killed_at_any_moment(root: Path) -> None:
    """As it starts, while it reads, while it writes, as it ends."""
    chance = random.Random(2)
    began = time.monotonic()
    words = [sys.executable, "-m", "partnership", *RENAMED]
    subprocess.run(words, cwd=root.parent, env=surroundings(), check=True, capture_output=True)
    lasts = time.monotonic() - began
    assert whole(root, "at the end")
    for _ in range(5):
        program = subprocess.Popen(
            words, cwd=root.parent, env=surroundings(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(chance.uniform(0.5, 1.1) * lasts)
        program.send_signal(signal.SIGKILL)
        program.wait()
        whole(root, program.returncode)


@pytest.mark.parametrize("step", [12, 18, 24, 30])
def test_one_of_two_writers_killed_while_it_holds_the_lock(root: Path, step: int) -> None:
    """The other, who waits, is let in as the system lets go of the lock, puts back what was half done, and says so; then it can write."""
    path = "plans/somewhere/plan.yaml"

    def first() -> None:
        def stop(number: int) -> None:
            if number == step:
                os.kill(os.getpid(), signal.SIGSTOP)

        with faults.each_step(stop):
            run(RENAMED)

    def second() -> None:
        def write() -> None:
            transaction.write(root, [Change(path, None, b"x")], summary="", made="")

        try:
            write()
        except WritingError as error:
            assert "put back as they were before it. Nothing else was changed" in str(error)  # noqa: PT017 - in a process of its own
            write()

    one = faults.started(first)
    try:
        os.waitpid(one, os.WUNTRACED)
        other = faults.started(second)
        time.sleep(0.1)
        assert os.waitpid(other, os.WNOHANG) == (0, 0)
    finally:
        os.kill(one, signal.SIGKILL)
    assert faults.ended(one) == faults.DIED
    assert faults.ended(other) == faults.DONE
    assert there(root) == BEFORE | {path}
