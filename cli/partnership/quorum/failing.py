"""What follows when there is no quorum: the steps of the rule in order, with the days that they lead to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.quorum.agenda import minutes
from partnership.quorum.judging import Answer
from partnership.words import working_days
from partnership.words.dates import LAST_DAY, Moment
from partnership.words.wording import as_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from partnership.quorum.agenda import Point
    from partnership.records.model.meeting import Meeting
    from partnership.records.model.quorum import Failure, Quorum
    from partnership.words.working_days import Region

_OF_DAY = 24 * 60
_MOVED = frozenset({"cancelled", "postponed"})


class Calendar(NamedTuple):
    """What else of the board and its place the days depend on.

    `region` is whose bank holidays hold, None where the place does not say, `added` the place's own. `meetings` are
    those of the board; `before` is the answer for the meeting before this one.
    """

    region: Region | None = None
    added: frozenset[date] = frozenset()
    meetings: tuple[Meeting, ...] = ()
    before: Answer | None = None


class By(NamedTuple):
    """The last day of a step, with the days counted so; None where it cannot be told, and why."""

    counting: Literal["calendar", "working"]
    last: Moment | None
    why: str


class Consequence(NamedTuple):
    """A step that follows: `by` its last day, in each reading of how days are counted; `until` the time that a wait ends.

    `to` is the meeting on record that the step leads to, `done` the meeting that holds this one again. `items` are the
    items without a quorum that a step about items is about.
    """

    step: Failure
    by: tuple[By, ...] = ()
    until: str | None = None
    to: str | None = None
    done: str | None = None
    note: str = ""
    items: tuple[Point, ...] = ()


def consequences(
    rule: Quorum, meeting: Meeting, calendar: Calendar, failed: Iterable[Point] = ()
) -> tuple[Consequence, ...]:
    """Return what follows by a rule when a meeting has no quorum at the points that `failed`, in the order of the rule."""
    items = tuple(point for point in failed if point.is_item)
    return tuple(_consequence(step, meeting, calendar, items) for step in rule.on_failure)


def _consequence(step: Failure, meeting: Meeting, calendar: Calendar, items: tuple[Point, ...]) -> Consequence:
    by = tuple(_by(step, meeting, calendar))
    again = next((one.id for one in calendar.meetings if one.reconvenes == meeting.id), None)
    return Consequence(
        step,
        by,
        _until(step, meeting),
        _to(step, meeting, calendar.meetings),
        again if step.step in {"adjourn", "abandon", "re-date", "reconvene"} else None,
        _note(step, calendar),
        items if step.step in {"defer-items", "bar-decisions"} else (),
    )


def _until(step: Failure, meeting: Meeting) -> str | None:
    """Return when a wait ends, `HH:MM`; None where the start is not recorded, or it would end after midnight."""
    starts = minutes(meeting.starts)
    if step.minutes is None or starts is None or starts + step.minutes >= _OF_DAY:
        return None
    ends = starts + step.minutes
    return f"{ends // 60:02}:{ends % 60:02}"


def _by(step: Failure, meeting: Meeting, calendar: Calendar) -> Iterator[By]:
    if step.within_days is None:
        return
    if step.counting != "working":
        yield _calendar(meeting.day, step.within_days)
    if step.counting != "calendar":
        yield _working(meeting.day, step.within_days, calendar)


def _calendar(day: Moment, number: int) -> By:
    if day.latest + number >= LAST_DAY:
        return By("calendar", None, "the day of the meeting is not known")
    return By("calendar", Moment(day.earliest + number, day.latest + number), "")


def _working(day: Moment, number: int, calendar: Calendar) -> By:
    if calendar.region is None:
        return By("working", None, "whose bank holidays hold is not recorded in the place (`bank_holidays`)")
    if not day.exact:
        return By("working", None, "the day of the meeting is not known")
    start = date.fromordinal(day.earliest)
    last = (
        working_days.after(start, number, calendar.region, calendar.added)
        if start.year >= working_days.FIRST_YEAR
        else None
    )
    if last is None:
        return By(
            "working", None, f"bank holidays are known from {working_days.FIRST_YEAR} to {working_days.LAST_YEAR}"
        )
    return By("working", Moment(last.toordinal(), last.toordinal()), "")


def _to(step: Failure, meeting: Meeting, meetings: Sequence[Meeting]) -> str | None:
    """Return the meeting that a step leads to, where it says `next`: the next of the kind it names, if the records have one."""
    if step.to is None or "next" not in as_id(step.to).split("-"):
        return None
    words = set(as_id(step.to).split("-"))
    later = sorted(
        (one for one in meetings if meeting.day.latest < one.day.earliest and one.status not in _MOVED),
        key=lambda one: (one.day.earliest, one.id),
    )
    of_kind = [one for one in later if one.kind in words]
    return next((one.id for one in (of_kind if _names_a_kind(words, meetings) else later)), None)


def _names_a_kind(words: Iterable[str], meetings: Iterable[Meeting]) -> bool:
    return not {"ordinary", "extraordinary", "annual", "special", *(one.kind for one in meetings)}.isdisjoint(words)


def _note(step: Failure, calendar: Calendar) -> str:
    if step.step != "not-two-in-a-row":
        return ""
    if calendar.before is None:
        return "no earlier meeting is on record"
    if calendar.before is Answer.INQUORATE:
        return "the meeting before was inquorate too"
    if calendar.before is Answer.CANNOT_TELL:
        return "whether the meeting before was quorate is not known"
    return "the meeting before was not inquorate"
