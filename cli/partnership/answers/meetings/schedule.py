"""Days proposed for a board's meetings in a year: spread by its frequency, on days that nothing on record speaks against."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.deadlines.course import MOVED
from partnership.answers.deadlines.readings import Anchor, readings
from partnership.words import dates, working_days
from partnership.words.day_counts import Count, counts
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.answers.deadlines.course import Course
    from partnership.answers.deadlines.readings import Reading
    from partnership.answers.load import Records
    from partnership.records.model.board import Board
    from partnership.records.model.terms import Deadline

_FURTHEST = 21
"""How many days from the day aimed at are looked at, on either side; fewer where that would reach into another meeting's time."""
_AUGUST, _EVERY_MONTH = 8, 12
_RECENT = 12
"""How many of the board's latest meetings its usual day of the week is taken from."""
_WORKING = Count("working")
_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Before(NamedTuple):
    """What a clause wants done before a meeting on a proposed day, with every reading of it."""

    clause: Deadline
    readings: tuple[Reading, ...]


class Passed(NamedTuple):
    """A day nearer to the one aimed at that was passed over, and why."""

    day: date
    why: str


class Proposed(NamedTuple):
    """One meeting of the year: the day aimed at; the day proposed, None where none would do; and the days nearer to it that were passed over.

    `on_record` is the meeting that the records have near it already: then nothing is proposed.
    """

    aimed: date
    day: date | None
    passed: tuple[Passed, ...] = ()
    before: tuple[Before, ...] = ()
    on_record: str | None = None


def usual_weekday(run: Course) -> int | None:
    """Return the day of the week on which a board mostly meets, Monday being 0; None where no meeting of it has a day."""
    days = [date.fromordinal(one.day.earliest) for one in run.meetings if one.day.exact and one.status not in MOVED]
    common = Counter(one.weekday() for one in days[-_RECENT:]).most_common(1)
    return common[0][0] if common else None


def proposed(
    records: Records, run: Course, first: date, last: date, number: int, weekday: int | None
) -> list[Proposed]:
    """Return so many meetings spread over a stretch of days, both inclusive, in order.

    Raises NotToldError where the bank holidays of the stretch are not known.
    """
    clashes = _Clashes(records, run.board, first, last)
    interval = ((last - first).days + 1) / number
    known = [
        (date.fromordinal(one.day.earliest), one.id)
        for one in run.meetings
        if one.day.exact and one.status not in MOVED and first.toordinal() <= one.day.earliest <= last.toordinal()
    ]
    found = []
    for place in range(number):
        aimed = first + timedelta(days=round(interval * (place + 0.5)))
        near = min(known, key=lambda one: abs((one[0] - aimed).days), default=None)
        if near is not None and abs((near[0] - aimed).days) <= interval / 2:
            known.remove(near)
            found.append(Proposed(aimed, near[0], on_record=near[1]))
        else:
            aim = _Aim(aimed, min(_FURTHEST, int((interval - 1) / 2)), weekday, frequent=number >= _EVERY_MONTH)
            found.append(_proposed(run, aim, clashes))
    return found


class _Aim(NamedTuple):
    """The day aimed at, how many days from it will do, on which day of the week, and whether the board meets even in August."""

    day: date
    reach: int
    weekday: int | None
    frequent: bool


def _proposed(run: Course, aim: _Aim, clashes: _Clashes) -> Proposed:
    passed: list[Passed] = []
    for day in _nearest(aim):
        if aim.weekday is not None and day.weekday() != aim.weekday:
            continue
        why = _against(run, day, frequent=aim.frequent) or clashes.on(day)
        before = () if why else tuple(_before(run, day))
        why = why or _closed(before)
        if not why:
            return Proposed(aim.day, day, tuple(passed), before)
        passed.append(Passed(day, why))
    return Proposed(aim.day, None, tuple(passed))


def _nearest(aim: _Aim) -> Iterator[date]:
    yield aim.day
    for apart in range(1, aim.reach + 1):
        yield aim.day + timedelta(days=apart)
        yield aim.day - timedelta(days=apart)


def _against(run: Course, day: date, *, frequent: bool) -> str:
    """Return what speaks against a day in itself; empty for nothing."""
    if not counts(day, _WORKING, run.holidays):
        region = run.holidays.region
        holiday = region is not None and day in working_days.bank_holidays(region, day.year)
        return (
            "a bank holiday"
            if holiday
            else "a day that the place adds to them"
            if day in run.holidays.added
            else f"a {_WEEK[day.weekday()]}"
        )
    return "in August" if day.month == _AUGUST and not frequent else ""


def _before(run: Course, day: date) -> Iterator[Before]:
    anchor = Anchor("meeting", dates.on(day))
    for terms in run.board.terms_on(dates.on(day)):
        for clause in terms.deadlines:
            if clause.before == "meeting":
                yield Before(clause, readings(clause, "before", [anchor], run.holidays))


def _closed(before: tuple[Before, ...]) -> str:
    """Return that the day by which something is to be done before the meeting is one on which nobody works; empty where none is."""
    for one in before:
        first = one.readings[0]
        if first.by is not None and (first.bare is not None or first.worked is not None):
            shown = first.bare or date.fromordinal(first.by.earliest)
            what = one.clause.title or one.clause.what.replace("-", " ").capitalize()
            return f"{what} would be due on a day that is not worked, {_WEEK[shown.weekday()]} {dates.shown(shown)}"
    return ""


class _Clashes:
    """Meetings of the board that were called off, and those of boards on which somebody sits who sits on this one too."""

    def __init__(self, records: Records, board: Board, first: date, last: date) -> None:
        self._records = records
        self._board = board
        self._days: dict[int, list[str]] = {}
        self._off = {one.day.earliest for one in records.meetings(board.id).read if one.status in MOVED}
        for other in records.boards_with_meetings():
            for meeting in records.meeting_ids(other) if other != board.id else ():
                document = records.document("meeting", meeting)
                name = meeting.rpartition("/")[2][:10]
                if document is not None and document.data["status"] not in MOVED and f"{first}" <= name <= f"{last}":
                    self._days.setdefault(date.fromisoformat(name).toordinal(), []).append(other)

    def on(self, day: date) -> str:
        """Return what was called off on a day, or which board with shared members meets on it and how many they are; empty for neither."""
        if day.toordinal() in self._off:
            return "a meeting of the board on that day was called off"
        for other in self._days.get(day.toordinal(), ()):
            board = self._records.board(other)
            shared = _people(self._board, day) & (_people(board, day) if board is not None else set())
            if shared:
                return f"{board.title if board else other} meets, with {len(shared)} of the same members"
        return ""


def _people(board: Board, day: date) -> set[str]:
    today = dates.on(day)
    return {
        person
        for seat in (board.seats or {}).values()
        for holder in seat.holders
        if holder.holds.holds_on(today) is not Truth.NO
        for person in holder.persons
    }
