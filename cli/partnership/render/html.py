"""Reports as one self-contained page that reads well on a screen, on paper and aloud."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, assert_never

from partnership.report import Bullets, Card, Heading, Paragraph, Table
from partnership.words.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.report import Block, Cell, Column, Report

_STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #ffffff; --line: #767676; --soft: #f2f2f2; --good: #14532d; --bad: #8f1d14; --unsure: #6b4500; --muted: #4f4f4f; }
@media (prefers-color-scheme: dark) { :root { --ink: #f0f0f0; --paper: #16181b; --line: #9a9a9a; --soft: #25282c; --good: #9fe3b4; --bad: #ffb4ab; --unsure: #ffd58a; --muted: #c4c4c4; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem; font: 1rem/1.45 system-ui, "Segoe UI", Arial, sans-serif; color: var(--ink); background: var(--paper); }
h1 { font-size: 1.6rem; margin: 0 0 1rem; } h2 { font-size: 1.3rem; margin: 2rem 0 .5rem; } h3 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; } h4 { font-size: 1rem; margin: 1rem 0 .25rem; }
.scroll { overflow-x: auto; margin: 1rem 0; }
.scroll:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: .25rem 0 .5rem; }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .6rem; vertical-align: top; text-align: left; }
thead th { border-bottom: 2px solid var(--ink); vertical-align: bottom; background: var(--soft); }
tbody th { font-weight: 600; }
.right { text-align: right; } .centre { text-align: center; }
.good { color: var(--good); } .bad { color: var(--bad); font-weight: 700; } .unsure { color: var(--unsure); font-style: italic; } .muted { color: var(--muted); }
.alarm { border-left: .4rem solid var(--bad); padding: .5rem 1rem; background: var(--soft); font-weight: 600; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; margin: 1rem 0; } dt { font-weight: 600; } dd { margin: 0; }
.notes { color: var(--muted); font-size: .9rem; margin: .3rem 0; }
@media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: .5rem; } }
@media print { :root { --ink: #000; --paper: #fff; --soft: #fff; --good: #000; --bad: #000; --unsure: #000; --muted: #333; } body { max-width: none; padding: 0; font-size: 10pt; } .scroll { overflow: visible; } tr { break-inside: avoid; } thead { display: table-header-group; } }
"""


def render(report: Report) -> str:
    """Return the report as a whole HTML page: no script, nothing fetched, every text escaped."""
    body = "\n".join(_body(report.blocks))
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{_text(report.title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{_text(report.title)}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _text(text: str) -> str:
    return escape(plain(text), quote=True)


def _body(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Yield each block. Headings go down one level at a time, and a table's region is named with the headings it stands under."""
    level = 1
    above: dict[int, str] = {}
    for number, block in enumerate(blocks):
        match block:
            case Heading():
                level = min(block.level + 1, level + 1, 6)
                above = {one: name for one, name in above.items() if one < level} | {level: f"heading-{number}"}
                yield f'<h{level} id="{above[level]}">{_text(block.text)}</h{level}>'
            case Paragraph():
                yield (
                    f'<p class="alarm" role="note">{_text(block.text)}</p>'
                    if block.alarm
                    else f"<p>{_text(block.text)}</p>"
                )
            case Bullets():
                yield "<ul>\n" + "\n".join(f"<li>{_text(line)}</li>" for line in block.lines) + "\n</ul>"
            case Card():
                yield _card(block)
            case Table():
                yield _table(block, number, tuple(above.values()))
            case _:
                assert_never(block)


def _card(card: Card) -> str:
    title = f"<p><strong>{_text(card.title)}</strong></p>\n" if card.title else ""
    entries = "\n".join(
        f"<dt>{_text(label)}</dt><dd>{'<br>'.join(_text(value) for value in values)}</dd>"
        for label, values in card.entries
    )
    return f"{title}<dl>\n{entries}\n</dl>"


def _table(table: Table, number: int, under: tuple[str, ...]) -> str:
    label = f"table-{number}"
    named = " ".join((*under, label))
    head = "".join(f'<th scope="col"{_classes(column)}>{_text(column.heading)}</th>' for column in table.columns)
    rows = "\n".join(
        "<tr>"
        + "".join(
            _cell(cell, column, first=index == 0)
            for index, (cell, column) in enumerate(zip(row, table.columns, strict=True))
        )
        + "</tr>"
        for row in table.rows
    )
    notes = "\n".join(f'<p class="notes">{_text(note)}</p>' for note in table.notes)
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-labelledby="{named}">\n<table>\n<caption id="{label}">{_text(table.title)}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n</div>\n{notes}"
    )


def _classes(column: Column, tone: str = "plain") -> str:
    names = [name for name in (column.align, tone) if name not in ("left", "plain")]
    return f' class="{" ".join(names)}"' if names else ""


def _cell(cell: Cell, column: Column, *, first: bool) -> str:
    tag = "th" if first else "td"
    scope = ' scope="row"' if first else ""
    title = f' title="{_text(cell.title)}"' if cell.title else ""
    return f"<{tag}{scope}{_classes(column, cell.tone)}{title}>{_text(cell.text)}</{tag}>"
