"""Which findings about boards somebody has looked at and accepted, as the records say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from partnership.documents.document import Document


class Stands(NamedTuple):
    """A finding that was looked at and stands, and why.

    `at` is where in the board's record, empty for anywhere in it; `on` (None where it is not said) and `look_again` are days, `YYYY-MM-DD`.
    """

    rule: str
    at: str
    reason: str
    on: str | None
    look_again: str


def standing(boards: Iterable[Document], places: Iterable[Document]) -> Mapping[str, tuple[Stands, ...]]:
    """Return what is accepted of each board: in its own record, or in its place's."""
    of_places = {place.id: place.data["accepted"] for place in places if "accepted" in place.data}
    found = {}
    for board in boards:
        own = [_stands(one) for one in board.data.get("accepted", ())]
        own += [
            _stands(one)
            for one in of_places.get(board.place, ())
            if "at" not in one and board.id in one.get("records", (board.id,))
        ]
        if own:
            found[board.id] = tuple(own)
    return found


def _stands(one: Mapping[str, str]) -> Stands:
    return Stands(one["rule"], one.get("at", ""), one["reason"], one.get("accepted_on"), one["look_again"])
