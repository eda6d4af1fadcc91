"""What stands at a place of a record, field by field, and what else may stand there."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from partnership.answers.titles import called_with_id
from partnership.report import Cell, Column, Heading, Paragraph, Report, Table
from partnership.words.finding import written
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from partnership.documents.document import Document
    from partnership.documents.shapes import Shape
    from partnership.words.finding import Pointer

_MOST = 60
"""How many letters of a value are shown in a cell."""
_TITLES = ("name", "title", "printed", "action", "decision")


def fields(document: Document, at: Pointer, shape: Shape, now: Any) -> Report:
    """Lay out what stands at a place of a record: the fields of a block, the items of a list, or one value whole."""
    where = written(at)
    heading = called_with_id(document) + (f": {where}" if where else "")
    table = _table(heading, shape, now)
    described = str(shape.node.get("description", ""))
    if isinstance(now, (str, int, Decimal)) or (now is None and not shape.fields):
        said = "Nothing stands there." if now is None else f"Now: {_short(now, None)}"
        words = [str(one) for one in shape.node.get("enum", ())]
        choice = [Paragraph(f"It may be {listed(words, 'or')}.")] if words else []
        return Report(heading, (Heading(heading), Paragraph(described), Paragraph(said), *choice), table, now)
    return Report(heading, (Heading(heading), table._replace(title=described)), table, now)


def _table(title: str, shape: Shape, now: Any) -> Table:
    """Return what stands there, row by row: the items of a list, what has an id, or every field that a block may have."""
    if isinstance(now, list):
        rows = tuple((Cell(str(number)), Cell(_short(one))) for number, one in enumerate(now, 1))
        return Table(title, (Column("Item", "right"), Column("Now")), rows)
    if shape.keyed:
        rows = tuple((Cell(one), Cell(_short(each))) for one, each in (now or {}).items())
        return Table(title, (Column("Id"), Column("Now")), rows)
    known = now if isinstance(now, dict) else {}
    lines = tuple(
        (Cell(name), Cell(_short(known[name]) if name in known else ""), Cell(_first(shape, name)))
        for name in shape.fields
    )
    return Table(title, (Column("Field"), Column("Now"), Column("What it holds")), lines)


def _first(shape: Shape, name: str) -> str:
    """Return the first sentence that the schema says of a field."""
    inner = shape.inside(name)
    return inner.says if inner else ""


def _short(one: Any, most: int | None = _MOST) -> str:
    """Return a value in a few words: its title, what it says, or how much it is."""
    text = _words(one)
    return f"{text[: most - 1]}…" if most is not None and len(text) > most else text


def _words(one: Any) -> str:
    if isinstance(one, dict):
        title = next((str(one[name]) for name in _TITLES if name in one), None)
        inner = ", ".join(one if _keyed(one) else (f"{key}: {_words(each)}" for key, each in one.items()))
        return title or inner
    if isinstance(one, list):
        return (
            ", ".join(map(str, one))
            if not _keyed(one)
            else _words(one[0])
            if len(one) == 1
            else plural(len(one), "item")
        )
    return str(one).lower() if isinstance(one, bool) else " ".join(str(one).split())


def _keyed(one: Any) -> bool:
    """Whether it is made of blocks."""
    return all(isinstance(each, dict) for each in (one.values() if isinstance(one, dict) else one))
