"""Reports as text: aligned columns, nothing cut off; on a terminal fitted to its width by rich."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from partnership.render.colour import painted
from partnership.report import Bullets, Card, Heading, Paragraph, Table
from partnership.wording import plain, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partnership.report import Block, Column, Report

_MOST_FITTED = 500
"""Rows above which a table is not fitted to the terminal: rich takes a second for each five thousand."""
_GAP = "  "


def render(report: Report, *, colour: bool = False, columns: int | None = None) -> str:
    """Return the report as text. `columns` is the terminal's width, None where there is no terminal: then nothing is wrapped."""
    return "\n".join("\n".join(_block(block, colour=colour, columns=columns)) + "\n" for block in report.blocks)


def _block(block: Block, *, colour: bool, columns: int | None) -> Iterable[str]:
    match block:
        case Heading():
            return _heading(block)
        case Paragraph():
            return [painted(plain(block.text), "bad" if block.alarm else "plain", colour=colour)]
        case Bullets():
            return [f"- {plain(line)}" for line in block.lines]
        case Card():
            return _card(block)
        case Table():
            fitted = columns is not None and len(block.rows) <= _MOST_FITTED
            return _fitted(block, columns or 0, colour=colour) if fitted else _table(block, colour=colour)
        case _:
            assert_never(block)


def _heading(heading: Heading) -> list[str]:
    text = plain(heading.text)
    return [text, "=" * width(text)] if heading.level == 1 else [text, "-" * width(text)] if heading.level == 2 else [text]  # noqa: PLR2004 - the levels of headings


def _card(card: Card) -> list[str]:
    widest = max((width(plain(label)) for label, _ in card.entries), default=0)
    lines = [plain(card.title)] if card.title else []
    for label, values in card.entries:
        for number, value in enumerate(values):
            lines.append(f"{_padded(plain(label) if number == 0 else '', widest)}{_GAP}{plain(value)}")
    return lines


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
    lines = [plain(table.title), *_line(headings, widths, table.columns), *_line(["-" * one for one in widths], widths, table.columns)]
    for shown, row in zip(rows, table.rows, strict=True):
        cells = [painted(_padded(text, to, column.align), cell.tone, colour=colour) for text, to, column, cell in zip(shown, widths, table.columns, row, strict=True)]
        lines.append(_GAP.join(cells).rstrip())
    return [*lines, *(plain(note) for note in table.notes)]


def _line(cells: Sequence[str], widths: Sequence[int], columns: Sequence[Column]) -> list[str]:
    return [_GAP.join(_padded(text, to, column.align) for text, to, column in zip(cells, widths, columns, strict=True)).rstrip()]


def _fitted(table: Table, columns: int, *, colour: bool) -> list[str]:
    from io import StringIO  # noqa: PLC0415 - with rich

    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - 50 ms, for a terminal only
    from rich.console import Console  # noqa: PLC0415 - 50 ms, for a terminal only
    from rich.table import Table as Fitted  # noqa: PLC0415 - 50 ms, for a terminal only
    from rich.text import Text  # noqa: PLC0415 - 50 ms, for a terminal only

    styles = {"good": "green", "bad": "bold red", "unsure": "yellow", "muted": "dim", "plain": ""}
    fitted = Fitted(title=None, box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold", expand=False)
    for column in table.columns:
        justify = {"left": "left", "right": "right", "centre": "center"}[column.align]
        fitted.add_column(Text(plain(column.heading)), justify=justify, overflow="fold", no_wrap=False)  # type: ignore[arg-type]
    for row in table.rows:
        fitted.add_row(*(Text(plain(cell.text), style=styles[cell.tone]) for cell in row))
    out = StringIO()
    console = Console(file=out, width=columns, force_terminal=colour, color_system="standard" if colour else None, no_color=not colour, legacy_windows=False, markup=False, highlight=False, emoji=False)
    console.print(Text(plain(table.title), style="bold"))
    console.print(fitted)
    for note in table.notes:
        console.print(Text(plain(note), style="dim"))
    return [line.rstrip() for line in out.getvalue().splitlines()]
