"""Several files written as one change: all of it or nothing, however it ends."""

from __future__ import annotations

import errno
import os
import random
import signal
import stat
import threading
import time
from itertools import count, pairwise
from typing import TYPE_CHECKING

import pytest

import faults
from partnership.source import journal, transaction
from partnership.source.changes import Change, ChangedMeanwhileError, WritingError, inverse, moved, told
from partnership.source.locking import NAME, LockedError, locked

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

resource = pytest.importorskip("resource", reason="there is none on Windows")
fcntl = pytest.importorskip("fcntl", reason="there is none on Windows")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="these tests fork")

OLD = {
    "boards/here/a.yaml": b"name: A\r\n",
    "boards/here/b.yaml": b"name: B\n",
    "meetings/here/b/2024-01-01.yaml": b"kind: ordinary\n",
    "meetings/here/b/2024-02-01.yaml": b"kind: special\n",
}
CHANGES = (
    Change("boards/here/a.yaml", b"name: A\r\n", "name: Siân\r\n".encode()),
    *moved("boards/here/b.yaml", "boards/here/c.yaml", b"name: B\n", b"name: C\n"),
    *moved("meetings/here/b/2024-01-01.yaml", "meetings/here/c/2024-01-01.yaml", b"kind: ordinary\n"),
    *moved("meetings/here/b/2024-02-01.yaml", "meetings/here/c/2024-02-01.yaml", b"kind: special\n"),
    Change("plans/new/plan.yaml", None, b"name: Plan\n"),
)
NEW = {
    "boards/here/a.yaml": "name: Siân\r\n".encode(),
    "boards/here/c.yaml": b"name: C\n",
    "meetings/here/c/2024-01-01.yaml": b"kind: ordinary\n",
    "meetings/here/c/2024-02-01.yaml": b"kind: special\n",
    "plans/new/plan.yaml": b"name: Plan\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder of records as they were."""
    folder = tmp_path / "records"
    lay(folder, OLD)
    return folder


def lay(folder: Path, texts: dict[str, bytes]) -> None:
    """Have exactly these files in a folder."""
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    for name, content in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def there(folder: Path) -> dict[str, bytes]:
    """Return every file in a folder, drafts and locks too."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def make(root: Path) -> None:
    """Make the change."""
    transaction.write(root, CHANGES, summary="the board B is now C", made="2026-04-01")


def take_back(root: Path) -> None:
    """Take back what was made last."""
    entry = journal.last(root)
    assert entry is not None
    transaction.undo(root, entry)


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


def test_two_writers_at_once(root: Path) -> None:
    """Each of many who change the same file at once either does, or is told that it was changed meanwhile; nothing is lost."""

    def add(number: int) -> Callable[[], None]:
        def adding() -> None:
            while True:
                before = (root / "boards/here/a.yaml").read_bytes()
                try:
                    change = Change("boards/here/a.yaml", before, before + f"{number}\n".encode())
                    transaction.write(root, [change], summary="", made="")
                except ChangedMeanwhileError:
                    continue
                return

        return adding

    children = [faults.started(add(number)) for number in range(8)]
    assert [faults.ended(child) for child in children] == [faults.DONE] * 8
    assert sorted(there(root)["boards/here/a.yaml"].split()) == sorted(
        [b"name:", b"A", *(b"%d" % one for one in range(8))]
    )


def test_a_lock_that_is_held(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever waits in vain is told who writes, and what to do; a lock without a holder holds nobody up."""
    monkeypatch.setattr("partnership.source.locking._WAIT", 0.001)
    with locked(root):
        with pytest.raises(
            WritingError, match=rf"process {os.getpid()} on .*try again.*delete .*{NAME}.*nothing was changed"
        ):
            make(root)
        (root / NAME).write_bytes(b"")
        with pytest.raises(LockedError, match="another program is writing"), locked(root):
            pass
    assert there(root) == OLD
    (root / NAME).write_bytes(b"elsewhere 1\n")
    make(root)
    assert there(root) == NEW


def test_a_lock_that_is_no_file(root: Path, tmp_path: Path) -> None:
    """A link is not followed, and what stands there is named to be taken away."""
    (tmp_path / "outside").write_bytes(b"mine")
    (root / NAME).symlink_to(tmp_path / "outside")
    with pytest.raises(WritingError, match=rf"{NAME} cannot be written: .*nothing was changed; take it away"):
        make(root)
    (root / NAME).unlink()
    (root / NAME).mkdir()
    with pytest.raises(WritingError, match=rf"{NAME} cannot be written: .*nothing was changed; take it away"):
        make(root)
    assert (tmp_path / "outside").read_bytes() == b"mine"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can be somebody else")
def test_a_lock_that_somebody_else_left(root: Path) -> None:
    """A program of another user that died holds nobody up, though its lock may not be written to."""
    (root / NAME).write_bytes(b"elsewhere 1\n")
    (root / NAME).chmod(0o644)

    def somebody_else() -> None:
        os.chdir(root)  # the folders around it are root's alone
        os.setgid(4242)
        os.setuid(4242)
        here = type(root)()
        with locked(here):
            assert (here / NAME).read_bytes() == b"elsewhere 1\n"

    root.chmod(0o777)
    assert faults.in_a_process(somebody_else) == faults.DONE
    assert not (root / NAME).exists()


def test_a_lock_taken_away_while_it_was_waited_for(root: Path) -> None:
    """Who waited gets a lock of the file that is there then, not of the one that is gone."""
    order = []

    def second() -> None:
        with locked(root):
            order.append("second")
            assert (root / NAME).exists()

    with locked(root):
        waiting = threading.Thread(target=second)
        waiting.start()
        time.sleep(0.12)
        order.append("first")
    waiting.join(timeout=10)
    assert order == ["first", "second"]


def test_a_lock_that_goes_as_it_is_taken(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock of a file that its last holder has just taken away is none, and the next try has one."""
    real = fcntl.flock

    def flock(descriptor: int, how: int) -> None:
        real(descriptor, how)
        (root / NAME).unlink()
        monkeypatch.setattr("fcntl.flock", real)

    monkeypatch.setattr("fcntl.flock", flock)
    with locked(root):
        assert (root / NAME).exists()


def test_a_file_that_cannot_be_looked_at(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said, and nothing is changed."""

    def lstat(_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr("partnership.source.changes.os.lstat", lstat)
    with pytest.raises(WritingError, match=r"a.yaml cannot be read: permission denied; nothing was changed"):
        make(root)


def test_a_drive_that_knows_no_locks(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is written to all the same; another fault of the lock is said."""

    def unlocked(error: int) -> None:
        def flock(*_: object) -> None:
            raise OSError(error, os.strerror(error))

        monkeypatch.setattr("fcntl.flock", flock)

    unlocked(errno.EIO)
    with pytest.raises(WritingError, match="cannot be written: input/output error; nothing was changed"):
        make(root)
    unlocked(errno.ENOLCK)
    make(root)
    assert there(root) == NEW


def test_two_writers_on_a_drive_that_knows_no_locks(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What one program is about is not put back by the next one of the same user, who waits for it."""
    real = fcntl.flock

    def flock(descriptor: int, how: int) -> None:
        if (root / NAME).exists() and os.path.samestat(os.fstat(descriptor), (root / NAME).stat()):
            raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))
        real(descriptor, how)

    monkeypatch.setattr("fcntl.flock", flock)
    noted = threading.Event()
    told: list[str | None] = []

    def look() -> None:
        noted.wait(10)
        told.append(transaction.recover(root))

    looking = threading.Thread(target=look)

    def pause(number: int) -> None:
        if number == 30:
            noted.set()
            time.sleep(0.1)

    looking.start()
    with faults.each_step(pause):
        make(root)
    looking.join(timeout=10)
    assert told == [None]
    assert there(root) == NEW


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
