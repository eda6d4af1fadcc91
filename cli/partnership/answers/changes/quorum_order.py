"""Which of two quorum rules asks for more: by the numbers that each comes to with the seats of its side."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.quorum.opened import Quorums
from partnership.quorum.judging import whole_need
from partnership.quorum.numbers import needed
from partnership.quorum.reach import if_all_come
from partnership.records.model.members import EVERYBODY
from partnership.records.model.need import AllOf, AtLeast, EachOf, SetBy
from partnership.words import dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.changes.standing import Standing
    from partnership.quorum.counting import Floor
    from partnership.quorum.spans import Span
    from partnership.records.model.need import Need


class Order(Enum):
    """How what a rule asks for stands to what another asks for."""

    LOWER = "lower"
    SAME = "same"
    HIGHER = "higher"
    UNLIKE = "unlike"


class Asked(NamedTuple):
    """What a rule asks for on a side: its needs, all of which must be met, the room if everybody comes, and how many have a seat."""

    needs: tuple[Need, ...]
    floor: Floor
    seats: int

    @classmethod
    def of(cls, standing: Standing) -> Asked | None:
        """Return what the rule of a side asks for; None where it has none, or another text sets it."""
        terms = standing.terms
        board = standing.side.records.board(standing.id)
        if terms is None or terms.quorum is None or board is None:
            return None
        need = whole_need(terms.quorum)
        context = Quorums(standing.side.records).context(board, terms.quorum)
        floor = if_all_come(terms.quorum, terms, context, dates.on(standing.side.day or date.max))
        if need is None or floor is None or isinstance(need, SetBy) or terms.quorum.no_rule:
            return None
        return cls(need.needs if isinstance(need, AllOf) else (need,), floor, len(standing.members()))

    @property
    def words(self) -> str:
        """What is asked for in short: `10 of 30`, where it is a number of all members; else that it is a rule of several parts."""
        numbers = [one for one in self.needs if isinstance(one, AtLeast)]
        if not numbers:
            return "certain members"
        worked = self.number(numbers[0])
        number = f"{worked}{f' of {self.seats}' if numbers[0].of == EVERYBODY and self.seats else ''}"
        return number if len(self.needs) == 1 else f"{number} and other conditions"

    def number(self, need: AtLeast) -> Span:
        """Return how many a need asks for."""
        return needed(need.number, self.floor, self.floor.count(self.floor.of(need.of), need.counting)).number


def order(was: Asked, now: Asked) -> Order:
    """Return how what is asked for now stands to what was: what is the same on both sides says nothing, one number each is compared."""
    same = Counter(map(_key, was.needs)) & Counter(map(_key, now.needs))
    before, after = _rest(was.needs, same), _rest(now.needs, same)
    if not before and not after:
        return Order.SAME
    if not after:
        return Order.LOWER
    if not before:
        return Order.HIGHER
    if len(before) == len(after) == 1:
        return _of_one(was, before[0], now, after[0])
    return Order.UNLIKE


def _key(need: Need) -> str:
    """Return what tells a need from others: all of it but the section that it stands in."""
    return repr(replace(need, section=None))


def _rest(needs: Sequence[Need], same: Counter[str]) -> list[Need]:
    left = Counter(same)
    rest = []
    for one in needs:
        if left[_key(one)]:
            left[_key(one)] -= 1
        else:
            rest.append(one)
    return rest


def _of_one(was: Asked, before: Need, now: Asked, after: Need) -> Order:
    if isinstance(before, AtLeast) and isinstance(after, AtLeast):
        return _numbers(was, before, now, after)
    if isinstance(before, EachOf) and isinstance(after, EachOf) and before.each == after.each:
        one, other = (Counter(map(repr, need.sets)) for need in (before, after))
        return Order.LOWER if other <= one else Order.HIGHER if one <= other else Order.UNLIKE
    return Order.UNLIKE


def _numbers(was: Asked, before: AtLeast, now: Asked, after: AtLeast) -> Order:
    """Return how two numbers of the same members, counted alike, stand: both as numbers and as shares of the seats there are."""
    if (before.of, before.counting) != (after.of, after.counting):
        return Order.UNLIKE
    one, other = was.number(before), now.number(after)
    if not one.exact or not other.exact:
        return Order.UNLIKE
    steps = {_step(one.low, other.low)}
    if before.of == EVERYBODY and was.seats and now.seats:
        steps.add(_step(one.low * now.seats, other.low * was.seats))
    steps -= {0}
    if len(steps) > 1:
        return Order.UNLIKE
    return {-1: Order.LOWER, 1: Order.HIGHER}[steps.pop()] if steps else Order.SAME


def _step(was: int, now: int) -> int:
    return (now > was) - (now < was)
