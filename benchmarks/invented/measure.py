"""The text of an invented measure."""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING

from invented import words
from invented.setting import FORMER_BEGIN, FORMER_END, PRESENT_BEGIN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from invented.setting import Place

FIRST_YEAR, YEARS = 2019, 5
OUTCOMES_OF_A_PLAN = 4


def measure_text(place: Place, number: int) -> str:
    """Return a measure with a direction, an owner, a baseline, a target and its readings."""
    return "\n".join(
        (
            "# yaml-language-server: $schema=../../../schemas/measure.schema.json",
            *_measured(place, number),
            *_owners(place, number),
            *_figures(place, number),
            "",
            "source: {document: performance-tables, section: 3}",
            "",
        )
    )


def outcome_names(plan: int) -> tuple[str, ...]:
    """Return the outcomes of the plan of this number."""
    start = plan * OUTCOMES_OF_A_PLAN % len(words.OUTCOMES)
    return words.OUTCOMES[start : start + OUTCOMES_OF_A_PLAN]


def outcomes_served(place: Place, number: int) -> list[tuple[int, int]]:
    """Deal the outcomes of all plans out to the measures in turn, so that each outcome has one."""
    outcomes = len(place.plans) * OUTCOMES_OF_A_PLAN
    if not outcomes:
        return []
    dealt = range(number, outcomes, len(place.measures)) or [number % outcomes]
    return [divmod(outcome, OUTCOMES_OF_A_PLAN) for outcome in dealt]


def _higher_is_better(number: int) -> bool:
    return number % 2 == 0


def _measured(place: Place, number: int) -> Iterator[str]:
    yield f"name: {place.measures[number]}"
    served = outcomes_served(place, number)
    if served:
        yield "serves:"
    for plan, outcome in served:
        yield f"  - plan: {place.plan_id(plan)}"
        yield f"    outcome: outcome-{outcome + 1}"
        yield f"    order: {number + 1}"
        yield f"    source: {{document: outcomes-framework, section: {plan + 1}}}"
    yield f"direction: {'higher' if _higher_is_better(number) else 'lower'}"
    yield "unit: percent"
    yield "age: {printed: under 18, from: 0, to: 17}"
    yield "sex: persons"
    yield "population: residents of the place"
    yield "numerator: those of whom the statement is true"
    yield "denominator: all who were asked or examined in the year"
    yield f"areas: [{place.id}, {', '.join(_areas(number))}]"


def _areas(number: int) -> tuple[str, ...]:
    return words.DISTRICTS[: 1 + number % 3]


def _owners(place: Place, number: int) -> Iterator[str]:
    yield "owners:"
    owner = place.owner(number)
    for former in place.former:
        if place.successor(former) is owner:
            yield f"  - {{board: {former.id}, since: {FORMER_BEGIN}, until: {FORMER_END}}}"
    yield f"  - {{board: {owner.id}, since: {PRESENT_BEGIN}}}"
    yield "published_by: County Council"
    yield "frequency: {says: annual, per_year: 1}"


def _figures(place: Place, number: int) -> Iterator[str]:
    random = place.random
    start = random.uniform(30, 60)
    step = random.uniform(0.5, 2.0) * (1 if _higher_is_better(number) else -1)
    yield f"baseline: {{value: {start:.1f}, period: {_period(0)}}}"
    yield f"target: {{value: {start + step * YEARS:.1f}, by: {_period(YEARS + 1)}, amber_within: 2.5}}"
    yield "readings:"
    for area in (place.id, *_areas(number)):
        for year in range(YEARS):
            yield f"  - {{{_reading(random, area, year, start + step * year)}}}"


def _reading(random: Random, area: str, year: int, percent: float) -> str:
    denominator = random.randint(400, 9000)
    share = min(max(percent + random.uniform(-2, 2), 1), 99) / 100
    count = round(share * denominator)
    value, margin = 100 * count / denominator, 196 * sqrt(share * (1 - share) / denominator)
    return (
        f"period: {_period(year)}, area: {area}, version: final, value: {value:.1f}, count: {count}, "
        f"denominator: {denominator}, lower: {value - margin:.1f}, upper: {value + margin:.1f}, "
        f"published: {FIRST_YEAR + year + 1}-11-12"
    )


def _period(year: int) -> str:
    first = FIRST_YEAR + year
    return f"{first}/{(first + 1) % 100:02d}"
