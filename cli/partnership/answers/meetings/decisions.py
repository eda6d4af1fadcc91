"""Decisions across boards, with the meeting that made each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.documents import fields
from partnership.words.kinds import board_of
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership.answers.load import Records
    from partnership.words.dates import Moment, Period


class Decided(NamedTuple):
    """A decision: its full name, the meeting and its day, the item by its number, how it stands, and what ratified it.

    `state` is the record's word as a day has it, None where it has none; `title` the item's, empty where it is not on record.
    """

    id: str
    meeting: str
    day: Moment
    says: str
    item: str | None
    title: str
    state: str | None
    ratifies: str | None
    ratified_by: str | None

    @property
    def board(self) -> str:
        """The board that made it."""
        return board_of(self.meeting)


def decisions(records: Records, boards: Iterable[str], within: Period, seen: Moment, words: str = "") -> list[Decided]:
    """Return the decisions of boards in a stretch of time, as the day `seen` has them, the latest first.

    Those of meetings that are certainly later than that day are left out, and so is what ratified a decision later: until then a
    decision on record as ratified waited for it. `words` are looked for in them, whatever their case.
    """
    found: list[Decided] = []
    ratified: dict[str, tuple[Moment, str]] = {}
    wanted = frozenset(boards)
    those = list(records.meetings_about(wanted))
    for document in those:
        for key, one in fields.keyed(document.data, "decisions").items():
            if "ratifies" in one:
                ratified[one["ratifies"]] = fields.day_of(document), f"{document.id}#{key}"
    for document in those:
        day = fields.day_of(document)
        if document.board not in wanted or within.holds_on(day) is Truth.NO or day.earliest > seen.latest:
            continue
        titles = {str(item.get("number")): str(item["title"]) for item in fields.each(document.data, "items")}
        for key, one in fields.keyed(document.data, "decisions").items():
            name = f"{document.id}#{key}"
            item = str(one["item"]) if "item" in one else None
            by = ratified.get(name)
            waited = by is not None and by[0].earliest > seen.latest
            state = "awaiting-ratification" if waited and one.get("state") == "ratified" else one.get("state")
            made = Decided(
                name,
                document.id,
                day,
                one["decision"],
                item,
                titles.get(item or "", ""),
                state,
                one.get("ratifies"),
                None if by is None or waited else by[1],
            )
            if words.casefold() in f"{made.says} {made.title}".casefold():
                found.append(made)
    return sorted(found, key=lambda one: (-one.day.latest, one.id))
