"""Rates year by year: those of each line that the rules judge."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from partnership.answers.attendance import Verdict
from partnership.report import Cell, Column, Paragraph, Table
from partnership.views.attendance.called import name_of
from partnership.views.attendance.figures import rate_in_words, verdict_cell
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.attendance import Ledger, Row
    from partnership.answers.titles import Titles
    from partnership.report import Block

Item = TypeVar("Item")
NO_MEETING = Cell("no meeting", "muted", "no meeting of this year is on record that counts")
_ABSENT = Cell("-", "muted", "not in post, or no such seat")
_ABREAST = 6
"""Columns of one table; more of them go into another."""
_UNSAID = frozenset({Verdict.NO_RULE, Verdict.NOT_JUDGED, Verdict.FOR_A_PERSON})


def over_years(years: Sequence[Ledger], names: Titles) -> list[Block]:
    """Return the rates of a board's years, which follow one another; nothing for one year alone.

    The lines are those that the rules judge, or where no rule does, those of the register.
    """
    if unyearly := not_by_year(years):
        return unyearly
    shown, notes = from_the_first(years)
    if len(years) == 1 or not shown:
        return []
    lines: dict[object, tuple[Row, Ledger]] = {}
    judged = any(year.judged_rows for year in shown)
    for year in reversed(shown):
        for row in year.judged_rows if judged else (*year.people, *year.bare_seats):
            lines.setdefault(row.id, (row, year))
    tables = []
    for some in abreast(shown):
        rows = tuple(
            (Cell(_called(row, ledger, names)), *(_rate(row, year) for year in some)) for row, ledger in lines.values()
        )
        columns = (Column("Who"), *(Column(year.window.short) for year in some))
        tables.append(Table("Over the years", columns, rows))
    verdicts = [_verdict(line, year) for line, _ in lines.values() for year in shown if year.counted]
    if judged and not _UNSAID.isdisjoint(verdicts):
        notes.insert(0, "A rate without a word: the rules of that year do not judge it, or leave it to a person.")
    if None in verdicts:
        notes.insert(0, f"{_ABSENT.text}: {_ABSENT.title}.")
    return [*tables[:-1], tables[-1]._replace(notes=tuple(notes))]


def not_by_year(years: Sequence[Ledger]) -> list[Block]:
    """Return that a board is not shown by year, where its window is no year."""
    if not years or years[-1].window.is_year:
        return []
    board, window = years[-1].board, years[-1].window
    return [
        Paragraph(
            f"{board.title} is not shown year by year, as its rule looks at {window.name}; --window gives a kind of year."
        )
    ]


def from_the_first(years: Sequence[Ledger]) -> tuple[list[Ledger], list[str]]:
    """Return the years from the first with a meeting that counts, and what is to be said under a table of them."""
    met = [number for number, year in enumerate(years) if year.counted]
    if not met:
        return [], []
    notes = []
    if before := years[: met[0]]:
        stretch = " to ".join(dict.fromkeys((before[0].window.short, before[-1].window.short)))
        notes.append(f"No meeting that counts is on record for {stretch}.")
    if any(state.counts is Truth.UNKNOWN for year in years for state in year.counted):
        notes.append("A meeting whose day is not known stands in every year that it may be of, as one that may count.")
    if years[-1].in_progress:
        notes.append(f"{years[-1].window.short} is not over yet: figures so far.")
    return list(years[met[0] :]), notes


def abreast(items: Sequence[Item]) -> list[Sequence[Item]]:
    """Return what stands side by side, in as few tables as hold it and about the same number in each."""
    tables = -(-len(items) // _ABREAST)
    size = -(-len(items) // tables) if tables else 1
    return [items[first : first + size] for first in range(0, len(items), size)]


def _called(row: Row, ledger: Ledger, names: Titles) -> str:
    return name_of(*row.id, ledger, names) + ("" if row.subject == "person" else f" ({row.subject})")


def _rate(line: Row, year: Ledger) -> Cell:
    if not year.counted:
        return NO_MEETING
    row = _in(line, year)
    if row is None:
        return _ABSENT
    verdict = verdict_cell(row, year)
    said = rate_in_words(row.low, row.high)
    return Cell(said if year.judgement(row).verdict in _UNSAID else f"{said}: {verdict.text}", verdict.tone)


def _verdict(line: Row, year: Ledger) -> Verdict | None:
    row = _in(line, year)
    return None if row is None else year.judgement(row).verdict


def _in(line: Row, year: Ledger) -> Row | None:
    """Return the row of the same person, seat or organisation in another year."""
    return next((row for row in year.rows if row.id == line.id), None)
