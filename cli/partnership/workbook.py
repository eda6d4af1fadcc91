"""What there is to calculate with: workbooks of sheets, whose cells are typed values and formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from datetime import date
    from fractions import Fraction

    from partnership.report import Tone


class Ref(NamedTuple):
    """Cells that a formula speaks of: column `first`, or all from it to `last`, inclusive, counted from 0.

    `row` is the formula's own row, or every row under the headings but for totals; `sheet` is another sheet's place in the
    workbook, counted from 0, or None for the formula's own.
    """

    first: int
    last: int | None = None
    row: Literal["own", "all"] = "own"
    sheet: int | None = None


class Formula(NamedTuple):
    """A formula in pieces, written as Excel has it in English, and the value that it comes to.

    The pieces of text are the program's own, never a record's: `("=COUNTIF(", Ref(2, 13), ',"P")')`.
    """

    pieces: tuple[str | Ref, ...]
    value: str | int | Fraction


class Entry(NamedTuple):
    """A cell of a sheet: text, a count, a share, a day, a formula, or nothing."""

    value: str | int | Fraction | date | Formula | None
    tone: Tone = "plain"


class Field(NamedTuple):
    """A column of a sheet: its heading, and what kind of value stands under it; a value of another kind is shown as what it is.

    `choices` are what may be typed under it, one of which is what stands there: words of the program's own, told
    apart whatever their case, without commas, of 255 characters together. The colour then follows what is typed.
    """

    heading: str | date
    kind: Literal["text", "integer", "percentage", "date", "mark"] = "text"
    choices: tuple[Entry, ...] = ()


class Sheet(NamedTuple):
    """A sheet: lines above the headings, the first of them its title; rows under the headings; totals, and notes under those.

    `names` is how many columns name the row: they stay in sight. What filters the rows leaves the totals where
    they are. An office program may change `name` to what it allows.
    """

    name: str
    above: tuple[str, ...]
    fields: tuple[Field, ...]
    rows: tuple[tuple[Entry, ...], ...]
    notes: tuple[str, ...] = ()
    names: int = 1
    totals: tuple[tuple[Entry, ...], ...] = ()


class Workbook(NamedTuple):
    """Sheets in one file. `made` is the day answered for, and the file's own date: the same answer is the same bytes."""

    title: str
    made: date
    sheets: tuple[Sheet, ...]
