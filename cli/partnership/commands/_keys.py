"""Keys and lines from a terminal: one at a time, without a library of screens, on any system."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Iterator

_ESCAPE = "\x1b"
_END = "\x04"


def on_a_terminal() -> bool:
    """Whether somebody sits at a terminal and can be asked."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


class Terminal:
    """The user's terminal, while it gives keys. Ctrl-D, a closed terminal and a cut line are an EOFError; Ctrl-C is a KeyboardInterrupt."""

    def __init__(self) -> None:
        self._was: list[Any] | None = None

    def __enter__(self) -> Self:
        """Let keys come one by one, those too that were typed ahead."""
        if sys.platform != "win32":
            self._was = _one_by_one()
        return self

    def __exit__(self, *_: object) -> None:
        """Give the terminal back as it was."""
        if sys.platform != "win32":
            _as_it_was(self._was)

    def key(self) -> str:
        """Return the next key; the codes of arrows and other keys that are no letter come as an empty string."""
        sys.stdout.flush()
        return _windows() if sys.platform == "win32" else _letter(sys.stdin.fileno())

    def line(self, question: str) -> str:
        """Return what is typed after a question."""
        from partnership.commands._run import emit

        self.__exit__()
        try:
            emit(question, None)
            return input()
        except OSError:
            raise EOFError from None
        finally:
            self.__enter__()


@contextmanager
def outliving_the_terminal() -> Iterator[None]:
    """Let the program go on where its terminal is closed or cut off: the next key is then an EOFError, and what was said can be kept."""
    if sys.platform == "win32":
        yield
        return
    was = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGHUP, was)


def _one_by_one() -> list[Any] | None:
    """Let a terminal give every key at once, and show none; return how it was, None where it is gone."""
    import termios

    here = sys.stdin.fileno()
    try:
        was = termios.tcgetattr(here)
        now = [*was]
        now[3] &= ~(termios.ECHO | termios.ICANON)
        now[6] = [*was[6]]
        now[6][termios.VMIN], now[6][termios.VTIME] = 1, 0
        termios.tcsetattr(here, termios.TCSADRAIN, now)
    except termios.error:
        return None
    return was


def _as_it_was(was: list[Any] | None) -> None:
    import termios

    if was is not None:
        with suppress(termios.error):
            termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, was)


def _letter(here: int) -> str:
    """Return one letter, however many bytes it has."""
    import select

    try:
        raw = os.read(here, 1)
        while raw and raw[0] >= 0xC0 and len(raw) < 4 and not _whole(raw):  # noqa: PLR2004 - UTF-8: the first of several bytes, of four at most
            raw += os.read(here, 1)
    except OSError:
        raise EOFError from None
    if raw in {b"", _END.encode()}:
        raise EOFError
    if raw == _ESCAPE.encode():
        while select.select([here], [], [], 0.02)[0]:
            if not os.read(here, 64):
                break
        return ""
    return raw.decode(errors="replace")


def _whole(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _windows() -> str:  # pragma: no cover - where there is no termios
    import msvcrt

    key: str = msvcrt.getwch()  # type: ignore[attr-defined, unused-ignore]  # on Windows alone
    if key in {"\x00", "\xe0"}:
        msvcrt.getwch()  # type: ignore[attr-defined, unused-ignore]  # the second half of an arrow
        return ""
    if key == "\x03":
        raise KeyboardInterrupt
    if key in {_END, "\x1a"}:
        raise EOFError
    return key
