"""Rules about meetings missed: so many in a row, or so many in a window."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.attendance.marks import Count
from partnership.answers.attendance.order import may_lie, placed
from partnership.answers.attendance.verdicts import Verdict, between
from partnership.words.truth import Truth, all_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.answers.attendance.readings import Counted
    from partnership.records.model.attendance_rule import Missed as MissedRule
    from partnership.words.dates import Moment


class Missed(NamedTuple):
    """Meetings missed: at the worst of the time looked at, and at its end.

    `most` is the longest run, or the number in the window, `now` the run that is still going on, or
    that number; `meetings` are those certainly missed in the worst run or in the window. A meeting
    that the rule does not count is passed over; one attended or excused, or at which they were not in post
    or the rule not in force, ends a run.
    """

    most: Count
    now: Count
    meetings: tuple[str, ...]


class _Run(NamedTuple):
    """The most meetings that may have been missed one after another, between two that end a run."""

    missed: int
    reaches: bool


def missed(rule: MissedRule, meetings: Sequence[Counted]) -> tuple[Verdict, Missed]:
    """Return what a rule about meetings missed makes of them, in order of day.

    A run that began before the window is looked at if a meeting of it lies inside. Where the day of a
    meeting leaves its place in the order open, it ends every run that it may have ended, and belongs to every
    run that it may have belonged to.
    """
    found = _in_a_row(meetings) if rule.consecutive else _altogether(meetings)
    if not any(one.judged for one in meetings):
        return Verdict.NOT_JUDGED, found
    verdict = between(surely_short=found.most.low >= rule.count, maybe_short=found.most.high >= rule.count)
    return verdict, found


def _altogether(meetings: Sequence[Counted]) -> Missed:
    inside = [(one.meeting, all_of((one.missed, one.inside))) for one in meetings]
    sure = tuple(meeting for meeting, missed_ in inside if missed_ is Truth.YES)
    number = Count(len(sure), sum(missed_ is not Truth.NO for _, missed_ in inside))
    return Missed(number, number, sure)


def _in_a_row(meetings: Sequence[Counted]) -> Missed:
    fixed, open_ = placed(meetings)
    worst, now = _certain_runs(fixed, [one.day for one in open_ if one.may_end])
    runs = list(_possible_runs(fixed, open_))
    most = max((one.missed for one in runs if one.reaches), default=0)
    return Missed(Count(len(worst), most), Count(len(now), runs[-1].missed), worst or now)


def _certain_runs(fixed: Sequence[Counted], ends: Sequence[Moment]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the longest run that is certain, and the one that is still going on.

    `ends` are days of meetings that may end a run wherever they may lie.
    """
    worst: tuple[str, ...] = ()
    now: tuple[str, ...] = ()
    last: Moment | None = None
    for one in fixed:
        if any(may_lie(day, last, one.day) for day in ends):
            now = ()
        last = one.day
        if one.may_end:
            now = ()
        elif one.missed is Truth.YES:
            now = (*now, one.meeting)
            worst = now if one.inside is Truth.YES and len(now) > len(worst) else worst
    return worst, () if any(may_lie(day, last, None) for day in ends) else now


def _possible_runs(fixed: Sequence[Counted], open_: Sequence[Counted]) -> Iterator[_Run]:
    """Yield every run that is possible, the one that is still going on last."""
    after: Moment | None = None
    run: list[Counted] = []
    for one in fixed:
        if one.missed is not Truth.NO:
            run.append(one)
        elif one.counts is Truth.YES:
            yield _run(run, open_, after, one.day)
            after, run = one.day, []
    yield _run(run, open_, after, None)


def _run(run: Sequence[Counted], open_: Sequence[Counted], after: Moment | None, before: Moment | None) -> _Run:
    every = [*run, *(one for one in open_ if one.missed is not Truth.NO and may_lie(one.day, after, before))]
    return _Run(len(every), any(one.inside is not Truth.NO for one in every))
