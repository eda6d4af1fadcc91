"""A measure as one day sees it: its series, how it travels and varies, how it is rated, and what is missing to judge it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from partnership.answers.measures.rating import rating
from partnership.answers.measures.series import all_series, main_series
from partnership.answers.measures.travel import Asked, Progress, together, travel
from partnership.answers.measures.variation import variation
from partnership.answers.titles import Titles
from partnership.records import decode, small_numbers
from partnership.words import dates
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from partnership.answers.load import Records
    from partnership.answers.measures.looked_at import Looked
    from partnership.answers.measures.rating import Rating
    from partnership.answers.measures.series import Figure, Series
    from partnership.answers.measures.travel import Travel
    from partnership.answers.measures.variation import Variation
    from partnership.documents.document import Document
    from partnership.records.model.measure import Measure
    from partnership.records.small_numbers import Small
    from partnership.words.dates import Moment

DueState = Literal["overdue", "perhaps", "to-come", "met", "not-recorded"]
"""Whether the next reading is due by the day: past its date, perhaps so, still to come; a reading came since; or no date is on record."""


class Assessed(NamedTuple):
    """A measure as one day sees it.

    `main` are the series that speak for it, of which one is the rule and several are areas beside one another; `others` are the rest.
    `rating` is None where no plan that it serves rates its measures. `missing` is what is missing to judge it, in words.
    """

    document: Document
    measure: Measure
    titles: Titles
    main: tuple[Series, ...]
    others: tuple[Series, ...]
    travels: tuple[tuple[str, Travel], ...]
    travel: Travel
    variation: Variation | None
    rating: Rating | None
    due: DueState
    missing: tuple[str, ...]
    looked: tuple[Looked, ...]

    @property
    def id(self) -> str:
        """The id of the record."""
        return self.measure.id

    @property
    def figure(self) -> Figure | None:
        """The figure that is judged: that of the period asked for, or the latest; None where there is none, or several areas have one each."""
        return self.travel.now if len(self.main) == 1 else None

    @property
    def owners(self) -> tuple[str, ...]:
        """The boards and organisations that answer for it on the day, or may."""
        return tuple(
            one.board or one.organisation or "" for one in self.measure.owners if one.board or one.organisation
        )


class Question(NamedTuple):
    """What is asked of measures: the day, and the period whose reading is judged; None for the latest of each."""

    as_of: date
    period: str | None = None

    @property
    def day(self) -> Moment:
        """The day as records know days."""
        return dates.on(self.as_of)


def assessed(
    records: Records, document: Document, question: Question, looked: Mapping[str, tuple[Looked, ...]]
) -> Assessed:
    """Return a measure as the day sees it; `looked` are the meetings that had it on their agenda."""
    measure = decode.measure_of(document)
    owners = tuple(one for one in measure.owners if one.holds.holds_on(question.day) is not Truth.NO)
    measure = _with_owners(measure, owners)
    titles = Titles(records, document.place)
    around = [document.place, *(one.id for one in records.around(document.place) if one.id != document.place)]
    every = all_series(measure, question.day)
    main = main_series(measure, every, around)
    asked = Asked(measure, every, question.day, question.period)
    travels = tuple((series_name(titles, one), travel(asked, one)) for one in main)
    found = together(travels)
    one = main[0] if len(main) == 1 else None
    rated = _rated(records, measure)
    latest = found.now if one else None
    return Assessed(
        document, measure, titles, main, tuple(each for each in every if each not in main), travels, found,
        variation(measure, one) if one else None, rating(measure, latest, several=len(main) > 1) if rated else None, due_state(measure, question.day),
        tuple(_missing(measure, found, main, rated=rated)), looked.get(document.id, ()),
    )  # fmt: skip


def _with_owners(measure: Measure, owners: tuple[Any, ...]) -> Measure:
    from dataclasses import replace  # noqa: PLC0415 - the one place that makes a measure of another

    return replace(measure, owners=owners)


def series_name(titles: Titles, series: Series) -> str:
    """Return what a series is called: its area, with the sex and age band where they are told apart."""
    area = titles.area(series.key.area) if series.key.area else "area not said"
    return ", ".join(part for part in (area, "" if series.key.sex == "persons" else series.key.sex) if part)


def _rated(records: Records, measure: Measure) -> bool:
    plans = {one.plan for one in measure.serves}
    return any("rated" in plan.data for one in plans if (plan := records.document("plan", one)) is not None)


def due_state(measure: Measure, day: Moment) -> DueState:
    """Return whether the next reading is due by a day; one that was published since its date, by then, is the reading that was due."""
    due = measure.next_due
    if due is None:
        return "not-recorded"
    if any(
        one.published is not None and due.earliest <= one.published.earliest <= day.latest for one in measure.readings
    ):
        return "met"
    late = due.before(day)
    if late is Truth.YES:
        return "overdue"
    return "perhaps" if late is Truth.UNKNOWN else "to-come"


def _missing(measure: Measure, found: Travel, main: Sequence[Series], *, rated: bool) -> Iterable[str]:
    """Yield what is missing to judge a measure, in words."""
    figures = [one for each in main for one in each.figures if one.value is not None]
    if measure.direction == "not-stated":
        yield "which way is good"
    if measure.unit == "not-stated":
        yield "unit"
    if not measure.owners:
        yield "owner"
    if measure.target.value is None:
        yield "target in numbers" if measure.target.says else "target"
    elif rated and measure.target.amber_within is None:
        yield "tolerance"
    if not figures:
        yield "readings"
    elif found.now is not None and (found.before is None or found.before.value is None):
        yield "like period before"
    if figures and not found.tested and all(one.limits is None for one in figures):
        yield "confidence limits"
    if measure.next_due is None:
        yield "next date"


def progress(measures: Iterable[Assessed]) -> Progress:
    """Return how many measures are better than in the like period before, each measure once."""
    return Progress({one.id: one.travel for one in measures})


def small(records: Records, measures: Iterable[Assessed]) -> list[tuple[Assessed, Small]]:
    """Return the readings of measures that give a small number away."""
    parts = {
        place.id: frozenset(place.data["districts"])
        for place in records.documents("place")
        if place.data.get("districts")
    }
    return [(one, each) for one in measures for each in small_numbers.small_numbers(one.measure, parts)]
