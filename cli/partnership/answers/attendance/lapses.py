"""Rules about time without attending: six months from the last meeting attended, or from the first one missed."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.attendance.order import placed
from partnership.answers.attendance.verdicts import Verdict, between
from partnership.words import dates
from partnership.words.dates import Moment
from partnership.words.truth import Truth, any_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.answers.attendance.readings import Counted
    from partnership.records.model.attendance_rule import Elapsed
    from partnership.words.dates import Period


class Gap(NamedTuple):
    """A time without attending: the one that is going on, or one that broke the rule before it ended.

    It runs from some day from `since` to `since_at_latest`; `since` is None where no record limits it,
    both are where no time runs. `until` is the day that ended it, None where it goes on. Attending is
    in time up to `expires`, inclusive, or if the doubt is resolved the other way up to
    `expires_at_latest`. `missed` are the meetings certainly missed in it, and `excused` is whether an
    absence in it certainly was.
    """

    since: date | None
    since_at_latest: date | None
    until: date | None
    expires: date | None
    expires_at_latest: date | None
    missed: tuple[str, ...]
    excused: bool


class Clock(NamedTuple):
    """How a rule's time runs for one row.

    It runs from the last meeting attended or, with `from_first_missed`, from the first one missed since; and
    never outside of the times `in_post` and `in_force`. `first` is the first day of the window, None for no
    limit, `today` the last day looked at.
    """

    rule: Elapsed
    from_first_missed: bool
    in_post: Sequence[Period]
    in_force: Sequence[Period]
    first: date | None
    today: date


class _Stretch(NamedTuple):
    """A time without attending, with one end of every doubt taken; days are ordinals.

    `since` is None where the time has no beginning, or none that is known; `until` is the day it ended,
    None where it goes on.
    """

    since: int | None
    until: int | None
    missed: tuple[str, ...]
    excused: Truth


_NONE = _Stretch(None, None, (), Truth.NO)


def elapsed(clock: Clock, meetings: Sequence[Counted]) -> tuple[Verdict, Gap]:
    """Return what a rule about time without attending makes of meetings, in order of day.

    Only times that reach to the window are looked at, and only those in which a meeting was missed. What
    was excused leaves the verdict to a person: whether the time ran meanwhile is not for a count to say.
    """
    longest, shortest = (list(_World(clock, meetings, longest=doubt).stretches()) for doubt in (True, False))
    worst, best = ([one for one in each if _broken(one, clock)] for each in (longest, shortest))
    last = best or shortest
    found = _gap(clock, last[-1] if last else _NONE, longest)
    if not any(one.judged for one in meetings):
        return Verdict.NOT_JUDGED, found
    if clock.rule.months is None and clock.rule.days is None:
        return Verdict.FOR_A_PERSON, found
    if best and all(one.excused is Truth.YES for one in best):
        return Verdict.FOR_A_PERSON, found
    sure = any(one.excused is Truth.NO for one in best)
    return between(surely_short=sure, maybe_short=bool(worst or best)), found


def expiry(rule: Elapsed, since: int | None) -> int | None:
    """Return the last day on which attending is in time: the day of the month on which the time began, or the month's last."""
    if since is None:
        return None
    begun = date.fromordinal(since)
    months = begun.year * 12 + begun.month - 1 + (rule.months or 0)
    year, month = divmod(months, 12)
    if year > date.max.year:
        return dates.LAST_DAY
    moved = date(year, month + 1, min(begun.day, monthrange(year, month + 1)[1]))
    return min(moved.toordinal() + (rule.days or 0), dates.LAST_DAY)


def _broken(one: _Stretch, clock: Clock) -> bool:
    """Whether a time reached the window, a meeting was missed in it, and it lasted beyond the day on which attending was in time."""
    end = clock.today.toordinal() if one.until is None else one.until
    if not one.missed or (clock.first is not None and end < clock.first.toordinal()):
        return False
    expires = expiry(clock.rule, one.since)
    return expires is None or end > expires


def _gap(clock: Clock, late: _Stretch, longest: Sequence[_Stretch]) -> Gap:
    """Return a time at its shortest, with the day on which it may have begun at its longest."""
    early = next((one for one in reversed(longest) if _begins_by(one.since, late.since)), late)
    return Gap(
        _date(early.since),
        _date(late.since),
        _date(late.until),
        _date(expiry(clock.rule, early.since)),
        _date(expiry(clock.rule, late.since)),
        late.missed,
        late.excused is Truth.YES,
    )


def _begins_by(one: int | None, other: int | None) -> bool:
    return one is None or other is None or one <= other


def _date(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)


class _World:
    """The meetings with one end of every doubt taken: so that times are the longest, or the shortest, that they may be.

    For the longest, nobody came who may not have, and a meeting whose place in the order is open ends no
    time, and belongs to every one that it may. For the shortest, everybody came or left who may have, and such a meeting ends every time that it
    may have ended, on the last day that it may have.
    """

    def __init__(self, clock: Clock, meetings: Sequence[Counted], *, longest: bool) -> None:
        self._clock = clock
        self._longest = longest
        self._today = clock.today.toordinal()
        fixed, self._open = placed(meetings)
        self._fixed = _with_copies(fixed, self._open) if longest else fixed

    def stretches(self) -> Iterator[_Stretch]:
        """Yield the times without attending, in order: from a meeting attended, or a start, to the next or to an end."""
        since: int | None = None
        run: list[Counted] = []
        out: Counted | None = None
        for one in self._fixed:
            if self._left(one):
                if run:
                    yield self._stretch(since, run, self._end(run[-1], one))
                run, out = [], one
            elif not run and one.counts is not Truth.YES and not self._longest:
                continue  # passed over, the time may begin later still
            elif self._came(one):
                if run:
                    yield self._stretch(since, run, self._latest(one) if self._longest else one.day.earliest)
                since, run = _bounded(one) if self._longest else self._latest(one), [one]
            elif one.judged:
                since = since if run else self._start(out, one)
                run.append(one)
        if run:
            end = self._end(run[-1], None)
            yield self._stretch(since, run, None if end >= self._today else end)

    def _left(self, one: Counted) -> bool:
        """Whether somebody was not in post at a meeting, or the rule not in force."""
        return one.counts is Truth.YES and one.due is Truth.NO if self._longest else one.due is not Truth.YES

    def _came(self, one: Counted) -> bool:
        return one.counts is Truth.YES and one.attended is Truth.YES if self._longest else one.attended is not Truth.NO

    def _missed(self, one: Counted) -> bool:
        return one.missed is not Truth.NO if self._longest else one.missed is Truth.YES

    def _stretch(self, since: int | None, run: Sequence[Counted], until: int | None) -> _Stretch:
        end = self._today if until is None else until
        if not self._longest:
            last = max((min(one.day.latest, end) for one in self._open if _may_end(one, since, end)), default=None)
            if last is not None:
                since = last
                run = [one for one in run if one.day.earliest > last]
        missed = [one for one in run if self._missed(one)]
        if self._clock.from_first_missed:
            since = (_bounded(missed[0]) if self._longest else self._latest(missed[0])) if missed else None
        return _Stretch(since, until, tuple(one.meeting for one in missed), any_of(one.excused for one in run))

    def _latest(self, one: Counted) -> int:
        return min(one.day.latest, self._today)

    def _start(self, out: Counted | None, first: Counted) -> int | None:
        """Return the day from which somebody was under the rule who was at a meeting, and not at the one before, if any.

        Before the first meeting on record they may have attended others, so the time begins at the
        latest with that meeting.
        """
        times = (self._clock.in_post, self._clock.in_force)
        if self._longest:
            floor = None if out is None else out.day.earliest + 1
            known = [floor, *(_reach_back(each, first.day) for each in times)]
            since = max((day for day in known if day is not None and day > dates.FIRST_DAY), default=None)
            return None if since is None else min(since, self._latest(first))
        if out is None:
            return self._latest(first)
        starts = [
            one.starts.latest
            for each in times
            for one in each
            if one.holds_on(first.day) is not Truth.NO and one.starts.latest > out.day.earliest
        ]
        return min(max(starts, default=first.day.latest), self._latest(first))

    def _end(self, last: Counted, out: Counted | None) -> int:
        """Return the day up to which somebody was under the rule who was so at a meeting, and not at the next, if any."""
        ends = [
            end
            for each in (self._clock.in_post, self._clock.in_force)
            if (end := _reach_on(each, last.day, certainly=not self._longest)) is not None
        ]
        if out is None:
            return max(min([self._today, *ends]), last.day.earliest)
        limit = (out.day.latest if self._longest else out.day.earliest) - 1
        known = [end for end in ends if end <= limit]
        return max(min(known, default=limit if self._longest else last.day.latest), last.day.earliest)


def _with_copies(fixed: Sequence[Counted], open_: Sequence[Counted]) -> list[Counted]:
    """Return meetings with those of an open place that may have been missed, one copy in every place that they may have."""
    copies = [
        one._replace(day=Moment(day, day))
        for one in open_
        if one.missed is not Truth.NO
        for day in {one.day.earliest, one.day.latest, *(other.day.latest + 1 for other in fixed)}
        if one.day.earliest <= day <= one.day.latest
    ]
    return sorted((*fixed, *copies), key=lambda one: (one.day.latest, one.day.earliest, one.meeting))


def _bounded(one: Counted) -> int | None:
    """Return the first day on which a meeting may have been; None where nothing limits it."""
    return None if one.day.earliest == dates.FIRST_DAY else one.day.earliest


def _may_end(one: Counted, since: int | None, end: int) -> bool:
    return one.may_end and one.day.earliest <= end and (since is None or one.day.latest >= since)


def _reach_back(periods: Sequence[Period], day: Moment) -> int | None:
    """Return the first day of an unbroken time that reaches, or may reach, a day; None where none does."""
    here = [one for one in periods if one.holds_on(day) is not Truth.NO]
    if not here:
        return None
    start = min(one.starts.earliest for one in here)
    while earlier := [one for one in periods if one.ends.latest + 1 >= start > one.starts.earliest]:
        start = min(one.starts.earliest for one in earlier)
    return start


def _reach_on(periods: Sequence[Period], day: Moment, *, certainly: bool) -> int | None:
    """Return the last day of an unbroken time from a day, as it certainly or possibly is; None where none holds that day."""
    here = [one for one in periods if one.holds_on(day) is not Truth.NO]
    if not here:
        return None
    end = max(_last(one, certainly=certainly) for one in here)
    while later := [
        one
        for one in periods
        if (one.starts.latest if certainly else one.starts.earliest) <= end + 1
        and _last(one, certainly=certainly) > end
    ]:
        end = max(_last(one, certainly=certainly) for one in later)
    return end


def _last(one: Period, *, certainly: bool) -> int:
    return one.ends.earliest if certainly else one.ends.latest
