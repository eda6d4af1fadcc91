"""A scorecard as a workbook: outcomes, measures and every reading, a sheet each, to filter and to count with."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from partnership.answers.titles import called
from partnership.report import Paragraph
from partnership.views.card import alarm
from partnership.views.measures.in_words import COLOURED, aim, due, verdict
from partnership.views.measures.sentences import day_and_period, not_to_publish, progress_line
from partnership.words.truth import Truth
from partnership.workbook import Entry, Field, Sheet, Workbook

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from partnership.answers.measures.assessed import Assessed
    from partnership.answers.measures.series import Figure
    from partnership.answers.measures.travel import Progress
    from partnership.views.measures.scorecard import Cards


def workbook(cards: Cards) -> Workbook:
    """Return scorecards as a workbook."""
    above = (
        *(one.text for one in alarm(cards.unread) if isinstance(one, Paragraph)),
        *(one.text for one in not_to_publish(cards.small)),
        day_and_period(cards.question),
    )
    return Workbook(
        cards.title, cards.question.as_of, (_outcomes(cards, above), _measures(cards, above), _readings(cards, above))
    )


def _outcomes(cards: Cards, above: tuple[str, ...]) -> Sheet:
    fields = (
        Field("Plan"), Field("Outcome"), *(Field(each, "integer") for each in ("Measures", "Compared", "Better", "Similar", "Worse", "Left out")),
        Field("Share better", "percentage"),
    )  # fmt: skip
    rows = []
    for card in cards.cards:
        name = called(card.plan)
        rows += [(Entry(name), Entry(part.name), *_counts(part.progress)) for part in card.parts]
        rows.append((Entry(name), Entry("The plan, each measure once"), *_counts(card.progress)))
    notes = tuple(f"{called(card.plan)}: {progress_line(card.progress)}" for card in cards.cards)
    return Sheet("Outcomes", (cards.title, *above), fields, tuple(rows), notes, names=2)


def _counts(one: Progress) -> tuple[Entry, ...]:
    numbers = (len(one.verdicts), one.compared, one.better, len(one.of("similar")), len(one.of("worse")), one.left_out)
    return (*map(Entry, numbers), Entry(one.share))


def _measures(cards: Cards, above: tuple[str, ...]) -> Sheet:
    fields = (
        Field("Measure"), Field("Serves"), Field("Area"), Field("Period"), Field("Figure"), Field("Period before"), Field("Figure before"),
        Field("Direction of travel"), Field("Variation"), Field("Target"), Field("Rating"), Field("Next reading"), Field("Missing to judge it"), Field("Id"),
    )  # fmt: skip
    rows = tuple(row for one in cards.measures for row in _measure(one))
    return Sheet("Measures", ("Measures", *above), fields, rows)


def _measure(one: Assessed) -> Iterator[tuple[Entry, ...]]:
    measure = one.measure
    served = "; ".join(dict.fromkeys(each.outcome or each.plan for each in measure.serves))
    for area, travel in one.travels or (("", one.travel),):
        said = verdict(measure, travel)
        ends = [
            part
            for each in (travel.now, travel.before)
            for part in (Entry(each.period.text if each else None), Entry(each.value if each else None))
        ]
        yield (
            Entry(measure.name), Entry(served), Entry(area), *ends, Entry(said.text, said.tone), Entry(one.variation.state.replace("-", " ") if one.variation else None),
            Entry(aim(one) if measure.target.value is not None else None), Entry(one.rating.colour, COLOURED[one.rating.colour]) if one.rating else Entry(None), Entry(due(one)),
            Entry(", ".join(one.missing)), Entry(one.id),
        )  # fmt: skip


def _readings(cards: Cards, above: tuple[str, ...]) -> Sheet:
    fields = (
        Field("Measure"), Field("Area"), Field("Sex"), Field("Age"), Field("Period"), Field("Printed"), Field("From its counts"), Field("Count"),
        Field("Denominator"), Field("Lower limit"), Field("Upper limit"), Field("Version"), Field("Missing"), Field("Doubt"), Field("Note"), Field("Id"),
    )  # fmt: skip
    rows = tuple(
        (Entry(one.measure.name), Entry(one.titles.area(series.key.area) if series.key.area else None), Entry(series.key.sex), Entry(series.key.age), *_reading(figure), Entry(one.id))
        for one in cards.measures
        for series in (*one.main, *one.others)
        for figure in series.figures
    )  # fmt: skip
    return Sheet(
        "Readings",
        ("Readings", *above),
        fields,
        rows,
        ("Small numbers that a source prints are here too: look at the first lines before this is passed on.",),
    )


def _reading(one: Figure) -> tuple[Entry, ...]:
    reading = one.reading
    doubt = one.doubt or ("perhaps not out by this day" if one.published is Truth.UNKNOWN else None)
    return (
        Entry(one.period.text), Entry(_exact(one.printed)), Entry(one.exact), *(Entry(_exact(each)) for each in (reading.count, reading.denominator, reading.lower, reading.upper)),
        Entry(reading.version), Entry(reading.missing), Entry(doubt), Entry(reading.note),
    )  # fmt: skip


def _exact(value: Decimal | None) -> Fraction | None:
    return None if value is None else Fraction(value)
