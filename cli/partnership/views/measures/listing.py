"""Measures as a list: the latest figure of each, its direction of travel, how it varies, and what is missing to judge it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.report import Cell, Column, Heading, Paragraph, Report, Table
from partnership.views.card import alarm
from partnership.views.measures import data
from partnership.views.measures.in_words import aim, due, of_period, rated, spark, variation, verdict, why
from partnership.views.measures.sentences import SPARK, day_and_period, not_to_publish, progress_line
from partnership.views.plain_table import plain_table
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from partnership.answers.measures.asking import Answer
    from partnership.answers.measures.assessed import Assessed
    from partnership.records.small_numbers import Small
    from partnership.report import Block
    from partnership.words.finding import Finding

COLUMNS = (
    Column("Measure"), Column("Figure"), Column("Like period before"), Column("Direction of travel"), Column("Variation"), Column("Target"), Column("Rating"),
    Column("Readings"), Column("Missing to judge it"), Column("Id"),
)  # fmt: skip
_SPARK = 7
_NOTHING = {"-", ""}
_OF_READINGS = frozenset({"Figure", "Like period before", "Direction of travel", "Variation", "Readings"})
"""Columns that say nothing of a measure without a reading."""


def measures(
    answer: Answer, small: Sequence[tuple[Assessed, Small]], unread: Sequence[Finding], *, chosen: bool = False
) -> Report:
    """Return measures as a report: a row each, and how many are better than a year before, unless they were `chosen` by their state.

    `small` are readings of them that give a small number away.
    """
    from partnership.answers.measures.assessed import progress  # noqa: PLC0415 - only the text of a whole list counts

    title = "Measures"
    blocks: list[Block] = [
        *alarm(unread),
        *not_to_publish(small),
        Heading(title),
        Paragraph(day_and_period(answer.question)),
    ]
    if answer.measures:
        blocks += tables(answer.measures)
        blocks += [] if chosen else [Paragraph(progress_line(progress(answer.measures)))]
    else:
        blocks.append(Paragraph("No measure that was asked for is on record."))
    if answer.not_in_use:
        blocks.append(
            Paragraph(f"Not in use on this day, and left out: {listed(one.id for one in answer.not_in_use)}.")
        )
    return Report(title, tuple(blocks), flat(title, answer.measures), data.listed(answer, small, unread))


def tables(measures_: Sequence[Assessed], without: str = "Target", *, notes: bool = True) -> Iterator[Table]:
    """Yield measures as rows, those without a reading apart and last, where there is more room for their names.

    One column is left out, and so are those in which no row has anything; `notes` says below what the signs mean.
    """
    read, unread = [one for one in measures_ if one.main], [one for one in measures_ if not one.main]
    if read:
        counted = plural(len(read), "measure")
        yield _table(f"{counted} with readings" if unread else counted, read, {without}, notes=notes)
    if unread:
        yield _table(
            f"{plural(len(unread), 'measure')} without a reading", unread, {without, *_OF_READINGS}, notes=False
        )


def _table(title: str, measures_: Sequence[Assessed], without: Collection[str], *, notes: bool) -> Table:
    rows = [row(one) for one in measures_]
    kept = [
        place
        for place, column in enumerate(COLUMNS)
        if place == 0 or (column.heading not in without and any(each[place].text not in _NOTHING for each in rows))
    ]
    said = (SPARK,) if notes and any(each[_SPARK].text for each in rows) else ()
    return Table(
        title, tuple(COLUMNS[place] for place in kept), tuple(tuple(each[place] for place in kept) for each in rows), said
    )  # fmt: skip


def row(one: Assessed) -> tuple[Cell, ...]:
    """Return a measure as a row under COLUMNS."""
    travel, several = one.travel, len(one.main) > 1
    return (
        Cell(one.measure.name),
        Cell("several areas" if several else of_period(one.measure, travel.now)),
        Cell("" if several else of_period(one.measure, travel.before)),
        verdict(one.measure, travel),
        variation(one.variation if one.variation and one.variation.points else None),
        Cell(aim(one) if one.measure.target.value is not None else ""),
        rated(one.rating),
        spark(one),
        Cell(", ".join(one.missing), "unsure"),
        Cell(one.id),
    )


def flat(title: str, measures_: Sequence[Assessed]) -> Table:
    """Return measures as one table for a spreadsheet, a row for each series: its latest figure and the one before."""
    headings = (
        "Id", "Measure", "Plan", "Outcome", "Owner", "Good", "Unit", "Area", "Period", "Value", "Count", "Denominator", "Lower limit", "Upper limit",
        "Version", "Period before", "Value before", "Direction of travel", "Why", "Variation", "Rating", "Next reading due", "Missing to judge it",
    )  # fmt: skip
    return plain_table(title, headings, (each for one in measures_ for each in _flat(one)))


def _flat(one: Assessed) -> list[tuple[str, ...]]:
    served = list(dict.fromkeys(each.plan for each in one.measure.serves))
    outcomes = list(dict.fromkeys(each.outcome for each in one.measure.serves if each.outcome))
    first = (
        one.id,
        one.measure.name,
        "; ".join(served),
        "; ".join(outcomes),
        "; ".join(one.owners),
        one.measure.direction,
        one.measure.unit,
    )
    last = (
        one.variation.state if one.variation else "", one.rating.colour if one.rating else "", due(one), "; ".join(one.missing),
    )  # fmt: skip
    found = []
    for name, travel in one.travels or (("", one.travel),):
        now, before = travel.now, travel.before
        reading = now.reading if now else None
        figures = [
            "" if value is None else str(value)
            for value in (
                (reading.value, reading.count, reading.denominator, reading.lower, reading.upper, reading.version)
                if reading
                else (None,) * 6
            )
        ]
        found.append(
            (*first, name, now.period.text if now else "", *figures, before.period.text if before else "",
             str(before.printed) if before and before.printed is not None else "", travel.verdict, why(travel), *last)
        )  # fmt: skip
    return found
