"""What a board's seats, members and meetings are called."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.answers.titles import day_in_words
from partnership.views.card import spaced
from partnership.views.in_office import seat_title
from partnership.words.kinds import path_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from partnership.answers.titles import Titles
    from partnership.quorum.counting import Tally


class Names:
    """The names of one board's things; `board` is its record as data."""

    def __init__(self, board: Mapping[str, Any], titles: Titles) -> None:
        self.board = board
        self.titles = titles

    def seat(self, seat_id: str) -> str:
        """Return a seat's title; that of another board's seat, `PLACE/BOARD#SEAT`, with its board."""
        other, _, own = seat_id.rpartition("#")
        if not other:
            return seat_title(self.board, seat_id)
        document = self.titles.records.document("board", other)
        return f"{seat_title(document.data if document else {}, own)}, {self.titles.record('board', other)}"

    def group(self, group: str) -> str:
        """Return the name of a group of seats."""
        return str(self.board.get("groups", {}).get(group, {}).get("name", spaced(group)))

    def who(self, person: str | None, seats: Iterable[str], printed_as: str | None = None) -> str:
        """Return somebody by name with their seats, or their seats alone where nobody is named."""
        titles = "; ".join(self.seat(one) for one in seats)
        name = self.titles.person(person) if person else f"“{printed_as}”" if printed_as else ""
        if name and titles:
            return f"{name} ({titles})"
        return name or titles or "somebody who is not named"

    def tally(self, tally: Tally, seats: Iterable[str] | None = None) -> str:
        """Return who was looked at; `seats` are all of theirs, where they have more than this one."""
        row = tally.sitting.row
        own = (tally.place.id,) if tally.place.id is not None else ()
        who = self.who(tally.sitting.person, own if seats is None else seats, row.printed_as)
        return f"a substitute for {who}" if tally.sitting.substitute and tally.sitting.person is None else who

    def day(self, meeting_id: str) -> str:
        """Return the day of a meeting in words."""
        document = self.titles.records.document("meeting", meeting_id)
        return meeting_id if document is None else day_in_words(document)


def meeting_path(meeting_id: str) -> str:
    """Return where a meeting's record lies below the folder of records."""
    return path_of("meeting", meeting_id)
