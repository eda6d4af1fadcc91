"""Meetings in order of day, and those whose place among the others their day leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.attendance.readings import Counted
    from partnership.words.dates import Moment


def placed(meetings: Sequence[Counted]) -> tuple[list[Counted], list[Counted]]:
    """Return the meetings whose order is certain, in their order, and those that may come before or after another.

    Two meetings of one day stand in the order of their names.
    """
    vague = [one for one in meetings if not one.day.exact]
    open_ = {id(one) for one in vague if any(other is not one and undecided(one.day, other.day) for other in meetings)}
    fixed = [one for one in meetings if id(one) not in open_]
    return fixed, [one for one in vague if id(one) in open_]


def undecided(one: Moment, other: Moment) -> bool:
    """Whether either of two days may come before the other."""
    return one.before(other) is Truth.UNKNOWN and other.before(one) is Truth.UNKNOWN


def may_lie(day: Moment, after: Moment | None, before: Moment | None) -> bool:
    """Whether a day may lie between two others, or be one of them; None for no limit."""
    return (after is None or day.before(after) is not Truth.YES) and (
        before is None or before.before(day) is not Truth.YES
    )
