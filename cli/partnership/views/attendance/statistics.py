"""The statistics of people, seats and organisations, each with its verdict, and those of ModernGov."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.attendance import Count, Rate
from partnership.answers.attendance.moderngov import statistics as counted_as_moderngov
from partnership.report import Cell, Column, Table
from partnership.views.attendance.called import name_of
from partnership.views.attendance.definitions import BY_SUBSTITUTE
from partnership.views.attendance.figures import percentage, rate_in_words, verdict_cell
from partnership.words.wording import plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.attendance import Ledger, Row
    from partnership.answers.titles import Titles

FIGURES = ("expected", "attended", "by_substitute", "apologies", "absent", "not_recorded")
HEADINGS = ("Expected", "Attended", "By substitute", "Apologies", "Absent", "Not recorded")
_MODERNGOV = (
    "Expected",
    "Present as expected",
    "Present, virtual",
    "Present as substitute",
    "In attendance",
    "Apologies",
    "Absent (including apologies)",
)


def statistics(title: str, rows: Sequence[Row], ledger: Ledger, names: Titles) -> Table:
    """Return the figures of these rows, which add up to what was expected."""
    columns = (
        Column(title),
        *(Column(heading, "right") for heading in HEADINGS),
        Column("Rate"),
        Column("Verdict"),
    )
    laid = tuple(
        (
            Cell(name_of(*row.id, ledger, names)),
            *(Cell(str(getattr(row, figure))) for figure in FIGURES),
            Cell(rate_in_words(row.low, row.high)),
            verdict_cell(row, ledger),
        )
        for row in rows
    )
    return Table(f"Statistics: {title.lower()}", columns, laid, (_in_all(rows),))


def as_moderngov(ledger: Ledger, names: Titles) -> Table:
    """Return the statistics of people in the words and the order of ModernGov: counts, and shares of what was expected.

    The apologies are a share of the absences, as there.
    """
    columns = (Column("Attendee"), *(Column(heading, "right") for heading in _MODERNGOV))
    found = counted_as_moderngov(ledger.people, ledger.counted)
    laid = tuple(
        (
            Cell(names.people(one.key)),
            Cell(str(one.expected)),
            _share(one.present, one.expected),
            _share(one.virtual, one.expected),
            Cell(str(one.as_substitute)),
            Cell(str(one.in_attendance)),
            _share(one.apologies, one.absent),
            _share(one.absent, one.expected),
        )
        for one in found
    )
    unknown = sum(one.left_out for one in found)
    notes = (
        "Expected: only meetings of which it is known whether they came; expected = present as expected + present, virtual + absent.",
        *((f"Left out as not known: {plural(unknown, 'attendance')}.",) if unknown else ()),
    )
    return Table("Statistics in the terms of ModernGov", columns, laid, notes)


def totals(rows: Sequence[Row]) -> dict[str, Count]:
    """Return each figure summed over the rows, from its lowest to its highest."""
    return {
        figure: Count(sum(getattr(row, figure).low for row in rows), sum(getattr(row, figure).high for row in rows))
        for figure in FIGURES
    }


def in_all(ledger: Ledger) -> Table:
    """Return the totals of the three subjects, side by side."""
    columns = (Column("In all"), *(Column(heading, "right") for heading in HEADINGS))
    subjects = (("People", ledger.people), ("Seats", ledger.seats), ("Organisations", ledger.organisations))
    laid = tuple(
        (Cell(title), *(Cell(str(count)) for count in totals(rows).values())) for title, rows in subjects if rows
    )
    return Table("Totals", columns, laid, (BY_SUBSTITUTE,))


def _share(part: int, whole: int) -> Cell:
    return Cell(f"{part} ({percentage(Rate(part, whole))})" if whole else str(part))


def _in_all(rows: Sequence[Row]) -> str:
    said = totals(rows)
    return f"In all: {', '.join(f'{heading.lower()} {said[figure]}' for heading, figure in zip(HEADINGS, FIGURES, strict=True))}."
