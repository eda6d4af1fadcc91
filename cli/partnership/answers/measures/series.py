"""The readings of a measure as series that can be compared within: one area, one sex, one age band, each period once."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from partnership.records import figures
from partnership.records.model.measure import VERSIONS
from partnership.words.reporting import reporting_period
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from partnership.records.model.measure import Break, Measure, Reading
    from partnership.words.dates import Moment
    from partnership.words.reporting import ReportingPeriod


class Key(NamedTuple):
    """What a series is of: an area, a sex, an age band; None where neither the reading nor its measure says."""

    area: str | None
    sex: str
    age: str | None


class Figure(NamedTuple):
    """What is known of one period: the reading that stands, and its figure.

    `printed` is the value as its source prints it, `exact` what its counts come to; `value` the better of the two, None where there is
    neither. `doubt` says why the figure cannot be relied on, empty where nothing does. `published` is unknown where an imprecise
    date leaves open whether it was out by the day.
    """

    period: ReportingPeriod
    reading: Reading
    printed: Decimal | None
    exact: Fraction | None
    published: Truth
    doubt: str = ""

    @property
    def value(self) -> Fraction | None:
        """The figure, exact where its counts give it, else as printed."""
        if self.exact is not None:
            return self.exact
        return None if self.printed is None else Fraction(self.printed)

    @property
    def limits(self) -> tuple[Fraction, Fraction] | None:
        """The confidence limits, where both are given."""
        lower, upper = self.reading.lower, self.reading.upper
        return None if lower is None or upper is None else (Fraction(lower), Fraction(upper))


class Series(NamedTuple):
    """The figures of one area, sex and age band in order of period, and the breaks between them."""

    key: Key
    figures: tuple[Figure, ...]
    breaks: tuple[tuple[ReportingPeriod, Break], ...]

    def at(self, period: str) -> Figure | None:
        """Return the figure of a period, or None where nothing is on record for it."""
        return next((one for one in self.figures if one.period.text == period), None)

    def latest(self) -> Figure | None:
        """Return the latest figure that has a value, or None where none has."""
        return next((one for one in reversed(self.figures) if one.value is not None), None)

    def without_doubt(self) -> Series:
        """Return the series with only what certainly was published."""
        return self._replace(figures=tuple(one for one in self.figures if one.published is Truth.YES))

    def broken_between(self, before: ReportingPeriod, now: ReportingPeriod) -> Break | None:
        """Return a break after the one period and not after the other, the last of them; None where there is none."""
        found = [one for at, one in self.breaks if before.starts.earliest < at.starts.earliest <= now.starts.earliest]
        return found[-1] if found else None


def all_series(measure: Measure, day: Moment) -> tuple[Series, ...]:
    """Return every series of a measure as it was known on a day, in the order in which their first readings stand.

    Of several versions of one reading the most final that was out stands. A reading without a day of publication counts as known
    once its period is over.
    """
    gathered: dict[Key, dict[str, Figure]] = {}
    for reading in measure.readings:
        figure = _figure(measure, reading, day)
        if figure is None or figure.published is Truth.NO:
            continue
        of_key = gathered.setdefault(_key(measure, reading), {})
        before = of_key.get(figure.period.text)
        if before is None or VERSIONS.index(before.reading.version) < VERSIONS.index(reading.version):
            of_key[figure.period.text] = figure
    breaks = sorted(
        ((at, one) for one in measure.breaks if (at := reporting_period(one.at)) is not None), key=lambda one: one[0].order()
    )  # fmt: skip
    return tuple(
        Series(key, tuple(sorted(each.values(), key=lambda one: one.period.order())), tuple(breaks))
        for key, each in gathered.items()
    )


def _key(measure: Measure, reading: Reading) -> Key:
    own_area = measure.areas[0] if len(measure.areas) == 1 else None
    return Key(
        reading.area or own_area, reading.sex or measure.sex or "persons", reading.age or measure.age.printed
    )  # fmt: skip


def own_key(measure: Measure, key: Key) -> bool:
    """Whether a series is of the sex and the age band that the measure is of."""
    return key.sex == (measure.sex or "persons") and key.age == measure.age.printed


def _figure(measure: Measure, reading: Reading, day: Moment) -> Figure | None:
    period = reporting_period(reading.period)
    if period is None:
        return None
    counted = None if measure.standardised else figures.worked_out(measure.unit, reading.count, reading.denominator)
    if reading.missing is not None:
        return Figure(period, reading, None, None, _published(reading, period, day))
    doubt = ""
    if counted is not None and reading.value is not None and not figures.agrees(reading.value, counted):
        doubt = f"the value printed for {period.text} and its counts disagree"
    printed = reading.count if reading.value is None and measure.unit == "number" else reading.value
    return Figure(period, reading, printed, counted, _published(reading, period, day), doubt)


def _published(reading: Reading, period: ReportingPeriod, day: Moment) -> Truth:
    if reading.published is None:
        return Truth.NO if period.over_by(day) is Truth.NO else Truth.YES
    if reading.published.latest <= day.earliest:
        return Truth.YES
    return Truth.NO if reading.published.earliest > day.latest else Truth.UNKNOWN


def main_series(measure: Measure, series: Sequence[Series], around: Sequence[str]) -> tuple[Series, ...]:
    """Return the series that speak for the measure: that of its own place, or else those of every area that it is read for.

    `around` are the ids of the record's place and of those around it, the innermost first: what is read for a larger place is there
    to compare with.
    """
    own = [one for one in series if own_key(measure, one.key)] or list(series)
    home = around[0] if around else None
    whole = [one for one in own if one.key.area == home]
    if whole:
        return tuple(whole[:1])
    inside = [one for one in own if one.key.area not in around]
    return tuple(inside or own)
