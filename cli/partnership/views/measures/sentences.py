"""Sentences about many measures: how many are better, of how many, and which were left out and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.measures.travel import MOVED
from partnership.report import Bullets, Paragraph
from partnership.words import dates, wording
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from partnership.answers.measures.assessed import Assessed, Question
    from partnership.answers.measures.travel import Progress, Verdict
    from partnership.records.small_numbers import Small
    from partnership.report import Block

SPARK = (
    "Readings: the last twelve at most, from the lowest to the highest of them; | a break in the series, ? no figure."
)
VARIATION = (
    "Variation: an XmR chart by the rules of NHSRplotthedots, the NHS-R community's package for Making Data Count. Process limits lie 2.66 mean moving ranges from the mean, of twelve "
    "points at least. Special cause is a point outside them; seven in a row on one side of the mean, or each higher or lower than the one "
    "before; or two of three close to a limit. Common cause is what the series usually does."
)
RATING = (
    "Rating: green has reached the target, amber is within the tolerance stated with it, red is farther off; grey is no rating, because "
    "the target, the tolerance, the direction or the figure is not on record or in doubt."
)
_FEW = 5
"""Measures up to which a line names them."""
_LEFT: tuple[Verdict, ...] = ("not-yet-published", "not-comparable", "cannot-tell")


def day_and_period(question: Question, latest: str = "The latest reading of each.") -> str:
    """Return the day answered for, and the period whose readings are judged; `latest` says so where none was asked for."""
    period = f" Readings for {question.period}." if question.period else f" {latest}"
    return (
        f"As of {dates.shown(question.as_of)}.{period} Compared with the like period before, a year earlier as a rule."
    )


def progress_line(one: Progress) -> str:
    """Return how many measures are better, with the denominator, what was left out, and how far that leaves the answer open."""
    total = len(one.verdicts)
    if not one.compared:
        return f"None of {plural(total, 'measure')} can be compared with the like period before."
    said = (
        f"Better than in the like period before: {one.better} of {plural(one.compared, 'measure')} compared ({percentage(one.share)}); "
        f"{len(one.of('similar'))} similar, {len(one.of('worse'))} worse."
    )
    chance = _chance(one)
    if not one.left_out:
        return said + chance
    return f"{said}{chance} Left out: {one.left_out} of {total}, so between {one.better} and {one.most} of all {total} are better."


def _chance(one: Progress) -> str:
    """Return of how many that are better, and of how many that are worse, chance may be the reason; empty where of none."""
    moved = {verdict: [one.verdicts[each].tested for each in one.of(verdict)] for verdict in MOVED}
    untested = [
        f"{tested.count(False)} of {len(tested)} {verdict}" for verdict, tested in moved.items() if False in tested
    ]
    return f" Chance is not ruled out for {listed(untested)}: without confidence limits." if untested else ""


def percentage(share: Fraction | None) -> str:
    """Return a share as a percentage; none of nothing."""
    return "none" if share is None else wording.percentage(share)


def left_out(one: Progress) -> list[Block]:
    """Return the measures that could not be compared, by why, a line each."""
    lines = []
    for verdict in _LEFT:
        by_why: dict[str, list[str]] = {}
        for each in one.of(verdict):
            by_why.setdefault(one.verdicts[each].why, []).append(each)
        lines += [f"{verdict.replace('-', ' ').capitalize()} ({why}): {_named(ids)}" for why, ids in by_why.items()]
    return [Bullets(tuple(lines))] if lines else []


def _named(ids: Sequence[str]) -> str:
    return listed(ids) if len(ids) <= _FEW else plural(len(ids), "measure")


def not_to_publish(found: Sequence[tuple[Assessed, Small]]) -> list[Paragraph]:
    """Return that readings give small numbers away, and which, without the numbers; nothing where none does."""
    if not found:
        return []
    readings = plural(len(found), "reading")
    return [
        Paragraph(
            f"Not to be published as it stands: {readings} may point to a child. {'; '.join(_small(found))}.",
            alarm=True,
        )
    ]


def _small(found: Sequence[tuple[Assessed, Small]]) -> list[str]:
    how = {
        "count": "its count is below {smallest}",
        "remainder": "what is left of its denominator is below {smallest}",
        "worked-out": "it is suppressed, but its total and the others give it away",
    }
    return [
        f"{one.id}, {one.measure.readings[each.place].period}: {how[each.kind].format(smallest=one.measure.smallest_count)}"
        for one, each in found
    ]
