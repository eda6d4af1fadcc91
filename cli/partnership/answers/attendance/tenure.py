"""How long people held their seats, for rules that ask for a least time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from partnership.words import dates

if TYPE_CHECKING:
    from partnership.answers.attendance.marks import Row
    from partnership.records.model import Board
    from partnership.words.dates import Moment, Period


class Tenure(NamedTuple):
    """Whole months for which somebody held their seat, to the day they left or the day looked at; `ended` if they left."""

    months: int
    ended: bool


def held(board: Board, row: Row) -> list[Period]:
    """Return the times for which a person held their seats; none for a seat or an organisation."""
    if row.subject != "person":
        return []
    seats = board.seats or {}
    return [
        holder.holds
        for seat_id in row.seats
        for holder in seats[seat_id].holders
        if row.key in (holder.persons, (f"post:{holder.post}",))
    ]


def came_into_post(board: Board, row: Row) -> Moment | None:
    """Return the day on which a person first came into a seat; None where the records do not say."""
    starts = [one.starts for one in held(board, row)]
    return None if not starts or {dates.OPEN_START, dates.UNKNOWN} & set(starts) else min(starts)


def served(board: Board, row: Row, today: date) -> Tenure | None:
    """Return how long a person has held their seats; None where a day is not known exactly."""
    times = held(board, row)
    if not times or not all(one.starts.exact and one.starts != dates.OPEN_START for one in times):
        return None
    last = max((one.ends for one in times), key=lambda end: end.latest)
    ended = last.latest <= today.toordinal()
    if ended and not last.exact:
        return None
    begun = date.fromordinal(min(one.starts.latest for one in times))
    after = date.fromordinal((last.latest if ended else today.toordinal()) + 1)
    months = (after.year - begun.year) * 12 + after.month - begun.month - (after.day < begun.day)
    return Tenure(max(months, 0), ended)
