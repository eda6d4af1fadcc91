"""Reports as text: aligned columns, nothing cut off; on a terminal fitted to its width by rich."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import TYPE_CHECKING, assert_never

from partnership.render import branches
from partnership.render.bars import drawn
from partnership.render.colour import SHADES, painted, shaded
from partnership.render.dots import dotted
from partnership.render.lanes import lanes, padded, shares, within
from partnership.report import Bullets, Card, Chart, Diagram, Heading, Paragraph, Plot, Table, Tree, unfolded
from partnership.words.wording import plain, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import JustifyMethod

    from partnership.render.lanes import Lane, Piece
    from partnership.report import Align, Report, Tone, Written

_MOST_FITTED = 500
"""Rows above which a table is not fitted to the terminal: rich takes a second for each five thousand."""
_JUSTIFIED: dict[Align, JustifyMethod] = {"left": "left", "right": "right", "centre": "center"}
_GAP = "  "
_JOINT = re.compile(r"(?<=[/#-])")
"""Where an id may be broken: after a stroke, a hash or a hyphen."""
_UNDER = ("=", "-")
"""What stands under a heading of the first and of the second level."""
_NARROWEST = 20


def render(report: Report, *, colour: bool = False, columns: int | None = None) -> str:
    """Return the report as text. `columns` is what it is fitted to, such as the width of a terminal; None leaves everything as long as it is."""
    return "\n".join(
        "\n".join(_block(block, colour=colour, columns=columns)) + "\n"
        for block in unfolded(report.blocks)
        if not isinstance(block, Diagram)
    )


def _block(block: Written, *, colour: bool, columns: int | None) -> Iterable[str]:
    match block:
        case Heading():
            return _heading(block, columns)
        case Paragraph():
            tone: Tone = "bad" if block.alarm else "plain"
            return [painted(line, tone, colour=colour) for line in _wrapped(plain(block.text), "", columns)]
        case Bullets():
            return [line for text in block.lines for line in _wrapped(plain(text), "- ", columns)]
        case Card():
            return _card(block, columns)
        case Table():
            return _table(block, columns, colour=colour)
        case Chart():
            chart = drawn(block)
            return _laid(block.title, chart.lanes, chart.notes, columns, colour=colour)
        case Plot():
            return dotted(block)
        case Tree():
            return branches.drawn(block, colour=colour, columns=columns)
        case _:
            assert_never(block)


def _heading(heading: Heading, columns: int | None) -> list[str]:
    lines = _wrapped(plain(heading.text), "", columns)
    return [*lines, *(mark * max(map(width, lines)) for mark in _UNDER[heading.level - 1 : heading.level])]


def _card(card: Card, columns: int | None) -> list[str]:
    widest = max((width(plain(label)) for label, _ in card.entries), default=0)
    lines = [plain(card.title)] if card.title else []
    for label, values in card.entries:
        for number, value in enumerate(values):
            first = f"{padded(plain(label) if number == 0 else '', widest)}{_GAP}"
            lines += _wrapped(plain(value), first, columns)
    return lines


def _wrapped(text: str, first: str, columns: int | None) -> list[str]:
    """Return the text after what its first line begins with, broken between words to fit the columns, the rest indented."""
    indent = width(first)
    if columns is None or indent + width(text) <= columns or not text.strip():
        return [first + text]
    room = max(columns - indent, _NARROWEST)
    lines = wrap(text, room, break_long_words=False, break_on_hyphens=False)
    return [first + lines[0], *(" " * indent + line for line in lines[1:])]


def _table(table: Table, columns: int | None, *, colour: bool) -> list[str]:
    """Return a table's lines; on a terminal in several tables, a blank line between them, where it has too little room for whole words."""
    fitted = len(table.rows) <= _MOST_FITTED or any(column.joined for column in table.columns)
    parts = [table] if columns is None or not fitted else within(table, columns)
    blocks = [_laid(part.title, lanes(part), part.notes, columns, colour=colour) for part in parts]
    return [line for number, lines in enumerate(blocks) for line in ([""] * bool(number) + lines)]


def _laid(title: str, shown: Sequence[Lane], notes: Sequence[str], columns: int | None, *, colour: bool) -> list[str]:
    """Return lanes beside one another, fitted to a terminal where they are few enough."""
    if columns is not None and len(shown[0].rows if shown else ()) <= _MOST_FITTED:
        return _fitted(title, shown, notes, columns, colour=colour)
    widths = [lane.widest for lane in shown]
    height = max((len(lane.heading) for lane in shown), default=1)
    headings = [("",) * (height - len(lane.heading)) + lane.heading for lane in shown]
    lines = [plain(title)]
    for line in (*zip(*headings, strict=True), ["-" * to for to in widths]):
        cells = [padded(text, to, lane.align) for text, to, lane in zip(line, widths, shown, strict=True)]
        lines.append(_GAP.join(cells).rstrip())
    for row in zip(*(lane.rows for lane in shown), strict=True):
        cells = [_cell(pieces, to, lane, colour=colour) for pieces, to, lane in zip(row, widths, shown, strict=True)]
        lines.append(_GAP.join(cells).rstrip())
    return [*lines, *map(plain, notes)]


def _cell(pieces: Sequence[Piece], to: int, lane: Lane, *, colour: bool) -> str:
    if lane.whole:
        return "".join((shaded if one.shaded else painted)(one.text, one.tone, colour=colour) for one in pieces)
    (piece,) = pieces
    return painted(padded(piece.text, to, lane.align), piece.tone, colour=colour)


def _fitted(title: str, shown: Sequence[Lane], notes: Sequence[str], columns: int, *, colour: bool) -> list[str]:
    from io import StringIO  # noqa: PLC0415 - for a terminal only

    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - 50 ms, for a terminal only
    from rich.console import Console  # noqa: PLC0415 - 50 ms, for a terminal only
    from rich.table import Table as Fitted  # noqa: PLC0415 - 50 ms, for a terminal only
    from rich.text import Text  # noqa: PLC0415 - 50 ms, for a terminal only

    fitted = Fitted(
        title=None,
        box=SIMPLE_HEAD,
        padding=(0, 0, 0, 0),
        pad_edge=False,
        show_edge=False,
        header_style="bold",
        expand=False,
    )
    widths = shares(shown, columns)
    for lane, to in zip(shown, widths, strict=True):
        heading = Text("\n".join(lane.heading))
        fitted.add_column(heading, justify=_JUSTIFIED[lane.align], overflow="fold", width=to, no_wrap=lane.whole)
    for row in zip(*(lane.rows for lane in shown), strict=True):
        cells = (
            pieces if lane.whole else [piece._replace(text=_jointed(piece.text, to)) for piece in pieces]
            for pieces, lane, to in zip(row, shown, widths, strict=True)
        )
        fitted.add_row(*(Text.assemble(*((piece.text, _style(piece)) for piece in pieces)) for pieces in cells))
    out = StringIO()
    console = Console(
        file=out,
        width=max(columns, sum(widths) + len(widths) - 1),
        force_terminal=colour,
        color_system="256" if colour else None,
        no_color=not colour,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
    )
    console.print(Text(plain(title), style="bold"))
    console.print(fitted)
    for note in notes:
        console.print(Text(plain(note), style="dim"))
    return [line.rstrip() for line in out.getvalue().splitlines()]


def _jointed(text: str, to: int) -> str:
    """Return the text with words that are wider than the lane, such as ids, in lines that end at their joints."""
    return " ".join(word if width(word) <= to else _parted(word, to) for word in text.split(" "))


def _parted(word: str, to: int) -> str:
    lines = [""]
    for part in _JOINT.split(word):
        if lines[-1] and width(lines[-1] + part) > to:
            lines.append(part)
        else:
            lines[-1] += part
    return "\n".join(lines)


def _style(piece: Piece) -> str:
    shade = SHADES[piece.tone]
    if piece.shaded and shade is not None:
        return f"color(16) on color({shade})"
    return {"good": "green", "bad": "bold red", "unsure": "yellow", "muted": "dim", "plain": ""}[piece.tone]
