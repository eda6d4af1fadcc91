"""The formulas of a workbook worked out as a spreadsheet does: as much of its language as the workbooks use, and no more."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from openpyxl.utils.cell import rows_from_range

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | Fraction | bool | None
_TOKEN = re.compile(r'\s*(?:("[^"]*")|([A-Z]+(?=\())|(\$?[A-Z]+\$?[0-9]+(?::\$?[A-Z]+\$?[0-9]+)?)|([0-9]+)|(.))')


def calculated(sheet: Worksheet, typed: Mapping[str, str | None] | None = None) -> dict[str, Value]:
    """Return what every formula of a sheet comes to, by its cell; `typed` stands in cells instead of what is there."""
    cells = {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row} | dict(typed or {})
    return {
        at: _Formula(formula, cells).value()
        for at, formula in cells.items()
        if isinstance(formula, str) and formula.startswith("=")
    }


class _Formula:
    """One formula, read from left to right; what a condition does not choose is not worked out."""

    def __init__(self, text: str, cells: Mapping[str, object]) -> None:
        self._tokens = [found.group().strip() for found in _TOKEN.finditer(text.removeprefix("="))]
        self._cells = cells

    def value(self) -> Value:
        found = self._compared()
        assert not self._tokens, f"{self._tokens} is left over"
        return found()

    def _take(self, *signs: str) -> str | None:
        return self._tokens.pop(0) if self._tokens and self._tokens[0] in signs else None

    def _compared(self) -> Callable[[], Value]:
        left = self._sum()
        if self._take("="):
            right = self._sum()
            return lambda: left() == right()
        return left

    def _sum(self) -> Callable[[], Value]:
        found = self._quotient()
        while sign := self._take("+", "-"):
            found = self._added(found, self._quotient(), 1 if sign == "+" else -1)
        return found

    @staticmethod
    def _added(one: Callable[[], Value], other: Callable[[], Value], sign: int) -> Callable[[], Value]:
        return lambda: _number(one()) + sign * _number(other())

    def _quotient(self) -> Callable[[], Value]:
        found = self._atom()
        if self._take("/"):
            by = self._atom()
            return lambda: Fraction(_number(found()), _number(by()))
        return found

    def _atom(self) -> Callable[[], Value]:
        piece = self._tokens.pop(0)
        if piece == "(":
            inside = self._compared()
            assert self._take(")")
            return inside
        if piece.isdigit():
            return lambda: int(piece)
        if piece.startswith('"'):
            return lambda: piece[1:-1]
        if self._take("("):
            return self._function(piece)
        return lambda: self._read(piece)

    def _read(self, at: str) -> Value:
        """Return what stands in one cell, worked out if it is a formula itself."""
        found = self._cells[at.replace("$", "")]
        if isinstance(found, str) and found.startswith("="):
            return _Formula(found, self._cells).value()
        assert found is None or isinstance(found, str | int)
        return found

    def _function(self, name: str) -> Callable[[], Value]:
        if name in {"COLUMNS", "COUNTBLANK", "COUNTIF", "SUM"}:
            block = list(rows_from_range(self._tokens.pop(0).replace("$", "")))
            inside = [cell for line in block for cell in line]
            criterion = self._tokens.pop(0)[1:-1] if self._take(",") else ""
            assert self._take(")")
            if name == "COLUMNS":
                return lambda: len(block[0])
            if name == "SUM":
                return lambda: sum(_number(self._read(one)) for one in inside)
            if name == "COUNTBLANK":
                return lambda: sum(self._read(one) in {None, ""} for one in inside)
            return lambda: sum(_fits(self._read(one), criterion) for one in inside)
        arguments = [self._compared()]
        while self._take(","):
            arguments.append(self._compared())
        assert self._take(")")
        if name == "IF":
            condition, then, otherwise = arguments
            return lambda: then() if condition() else otherwise()
        assert name == "OR", f"{name} is not worked out here"
        return lambda: any(one() for one in arguments)


def _number(value: Value) -> int | Fraction:
    assert value is None or (isinstance(value, int | Fraction) and not isinstance(value, bool)), (
        f"{value!r} is no number"
    )
    return value or 0


def _fits(value: Value, criterion: str) -> bool:
    """Whether a value fits what COUNTIF looks for: any case, `*` and `?` for any letters, `~` before a sign meant as it is."""
    pattern = "".join(
        re.escape(part[1:]) if part.startswith("~") else {"*": ".*", "?": "."}.get(part, re.escape(part))
        for part in re.findall(r"~.|.", criterion)
    )
    return isinstance(value, str) and re.fullmatch(pattern, value, re.IGNORECASE) is not None
