"""Measures for programs; `schemas/output/measures.schema.json` and `scorecard.schema.json` describe it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.views.card import unread_paths

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from partnership.answers.measures.asking import Answer
    from partnership.answers.measures.assessed import Assessed, Question
    from partnership.answers.measures.series import Figure, Series
    from partnership.answers.measures.travel import Progress, Travel
    from partnership.answers.measures.variation import Variation
    from partnership.records.small_numbers import Small
    from partnership.words.finding import Finding

VERSION = 1


def head(question: Question, unread: Sequence[Finding]) -> dict[str, Any]:
    """Return what every answer about measures begins with."""
    return {
        "version": VERSION,
        "as_of": question.as_of.isoformat(),
        "period": question.period,
        "unread": unread_paths(unread),
    }


def listed(answer: Answer, given_away: Sequence[tuple[Assessed, Small]], unread: Sequence[Finding]) -> dict[str, Any]:
    """Return a list of measures as plain data; `given_away` are readings of them that give a small number away."""
    return {
        **head(answer.question, unread), "not_in_use": [one.id for one in answer.not_in_use], "small_numbers": small(given_away),
        "measures": [measure(one) for one in answer.measures],
    }  # fmt: skip


def measure(one: Assessed) -> dict[str, Any]:
    """Return a measure with its series, travel, variation and rating; figures as printed, and exact where their counts give them."""
    return {
        "id": one.id, "name": one.measure.name, "direction": one.measure.direction, "unit": one.measure.unit,
        "serves": [{"plan": each.plan, "outcome": each.outcome, "themes": list(each.themes)} for each in one.measure.serves],
        "owners": list(one.owners), "due": one.due, "missing": list(one.missing), "looked_at": [each.meeting for each in one.looked],
        "travel": _travel(one.travel), "by_area": [{"area": name, **_travel(each)} for name, each in one.travels],
        "variation": _variation(one.variation) if one.variation else None,
        "rating": one.rating._asdict() if one.rating else None,
        "series": [_series(each, speaks=True) for each in one.main] + [_series(each, speaks=False) for each in one.others],
    }  # fmt: skip


def _travel(one: Travel) -> dict[str, Any]:
    return {
        "verdict": one.verdict, "why": one.why or None, "tested": one.tested, "change": exactly(one.change),
        "now": _figure(one.now) if one.now else None, "before": _figure(one.before) if one.before else None,
    }  # fmt: skip


def _figure(one: Figure) -> dict[str, Any]:
    reading = one.reading
    return {
        "period": one.period.text, "value": one.printed, "exact": exactly(one.exact), "count": reading.count, "denominator": reading.denominator,
        "lower": reading.lower, "upper": reading.upper, "confidence": reading.confidence, "version": reading.version, "missing": reading.missing,
        "doubt": one.doubt or None,
    }  # fmt: skip


def _series(one: Series, *, speaks: bool) -> dict[str, Any]:
    return {
        **one.key._asdict(), "speaks_for_the_measure": speaks, "readings": [_figure(each) for each in one.figures],
        "breaks": [{"at": each.at, "reason": each.reason} for _, each in one.breaks],
    }  # fmt: skip


def _variation(one: Variation) -> dict[str, Any]:
    return {
        "state": one.state, "why": one.why or None, "after": one.after.at if one.after else None, "mean": exactly(one.mean),
        "limits": [exactly(each) for each in one.limits] if one.limits else None,
        "points": [
            {"period": each.figure.period.text, "broken": [{"rule": rule, "way": way} for rule, way in each.broken]} for each in one.points
        ],
    }  # fmt: skip


def progress(one: Progress) -> dict[str, Any]:
    """Return how many measures are better, of how many, and which were left out."""
    return {
        "measures": len(one.verdicts), "compared": one.compared, "better": one.of("better"), "similar": one.of("similar"), "worse": one.of("worse"),
        "left_out": [
            {"measure": key, "verdict": found.verdict, "why": found.why or None}
            for key, found in one.verdicts.items()
            if found.verdict not in {"better", "similar", "worse"}
        ],
    }  # fmt: skip


def small(found: Sequence[tuple[Assessed, Small]]) -> list[dict[str, Any]]:
    """Return the readings that give small numbers away: which, never the number itself."""
    return [
        {"measure": one.id, "period": one.measure.readings[each.place].period, "kind": each.kind} for one, each in found
    ]


def exactly(number: Fraction | None) -> str | None:
    """Return an exact number as text, a fraction in lowest terms: `48/5`."""
    return None if number is None else str(number)
