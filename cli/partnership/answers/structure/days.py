"""The days on which a structure can change, and what each board's record was taken from."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from partnership.answers.titles import Titles
from partnership.documents.date_fields import date_fields
from partnership.documents.references import references
from partnership.words import dates
from partnership.words.dates import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from partnership.answers.load import Records

_CHANGING = {
    "board": frozenset({"established", "dissolved", "proposed", "agreed", "former_names", "links"}),
    "restructure": frozenset({"stages", "changes"}),
    "place": frozenset({"organisations"}),
}
"""The fields whose dates say what is there and what is linked, by kind of record."""


def days(records: Records) -> list[date]:
    """Return every day from which on the bodies or the links can be others than on the day before, in order."""
    found: set[int] = set()
    for kind, fields in _CHANGING.items():
        for document in records.documents(kind):
            for one in date_fields(document):
                if one.at[0] in fields:
                    moment = dates.moment(one.value)
                    found |= {moment.earliest, moment.earliest + 1, moment.latest, moment.latest + 1}
    return [date.fromordinal(one) for one in sorted(found) if FIRST_DAY < one < LAST_DAY]


def cited(records: Records, board: str) -> tuple[str, ...]:
    """Return the titles of the documents that a board's record cites, in order of the text; none where it cannot be read."""
    document = records.document("board", board)
    if document is None:
        return ()
    titles = Titles(records, document.place)
    return tuple(dict.fromkeys(titles.document(one.target) for one in references(document) if one.kind == "document"))
