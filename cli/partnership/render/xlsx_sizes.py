"""How wide the columns of a sheet are and how tall its rows, so that it can be read on a screen and on paper."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from textwrap import wrap
from typing import TYPE_CHECKING

from partnership.render.office import xml_text
from partnership.words.wording import width
from partnership.workbook import Formula

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.workbook import Entry, Field, Sheet

TITLE = 20
"""The height of a title, in points."""
_LINE, _TALLEST, _LETTER = 16, 400, 6
"""The height of a line and of the tallest row, and the width of a letter, in points. Headings of marks have two lines, or as
many as they take standing on end, and so stand above the buttons that filter."""
_MARK_WIDTH, _BESIDE_MARK, _DATE_WIDTH, _BUTTON = 3.3, 0.3, 12, 3
"""The width of a column of marks and of what is free beside a mark, of days, and of the button that filters, in characters."""
_WIDEST, _NARROWEST = 40, 16
"""The width of the widest column, and that to which none is narrowed to have the sheet fit a page, in characters."""
_PAGE = 210
"""So many characters across a page of A4 on its side are still read with ease: about 7.5 points."""
_MOST_FLAT = 3
"""Letters up to which the heading of a mark does not have to stand on end."""


def widths(sheet: Sheet) -> tuple[float, ...]:
    """Return the width of each column in characters: the widest are narrowed until a page has room for all, or none is wide."""
    own = [_column_width(sheet, number) for number in range(len(sheet.fields))]
    most = next(
        (one for one in range(_WIDEST, _NARROWEST, -1) if sum(min(each, one) for each in own) <= _PAGE), _NARROWEST
    )
    return tuple(min(each, most) for each in own)


def row_height(entries: Sequence[Entry], fields: Sequence[Field], widths: Sequence[float]) -> int | None:
    """Return the height of a row in points, None where it is one line.

    Excel finds the height of a row of folded text by itself, LibreOffice does not.
    """
    tall = max(map(_lines, entries, fields, widths), default=1)
    return min(_LINE * tall, _TALLEST) if tall > 1 else None


def heading_height(fields: Sequence[Field], widths: Sequence[float]) -> int | None:
    """Return the height of the row of headings in points, None where no marks stand in it and an office program finds it."""
    return _LINE * max(2, *_heading_lines(fields, widths)) if any(field.kind == "mark" for field in fields) else None


def stands_on_end(field: Field) -> bool:
    """Whether the heading of a mark is too long to lie flat."""
    return isinstance(field.heading, date) or len(field.heading) > _MOST_FLAT


def _lines(entry: Entry, field: Field, wide: float) -> int:
    text, room = entry.value, max(1, int(wide) - 1)
    if not isinstance(text, str) or field.kind == "mark" or width(text) <= room:
        return 1
    return len(wrap(xml_text(text), room))


def _heading_lines(fields: Sequence[Field], widths: Sequence[float]) -> Iterator[int]:
    for field, wide in zip(fields, widths, strict=True):
        if field.kind == "mark":
            yield (_LETTER * _shown_width(field.heading)) // _LINE + 2 if stands_on_end(field) else 1
        else:
            yield len(wrap(str(field.heading), max(1, int(wide) - _BUTTON)))


def _column_width(sheet: Sheet, number: int) -> float:
    field = sheet.fields[number]
    values = [row[number].value for row in (*sheet.rows, *sheet.totals)]
    shown = [_shown_width(value.value if isinstance(value, Formula) else value) for value in values]
    if field.kind == "mark":
        return min(max([_MARK_WIDTH, *(one + _BESIDE_MARK for one in shown)]), _WIDEST)
    words = [field.heading] if isinstance(field.heading, date) else field.heading.split()
    heading = max(map(_shown_width, words), default=0) + _BUTTON
    return min(max([heading, *shown]) + 1, _WIDEST)


def _shown_width(value: str | int | Fraction | date | None) -> int:
    match value:
        case None:
            return 0
        case Fraction():
            return len("100.0%")
        case date():
            return _DATE_WIDTH
        case _:
            return width(str(value))
