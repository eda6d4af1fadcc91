"""Direction of travel: a reading against the like period before it, and nothing else."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.records.figures import rounding
from partnership.words.reporting import reporting_period, year_before
from partnership.words.truth import Truth
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from partnership.answers.measures.series import Figure, Series
    from partnership.records.model.measure import Measure, Target
    from partnership.words.dates import Moment

Verdict = Literal["better", "worse", "similar", "not-comparable", "not-yet-published", "cannot-tell"]
"""Whether a reading is better than the like period before it, or why that is not said."""
COMPARED: frozenset[Verdict] = frozenset({"better", "worse", "similar"})
"""The verdicts that rest on two readings."""
MOVED: tuple[Verdict, ...] = ("better", "worse")
"""The verdicts that say that something changed."""
_NO_DIRECTION = {"not-stated": "which way is good is not stated", "neutral": "neither way is better"}


class Travel(NamedTuple):
    """How a measure travels: the verdict, why where that needs saying, and the two figures it rests on.

    `tested` is whether confidence limits on both sides told a difference from chance; `change` is the later figure less the earlier,
    None where there are not two.
    """

    verdict: Verdict
    why: str = ""
    now: Figure | None = None
    before: Figure | None = None
    tested: bool = False

    @property
    def change(self) -> Fraction | None:
        """The later figure less the earlier."""
        if self.now is None or self.before is None:
            return None
        ends = _comparable(self.now, self.before)
        return None if ends is None else ends[0] - ends[1]


class Asked(NamedTuple):
    """What is compared: a measure, its series, the day, and the period asked for; None for the latest with a figure."""

    measure: Measure
    every: Sequence[Series]
    day: Moment
    period: str | None = None


def travel(asked: Asked, series: Series) -> Travel:
    """Return how a series travels by the day.

    Where an imprecise date of publication decides whether a reading was out, both readings of it are taken: they have to agree.
    """
    sure, perhaps = series.without_doubt(), series
    found = _travel(asked, sure)
    if len(sure.figures) == len(perhaps.figures):
        return found
    other = _travel(asked, perhaps)
    if (found.verdict, found.why) == (other.verdict, other.why):
        return found
    open_ = [one.period.text for one in perhaps.figures if one.published is Truth.UNKNOWN]
    return Travel("cannot-tell", f"whether {listed(open_)} was out by this day is not known", found.now, found.before)


def together(travels: Sequence[tuple[str, Travel]]) -> Travel:
    """Return what several series of one measure say together: what all of them say, or that they differ, each by its name."""
    if len(travels) == 1:
        return travels[0][1]
    if not travels:
        return Travel("cannot-tell", "no reading is on record")
    verdicts = {one.verdict for _, one in travels}
    said = "; ".join(f"{name}: {one.verdict.replace('-', ' ')}" for name, one in travels)
    if len(verdicts) > 1:
        return Travel("cannot-tell", f"its areas differ: {said}")
    tested = all(one.tested for _, one in travels)
    return Travel(verdicts.pop(), f"in each of {len(travels)} areas", tested=tested)


def _travel(asked: Asked, series: Series) -> Travel:
    if asked.period is None:
        now = series.latest()
        if now is None:
            return Travel("cannot-tell", _nothing(series))
    else:
        now = series.at(asked.period)
        if now is None:
            return _no_reading(asked, series, asked.period)
    if now.value is None:
        return _without_value(now)
    return _against_before(asked, series, now)


def _nothing(series: Series) -> str:
    reasons = dict.fromkeys(one.reading.missing for one in series.figures if one.reading.missing)
    return (
        f"every reading is {listed((one.replace('-', ' ') for one in reasons), 'or')}"
        if reasons
        else "no reading has a figure"
    )


def _no_reading(asked: Asked, series: Series, written: str) -> Travel:
    """Return why a period that was asked for has no reading: it is of another kind, or not over, or its figure is due later, or no reason is on record."""
    period, due = reporting_period(written), asked.measure.next_due
    if period is not None and series.figures and all(one.period.kind != period.kind for one in series.figures):
        return Travel(
            "cannot-tell", f"it is read for other periods than {written}, such as {series.figures[-1].period.text}"
        )
    if period is not None and period.over_by(asked.day) is not Truth.YES:
        return Travel("not-yet-published", f"{written} is not over by this day")
    later = [one for one in asked.measure.readings if one.period == written and one.published is not None]
    if later:
        return Travel("not-yet-published", f"the reading for {written} came out after this day")
    if due is not None and due.earliest > asked.day.latest:
        return Travel("not-yet-published", f"no reading for {written}; the next is due after this day")
    return Travel("cannot-tell", f"no reading for {written} is on record")


def _without_value(now: Figure) -> Travel:
    reason, text = now.reading.missing, now.period.text
    if reason == "not-yet-published":
        return Travel("not-yet-published", f"{text} is not yet published", now)
    if reason == "not-comparable":
        return Travel("not-comparable", f"{text} is given as not comparable", now)
    said = {"suppressed": "is suppressed", "not-collected": "was not collected"}.get(reason or "", "has no value")
    return Travel("cannot-tell", f"{text} {said}", now)


def _against_before(asked: Asked, series: Series, now: Figure) -> Travel:
    wanted = year_before(now.period)
    before = series.at(wanted)
    if before is None:
        return _nothing_before(asked, series, now, wanted)
    if before.value is None:
        found = _without_value(before)
        verdict: Verdict = "not-comparable" if found.verdict == "not-comparable" else "cannot-tell"
        return Travel(verdict, found.why, now, before)
    broken = series.broken_between(before.period, now.period)
    if broken is not None:
        return Travel("not-comparable", f"the series breaks at {broken.at}: {broken.reason.rstrip('.')}", now, before)
    doubt = now.doubt or before.doubt
    if doubt:
        return Travel("cannot-tell", doubt, now, before)
    return _compared(asked.measure, now, before)


def _nothing_before(asked: Asked, series: Series, now: Figure, wanted: str) -> Travel:
    others = [one for one in asked.every if one is not series and one.key != series.key and one.at(wanted)]
    if others:
        kinds = [
            word
            for word, differs in (
                ("area", {one.key.area for one in others} - {series.key.area}),
                ("sex", {one.key.sex for one in others} - {series.key.sex}),
                ("age band", {one.key.age for one in others} - {series.key.age}),
            )
            if differs
        ]
        return Travel("not-comparable", f"for {wanted} there are readings only of another {listed(kinds, 'or')}", now)
    earlier = [one.period for one in series.figures if one.period.order() < now.period.order()]
    if earlier and all(one.like != now.period.like for one in earlier):
        return Travel("not-comparable", f"earlier readings are for periods of another kind: {earlier[-1].text}", now)
    return Travel("cannot-tell", f"no reading for {wanted} is on record", now)


def _compared(measure: Measure, now: Figure, before: Figure) -> Travel:
    if measure.direction in _NO_DIRECTION:
        return Travel("cannot-tell", _NO_DIRECTION[measure.direction], now, before)
    if measure.direction == "in-range" and not _is_range(measure.target):
        return Travel("cannot-tell", "the range that is good is not given in numbers", now, before)
    ends = _comparable(now, before)
    if ends is None:
        return Travel(
            "cannot-tell", "one figure is printed, the other only counted, and they are alike as printed", now, before
        )
    gain = _gain(measure, *ends)
    apart = limits_apart(now, before)
    tested = apart is not None
    if apart is False:
        return Travel("similar", "the confidence limits overlap", now, before, tested)
    if gain == 0:
        same = "the same figure" if ends[0] == ends[1] else "both in the range that is good"
        return Travel("similar", same, now, before, tested)
    return Travel("better" if gain > 0 else "worse", "", now, before, tested)


def _comparable(now: Figure, before: Figure) -> tuple[Fraction, Fraction] | None:
    """Return both figures on one footing: both from their counts, or both as printed; None where that leaves them too close to tell."""
    if now.exact is not None and before.exact is not None:
        return now.exact, before.exact
    if now.printed is not None and before.printed is not None:
        return Fraction(now.printed), Fraction(before.printed)
    if now.value is None or before.value is None:
        return None
    printed = now.printed if now.printed is not None else before.printed
    apart = abs(now.value - before.value)
    return None if printed is not None and apart <= rounding(printed) else (now.value, before.value)


def _gain(measure: Measure, now: Fraction, before: Fraction) -> Fraction:
    """Return by how much a figure is better than the earlier one; below nought where it is worse."""
    if measure.direction == "higher":
        return now - before
    if measure.direction == "lower":
        return before - now
    return outside(measure.target, before) - outside(measure.target, now)


def _is_range(target: Target) -> bool:
    return target.value is not None and target.range_to is not None


def outside(target: Target, value: Fraction) -> Fraction:
    """Return how far a value lies outside the range of a target that has one; 0 within it."""
    low, high = sorted((Fraction(target.value or 0), Fraction(target.range_to or 0)))
    return max(low - value, value - high, Fraction(0))


def limits_apart(one: Figure, other: Figure) -> bool | None:
    """Whether the confidence limits of two figures lie apart; None where they do not both have some, of one level of confidence."""
    mine, theirs = one.limits, other.limits
    if mine is None or theirs is None or one.reading.confidence != other.reading.confidence:
        return None
    return mine[1] < theirs[0] or theirs[1] < mine[0]


class Progress(NamedTuple):
    """How many measures are better than in the like period before, of how many, and which were left out and why."""

    verdicts: Mapping[str, Travel]

    def of(self, *verdicts: Verdict) -> list[str]:
        """Return the ids of the measures with one of these verdicts."""
        return [one for one, found in self.verdicts.items() if found.verdict in verdicts]

    @property
    def compared(self) -> int:
        """How many measures could be compared."""
        return len(self.of(*COMPARED))

    @property
    def better(self) -> int:
        """How many of those are better."""
        return len(self.of("better"))

    @property
    def share(self) -> Fraction | None:
        """The share of those compared that are better; None where none could be."""
        return Fraction(self.better, self.compared) if self.compared else None

    @property
    def left_out(self) -> int:
        """How many could not be compared."""
        return len(self.verdicts) - self.compared

    @property
    def most(self) -> int:
        """How many may be better at most, if every measure that was left out turned out so."""
        return self.better + self.left_out
