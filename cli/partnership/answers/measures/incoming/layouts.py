"""Which table it is: Fingertips' own columns, a row for each reading, or a column for each period; and what each row then says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.answers.measures.incoming.periods import period_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from partnership.source.tables import Table

Layout = Literal["fingertips", "rows", "columns"]
"""Fingertips' indicator data; a row for each reading; or a row for each area and a column for each period."""
FINGERTIPS = ("Indicator ID", "Area Code", "Area Name", "Sex", "Age", "Time period", "Value")
"""Columns of Fingertips' indicator data by which it is known."""
_NAMES: Mapping[str, tuple[str, ...]] = {
    "indicator": ("indicator id", "metric type", "metric type id", "indicator number"),
    "measure": ("measure", "indicator", "indicator name", "metric", "measure id", "metric type label"),
    "area_code": ("area code", "gss code", "ons code", "code", "area identifier"),
    "area": ("area", "area name", "local authority", "district", "area label"),
    "sex": ("sex",),
    "age": ("age", "age band", "age group"),
    "period": ("period", "time period", "year", "financial year", "quarter", "month", "time period label"),
    "value": ("value", "rate", "percentage", "percent", "raw values", "figure"),
    "count": ("count", "numerator", "observed"),
    "denominator": ("denominator", "population"),
    "lower": ("lower ci 95.0 limit", "lower ci", "lower limit", "lower confidence limit", "lower"),
    "upper": ("upper ci 95.0 limit", "upper ci", "upper limit", "upper confidence limit", "upper"),
    "version": ("version", "status"),
    "note": ("value note", "note", "notes"),
    "category": ("category",),
    "category_type": ("category type",),
}
"""What columns may be called, in lower case, by what they hold."""


class Raw(NamedTuple):
    """What one cell or row says of one reading, as text; `fields` has only what is not empty."""

    row: int
    fields: Mapping[str, str]


class Understood(NamedTuple):
    """A table whose columns were made sense of: which sort it is, the columns that were used, and those that were not."""

    layout: Layout
    used: tuple[str, ...]
    unused: tuple[str, ...]
    rows: tuple[Raw, ...]


class StrangeTableError(Exception):
    """A table whose columns cannot be made sense of: a sentence that says what is missing."""


def understood(table: Table) -> Understood:
    """Return what a table's rows say. Raises StrangeTableError."""
    columns = _columns(table.headings)
    if set(FINGERTIPS) <= set(table.headings):
        return _long("fingertips", table, columns)
    if "period" in columns and ("value" in columns or "count" in columns):
        return _long("rows", table, columns)
    periods = {
        place: period for place, heading in enumerate(table.headings) if (period := period_of(heading)) is not None
    }
    if periods and ("area" in columns or "area_code" in columns):
        return _wide(table, columns, periods)
    message = (
        "the columns cannot be made sense of: a row for each reading needs `Period` and `Value` (and `Measure`, `Area`, `Sex`, `Age` where they "
        "differ), a row for each area needs `Area` and a column for each period"
    )
    raise StrangeTableError(message)


def _columns(headings: Sequence[str]) -> dict[str, int]:
    """Return the column of each thing that a column can hold; the first name that fits wins. Raises StrangeTableError where two have that name."""
    plain = [_plain(heading) for heading in headings]
    found = {field: plain.index(name) for field, names in _NAMES.items() for name in reversed(names) if name in plain}
    twice = next((headings[place] for place in found.values() if plain.count(plain[place]) > 1), None)
    if twice is not None:
        message = f"more than one column is called `{twice}`; leave in the one that is meant"
        raise StrangeTableError(message)
    return found


def _plain(heading: str) -> str:
    return re.sub(r"[\s_]+", " ", heading).strip().casefold()


def _long(layout: Layout, table: Table, columns: Mapping[str, int]) -> Understood:
    rows = tuple(Raw(row.number, _fields(row.cells, columns)) for row in table.rows)
    return _of(layout, table, columns.values(), rows)


def _wide(table: Table, columns: Mapping[str, int], periods: Mapping[int, str]) -> Understood:
    about = {
        field: place for field, place in columns.items() if place not in periods and field not in {"value", "count"}
    }

    def rows() -> Iterator[Raw]:
        for row in table.rows:
            fields = _fields(row.cells, about)
            for place, period in periods.items():
                value = row.cells[place] if place < len(row.cells) else ""
                yield Raw(row.number, {**fields, "period": period, **({"value": value} if value else {})})

    return _of("columns", table, [*about.values(), *periods], tuple(rows()))


def _of(layout: Layout, table: Table, used: Iterable[int], rows: tuple[Raw, ...]) -> Understood:
    places = set(used)
    named = tuple(heading for place, heading in enumerate(table.headings) if place in places and heading)
    rest = tuple(heading for place, heading in enumerate(table.headings) if place not in places and heading)
    return Understood(layout, named, rest, rows)


def _fields(cells: Sequence[str], columns: Mapping[str, int]) -> dict[str, str]:
    return {field: cells[place] for field, place in columns.items() if place < len(cells) and cells[place]}
