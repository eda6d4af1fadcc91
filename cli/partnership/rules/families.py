"""Boards of one kind that are linked to one body and share out the districts of a place among them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.words.dates import Moment, Period
from partnership.words.kinds import place_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partnership.records.facts.board import BoardFacts
    from partnership.records.facts.known import Facts


class Cover(NamedTuple):
    """A district, by its id with its place, that a board of a family covers, from the first to the last day on which it certainly does.

    `area` and `number` say which of the districts of which of its `areas` that is, both from 0.
    """

    board: BoardFacts
    district: str
    holds: Period
    area: int
    number: int


def families(facts: Facts) -> Iterator[list[Cover]]:
    """Yield, for each family of two boards or more, what each of them certainly covers on some day, in order of the boards."""
    found: dict[tuple[str, str], dict[str, list[Cover]]] = {}
    for board in facts.boards:
        for link in board.links if board.districts else ():
            if link.agreed and link.to is not None:
                covers = found.setdefault((link.to, board.kind), {}).setdefault(board.id, [])
                for one in board.districts:
                    holds = _certain((board.life, one.holds, link.holds))
                    home = facts.known.home(place_of(board.id), "district", one.district)
                    if holds is not None and home is not None:
                        own = f"{home.id}/{one.district.rpartition('/')[2]}"
                        covers.append(Cover(board, own, holds, one.area, one.number))
    for family in found.values():
        if sum(bool(covers) for covers in family.values()) > 1:
            yield [cover for covers in family.values() for cover in covers]


def _certain(times: Iterable[Period]) -> Period | None:
    """Return the days that certainly lie in all of these times; None where there are none."""
    each = list(times)
    first, last = max(one.starts.latest for one in each), min(one.ends.earliest for one in each)
    return Period(Moment(first, first), Moment(last, last)) if first <= last else None
