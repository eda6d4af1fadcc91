"""The real program in a pseudo-terminal: what it shows, and keys typed when it asks."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

import partnership

_PROGRAM = str(Path(partnership.__file__).parents[1])
_PATIENCE = 20
"""Seconds to wait for what is expected: far longer than it takes, for a machine that is busy."""


class Terminal:
    """The program started in a folder, on a terminal of its own."""

    def __init__(self, where: Path, *arguments: str) -> None:
        self.shown = ""
        self._here, there = pty.openpty()
        self._program = subprocess.Popen(
            [sys.executable, "-m", "partnership", *arguments],
            cwd=where, stdin=there, stdout=there, stderr=there, start_new_session=True, env={**os.environ, "TERM": "dumb", "PYTHONPATH": _PROGRAM},
        )  # fmt: skip
        os.close(there)

    def __enter__(self) -> Self:
        """Return the terminal."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the program, where it has not ended."""
        self._program.kill()
        self._program.wait()
        with contextlib.suppress(OSError):
            os.close(self._here)

    def until(self, text: str) -> str:
        """Read until a text is shown; return all that came before and with it."""
        end = time.monotonic() + _PATIENCE
        while text not in self.shown:
            assert self._read(end), f"{text!r} was not shown:\n{self.shown}"
        before, _, self.shown = self.shown.partition(text)
        return before + text

    def type(self, keys: str) -> None:
        """Type keys."""
        os.write(self._here, keys.encode())

    def hang_up(self) -> None:
        """Cut the line, of which the system tells the program."""
        os.kill(self._program.pid, signal.SIGHUP)
        os.close(self._here)

    def interrupt(self) -> None:
        """Press Ctrl-C, as the program gets it."""
        os.killpg(self._program.pid, signal.SIGINT)

    def ended(self) -> int:
        """Wait for the end; return the exit status."""
        end = time.monotonic() + _PATIENCE
        while self._read(end):
            pass
        return self._program.wait(_PATIENCE)

    def _read(self, end: float) -> bool:
        """Read what there is; return whether there may be more."""
        try:
            if not select.select([self._here], [], [], max(0, end - time.monotonic()))[0]:
                return False
            raw = os.read(self._here, 4096)
        except OSError:
            return False
        self.shown += raw.decode(errors="replace").replace("\r\n", "\n")
        return bool(raw)
