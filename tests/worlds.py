"""Meetings as a rule counts them, and every way in which what is doubtful about them can turn out."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import strategies as st

from partnership.answers.attendance.readings import Counted
from partnership.words.dates import Moment
from partnership.words.truth import Truth, all_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

EITHER = {Truth.YES: (True,), Truth.NO: (False,), Truth.UNKNOWN: (True, False)}


class Known(NamedTuple):
    """One meeting of which everything is known; its day is an ordinal."""

    meeting: str
    day: int
    counts: bool
    due: bool
    attended: bool
    excused: bool
    inside: bool

    @property
    def missed(self) -> bool:
        """Whether it was missed."""
        return self.counts and self.due and not self.attended and not self.excused


def counted(
    number: int,
    day: Moment,
    attended: Truth,
    counts: Truth = Truth.YES,
    due: Truth = Truth.YES,
    excused: Truth = Truth.NO,
    inside: Truth = Truth.YES,
) -> Counted:
    """Return a meeting as a reading counts it; `number` is its name."""
    away = Truth.NO if attended is Truth.YES else excused
    return Counted(
        f"{number:02}", day, counts, due, all_of((counts, due, ~away)), attended, all_of((due, away)), inside
    )


@st.composite
def exact_meetings(draw: st.DrawFn, days: st.SearchStrategy[int], most: int = 5) -> list[Counted]:
    """Draw meetings with known days, everything else about them in doubt or not; the last of them lie in the window."""
    found = sorted(draw(st.lists(days, min_size=1, max_size=most, unique=True)))
    truths = st.sampled_from(list(Truth))
    inside = sorted((draw(truths) for _ in found), key=[Truth.NO, Truth.UNKNOWN, Truth.YES].index)
    return [
        counted(number, Moment(day, day), draw(truths), draw(truths), draw(truths), draw(truths), inside[number])
        for number, day in enumerate(found)
    ]


@st.composite
def vague_meetings(draw: st.DrawFn, days: st.SearchStrategy[int], most: int = 4) -> list[Counted]:
    """Draw meetings of which some days are half known, and attendance may not be."""
    ends = [sorted((draw(days), draw(days))) for _ in range(draw(st.integers(1, most)))]
    moments = [Moment(first, last if draw(st.booleans()) else first) for first, last in ends]
    moments.sort(key=lambda day: (day.latest, day.earliest))
    return [
        counted(number, day, draw(st.sampled_from(list(Truth))), excused=draw(st.sampled_from([Truth.YES, Truth.NO])))
        for number, day in enumerate(moments)
    ]


def worlds(meetings: Sequence[Counted]) -> Iterator[list[Known]]:
    """Yield every way in which the doubt can turn out, each in order of day; what lies in the window has no gaps."""
    for way in product(*(list(_ways(one)) for one in meetings)):
        inside = [one.inside for one in way]
        if inside == sorted(inside):
            yield sorted(way, key=lambda one: (one.day, one.meeting))


def _ways(one: Counted) -> Iterator[Known]:
    doubts = (one.counts, one.due, one.attended, one.excused, one.inside)
    days = range(one.day.earliest, one.day.latest + 1)
    for day, (counts, due, attended, excused, inside) in product(days, product(*(EITHER[doubt] for doubt in doubts))):
        if (counts and due and not (excused and not attended)) in EITHER[one.expected]:
            yield Known(one.meeting, day, counts, due, attended, excused and due and not attended, inside)
