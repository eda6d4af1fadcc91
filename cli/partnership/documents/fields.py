"""What fields of a record say, as plain data: its times and days, its lists and blocks."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeVar

from partnership.words import dates
from partnership.words.dates import Period

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from partnership.documents.document import Document
    from partnership.words.dates import Moment

Value = TypeVar("Value")


def period(thing: Mapping[str, Any]) -> Period:
    """Return the time of a thing; a date that is not in the calendar counts as unknown (a rule of its own reports it)."""
    start, end = thing.get("since"), thing.get("until")
    if start is None and end is None:
        return dates.ALWAYS
    return shared(
        Period(dates.OPEN_START if start is None else moment(start), dates.OPEN_END if end is None else moment(end))
    )


_shared: defaultdict[type, dict[Any, Any]] = defaultdict(dict)
"""By type: named tuples of different kinds are equal where they hold the same."""


def shared(value: Value) -> Value:
    """Return one and the same object for equal values: the seats of two thousand boards say the same things again and again."""
    same: Value = _shared[type(value)].setdefault(value, value)
    return same


def moment(value: Any) -> Moment:
    """Return a date as a moment; unknown where it is left out or not in the calendar."""
    if value is None:
        return dates.UNKNOWN
    try:
        return dates.moment(value)
    except dates.ImpossibleDateError:
        return dates.UNKNOWN


def life(board: Mapping[str, Any]) -> Period:
    """Return the time from a board's establishment to its dissolution, both inclusive."""
    begins, ends = board.get("established"), board.get("dissolved")
    return Period(
        dates.OPEN_START if begins is None else moment(begins["on"]),
        dates.OPEN_END if ends is None else moment(ends["on"]),
    )


def only_proposed(board: Mapping[str, Any]) -> bool:
    """Whether a board was proposed or agreed and, as far as its record says, never established."""
    return ("proposed" in board or "agreed" in board) and "established" not in board


def day_of(meeting: Document) -> Moment:
    """Return the day of a meeting: from its path, or the bounds that `held` gives."""
    undated = meeting.id.rpartition("/")[2].startswith("undated-")
    return moment(meeting.data.get("held")) if undated else day_in(meeting.id)


def day_in(meeting_id: str) -> Moment:
    """Return the day in a meeting's id; unknown where it has none."""
    return moment("-".join(meeting_id.rpartition("/")[2].split("-")[:3]))


def each(thing: Mapping[str, Any], field: str) -> Sequence[dict[str, Any]]:
    """Return a list of a record, empty where it is left out."""
    found: Sequence[dict[str, Any]] = thing.get(field, ())
    return found


def keyed(thing: Mapping[str, Any], field: str) -> Mapping[str, dict[str, Any]]:
    """Return a keyed block of a record, empty where it is left out."""
    found: Mapping[str, dict[str, Any]] = thing.get(field, {})
    return found


def many(value: str | list[str] | None) -> tuple[str, ...]:
    """Return one or several ids as a tuple."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def in_a_year(frequency: Mapping[str, Any]) -> tuple[int | Decimal | None, int | Decimal | None]:
    """Return the fewest and the most times a year that a frequency can mean; None where its words set no such bound."""
    year = frequency.get("per_year")
    least, most = (year["least"], year["most"]) if isinstance(year, dict) else (year, year)
    return least, None if frequency.get("at_least") else most
