"""Lists of names under what became of those named: `Present`, `Apologies`; side by side, one under another, or one alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.recording.importing import marks
from partnership.recording.importing.columns import unread
from partnership.recording.importing.days import days_in, title_of, years_in
from partnership.recording.importing.heard import Aside, Heard, Occasion, Saying, bounded

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnership.recording.importing.heard import Came
    from partnership.source.tables import Row

_WORDS: tuple[tuple[Came, str | None, str], ...] = (
    ("present", None, "present|attended|attendees|in person|members present|those present"),
    ("virtual", None, "virtual|present virtually|attended virtually|online|attended online|remote|via teams"),
    ("apologies", None, "apologies|apologies received|apologies for absence|apologies from|apologies given"),
    ("absent", None, "absent|did not attend|no apologies|absent without apologies|not present"),
    ("present", "in-attendance", "in attendance|also present|also in attendance|officers in attendance|attending"),
    ("present", "observer", "observers|observer"),
)
_HEADS: Mapping[str, tuple[Came, str | None]] = {
    word: (came, capacity) for came, capacity, words in _WORDS for word in words.split("|")
}
"""What a list is headed by, and in what capacity those in it were there."""


def heard(rows: Sequence[Row]) -> Heard | None:
    """Return what lists of names say, or None where there are none: every cell under a heading is somebody, until the next heading.

    What stands above the headings, or in a column without one, is about nobody. Raises StrangeFileError for more people than a meeting has.
    """
    if not any(map(_heads, rows)):
        return None
    heads: dict[int, tuple[Came, str | None]] = {}
    used: list[str] = []
    sayings: list[Saying] = []
    asides: list[Aside] = []
    above: list[str] = []
    for row in rows:
        text = " ".join(cell for cell in row.cells if cell)
        found = _heads(row)
        if found:
            heads |= found
            used += [row.cells[place] for place in found]
            asides.append(Aside(row.number, text, "the headings"))
            continue
        own = [
            _saying(row.number, cell, heads[place]) for place, cell in enumerate(row.cells) if cell and place in heads
        ]
        if own:
            sayings += own
        else:
            above += [] if heads else [text]
            asides.append(Aside(row.number, text, "in no list" if heads else "above the headings"))
    bounded(len(sayings))
    title = title_of(above)
    occasion = Occasion(title, days_in(title, years_in((title,))), title=title or None)
    if not sayings:
        return None
    told = {number for one in sayings for number in one.rows}
    unused = unread({}, (row for row in rows if row.number in told), heads)
    return Heard("roll", (occasion,), tuple(sayings), tuple(asides), tuple(dict.fromkeys(used)), unused)


def _heads(row: Row) -> dict[int, tuple[Came, str | None]]:
    """Return the lists that a row heads, by their places; none where it has one beside something else, as a table of definitions has."""
    found = {place: head for place, cell in enumerate(row.cells) if (head := _head(cell)) is not None}
    return found if len(found) > 1 or len(found) == sum(map(bool, row.cells)) else {}


def _head(cell: str) -> tuple[Came, str | None] | None:
    return _HEADS.get(marks.plain(cell).rstrip(":").rstrip())


def _saying(row: int, name: str, head: tuple[Came, str | None]) -> Saying:
    came, capacity = head
    return Saying((row,), 0, came, "", " ".join(name.split()), capacity=capacity)
