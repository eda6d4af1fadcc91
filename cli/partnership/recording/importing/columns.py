"""What the columns of a register hold, by their headings; no column is known by its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from partnership.recording.importing.days import days_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
_NO_MEETING = re.compile(
    r"\b(?:term|appoint\w*|since|until|joined|starts?|started|ends?|ended|expir\w*|review\w*|dob|birth|updated|ytd|totals?|average|percentage)\b"
)
_NUMBERED = re.compile(r"(?:meeting|mtg|board|q|session)\s*(?:no\.?\s*)?\d{1,2}\Z")


class Headings(NamedTuple):
    """The headings of a table: the row that names people, the place of each thing that a column can hold, and the meetings.

    `rows` are the numbers of the rows that headings stand in. `meetings` has the heading of each column that is a meeting's, by its place.
    """

    rows: tuple[int, ...]
    columns: Mapping[str, int]
    meetings: Mapping[int, str]
    texts: Mapping[int, str]

    @property
    def used(self) -> tuple[str, ...]:
        """The headings that say something here, in the order of the columns."""
        places = {*self.columns.values(), *self.meetings}
        return tuple(text for place, text in sorted(self.texts.items()) if place in places and text)

    @property
    def unused(self) -> tuple[str, ...]:
        """The other headings."""
        places = {*self.columns.values(), *self.meetings}
        return tuple(text for place, text in sorted(self.texts.items()) if place not in places and text)


def headings(rows: Sequence[Row], deepest: int) -> tuple[int, Headings] | None:
    """Return the headings of a table and the place of the row that names what says who a row is about; None where there are none.

    They stand within the first `deepest` rows. What has no heading above who it is about is taken only where nothing else has one.
    """
    within = range(min(len(rows), deepest))
    for named in (True, False):
        for place in within:
            if (found := _headings_in(rows, place, named=named)) is not None:
                return place, found
    return None


def _headings_in(rows: Sequence[Row], first: int, *, named: bool) -> Headings | None:
    """Return the headings that a row has: who a row is about, and meetings or a mark.

    The days may stand in a row of their own, one or two above what names the people, or one under it.
    """
    row = rows[first]
    columns: dict[str, int] = {}
    for place, cell in enumerate(row.cells):
        if (field := _FIELDS.get(_plain(cell))) is not None and not (field == "date" and _is_day(cell)):
            columns.setdefault(field, place)
    meetings = _meetings(row, columns)
    rows_of = [row.number]
    texts = dict(enumerate(row.cells))
    if not named:
        columns |= _unnamed(rows, first, meetings) if meetings else {}
    if not any(field in columns for field in PEOPLE):
        return None
    for other in (first + 1, first - 1, first - 2):
        if meetings or not 0 <= other < len(rows):
            continue
        if meetings := _meetings(rows[other], columns, alone=True):
            rows_of.append(rows[other].number)
            texts.update({place: rows[other].cells[place] for place in meetings})
    if not (meetings or "mark" in columns):
        return None
    if meetings:
        columns = {field: place for field, place in columns.items() if field in PEOPLE and place not in meetings}
    return Headings(tuple(sorted(rows_of)), columns, meetings, texts)


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
        if place not in columns.values() and (_is_day(cell) or _NUMBERED.match(_plain(cell)))
    }
    filled = sum(bool(cell) for cell in row.cells)
    return {} if alone and len(found) * 2 <= filled else found


def _is_day(cell: str) -> bool:
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


def _plain(heading: str) -> str:
    bare = re.sub(r"\([^()]*\)", " ", heading.replace("_", " ").replace("\u2019", "'"))
    return " ".join(bare.casefold().split()).rstrip(":").rstrip()
