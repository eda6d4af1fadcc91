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
_PAUSE = 0.02
"""Seconds within which the rest of an arrow's code comes on a fast line."""
_OPENING = ("[", "O")
"""What comes after the escape in the code of an arrow or another key that is no letter; no key of the roll call is one of them."""
_PARAMETERS = frozenset(map(chr, range(0x20, 0x40)))
"""What may stand in such a code before the letter that ends it."""


def on_a_terminal() -> bool:
    """Whether somebody sits at a terminal and can be asked."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


class Terminal:
    """The user's terminal, while it gives keys. Ctrl-D, a closed terminal and a cut line are an EOFError; Ctrl-C is a KeyboardInterrupt."""

    def __init__(self) -> None:
        self._was: list[Any] | None = None
        self._escaped = False

    def __enter__(self) -> Self:
        """Let keys come one by one, those too that were typed ahead."""
        self._was = _one_by_one()
        return self

    def __exit__(self, *_: object) -> None:
        """Give the terminal back as it was."""
        _as_it_was(self._was)

    def key(self) -> str:
        """Return the next key; arrows and other keys that are no letter come as an empty string, however slowly their codes come in."""
        sys.stdout.flush()
        return _windows() if sys.platform == "win32" else self._key(sys.stdin.fileno())

    def _key(self, here: int) -> str:
        letter = _letter(here)
        if self._escaped and letter in _OPENING:  # the rest of a code whose escape came alone: no key of its own
            self._escaped = False
            _finish(here, letter)
            letter = _letter(here)
        self._escaped = letter == _ESCAPE
        if not self._escaped:
            return letter
        if _more(here):
            self._escaped = False
            if (second := _letter(here)) in _OPENING:
                _finish(here, second)
        return ""

    def line(self, question: str) -> str:
        """Return what is typed after a question."""
        from partnership.commands._run import emit

        self.__exit__()
        try:
            emit(question, None)
            return input() if sys.platform == "win32" else _typed(sys.stdin.fileno())
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
    """Let a terminal give every key at once, and show none; return how it was, None where it is gone, and on Windows, which asks key by key."""
    if sys.platform == "win32":
        return None
    import termios

    here = sys.stdin.fileno()
    try:
        was: list[Any] = termios.tcgetattr(here)
        now = [*was]
        now[3] &= ~(termios.ECHO | termios.ICANON)
        now[6] = [*was[6]]
        now[6][termios.VMIN], now[6][termios.VTIME] = 1, 0
        termios.tcsetattr(here, termios.TCSADRAIN, now)
    except termios.error:
        return None
    return was


def _as_it_was(was: list[Any] | None) -> None:
    if sys.platform == "win32":
        return
    import termios

    if was is not None:
        with suppress(termios.error):
            termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, was)


def _letter(here: int) -> str:
    """Return one letter, however many bytes it has."""
    import codecs

    decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
    letter = ""
    try:
        while not letter:
            raw = os.read(here, 1)
            if raw in {b"", _END.encode()}:
                raise EOFError
            letter = decoder.decode(raw)
    except OSError:
        raise EOFError from None
    return letter


def _more(here: int) -> bool:
    """Whether more comes at once, as the rest of a key's code does on a fast line."""
    import select

    return bool(select.select([here], [], [], _PAUSE)[0])


def _finish(here: int, opening: str) -> None:
    """Read on to the end of a key's code, by its own grammar: a slow line may take long over it."""
    last = _letter(here)
    while opening == "[" and last in _PARAMETERS:
        last = _letter(here)


def _typed(here: int) -> str:
    """Return a line, and leave in the terminal what was typed ahead after it."""
    raw = b""
    while not raw.endswith(b"\n"):
        more = os.read(here, 1)
        if not more:
            raise EOFError
        raw += more
    return raw.decode(errors="replace").rstrip("\r\n")


def _windows() -> str:
    """Return the next key as Windows gives it."""
    if sys.platform != "win32":
        raise EOFError
    import msvcrt

    key = msvcrt.getwch()
    if key in {"\x00", "\xe0"}:
        msvcrt.getwch()  # the second half of an arrow
        return ""
    if key == "\x03":
        raise KeyboardInterrupt
    if key in {_END, "\x1a"}:
        raise EOFError
    return key
