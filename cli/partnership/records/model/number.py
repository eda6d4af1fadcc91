"""How many a rule asks for: a number, a share of a base, the greatest or least of several, or a row of a table."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from partnership.records.model.members import Members

Base = Literal[
    "seats-total", "seats-filled", "voting", "eligible-for-item", "present", "organisations", "qualified", "unstated"
]
Rounding = Literal["up", "down", "nearest", "unstated"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table: from a size to a size, both inclusive, and the number needed."""

    start: int
    end: int | None = None
    open: bool = False
    need: int

    def covers(self, size: int) -> bool:
        """Whether the size is in the row."""
        if self.open and self.end is None:
            return size >= self.start
        return self.start <= size <= (self.start if self.end is None else self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table from the size of a base to a number."""

    by: Base
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """How many: a whole number, a share of a base, the greatest or least of several, or a row of a table.

    `plus` is added after rounding, and `min` is the least that it can come to. A number that the text does not
    state has none of the forms.
    """

    whole: int | None = None
    share: Fraction | None = None
    of: Base = "unstated"
    among: Members | None = None
    less: Members | None = None
    round: Rounding = "unstated"
    plus: int = 0
    min: int | None = None
    greater_of: tuple[Number, ...] = ()
    lesser_of: tuple[Number, ...] = ()
    table: Table | None = None
    set_by: str | None = None

    @property
    def parts(self) -> tuple[Number, ...]:
        """The numbers that it is the greatest or least of."""
        return self.greater_of or self.lesser_of
