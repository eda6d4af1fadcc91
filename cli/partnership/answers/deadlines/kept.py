"""Compliance in hindsight: how often what was promised about meetings was in time, by board and thing, with each case."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.deadlines.course import course
from partnership.answers.deadlines.promises import promises
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partnership.answers.deadlines.promises import Kept, Promise
    from partnership.answers.load import Records
    from partnership.words.dates import Period

KEPT: tuple[Kept, ...] = ("in-time", "late", "depends", "not-recorded", "cannot-tell")


class Case(NamedTuple):
    """One promise about one meeting, and whether it was kept; `late_by` are the days by the safest reading, None where not known."""

    board: str
    promise: Promise
    kept: Kept
    late_by: int | None


class Tally(NamedTuple):
    """How often one thing was in time at a board: the cases by what became of them, in the order of `KEPT`."""

    board: str
    what: str
    numbers: tuple[int, ...]

    @property
    def known(self) -> int:
        """How many cases are known to have been in time or late."""
        return self.numbers[0] + self.numbers[1]


def cases(records: Records, boards: Iterable[str], within: Period, day: int) -> Iterator[Case]:
    """Yield what was promised about the meetings of a stretch of time and was due by a day, an ordinal, exclusive, or is done by it.

    Only things with a day to keep, and a place in the records for when they were done.
    """
    for board_id in boards:
        board = records.board(board_id)
        if board is None:
            continue
        for one in promises(course(records, board)):
            if within.holds_on(one.meeting.day) is Truth.NO or not one.has_place or _without_day(one):
                continue
            last = max((each.by.latest for each in one.readings if each.by is not None), default=day)
            seen = one if one.done is None or one.done.earliest <= day else one._replace(done=None)
            if seen.done is not None or last < day:
                yield Case(board_id, seen, seen.kept(), _late_by(seen))


def tallies(found: Iterable[Case]) -> list[Tally]:
    """Return how often each thing was in time, by board, in order of board and of clause."""
    gathered: dict[tuple[str, str], list[Kept]] = {}
    for one in found:
        gathered.setdefault((one.board, one.promise.clause.what), []).append(one.kept)
    return [Tally(*key, tuple(those.count(one) for one in KEPT)) for key, those in gathered.items()]


def _without_day(one: Promise) -> bool:
    """Whether a clause gives no day to keep, such as that minutes are published once they are agreed."""
    clause = one.clause
    return clause.days is None and clause.at is None and clause.before is None


def _late_by(one: Promise) -> int | None:
    safest = one.readings[0].by if one.readings else None
    if safest is None or one.done is None or not (safest.exact and one.done.exact):
        return None
    return one.done.earliest - safest.earliest
