"""When a board looked at a measure, as the agendas on record say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.documents import fields
from partnership.words.kinds import board_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.answers.load import Records
    from partnership.words.dates import Moment


_NOT_HELD = frozenset({"planned", "cancelled", "postponed"})


class Looked(NamedTuple):
    """A meeting that had a measure on its agenda, and its board."""

    meeting: str
    board: str
    day: Moment


def looked_at(records: Records, day: Moment) -> Mapping[str, tuple[Looked, ...]]:
    """Return the meetings held by the day that had each measure on their agenda, by the measure's id, the latest last.

    No meeting is no sign of neglect: agendas may not be on record, or not name the measures.
    """
    kept: dict[str, list[Looked]] = {}
    for document in records.documents("meeting"):
        held = fields.day_of(document)
        if document.data["status"] in _NOT_HELD or held.earliest > day.latest:
            continue
        for item in document.data.get("items", ()):
            for one in item.get("measures", ()):
                kept.setdefault(one, []).append(Looked(document.id, board_of(document.id), held))
    return {one: tuple(sorted(set(found), key=lambda each: each.day)) for one, found in kept.items()}
