"""What is still possible under a rule while meetings are to come: how many may be missed, and who can no longer reach it."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.attendance.marks import Count, Rate
from partnership.answers.attendance.rates import reaches
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from partnership.answers.attendance.lapses import Gap
    from partnership.answers.attendance.readings import Counted
    from partnership.records.model import AttendanceRule
    from partnership.records.model import Missed as MissedRule


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
    these may be missed, None where even coming to all of them does not do; `by` the last day on which
    attending is in time, for rules about time. `next` are the meetings to come, by id, in order.
    """

    prospect: Prospect
    coming: Count
    may_miss: Count | None
    by: date | None
    next: tuple[str, ...]


def of_rate(rule: AttendanceRule, low: Rate, high: Rate, coming: Sequence[Counted]) -> Outlook:
    """Return what is left where a rate, now from `low` to `high`, has to reach what the rule asks for.

    The worst takes what is doubtful against the subject: a meeting whose outcome is not recorded was missed.
    """
    sure = [one for one in coming if one.expected is Truth.YES and one.attended is Truth.UNKNOWN]
    maybe = sum(one.expected is not Truth.NO for one in coming) - len(sure)
    left = len(sure)
    worst = _may_miss(rule, Rate(low.attended, low.expected + maybe), left)
    best = _may_miss(rule, Rate(high.attended + maybe, high.expected + maybe), left)
    ids = tuple(one.meeting for one in sure)
    number = Count(left, left + maybe)
    if best is None:
        return Outlook(Prospect.OUT_OF_REACH, number, None, None, ids)
    if worst is None:
        return Outlook(Prospect.CANNOT_TELL, number, Count(0, best), None, ids)
    if worst == left:
        return Outlook(Prospect.SAFE, number, Count(worst, best), None, ids)
    prospect = Prospect.MUST_COME if best == 0 else Prospect.MAY_MISS
    return Outlook(prospect, number, Count(worst, best), None, ids)


def _may_miss(rule: AttendanceRule, so_far: Rate, left: int) -> int | None:
    """Return how many of the meetings left may be missed; None where even coming to all does not do."""
    for missed in range(left, -1, -1):
        if reaches(rule, Rate(so_far.attended + left - missed, so_far.expected + left)):
            return missed
    return None


def of_missed(rule: MissedRule, now: Count, coming: Sequence[Counted]) -> Outlook:
    """Return what is left where so many meetings missed, in a row or in the window, bring the rule into play."""
    ids = tuple(one.meeting for one in coming if one.expected is Truth.YES)
    number = Count(len(ids), sum(one.expected is not Truth.NO for one in coming))
    worst, best = rule.count - 1 - now.high, rule.count - 1 - now.low
    if best < 0:
        return Outlook(Prospect.OUT_OF_REACH, number, None, None, ids)
    if worst < 0:
        return Outlook(Prospect.CANNOT_TELL, number, Count(0, best), None, ids)
    prospect = Prospect.MUST_COME if best == 0 else Prospect.SAFE if worst >= number.high else Prospect.MAY_MISS
    return Outlook(prospect, number, Count(worst, best), None, ids)


def of_elapsed(gap: Gap, coming: Sequence[Counted], today: date) -> Outlook | None:
    """Return what is left where the time without attending may not go beyond a day; None where nothing is pressing.

    The last meeting on record up to that day is the one that must not be missed.
    """
    by = gap.expires_at_latest
    if gap.until is not None or by is None:
        return None
    if today > by:
        return Outlook(Prospect.OUT_OF_REACH, Count(0, 0), None, by, ()) if gap.missed else None
    ids = tuple(one.meeting for one in coming if one.expected is Truth.YES and one.day.latest <= by.toordinal())
    if len(ids) > 1:
        return Outlook(Prospect.MAY_MISS, Count(len(ids), len(ids)), Count(len(ids) - 1, len(ids) - 1), by, ids)
    return Outlook(Prospect.MUST_COME, Count(len(ids), len(ids)), Count(0, 0), by, ids) if ids or gap.missed else None


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
