"""Readings from elsewhere laid out: what would become of every row, before anything is written."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from partnership.answers.measures.incoming.held import FATES
from partnership.answers.measures.incoming.matching import by_measure
from partnership.report import Card, Cell, Column, Heading, Paragraph, Report, Table
from partnership.views.card import alarm, unread_paths
from partnership.views.plain_table import plain_table
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from partnership.answers.measures.incoming.held import Fate
    from partnership.answers.measures.incoming.layouts import Layout, Understood
    from partnership.answers.measures.incoming.matching import Incoming
    from partnership.report import Block
    from partnership.words.finding import Finding

VERSION = 1
_LAYOUTS: Mapping[Layout, str] = {
    "fingertips": "indicator data of Fingertips",
    "rows": "a row for each reading",
    "columns": "a row for each area, and a column for each period",
}
_FATES: Mapping[Fate, str] = {"new": "New", "changed": "Changed", "same": "On record already", "left-out": "Left out"}
_FEW = 8
"""Rows up to which they are named."""
_FIELDS = ("period", "area", "sex", "age", "value", "count", "denominator", "lower", "upper", "version", "missing")


def preview(name: str, table: Understood, found: Sequence[Incoming], unread: Sequence[Finding]) -> Report:
    """Return what would become of every row of a table as a report; `name` is the file's."""
    title = f"Readings in {name}"
    counts = Counter(one.fate for one in found)
    entries = [
        ("Table", _LAYOUTS[table.layout]),
        ("Columns read", listed(table.used) or "none"),
        *([("Columns not read", listed(table.unused))] if table.unused else []),
        ("Readings", ", ".join(f"{_FATES[fate].lower()} {counts[fate]}" for fate in FATES) + f": {len(found)} in all"),
    ]
    blocks: list[Block] = [
        *alarm(unread),
        Heading(title),
        Card(None, tuple((label, (words,)) for label, words in entries)),
        *_changes(found),
        *_rest(found),
    ]
    return Report(title, tuple(blocks), _flat(title, found), _data(name, table, found, unread))


def _changes(found: Sequence[Incoming]) -> Iterator[Block]:
    for measure, rows in by_measure(found).items():
        yield Heading(measure, 2)
        kept = [field for field in _FIELDS if any(field in (one.reading or {}) for one in rows)]
        columns = (
            Column("Row", "right"),
            Column(""),
            *(
                Column(
                    field.capitalize(),
                    "right" if field in {"value", "count", "denominator", "lower", "upper"} else "left",
                )
                for field in kept
            ),
            Column("What changes"),
        )
        yield Table(
            plural(len(rows), "reading"), columns,
            tuple(
                (Cell(str(one.row)), Cell(one.fate), *(Cell(str((one.reading or {}).get(field, ""))) for field in kept), Cell(one.why)) for one in rows
            ),
        )  # fmt: skip
    if not by_measure(found):
        yield Paragraph("Nothing in it is new to the records.")


def _rest(found: Sequence[Incoming]) -> Iterator[Block]:
    """Yield what is not written, by why: what is left out, and what is on record with fewer figures."""
    yield from _by_why(found, "left-out", "Left out")
    yield from _by_why([one for one in found if one.why], "same", "On record, and a person may look at it")


def _by_why(found: Sequence[Incoming], fate: Fate, heading: str) -> Iterator[Block]:
    why: dict[str, list[int]] = {}
    for one in found:
        if one.fate == fate:
            why.setdefault(one.why, []).append(one.row)
    if not why:
        return
    yield Heading(heading, 2)
    rows = tuple((Cell(reason), Cell(str(len(numbers))), Cell(_numbers(numbers))) for reason, numbers in why.items())
    yield Table(
        plural(sum(map(len, why.values())), "reading"),
        (Column("Why"), Column("How many", "right"), Column("Rows")),
        rows,
    )


def _numbers(rows: Sequence[int]) -> str:
    each = list(dict.fromkeys(rows))
    more = f" and {len(each) - _FEW} more" if len(each) > _FEW else ""
    return ", ".join(map(str, each[:_FEW])) + more


def _flat(title: str, found: Sequence[Incoming]) -> Table:
    headings = ("Row", "What becomes of it", "Measure", *(field.capitalize() for field in _FIELDS), "Why")
    rows = [
        (
            str(one.row),
            one.fate,
            one.measure or "",
            *(str((one.reading or {}).get(field, "")) for field in _FIELDS),
            one.why,
        )
        for one in found
    ]
    return plain_table(title, headings, rows)


def _data(name: str, table: Understood, found: Sequence[Incoming], unread: Sequence[Finding]) -> dict[str, Any]:
    return {
        "version": VERSION, "file": name, "unread": unread_paths(unread), "table": table.layout, "columns_read": list(table.used), "columns_not_read": list(table.unused),
        "rows": [
            {"row": one.row, "becomes": one.fate, "why": one.why or None, "measure": one.measure, "reading": {field: one.reading[field] for field in _FIELDS if field in one.reading} if one.reading is not None else None}
            for one in found
        ],
    }  # fmt: skip
