"""Reports as text: aligned columns, nothing cut off; on a terminal fitted to its width by rich."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, assert_never

from partnership.render.colour import painted
from partnership.report import Bullets, Card, Heading, Paragraph, Table
from partnership.words.wording import plain, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partnership.report import Block, Column, Report, Tone

_MOST_FITTED = 500
"""Rows above which a table is not fitted to the terminal: rich takes a second for each five thousand."""
_GAP = "  "
_UNDER = ("=", "-")
"""What stands under a heading of the first and of the second level."""
_NARROWEST = 20
_LONGEST_WORD = 11
"""Letters up to which a word of a table is kept whole however narrow the terminal."""


def render(report: Report, *, colour: bool = False, columns: int | None = None) -> str:
    """Return the report as text. `columns` is the terminal's width, None where there is no terminal: then nothing is wrapped."""
    return "\n".join("\n".join(_block(block, colour=colour, columns=columns)) + "\n" for block in report.blocks)


def _block(block: Block, *, colour: bool, columns: int | None) -> Iterable[str]:
    match block:
        case Heading():
            return _heading(block)
        case Paragraph():
            tone: Tone = "bad" if block.alarm else "plain"
            return [painted(line, tone, colour=colour) for line in _wrapped(plain(block.text), "", columns)]
        case Bullets():
            return [line for text in block.lines for line in _wrapped(plain(text), "- ", columns)]
        case Card():
            return _card(block, columns)
        case Table():
            fitted = columns is not None and len(block.rows) <= _MOST_FITTED
            return _fitted(block, columns or 0, colour=colour) if fitted else _table(block, colour=colour)
        case _:
            assert_never(block)


def _heading(heading: Heading) -> list[str]:
    text = plain(heading.text)
    return [text, *(mark * width(text) for mark in _UNDER[heading.level - 1 : heading.level])]


def _card(card: Card, columns: int | None) -> list[str]:
    widest = max((width(plain(label)) for label, _ in card.entries), default=0)
    lines = [plain(card.title)] if card.title else []
    for label, values in card.entries:
        for number, value in enumerate(values):
            first = f"{_padded(plain(label) if number == 0 else '', widest)}{_GAP}"
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


def _padded(text: str, to: int, align: str = "left") -> str:
    missing = max(0, to - width(text))
    if align == "right":
        return " " * missing + text
    if align == "centre":
        return " " * (missing // 2) + text + " " * (missing - missing // 2)
    return text + " " * missing


def _table(table: Table, *, colour: bool) -> list[str]:
    rows = [[plain(cell.text) for cell in row] for row in table.rows]
    headings = [plain(column.heading) for column in table.columns]
    widths = [max([width(heading), *(width(row[number]) for row in rows)]) for number, heading in enumerate(headings)]
    lines = [
        plain(table.title),
        *_line(headings, widths, table.columns),
        *_line(["-" * one for one in widths], widths, table.columns),
    ]
    for shown, row in zip(rows, table.rows, strict=True):
        cells = [
            painted(_padded(text, to, column.align), cell.tone, colour=colour)
            for text, to, column, cell in zip(shown, widths, table.columns, row, strict=True)
        ]
        lines.append(_GAP.join(cells).rstrip())
    return [*lines, *(plain(note) for note in table.notes)]


def _line(cells: Sequence[str], widths: Sequence[int], columns: Sequence[Column]) -> list[str]:
    return [
        _GAP.join(
            _padded(text, to, column.align) for text, to, column in zip(cells, widths, columns, strict=True)
        ).rstrip()
    ]


def _fitted(table: Table, columns: int, *, colour: bool) -> list[str]:
    from io import StringIO  # noqa: PLC0415 - with rich

    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - 50 ms, for a terminal only
    from rich.console import Console  # noqa: PLC0415 - 50 ms, for a terminal only
    from rich.table import Table as Fitted  # noqa: PLC0415 - 50 ms, for a terminal only
    from rich.text import Text  # noqa: PLC0415 - 50 ms, for a terminal only

    styles = {"good": "green", "bad": "bold red", "unsure": "yellow", "muted": "dim", "plain": ""}
    fitted = Fitted(
        title=None,
        box=SIMPLE_HEAD,
        padding=(0, 0, 0, 0),
        pad_edge=False,
        show_edge=False,
        header_style="bold",
        expand=False,
    )
    for number, column in enumerate(table.columns):
        texts = (column.heading, *(row[number].text for row in table.rows))
        least = min(_LONGEST_WORD, max(width(word) for text in texts for word in plain(text).split() or [""]))
        justify = {"left": "left", "right": "right", "centre": "center"}[column.align]
        fitted.add_column(Text(plain(column.heading)), justify=justify, overflow="fold", min_width=least)  # type: ignore[arg-type]
    for row in table.rows:
        fitted.add_row(*(Text(plain(cell.text), style=styles[cell.tone]) for cell in row))
    out = StringIO()
    console = Console(
        file=out,
        width=columns,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
    )
    console.print(Text(plain(table.title), style="bold"))
    console.print(fitted)
    for note in table.notes:
        console.print(Text(plain(note), style="dim"))
    return [line.rstrip() for line in out.getvalue().splitlines()]
