"""A rule tried on the meetings of the past: which it would have failed, and which seats decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from partnership.answers.quorum.forward import candidate_of
from partnership.quorum.counting import Floor
from partnership.quorum.evaluating import evaluate
from partnership.quorum.judging import Answer, judge, judge_by
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from partnership.answers.quorum.forward import Candidate
    from partnership.quorum.directory import Context
    from partnership.quorum.judging import Application, AtPoint, Judged
    from partnership.records.model.meeting import Meeting
    from partnership.records.model.quorum import Quorum
    from partnership.records.model.terms import Terms

HELD = frozenset({"held", "held-informally", "abandoned"})


class Replayed(NamedTuple):
    """One meeting by the rule of its day and by the rule that is tried.

    `decided` are those present without any one of whom the tried rule would not have been met; `missing` those absent
    of whom any one would have been enough.
    """

    meeting: Meeting
    before: Judged
    after: Judged
    decided: tuple[Candidate, ...]
    missing: tuple[Candidate, ...]

    @property
    def changes(self) -> bool:
        """Whether the two rules come to different answers."""
        return self.before.answer is not self.after.answer


class Replay(NamedTuple):
    """A rule tried on past meetings, the earliest first, with how many came to each answer."""

    rule: Quorum
    meetings: tuple[Replayed, ...]

    def number(self, answer: Answer) -> int:
        """Return how many meetings the rule comes to this answer for."""
        return sum(one.after.answer is answer for one in self.meetings)


def replay(rule: Quorum, meetings: Iterable[Meeting], context: Context, terms: Terms | None = None) -> Replay:
    """Return a rule tried on the meetings that were held.

    What the rule does not say of substitutes is taken from `terms`, those it stands in, or from those of the day.
    """
    held = [meeting for meeting in meetings if meeting.status in HELD]
    return Replay(rule, tuple(_replayed(rule, meeting, context, terms) for meeting in held))


def _replayed(rule: Quorum, meeting: Meeting, context: Context, terms: Terms | None) -> Replayed:
    in_force = context.board.terms_on(meeting.day)
    after = judge_by(rule, meeting, context, terms or (in_force[0] if len(in_force) == 1 else None))
    return Replayed(meeting, judge(meeting, context), after, *decisive(after))


def decisive(judged: Judged) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    """Return who decided at a meeting.

    First those present without any one of whom it would not have been quorate, then those absent of whom any one
    would have made it so. Both are empty where neither can be told for certain.
    """
    version = judged.version
    if version is None or version.applied.application is None or len(version.applied.readings) != 1:
        return (), ()
    application = version.applied.application
    if application not in _known:
        _known[application] = _decisive(application, judged.answer, judged.points)
    return _known[application]


_known: WeakKeyDictionary[Application, tuple[tuple[Candidate, ...], tuple[Candidate, ...]]] = WeakKeyDictionary()
"""Who decided, by the one rule and meeting that were held against one another: every part of a page asks again."""


def _decisive(
    application: Application, answer: Answer, points: Sequence[AtPoint]
) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    apart = {id(at.outcome): at for at in points}.values()  # what is one outcome is of one state of the room
    if answer is Answer.QUORATE:
        found = (each for at in apart for each in _without(application, at))
        return tuple(dict.fromkeys(found)), ()
    if answer is Answer.INQUORATE:
        first, *others = (tuple(_with(application, at)) for at in apart)
        return (), tuple(one for one in first if all(one in each for each in others))
    return (), ()


def _without(application: Application, at: AtPoint) -> Iterator[Candidate]:
    floor = Floor(application.room, at.point, application.text)
    for who in dict.fromkeys(one.who for one in floor.tallies(as_officers=True) if one.counts is not Truth.NO):
        other = Floor(application.room, at.point, application.text, without=frozenset({who}))
        if evaluate(application.need, other).met is not Truth.YES:
            yield candidate_of(floor, who)


def _with(application: Application, at: AtPoint) -> Iterator[Candidate]:
    floor = Floor(application.room, at.point, application.text)
    absent = [
        one for one in floor.tallies(as_officers=True) if one.there is Truth.NO and one.place.filled is not Truth.NO
    ]
    for who in dict.fromkeys(one.who for one in absent):
        other = Floor(application.room, at.point, application.text, also=frozenset({who}))
        if evaluate(application.need, other).met is Truth.YES:
            yield candidate_of(floor, who)
