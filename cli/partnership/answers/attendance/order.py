"""Meetings in order of day, and those whose place among the others their day leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.attendance.readings import Counted
    from partnership.words.dates import Moment


def placed(meetings: Sequence[Counted]) -> tuple[list[Counted], list[Counted]]:
    """Return the meetings that count, or may: those whose order is certain, in their order, and those whose place is open.

    Two meetings of one day stand in the order of their names.
    """
    counting = [one for one in meetings if one.counts is not Truth.NO]
    vague = [one for one in counting if not one.day.exact]
    open_ = {id(one) for one in vague if any(other is not one and _open(one.day, other.day) for other in counting)}
    return [one for one in counting if id(one) not in open_], [one for one in vague if id(one) in open_]


def _open(one: Moment, other: Moment) -> bool:
    """Whether either of two days may come before the other."""
    return one.before(other) is Truth.UNKNOWN and other.before(one) is Truth.UNKNOWN


def may_lie(day: Moment, after: Moment | None, before: Moment | None) -> bool:
    """Whether a day may lie between two others, or be one of them; None for no limit."""
    return (after is None or day.before(after) is not Truth.YES) and (
        before is None or before.before(day) is not Truth.YES
    )
