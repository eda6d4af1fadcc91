"""Registers of attendance: a row for each member and a column for each meeting, or the other way about; or a row for each who came to one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from partnership.recording.importing import lists, marks, subcolumns
from partnership.recording.importing.columns import headings, is_total, summarises
from partnership.recording.importing.days import days_in, title_of, years_in
from partnership.recording.importing.heard import Aside, Heard, Occasion, Saying, StrangeFileError
from partnership.recording.importing.turned import turned
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from partnership.recording.importing.columns import Headings
    from partnership.recording.importing.marks import Mark
    from partnership.recording.importing.turned import Turned
    from partnership.source.tables import Row

_DEEPEST = 60
"""Rows within which the headings stand."""
_MOST_MARKS = 20_000
"""Marks above which it is no register of one board: forty members in five hundred meetings."""
_CLOCK = re.compile(r"(?:[0-9-]{10} )?([01]?\d|2[0-3])[:.]([0-5]\d)(?::\d\d)?(?: ?([ap])\.?m\.?)?\Z", re.IGNORECASE)
_WITH_NAME = re.compile(
    r"(?P<mark>d|s|dep|deputy|sub|substitute|represented by)\s*(?:[:(]|\s[-\u2013]\s)\s*(?P<name>[^()]{2,}?)\s*\)?\Z",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"vacan(?:cy|t)\b", re.IGNORECASE)
_COLOURED = "it is coloured and empty, and no colour is read; write its mark into the cell"
_NOON = 12
_LONGEST_CELL = 200


class _Read(NamedTuple):
    """What the rows under the headings come to."""

    sayings: list[Saying]
    asides: list[Aside]


def heard(
    rows: Sequence[Row], given: Mapping[str, Mark], sheet: str = "", elsewhere: Mapping[str, Mark] | None = None
) -> Heard:
    """Return what a register says. Raises StrangeFileError where its headings cannot be made sense of.

    `given` says what marks mean, as `marks.plain` writes them; it goes before a key in the file, and that before what
    marks usually mean. The name of a `sheet` may say of which year its days are; a key may stand `elsewhere` in its workbook.
    """
    found = headings(rows, _DEEPEST)
    if found is None:
        if (across := turned(rows, _DEEPEST)) is not None:
            return _turned(rows, across, {**(elsewhere or {})}, given, sheet)
        said = lists.heard(rows)
        if said is None:
            raise StrangeFileError(_strange(rows))
        return said
    at, head = found
    if not head.meetings and summarises(rows[at : at + 1]):
        raise StrangeFileError(_strange(rows))
    body = [row for row in rows[at + 1 :] if row.number not in head.rows]
    above = [row for row in rows[:at] if row.number not in head.rows]
    _bounded(len(body) * max(1, len(head.meetings)))
    key: dict[str, Mark] = {**(elsewhere or {})}
    for row in (*above, *(row for row in body if not _marked(row, head))):
        key |= marks.key_in(row.cells)
    reader = _Reader(head, {**key, **given}, [_text(row) for row in above if not marks.key_in(row.cells)], sheet)
    read = reader.read(body)
    asides = [
        *(Aside(row.number, _text(row), "a key to the marks" if marks.key_in(row.cells) else "above the headings") for row in above),
        *(Aside(row.number, _text(row), "the headings") for row in rows if row.number in head.rows),
        *read.asides,
    ]  # fmt: skip
    return Heard(
        "register" if head.meetings else "roll",
        reader.occasions,
        tuple(read.sayings),
        tuple(sorted(asides)),
        head.used,
        head.unused(row for row in body if row.number in {number for one in read.sayings for number in one.rows}),
        tuple(_notes(key, head)),
    )


def _turned(rows: Sequence[Row], across: Turned, key: dict[str, Mark], given: Mapping[str, Mark], sheet: str) -> Heard:
    """Return what a register says that has its meetings one under another. Raises StrangeFileError."""
    _bounded(len(across.members) * len(across.meetings))
    rest = [row for row in rows if row.number not in {*across.meetings, *across.headings}]
    for row in rest:
        key |= marks.key_in(row.cells)
    above = [row for row in rest if row.number < across.meetings[0]]
    reader = _Reader(across.head, {**key, **given}, [_text(row) for row in above if not marks.key_in(row.cells)], sheet)
    sayings = tuple(
        saying._replace(rows=(number,))
        for member in across.members
        for saying, number in zip(reader.across(member), across.meetings, strict=True)
    )
    why = {row.number: "above the headings" for row in above} | dict.fromkeys(across.headings, "the headings")
    asides = [
        Aside(row.number, _text(row), "a key to the marks" if marks.key_in(row.cells) else why.get(row.number, "a total" if is_total(_text(row)) else "it says no day"))
        for row in rows if row.number not in across.meetings
    ]  # fmt: skip
    return Heard(
        "by-meeting", reader.occasions, sayings, tuple(asides), across.used, across.unused, tuple(_notes(key, across.head))
    )  # fmt: skip


def _bounded(marked: int) -> None:
    if marked > _MOST_MARKS:
        message = f"it has {plural(marked, 'mark')}, more than a register of one board; take out what is not needed"
        raise StrangeFileError(message)


def _strange(rows: Sequence[Row]) -> str:
    if summarises(rows[:_DEEPEST]):
        return (
            "it counts how many meetings each attended, and does not say which, so nothing of it can be recorded of any meeting; "
            "it takes the register that these figures were counted from"
        )
    met = next(
        (listed(f"`{cell}`" for cell in row.cells[:8] if cell) for row in rows if sum(map(bool, row.cells)) > 1), ""
    )
    have = f"; the first row with anything in two cells has {met}" if met else ""
    return (
        "its headings cannot be made sense of: a register has a column `Name`, `Organisation` or `Seat` and a column for each meeting, "
        f"headed by its day, or the same turned on its side; or a column `Attendance` with the marks of one meeting{have}"
    )


def _notes(key: Mapping[str, Mark], head: Headings) -> Iterator[str]:
    if head.parts:
        below = dict.fromkeys(part.heading for parts in head.parts.values() for part in parts if part.says != "beside")
        yield f"Each meeting has columns of its own: {listed(below)}."
    if key:
        yield f"The file's own key: {', '.join(f'{mark.upper()} is {said.came}' for mark, said in key.items())}."


def _text(row: Row) -> str:
    return " ".join(cell for cell in row.cells if cell)


def _marked(row: Row, head: Headings) -> bool:
    """Whether a row has anything in a column of marks."""
    return any(_cell(row, place) for place in head.marked)


def _cell(row: Row, place: int | None) -> str:
    return row.cells[place] if place is not None and place < len(row.cells) else ""


class _Reader:
    """The rows under the headings, one after another; `occasions` are the meetings that they speak of."""

    def __init__(self, head: Headings, key: Mapping[str, Mark], above: Sequence[str], sheet: str) -> None:
        self._head = head
        self._key = key
        self._years = years_in((*above, *head.meetings.values(), sheet))
        self._title = title_of(above) or None
        self._ticks: frozenset[str] = frozenset()
        self._dated: dict[str, int] = {}
        if head.meetings:
            for text in head.meetings.values():
                self._occasion(text)
        elif "date" not in head.columns:
            self._dated[title_of(above)] = 0

    @property
    def occasions(self) -> tuple[Occasion, ...]:
        """The meetings, in the order in which the file has them."""
        return tuple(Occasion(said, days_in(said, self._years), title=self._title) for said in self._dated)

    def read(self, rows: Sequence[Row]) -> _Read:
        read = _Read([], [])
        self._ticks = subcolumns.ticks(rows, [part for parts in self._head.parts.values() for part in parts])
        for row in rows:
            why = self._why_aside(row)
            if why is not None:
                read.asides.append(Aside(row.number, _text(row), why))
            elif self._head.meetings:
                read.sayings.extend(self.across(row))
            else:
                read.sayings.extend(self._one(row))
        return read

    def _occasion(self, said: str) -> int:
        return self._dated.setdefault(said, len(self._dated))

    def _why_aside(self, row: Row) -> str | None:
        """Return why a row says nothing of anybody, None where it does."""
        filled = [(place, cell) for place, cell in enumerate(row.cells) if cell]
        who = [cell for place, cell in filled if place in self._who]
        if not _marked(row, self._head) and marks.key_in(row.cells):
            return "a key to the marks"
        if filled[0][0] not in self._head.meetings and is_total(filled[0][1]):
            return "a total"
        if [self._head.texts.get(place, "").casefold() for place, _ in filled] == [
            cell.casefold() for _, cell in filled
        ]:
            return "the headings again"
        if not who:
            return "it names nobody"
        if _counts([_cell(row, place) for place in self._head.meetings]):
            return "numbers, as totals are"
        if len(filled) == 1 and len(self._who) > 1:
            return "alone in its row, as the heading of a group or a remark is"
        if len(filled) == 1 and not any(map(str.isalpha, filled[0][1])):
            return "it names nobody"
        return None

    @property
    def _who(self) -> set[int]:
        return {
            self._head.columns[field]
            for field in ("name", "last", "first", "seat", "organisation")
            if field in self._head.columns
        }

    def across(self, row: Row) -> Iterator[Saying]:
        """Yield what a row says of somebody at each meeting, in their order."""
        for place, said in self._head.meetings.items():
            own = self._head.parts.get(place)
            mark, deputy = (_cell(row, place), "") if own is None else subcolumns.said(row, own, self._ticks)
            saying = self._saying(row, self._occasion(said), mark)
            if not (mark or deputy) and saying.why_not is None and self._coloured(row, place):
                yield saying._replace(why_not=_COLOURED)
            else:
                yield from _with_deputy(saying, deputy)

    def _coloured(self, row: Row, place: int) -> bool:
        return any(one in row.coloured for one in (place, *(part.place for part in self._head.parts.get(place, ()))))

    def _one(self, row: Row) -> Iterator[Saying]:
        """Yield what a row of a roll says: of somebody, and of who came in their place where a column of its own has that."""
        cells = {field: _cell(row, place) for field, place in self._head.columns.items()}
        at = self._occasion(cells["date"]) if "date" in cells else 0
        arrived, left = _clock(cells.get("arrived", "")), _clock(cells.get("left", ""))
        saying = self._saying(row, at, cells["mark"])._replace(arrived=arrived, left=left)
        yield from _with_deputy(saying, cells.get("substitute", ""))

    def _saying(self, row: Row, at: int, printed: str) -> Saying:
        cells = {field: _cell(row, place) for field, place in self._head.columns.items()}
        name = " ".join((cells.get("name") or f"{cells.get('first', '')} {cells.get('last', '')}").split())
        mark, substitute = self._meant(printed)
        why_not = "the seat is vacant, as the file has it" if _NOBODY.match(name) else None
        return Saying(
            (row.number,), at, mark.came if mark is not None and why_not is None else None, printed,
            name or None, cells.get("seat") or None, cells.get("organisation") or None,
            apology=mark.apology if mark is not None else None, substitute=substitute, why_not=why_not,
        )  # fmt: skip

    def _meant(self, printed: str) -> tuple[Mark | None, str | None]:
        """Return what a mark means, and whom it names as having come in the member's place."""
        wanted = marks.plain(printed)
        if wanted in self._key:
            return self._key[wanted], None
        if (found := marks.usual(printed)) is not None:
            return found, None
        named = _WITH_NAME.match(printed[:_LONGEST_CELL])
        return (marks.Mark("substituted"), named["name"]) if named else (None, None)


def _counts(cells: Sequence[str]) -> bool:
    """Whether cells are numbers, of which one at least is no mark."""
    filled = [cell for cell in cells if cell]
    return bool(filled) and all(cell.isdecimal() for cell in filled) and not {*filled} <= {"0", "1"}


def _with_deputy(saying: Saying, printed: str) -> Iterator[Saying]:
    """Yield what is said of somebody, and of who came in their place where somebody is named."""
    deputy = " ".join(printed.split())
    if not deputy or marks.usual(deputy) is not None:
        yield saying
    elif saying.came in {"substituted", "not-recorded"}:
        yield saying._replace(came="substituted", substitute=deputy)
    else:
        yield saying
        yield saying._replace(
            came="substituted", printed=deputy, substitute=deputy, apology=None, arrived=None, left=None
        )


def _clock(text: str) -> str | None:
    found = _CLOCK.match(text)
    if found is None:
        return None
    hour = int(found[1])
    if found[3]:
        hour = hour % _NOON + (_NOON if found[3].casefold() == "p" else 0)
    return f"{hour:02}:{found[2]}"
