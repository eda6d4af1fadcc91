"""Words put together: counts, lists, likenesses, and text made safe to show."""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

_DIRECTION_MARKS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")
_SOFT_HYPHEN = "\xad"
_MOST = 8
"""How many things are said of those that what was typed may mean."""


def plain(text: str) -> str:
    """Return the text on one line, without control codes or marks that reorder what is read.

    What is taken out is replaced by U+FFFD, so that a reader sees that something was there.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_plain_character(character) for character in text)


def _plain_character(character: str) -> str:
    if character in "\n\t\r\u2028\u2029\x85":
        return " "
    if character in _DIRECTION_MARKS or unicodedata.category(character) in {"Cc", "Cs", "Co"}:
        return "\ufffd"
    return character


def plural(count: int, singular: str, plural_form: str | None = None) -> str:
    """Return `1 board`, `3 boards`, with thousands set off by commas."""
    word = singular if count == 1 else (plural_form or f"{singular}s")
    return f"{count:,} {word}"


def times(count: int | Decimal) -> str:
    """Return `once a year`, `twice a year`, `8.7 times a year`."""
    if count in {1, 2}:
        return f"{'once' if count == 1 else 'twice'} a year"
    return f"{count:g} times a year"


def listed(words: Iterable[str], joint: str = "and") -> str:
    """Return `a`, `a and b`, `a, b and c`."""
    items = list(words)
    if len(items) <= 1:
        return "".join(items)
    return f"{', '.join(items[:-1])} {joint} {items[-1]}"


def few(words: Sequence[str], most: int) -> list[str]:
    """Return these words, or the first of them and then `4 more`, where there are more than `most`."""
    return [*words[:most], *([f"{len(words) - most:,} more"] if len(words) > most else [])]


def candidates(typed: str, found: Sequence[str], choose: str = "give one of them as it stands here") -> str:
    """Return the sentence for what was typed and fits several things, the first eight of them said; `choose` is what to type instead."""
    joint = "and" if len(found) > _MOST else "or"
    return f"`{typed}` may mean any of these: {listed(few(found, _MOST), joint)}; {choose}"


def as_id(words: str) -> str:
    """Return words as an id is written: `Deputy Mayor` becomes `deputy-mayor`."""
    kept = "".join(letter if letter.isalnum() and letter.isascii() else " " for letter in words.lower())
    return "-".join(kept.split())


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like this one, or None where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only when something is already wrong

    found: Sequence[str] = get_close_matches(word[:100], list(known), n=1, cutoff=0.7)
    return found[0] if found else None


def wrapped(text: str, columns: int) -> str:
    """Return the text with its lines broken between words, where they are longer than so many columns.

    What follows stands in as far as its line began. A word that is longer is kept whole, and so are a command between
    backticks, which somebody may copy, and the space at an end, after which somebody types.
    """
    return "\n".join(_broken(line, columns) for line in text.split("\n"))


def _broken(line: str, columns: int) -> str:
    if width(line) <= columns:
        return line
    indent = " " * (len(line) - len(line.lstrip(" ")))
    lines = [""]
    for word in _pieces(line[len(indent) :]):
        longer = f"{lines[-1]} {word}" if lines[-1] else f"{indent}{word}"
        if lines[-1] and word and width(longer) > columns:
            lines.append(f"{indent}{word}")
        else:
            lines[-1] = longer
    return "\n".join(lines)


def _pieces(line: str) -> list[str]:
    """Return what stands between the spaces of a line, what is between backticks as one."""
    spans = line.split("`")
    if len(spans) % 2 == 0:  # one is open, so that nobody can say which are between two
        return line.split(" ")
    words = [""]
    for number, span in enumerate(spans):
        if number % 2:
            words[-1] += f"`{span}`"
        else:
            first, *others = span.split(" ")
            words[-1] += first
            words += others
    return words


def width(text: str) -> int:
    """Return how many columns of a terminal the text takes: none for an accent, two for 漢."""
    return len(text) if text.isascii() else sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me", "Cf"} and character != _SOFT_HYPHEN:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def percentage(share: Fraction) -> str:
    """Return a share that is not negative as a percentage to one decimal, halves up, but never up to a whole percentage it does not reach."""
    tenths = (share * 1000 + Fraction(1, 2)).__floor__()
    if tenths % 10 == 0 and tenths > share * 1000:
        tenths -= 1
    return f"{tenths // 10}.{tenths % 10}".removesuffix(".0") + "%"
