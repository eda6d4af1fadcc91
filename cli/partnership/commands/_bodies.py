"""Which boards a command is about: one that was named, those of a place, or all; and over what time."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from partnership.commands._run import Refused, day, found, place_meant

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partnership.answers.load import Records
    from partnership.words.dates import Period
    from partnership.words.finding import Finding

_APRIL, _JANUARY = (4, 1), (1, 1)


class Bodies(NamedTuple):
    """The boards that are meant, and the one that was named, None where none was."""

    boards: list[str]
    named: str | None


def bodies(opened: Records, board: str | None, place: str | None, answered: date) -> Bodies:
    """Return the boards that are meant, seen from a day. Raises Refused, with the candidates or a suggestion."""
    from partnership.words.kinds import place_of

    refuse_both(board, place)
    if board:
        named = found(opened, "board", board, answered)
        return Bodies([named], named)
    inside = places(opened, place)
    if inside is None:
        opened.read_ahead("place", "board", "meeting")
    return Bodies([one for one in opened.listed["board"] if inside is None or place_of(one) in inside], None)


def refuse_both(board: str | None, place: str | None) -> None:
    """Raise Refused where both a board and a place were typed."""
    if board and place:
        message = "a board and --place exclude one another; give one of them"
        raise Refused(message)


def places(opened: Records, typed: str | None) -> frozenset[str] | None:
    """Return the place that was typed and those inside it, None where none was. Raises Refused with a suggestion."""
    from partnership.views.listing import places_within

    return None if typed is None else places_within(opened, place_meant(opened, typed))


def named(opened: Records, boards: Iterable[str]) -> dict[str, str]:
    """Return what boards are called, by id; one that cannot be read is not among them."""
    from partnership.answers.titles import called

    read = (opened.document("board", one) for one in dict.fromkeys(boards))
    return {one.id: called(one) for one in read if one is not None}


def unread(opened: Records, boards: Sequence[str]) -> list[Finding]:
    """Return why files could not be read that were wanted, and what of these boards lies where no record is read."""
    lost = [one for one in opened.faults_of(boards) if one not in opened.faults]
    return [*opened.faults, *lost]


class Stretch(NamedTuple):
    """A stretch of time, both days inclusive, either open."""

    first: date | None
    last: date | None

    @property
    def period(self) -> Period:
        """The stretch as a period."""
        from partnership.answers.attendance.windows import between

        return between(self.first, self.last).period


def stretch(from_: str | None, to: str | None, year: str | None, opened: Records, boards: Sequence[str]) -> Stretch:
    """Return the time between two days, or a year: `2026`, or `2025/26` as the place of the boards has it. Raises Refused."""
    if year is not None:
        if from_ or to:
            message = "--year and --from or --to exclude one another; give one of them"
            raise Refused(message)
        return year_meant(year, opened, boards)
    return Stretch(*span(from_, to))


def span(from_: str | None, to: str | None) -> tuple[date | None, date | None]:
    """Return the first and the last day that were typed, None where one was not. Raises Refused."""
    first, last = day(from_, "--from"), day(to, "--to")
    if first and last and first > last:
        message = f"--from {from_} is later than --to {to}"
        raise Refused(message)
    return first, last


def year_meant(typed: str, opened: Records, boards: Sequence[str]) -> Stretch:
    """Return a calendar year, `2026`, or a financial year, `2025/26`, from the day that the place of the boards has, or 1 April. Raises Refused."""
    match = re.fullmatch(r"([1-9][0-9]{3})(?:/([0-9]{2}))?", typed)
    if match and int(match[1]) < date.max.year:
        begins = int(match[1])
        if match[2] is None:
            return Stretch(date(begins, 1, 1), date(begins, 12, 31))
        if int(match[2]) == (begins + 1) % 100:
            return _financial(begins, typed, opened, boards)
    message = f"--year {typed!r} is not a year; write 2026 for a calendar year, or 2025/26 for a financial year"
    raise Refused(message)


def _financial(begins: int, typed: str, opened: Records, boards: Sequence[str]) -> Stretch:
    from partnership.answers.attendance.windows import year_of
    from partnership.answers.financial_year import year_starts
    from partnership.words.kinds import place_of

    starts = {year_starts(opened, place) or _APRIL for place in {place_of(one) for one in boards}} or {_APRIL}
    if len(starts) > 1:
        days = " and ".join(f"{month:02}-{first:02}" for month, first in sorted(starts))
        message = f"--year {typed} is not the same for all these boards: their places' financial years begin on {days}; name a board or --place, or give --from and --to"
        raise Refused(message)
    (start,) = starts
    if start == _JANUARY:
        message = f"--year {typed} is not a year there: the place's financial year is the calendar year; write {begins} or {begins + 1}"
        raise Refused(message)
    year = year_of("financial-year", date(begins, *start), start)
    return Stretch(year.first, year.last)
