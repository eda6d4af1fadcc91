"""What the columns of a register hold, by their headings; no column is known by its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from partnership.recording.importing import subcolumns
from partnership.recording.importing.days import days_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from partnership.recording.importing.subcolumns import Part
    from partnership.source.tables import Row

_HEADINGS: Mapping[str, str] = {
    "name": "name|names|member|members|member name|name of member|board member|committee member|full name|representative|attendee|attendees|attendee name|participant|councillor|cllr|who|person|initials|member's name|representative name|name of representative|governor|trustee|invitee",
    "first": "first name|forename|given name|firstname",
    "last": "surname|last name|family name|lastname",
    "seat": "seat|role|role title|post|post title|position|job title|job role|designation|title|member role|office|capacity",
    "organisation": "organisation|organization|organisations|agency|partner|partner agency|member agency|representing|represents|service|employer|company|body|organisation name|agency/organisation|agency represented|organisation represented|member organisation|organisation/agency|sector|department|on behalf of",
    "mark": "mark|status|attendance|attendance status|attended|attended?|present|present?|in attendance|response|attendance mark",
    "date": "date|meeting date|date of meeting|meeting|held on",
    "substitute": "substitute|deputy|substitute name|deputy name|name of deputy|name of substitute|represented by|substituted by|deputised by|deputy/substitute",
    "arrived": "arrived|time in|arrival|arrival time|joined at",
    "left": "left|time out|departure|departure time|left at",
}
_FIELDS: Mapping[str, str] = {word: field for field, words in _HEADINGS.items() for word in words.split("|")}
PEOPLE = ("name", "last", "first", "seat", "organisation")
"""Columns that say who a row is about."""
_SUMMARY = re.compile(
    r"%|per ?cent|\b(?:possible|expected|eligible|total|out of|meetings attended|no\.? attended|number attended|attendance rate|rate)\b"
)
_TOTAL = re.compile(
    r"(?:grand |sub-?)?totals?\b|(?:number|no\.?|count|%|percentage|per cent) ?(?:of )?(?:members )?(?:present|attend|apolog|absent|quora|members)|attendance (?:rate|%)|%|quor(?:um|ate)\b|sum\b",
    re.IGNORECASE,
)
_NO_MEETING = re.compile(
    r"\b(?:term|appoint\w*|since|until|joined|starts?|started|ends?|ended|expir\w*|review\w*|dob|birth|updated|ytd|totals?|average|percentage)\b"
)
_NUMBERED = re.compile(r"(?:meeting|mtg|board|q|session)\s*(?:no\.?\s*)?\d{1,2}\Z")


class Headings(NamedTuple):
    """The headings of a table: the row that names people, the place of each thing that a column can hold, and the meetings.

    `rows` are the numbers of the rows that headings stand in. `meetings` has the heading of each column that is a meeting's, by its place;
    `parts` the columns of a meeting that has several, by the same.
    """

    rows: tuple[int, ...]
    columns: Mapping[str, int]
    meetings: Mapping[int, str]
    texts: Mapping[int, str]
    parts: Mapping[int, tuple[Part, ...]]

    @property
    def marked(self) -> frozenset[int]:
        """The places that say who came."""
        own = {part.place for parts in self.parts.values() for part in parts if part.says != "beside"}
        return frozenset({*self.meetings, *own, *([self.columns["mark"]] if "mark" in self.columns else [])})

    @property
    def used(self) -> tuple[str, ...]:
        """The headings that say something here, in the order of the columns, those below a meeting's left out."""
        places = {*self.columns.values(), *self.meetings}
        return tuple(text for place, text in sorted(self.texts.items()) if place in places and text)

    def unused(self, body: Iterable[Row]) -> tuple[str, ...]:
        """Return the other headings, and the columns that have something in the rows below and no heading."""
        return unread(self.texts, body, {*self.columns.values(), *self.marked})


def unread(texts: Mapping[int, str], body: Iterable[Row], read: Collection[int]) -> tuple[str, ...]:
    """Return the headings of columns that are not `read`, and the columns that have something in the body and no heading."""
    found = {place: text for place, text in texts.items() if text and place not in read}
    for row in body:
        for place, cell in enumerate(row.cells):
            if cell and place not in read:
                found.setdefault(place, f"column {_letters(place)} (no heading)")
    return tuple(dict.fromkeys(text for _, text in sorted(found.items())))


def headings(rows: Sequence[Row], deepest: int) -> tuple[int, Headings] | None:
    """Return the headings of a table and the place of the row that names what says who a row is about; None where there are none.

    Raises StrangeFileError where a meeting has several columns that do not say who came. They stand within the first `deepest` rows. What has no heading above who it is about is taken only where nothing else has one.
    """
    within = range(min(len(rows), deepest))
    for named in (True, False):
        for place in within:
            if (found := _headings_in(rows, place, named=named)) is not None:
                return place, found
    return None


def _headings_in(rows: Sequence[Row], first: int, *, named: bool) -> Headings | None:
    """Return the headings that a row has: who a row is about, and meetings or a mark. Raises StrangeFileError.

    The days may stand in a row of their own, one or two above what names the people, or one under it.
    """
    row = rows[first]
    columns: dict[str, int] = {}
    for place, cell in enumerate(row.cells):
        if (field := field_of(cell)) is not None and not (field == "date" and is_day(cell)):
            columns.setdefault(field, place)
    days, meetings = first, _meetings(row, columns)
    if not named:
        columns |= _unnamed(rows, first, meetings) if meetings else {}
    if not any(field in columns for field in PEOPLE):
        return None
    if not meetings:
        days, meetings = _days_near(rows, first, columns)
    if meetings:
        # What stands between the days, such as `Name` or `Attended`, is of the meetings.
        between = range(min(meetings), max(meetings) + 1) if days != first else meetings
        columns = {field: place for field, place in columns.items() if field in PEOPLE and place not in between}
    if not any(field in columns for field in PEOPLE) or not (meetings or "mark" in columns):
        return None
    texts = dict(enumerate(row.cells)) | meetings
    below = _below(rows, first, days, meetings, columns) if meetings else None
    if below is None:
        return Headings(tuple(sorted({row.number, rows[days].number})), columns, meetings, texts, {})
    under, parts = below
    texts |= {part.place: part.heading for each in parts.values() for part in each if part.place not in meetings}
    return Headings(tuple(sorted({row.number, rows[days].number, under})), columns, meetings, texts, parts)


def _days_near(rows: Sequence[Row], first: int, columns: Mapping[str, int]) -> tuple[int, dict[int, str]]:
    """Return which row near the one that names the people has the days, and the columns of the meetings; none where none has."""
    for other in (first + 1, first - 1, first - 2):
        found = _meetings(rows[other], {}, alone=True) if 0 <= other < len(rows) else {}
        # One day above a heading that is known is in a title.
        if found and (len(found) > 1 or not {*found} & {*columns.values()}):
            return other, found
    return first, {}


def _below(
    rows: Sequence[Row], first: int, days: int, meetings: Mapping[int, str], columns: Mapping[str, int]
) -> tuple[int, Mapping[int, tuple[Part, ...]]] | None:
    """Return the number of the row that heads several columns of each meeting, and those; None where a meeting has one."""
    for under in range(days + 1, max(first, days + 1) + 1):
        if under < len(rows):
            who = () if under == first else columns.values()
            if found := subcolumns.of_meetings(rows[days], meetings, rows[under], who):
                return rows[under].number, found
    return None


def field_of(heading: str) -> str | None:
    """Return what a column holds that is so headed, None where that is not known."""
    return _FIELDS.get(_plain(heading))


def is_total(text: str) -> bool:
    """Whether a text heads a sum, a share or a count of meetings or members."""
    return bool(_TOTAL.match(text))


def summarises(rows: Sequence[Row]) -> bool:
    """Whether a table counts meetings and does not tell them apart: how many somebody attended, of how many."""
    for row in rows:
        plain = [_plain(cell) for cell in row.cells]
        people = any(_FIELDS.get(cell) in PEOPLE for cell in plain)
        counts = sum(bool(_SUMMARY.search(cell)) or cell in {"attended", "actual", "present"} for cell in plain)
        if people and counts >= 1 and any(_SUMMARY.search(cell) for cell in plain):
            return True
    return False


def _meetings(row: Row, columns: Mapping[str, int], *, alone: bool = False) -> dict[int, str]:
    """Return the columns of a row that are headed by a day, or by the number of a meeting; in a row of days `alone` most cells are."""
    found = {
        place: cell
        for place, cell in enumerate(row.cells)
        if place not in columns.values() and (is_day(cell) or _NUMBERED.match(_plain(cell)))
    }
    filled = sum(bool(cell) for cell in row.cells)
    return {} if alone and len(found) * 2 <= filled else found


def is_day(cell: str) -> bool:
    """Whether a cell is the day of a meeting, as far as it says one."""
    return any(sign.isalnum() for sign in cell) and not _NO_MEETING.search(cell.casefold()) and bool(days_in(cell))


def _unnamed(rows: Sequence[Row], first: int, meetings: Mapping[int, str]) -> dict[str, int]:
    """Return the one column without a heading that has text beside the marks: that is who a row is about."""
    head = rows[first].cells
    below = rows[first + 1 :]
    words = {
        place
        for place in range(min(meetings))
        if not (place < len(head) and head[place])
        and sum(place < len(row.cells) and any(map(str.isalpha, row.cells[place])) for row in below) * 2 > len(below)
    }
    return {"name": words.pop()} if len(words) == 1 else {}


def _letters(place: int) -> str:
    """Return how a spreadsheet calls the column at a place: A, B, and after Z AA."""
    first, last = divmod(place, 26)
    return (_letters(first - 1) if first else "") + chr(ord("A") + last)


def _plain(heading: str) -> str:
    bare = re.sub(r"\([^()]*\)", " ", heading.replace("_", " ").replace("\u2019", "'"))
    return " ".join(bare.casefold().split()).rstrip(":").rstrip()
