"""The quorum of a meeting at one of its items."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from partnership.quorum.agenda import Agenda
from partnership.quorum.judging import Answer, summed_up
from partnership.words.truth import Truth
from partnership.words.wording import candidates, listed, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.quorum.opened import Held
    from partnership.quorum.agenda import Point
    from partnership.quorum.judging import Applied, AtPoint, Judged
    from partnership.records.model.meeting import Meeting

_MOST_NAMED = 12


class UnknownItemError(Exception):
    """No item of a meeting, or more than one, is meant; the sentence says which there are."""


def item_of(meeting: Meeting, typed: str) -> Point:
    """Return the item meant by its number, or by a part of its title that only it has. Raises UnknownItemError."""
    points = Agenda(meeting).points
    own = Agenda(meeting).at(typed)
    if own is not None:
        return own
    low = typed.casefold()
    found = [point for point in points if low and point.title and low in point.title.casefold()]
    if len(found) == 1:
        return found[0]
    raise UnknownItemError(_not_one(meeting, typed, points, found))


def _not_one(meeting: Meeting, typed: str, points: Sequence[Point], found: Sequence[Point]) -> str:
    if not points:
        return f"no items of {meeting.id} are recorded"
    if found:
        return candidates(typed, _called(found), "give its number, or more of its title")
    near = nearest(typed.casefold(), {point.title.casefold(): point for point in points if point.title})
    hint = f"did you mean “{near}”?" if near else f"it has {_named(points)}"
    return f"{meeting.id} has no item `{typed}`; {hint}"


def _named(points: Sequence[Point]) -> str:
    names = _called(points)
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return (listed(names[:_MOST_NAMED], "or") if not more else ", ".join(names[:_MOST_NAMED])) + more


def _called(points: Sequence[Point]) -> list[str]:
    return [f"item {one.item}" if one.item is not None else f"“{one.title}”" for one in points]


def only(held: Held, item: Point) -> Held:
    """Return a meeting that was held as it was at one item; where it was counted at the start alone, that count stands.

    What the minutes say of the meeting as a whole is left out.
    """
    judged = _judged(held.judged, item)
    taken = tuple(one for one in held.taken_without if one.point is not None and one.point.place == item.place)
    honoured = held.honoured if held.honoured is not held.judged.answer else judged.answer
    counts = held.judged.meeting.quorum.counts
    said = tuple(
        one
        for one in held.contradictions
        if one.what == "count" and counts[int(one.at[2])].item == item.item and item.item is not None
    )
    follows = held.follows if judged.answer is not Answer.QUORATE else ()
    return held._replace(judged=judged, honoured=honoured, contradictions=said, taken_without=taken, follows=follows)


def _judged(judged: Judged, item: Point) -> Judged:
    versions = tuple(one._replace(applied=_applied(one.applied, item)) for one in judged.versions)
    answers = {one.applied.answer for one in versions}
    if not any(one.applied.points for one in versions):
        return judged
    certain = any(one.holds is Truth.YES for one in versions) and len(answers) == 1
    return judged._replace(versions=versions, answer=answers.pop() if certain else Answer.CANNOT_TELL)


def _applied(applied: Applied, item: Point) -> Applied:
    readings = tuple(
        one._replace(points=points, answer=summed_up(at.met for at in points))
        for one in applied.readings
        for points in (_at(one.points, item),)
    )
    answers = {one.answer for one in readings}
    answer = (answers.pop() if len(answers) == 1 else Answer.CANNOT_TELL) if answers else applied.answer
    return applied._replace(readings=readings, answer=answer)


def _at(points: tuple[AtPoint, ...], item: Point) -> tuple[AtPoint, ...]:
    own = tuple(at for at in points if at.point.place == item.place)
    return own or tuple(at for at in points if at.point.place is None) or points


def cut_to(meeting: Meeting, item: Point) -> Meeting:
    """Return a meeting to come with one item of its agenda."""
    place = item.place or 0
    return replace(meeting, items=meeting.items[place : place + 1])
