"""Which meetings on record a file speaks of, by the days that it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.recording.importing.days import ORDERS, order_of, read_as
from partnership.recording.importing.kinds import called_off, in_words, kinds_said, remedy
from partnership.words.dates import shown
from partnership.words.wording import few, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from partnership.answers.load import Records
    from partnership.recording.importing.days import Order
    from partnership.recording.importing.heard import Occasion

_FEW = 6


class Place(NamedTuple):
    """Where an occasion stands in the records: a meeting's id, or None with why there is none and what to do."""

    meeting: str | None
    day: date | None
    why: str = ""
    open: bool = False
    """Whether only the user can say which it is."""
    absent: bool = False
    """Whether no meeting that it may be is on record."""
    new: str | None = None
    """The kind of meeting that is made, because it is not on record; None where none is."""


class Placing(NamedTuple):
    """The place of each occasion, and how their days were read."""

    places: tuple[Place, ...]
    notes: tuple[str, ...]


def placing(
    records: Records, board: str, occasions: Sequence[Occasion], order: Order | None, only: str | None = None
) -> Placing:
    """Return which meeting of a board each occasion is.

    `order` is what stands first in dates of numbers, where the user says; else it is what dates that can be read in one way
    have, else that under which the days are those of meetings on record. `only` is the one meeting that is meant: of
    several occasions the others are left out.
    """
    taken, notes = (order, ()) if order is not None else _order(records, board, occasions)
    places = _apart(records, board, [_place(records, board, one, taken) for one in occasions], occasions)
    if only is not None:
        places = tuple(
            _only(only, place, one, alone=len(occasions) == 1) for place, one in zip(places, occasions, strict=True)
        )
    return Placing(places, (*notes, *_years(places, occasions), *_kinds(records, places, occasions)))


def _apart(records: Records, board: str, places: Sequence[Place], occasions: Sequence[Occasion]) -> tuple[Place, ...]:
    """Return the places with those asked about that are of another kind than the meeting on record, and share it with another column."""
    found = []
    for place, one in zip(places, occasions, strict=True):
        document = records.document("meeting", place.meeting) if place.meeting is not None else None
        said = kinds_said(one.words)
        shared = sum(other.meeting == place.meeting for other in places) > 1
        if document is not None and place.day is not None and shared and said and document.data["kind"] not in said:
            why = f"`{one.said}` is {listed(map(in_words, said))} beside the one on record of that day; `partnership new meeting {board} {place.day}-2 --kind {said[0]}` makes it"
            found.append(Place(None, place.day, why, open=True))
        else:
            found.append(place)
    return tuple(found)


def _years(places: Sequence[Place], occasions: Sequence[Occasion]) -> tuple[str, ...]:
    """Return a sentence on the days whose year the file does not say, as they were read."""
    found = [
        f"`{one.said}` as {shown(place.day)}"
        for place, one in zip(places, occasions, strict=True)
        if place.meeting is not None and place.day is not None and len({day.year for day in one.days}) > 1
    ]
    said = f"The year is not said, and taken from the meetings on record: {listed(few(found, _FEW))}."
    return (said,) if found else ()


def _kinds(records: Records, places: Sequence[Place], occasions: Sequence[Occasion]) -> Iterator[str]:
    """Yield a sentence on each meeting on record that the file says is of another kind."""
    for place, one in zip(places, occasions, strict=True):
        document = records.document("meeting", place.meeting) if place.meeting is not None else None
        said = kinds_said(one.words)
        if document is not None and len(said) == 1 and document.data["kind"] not in said:
            kept = in_words(document.data["kind"])
            change = f"`partnership set {place.meeting} kind {said[0]}`"
            yield f"`{one.words}` is {in_words(said[0])}, and on record {kept}, which stays; {change} changes it."


def _order(records: Records, board: str, occasions: Sequence[Occasion]) -> tuple[Order | None, tuple[str, ...]]:
    """Return what stands first in the dates of a file, and a sentence that says why where there was a choice."""
    open_ones = [one for one in occasions if len({read_as(one.said, one.days, way) for way in ORDERS}) > 1]
    if not open_ones:
        return None, ()
    certain = {found: one.said for one in occasions if (found := order_of(one.said)) is not None}
    if len(certain) == 1:
        way, said = next(iter(certain.items()))
        return way, (f"Dates are read with the {way} first, as `{said}` has it.",)
    met = {
        way: sum(bool(_met(records, board, read_as(one.said, one.days, way))) for one in open_ones) for way in ORDERS
    }
    if not certain and min(met.values()) == 0 < max(met.values()):
        way = max(ORDERS, key=met.__getitem__)
        return way, (f"Dates are read with the {way} first: so read, they are days of meetings on record.",)
    return None, ()


def _met(records: Records, board: str, days: Sequence[date]) -> list[str]:
    """Return the meetings of a board that are on record for one of these days."""
    wanted = {one.isoformat() for one in days}
    return sorted(one for one in records.meeting_ids(board) if one.rpartition("/")[2][:10] in wanted)


def _place(records: Records, board: str, occasion: Occasion, order: Order | None) -> Place:
    said = f"`{occasion.said}`" if occasion.said else "the file"
    days = occasion.days if order is None else read_as(occasion.said, occasion.days, order)
    if not days:
        return Place(
            None,
            None,
            f"{said} does not say the day of a meeting; say which it is with --meeting BOARD@DATE",
            open=True,
        )
    met = _met(records, board, days)
    if len(met) > 1 and len(days) == 1:
        met = _starting(records, met, occasion.began) or _of_kind(records, met, occasion.words) or met
    if len(met) == 1 and (len(days) == 1 or not _both_ways(occasion, order)):
        return Place(met[0], next(one for one in days if one.isoformat() == met[0].rpartition("/")[2][:10]))
    if not met and len(days) == 1:
        off = called_off(occasion.words)
        makes = "--new-meetings makes it"
        if off is not None:
            makes = remedy(board, days[0], kinds_said(occasion.words) or ["ordinary"], off)
        why = f"no meeting of {shown(days[0])} is on record; {makes}"
        return Place(None, days[0], why, absent=True)
    if _both_ways(occasion, order):
        first, second = (read_as(occasion.said, days, way)[0] for way in ORDERS)
        why = f"{said} is {shown(first)} or {shown(second)}; say which with --day-first or --month-first"
    elif not met:
        why = f"no meeting on record is on a day that {said} may mean; `partnership new meeting {board} DATE` makes one"
        return Place(None, None, why, absent=True)
    else:
        found = listed([one.rpartition("/")[2] for one in met[:_FEW]], "or")
        why = f"{said} may be any of the meetings {found}{' and more' if len(met) > _FEW else ''}; import it alone with --meeting {board}@DATE"
    return Place(None, None, why, open=True)


def _both_ways(occasion: Occasion, order: Order | None) -> bool:
    """Whether the day of an occasion can be read with the day or with the month first, and nothing settles it."""
    return order is None and len({read_as(occasion.said, occasion.days, way) for way in ORDERS}) > 1


def _starting(records: Records, meetings: Sequence[str], began: str | None) -> list[str]:
    """Return those of several meetings of one day that are to start when the file says that it began."""
    found = ((one, records.document("meeting", one)) for one in meetings)
    return [one for one, document in found if began and document is not None and document.data.get("starts") == began]


def _of_kind(records: Records, meetings: Sequence[str], heading: str) -> list[str]:
    """Return those of several meetings of one day that are of the kind that the heading says; none where it says nothing of it."""
    said = kinds_said(heading)
    found = ((one, records.document("meeting", one)) for one in meetings)
    return [one for one, document in found if document is not None and document.data["kind"] in said]


def _only(only: str, place: Place, occasion: Occasion, *, alone: bool) -> Place:
    """Return the place of an occasion where one meeting alone is meant: the one that is of its day, or the only one without a day."""
    day = only.rpartition("/")[2][:10]
    if day in {one.isoformat() for one in occasion.days} or (alone and not occasion.days):
        return Place(only, next((one for one in occasion.days if one.isoformat() == day), None))
    if alone:
        return place._replace(
            meeting=None,
            why=f"`{occasion.said}` is another day than that of --meeting {only}",
            open=False,
            absent=False,
        )
    return Place(None, place.day, "it is not the meeting that --meeting names")
