"""Diagrams for tests: one that says everything hostile in every place, and trees of any size."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from partnership.report import (
    Arrow,
    Box,
    Branch,
    Bullets,
    Card,
    Cell,
    Dated,
    Diagram,
    Heading,
    Page,
    Paragraph,
    Report,
    Table,
    Tree,
)
from reports import SOUND

if TYPE_CHECKING:
    from partnership.report import Sure

SURES: tuple[Sure, ...] = ("yes", "perhaps", "proposed")
SAID = (*SOUND, "end", "שלום עולם", "مرحبا (ABC)", "subgraph x", "style n1 fill:red", "fa:fa-car x", "\\N \\G \\n \\l", "a\\", "#quot; #35;", "%% c", "\ufffe", "click n1 href", "`md **b**`", "n1 --> n2", "1. one", "[x](y)")  # fmt: skip
KINDS = ("sub-group of", "accountable to", "<reports>", '"scrutinised"', "con;sults", "#supports")


def hostile() -> Diagram:
    """Return a diagram in which each hostile text is a name, what is said, a label, and some are groups and ids."""
    boxes = tuple(
        Box(f"{said}{number}", said, (said, "said"), said if number % 5 == 0 else "", number % 3 > 0, number % 7 == 0, SURES[number % 3], said)
        for number, said in enumerate(SAID)
    )  # fmt: skip
    arrows = tuple(
        Arrow(boxes[number].id, boxes[number // 2].id, number % 6, said, SURES[number % 3], places=number % 4 > 0)
        for number, said in enumerate(SAID)
    )
    return Diagram(SAID[0], SAID[:4], KINDS, boxes, arrows, upward=True, others=SAID[1], made=date(2026, 3, 20))


def grown(under: list[int | None]) -> Diagram:
    """Return a diagram of so many boards, each a sub-group of the one with the number given, or of none."""
    boxes = tuple(Box(str(number), f"Board {number}") for number in range(len(under)))
    arrows = tuple(Arrow(str(number), str(above), 0) for number, above in enumerate(under) if above is not None)
    return Diagram("Boards", (), KINDS, boxes, arrows, upward=True)


def hostile_page() -> Page:
    """Return a page of two days in which each hostile text is a name, what is said, a line under it, a card's label and its lines."""
    days = []
    for number, day in enumerate((date(2026, 3, 19), date(2026, 3, 20))):
        branches = tuple(
            Branch(
                at % 30, Cell(said), (Cell(said, "muted"), Cell(said, "unsure")), said, (said,), said, at % 9 == 8,
                None if at % 3 == number else Card(None, ((said, (said, said)),)),
            )
            for at, said in enumerate(SAID)
        )  # fmt: skip
        blocks = (
            Paragraph(SAID[1], alarm=True),
            Heading(SAID[0], 2),
            Tree(branches),
            Paragraph(SAID[2]),
            Bullets(SAID),
        )
        days.append(Dated(day, SAID[number], Report("x", blocks, Table("x", (), ()), {})))
    return Page(SAID[0], tuple(days), 1, (SAID[3],))
