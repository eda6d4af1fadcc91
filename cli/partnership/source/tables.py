"""Tables from elsewhere, CSV or a workbook, as rows of text: read whole, bounded, and never run."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import datetime, time
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.source import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_LARGEST = 64 * 1024 * 1024
"""Bytes of a file, and of a workbook once it is unpacked, above which it is not read."""
_MOST_ROWS, _MOST_COLUMNS = 500_000, 500
_MARKS_OF_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_UNMARKED = (("utf-16-le", 1), ("utf-16-be", 0))
"""UTF-16 that does not say so, with the byte of each pair that is nought in a text of mostly Latin letters."""
_SEPARATORS = "\t,;|"
"""What may stand between cells; of two as frequent, the one that is less of a sign in prose."""
_PACKED = b"PK\x03\x04"
"""What a workbook begins with."""
_NOTES = "omments"
"""What the names of those parts of a workbook have that hold notes on cells: `comments1.xml`, `threadedComments/`."""
_LOOKED_AT = 400
"""Lines, or bytes, at the beginning that tell how a text is written."""


class Row(NamedTuple):
    """A row with its number in the file, counted from 1 as a spreadsheet counts, and the text of its cells.

    `coloured` has the places, from 0, of a workbook's cells that have a colour and nothing in them.
    """

    number: int
    cells: tuple[str, ...]
    coloured: tuple[int, ...] = ()


class Table(NamedTuple):
    """A table: its headings, and the rows under them that have anything in them."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]


class Sheet(NamedTuple):
    """A sheet of a workbook by its name, and its rows that have anything in them; a CSV is one without a name.

    `remarked` is whether the workbook has notes on its cells, which are in no row.
    """

    name: str
    rows: tuple[Row, ...]
    remarked: bool = False


class UnreadableTableError(Exception):
    """A file that is no table, or too large for one: a sentence that says why, and what to do."""


def table(path: Path) -> Table:
    """Return the table in a file: a CSV, or the first sheet of a workbook. Raises UnreadableTableError.

    The first row with anything in two cells has the headings. Cells of a workbook are what they show as plain text: numbers without
    their formats, formulas by what they last came to, dates without a time of day.
    """
    raw = read(path)
    if not raw.startswith(_PACKED):
        return _headed(path, _csv(path, raw))
    return _headed(path, next(iter(_workbook(path, raw, of_day=False, most=1).values()), []))


def sheets(path: Path, raw: bytes | None = None) -> tuple[Sheet, ...]:
    """Return every sheet of a workbook in its order, with all of its rows; a CSV is one. Raises UnreadableTableError.

    Cells are as `table` has them, but dates of a workbook keep the time of day that they have: `2026-07-22 19:02:11`.
    `raw` is what is in the file where it has been read: of a pipe there is nothing to read again.
    """
    raw = read(path) if raw is None else raw
    each = _workbook(path, raw, of_day=True) if raw.startswith(_PACKED) else {"": _csv(path, raw)}
    remarked = raw.startswith(_PACKED) and any(_NOTES in name for name in zipfile.ZipFile(io.BytesIO(raw)).namelist())
    return tuple(Sheet(name, tuple(row for row in found if any(row.cells)), remarked) for name, found in each.items())


def read(path: Path) -> bytes:
    """Return what is in a file from elsewhere. Raises UnreadableTableError where it cannot be read or is too large."""
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError as error:
        message = f"{path} cannot be read: {files.reason(error)}"
        raise UnreadableTableError(message) from None
    if len(raw) > _LARGEST:
        message = f"{path} is larger than {_LARGEST // 1024 // 1024} megabytes; take out what is not needed"
        raise UnreadableTableError(message)
    return raw


def _headed(path: Path, rows: Iterable[Row]) -> Table:
    found = iter(rows)
    for head in found:
        if sum(bool(cell) for cell in head.cells) > 1:
            break
    else:
        message = f"{path} has no row of headings; put the name of each column above it"
        raise UnreadableTableError(message)
    return Table(head.cells, tuple(row for row in found if any(row.cells)))


def _csv(path: Path, raw: bytes) -> Iterator[Row]:
    text = _text(path, raw)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    try:
        yield from _bounded(path, enumerate(reader, 1))
    except csv.Error as error:
        message = f"{path} cannot be read as CSV at line {reader.line_num}: {error}; open it in a spreadsheet and save it as CSV again"
        raise UnreadableTableError(message) from None


def _separator(text: str) -> str:
    """Return what stands between the cells: what most of the first lines have, for a heading alone in its line has nothing."""
    lines = list(islice((line for line in io.StringIO(text) if line.strip()), _LOOKED_AT))
    return max(
        _SEPARATORS, key=lambda sign: (sum(sign in line for line in lines), sum(line.count(sign) for line in lines))
    )


def _text(path: Path, raw: bytes) -> str:
    for encoding in _encodings(raw):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    message = f"{path} is neither a CSV nor a workbook of the sort that ends in .xlsx; save it as one of them"
    raise UnreadableTableError(message)


def _encodings(raw: bytes) -> Iterator[str]:
    """Yield how a text may be written, the likeliest first."""
    start = raw[:_LOOKED_AT]
    if start.startswith(_MARKS_OF_UTF_16):
        yield "utf-16"
    yield from (encoding for encoding, nought in _UNMARKED if start[nought::2].count(0) * 4 > len(start))
    yield from ("utf-8-sig", "cp1252")


def _workbook(path: Path, raw: bytes, *, of_day: bool, most: int | None = None) -> dict[str, list[Row]]:
    """Return the rows of the first sheets of a workbook, `most` at most, by their names. Raises UnreadableTableError."""
    from openpyxl import load_workbook  # noqa: PLC0415 - half a second of import, for those who read a workbook

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            unpacked = sum(one.file_size for one in packed.infolist())
        sheets_of = (
            load_workbook(io.BytesIO(raw), read_only=True, data_only=True).worksheets if unpacked <= _LARGEST else None
        )
        rows = {} if sheets_of is None else {
            str(sheet.title): [
                (number, _cells((cell.value for cell in row), of_day=of_day), _coloured(row))
                for number, row in enumerate(sheet.iter_rows(max_row=_MOST_ROWS + 1, max_col=_MOST_COLUMNS + 1), 1)
            ]
            for sheet in sheets_of[:most]
        }  # fmt: skip
    except Exception as error:  # noqa: BLE001 - openpyxl raises whatever a broken workbook makes of it
        message = f"{path} cannot be read as a workbook ({type(error).__name__}); open it in a spreadsheet and save it again, or save it as CSV"
        raise UnreadableTableError(message) from None
    if sheets_of is None:
        message = f"{path} is larger than {_LARGEST // 1024 // 1024} megabytes once it is unpacked; take out what is not needed"
        raise UnreadableTableError(message)
    return {
        name: [
            row._replace(coloured=found[at][2])
            for at, row in enumerate(_bounded(path, ((number, cells) for number, cells, _ in found)))
        ]
        for name, found in rows.items()
    }


def _cells(row: Iterable[object], *, of_day: bool) -> list[str]:
    """Return the cells of a workbook's row up to the last that has anything in it."""
    cells = [_shown(value, of_day=of_day) for value in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _coloured(row: Iterable[Any]) -> tuple[int, ...]:
    """Return the places of the cells, as openpyxl has them, that have a colour and nothing in them."""
    return tuple(
        place
        for place, cell in enumerate(row)
        if cell.value is None and getattr(cell, "has_style", False) and cell.fill.fill_type is not None
    )


def _shown(value: object, *, of_day: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return str(value.replace(microsecond=0)) if of_day and value.time() != time() else value.date().isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _bounded(path: Path, rows: Iterable[tuple[int, list[str]]]) -> Iterator[Row]:
    for number, cells in rows:
        if number > _MOST_ROWS or len(cells) > _MOST_COLUMNS:
            message = (
                f"{path} has more than {_MOST_ROWS:,} rows or {_MOST_COLUMNS} columns; take out what is not needed"
            )
            raise UnreadableTableError(message)
        yield Row(number, tuple(cell.strip() for cell in cells))
