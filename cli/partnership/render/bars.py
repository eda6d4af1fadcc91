"""Charts drawn with characters: a bar for each line, as many signs as its share."""

from __future__ import annotations

from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from partnership.render.lanes import Lane, Piece
from partnership.words.wording import plain

if TYPE_CHECKING:
    from fractions import Fraction

    from partnership.report import Chart

_SIGNS = 20
"""Signs that a whole is drawn with: each is five in a hundred."""


class Drawn(NamedTuple):
    """A chart as lanes of text, and what its signs mean."""

    lanes: tuple[Lane, ...]
    notes: tuple[str, ...]


def drawn(chart: Chart) -> Drawn:
    """Return what a chart is in text: labels, bars, and what each bar says in words."""
    line = chart.threshold.share if chart.threshold else None
    unit = plain(chart.unit or "")
    lanes = (
        Lane(("",), tuple((Piece(plain(bar.label)),) for bar in chart.bars)),
        Lane(
            ("0%" + "100%".rjust(_SIGNS - 2 + (line is not None)),),
            tuple((Piece(bar_in_signs(bar.low, bar.high, line), bar.tone),) for bar in chart.bars),
            whole=True,
        ),
        Lane((unit,), tuple((Piece(plain(bar.text)),) for bar in chart.bars)),
    )
    known = all(bar.low == bar.high for bar in chart.bars)
    said = [
        *(["? not known"] if not known else []),
        *([f"| {chart.threshold.label}"] if chart.threshold else []),
    ]
    return Drawn(lanes, ("; ".join(said),) if said else ())


def bar_in_signs(low: Fraction, high: Fraction, line: Fraction | None) -> str:
    """Return a bar: `#` for what is known, `?` for what may be, `.` for the rest, with `|` where the threshold is.

    A share is rounded down to whole signs, but its signs reach the threshold exactly if it does.
    """
    at = None if line is None else ceil(line * _SIGNS)
    sure, may = (_signs(share, line, at) for share in (low, high))
    signs = "#" * sure + "?" * (may - sure) + "." * (_SIGNS - may)
    return signs if at is None else f"{signs[:at]}|{signs[at:]}"


def _signs(share: Fraction, line: Fraction | None, at: int | None) -> int:
    signs = floor(share * _SIGNS)
    if line is None or at is None:
        return signs
    return max(signs, at) if share >= line else min(signs, at - 1)
