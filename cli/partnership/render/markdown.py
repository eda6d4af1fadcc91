"""Reports as Markdown: tables that a code host, Word or Pandoc takes as they are."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, assert_never

from partnership.render.branches import DEEPEST, said
from partnership.render.diagram import mermaid
from partnership.report import Bullets, Card, Chart, Diagram, Fold, Heading, Paragraph, Plot, Table, Tree
from partnership.words.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership.report import Block, Report

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!$&])")
_ENTITIES = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_RULES = {"left": ":--", "right": "--:", "centre": ":-:"}
_LOWEST = 6
"""The lowest heading that Markdown has."""
_LIST_START = re.compile(r"^(\d+)([.)])")
_LIVE = re.compile(r"(?i)(https?|ftp|mailto|xmpp)(?=:)|www(?=\.)|gh(?=-[0-9])|@|\\#|#(?=[0-9])")
"""What GitHub and GitLab make a link or a mention of, however it is escaped: the page's text is searched for it."""


def render(report: Report) -> str:
    """Return the report as Markdown; nothing from a record can become a link, a mention, markup or HTML."""
    return f"# {escaped(report.title)}\n\n{body(report.under_the_title())}\n"


def body(blocks: Iterable[Block], under: int = 1) -> str:
    """Return blocks as Markdown without a title; headings go down one level at a time, from the one `under` which the blocks stand."""
    open_: list[int] = []
    written = []
    for block in blocks:
        if isinstance(block, Chart | Plot):
            continue
        if isinstance(block, Heading):
            open_ = [*(one for one in open_ if one < block.level), block.level]
        written.append("\n".join(_block(block, min(under + len(open_), _LOWEST))))
    return "\n\n".join(written)


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is: markup escaped, and addresses and mentions parted by a comment that nobody sees."""
    shown = _SPECIAL.sub(lambda found: _ENTITIES.get(found[1], f"\\{found[1]}"), plain(text).strip())
    shown = _LIVE.sub(r"\g<0><!-- -->", shown)
    return re.sub(r"^([-+=])", r"\\\1", _LIST_START.sub(r"\1\\\2", shown))


def _in_tags(text: str) -> str:
    """Return text as it stands between the tags of a page, where nothing is Markdown; addresses and mentions are parted there too."""
    return _LIVE.sub(r"\g<0><!-- -->", escape(plain(text).strip(), quote=False)).replace("![", "!<!-- -->[")


def _bold(text: str) -> str:
    shown = escaped(text)
    return f"**{shown}**" if shown else ""


def _block(block: Heading | Paragraph | Bullets | Card | Table | Tree | Diagram | Fold, level: int) -> list[str]:
    """Return the lines of a block; `level` is that of the heading which it is, or which it stands under."""
    match block:
        case Heading():
            return [f"{'#' * level} {escaped(block.text)}"]
        case Paragraph():
            return [_bold(block.text) if block.alarm else escaped(block.text)]
        case Bullets():
            return [f"- {escaped(line)}" for line in block.lines]
        case Card():
            return _card(block)
        case Table():
            return _table(block)
        case Tree():
            return _tree(block)
        case Diagram():
            return ["```mermaid", *mermaid.render(block).splitlines(), "```"]
        case Fold():
            return [
                f"<details><summary>{_in_tags(block.title)}</summary>",
                "",
                body(block.blocks, level),
                "",
                "</details>",
            ]
        case _:
            assert_never(block)


def _tree(tree: Tree) -> list[str]:
    """Return a tree as a list in lists; what stands deeper than lists can says how deep."""
    lines = []
    for branch in tree.branches:
        indent = "  " * min(branch.depth, DEEPEST)
        led = f"({branch.depth}) " if branch.depth > DEEPEST else ""
        lines.append(f"{indent}- {led}{escaped(said(branch))}")
        lines += [f"{indent}  - {escaped(text)}" for text in branch.under]
    return lines


def _card(card: Card) -> list[str]:
    title = [_bold(card.title), ""] if card.title else []
    return [
        *title,
        "| | |",
        "| :-- | :-- |",
        *(
            f"| {escaped(label)} | {'<br>'.join(escaped(value) for value in values)} |"
            for label, values in card.entries
        ),
    ]


def _table(table: Table) -> list[str]:
    head = "| " + " | ".join(escaped(column.heading) for column in table.columns) + " |"
    rule = "| " + " | ".join(_RULES[column.align] for column in table.columns) + " |"
    rows = ["| " + " | ".join(escaped(cell.text) for cell in row) + " |" for row in table.rows]
    notes = [part for note in table.notes for part in ("", escaped(note))]
    return [_bold(table.title), "", head, rule, *rows, *notes]
