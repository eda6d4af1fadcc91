"""The text of an invented plan."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from invented import words
from invented.measure import outcome_names, outcomes_served
from invented.setting import PRESENT_BEGIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from invented.setting import Place

ENDS = date(2026, 3, 31)


def plan_text(place: Place, number: int) -> str:
    """Return a plan with outcomes, priorities, ways of working, themes and measures of impact."""
    return "\n".join(
        (
            "# yaml-language-server: $schema=../../../schemas/plan.schema.json",
            f"name: {place.plans[number]}",
            f"owner: {place.owner(number).id}",
            f"since: {PRESENT_BEGIN}",
            f"until: {ENDS}",
            "vision: Every resident under twenty-five is safe, well, learning and listened to, wherever they live.",
            *_outcomes(number),
            *_intentions(place),
            *_impact(place, number),
            "",
            f"source: {{document: outcomes-framework, section: {number + 1}}}",
            "",
        )
    )


def _outcomes(number: int) -> Iterator[str]:
    yield "\noutcomes:"
    for order, name in enumerate(outcome_names(number), start=1):
        yield f"  outcome-{order}:"
        yield f"    name: {name}"
        yield f"    order: {order}"
        yield f"    source: {{document: outcomes-framework, section: {number + 1}.{order}}}"


def _intentions(place: Place) -> Iterator[str]:
    for heading, phrases, how_many in (
        ("priorities", words.PRIORITIES, place.random.randint(3, 6)),
        ("ways_of_working", words.WAYS, place.random.randint(2, 4)),
    ):
        yield f"\n{heading}:"
        for order, (slug, phrase) in enumerate(phrases[:how_many], start=1):
            yield f"  {slug}:"
            yield f"    described_as: {phrase}."
            yield f"    order: {order}"
    yield "\nthemes:"
    for order, (slug, phrase) in enumerate(words.THEMES, start=1):
        yield f"  {slug}: {{name: {phrase}, order: {order}, rated: [red, amber, green]}}"


def _impact(place: Place, number: int) -> Iterator[str]:
    judged_by = [
        measure
        for measure in range(len(place.measures))
        if any(plan == number for plan, _ in outcomes_served(place, measure))
    ]
    if judged_by:
        yield "\nmeasures_of_impact:"
        yield from (f"  - {place.measure_id(measure)}" for measure in judged_by)
