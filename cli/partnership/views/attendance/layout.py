"""A board's attendance laid out: the register, what can still change, the statistics, the reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from partnership.report import Card, Heading, Paragraph, Report, Table
from partnership.views.attendance import comparison, statistics
from partnership.views.attendance.chart import chart
from partnership.views.attendance.coming import coming
from partnership.views.attendance.comparison import NOTHING
from partnership.views.attendance.comparison_data import with_columns, with_data
from partnership.views.attendance.data import data, flat
from partnership.views.attendance.definitions import SHORT, definitions
from partnership.views.attendance.head import head
from partnership.views.attendance.over_years import over_years
from partnership.views.attendance.reasons import explained
from partnership.views.attendance.register import dependent, register
from partnership.views.card import alarm
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from partnership.answers.attendance import Ledger
    from partnership.answers.titles import Titles
    from partnership.report import Block
    from partnership.views.attendance.comparison import Compared
    from partnership.words.finding import Finding

By = Literal["all", "person", "seat", "organisation", "moderngov", "none"]
"""Whose statistics are shown."""


def attendance(
    ledgers: Sequence[Ledger],
    names: Sequence[Titles],
    unread: Sequence[Finding],
    as_of: date,
    *,
    explain: bool,
    define: bool = False,
    picture: bool = False,
    by: By,
    compared: Compared = NOTHING,
    years: Sequence[Sequence[Ledger]] = (),
    machines: bool = True,
) -> Report:
    """Return the attendance of boards as a report; `names` goes with `ledgers`, one each.

    `by` is whose statistics are shown; `explain` says of every figure why, `define` what the words mean,
    `picture` adds a chart of the rates; `compared` is what it all is compared with. `years`, where asked
    for, are those of each board up to that of its ledger, one after another. The flat table and the data are
    empty unless they are for `machines`: of many meetings they take longer to make than all that people read.
    """
    blocks = alarm(unread) + comparison.first(compared)
    for ledger, called, each in zip(ledgers, names, years or [()] * len(ledgers), strict=True):
        blocks += [
            Heading(ledger.board.title),
            head(ledger, called),
            *comparison.beside(compared, ledger, called, each),
        ]
        blocks += _board(ledger, called, each, explain=explain, picture=picture, by=by)
    if define:
        blocks.append(definitions())
    title = f"Attendance of {ledgers[0].board.title}" if len(ledgers) == 1 else "Attendance"
    if not machines:
        return Report(title, tuple(blocks), Table(title, (), ()), None)
    every = [one for each in years for one in each] if years else ledgers
    every_name = [called for called, each in zip(names, years, strict=True) for _ in each] if years else names
    table = with_columns(flat(every, every_name), every, compared)
    whole = with_data(data(every, every_name, unread, as_of), every, every_name, compared)
    return Report(title, tuple(blocks), table, whole)


def _board(
    ledger: Ledger, names: Titles, years: Sequence[Ledger], *, explain: bool, picture: bool, by: By
) -> list[Block]:
    if not ledger.counted:
        nothing = Paragraph("No meeting in this window counts, so there is nothing to work out.")
        return [nothing, *over_years(years, names)]
    if not ledger.rows:
        nobody = "No seat of the board and nobody at these meetings is on record, so there is nothing to work out."
        return [Paragraph(nobody), *_guests(ledger, names)]
    blocks = [*coming(ledger, names), register(ledger, names), *dependent(ledger, names), *over_years(years, names)]
    if picture:
        blocks += chart(ledger, names)
    blocks += _statistics(ledger, names, by)
    blocks += _guests(ledger, names)
    if explain:
        blocks += explained(ledger, names)
    return blocks


def _statistics(ledger: Ledger, names: Titles, by: By) -> list[Table]:
    if by == "none":
        return [statistics.in_all(ledger)]
    subjects = (
        ("person", "People", ledger.people),
        ("seat", "Seats", ledger.seats),
        ("organisation", "Organisations", ledger.organisations),
    )
    tables = [
        statistics.statistics(title, rows, ledger, names)
        for subject, title, rows in subjects
        if rows and by in (subject, "all")
    ]
    tables[-1:] = [table._replace(notes=(*table.notes, *SHORT)) for table in tables[-1:]]
    return tables + ([statistics.as_moderngov(ledger, names)] if by in ("moderngov", "all") else [])


def _guests(ledger: Ledger, names: Titles) -> list[Block]:
    if not ledger.others:
        return []
    entries = [
        (
            names.person(other.name),
            f"{plural(len(other.times), 'meeting')}: {listed(sorted({capacity.replace('-', ' ') for _, capacity in other.times}))}",
        )
        for other in ledger.others
    ]
    return [Card("Also there, in another capacity", tuple((name, (said,)) for name, said in entries))]
