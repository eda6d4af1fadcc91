"""The scorecard of a plan laid out: how many measures are better, outcome by outcome, and what was left out."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from partnership.answers.measures.rating import COLOURS
from partnership.answers.titles import Titles, called
from partnership.report import Bar, Bullets, Card, Cell, Chart, Column, Heading, Paragraph, Report, Table
from partnership.views.card import alarm
from partnership.views.card_plan import claimed
from partnership.views.measures import data
from partnership.views.measures.in_words import spark
from partnership.views.measures.listing import flat, tables
from partnership.views.measures.plot import plot
from partnership.views.measures.sentences import (
    RATING,
    SPARK,
    VARIATION,
    day_and_period,
    left_out,
    not_to_publish,
    percentage,
    progress_line,
)
from partnership.words.wording import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.answers.load import Records
    from partnership.answers.measures.assessed import Assessed, Question
    from partnership.answers.measures.scorecard import Scorecard
    from partnership.answers.measures.travel import Progress
    from partnership.records.small_numbers import Small
    from partnership.report import Block
    from partnership.words.finding import Finding

_FEW = 5
"""Measures up to which a line names them."""


class Cards:
    """Scorecards to be laid out: the question, the plans, the readings that give small numbers away, and files not read."""

    def __init__(
        self,
        records: Records,
        question: Question,
        cards: Sequence[Scorecard],
        small: Sequence[tuple[Assessed, Small]],
        unread: Sequence[Finding],
    ) -> None:
        self.records = records
        self.question = question
        self.cards = cards
        self.small = small
        self.unread = unread

    @property
    def title(self) -> str:
        """What the scorecard is called."""
        return f"Scorecard: {called(self.cards[0].plan)}" if len(self.cards) == 1 else "Scorecards"

    @property
    def measures(self) -> list[Assessed]:
        """Every measure of every plan, once."""
        return list({one.id: one for card in self.cards for one in card.measures}.values())


def scorecard(cards: Cards, *, picture: bool) -> Report:
    """Return scorecards as a report; `picture` draws what tables say, for a page."""
    blocks: list[Block] = [*alarm(cards.unread), *not_to_publish(cards.small)]
    blocks += [Heading(cards.title), Paragraph(day_and_period(cards.question))]
    for one in cards.cards:
        if len(cards.cards) > 1:
            blocks.append(Heading(called(one.plan), 1))
        blocks += _plan(cards, one, picture=picture)
    if not cards.cards:
        blocks.append(Paragraph("No plan has a measure on record."))
    return Report(cards.title, tuple(blocks), flat(cards.title, cards.measures), _data(cards))


def _plan(cards: Cards, one: Scorecard, *, picture: bool) -> Iterator[Block]:
    titles = Titles(cards.records, one.plan.place)
    owner = titles.record("board", one.plan.data["owner"]) if "owner" in one.plan.data else "nobody on record"
    ratings = [f"{one.ratings[colour]} {colour}" for colour in COLOURS] if one.rates else []
    entries = [("Plan", one.plan.id), ("Owner", owner), *([("Ratings", ", ".join(ratings))] if ratings else [])]
    yield Card(None, tuple((label, (words,)) for label, words in entries))
    if one.measures:
        yield Paragraph(progress_line(one.progress))
        yield _outcomes(one)
    else:
        yield Paragraph("No measure of it is on record, so nothing can be compared.")
    if picture:
        yield from _chart(one)
    for part in one.parts:
        yield Heading(part.name, 2)
        if part.measures:
            yield from tables(part.measures, without="Id", notes=False)
        else:
            yield Paragraph("No measure on record serves it.")
        if picture:
            yield from (
                drawn for each in part.measures if each.variation and each.variation.limits for drawn in plot(each)
            )
    yield from _left_out(one)
    yield from _unseen(one)
    yield from _how_to_read(one)
    claims = one.plan.data.get("claims", ())
    if claims:
        yield Heading("Printed in a source, and not worked out here", 2)
        yield Bullets(
            tuple(
                f"{claimed(claim)} [{'; '.join(cited.words for cited in titles.cited(claim['source']))}]"
                for claim in claims
            )
        )


def _outcomes(one: Scorecard) -> Table:
    """Return a row for each outcome, and one for all of them, in which each measure counts once."""
    columns = ("Measures", "Compared", "Better", "Similar", "Worse", "Left out")
    rows = [(Cell(part.name), *_counts(part.progress)) for part in one.parts]
    rows.append((Cell("The plan, each measure once"), *_counts(one.progress)))
    return Table(
        "By outcome", (Column("Outcome"), *(Column(each, "right") for each in columns), Column("Better, of those compared", "right")), tuple(rows)
    )  # fmt: skip


def _counts(one: Progress) -> tuple[Cell, ...]:
    numbers = (len(one.verdicts), one.compared, one.better, len(one.of("similar")), len(one.of("worse")), one.left_out)
    share = f"{one.better} of {one.compared} ({percentage(one.share)})" if one.compared else "none compared"
    return (*(Cell(str(number), "plain" if number else "muted") for number in numbers), Cell(share))


def _chart(one: Scorecard) -> Iterator[Chart]:
    """Yield how many of the measures of each outcome are better, those left out as what is not known."""
    bars = []
    for part in one.parts:
        found = part.progress
        total = len(found.verdicts)
        if total:
            said = f"{found.better} of {total}" + (f", {found.left_out} left out" if found.left_out else "")
            bars.append(Bar(part.name, Fraction(found.better, total), Fraction(found.most, total), said))
    if bars:
        description = "The share of each outcome's measures that are better than in the like period before. The table has the same figures."
        yield Chart("Measures that are better", description, tuple(bars), unit="of the measures of each outcome")


def _how_to_read(one: Scorecard) -> Iterator[Block]:
    """Yield what the signs and the ratings of the tables mean, once for all of them."""
    varies = any(each.variation is not None and each.variation.points for each in one.measures)
    lines = [SPARK] * any(spark(each).text for each in one.measures) + [VARIATION] * varies + [RATING] * one.rates
    if lines:
        yield Heading("How to read this", 2)
        yield Bullets(tuple(lines))


def _left_out(one: Scorecard) -> Iterator[Block]:
    if one.progress.left_out:
        yield Heading("Left out of the comparison", 2)
        yield from left_out(one.progress)


def _unseen(one: Scorecard) -> Iterator[Block]:
    unseen = [each.id for each in one.measures if not each.looked]
    if unseen:
        yield Heading("On the agenda of no meeting on record", 2)
        named = f": {', '.join(unseen)}" if len(unseen) <= _FEW else ""
        yield Paragraph(
            f"{len(unseen)} of {plural(len(one.measures), 'measure')}{named}. Agendas may be missing from the records: this is no finding."
        )


def _data(cards: Cards) -> dict[str, Any]:
    return {
        **data.head(cards.question, cards.unread), "small_numbers": data.small(cards.small), "plans": [_card(cards, one) for one in cards.cards],
        "measures": [data.measure(one) for one in cards.measures],
    }  # fmt: skip


def _card(cards: Cards, one: Scorecard) -> dict[str, Any]:
    plan = one.plan
    titles = Titles(cards.records, plan.place)
    return {
        "plan": plan.id, "name": called(plan), "owner": plan.data.get("owner"), "rates_measures": one.rates, "progress": data.progress(one.progress),
        "ratings": {colour: one.ratings[colour] for colour in COLOURS},
        "parts": [
            {"outcome": part.outcome, "name": part.name, "progress": data.progress(part.progress), "measures": [each.id for each in part.measures]}
            for part in one.parts
        ],
        "measures_of_impact": list(plan.data.get("measures_of_impact", ())),
        "claims": [
            {
                "says": claim["says"], "value": claim.get("value"), "left_out": claim.get("left_out"),
                "sources": [cited.words for cited in titles.cited(claim["source"])],
            }
            for claim in plan.data.get("claims", ())
        ],
    }  # fmt: skip
