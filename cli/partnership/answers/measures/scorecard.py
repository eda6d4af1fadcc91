"""The scorecard of a plan: its outcomes, the measures that serve each, and how many of them do better."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.measures.assessed import progress

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.answers.load import Records
    from partnership.answers.measures.assessed import Assessed
    from partnership.answers.measures.rating import Colour
    from partnership.answers.measures.travel import Progress
    from partnership.documents.document import Document


class Part(NamedTuple):
    """An outcome of a plan, or the plan as a whole where `outcome` is None, and the measures that serve it in order of print."""

    outcome: str | None
    name: str
    measures: tuple[Assessed, ...]

    @property
    def progress(self) -> Progress:
        """How many of its measures are better."""
        return progress(self.measures)


class Scorecard(NamedTuple):
    """A plan with its parts; a measure that serves two outcomes stands in both, and counts once for the plan."""

    plan: Document
    parts: tuple[Part, ...]

    @property
    def measures(self) -> tuple[Assessed, ...]:
        """Every measure of the plan, once."""
        return tuple({one.id: one for part in self.parts for one in part.measures}.values())

    @property
    def progress(self) -> Progress:
        """How many of its measures are better."""
        return progress(self.measures)

    @property
    def rates(self) -> bool:
        """Whether the plan rates its measures."""
        return "rated" in self.plan.data

    @property
    def ratings(self) -> Counter[Colour]:
        """How many of its measures have each rating; none where the plan rates none."""
        return Counter(one.rating.colour for one in self.measures if one.rating is not None and self.rates)


def scorecards(records: Records, measures: Sequence[Assessed], plan: str | None) -> Iterator[Scorecard]:
    """Yield the scorecard of a plan, or of every plan that a measure serves."""
    for document in records.documents("plan"):
        if plan not in {None, document.id}:
            continue
        found = Scorecard(document, tuple(_parts(document, measures)))
        if plan is not None or found.measures:
            yield found


def _parts(plan: Document, measures: Sequence[Assessed]) -> Iterator[Part]:
    outcomes = plan.data.get("outcomes", {})
    ordered = sorted(outcomes.items(), key=lambda item: item[1].get("order", len(outcomes) + 1))
    for key, one in ordered:
        yield Part(key, str(one.get("name") or one.get("described_as") or key), _serving(plan.id, key, measures))
    whole = _serving(plan.id, None, measures)
    if whole:
        yield Part(None, "The plan as a whole", whole)


def _serving(plan: str, outcome: str | None, measures: Sequence[Assessed]) -> tuple[Assessed, ...]:
    found = [
        (each.order if each.order is not None else len(measures), one.id, one)
        for one in measures
        for each in one.measure.serves
        if (each.plan, each.outcome) == (plan, outcome)
    ]
    return tuple({key: one for _, key, one in sorted(found, key=lambda item: item[:2])}.values())
