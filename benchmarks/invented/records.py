"""Every record of an invented place, each with its path and its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from invented.board import board_text
from invented.measure import measure_text
from invented.meeting import meeting_text
from invented.place import country_text, place_text
from invented.plan import plan_text
from invented.restructure import restructure_names, restructure_text
from invented.setting import COUNTRY, PLACE_FILES, invent, slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from invented.setting import Place


class Record(NamedTuple):
    """A record: the folder of its kind, its id, and its text."""

    folder: str
    id: str
    text: str


def records(files: int, seed: int) -> Iterator[Record]:
    """Yield so many records: the country, then one place after another."""
    yield Record("places", COUNTRY, country_text())
    places = -(-(files - 1) // PLACE_FILES)
    for number in range(places):
        share = (files - 1) * (number + 1) // places - (files - 1) * number // places
        yield from _records_of(invent(number, share, seed))


def _records_of(place: Place) -> Iterator[Record]:
    yield Record("places", place.id, place_text(place))
    for board in place.all_boards():
        yield Record("boards", board.id, board_text(place, board))
        for number, day in enumerate(board.days):
            yield Record("meetings", f"{board.id}/{day}", meeting_text(place, board, number))
    for number in range(len(place.measures)):
        yield Record("measures", place.measure_id(number), measure_text(place, number))
    for number in range(len(place.plans)):
        yield Record("plans", place.plan_id(number), plan_text(place, number))
    for number, name in enumerate(restructure_names(place)):
        yield Record("restructures", f"{place.id}/{slug(name)}", restructure_text(place, number))
