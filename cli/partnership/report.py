"""What there is to show, before it is known in which format: a few kinds of block."""

from __future__ import annotations

from typing import Literal, NamedTuple

Tone = Literal["plain", "good", "bad", "unsure", "muted"]
"""How a cell may be coloured; the words alone carry the meaning."""
Align = Literal["left", "right", "centre"]
ReportFormat = Literal["text", "markdown", "html", "csv", "json"]
"""The formats of a report."""


class Cell(NamedTuple):
    """One cell of a table. `title` is what a reader sees on pointing at it, where a format can show that."""

    text: str
    tone: Tone = "plain"
    title: str | None = None


class Column(NamedTuple):
    """A column: its heading, and how what stands under it is aligned."""

    heading: str
    align: Align = "left"


class Table(NamedTuple):
    """Rows under headings, with a title, and notes under it. The first column names the row."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()


class Card(NamedTuple):
    """Labels and what stands beside them; a label may have several lines."""

    title: str | None
    entries: tuple[tuple[str, tuple[str, ...]], ...]


class Heading(NamedTuple):
    """A heading inside a report, 1 for the highest."""

    text: str
    level: int = 1


class Paragraph(NamedTuple):
    """Running text; an `alarm` is said first and must not be missed."""

    text: str
    alarm: bool = False


class Bullets(NamedTuple):
    """Short lines, one under another."""

    lines: tuple[str, ...]


Block = Table | Card | Heading | Paragraph | Bullets


class Report(NamedTuple):
    """A whole answer: its title and blocks for people, `flat` for spreadsheets, `data` for machines.

    `flat` is one table with a row for each thing; `data` is plain JSON data.
    """

    title: str
    blocks: tuple[Block, ...]
    flat: Table
    data: object
