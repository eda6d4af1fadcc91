"""The real program in a terminal of its own, with somebody who types."""

from __future__ import annotations

import os
import select
import signal
import sys
from typing import TYPE_CHECKING

from folders import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_PATIENCE = 30
"""Seconds to wait for the program to say something more."""
STOP = "\x03"
"""Ctrl-C."""


def typed_at(folder: Path, words: Sequence[str], answers: Sequence[tuple[str, str | None]]) -> tuple[int, str]:
    """Run the program in a pseudo-terminal in a folder; give each answer once its question is on the screen.

    Ctrl-C is pressed until the program does something: Python does not hear it between showing a question and reading the answer.
    An answer that is None cuts the line: the terminal is closed, and the system tells the program so. Return the exit status, and all that was on the screen.
    """
    import pty  # noqa: PLC0415 - there is none on Windows

    child, ours = pty.fork()
    if not child:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # who runs the tests in the background has it ignored
        os.chdir(folder)
        surroundings = {**os.environ, "PYTHONPATH": str(ROOT / "cli"), "TERM": "xterm", "COLUMNS": "100"}
        os.execve(sys.executable, [sys.executable, "-m", "partnership", *words], surroundings)  # noqa: S606 - it becomes this program, in a process of its own
    screen = ""
    seen = 0
    waiting = list(answers)
    answer: str | None = ""
    pressed = 0
    try:
        while True:
            if waiting and waiting[0][0] in screen[seen:]:
                seen = len(screen)
                answer = waiting.pop(0)[1]
                if answer is None:
                    break
                os.write(ours, answer.encode())
            ready, _, _ = select.select([ours], [], [], 1 if answer == STOP else _PATIENCE)
            if not ready and answer == STOP and pressed < _PATIENCE:
                pressed += 1
                os.write(ours, STOP.encode())
                continue
            if not ready:
                os.kill(child, signal.SIGKILL)
                break
            try:
                said = os.read(ours, 65536)
            except OSError:  # how Linux says that nobody holds the other end any more
                break
            if not said:
                break
            screen += said.decode(errors="replace")
    finally:
        os.close(ours)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert not waiting, f"never asked: {waiting}; on the screen:\n{screen}"
    return status, screen.replace("\r\n", "\n")
