"""Which boards an attendance is of, and over what time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.commands._bodies import refuse_both, span
from partnership.commands._run import Refused, found, place_meant

if TYPE_CHECKING:
    from datetime import date

    from partnership.answers.attendance.asking import Stretch
    from partnership.answers.attendance.windows import WindowKind
    from partnership.answers.load import Records

_MOST_YEARS = 50


def stretch_of(window: WindowKind | None, from_: str | None, to: str | None, years: int | None) -> Stretch:
    """Return the time that is asked for. Raises Refused where it makes no sense."""
    from partnership.answers.attendance.asking import Stretch

    first, last = span(from_, to)
    if window and (first or last):
        message = "--window and --from or --to exclude one another; give one of them"
        raise Refused(message)
    stretch = Stretch(window, first, last)
    if years is not None:
        _many_years(years, stretch)
    return stretch


def _many_years(years: int, stretch: Stretch) -> None:
    if not 1 <= years <= _MOST_YEARS:
        message = f"--years {years} is not a number of years from 1 to {_MOST_YEARS}"
        raise Refused(message)
    if stretch.first or stretch.last:
        message = "--years shows whole years, so it cannot go with --from or --to; give one or the other"
        raise Refused(message)
    if stretch.kind in {"all", "rolling-12-months"}:
        message = f"--years shows whole years, so it cannot go with --window {stretch.kind}; give a kind of year, such as financial-year"
        raise Refused(message)


def place_of_boards(opened: Records, board: str | None, typed: str | None) -> str | None:
    """Return the place that is meant, None where none is asked for. Raises Refused."""
    if typed is None:
        return None
    refuse_both(board, typed)
    return place_meant(opened, typed)


def boards_meant(opened: Records, typed: str | None, place: str | None, answered: date) -> list[str]:
    """Return the boards with meetings that are meant: one, those of a place and of places inside it, or all. Raises Refused."""
    if place is not None:
        return _boards_of(opened, place)
    boards = [found(opened, "board", typed, answered)] if typed else opened.boards_with_meetings()
    if not boards:
        message = "no board here has a meeting on record; meetings are records/meetings/PLACE/BOARD/DATE.yaml"
        raise Refused(message)
    if typed and boards[0] not in opened.boards_with_meetings():
        message = f"no meeting of {boards[0]} is on record; `partnership list meetings` shows those that are"
        raise Refused(message)
    return boards


def _boards_of(opened: Records, place: str) -> list[str]:
    from partnership.views.listing import places_within
    from partnership.words.kinds import place_of

    inside = places_within(opened, place)
    boards = [one for one in opened.boards_with_meetings() if place_of(one) in inside]
    if not boards:
        message = f"no board of {place} has a meeting on record; `partnership list meetings` shows those that are"
        raise Refused(message)
    return boards
