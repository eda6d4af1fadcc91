"""The agency view of boards, as `partnership attendance --agencies` asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.commands._run import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from partnership.answers.attendance import Ledger
    from partnership.answers.load import Records
    from partnership.answers.titles import Titles
    from partnership.report import AnyFormat, Report
    from partnership.words.finding import Finding


def only_agencies(format_: AnyFormat, **given: object) -> None:
    """Refuse options, by their names, that judge or explain where organisations are only counted. Raises Refused."""
    if format_ == "xlsx":
        message = "--agencies makes no workbook; give --format csv, which opens in Excel as it is"
        raise Refused(message)
    idle = [f"--{name.replace('_', '-')}" for name, value in given.items() if value]
    if idle:
        message = f"--agencies counts and judges nobody, so {idle[0]} has nothing to do; leave one of them out"
        raise Refused(message)


def agencies_of(
    opened: Records,
    by_year: Sequence[Sequence[Ledger]],
    names: Sequence[Titles],
    unread: Sequence[Finding],
    answered: date,
    *,
    place: str | None,
    years: int | None,
) -> Report:
    """Return the agency view of boards, given the ledgers of their years; `place` is that asked for."""
    from partnership.answers.attendance.agencies import on_board
    from partnership.answers.attendance.asking import whole_of
    from partnership.answers.attendance.two_seats import two_seats
    from partnership.views.attendance import agencies

    boards = [
        on_board(whole_of(opened, each), called, each if years else ())
        for each, called in zip(by_year, names, strict=True)
    ]
    where = _where(opened, [each[-1] for each in by_year], place)
    return agencies(boards, names, two_seats(boards, names), unread, answered, where=where)


def _where(opened: Records, ledgers: Sequence[Ledger], place: str | None) -> str:
    """Return which boards an agency view is of, in words."""
    from partnership.answers.titles import Titles

    if len(ledgers) == 1:
        return f"on {ledgers[0].board.title}"
    if place is None:
        return "on every board with meetings"
    return f"on the boards of {Titles(opened, place).record('place', place)}"
