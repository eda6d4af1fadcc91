"""Rules about meetings missed, in a row or in a window, and about time without attending."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.attendance.marks import Count
from partnership.answers.attendance.verdicts import Verdict, between
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.attendance.readings import Counted
    from partnership.records.model import Elapsed
    from partnership.records.model import Missed as MissedRule
    from partnership.words.dates import Moment


class Missed(NamedTuple):
    """Meetings missed: at the worst of the time looked at, and at its end.

    `most` is the longest run, or the number in the window, `now` the run that is still going on, or
    that number; `meetings` are those certainly missed in the worst run or in the window. A
    meeting that is not counted is passed over; one attended or excused ends a run.
    """

    most: Count
    now: Count
    meetings: tuple[str, ...]


class Gap(NamedTuple):
    """A time without attending: the one that is going on, or one that broke the rule before it ended.

    It runs from some day from `since` to `since_at_latest`, both None where no record says; `until`
    is the day that ended it, None where it goes on. Attending is in time up to `expires`, inclusive,
    or if the doubt is resolved the other way up to `expires_at_latest`. `missed` are the meetings
    certainly missed in it, and `excused` is whether an absence in it was excused.
    """

    since: date | None
    since_at_latest: date | None
    until: date | None
    expires: date | None
    expires_at_latest: date | None
    missed: tuple[str, ...]
    excused: bool


def missed(rule: MissedRule, meetings: Sequence[Counted], window: frozenset[str]) -> tuple[Verdict, Missed]:
    """Return what a rule about meetings missed makes of them, in order of day.

    A run may begin before the window (its meetings by id) and is looked at if it reaches into it.
    """
    if rule.consecutive:
        found = _in_a_row(meetings, window)
    else:
        inside = [one for one in meetings if one.meeting in window]
        sure = tuple(one.meeting for one in inside if one.missed is Truth.YES)
        number = Count(len(sure), sum(one.missed is not Truth.NO for one in inside))
        found = Missed(number, number, sure)
    if not any(one.expected is not Truth.NO or one.excused is not Truth.NO for one in meetings):
        return Verdict.NOT_JUDGED, found
    verdict = between(surely_short=found.most.low >= rule.count, maybe_short=found.most.high >= rule.count)
    return verdict, found


def _in_a_row(meetings: Sequence[Counted], window: frozenset[str]) -> Missed:
    sure: list[str] = []
    worst: list[str] = []
    maybe = most = 0
    for one in meetings:
        if one.expected is Truth.NO and one.excused is Truth.NO and one.attended is not Truth.YES:
            sure, maybe = [], 0  # not in post: what was missed before is another matter
            continue
        sure = [*sure, one.meeting] if one.missed is Truth.YES else []
        maybe = maybe + 1 if one.missed is not Truth.NO else 0
        if one.meeting in window:
            worst = sure if len(sure) > len(worst) else worst
            most = max(most, maybe)
    return Missed(Count(len(worst), most), Count(len(sure), maybe), tuple(worst or sure))


class _Stretch(NamedTuple):
    """A time without attending, with one end of every doubt taken."""

    since: date | None
    until: date | None
    expires: date | None
    missed: tuple[str, ...]
    excused: bool

    def breaks(self, today: date) -> bool:
        """Whether it lasted beyond the last day on which attending was in time, and a meeting was missed in it."""
        return bool(self.missed) and (self.expires is None or (self.until or today) > self.expires)


def elapsed(
    rule: Elapsed,
    meetings: Sequence[Counted],
    *,
    from_first_missed: bool,
    began: Moment | None,
    first: date | None,
    today: date,
) -> tuple[Verdict, Gap]:
    """Return what a rule about time without attending makes of meetings, in order of day.

    The time runs from the last meeting attended, or from the first one missed since; `began` is the
    day on which they came into post, where that is known. Only times that reach to `first` or
    beyond are looked at, None for all; `today` is the last day looked at. What was excused leaves
    the verdict to a person: whether the time ran meanwhile is not for a count to say.
    """
    longest, shortest = (
        _stretches(rule, meetings, from_first_missed=from_first_missed, began=began, longest=doubt)
        for doubt in (True, False)
    )
    inside = [
        [one for one in each if first is None or one.until is None or one.until >= first]
        for each in (longest, shortest)
    ]
    worst, best = ([one for one in each if one.breaks(today)] for each in inside)
    found = _gap(worst, best, longest[-1], shortest[-1])
    if not any(one.expected is not Truth.NO or one.excused is not Truth.NO for one in meetings):
        return Verdict.NOT_JUDGED, found
    if best and all(one.excused for one in best):
        return Verdict.FOR_A_PERSON, found
    return between(surely_short=bool(best), maybe_short=bool(worst)), found


def _gap(worst: Sequence[_Stretch], best: Sequence[_Stretch], longest_now: _Stretch, shortest_now: _Stretch) -> Gap:
    early, late = longest_now, shortest_now
    if best and best[-1].until is not None:
        late = best[-1]
        early = next((one for one in reversed(worst) if one.until == late.until), late)
    return Gap(early.since, late.since, late.until, early.expires, late.expires, late.missed, late.excused)


def _stretches(
    rule: Elapsed, meetings: Sequence[Counted], *, from_first_missed: bool, began: Moment | None, longest: bool
) -> list[_Stretch]:
    """Return the times without attending, the last of them going on, with one end of every doubt taken."""
    found: list[_Stretch] = []
    post = None if began is None else _day(began.earliest if longest else began.latest)
    since = None if from_first_missed else post
    missed: list[str] = []
    excused = False
    for one in meetings:
        day = _day(one.day.earliest if longest else one.day.latest)
        came = one.attended is Truth.YES or (one.attended is Truth.UNKNOWN and not longest)
        out = one.expected is Truth.NO and one.excused is Truth.NO
        if came or out:
            found += [_Stretch(since, day, _expires(rule, since), tuple(missed), excused)] if came else []
            resumed = day if came or longest else None
            since = None if from_first_missed else max(filter(None, (resumed, post)), default=None)
            missed, excused = [], False
            continue
        if since is None and not longest and not from_first_missed:
            since = day
        if one.missed is Truth.YES or (one.missed is Truth.UNKNOWN and longest):
            since = day if since is None and from_first_missed else since
            missed.append(one.meeting)
        excused = excused or one.excused is Truth.YES
    return [*found, _Stretch(since, None, _expires(rule, since), tuple(missed), excused)]


def _day(ordinal: int) -> date:
    return date.fromordinal(ordinal)


def _expires(rule: Elapsed, since: date | None) -> date | None:
    """Return the last day on which attending is in time: the day of the month on which the time began, or the month's last."""
    if since is None:
        return None
    months = since.year * 12 + since.month - 1 + (rule.months or 0)
    year, month = divmod(months, 12)
    if year > date.max.year:
        return date.max
    moved = date(year, month + 1, min(since.day, monthrange(year, month + 1)[1]))
    days = timedelta(rule.days or 0)
    return date.max if date.max - moved < days else moved + days
