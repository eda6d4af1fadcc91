"""Strips: the joined columns of a register that stand side by side, found, counted in tens, and parted where they are too many."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.report import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.report import Column

GROUP = 10
"""Marks that stand together in a long strip, so that they can be counted."""
_LONG = 20
"""Marks above which a strip is long."""


class Run(NamedTuple):
    """Columns that are shown as one, from `first` to before `end`: a strip, or a single column that is not joined."""

    first: int
    end: int
    joined: bool


def runs(columns: Sequence[Column]) -> Iterator[Run]:
    """Yield the strips and the other columns, in order."""
    first = 0
    for number in range(1, len(columns) + 1):
        if number == len(columns) or not (columns[number].joined and columns[first].joined):
            yield Run(first, number, columns[first].joined)
            first = number


def parts_before(number: int, count: int) -> bool:
    """Whether a gap stands before a mark, counted from 0, of a strip of so many."""
    return count > _LONG and number > 0 and number % GROUP == 0


def longest(columns: Sequence[Column]) -> int:
    """Return how many marks the longest strip has, 0 where there is none."""
    return max((run.end - run.first for run in runs(columns) if run.joined), default=0)


def parted(table: Table, most: int) -> list[Table]:
    """Return a table with strips as several that together say the same, with at most so many marks in each.

    First come the names with the marks, then the names with the other columns; the notes stand under the last.
    """
    others = [number for number, column in enumerate(table.columns) if not column.joined]
    names = others[:1] if others[:1] == [0] else []
    found = []
    for run in (one for one in runs(table.columns) if one.joined):
        for first in range(run.first, run.end, most):
            part = range(first, min(first + most, run.end))
            whole = len(part) == run.end - run.first
            called = f": {table.columns[part[0]].heading} to {table.columns[part[-1]].heading}"
            found.append(_only(table, [*names, *part], table.title + ("" if whole else called)))
    if others != names:
        found.append(_only(table, others, f"{table.title} (continued)"))
    return [*found[:-1], found[-1]._replace(notes=table.notes)]


def in_groups(table: Table, groups: Sequence[Sequence[int]]) -> list[Table]:
    """Return a table as several, each with its names and a group of its other columns; the notes stand under the last."""
    found = [
        _only(table, [0, *group], table.title + (" (continued)" if part else "")) for part, group in enumerate(groups)
    ]
    return [*found[:-1], found[-1]._replace(notes=table.notes)]


def _only(table: Table, numbers: Sequence[int], title: str) -> Table:
    """Return the table with some of its columns and without its notes."""
    return Table(
        title,
        tuple(table.columns[number] for number in numbers),
        tuple(tuple(row[number] for number in numbers) for row in table.rows),
    )
