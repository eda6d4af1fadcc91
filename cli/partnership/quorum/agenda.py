"""The points of a meeting at which a quorum may be counted, and who was there at each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.records.model.business import Item
from partnership.words.truth import Truth, all_of, known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from partnership.records.model.attendance import Attendee
    from partnership.records.model.business import Decision
    from partnership.records.model.meeting import Meeting

_TIME = re.compile(r"([0-2]?[0-9]):([0-5][0-9])\Z")
_PART = re.compile(r"([0-9]+)[^0-9].*\Z", re.DOTALL)
_DAY = 24 * 60


class Point(NamedTuple):
    """A point of a meeting: its start, or an item of its agenda, with its place in it from 0.

    `order` is None where whoever was there at the start counts, for an item too. `kinds` are the kinds of business of
    the item and of what was decided at it, `decisions` the ids of these, `votes` whether a decision was to be taken.
    """

    item: str | None = None
    title: str | None = None
    place: int | None = None
    order: int | None = None
    kinds: frozenset[str] = frozenset()
    votes: bool = False
    decisions: tuple[str, ...] = ()

    @property
    def is_item(self) -> bool:
        """Whether it is an item of business."""
        return self.place is not None

    def as_at_the_start(self) -> Point:
        """Return the point with those who were there at the start of the meeting."""
        return self._replace(order=None)


START = Point()
"""The start of the meeting, or the meeting as a whole where no items are recorded."""


class _When(NamedTuple):
    """When somebody came or went: at an item by its order, or at a time in minutes of the day."""

    unit: Literal["item", "time"]
    value: int


class Agenda:
    """The items of a meeting in order, and its times."""

    def __init__(self, meeting: Meeting, wait: int = 0) -> None:
        self.starts = minutes(meeting.starts)
        self._ended = minutes(meeting.ended)
        self._wait = wait
        self.points = _points(meeting)
        self._orders = {point.item: order for order, point in enumerate(self.points) if point.item is not None}

    def at(self, item: str | None) -> Point | None:
        """Return the point of an item, or of the item that it is a part of; None where the agenda has neither."""
        order = _order(item, self._orders)
        return None if order is None else self.points[order]

    def concerns(self, item: str, point: Point) -> Truth:
        """Whether what is said of an item reaches the point; unknown where it is of a part of the item."""
        own = self.at(item)
        if own is None or own.place != point.place:
            return Truth.NO
        return known(item == own.item) | Truth.UNKNOWN

    def reaches(self, items: Iterable[str], point: Point) -> bool:
        """Whether what is said of some items, or of none and so of the whole meeting, reaches a point of it."""
        named = tuple(items)
        return not named or any(self.concerns(item, point) is not Truth.NO for item in named)

    def there(self, row: Attendee, point: Point) -> Truth:
        """Whether somebody who came was there at the point, by when they arrived and left."""
        if row.arrived is None and row.left is None:
            return Truth.UNKNOWN if row.presence == "part" else Truth.YES
        return all_of((self._come(row, point), self._still_there(row, point)))

    def _come(self, row: Attendee, point: Point) -> Truth:
        if row.arrived is None:
            return Truth.YES
        when = self._when(row.arrived)
        if when is None:
            return Truth.UNKNOWN
        if when.unit == "item":
            return known(when.value <= (point.order or 0))
        if self.starts is not None and when.value <= self.starts + self._wait:
            return Truth.YES
        if point.order is None:
            return Truth.NO if self.starts is not None or row.presence == "part" else Truth.UNKNOWN
        return Truth.NO if self._ended is not None and when.value >= self._ended else Truth.UNKNOWN

    def _still_there(self, row: Attendee, point: Point) -> Truth:
        if row.left is None:
            return Truth.YES
        when = self._when(row.left)
        if when is None:
            return Truth.YES if point.order is None else Truth.UNKNOWN
        if when.unit == "item":
            if point.order is None:
                return Truth.YES if when.value > 0 else Truth.UNKNOWN
            return known(point.order < when.value)
        if point.order is None or (self._ended is not None and when.value >= self._ended):
            return Truth.YES
        return Truth.NO if self.starts is not None and when.value <= self.starts else Truth.UNKNOWN

    def _when(self, written: str) -> _When | None:
        time = minutes(written)
        if time is not None:
            return _When("time", time)
        point = self.at(written)
        return None if point is None or point.place is None else _When("item", point.place)


def minutes(written: str | None) -> int | None:
    """Return a time `HH:MM` in minutes of the day, or None where it is not one."""
    match = _TIME.match(written) if written is not None else None
    if match is None:
        return None
    found = 60 * int(match[1]) + int(match[2])
    return found if found < _DAY else None


def _points(meeting: Meeting) -> tuple[Point, ...]:
    """Return the items of a meeting; where no agenda is recorded, those that something is said of, in order of number."""
    decisions = meeting.decisions or {}
    items = meeting.items or tuple(
        Item(title="", number=number) for number in sorted(set(_mentioned(meeting, decisions)), key=_number_order)
    )
    orders = {item.number: order for order, item in enumerate(items) if item.number is not None}
    taken: dict[int, list[str]] = {}
    for name, decision in decisions.items():
        order = _order(decision.item, orders)
        if order is not None:
            taken.setdefault(order, []).append(name)
    points = []
    for order, item in enumerate(items):
        own = tuple(taken.get(order, ()))
        kinds = frozenset(one for one in (item.kind, *(decisions[name].kind for name in own)) if one is not None)
        votes = bool(own) or "decision" in item.purpose
        points.append(Point(item.number, item.title or None, order, order, kinds, votes, own))
    return tuple(points)


def _order(written: str | None, orders: Mapping[str, int]) -> int | None:
    """Return which item is meant by a number, or by that of a part of it (`4.1`, `4a`); None where none is."""
    if written is None or written in orders:
        return None if written is None else orders[written]
    match = _PART.match(written)
    return orders.get(match[1]) if match and ":" not in written else None


def _mentioned(meeting: Meeting, decisions: Mapping[str, Decision]) -> Iterator[str]:
    """Yield the items that anything is said of."""
    yield from (item for interest in meeting.interests for item in interest.items)
    yield from (decision.item for decision in decisions.values() if decision.item is not None)
    yield from (count.item for count in meeting.quorum.counts if count.item is not None)
    for row in meeting.attendance:
        yield from (when for when in (row.arrived, row.left) if when is not None and minutes(when) is None)


def _number_order(number: str) -> tuple[int, str]:
    match = re.match(r"[0-9]{1,6}", number)
    return (int(match[0]) if match else 10**6, number)
