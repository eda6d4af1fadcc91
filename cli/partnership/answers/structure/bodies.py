"""What a tree says of a board: its kind and standing, who chairs it, how often it meets, where, and whom it brings together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from partnership.answers import when
from partnership.answers.structure.chairs import chairs
from partnership.answers.titles import Titles, called
from partnership.documents import fields
from partnership.words import dates
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from decimal import Decimal

    from partnership.answers.load import Records
    from partnership.answers.structure.chairs import Chair
    from partnership.documents.document import Document
    from partnership.words.dates import Moment

Standing = Literal["statutory", "statutory-duty-to-cooperate", "non-statutory", "disputed", "unclear", "not-on-record"]
"""What is claimed of a board's legal basis on a day; `disputed` where claims of that day contradict one another."""


class Meets(NamedTuple):
    """How often a board meets: as printed, and in a year, from the fewest to the most that it can mean; None where not said."""

    says: str
    least: int | Decimal | None
    most: int | Decimal | None
    holds: Truth


class Named(NamedTuple):
    """Something that a place records, by its id with that place and by its name."""

    id: str
    name: str


class Body(NamedTuple):
    """A board as it is on a day.

    `how_many` is how many bodies the record stands for, None where that is not known. `places`, `districts` and
    `area_words` say what it covers, `organisations` whose seats it has, `serves` the plans that it serves and the outcomes of
    them. Of each, only what certainly or perhaps holds on the day is there.
    """

    id: str
    name: str | None
    title: str
    acronym: str | None
    kind: str
    how_many: int | None
    standing: Standing
    chairs: tuple[Chair, ...]
    meets: tuple[Meets, ...]
    places: tuple[Named, ...]
    districts: tuple[Named, ...]
    area_words: tuple[str, ...]
    organisations: tuple[Named, ...]
    serves: tuple[tuple[str, str | None], ...]


def body(records: Records, board: Document, as_of: date) -> Body:
    """Return a board as it is on a day."""
    day = dates.on(as_of)
    titles = Titles(records, board.place)
    data = board.data
    areas = list(_holding(data.get("areas", ()), day))
    count = data.get("count", 1)
    return Body(
        id=board.id,
        name=data.get("name"),
        title=called(board),
        acronym=data.get("acronym"),
        kind=data["kind"],
        how_many=None if count == "unknown" else count,
        standing=standing(data, day),
        chairs=tuple(chairs(data, day, titles)),
        meets=tuple(_meets(one, day) for one in _holding(data.get("frequency", ()), day)),
        places=tuple(Named(one, titles.area(one)) for one in dict.fromkeys(_each(areas, "places"))),
        districts=_named(titles, "districts", _each(areas, "districts")),
        area_words=tuple(one["described_as"] for one in areas if "described_as" in one),
        organisations=_organisations(data, day, titles),
        serves=tuple((one["plan"], one.get("outcome")) for one in _holding(data.get("serves", ()), day)),
    )


def standing(board: Mapping[str, Any], day: Moment) -> Standing:
    """Return what is claimed of a board's legal basis on a day."""
    claims = {one["claim"] for one in _holding(board.get("legal_basis", ()), day)}
    says_not = claims & {"non-statutory", "voluntary"}
    says_so = claims & {"statutory", "statutory-duty-to-cooperate"}
    if says_so and says_not:
        return "disputed"
    if says_so:
        return "statutory" if "statutory" in says_so else "statutory-duty-to-cooperate"
    return "non-statutory" if says_not else "unclear" if claims else "not-on-record"


def _holding(things: Any, day: Moment) -> Iterator[Mapping[str, Any]]:
    return (one for one in things if when.holds(one, day) is not Truth.NO)


def _meets(one: Mapping[str, Any], day: Moment) -> Meets:
    least, most = fields.in_a_year(one)
    return Meets(one["says"], least, most, when.holds(one, day))


def _organisations(board: Mapping[str, Any], day: Moment, titles: Titles) -> tuple[Named, ...]:
    seats = _holding(board.get("seats", {}).values(), day)
    whose = (one["organisation"] for seat in seats for one in _holding(seat.get("organisations", ()), day))
    return _named(titles, "organisations", whose)


def _each(things: Iterable[Mapping[str, Any]], field: str) -> Iterator[str]:
    return (each for one in things for each in one.get(field, ()))


def _named(titles: Titles, field: str, references: Iterable[str]) -> tuple[Named, ...]:
    found = (Named(titles.key(field, one), titles.title(field, one)) for one in dict.fromkeys(references))
    return tuple(dict.fromkeys(found))
