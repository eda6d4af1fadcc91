"""Workbooks as Excel and LibreOffice open them: what was typed stays text, and a formula comes only from the program."""

from __future__ import annotations

import io
import re
from datetime import date, datetime, time
from fractions import Fraction
from itertools import groupby
from textwrap import wrap
from typing import TYPE_CHECKING, NamedTuple

from xlsxwriter import Workbook as Book
from xlsxwriter.utility import xl_range, xl_range_abs

from partnership.render.colour import INKS, TINTS
from partnership.render.office import moment, packed, xml_text
from partnership.render.xlsx_sizes import TITLE, heading_height, row_height, stands_on_end, widths
from partnership.workbook import Entry, Formula

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from partnership.report import Tone
    from partnership.workbook import Field, Ref, Sheet, Workbook

_LONGEST_TEXT = 32_767
"""Characters that a cell can hold, in the two-byte units that Excel counts in."""
_LONGEST_NAME = 31
"""Characters that the name of a sheet can have, in the same units."""
_LARGEST = 2**53
"""The number above which a spreadsheet's numbers skip some."""
_FIRST_DATE = date(1900, 3, 1)
"""The day from which Excel and LibreOffice count days alike."""
_A4 = 9
_NARROWEST_PAGE = 80
"""Characters that lines over and under a sheet's rows may have however narrow its columns are."""
_DAY, _PERCENTAGE = "d mmm yyyy", "0.0%"
_TRUTH = '"TRUE";"TRUE";"FALSE"'
"""Excel shows a truth as a word of itself; LibreOffice does not where the format is the general one."""
_NOT_A_NAME = re.compile(r"[\[\]:*?/\\]")


def render(workbook: Workbook) -> bytes:
    """Return the workbook as a file; the same workbook is the same bytes."""
    out = io.BytesIO()
    book = Book(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    )
    book.set_properties(
        {
            "title": _cut(xml_text(workbook.title), _LONGEST_TEXT),
            "created": moment(workbook.made),
        }
    )
    looks = _Looks(book)
    names = sheet_names(sheet.name for sheet in workbook.sheets)
    plans = [_plan(sheet, name) for sheet, name in zip(workbook.sheets, names, strict=True)]
    for plan in plans:
        page = book.add_worksheet(plan.name)
        _write(page, plan, plans, looks)
        _print_as(page, plan)
    book.close()
    return packed(out.getvalue())


class _Plan(NamedTuple):
    """Where everything of a sheet goes: its columns' widths in characters, and the lines over and under the rows, folded to them."""

    sheet: Sheet
    name: str
    widths: tuple[float, ...]
    above: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def header(self) -> int:
        """The row of the headings, counted from 0: an empty row parts them from what stands above."""
        return len(self.above) + bool(self.above)

    @property
    def first(self) -> int:
        """The first row under the headings."""
        return self.header + 1


def _plan(sheet: Sheet, name: str) -> _Plan:
    wide = widths(sheet)
    across = max(_NARROWEST_PAGE, int(sum(wide)))
    said = [line for text in sheet.above[1:] for line in wrap(xml_text(text), across) or [""]]
    notes = [line for text in sheet.notes for line in wrap(xml_text(text), across) or [""]]
    return _Plan(sheet, name, wide, (*sheet.above[:1], *said), tuple(notes))


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def of(self, **properties: object) -> Format:
        """Return the format with these properties; everything stands at the top of its cell unless they say otherwise."""
        key = tuple(sorted({"valign": "top", **properties}.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(dict(key))
        return self._made[key]

    def cell(self, entry: Entry, field: Field, *, total: bool = False) -> Format:
        """Return how a cell looks: marks tinted, words coloured, numbers as their kind has them."""
        value = entry.value.value if isinstance(entry.value, Formula) else entry.value
        tinted = entry.value not in {None, ""} and not field.choices and not total
        properties = _as_mark(entry.tone, tinted=tinted) if field.kind == "mark" else _as_kind(entry, field, value)
        return self.of(**properties, **({"bold": True, "top": 1} if total else {}))

    def choice(self, tone: Tone) -> Format:
        """Return how a choice of a tone looks, over what its cell has."""
        return self._book.add_format(_tint(tone))

    def heading(self, field: Field) -> Format:
        """Return how a heading looks: of a mark above the button that filters, on end where it is long."""
        mark = field.kind == "mark"
        properties: dict[str, object] = {"align": "center", "valign": "top"} if mark else {"valign": "bottom"}
        if mark and stands_on_end(field):
            properties["rotation"] = 90
        if isinstance(field.heading, date):
            properties["num_format"] = _DAY
        return self.of(bold=True, bottom=2, bg_color="#F2F2F2", text_wrap=True, **{"align": "left", **properties})


def _as_mark(tone: Tone, *, tinted: bool) -> dict[str, object]:
    tint = _tint(tone) if tinted else {}
    return {"align": "center", **tint, **({"border": 1, "border_color": "#FFFFFF"} if "bg_color" in tint else {})}


def _tint(tone: Tone) -> dict[str, object]:
    """Return how a mark of a tone is tinted."""
    tint = TINTS[tone]
    ground = {} if tone == "muted" else {"bg_color": f"#{tint.ground}"}
    return {"font_color": f"#{tint.ink}", "bold": tone == "bad", **ground}


def _as_kind(entry: Entry, field: Field, value: str | int | Fraction | date | None) -> dict[str, object]:
    ink = {"font_color": f"#{INKS[entry.tone]}", "bold": entry.tone == "bad", "italic": entry.tone == "unsure"}
    properties: dict[str, object] = {} if entry.tone == "plain" else dict(ink)
    if isinstance(value, Fraction):
        properties["num_format"] = percentage_format(value) if field.kind == "percentage" else "General"
    elif field.kind == "percentage" and isinstance(entry.value, Formula):
        properties["num_format"] = _PERCENTAGE
    if isinstance(value, bool):
        properties |= {"align": "center", "num_format": _TRUTH}
    elif isinstance(value, int | Fraction):
        properties |= {"align": "right", "indent": 1}
    elif isinstance(value, date):
        properties |= {"num_format": _DAY, "align": "left"}
    elif isinstance(value, str):
        properties |= {"text_wrap": True, "align": "right" if field.kind in {"integer", "percentage"} else "left"}
    return properties


def percentage_format(share: Fraction) -> str:
    """Return how a share is shown as a percentage: to one decimal, or to as many as it takes not to round it to a whole one.

    69.97% with one decimal would be shown as 70.0%, which may be a threshold that it does not reach.
    """
    percent = share * 100
    decimals = 1
    while percent.denominator != 1 and round_half_up(percent, decimals).denominator == 1:
        decimals += 1
    return f"0.{'0' * decimals}%"


def round_half_up(number: Fraction, decimals: int) -> Fraction:
    """Return a number that is not negative rounded to so many decimals, halves up, as spreadsheets show it."""
    return Fraction((number * 10**decimals + Fraction(1, 2)).__floor__(), 10**decimals)


def sheet_names(names: Iterable[str]) -> list[str]:
    """Return names that Excel takes: of 31 characters at most, without the signs it forbids, none twice, none empty and none `History`."""
    found: list[str] = []
    used: set[str] = set()
    for name in names:
        base = _cut(" ".join(_NOT_A_NAME.sub(" ", xml_text(name)).split()), _LONGEST_NAME).strip("' ") or "Sheet"
        if base.casefold() == "history":
            base = f"{base} sheet"
        fresh, number = base, 1
        while fresh.casefold() in used:
            number += 1
            fresh = f"{_cut(base, _LONGEST_NAME - len(f' ({number})'))} ({number})"
        used.add(fresh.casefold())
        found.append(fresh)
    return found


def _cut(text: str, units: int) -> str:
    """Return as much of the text as fits in so many two-byte units."""
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")


def _held(text: str) -> str:
    """Return text as a cell can hold it; where it is longer than that, its end is three dots."""
    shown = xml_text(text)
    cut = _cut(shown, _LONGEST_TEXT)
    return shown if cut == shown else f"{_cut(shown, _LONGEST_TEXT - 1)}…"


def _write(page: Worksheet, plan: _Plan, plans: Sequence[_Plan], looks: _Looks) -> None:
    fields = plan.sheet.fields
    for number, (field, wide) in enumerate(zip(fields, plan.widths, strict=True)):
        page.set_column(number, number, wide)
        _put(page, (plan.header, number), Entry(field.heading), looks.heading(field), plans, plan)
    if (tall := heading_height(fields, plan.widths)) is not None:
        page.set_row(plan.header, tall)
    for number, line in enumerate(plan.above):
        page.write_string(number, 0, _held(line), looks.of(bold=True, font_size=14) if number == 0 else looks.of())
    if plan.above:
        page.set_row(0, TITLE)
    lines = [(entries, False) for entries in plan.sheet.rows] + [(entries, True) for entries in plan.sheet.totals]
    for row, (entries, total) in enumerate(lines, plan.first):
        if (tall := row_height(entries, fields, plan.widths)) is not None:
            page.set_row(row, tall)
        for column, (entry, field) in enumerate(zip(entries, fields, strict=True)):
            _put(page, (row, column), entry, looks.cell(entry, field, total=total), plans, plan)
    for number, note in enumerate(plan.notes, plan.first + len(lines) + 1):
        page.write_string(number, 0, _held(note), looks.of(font_color=f"#{INKS['muted']}"))
    _choose(page, plan, looks)


def _choose(page: Worksheet, plan: _Plan, looks: _Looks) -> None:
    """Let a choice be made from a list where there are choices, and let the colour follow it."""
    last = plan.first + len(plan.sheet.rows) - 1
    for choices, alike in groupby(enumerate(plan.sheet.fields), lambda one: one[1].choices):
        columns = [number for number, _ in alike]
        if not choices or last < plan.first:
            continue
        cells = (plan.first, columns[0], last, columns[-1])
        words = [str(choice.value) for choice in choices]
        said = {"error_title": "Not on the list", "error_message": "What may stand here is on the list."}
        page.data_validation(*cells, {"validate": "list", "source": words, **said})
        for choice, word in zip(choices, words, strict=True):
            look = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": looks.choice(choice.tone)}
            page.conditional_format(*cells, look)


def _print_as(page: Worksheet, plan: _Plan) -> None:
    """Keep names and headings in sight, let each column filter, and print on A4 on its side.

    Headings stand on every page, and at its foot the sheet's name and the page's number. A title has no place
    there: what follows an ampersand would be obeyed.
    """
    if plan.sheet.fields:
        page.autofilter(plan.header, 0, plan.header + len(plan.sheet.rows), len(plan.sheet.fields) - 1)
    page.freeze_panes(plan.first, plan.sheet.names)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(plan.header)
    page.set_footer("&L&A&RPage &P of &N")


def _put(page: Worksheet, at: tuple[int, int], entry: Entry, look: Format, plans: Sequence[_Plan], own: _Plan) -> None:
    """Write one cell. What is neither a number nor a day that a spreadsheet can hold is written as text."""
    value = entry.value
    match value:
        case None | "":
            page.write_blank(*at, None, look)
        case Formula():
            known = float(value.value) if isinstance(value.value, Fraction) else value.value
            formula = "".join(
                piece if isinstance(piece, str) else _reference(piece, at[0], plans, own) for piece in value.pieces
            )
            page.write_formula(*at, formula, look, _held(known) if isinstance(known, str) else known)
        case Fraction():
            page.write_number(*at, float(value), look)
        case int() if abs(value) <= _LARGEST:
            page.write_number(*at, value, look)
        case date() if value >= _FIRST_DATE:
            page.write_datetime(*at, datetime.combine(value, time()), look)
        case _:
            page.write_string(*at, _held(str(value)), look)


def _reference(ref: Ref, row: int, plans: Sequence[_Plan], own: _Plan) -> str:
    """Return how a formula names cells; a column without rows is named by the empty row under its heading."""
    plan = own if ref.sheet is None else plans[ref.sheet]
    last = ref.first if ref.last is None else ref.last
    if ref.row == "all":
        cells = xl_range_abs(plan.first, ref.first, plan.first + max(len(plan.sheet.rows), 1) - 1, last)
    else:
        at = plan.first + row - own.first
        cells = xl_range(at, ref.first, at, last)
    quoted = plan.name.replace("'", "''")
    return cells if ref.sheet is None else f"'{quoted}'!{cells}"
