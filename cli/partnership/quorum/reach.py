"""Whether a rule can be met at all: by the seats as they are filled on a day, if everybody comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.quorum.agenda import START
from partnership.quorum.counting import Floor
from partnership.quorum.evaluating import evaluate
from partnership.quorum.judging import Application, whole_need
from partnership.records.model.meeting import Meeting
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from partnership.quorum.directory import Context
    from partnership.quorum.evaluating import Outcome
    from partnership.records.model.need import Need
    from partnership.records.model.quorum import Quorum
    from partnership.records.model.terms import Terms
    from partnership.words.dates import Moment


class Reach(NamedTuple):
    """Whether a rule is met if everybody comes who has a seat on the day, and the tree that says so."""

    met: Truth
    outcome: Outcome


def reach(rule: Quorum, terms: Terms | None, context: Context, day: Moment) -> Reach | None:
    """Return whether a rule can be met on a day, at an ordinary meeting; None where it states no need."""
    need = whole_need(rule)
    if need is None or rule.no_rule:
        return None
    application = _application(rule, need, terms, context, day)
    surely = evaluate(need, _everybody(application, doubtful=False))
    if surely.met is Truth.YES:
        return Reach(surely.met, surely)
    perhaps = evaluate(need, _everybody(application, doubtful=True))
    if surely.met is perhaps.met:
        return Reach(surely.met, surely)
    return Reach(Truth.NO if perhaps.met is Truth.NO else Truth.UNKNOWN, perhaps)


def if_all_come(rule: Quorum, terms: Terms | None, context: Context, day: Moment) -> Floor | None:
    """Return the room of an ordinary meeting on a day to which everybody comes who has, or may have, a seat; None for a rule without a need."""
    need = whole_need(rule)
    if need is None:
        return None
    return _everybody(_application(rule, need, terms, context, day), doubtful=True)


def _application(rule: Quorum, need: Need, terms: Terms | None, context: Context, day: Moment) -> Application:
    meeting = Meeting(
        id=f"{context.board.id}/-", board=context.board.id, day=day, kind="ordinary", status="planned", mode="in-person"
    )
    return Application(rule, terms, need, meeting, context)


def _everybody(application: Application, *, doubtful: bool) -> Floor:
    """Return the room if everybody in a filled seat comes, and in one that may be filled too."""
    coming = frozenset(
        sitting.who
        for place in application.room.places
        for sitting in place.sittings
        if place.filled is Truth.YES or (doubtful and place.filled is Truth.UNKNOWN)
    )
    return Floor(application.room, START, application.text, coming=coming)
