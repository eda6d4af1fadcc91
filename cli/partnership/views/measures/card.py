"""One measure in full: what its readings say on a day, its chart, and every reading that says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.measures.travel import MOVED
from partnership.report import Card, Cell, Column, Heading, Paragraph, Report, Table
from partnership.views.card import alarm
from partnership.views.card_measure import DIRECTIONS, unit
from partnership.views.measures import data
from partnership.views.measures.in_words import (
    aim,
    compared_with,
    due,
    figure,
    number,
    of_period,
    rated,
    spark,
    variation,
    varies,
    verdict,
)
from partnership.views.measures.listing import flat
from partnership.views.measures.plot import plot
from partnership.views.measures.sentences import VARIATION, day_and_period, not_to_publish
from partnership.words.truth import Truth
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from partnership.answers.load import Records
    from partnership.answers.measures.assessed import Assessed, Question
    from partnership.answers.measures.series import Series
    from partnership.answers.measures.variation import Rule
    from partnership.answers.titles import Titles
    from partnership.report import Block
    from partnership.words.finding import Finding

_LAST_LOOKED = 3
_RULES: Mapping[Rule, str] = {
    "outside": "outside the limits",
    "shift": "seven on one side",
    "trend": "seven rising or falling",
    "near": "two of three near a limit",
}


def card(records: Records, question: Question, one: Assessed, unread: Sequence[Finding]) -> Report:
    """Return a measure as a report: a card, a chart of its series where it has three figures or more, and its readings."""
    from partnership.answers.measures.asking import Answer  # noqa: PLC0415 - only the card's data has this form
    from partnership.answers.measures.assessed import small  # noqa: PLC0415 - only a card looks at its own readings

    title = one.measure.name
    given_away = small(records, [one])
    blocks: list[Block] = [
        *alarm(unread), *not_to_publish(given_away), Heading(title), Paragraph(day_and_period(question, "Its latest reading.")), Card(None, tuple(_entries(records, one))), *plot(one), *_readings(one),
        *([Paragraph(VARIATION)] if one.variation is not None and one.variation.points else []), Paragraph(f"`partnership show {one.id}` shows the record with its sources."),
    ]  # fmt: skip
    return Report(
        title,
        tuple(blocks),
        flat(title, [one]),
        data.listed(Answer(question, (one,), ()), given_away, unread),
    )


def _entries(records: Records, one: Assessed) -> Iterator[tuple[str, tuple[str, ...]]]:
    measure, travel = one.measure, one.travel
    yield "Measure", (one.id,)
    yield "Good", (DIRECTIONS[measure.direction],)
    yield "Unit", (unit(one.document.data),)
    yield "Serves", tuple(serves(records, one)) or ("no plan on record",)
    yield "Answered for by", (owners(one) or "nobody on record",)
    if len(one.main) > 1:
        yield "Direction of travel", (verdict(measure, travel).text,)
        for name, each in one.travels:
            yield name, (f"{of_period(measure, each.now)}; {verdict(measure, each).text}",)
    else:
        yield "Figure", (of_period(measure, travel.now),)
        yield "Like period before", (of_period(measure, travel.before),)
        yield "Direction of travel", (verdict(measure, travel).text, *_chance(one))
    beside = compared_with(one)
    if beside:
        yield "Beside", tuple(beside)
    yield "Target", (aim(one),)
    if one.rating is not None:
        yield "Rating", (f"{rated(one.rating).text}: {one.rating.why}",)
    if one.variation is not None:
        yield "Variation", (variation(one.variation).text, varies(one.variation))
    line = spark(one)
    if line.text:
        yield "Readings", (line.text, str(line.title))
    yield "Next reading", (due(one),)
    yield "Looked at", _looked(one)
    yield "Missing to judge it", (listed(one.missing) or "nothing",)


def serves(records: Records, one: Assessed) -> Iterator[str]:
    """Yield what a measure serves, a line for each outcome."""
    for each in one.measure.serves:
        plan = records.document("plan", each.plan)
        of_plan = plan.data if plan else {}
        outcome = of_plan.get("outcomes", {}).get(each.outcome, {}) if each.outcome else {}
        themes = [str(of_plan.get("themes", {}).get(theme, {}).get("name", theme)) for theme in each.themes]
        parts = [
            str(of_plan.get("name", each.plan)), str(outcome.get("name") or outcome.get("described_as") or each.outcome or ""),
            f"theme {listed(themes)}" if themes else "",
        ]  # fmt: skip
        yield ": ".join(part for part in parts if part)


def owners(one: Assessed) -> str:
    """Return who answers for a measure on the day."""
    return listed(owner(one.titles, each) for each in one.owners)


def owner(titles: Titles, reference: str) -> str:
    """Return a board's name, or else an organisation's."""
    if reference in titles.records.listed["board"]:
        return titles.record("board", reference)
    return titles.organisation(reference)


def _chance(one: Assessed) -> tuple[str, ...]:
    travel = one.travel
    if travel.verdict not in MOVED:
        return ()
    return (
        "The confidence limits lie apart: more than chance."
        if travel.tested
        else "There are not confidence limits for both.",
    )


def _looked(one: Assessed) -> tuple[str, ...]:
    if not one.looked:
        return ("by no board in a meeting on record",)
    lines = [one.titles.record("meeting", each.meeting) for each in reversed(one.looked[-_LAST_LOOKED:])]
    more = len(one.looked) - len(lines)
    return (*lines, *((f"and {plural(more, 'meeting')} before",) if more else ()))


def _readings(one: Assessed) -> Iterator[Block]:
    for series in (*one.main, *one.others):
        area = one.titles.area(series.key.area) if series.key.area else "Area not said"
        told = [
            part for part in (area, series.key.sex if series.key.sex != "persons" else "", series.key.age or "") if part
        ]
        yield Heading(", ".join(told), 2)
        yield _table(one, series)


def _table(one: Assessed, series: Series) -> Table:
    points = (
        {each.figure.period.text: each for each in one.variation.points} if one.variation and series in one.main else {}
    )
    breaks = {at.text: each.reason for at, each in series.breaks}
    rows = []
    for each in series.figures:
        reading, point = each.reading, points.get(each.period.text)
        counts = "" if reading.count is None else number(reading.count)
        if counts and reading.denominator is not None:
            counts = f"{counts} of {number(reading.denominator)}"
        low, high = reading.lower, reading.upper
        limits = "" if low is None or high is None else f"{number(low)} to {number(high)}"
        special = "; ".join(_RULES[rule] for rule in dict.fromkeys(rule for rule, _ in point.broken)) if point else ""
        notes = [
            f"break: {breaks[each.period.text]}" if each.period.text in breaks else "",
            "" if each.published is Truth.YES else "may not have been out by this day",
            each.doubt,
            reading.note or "",
        ]
        rows.append(
            (
                each.period.text,
                figure(one.measure, each),
                counts,
                limits,
                reading.version or "",
                special,
                "; ".join(part for part in notes if part),
            )
        )
    headings = (
        Column("Period"),
        Column("Figure", "right"),
        Column("Counts", "right"),
        Column("Confidence limits"),
        Column("Version"),
        Column("Special cause"),
        Column("Note"),
    )
    kept = [place for place in range(len(headings)) if place <= 1 or any(row[place] for row in rows)]
    return Table(
        plural(len(rows), "reading"), tuple(headings[place] for place in kept), tuple(tuple(Cell(row[place]) for place in kept) for row in rows)
    )  # fmt: skip
