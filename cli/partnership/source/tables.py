"""Tables from elsewhere, CSV or a workbook, as rows of text: read whole, bounded, and never run."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from partnership.source import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_LARGEST = 64 * 1024 * 1024
"""Bytes of a file, and of a workbook once it is unpacked, above which it is not read."""
_MOST_ROWS, _MOST_COLUMNS = 500_000, 500
_ENCODINGS = (("utf-16", (b"\xff\xfe", b"\xfe\xff")), ("utf-8-sig", (b"",)), ("cp1252", (b"",)))
"""How text may be written, with what it then begins with; the first that fits is taken."""
_SEPARATORS = ",\t;|"


class Row(NamedTuple):
    """A row with its number in the file, counted from 1 as a spreadsheet counts, and the text of its cells."""

    number: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """A table: its headings, and the rows under them that have anything in them."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]


class UnreadableTableError(Exception):
    """A file that is no table, or too large for one: a sentence that says why, and what to do."""


def table(path: Path) -> Table:
    """Return the table in a file: a CSV, or the first sheet of a workbook. Raises UnreadableTableError.

    The first row with anything in two cells has the headings. Cells of a workbook are what they show as plain text: numbers without
    their formats, formulas by what they last came to.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError as error:
        message = f"{path} cannot be read: {files.reason(error)}"
        raise UnreadableTableError(message) from None
    if len(raw) > _LARGEST:
        message = f"{path} is larger than {_LARGEST // 1024 // 1024} megabytes; take out what is not needed"
        raise UnreadableTableError(message)
    rows = _workbook(path, raw) if raw.startswith(b"PK\x03\x04") else _csv(path, raw)
    return _headed(path, rows)


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
    first = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        yield from _bounded(path, ((reader.line_num, cells) for cells in reader))
    except csv.Error as error:
        message = f"{path} cannot be read as CSV at line {reader.line_num}: {error}; open it in a spreadsheet and save it as CSV again"
        raise UnreadableTableError(message) from None


def _text(path: Path, raw: bytes) -> str:
    for encoding, starts in _ENCODINGS:
        if raw.startswith(starts):
            try:
                text = raw.decode(encoding)
            except UnicodeDecodeError:
                continue
            if "\0" not in text:
                return text
    message = f"{path} is neither a CSV nor a workbook of the sort that ends in .xlsx; save it as one of them"
    raise UnreadableTableError(message)


def _workbook(path: Path, raw: bytes) -> list[Row]:
    from openpyxl import load_workbook  # noqa: PLC0415 - half a second of import, for those who read a workbook

    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            unpacked = sum(one.file_size for one in packed.infolist())
        sheet = (
            load_workbook(io.BytesIO(raw), read_only=True, data_only=True).worksheets[0]
            if unpacked <= _LARGEST
            else None
        )
        rows = [] if sheet is None else [
            (number, _cells(row))
            for number, row in enumerate(sheet.iter_rows(max_row=_MOST_ROWS + 1, max_col=_MOST_COLUMNS + 1, values_only=True), 1)
        ]  # fmt: skip
    except Exception as error:  # noqa: BLE001 - openpyxl raises whatever a broken workbook makes of it
        message = f"{path} cannot be read as a workbook ({type(error).__name__}); open it in a spreadsheet and save it again, or save it as CSV"
        raise UnreadableTableError(message) from None
    if sheet is None:
        message = f"{path} is larger than {_LARGEST // 1024 // 1024} megabytes once it is unpacked; take out what is not needed"
        raise UnreadableTableError(message)
    return list(_bounded(path, rows))


def _cells(row: Iterable[object]) -> list[str]:
    """Return the cells of a workbook's row up to the last that has anything in it."""
    cells = [_shown(value) for value in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
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
