"""What is still possible under a rule while meetings are to come: how many may be missed, and who can no longer reach it."""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.attendance.marks import Count, Rate, bounds
from partnership.answers.attendance.rates import reaches
from partnership.answers.attendance.windows import rolling
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.attendance.lapses import Gap
    from partnership.answers.attendance.readings import Counted
    from partnership.records.model.attendance_rule import AttendanceRule
    from partnership.records.model.attendance_rule import Missed as MissedRule


class Prospect(Enum):
    """What the meetings to come can still change."""

    SAFE = "met whatever is missed"
    MAY_MISS = "may miss some"
    MUST_COME = "may miss none"
    OUT_OF_REACH = "can no longer reach it"
    CANNOT_TELL = "cannot tell"


PERIL = (Prospect.MUST_COME, Prospect.OUT_OF_REACH)
"""What presses: no meeting may be missed any more, or even coming to all of them does not do."""


class Outlook(NamedTuple):
    """What is left to one subject under one reading of a rule.

    `coming` is how many meetings on record are still to come that it counts; `may_miss` how many of
    these may be missed, None where even coming to all of them does not do: any of them under a rule about
    a rate, the next ones, one after another, under any other. `by` is the last day on which attending is in time, for
    rules about time. `next` are the meetings certainly to come, by id, in order.
    """

    prospect: Prospect
    coming: Count
    may_miss: Count | None
    by: date | None
    next: tuple[str, ...]


def of_rate(rule: AttendanceRule, past: Sequence[Counted], coming: Sequence[Counted]) -> Outlook | None:
    """Return what is left where the rate of past meetings has to reach what the rule asks for; None where nothing is to come.

    `past` has those of which no outcome is recorded. What is doubtful is taken for the subject and
    against it: that a meeting which may not be held was held, and missed.
    """
    free = [one for one in coming if one.expected is Truth.YES and one.attended is Truth.UNKNOWN]
    fixed = [one for one in coming if one.expected is not Truth.NO and one not in free]
    if not free and not fixed:
        return None
    low, high = bounds((one.expected, one.attended) for one in (*past, *fixed))
    worst, best = (_of_the_rest(rule, rate, len(free)) for rate in (low, high))
    return _outlook(worst, best, _number(coming), tuple(one.meeting for one in free), whole=len(free))


def _of_the_rest(rule: AttendanceRule, so_far: Rate, left: int) -> int | None:
    """Return how many of the meetings left may be missed; None where even coming to all does not do."""
    for missed in range(left, -1, -1):
        if reaches(rule, Rate(so_far.attended + left - missed, so_far.expected + left)):
            return missed
    return None


def of_missed(rule: MissedRule, now: Count, coming: Sequence[Counted]) -> Outlook | None:
    """Return what is left where so many meetings missed, now `now` in a row or in the window, bring the rule into play."""
    number = _number(coming)
    if not number.high:
        return None
    worst, best = (_before(rule.count, missed, number.high) for missed in (now.high, now.low))
    return _outlook(worst, best, number, _certain(coming), whole=number.high)


def _before(count: int, missed: int, left: int) -> int | None:
    return None if missed >= count else min(count - 1 - missed, left)


def of_rolling(rule: MissedRule, past: Sequence[Counted], coming: Sequence[Counted]) -> Outlook | None:
    """Return what is left where so many meetings missed in any twelve months bring the rule into play.

    A meeting missed long ago counts no more once twelve months have passed.
    """
    number = _number(coming)
    if not number.high:
        return None
    ahead = [one.day.earliest for one in coming if one.expected is not Truth.NO]
    sure = [one.day.earliest for one in past if one.missed is Truth.YES]
    maybe = [one.day.latest for one in past if one.missed is not Truth.NO]
    worst, best = (_in_twelve_months(rule.count, missed, ahead) for missed in (maybe, sure))
    return _outlook(worst, best, number, _certain(coming), whole=number.high)


def _in_twelve_months(count: int, missed: Sequence[int], ahead: Sequence[int]) -> int | None:
    """Return how many of the next meetings may be missed before so many lie in twelve months; None where they do."""
    if len(missed) >= count:
        return None
    days = list(missed)
    for number, day in enumerate(ahead):
        first = rolling(date.fromordinal(day)).first
        days = [one for one in (*days, day) if first is None or one >= first.toordinal()]
        if len(days) >= count:
            return number
    return len(ahead)


def of_elapsed(gap: Gap, coming: Sequence[Counted], today: date) -> Outlook | None:
    """Return what is left where the time without attending may not go beyond a day; None where nothing is pressing.

    The last meeting on record up to that day is the one that must not be missed. Of two days that it
    may be, the first is given as that on which attending is in time.
    """
    if gap.until is not None or gap.expires_at_latest is None:
        return None
    if today > gap.expires_at_latest:
        return Outlook(Prospect.OUT_OF_REACH, Count(0, 0), None, gap.expires_at_latest, ()) if gap.missed else None
    maybe = _in_time(coming, gap.expires_at_latest)
    if not maybe and not gap.missed:
        return None
    most = max(len(maybe) - 1, 0)
    if gap.expires is None or today > gap.expires:
        return Outlook(Prospect.CANNOT_TELL, Count(0, len(maybe)), Count(0, most), gap.expires_at_latest, maybe)
    sure = _in_time(coming, gap.expires)
    least = max(len(sure) - 1, 0)
    prospect = Prospect.MAY_MISS if least else Prospect.MUST_COME
    return Outlook(prospect, Count(len(sure), len(maybe)), Count(least, most), gap.expires, sure)


def _in_time(coming: Sequence[Counted], by: date) -> tuple[str, ...]:
    return _certain([one for one in coming if one.day.latest <= by.toordinal()])


def _certain(coming: Sequence[Counted]) -> tuple[str, ...]:
    return tuple(one.meeting for one in coming if one.expected is Truth.YES)


def _number(coming: Sequence[Counted]) -> Count:
    return Count(len(_certain(coming)), sum(one.expected is not Truth.NO for one in coming))


def _outlook(worst: int | None, best: int | None, coming: Count, following: tuple[str, ...], *, whole: int) -> Outlook:
    """Return what is left, given how many may be missed at worst and at best, of so many."""
    if best is None:
        return Outlook(Prospect.OUT_OF_REACH, coming, None, None, following)
    if worst is None:
        return Outlook(Prospect.CANNOT_TELL, coming, Count(0, best), None, following)
    if worst == whole:
        return Outlook(Prospect.SAFE, coming, Count(worst, best), None, following)
    prospect = Prospect.MUST_COME if best == 0 else Prospect.MAY_MISS
    return Outlook(prospect, coming, Count(worst, best), None, following)


_PRESSING = (
    Prospect.OUT_OF_REACH,
    Prospect.MUST_COME,
    Prospect.CANNOT_TELL,
    Prospect.MAY_MISS,
    Prospect.SAFE,
)


def together(outlooks: Sequence[Outlook]) -> Prospect | None:
    """Return what the readings of one rule leave, taken together: what they all say, else the least that is certain."""
    prospects = {one.prospect for one in outlooks}
    if len(prospects) <= 1:
        return next(iter(prospects), None)
    return Prospect.MUST_COME if prospects == {Prospect.MUST_COME, Prospect.OUT_OF_REACH} else Prospect.CANNOT_TELL


def most_pressing(prospects: Sequence[Prospect]) -> Prospect | None:
    """Return the most pressing of what several rules leave."""
    return min(prospects, key=_PRESSING.index, default=None)
