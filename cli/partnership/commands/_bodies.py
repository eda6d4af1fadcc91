"""Which boards a command is about: one that was named, those of a place, or all; and over what time."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from partnership.commands._run import Refused, day, found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.load import Records
    from partnership.words.dates import Period
    from partnership.words.finding import Finding


class Bodies(NamedTuple):
    """The boards that are meant, and the one that was named, None where none was."""

    boards: list[str]
    named: str | None


def bodies(opened: Records, board: str | None, place: str | None, answered: date) -> Bodies:
    """Return the boards that are meant, seen from a day. Raises Refused, with the candidates or a suggestion."""
    from partnership.commands.list_ import places
    from partnership.words.kinds import place_of

    if board and place:
        message = "a board and --place exclude one another; give one of them"
        raise Refused(message)
    if board:
        named = found(opened, "board", board, answered)
        return Bodies([named], named)
    inside = places(opened, place)
    return Bodies([one for one in opened.listed["board"] if inside is None or place_of(one) in inside], None)


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


def stretch(from_: str | None, to: str | None, year: str | None) -> Stretch:
    """Return the time between two days, or a year: `2026`, or `2025/26` from 1 April. Raises Refused."""
    first, last = day(from_, "--from"), day(to, "--to")
    if year is not None:
        if first or last:
            message = "--year and --from or --to exclude one another; give one of them"
            raise Refused(message)
        return year_meant(year)
    if first and last and first > last:
        message = f"--from {from_} is later than --to {to}"
        raise Refused(message)
    return Stretch(first, last)


def year_meant(typed: str) -> Stretch:
    """Return a calendar year, `2026`, or a financial year, `2025/26`. Raises Refused."""
    match = re.fullmatch(r"([1-9][0-9]{3})(?:/([0-9]{2}))?", typed)
    if match and int(match[1]) < date.max.year:
        begins = int(match[1])
        if match[2] is None:
            return Stretch(date(begins, 1, 1), date(begins, 12, 31))
        if int(match[2]) == (begins + 1) % 100:
            return Stretch(date(begins, 4, 1), date(begins + 1, 3, 31))
    message = (
        f"--year {typed!r} is not a year; write 2026 for a calendar year, or 2025/26 for one from 1 April to 31 March"
    )
    raise Refused(message)
