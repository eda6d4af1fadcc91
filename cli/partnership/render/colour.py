"""Colour: for a terminal that wants it, and the tints of marks on white."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.report import Tone

_CODES: dict[str, str] = {"good": "32", "bad": "1;31", "unsure": "33", "muted": "2"}
SHADES: Mapping[Tone, int | None] = {"good": 153, "plain": 252, "unsure": 229, "bad": 208, "muted": None}
"""What stands behind a mark on a terminal, as a number of its 256 colours: those a theme does not change, all light enough for black."""
_BLACK = 16


class Tint(NamedTuple):
    """What stands behind a mark on white, and the letter on it, as six hexadecimal digits each."""

    ground: str
    ink: str


TINTS: Mapping[Tone, Tint] = {
    "good": Tint("c6dbef", "08306b"),
    "plain": Tint("ececec", "1b1b1b"),
    "unsure": Tint("fff3bf", "4a3b00"),
    "bad": Tint("f4a25c", "401800"),
    "muted": Tint("ffffff", "595959"),
}
"""Blue to orange, which readers of every colour vision tell apart; each letter has a contrast of at least 7 to 1."""
INKS: Mapping[Tone, str] = {"good": "14532d", "plain": "1b1b1b", "unsure": "6b4500", "bad": "8f1d14", "muted": "4f4f4f"}
"""The colour of words on white, as six hexadecimal digits, with the same contrast."""


def painted(text: str, tone: Tone, *, colour: bool) -> str:
    """Return the text in the colour of its tone, or as it is without colour."""
    code = _CODES.get(tone)
    return f"\x1b[{code}m{text}\x1b[0m" if colour and code else text


def shaded(text: str, tone: Tone, *, colour: bool) -> str:
    """Return a mark on the shade of its tone, readable whatever the terminal's own colours, or as it is without colour."""
    shade = SHADES[tone]
    if not colour or shade is None:
        return painted(text, tone, colour=colour)
    return f"\x1b[38;5;{_BLACK};48;5;{shade}m{text}\x1b[0m"
