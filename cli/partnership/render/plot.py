"""A plot as a drawing inside a page: dots joined in order of time, with signs beside those that are special, never colour alone."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from partnership.render.dots import SIGNS, said
from partnership.words.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from partnership.report import Plot

_TALL, _TOP, _UNDER = 12.0, 1.2, 1.6
"""The height of the plot itself, and what is free above and under it for signs and periods, in ems."""
_LEFT, _RIGHT = 3, 97
"""Where the first and the last dot stand, in hundredths of the width."""
_DOT, _RING = 0.3, 0.6
"""How far a dot and the ring round a special one reach from their middle, in ems."""
_LABEL = 1.3


def plotted(plot: Plot, named: str) -> str:
    """Return a plot as a figure, its drawing named after `named`, which is unique in the page; texts are escaped."""
    caption = f"<figcaption>{_text(plot.title)}</figcaption>"
    if not plot.dots:
        return f"<figure>\n{caption}\n</figure>"
    drawn = "\n".join([*_levels(plot), *_path(plot), *_dots(plot), *_periods(plot)])
    spoken = "; ".join([f"{dot.label}: {dot.text}" for dot in plot.dots] + [level.label for level in plot.levels])
    notes = "".join(f'\n<p class="notes">{_text(line)}</p>' for line in (*said(plot), *_lines(plot)))
    return (
        f"<figure>\n{caption}\n"
        f'<svg role="img" aria-labelledby="{named}-title" aria-describedby="{named}-said" height="{_TOP + _TALL + _UNDER:.2f}em">\n'
        f'<title id="{named}-title">{_text(plot.title)}</title>\n<desc id="{named}-said">{_text(f"{plot.description} {spoken}")}</desc>\n'
        f"{drawn}\n</svg>{notes}\n</figure>"
    )


def _lines(plot: Plot) -> tuple[str, ...]:
    """Return what the lines across the plot are, from the top."""
    ordered = sorted(plot.levels, key=lambda level: -level.height)
    across = "Lines across, from the top" if len(ordered) > 1 else "Line across"
    return (f"{across}: {'; '.join(level.label for level in ordered)}.",) if ordered else ()


def _levels(plot: Plot) -> Iterator[str]:
    for level in plot.levels:
        at = _y(level.height)
        kind = "level broken" if level.broken else "level"
        yield f'<line class="{kind}" x1="0" x2="100%" y1="{at}" y2="{at}"/>'


def _path(plot: Plot) -> Iterator[str]:
    for number, (one, other) in enumerate(zip(plot.dots, plot.dots[1:], strict=False)):
        if one.height is not None and other.height is not None:
            ends = _x(plot, number), _x(plot, number + 1)
            yield f'<line class="path" x1="{ends[0]}" x2="{ends[1]}" y1="{_y(one.height)}" y2="{_y(other.height)}"/>'


def _dots(plot: Plot) -> Iterator[str]:
    for number, dot in enumerate(plot.dots):
        if dot.height is None:
            continue
        x, y = _x(plot, number), _y(dot.height)
        yield f'<circle class="dot {dot.sign}" cx="{x}" cy="{y}" r="{_DOT}em"/>'
        if dot.sign != "usual":
            over = _height(dot.height) - _RING - _DOT
            yield f'<circle class="ring" cx="{x}" cy="{y}" r="{_RING}em"/>'
            yield f'<text class="name" x="{x}" y="{over:.2f}em" text-anchor="middle">{_text(SIGNS[dot.sign])}</text>'


def _periods(plot: Plot) -> Iterator[str]:
    foot = f"{_TOP + _TALL + _LABEL:.2f}em"
    for number, anchor, x in ((0, "start", "0"), (-1, "end", "100%")):
        yield f'<text class="axis" x="{x}" y="{foot}" text-anchor="{anchor}">{_text(plot.dots[number].label)}</text>'


def _x(plot: Plot, number: int) -> str:
    step = (_RIGHT - _LEFT) / max(len(plot.dots) - 1, 1)
    return f"{_LEFT + number * step:.6g}%"


def _height(height: Fraction) -> float:
    return _TOP + _TALL * float(1 - height)


def _y(height: Fraction) -> str:
    return f"{_height(height):.2f}em"


def _text(text: str) -> str:
    return escape(plain(text), quote=True)
