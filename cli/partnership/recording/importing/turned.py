"""A register turned on its side, a row for each meeting and a column for each member, as one with a row for each member."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.recording.importing import marks
from partnership.recording.importing.columns import PEOPLE, Headings, field_of, is_day, is_total, unread
from partnership.source.tables import Row

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_FEWEST = 2
"""Members from which on columns are those of a register."""
_BEFORE = 3
"""Columns of which one says the days; one before it may count the meetings."""
_LONGEST_MARK = 3
"""Letters of a mark of which it is not known what it means."""
_BESIDE = {"venue", "location", "place", "time", "format", "notes", "comments", "remarks", "chaired by"}
"""Headings of what is said of a meeting beside who came."""


class Turned(NamedTuple):
    """A register as if it had a row for each member: its headings, its rows, and in which row of the file each meeting stands.

    `headings` are the numbers of the rows that name the members. `used` and `unused` are the headings of the file.
    """

    head: Headings
    members: tuple[Row, ...]
    meetings: tuple[int, ...]
    headings: tuple[int, ...]
    used: tuple[str, ...]
    unused: tuple[str, ...]


def turned(rows: Sequence[Row], deepest: int) -> Turned | None:
    """Return a register that has its meetings one under another, None where the rows are none.

    The meetings are the rows that have a day in one of the first columns, the same for all. Members are the columns that are
    headed, and of what they have in these rows half at least are marks. A row of headings that says what it has, such as `Name`,
    `Organisation` or `Role`, has that; of the others the last one names the members.
    """
    dated = _dated(rows, deepest)
    if dated is None:
        return None
    at, meetings = dated
    above = rows[: next(number for number, row in enumerate(rows) if row is meetings[0])]
    heads = _heads(above, at)
    if not heads:
        return None
    fields = [one for one in PEOPLE if one in heads]
    named = heads[fields[0]]
    places = [
        place for place, text in enumerate(named.cells) if text and place != at and _member(text, place, meetings)
    ]
    if len(places) < _FEWEST or not any(_cell(row, place) for row in meetings for place in places):
        return None
    days = {len(fields) + number: _cell(row, at) for number, row in enumerate(meetings)}
    head = Headings((), {one: number for number, one in enumerate(fields)}, days, {}, {})
    members = tuple(
        Row(
            place,
            (*(_cell(heads[one], place) for one in fields), *(_cell(row, place) for row in meetings)),
            tuple(len(fields) + number for number, row in enumerate(meetings) if place in row.coloured),
        )
        for place in places
    )
    texts = {place: text for place, text in enumerate(named.cells) if text}
    read = {at, *places}
    return Turned(
        head,
        members,
        tuple(row.number for row in meetings),
        tuple(row.number for row in heads.values()),
        tuple(text for place, text in texts.items() if place in read),
        unread(texts, meetings, read),
    )


def _dated(rows: Sequence[Row], deepest: int) -> tuple[int, list[Row]] | None:
    """Return the column that says the days, and the rows that it says one in; None where no row begins with one."""
    for row in rows[:deepest]:
        for at, cell in enumerate(row.cells[:_BEFORE]):
            if is_day(cell) and any(row.cells[at + 1 :]):
                return at, [one for one in rows if one.number >= row.number and is_day(_cell(one, at))]
    return None


def _heads(above: Sequence[Row], at: int) -> Mapping[str, Row]:
    """Return the rows that head the columns, by what they have: those directly above the meetings with something beside the days."""
    heads: dict[str, Row] = {}
    for row in reversed(above):
        if sum(bool(text) for place, text in enumerate(row.cells) if place != at) < _FEWEST:
            break
        said = field_of(_cell(row, at))
        heads.setdefault(said if said in PEOPLE else "name", row)
    return heads


def _member(heading: str, place: int, meetings: Sequence[Row]) -> bool:
    """Whether a column is a member's: not headed by something else, and with marks in half of its cells at least."""
    plain = marks.plain(heading)
    if plain in _BESIDE or field_of(heading) is not None or is_total(heading) or marks.usual(heading) is not None:
        return False
    cells = [cell for row in meetings if (cell := _cell(row, place))]
    if cells and all(map(str.isdecimal, cells)) and not {*cells} <= {"0", "1"}:
        return False
    like = sum(len(cell) <= _LONGEST_MARK or marks.meaning(cell) is not None for cell in cells)
    return not cells or like * 2 >= len(cells)


def _cell(row: Row, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""
