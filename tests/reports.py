"""Reports for tests: one that says everything hostile in every place, one that says one thing everywhere, and registers."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from partnership.report import (
    Bar,
    Branch,
    Bullets,
    Card,
    Cell,
    Chart,
    Column,
    Dot,
    Fold,
    Heading,
    Level,
    Paragraph,
    Plot,
    Report,
    Table,
    Threshold,
    Tree,
)

if TYPE_CHECKING:
    from partnership.report import Tone

MARKS: tuple[tuple[str, Tone, str], ...] = (
    ("P", "good", "present"),
    ("V", "good", "present, virtually"),
    ("S", "unsure", "a substitute came"),
    ("A", "plain", "apologies"),
    ("N", "bad", "absent"),
    ("?", "unsure", "not recorded"),
    ("-", "muted", "not in post"),
    (".", "muted", "to come"),
)
"""Marks as a register has them: letter, tone and meaning."""


def register(people: int, meetings: int) -> Table:
    """Return a register of so many people and meetings, with names before the marks and figures after them."""
    columns = (
        Column("Who"),
        Column("Seat"),
        *(Column(str(number), "centre", joined=True, title=f"Meeting {number}") for number in range(1, meetings + 1)),
        Column("Rate"),
        Column("Verdict"),
    )
    rows = tuple(
        (
            Cell(f"Siân Enghraifft the {person}."),
            Cell("Clinical Commissioning Group" if person % 2 else "Chair"),
            *(Cell(*MARKS[(person + meeting) % len(MARKS)]) for meeting in range(meetings)),
            Cell("16 of 23 (69.6%)"),
            Cell("below", "bad"),
        )
        for person in range(1, people + 1)
    )
    return Table("Register", columns, rows, ("P present; N absent.",))


HOSTILE = (
    "<script>alert(1)</script>", "<!-- hidden -->", "</td></table><h1>x", '" onmouseover="alert(1)', "' onload='x", "&lt;b&gt; &amp; &#60;",
    "[link](javascript:alert(1))", "![image](https://example.org/x.png)", "[x]: https://example.org", "<https://example.org>", "https://example.org", "_https://example.org_", "1http://example.org", "www.example.org", "_www.example.org", "mailto:a@example.org", "xmpp:a@example.org", "a@example.org", "FTP://example.org",
    "@everyone", "#123", "GH-123", "org/repo#1", "| pipe | pipe |", "\\| pipe", "`code`", "``", "```", "~~~", "**bold** __bold__ *it* _it_ ~~gone~~", "# heading", "###### x", "- item", "* item", "+ item", "1. item", "1) item", "> quote", "---", "===", "***", "    indented code", "\\", "\\\\", "$x$ $$y$$", "[^1] [^1]: note", "[ ] task", ":::", "{{ template }}",
    "=cmd|' /C calc'!A0", "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r\n=1+1", " =1+1", "\uff1d1+1", '=HYPERLINK("https://example.org")',
    "\x1b[31mred\x1b[0m", "\x1b]8;;https://example.org\x07x", "\x9b31m", "\x00\x07\x08", "\u202egnp.exe", "\u2066x\u2069", "\ud800", "one\ntwo\r\nthree\u2028four", "a\tb",
    "漢字のボード", "\uff26\uff55", "e\u0301e\u0301", "Siân", "👪", "x" * 400, "word " * 80, "", " ",
)  # fmt: skip
SOUND = tuple(one for one in HOSTILE if one != "\ud800")
COLUMNS = (
    Column("Name"),
    Column("Mark", "centre"),
    Column("Count", "right"),
    Column("=SUM(A1)<b>|*"),
)
TABLE = Table(
    "Table <b>*",
    COLUMNS,
    tuple(
        (Cell(one), Cell(one[:3], "good"), Cell(str(number), "bad", one), Cell(one, "unsure"))
        for number, one in enumerate(HOSTILE)
    ),
    HOSTILE,
)
CHART = Chart(
    "Chart <s>",
    "Shares of everything.",
    tuple(Bar(one, Fraction(1, 3), Fraction(1, 2), one, "good") for one in HOSTILE),
    Threshold(Fraction(7, 10), "x" * 400),
    "of all <b>",
)
PLOT = Plot(
    "Plot <s>",
    "Figures of everything.",
    tuple(Dot(one, Fraction(number, len(HOSTILE)), one, "other") for number, one in enumerate(HOSTILE)),
    tuple(Level(Fraction(1, 2), one, broken=True) for one in HOSTILE),
)
REPORT = Report(
    "Title <b>* @x", (
        Heading("First"), Heading("Second <i>#", 2), Heading("Third", 3), *(Paragraph(one) for one in HOSTILE), *(Paragraph(one, alarm=True) for one in HOSTILE), Bullets(HOSTILE),
        Tree(tuple(Branch(number % 3, Cell(one, "bad"), (Cell(one, "muted"), Cell(one)), one, (one,)) for number, one in enumerate(HOSTILE))),
        Card("Card <u>", tuple((one, (one, "second line")) for one in HOSTILE)), Card(None, (("label", ("value",)), ("none", ()))), TABLE, Table("Empty", COLUMNS, ()), register(3, 23), CHART, Chart("Nothing", "", ()), PLOT, Plot("Nothing", "", ()),
        *(Fold(one, (Paragraph(one), Heading("Fold <k>", 2), Table(f"{number} {one}", COLUMNS, ()))) for number, one in enumerate(HOSTILE)),
    ), TABLE, {"texts": list(SOUND), "none": None},
)  # fmt: skip

hostile = pytest.mark.parametrize("said", HOSTILE, ids=[ascii(one)[:30] for one in HOSTILE])


def about(said: str) -> Report:
    """Return a report that says one thing everywhere."""
    table = Table(
        said,
        (Column(said, title=said), Column(said, joined=True), Column("Other", "right")),
        ((Cell(said, "muted", said), Cell(said, "good", said), Cell(said)),),
        (said,),
    )
    return Report(
        said,
        (
            Heading(said),
            Heading(said, 2),
            Paragraph(said),
            Paragraph(said, alarm=True),
            Bullets((said,)),
            Card(said, ((said, (said, said)),)),
            Tree((Branch(0, Cell(said)), Branch(1, Cell(said), under=(said,)))),
            table,
            Fold(said, (Paragraph(said),)),
        ),
        table,
        {said: said},
    )
