"""The whole answer of a comparison: what differs, what it means, and what it does to what ending boards had."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.changes.compared import changes
from partnership.answers.changes.judged import judgements
from partnership.answers.continuity.burden import burdens
from partnership.answers.continuity.coherence import coherence
from partnership.answers.continuity.feasibility import feasibility
from partnership.answers.continuity.ledger import ledger

if TYPE_CHECKING:
    from partnership.answers.changes.compared import Changes
    from partnership.answers.changes.judging import Judgement
    from partnership.answers.continuity.burden import Burdens
    from partnership.answers.continuity.coherence import Coherence
    from partnership.answers.continuity.feasibility import Feasible
    from partnership.answers.continuity.ledger import Ledger
    from partnership.answers.side import Side


class Restructured(NamedTuple):
    """What a comparison shows of boards that end and begin: the continuity ledger, burden, and how it fits together in time."""

    ledger: Ledger
    burdens: Burdens
    coherence: Coherence


class Whole(NamedTuple):
    """Everything that a comparison comes to.

    `restructured` is None where no board ends or begins and no restructure differs: then nothing is read that does not differ.
    `feasible` are new quorums held against last year's attendance.
    """

    changes: Changes
    judgements: tuple[Judgement, ...]
    restructured: Restructured | None
    feasible: tuple[Feasible, ...]


def whole(before: Side, after: Side) -> Whole:
    """Return everything that a comparison of two sides comes to."""
    found = changes(before, after)
    asked = [fact.record for fact in found.facts if fact.sort == "terms" or fact.sort.startswith("terms.quorum")]
    ends = bool(found.lives) or any(pair.kind == "restructure" for pair in found.seen)
    if not ends and not asked and before.day == after.day:
        return Whole(found, tuple(judgements(found, None)), None, ())
    kept = ledger(before, after)
    ends = ends or bool(kept.certain)
    feasible = feasibility(before, after, kept, dict.fromkeys(asked))
    restructured = Restructured(kept, burdens(before, after, kept), coherence(before, after, kept)) if ends else None
    return Whole(found, tuple(judgements(found, restructured and kept)), restructured, feasible)
