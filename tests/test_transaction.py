"""Several files written as one change: all of it or nothing, however it ends."""

from __future__ import annotations

import errno
import os
import random
import signal
import stat
import time
from itertools import count, pairwise
from typing import TYPE_CHECKING

import pytest

import faults
from partnership.source import journal, transaction
from partnership.source.changes import Change, ChangedMeanwhileError, WritingError, inverse, told
from partnership.source.locking import NAME
from several_files import CHANGES, NEW, OLD, lay, make, take_back, there

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

resource = pytest.importorskip("resource", reason="there is none on Windows")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="these tests fork")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder of records as they were."""
    folder = tmp_path / "records"
    lay(folder, OLD)
    return folder


def test_all_of_it_is_written(root: Path) -> None:
    """Each file holds what it is to hold, folders come and go, nothing else is left; and all of it can be taken back."""
    (root / "boards/here/b.yaml").chmod(0o640)
    make(root)
    assert there(root) == NEW
    assert (root / "boards/here/c.yaml").stat().st_mode & 0o777 == 0o640
    assert not (root / "meetings/here/b").exists()
    entry = journal.last(root)
    assert entry is not None
    assert (entry.summary, entry.made) == ("the board B is now C", "2026-04-01")
    take_back(root)
    assert there(root) == OLD
    assert (root / "boards/here/b.yaml").stat().st_mode & 0o777 == 0o640
    assert journal.last(root) is None


def test_taken_back_one_after_another(root: Path) -> None:
    """Each time goes one further back, also past what was taken back and made again."""
    steps = [b"name: A\r\n", b"1", b"2", b"3"]
    for before, after in pairwise(steps):
        transaction.write(root, [Change("boards/here/a.yaml", before, after)], summary=after.decode(), made="")
    take_back(root)
    assert there(root)["boards/here/a.yaml"] == b"2"
    transaction.write(root, [Change("boards/here/a.yaml", b"2", b"4")], summary="4", made="")
    for wanted in (b"2", b"1", b"name: A\r\n"):
        take_back(root)
        assert there(root)["boards/here/a.yaml"] == wanted
    assert journal.last(root) is None


def test_only_so_many_are_kept(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The oldest are forgotten."""
    monkeypatch.setattr("partnership.source.journal._KEPT", 2)
    for number in range(4):
        before = b"name: A\r\n" if number == 0 else str(number).encode()
        transaction.write(root, [Change("boards/here/a.yaml", before, str(number + 1).encode())], summary="", made="")
    take_back(root)
    take_back(root)
    assert there(root)["boards/here/a.yaml"] == b"2"
    assert journal.last(root) is None


@pytest.mark.parametrize(("backwards", "afterwards"), [(False, False), (True, True)], ids=["made", "taken back"])
def test_killed_at_every_step(root: Path, *, afterwards: bool, backwards: bool) -> None:
    """A program that is killed at any step leaves, once the next has looked, all of the change or nothing of it."""
    seen = set()
    for step in range(1000):
        lay(root, OLD)
        journal.drop(root) if journal.folder(root).exists() else None
        if backwards:
            make(root)
        was, wanted = (NEW, OLD) if backwards else (OLD, NEW)
        ending = faults.killed_at(step, lambda: take_back(root) if backwards else make(root), afterwards=afterwards)
        said = transaction.recover(root)
        now = there(root)
        now.pop(NAME, None)  # of a dead program it holds nobody up
        assert now in (was, wanted), (step, said)
        last = journal.last(root)
        noted = last is not None and last.summary == "the board B is now C"
        assert noted == (now == NEW), (step, said)
        seen.add((ending, now == wanted, said is None))
        if ending == faults.DONE:
            break
        transaction.write(root, [Change("plans/new/other.yaml", None, b"x")], summary="after it", made="")
        take_back(root)
        if noted:
            take_back(root)
    assert step > 40
    assert {(faults.DIED, False, True), (faults.DIED, False, False), (faults.DIED, True, False)} <= seen


def test_all_is_on_disk_before_anything_is_replaced(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The note and every draft are flushed first, the folders afterwards; only then is the note one of something done."""
    steps: list[str] = []
    real = os.replace

    def replace(source: Path, goal: Path) -> None:
        steps.append("done" if goal.name == "000001.json" else "noted" if goal.name == "pending.json" else "replaced")
        real(source, goal)

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(
        os,
        "fsync",
        lambda descriptor: steps.append("folder" if stat.S_ISDIR(os.fstat(descriptor).st_mode) else "flushed"),
    )
    make(root)
    assert steps[:3] == ["flushed", "noted", "folder"]
    assert steps[3:13] == ["flushed"] * 5 + ["replaced"] * 5
    assert set(steps[13:-2]) == {"folder"}
    assert steps[-2:] == ["done", "folder"]


@pytest.mark.parametrize("backwards", [False, True], ids=["made", "taken back"])
def test_killed_while_it_is_mended(root: Path, *, backwards: bool) -> None:
    """What mends a change may be killed at any step in its turn, and the next mends it."""
    deaths = 0
    for step in range(4, 50, 9):
        for again in count(step % 3, 3):
            lay(root, OLD)
            journal.drop(root) if journal.folder(root).exists() else None
            if backwards:
                make(root)
            faults.killed_at(step, lambda: take_back(root) if backwards else make(root))
            ending = faults.killed_at(again, lambda: transaction.recover(root))
            deaths += ending == faults.DIED
            transaction.recover(root)
            now = there(root)
            now.pop(NAME, None)
            assert now in (OLD, NEW), (step, again)
            last = journal.last(root)
            assert (last is not None) == (now == NEW), (step, again)
            if now == NEW:
                take_back(root)
            if ending == faults.DONE:
                break
    assert deaths > 30


def test_killed_at_any_moment(root: Path) -> None:
    """A program that changes a file again and again, killed from outside, leaves a whole file."""
    chance = random.Random(1)
    whole = {b"name: A\r\n", *(str(number).encode() * 5000 for number in range(10))}

    def forever() -> None:
        while True:
            before = (root / "boards/here/a.yaml").read_bytes()
            after = str(chance.randrange(10)).encode() * 5000
            transaction.write(root, [Change("boards/here/a.yaml", before, after)], summary="", made="")

    for _ in range(40):
        child = faults.started(forever)
        time.sleep(chance.uniform(0.005, 0.03))
        os.kill(child, signal.SIGKILL)
        assert faults.ended(child) == faults.DIED
        transaction.recover(root)
        now = there(root)
        now.pop(NAME, None)
        assert now.pop("boards/here/a.yaml") in whole
        assert set(now) == set(OLD) - {"boards/here/a.yaml"}


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_every_step_that_fails(root: Path, error: int) -> None:
    """Whichever step fails, the sentence says so, and nothing was changed; or all was, where only the note of it failed."""
    sentences = []
    for step in range(70):
        lay(root, OLD)
        said = refusal(root, step, error)
        transaction.recover(root)
        now = there(root)
        now.pop(NAME, None)
        whole = said is None or "all of it was written" in said
        assert now == (NEW if whole else OLD), (step, said)
        sentences += [said] if said else []
        if whole:
            take_back(root)
    assert len(sentences) > 20
    remedy = {errno.ENOSPC: "make room on the disk", errno.EACCES: "ask for access to it"}
    assert any(remedy.get(error, "see that the drive is there") in one for one in sentences)


def refusal(root: Path, step: int, error: int, *, from_then_on: bool = False) -> str | None:
    """Make the change while a step of it fails; return what was said, None where it was made all the same."""
    try:
        with faults.failing(step, error, from_then_on=from_then_on):
            make(root)
    except WritingError as refused:
        return str(refused)
    return None


def test_a_drive_that_is_lost(root: Path) -> None:
    """Where every step fails from one on, the sentence says that the records are half done, and the next run mends them."""
    said = set()
    for step in range(0, 80, 3):
        lay(root, OLD)
        said.add("cut short" in (refusal(root, step, errno.EIO, from_then_on=True) or ""))
        transaction.recover(root)
        now = there(root)
        now.pop(NAME, None)
        assert now in (OLD, NEW), step
        if now == NEW:
            take_back(root)
    assert said == {True, False}


def test_a_folder_that_is_gone_for_a_while(root: Path, tmp_path: Path) -> None:
    """What is missing because the folder is, is not what somebody took away: it is put back once the folder is there again."""
    changes = [Change(path, was, was + b"# more\n") for path, was in OLD.items()]
    after = {one.path: one.after for one in changes}
    said = []
    for step in range(4, 40, 2):
        lay(root, OLD)

        def take_away(number: int, step: int = step) -> None:
            if number == step:
                root.rename(tmp_path / "elsewhere")

        try:
            with faults.each_step(take_away):
                transaction.write(root, changes, summary="", made="")
        except WritingError as refused:
            said.append("cannot be put back as they were: the folder of records is no longer there" in str(refused))
        if not root.exists():
            (tmp_path / "elsewhere").rename(root)
        transaction.recover(root)
        now = there(root)
        now.pop(NAME, None)
        assert now in (OLD, after), step
        if now == after:
            take_back(root)
    assert sum(said) > 5


def test_a_disk_that_is_full(root: Path) -> None:
    """A file that the system will not let grow leaves everything as it was, and says to make room."""

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, most))
        big = [Change("boards/here/a.yaml", b"name: A\r\n", b"x" * 100), Change("plans/p/q.yaml", None, b"y" * 4097)]
        with pytest.raises(WritingError, match=r"nothing was changed"):
            transaction.write(root, big, summary="", made="")
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    assert faults.in_a_process(limited) == faults.DONE
    assert there(root) == OLD


def test_stopped_from_the_keyboard(root: Path) -> None:
    """Whoever presses Ctrl-C has changed nothing."""

    def stop(number: int) -> None:
        if number == 25:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), faults.each_step(stop):
        make(root)
    assert there(root) == OLD
    assert journal.last(root) is None


def test_a_file_changed_meanwhile(root: Path) -> None:
    """What somebody else has written, taken away or put there is not lost."""
    (root / "boards/here/a.yaml").write_bytes(b"name: Z\n")
    with pytest.raises(
        ChangedMeanwhileError, match=r"boards/here/a.yaml was changed by somebody else meanwhile, so nothing"
    ):
        make(root)
    (root / "boards/here/a.yaml").unlink()
    with pytest.raises(ChangedMeanwhileError, match="was changed by somebody else"):
        make(root)
    lay(root, {**OLD, "plans/new/plan.yaml": b"name: Mine\n"})
    with pytest.raises(ChangedMeanwhileError, match=r"plan.yaml is there already, so nothing"):
        make(root)
    assert there(root) == {**OLD, "plans/new/plan.yaml": b"name: Mine\n"}


def test_a_file_changed_while_it_is_written(root: Path) -> None:
    """What is changed between the first look and the last is seen, kept, and the rest put back."""
    for step in range(60):
        lay(root, OLD)

        def meddle(number: int, step: int = step) -> None:
            if number == step:
                with (
                    (root / "plans/new/plan.yaml").open("xb")
                    if (root / "plans/new").exists()
                    else (root / "boards/here/a.yaml").open("r+b") as file
                ):
                    file.write(b"mine")

        try:
            with faults.each_step(meddle):
                make(root)
        except ChangedMeanwhileError:
            assert set(there(root)) - {"plans/new/plan.yaml"} == set(OLD)
            assert b"mine" in b"".join(there(root).values())
            return
        except FileExistsError:
            pass
        while journal.last(root) is not None and there(root) == NEW:
            take_back(root)
    raise AssertionError  # pragma: no cover - it was not seen


def test_taken_back_only_as_it_was_left(root: Path) -> None:
    """A file changed since is said, and nothing is taken back; nor is what is no longer the last."""
    make(root)
    entry = journal.last(root)
    assert entry is not None
    (root / "boards/here/c.yaml").write_bytes(b"name: D\n")
    with pytest.raises(ChangedMeanwhileError, match=r"boards/here/c.yaml was changed"):
        transaction.undo(root, entry)
    assert there(root) == {**NEW, "boards/here/c.yaml": b"name: D\n"}
    transaction.write(root, [Change("boards/here/c.yaml", b"name: D\n", b"name: E\n")], summary="", made="")
    with pytest.raises(ChangedMeanwhileError, match="something else was changed meanwhile"):
        transaction.undo(root, entry)


def test_what_was_cut_short_is_mended_by_the_next_change(root: Path) -> None:
    """Who writes without looking first is told what was mended, and writes nothing."""
    assert faults.killed_at(30, lambda: make(root)) == faults.DIED
    with pytest.raises(ChangedMeanwhileError, match=r"put back as they were before it\. Nothing else was changed"):
        transaction.write(root, [Change("plans/p/q.yaml", None, b"x")], summary="", made="")
    assert there(root) == OLD
    assert transaction.recover(root) is None


def test_what_was_changed_after_it_was_cut_short_stays(root: Path) -> None:
    """A file that holds neither what it held nor what it was to hold is left, and named."""
    for step in range(20, 60):
        lay(root, OLD)
        if faults.killed_at(step, lambda: make(root)) == faults.DONE:
            break
        (root / "boards/here/a.yaml").write_bytes(b"name: Mine\n")
        said = transaction.recover(root)
        if said is None:
            continue
        assert said.endswith("But boards/here/a.yaml holds something else by now, and was left as it is.")
        assert there(root) == {**OLD, "boards/here/a.yaml": b"name: Mine\n"}
        return
    raise AssertionError  # pragma: no cover - there was nothing to mend


@pytest.mark.parametrize(
    "path",
    [
        "../x.yaml",
        "boards/../../x.yaml",
        "boards",
        "/etc/x.yaml",
        "boards//x.yaml",
        "C:/x.yaml",
        "boards/x\\y.yaml",
        "notes/x.yaml",
        "boards/\0.yaml",
    ],
)
def test_no_path_leads_out(root: Path, path: str) -> None:
    """Only what lies where records lie is written."""
    with pytest.raises(WritingError, match="is not the path of a record, so nothing was changed"):
        transaction.write(root, [Change(path, None, b"x")], summary="", made="")


def test_links_are_not_followed(root: Path, tmp_path: Path) -> None:
    """A file or a folder that is a link is left alone, and so is what it points at."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "x.yaml").write_bytes(b"mine")
    (root / "boards" / "linked").symlink_to(tmp_path / "outside")
    (root / "boards" / "here" / "x.yaml").symlink_to(tmp_path / "outside" / "x.yaml")
    for path in ("boards/linked/x.yaml", "boards/here/x.yaml", "boards/linked/new.yaml"):
        for before in (b"mine", None):
            with pytest.raises(WritingError, match="is a link, and links are not followed"):
                transaction.write(root, [Change(path, before, b"x")], summary="", made="")
    assert there(tmp_path / "outside") == {"x.yaml": b"mine"}


def test_what_cannot_be_read_is_not_replaced(root: Path) -> None:
    """A folder in the place of a file, and a file too large, are said."""
    (root / "boards/here/d.yaml").mkdir()
    (root / "boards/here/e.yaml").write_bytes(b"x" * (1024 * 1024 + 1))
    for name in ("d", "e"):
        with pytest.raises(WritingError, match=r"cannot be changed, because this"):
            transaction.write(root, [Change(f"boards/here/{name}.yaml", None, b"x")], summary="", made="")


def test_a_damaged_note_is_said(root: Path) -> None:
    """A note that cannot be read, of what was begun or of what was done, is named and nothing is done by it."""
    make(root)
    home = journal.folder(root)
    (home / "000001.json").write_bytes(b"{")
    with pytest.raises(WritingError, match=r"the note of the last change, .*000001.json, cannot be read"):
        journal.last(root)
    for damage in (
        b"{",
        b"[]",
        b"\xff",
        b'{"changes": [], "access": {}, "token": "00000000", "undoes": null, "summary": "", "made": ""}',
        b'{"changes": [["boards/a/b.yaml", "MQ==", "Mg==", null]], "access": {}, "token": "00000000", "undoes": -1, "summary": "", "made": ""}',
        b'{"changes": [["boards/a/b.yaml", "MQ==", "MQ==", null]], "access": {}, "token": "00000000", "undoes": null, "summary": "", "made": ""}',
        b'{"changes": [], "access": {}, "token": "../..", "undoes": null, "summary": "", "made": ""}',
        b'{"changes": [], "access": {}, "token": "00000000", "undoes": 1e999, "summary": "", "made": ""}',
        b'{"changes": [], "access": [], "token": "00000000", "undoes": null, "summary": "", "made": ""}',
        b'{"changes": ["abcd"], "access": {"a": 7}, "token": "00000000", "undoes": null, "summary": "", "made": ""}',
        b'{"changes": ' + b"[" * 5000 + b"]" * 5000 + b"}",
    ):
        (home / "pending.json").write_bytes(damage)
        with pytest.raises(WritingError, match=r"a change was cut short, and the note of it, .* cannot be read"):
            transaction.recover(root)
    assert there(root) == NEW


def endless(note: Path) -> None:
    """Have a file of three hundred megabytes, which takes up no room."""
    with note.open("wb") as file:
        file.truncate(300 * 1024 * 1024)


def test_a_note_that_is_no_file(root: Path, tmp_path: Path) -> None:
    """A pipe is not waited on, a link is not followed, and a folder is no note."""
    home = journal.folder(root)
    home.mkdir(parents=True)
    note = home / "pending.json"
    (tmp_path / "elsewhere").write_bytes(b"{}")
    puts: tuple[Callable[[], None], ...] = (
        lambda: os.mkfifo(note),
        lambda: note.symlink_to(tmp_path / "elsewhere"),
        lambda: note.symlink_to("/dev/zero"),
        note.mkdir,
        lambda: endless(note),
    )
    for put in puts:
        put()
        with pytest.raises(WritingError, match=r"the note of it, .* cannot be read"):
            transaction.recover(root)
        note.rmdir() if note.is_dir() else note.unlink()


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("../outside.yaml", "is not the path of a record"),
        ("/etc/outside.yaml", "is not the path of a record"),
        ("boards/../../outside.yaml", "is not the path of a record"),
        ("boards/linked/outside.yaml", "is a link, and links are not followed"),
        (".git/hooks/pre-commit", "is not the path of a record"),
    ],
)
def test_a_note_of_something_done_leads_nowhere(root: Path, tmp_path: Path, path: str, why: str) -> None:
    """What is taken back by a note that was tampered with is nothing outside of the records."""
    (tmp_path / "outside.yaml").write_bytes(b"old")
    (root / "boards/linked").symlink_to(tmp_path)
    before = there(tmp_path)
    planted = Change(path, b"new", b"old")
    with pytest.raises(WritingError, match=why):
        transaction.write(root, [planted._replace(before=None), CHANGES[0]], summary="", made="")
    journal.begin(root, journal.Entry("", "", "0" * 8, (planted,), {}))
    journal.end(root, journal.Entry("", "", "0" * 8, (planted,), {}))
    with pytest.raises(WritingError, match="cannot be read" if "linked" not in path else why):
        take_back(root)
    assert there(tmp_path) == before


def test_a_planted_path_in_a_note_leads_nowhere(root: Path) -> None:
    """Even a note that was tampered with writes nowhere but among the records."""
    entry = journal.Entry("", "", "0" * 8, (Change("../outside.yaml", b"old", None),), {})
    journal.begin(root, entry)
    with pytest.raises(WritingError, match=r"the note of it, .* cannot be read"):
        transaction.recover(root)


def test_nowhere_to_keep_notes(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a folder for the note of it nothing is changed."""
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null/nowhere")
    with pytest.raises(WritingError, match=r"cannot be noted in .*nothing was changed: not a directory"):
        make(root)
    assert there(root) == OLD


def test_changes_are_told_once() -> None:
    """What changes nothing is left out, and a file changed twice is a mistake of the program."""
    same = Change("boards/a/b.yaml", b"x", b"x")
    assert told([same]) == ()
    with pytest.raises(ValueError, match="twice"):
        told([Change("boards/a/b.yaml", b"x", b"y"), Change("boards/a/b.yaml", b"x", b"z")])
    assert inverse(inverse(told(CHANGES)))[0] == told(CHANGES)[0]
