"""Colour for a terminal, where there is one that wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partnership.report import Tone

_CODES: dict[str, str] = {"good": "32", "bad": "1;31", "unsure": "33", "muted": "2"}


def painted(text: str, tone: Tone, *, colour: bool) -> str:
    """Return the text in the colour of its tone, or as it is without colour."""
    code = _CODES.get(tone)
    return f"\x1b[{code}m{text}\x1b[0m" if colour and code else text
