"""Which measures are asked about: those of a plan, an outcome, an owner, a theme, due by a day, in a state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.answers.measures.assessed import assessed
from partnership.answers.measures.looked_at import looked_at
from partnership.words import dates
from partnership.words.kinds import place_of
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from datetime import date

    from partnership.answers.load import Records
    from partnership.answers.measures.assessed import Assessed, Question
    from partnership.answers.measures.states import State


class Wanted(NamedTuple):
    """Which measures are wanted: None wherever nothing is asked.

    `outcome` and `theme` are ids that a plan gives; `owner` is the id of a board or an organisation; `due_before` is a day: measures whose
    next reading is due before it, or may be.
    """

    places: frozenset[str] | None = None
    plan: str | None = None
    outcome: str | None = None
    theme: str | None = None
    owner: str | None = None
    due_before: date | None = None
    state: State | None = None

    def has(self, one: Assessed) -> bool:
        """Whether a measure is wanted."""
        served = [each for each in one.measure.serves if self.plan in {None, each.plan}]
        return (
            (self.plan is None or bool(served))
            and (self.outcome is None or any(each.outcome == self.outcome for each in served))
            and (self.theme is None or any(self.theme in each.themes for each in served))
            and (self.owner is None or self.owner in one.owners)
            and (self.due_before is None or _due_before(one, self.due_before))
            and (self.state is None or self.state in states(one))
        )


class Answer(NamedTuple):
    """The measures that are wanted, as one day sees them; apart from them those that are no longer in use, or not yet."""

    question: Question
    measures: tuple[Assessed, ...]
    not_in_use: tuple[Assessed, ...]


def answer(records: Records, question: Question, wanted: Wanted) -> Answer:
    """Return the measures that are wanted, in order of id; those certainly not in use on the day are only named."""
    looked = looked_at(records, question.day)
    found: list[Assessed] = []
    out: list[Assessed] = []
    for document in records.documents("measure"):
        if wanted.places is not None and place_of(document.id) not in wanted.places:
            continue
        one = assessed(records, document, question, looked)
        if wanted.has(one):
            in_use = one.measure.holds.holds_on(question.day) is not Truth.NO
            (found if in_use else out).append(one)
    return Answer(question, tuple(found), tuple(out))


def states(one: Assessed) -> frozenset[str]:
    """Return every state that a measure is in."""
    varies = {one.variation.state} if one.variation else set()
    rated = {one.rating.colour} if one.rating else set()
    other = {"overdue"} if one.due == "overdue" else set()
    return frozenset({one.travel.verdict, *varies, *rated, *other, *(() if one.looked else ("never-looked-at",))})


def _due_before(one: Assessed, day: date) -> bool:
    due = one.measure.next_due
    return due is not None and due.before(dates.on(day)) is not Truth.NO


def themes_and_outcomes(records: Records, plan: str | None, field: Literal["outcomes", "themes"]) -> dict[str, str]:
    """Return the outcomes or themes of a plan, or of every plan, by id with their names."""
    plans = [one for one in records.documents("plan") if plan in {None, one.id}]
    return {
        key: str(thing.get("name") or thing.get("described_as") or key)
        for one in plans
        for key, thing in one.data.get(field, {}).items()
    }
