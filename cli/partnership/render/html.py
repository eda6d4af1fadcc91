"""Reports as one self-contained page that reads well on a screen, on paper and aloud."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, assert_never

from partnership.render.branches import DEEPEST, said
from partnership.render.plot import plotted
from partnership.render.strips import longest, parted, parts_before, runs
from partnership.render.style import ON_ITS_SIDE, STYLE
from partnership.render.svg import figure
from partnership.report import Bullets, Card, Chart, Diagram, Fold, Heading, Paragraph, Plot, Table, Tree, unfolded
from partnership.words.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from partnership.report import Block, Cell, Column, Report

_MOST_MARKS = 40
"""Marks beside one another that a sheet of paper on its side has room for."""
_MANY_LINES = 12
"""Lines beside one label above which they stand in columns."""
_MANY = ' class="many"'
_SHORT = 20
"""Letters up to which a cell that begins with a figure, such as a date or a fraction, stands on one line."""
_UNTITLED = "Details"
"""What a fold is called of which nothing that can be seen is the title."""
_MANY_MARKS = 12
"""Marks above which a table is printed on paper on its side."""


def render(report: Report) -> str:
    """Return the report as a whole HTML page: no script, nothing fetched, every text escaped."""
    body = "\n".join(_body(report.under_the_title()))
    style = STYLE + ON_ITS_SIDE * any(isinstance(block, Table) and _wide(block) for block in unfolded(report.blocks))
    return (
        '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{_text(report.title)}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n<h1>{_text(report.title)}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _text(text: str) -> str:
    return escape(plain(text), quote=True)


def _body(blocks: tuple[Block, ...], within: str = "", over: Mapping[int, str] | None = None) -> Iterator[str]:
    """Yield each block. Headings go down one level at a time, and a table's region is named with the headings it stands under.

    `within` leads the ids of what stands in a fold, `over` has the headings that the fold stands under.
    """
    above = dict(over or {})
    under = max(above, default=1)
    open_: list[int] = []
    for place, block in enumerate(blocks):
        number = f"{within}{place}"
        match block:
            case Heading():
                open_ = [*(one for one in open_ if one < block.level), block.level]
                level = min(under + len(open_), 6)
                above = {one: name for one, name in above.items() if one < level} | {level: f"heading-{number}"}
                page = ' class="page"' if block.new_page else ""
                yield f'<h{level} id="{above[level]}"{page}>{_text(block.text)}</h{level}>'
            case Paragraph() | Bullets() | Card() | Tree() | Diagram():
                yield _plain(block)
            case Table():
                yield from _tables(block, number, tuple(above.values()))
            case Chart():
                yield figure(block, f"chart-{number}")
            case Plot():
                yield plotted(block, f"plot-{number}")
            case Fold():
                inside = "\n".join(_body(block.blocks, f"{number}-", above))
                yield f"<details open>\n<summary>{_text(block.title) if plain(block.title).strip() else _UNTITLED}</summary>\n{inside}\n</details>"
            case _:
                assert_never(block)


def _plain(block: Paragraph | Bullets | Card | Tree | Diagram) -> str:
    """Return a block that needs to know of nothing around it."""
    match block:
        case Paragraph():
            return _paragraph(block)
        case Bullets():
            return _bullets(block)
        case Card():
            return _card(block)
        case Tree():
            return _tree(block)
        case _:
            return _picture(block)


def _picture(diagram: Diagram) -> str:
    """Return a diagram drawn in the page, with its words for those who do not see it."""
    from partnership.render.diagram import render as drawn  # noqa: PLC0415 - loads Graphviz, for a diagram only

    return f'<figure class="drawing">\n{drawn(diagram, "svg").decode().partition("?>")[2].strip()}\n</figure>'


def _bullets(bullets: Bullets) -> str:
    return "<ul>\n" + "\n".join(f"<li>{_text(line)}</li>" for line in bullets.lines) + "\n</ul>"


def _tables(table: Table, number: str, under: tuple[str, ...]) -> Iterator[str]:
    """Yield a table, in parts where paper has no room for all of its marks beside one another."""
    parts = parted(table, _MOST_MARKS) if longest(table.columns) > _MOST_MARKS else [table]
    for part, one in enumerate(parts, 1):
        label = f"table-{number}" if len(parts) == 1 else f"table-{number}-{part}"
        yield _table(one, label, under)


def _paragraph(paragraph: Paragraph) -> str:
    kind = ' class="alarm" role="note"' if paragraph.alarm else ""
    return f"<p{kind}>{_text(paragraph.text)}</p>"


def _tree(tree: Tree) -> str:
    """Return a tree as a list in lists; what stands deeper than lists can says how deep."""
    parts: list[str] = []
    level = -1
    for branch in tree.branches:
        depth = min(branch.depth, DEEPEST)
        parts.append("<ul>\n" * (depth - level) + "</li>\n</ul>\n" * (level - depth) + "</li>\n" * (depth <= level))
        led = f"({branch.depth}) " if branch.depth > DEEPEST else ""
        parts.append(f"<li>{_text(led + said(branch))}" + "".join(f"<br>{_text(text)}" for text in branch.under))
        level = depth
    return "".join((*parts, "</li>\n</ul>\n" * (level + 1))).rstrip("\n")


def _card(card: Card) -> str:
    title = f'<p class="title">{_text(card.title)}</p>\n' if card.title else ""
    entries = "\n".join(
        f"<dt>{_text(label)}</dt><dd{_MANY * (len(values) > _MANY_LINES)}>{'<br>'.join(_text(value) for value in values)}</dd>"
        for label, values in card.entries
    )
    return f"{title}<dl>\n{entries}\n</dl>"


def _table(table: Table, label: str, under: tuple[str, ...]) -> str:
    named = " ".join((*under, label))
    kinds = _kinds(table.columns)
    head = "".join(
        f'<th scope="col"{_attributes(kind, title=column.title)}>{_text(column.heading)}</th>'
        for column, kind in zip(table.columns, kinds, strict=True)
    )
    rows = "\n".join(
        "<tr>"
        + "".join(
            _cell(cell, column, kind, first=index == 0)
            for index, (cell, column, kind) in enumerate(zip(row, table.columns, kinds, strict=True))
        )
        + "</tr>"
        for row in table.rows
    )
    notes = "\n".join(f'<p class="notes">{_text(note)}</p>' for note in table.notes)
    return (
        f'<div class="scroll{" wide" * _wide(table)}" tabindex="0" role="region" aria-labelledby="{named}">\n<table>\n<caption id="{label}">{_text(table.title)}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n</div>\n{notes}"
    )


def _wide(table: Table) -> bool:
    return longest(table.columns) > _MANY_MARKS


def _kinds(columns: Sequence[Column]) -> list[tuple[str, ...]]:
    """Return the classes of each column: how it is aligned, or that it holds marks, and where a group of them begins."""
    kinds: list[tuple[str, ...]] = []
    for run in runs(columns):
        if run.joined:
            count = run.end - run.first
            kinds += [("mark", "group") if parts_before(number, count) else ("mark",) for number in range(count)]
        else:
            align = columns[run.first].align
            kinds.append(() if align == "left" else (align,))
    return kinds


def _attributes(classes: tuple[str, ...], *, title: str | None) -> str:
    named = f' class="{" ".join(classes)}"' if classes else ""
    return named + (f' title="{_text(title)}"' if title else "")


def _cell(cell: Cell, column: Column, kind: tuple[str, ...], *, first: bool) -> str:
    """Return a cell; of a mark its meaning is read aloud, and not its letter. A row without a name has no heading."""
    tag, scope = ("th", ' scope="row"') if first and cell.text.strip() else ("td", "")
    classes = (*kind, *((cell.tone,) if cell.tone != "plain" else ()))
    if not column.joined and cell.text[:1].isdigit() and len(cell.text) <= _SHORT:
        classes = (*classes, "short")
    shown = _text(cell.text)
    if column.joined and cell.title:
        shown = f'<span aria-hidden="true">{shown}</span><span class="unseen">{_text(cell.title)}</span>'
    return f"<{tag}{scope}{_attributes(classes, title=cell.title)}>{shown}</{tag}>"
