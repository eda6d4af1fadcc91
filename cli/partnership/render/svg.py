"""A chart as drawings inside a page: bars under their labels, nothing scaled, so that letters keep their size on any screen."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from partnership.words.wording import plain, width

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from partnership.report import Bar, Chart, Threshold

_ROOM = 19.0
"""How wide a line of letters may be, in ems: what a page 320 pixels wide, the narrowest that is to be usable, has room for."""
_LETTER, _CAPITAL, _WIDE = 0.56, 0.78, 1.0
"""How wide a letter is taken to be, in ems, of those that may be wide: no page can measure what it has not drawn."""
_LINE, _THICK, _GAP = 1.3, 0.8, 0.9
"""The height of a line of text and of a bar, and what is left free under a bar, in ems."""
_TICK, _DEEP = 0.4, 0.35
"""How far the lines of the scale reach over the first bar, and how far letters reach under the line they stand on, in ems."""
_TALLEST = 44.0
"""How tall one drawing may be, in ems: a sheet of paper on its side holds it; what is taller goes on in another."""
_TICKS = ((0, "start"), (25, "middle"), (50, "middle"), (75, "middle"), (100, "end"))


def figure(chart: Chart, named: str) -> str:
    """Return a chart as a figure, its drawings named after `named`, which is unique in the page; texts are escaped."""
    parts = list(_parts(chart))
    drawings = []
    for number, part in enumerate(parts, 1):
        title = chart.title if len(parts) == 1 else f"{chart.title} ({number} of {len(parts)})"
        drawings.append(_drawing(chart, title, part, f"{named}-{number}"))
    known = all(bar.low == bar.high for bar in chart.bars)
    note = "" if known else '\n<p class="notes">Striped: not known.</p>'
    return f"<figure>\n<figcaption>{_text(chart.title)}</figcaption>\n{''.join(drawings)}{note}\n</figure>"


class _Laid(NamedTuple):
    """A bar with the lines over it: its label, and what it says, beside the last line of the label or under it."""

    bar: Bar
    label: tuple[str, ...]
    said: tuple[str, ...]
    beside: bool

    @property
    def height(self) -> float:
        lines = len(self.label) + (0 if self.beside else len(self.said))
        return lines * _LINE + _THICK + _GAP


def _parts(chart: Chart) -> Iterator[list[_Laid]]:
    """Yield the bars in parts, each no taller than a sheet of paper if it has more than one bar."""
    texts = [(bar, folded(bar.label), folded(bar.text)) for bar in chart.bars]
    beside = all(len(said) == 1 and _ems(label[-1]) + 1 + _ems(said[0]) <= _ROOM for _, label, said in texts)
    part: list[_Laid] = []
    for laid in (_Laid(*text, beside) for text in texts):
        if part and sum(one.height for one in part) + laid.height > _TALLEST:
            yield part
            part = []
        part.append(laid)
    if part:
        yield part


def _drawing(chart: Chart, title: str, part: list[_Laid], named: str) -> str:
    """Return one drawing: the threshold's label at the top, the bars, the scale, and what the shares are of."""
    over = folded(chart.threshold.label, _beside(chart.threshold) * _ROOM) if chart.threshold else ()
    under = folded(chart.unit) if chart.unit else ()
    top = len(over) * _LINE
    first = top + _TICK * bool(over)
    foot = first + sum(laid.height for laid in part)
    shapes = [*_scale(top, foot), *_bars(part, first)]
    if chart.threshold:
        shapes += _threshold(chart.threshold, over, foot)
    shapes += [_line(line, "0", foot + (2 + number) * _LINE, "axis") for number, line in enumerate(under)]
    drawn = "\n".join(shapes)
    height = foot + (1 + len(under)) * _LINE + _TICK
    return (
        f'<svg role="img" aria-labelledby="{named}-title" aria-describedby="{named}-said" height="{height:.2f}em">\n'
        f'<title id="{named}-title">{_text(title)}</title>\n<desc id="{named}-said">{_text(_in_words(chart, part))}</desc>\n{drawn}\n</svg>\n'
    )


def _in_words(chart: Chart, part: list[_Laid]) -> str:
    figures = [f"{laid.bar.label}: {laid.bar.text}" for laid in part]
    line = [f"the line: {chart.threshold.label}"] if chart.threshold else []
    return f"{chart.description} {'; '.join([*figures, *line])}"


def _scale(top: float, foot: float) -> Iterator[str]:
    for percent, anchor in _TICKS:
        yield f'<line class="scale" x1="{percent}%" x2="{percent}%" y1="{top:.2f}em" y2="{foot:.2f}em"/>'
        yield _line(f"{percent}%", f"{percent}%", foot + _LINE, "axis", anchor)


def _bars(part: list[_Laid], top: float) -> Iterator[str]:
    for laid in part:
        for number, line in enumerate(laid.label, 1):
            yield _line(line, "0", top + number * _LINE - _DEEP, "name")
        top += len(laid.label) * _LINE
        if laid.beside:
            yield _line(laid.said[0], "100%", top - _DEEP, "said", "end")
        else:
            for number, line in enumerate(laid.said, 1):
                yield _line(line, "0", top + number * _LINE - _DEEP, "said")
            top += len(laid.said) * _LINE
        yield from _shapes(laid.bar, top)
        top += _THICK + _GAP


def _shapes(bar: Bar, top: float) -> Iterator[str]:
    """Yield a bar: its ground, what is known of it, and what may be, striped."""
    where = f'y="{top:.2f}em" height="{_THICK}em"'
    yield f'<rect class="ground" x="0" width="100%" {where}/>'
    yield f'<rect class="known {bar.tone}" x="0" width="{_percent(bar.low)}" {where}/>'
    if bar.low < bar.high:
        middle = f"{top + _THICK / 2:.2f}em"
        yield f'<line class="may open {bar.tone}" x1="{_percent(bar.low)}" x2="{_percent(bar.high)}" y1="{middle}" y2="{middle}"/>'
        yield f'<rect class="edge open {bar.tone}" x="{_percent(bar.low)}" width="{_percent(bar.high - bar.low)}" {where}/>'


def _threshold(threshold: Threshold, over: tuple[str, ...], foot: float) -> Iterator[str]:
    at = _percent(threshold.share)
    yield f'<line class="threshold" x1="{at}" x2="{at}" y1="{len(over) * _LINE:.2f}em" y2="{foot:.2f}em"/>'
    anchor = "start" if threshold.share < 1 / 2 else "end"
    for number, line in enumerate(over, 1):
        yield _line(line, at, number * _LINE - _DEEP, "name", anchor)


def _beside(threshold: Threshold) -> float:
    """Return how much of the drawing there is on the wider side of a threshold, where its label stands."""
    return float(max(threshold.share, 1 - threshold.share))


def _line(text: str, x: str, y: float, kind: str, anchor: str = "start") -> str:
    return f'<text class="{kind}" x="{x}" y="{y:.2f}em" text-anchor="{anchor}">{_text(text)}</text>'


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):.6g}%"


def _text(text: str) -> str:
    return escape(plain(text), quote=True)


def folded(text: str, room: float = _ROOM) -> tuple[str, ...]:
    """Return text in lines of so many ems at most, broken between words, or within one that is longer than a line."""
    lines = [""]
    for word in plain(text).split():
        joined = f"{lines[-1]} {word}".strip()
        if _ems(joined) <= room:
            lines[-1] = joined
            continue
        lines += [""] * bool(lines[-1])
        for character in word:
            if width(character) and _ems(lines[-1] + character) > room:
                lines.append("")
            lines[-1] += character
    return tuple(lines)


def _ems(text: str) -> float:
    return sum(_em(character) for character in text)


def _em(character: str) -> float:
    columns = width(character)
    if columns != 1:
        return columns * _WIDE / 2 if columns else 0.0
    return _CAPITAL if character.isupper() or character in "%@mwMW—" else _LETTER
