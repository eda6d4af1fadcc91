"""Plots drawn with characters: a dot for each period, as high as its figure, and lines to hold it against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.words.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from partnership.report import Plot, Sign

_ROWS = 11
SIGNS: Mapping[Sign, str] = {"usual": "o", "better": "+", "worse": "!", "other": "*"}
"""What each kind of dot is drawn with."""
MEANINGS: Mapping[Sign, str] = {
    "better": "special cause, improving",
    "worse": "special cause, concerning",
    "other": "special cause, neither good nor bad as far as is known",
}
"""What the signs of dots mean that are not as usual."""
_APART = 2
"""Columns from one dot to the next."""


def dotted(plot: Plot) -> Iterator[str]:
    """Yield the lines of a plot: its title, the rows from the top, the first and the last period, and what the signs mean."""
    yield plain(plot.title)
    if not plot.dots:
        return
    rows = [[" "] * (_APART * len(plot.dots)) for _ in range(_ROWS)]
    named: dict[int, list[str]] = {}
    for level in plot.levels:
        at = _row(level.height)
        named.setdefault(at, []).append(plain(level.label))
        rows[at] = [" " if level.broken and number % _APART else "-" for number in range(len(rows[at]))]
    for number, dot in enumerate(plot.dots):
        if dot.height is not None:
            rows[_row(dot.height)][number * _APART] = SIGNS[dot.sign]
    for number, row in enumerate(rows):
        yield f"  {''.join(row)}  {'; '.join(named.get(number, ()))}".rstrip()
    first, last = (plain(plot.dots[end].label) for end in (0, -1))
    room = max(len(rows[0]) - len(first) - 1, len(last) + 2)
    yield f"  {first}{last.rjust(room)}"
    yield from said(plot)


def said(plot: Plot) -> tuple[str, ...]:
    """Return what the signs of a plot mean, in one line; nothing where all its dots are as usual."""
    used = [sign for sign in MEANINGS if any(dot.sign == sign for dot in plot.dots)]
    return ("; ".join(f"{SIGNS[sign]} {MEANINGS[sign]}" for sign in used),) if used else ()


def _row(height: Fraction) -> int:
    """Return the row that a height falls in, from the top."""
    return _ROWS - 1 - min(int(height * _ROWS), _ROWS - 1)
