"""The day by which a clause wants a thing done, in every way in which the clause can be read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.words import dates, day_counts
from partnership.words.dates import LAST_DAY
from partnership.words.day_counts import SECTION_243, Count, NotToldError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partnership.records.model.terms import Deadline
    from partnership.words.dates import Moment
    from partnership.words.day_counts import Holidays

AnchorKind = Literal[
    "meeting", "next-meeting", "next-ordinary-meeting", "agreeing-meeting", "minutes-agreed",
    "year-end", "review", "last-time", "in-force", "set-day",
]  # fmt: skip
"""What days are counted from. `last-time`: when the thing was last done; `in-force`: the first day of the terms;
`set-day`: a day that the record itself gives."""
_WORKING = Count("working")
Side = Literal["before", "after", "at", "months-after"]


class Anchor(NamedTuple):
    """What days are counted from: its day, None where it is not known and `why`, and the meeting that it is, if it is one."""

    kind: AnchorKind
    day: Moment | None
    meeting: str | None = None
    why: str = ""


class Reading(NamedTuple):
    """One way to read a clause: the last day in time by it, `by`; None where it cannot be told, and `why`.

    `counts` are the ways of counting that come to this day, empty where no days are counted. `bare` is the day that the count alone
    comes to, where the rule itself does not count that day, so that `by` is the last day before it that counts.
    `worked` is the last working day before `by` where that is none itself, and whose bank holidays hold is known.
    """

    by: Moment | None
    anchor: Anchor
    side: Side
    number: int | None = None
    counts: tuple[Count, ...] = ()
    bare: date | None = None
    why: str = ""
    worked: date | None = None


def readings(clause: Deadline, side: Side, anchors: Iterable[Anchor], holidays: Holidays) -> tuple[Reading, ...]:
    """Return every reading of a clause, the safest first: the one that wants the thing done earliest.

    Readings that come to the same day from the same anchor are one. Those that cannot be told come last.
    """
    found: dict[tuple[Moment | None, Anchor, str], Reading] = {}
    for one in (each for anchor in anchors for each in _of_anchor(clause, side, anchor, holidays)):
        key = one.by, one.anchor, one.why
        known = found.get(key)
        found[key] = one if known is None else known._replace(counts=(*known.counts, *one.counts))
    return safest_first(found.values())


def safest_first(found: Iterable[Reading]) -> tuple[Reading, ...]:
    """Return readings in the order of their days; those that cannot be told last."""
    return tuple(sorted(found, key=lambda one: (one.by is None, one.by or dates.UNKNOWN)))


def ways(clause: Deadline, side: Side) -> tuple[Count, ...]:
    """Return the ways to count the days of a clause: more than one where its text does not settle it."""
    said = [word for word in (clause.counting, clause.or_counting) if word is not None]
    found: list[Count] = []
    for word in said:
        if word == "lga-s243":
            found += SECTION_243
        elif word != "unstated":
            found.append(Count(word))
        else:
            clear = (Count("clear"), Count("clear-working")) if side == "before" else ()
            found += [Count("calendar"), Count("working"), *clear]
    return tuple(dict.fromkeys(found))


def _of_anchor(clause: Deadline, side: Side, anchor: Anchor, holidays: Holidays) -> Iterator[Reading]:
    if clause.days is None and side == "after":
        yield Reading(None, anchor, side, why="the clause gives no number of days")
    elif anchor.day is None:
        yield Reading(None, anchor, side, clause.days, why=anchor.why)
    elif anchor.day.latest == LAST_DAY or (not anchor.day.exact and clause.days is not None):
        yield Reading(None, anchor, side, clause.days, why="which is not known exactly")
    elif clause.days is None or side == "at":
        yield Reading(anchor.day, anchor, side)
    else:
        day = date.fromordinal(anchor.day.earliest)
        for count in ways(clause, side):
            try:
                yield _counted(day, clause.days, side, count, anchor, holidays)
            except NotToldError as error:
                yield Reading(None, anchor, side, clause.days, (count,), why=str(error))


def _counted(day: date, days: int, side: Side, count: Count, anchor: Anchor, holidays: Holidays) -> Reading:
    if side == "after":
        bare = last = day_counts.last_after(day, days, count, holidays)
    else:
        bare = day_counts.latest_before(day, days, count, holidays)
        last = day_counts.on_or_before(bare, count, holidays)
    alone = None if last == bare else bare
    return Reading(dates.on(last), anchor, side, days, (count,), alone, worked=_worked(last, holidays))


def _worked(last: date, holidays: Holidays) -> date | None:
    """Return the last working day before a day that is none; None for one that is, or where that is not known."""
    try:
        worked = day_counts.on_or_before(last, _WORKING, holidays)
    except NotToldError:
        return None
    return None if worked == last else worked


def passed(found: Iterable[Reading], day: int) -> tuple[bool, bool]:
    """Return whether the last day is certainly past by some reading, and whether it certainly is by every one; `day` is an ordinal."""
    past = [one.by is not None and one.by.latest < day for one in found]
    return any(past), bool(past) and all(past)
