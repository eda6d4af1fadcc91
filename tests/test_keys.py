"""Keys from a terminal, one by one, and what becomes of them where it goes."""

from __future__ import annotations

import os
import sys
import threading
import time
from typing import TYPE_CHECKING

import pytest

from partnership.commands import _keys, run
from partnership.commands._keys import Terminal, on_a_terminal
from test_record import folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")


@pytest.fixture
def fingers(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Put a pseudo-terminal where the standard input is; return its other end, to type at."""
    import pty  # noqa: PLC0415 - there is none on Windows

    here, there = pty.openpty()
    with open(there, encoding="utf-8", closefd=True) as stream:  # noqa: PTH123 - a descriptor, not a path
        monkeypatch.setattr(sys, "stdin", stream)
        yield here
    try:
        os.close(here)
    except OSError:
        assert here  # a test closed it


def test_keys_come_one_by_one(fingers: int) -> None:
    """Those typed ahead too; letters of several bytes are one; arrows are none; a line is a line again."""
    os.write(fingers, "pŵ漢".encode())
    with Terminal() as terminal:
        assert [terminal.key() for _ in range(3)] == ["p", "ŵ", "漢"]
        os.write(fingers, b"\x1b[A")
        assert terminal.key() == ""
        os.write(fingers, b"\xe9p")
        assert terminal.key() == "\ufffdp"
        os.write(fingers, b"Eve Ely\nq")
        assert terminal.line("Name: ") == "Eve Ely"
        assert terminal.key() == "q"
        os.write(fingers, b"\x04")
        with pytest.raises(EOFError):
            terminal.key()


def slowly(fingers: int, *parts: str) -> threading.Thread:
    """Type parts one after another, as a slow line brings them: longer apart than the code of a key on a fast one."""

    def type_() -> None:
        for part in parts:
            os.write(fingers, part.encode())
            time.sleep(0.05)

    thread = threading.Thread(target=type_)
    thread.start()
    return thread


def test_keys_over_a_slow_line(fingers: int) -> None:
    """The bytes of an arrow that come one by one are one key and no letter, as is Escape alone; letters after it count."""
    with Terminal() as terminal:
        for parts in ((*"\x1b[A", "p"), (*"\x1b[1;5D", "p"), (*"\x1bOA", "p"), ("\x1b", "p")):
            thread = slowly(fingers, *parts)
            assert [terminal.key(), terminal.key()] == ["", "p"]
            thread.join()
        os.write(fingers, b"\x1bp\x1b\x1bv\x1b[15~a")
        assert [terminal.key() for _ in range(5)] == ["", "", "v", "", "a"]


def test_a_terminal_that_is_gone(fingers: int) -> None:
    """Neither a key nor a line can be had, and the terminal is left alone."""
    os.close(fingers)
    with Terminal() as terminal:
        with pytest.raises(EOFError):
            terminal.key()
        with pytest.raises(EOFError):
            terminal.line("Name: ")


def test_nobody_is_asked_where_nobody_sits(fingers: int) -> None:
    """A terminal to type at is not enough: what is asked has to be seen."""
    assert fingers
    assert not on_a_terminal()


def test_the_command_takes_the_roll(
    fingers: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With nothing said on a terminal the roll is called; a meeting to come has none."""
    folder(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(_keys, "on_a_terminal", lambda: True)
    os.write(fingers, b"pq")
    assert run(["record", "trust", "--as-of", "2026-05-14"]) == 0
    assert "recorded as held; 1 present." in capsys.readouterr().out
    assert run(["undo"]) == 0
    assert run(["record", "trust", "--as-of", "2026-05-12"]) == 2
    assert "is still to come" in capsys.readouterr().err
