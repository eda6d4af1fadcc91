"""Text for a screen whose code page has not all the characters that it is written with."""

from __future__ import annotations

_PLAINER = {
    "├": "|", "└": "`", "│": "|", "─": "-", "→": "->", "“": '"', "”": '"', "’": "'", "–": "-", "…": "...",
    "✓": "+", "✗": "x", "▁": "_", "▂": ".", "▃": "-", "▅": "=", "▆": "*", "▇": "#",
}  # fmt: skip
"""What stands in for the program's own signs where they cannot be shown; each is in every code page."""


def fitted(text: str, encoding: str | None) -> str:
    """Return the text with those of the program's own signs that the encoding lacks put plainly; None is taken for ASCII."""
    try:
        text.encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return text.translate({ord(sign): plain for sign, plain in _PLAINER.items() if not _has(encoding, sign)})
    return text


def _has(encoding: str | None, sign: str) -> bool:
    try:
        sign.encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
