"""One person's or organisation's meetings of other boards, for rules that count these too."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.attendance.recorded import is_id
from partnership.words.truth import Truth, all_of, any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from partnership.answers.attendance.around import Around, Field
    from partnership.answers.attendance.marks import Cell, Key, Row
    from partnership.records.model.board import Board
    from partnership.words.dates import Period


class Listed(NamedTuple):
    """The rows of a board's register by the ids of those they are about, and all ids of each by its key."""

    by_id: Mapping[str, Sequence[Row]]
    ids: Mapping[Key, frozenset[str]]


def ids_of(board: Board, row: Row, around: Around) -> frozenset[str] | None:
    """Return the ids by which other boards' records may name the same people or organisation.

    None for a post, and for somebody known by a printed name alone: another board's may be another's.
    """
    if not all(is_id(one) for one in row.key):
        return None
    field: Field = "people" if row.subject == "person" else "organisations"
    return frozenset(around.id_of(board.id, field, one) for one in row.key)


def listed(board: Board, rows: Sequence[Row], around: Around) -> Listed:
    """Return the rows of a board's register by the ids of those they are about."""
    by_id: dict[str, list[Row]] = {}
    ids: dict[Key, frozenset[str]] = {}
    for row in rows:
        ids[row.key] = ids_of(board, row, around) or frozenset()
        for one in ids[row.key]:
            by_id.setdefault(one, []).append(row)
    return Listed(by_id, ids)


def cells_of(wanted: frozenset[str], there: Listed, in_post: Sequence[Period]) -> Iterator[Cell]:
    """Yield the cells of the same people or organisation on another board, of the time in which they were in post on their own.

    Somebody who shares a seat there may have been expected, or have left it to the other.
    """
    rows = list({row.key: row for one in sorted(wanted) for row in there.by_id.get(one, ())}.values())
    same = [row for row in rows if there.ids[row.key] == wanted]
    for row in same or rows:
        for cell in row.cells:
            due = all_of((cell.due, any_of(time.holds_on(cell.day) for time in in_post)))
            if due is Truth.NO:
                continue
            if same:
                yield cell._replace(due=due, expected=cell.expected & due)
            else:
                attended = Truth.NO if cell.attended is Truth.NO else Truth.UNKNOWN
                yield cell._replace(due=Truth.UNKNOWN, expected=cell.expected & Truth.UNKNOWN, attended=attended)
