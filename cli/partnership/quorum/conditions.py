"""Whether the case in which a need applies is given at a point of a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.records.model.condition import (
    Described,
    DisqualifiedOver,
    Either,
    Every,
    HeldIn,
    ItemIs,
    MeetingIs,
    Not,
    OfficeFilled,
    Reconvened,
    VacanciesOver,
)
from partnership.records.model.need import AllOf, AnyOf, When
from partnership.words.truth import Truth, all_of, any_of, known
from partnership.words.wording import as_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from partnership.quorum.counting import Floor
    from partnership.quorum.room import Room
    from partnership.records.model.condition import Condition
    from partnership.records.model.meeting import Meeting
    from partnership.records.model.need import Need


class Case(NamedTuple):
    """A condition, whether it holds, why, and the conditions inside it."""

    condition: Condition
    holds: Truth
    why: str = ""
    parts: tuple[Case, ...] = ()


def holds(condition: Condition, floor: Floor) -> Case:
    """Return whether a condition holds at a point of a meeting."""
    room = floor.room
    if isinstance(condition, ItemIs):
        return _item(condition, floor)
    if isinstance(condition, (MeetingIs, Reconvened, HeldIn)):
        return _of_meeting(condition, room.meeting)
    if isinstance(condition, OfficeFilled):
        return _office(condition, room)
    if isinstance(condition, VacanciesOver):
        vacant = [~place.filled for place in room.seats.values()]
        return _share_of_seats(condition, vacant, condition.share, "vacant")
    if isinstance(condition, DisqualifiedOver):
        barred = [place.holder.disqualified for place in room.seats.values()]
        return _share_of_seats(condition, barred, condition.share, "disqualified")
    if isinstance(condition, Described):
        return Case(condition, Truth.UNKNOWN, "a person judges")
    if isinstance(condition, Not):
        part = holds(condition.of, floor)
        return Case(condition, ~part.holds, part.why, (part,))
    parts = tuple(holds(one, floor) for one in condition.of)
    joined = all_of if isinstance(condition, Every) else any_of
    return Case(condition, joined(part.holds for part in parts), parts=parts)


def _of_meeting(condition: MeetingIs | Reconvened | HeldIn, meeting: Meeting) -> Case:
    if isinstance(condition, MeetingIs):
        own = known(as_id(meeting.kind) in map(as_id, condition.kinds))
        return Case(condition, own, f"the meeting is {meeting.kind}")
    if isinstance(condition, Reconvened):
        again = known(meeting.reconvenes is not None)
        why = f"it holds {meeting.reconvenes} again" if meeting.reconvenes else "it does not hold another meeting again"
        return Case(condition, again if condition.wanted else ~again, why)
    if meeting.mode in {None, "not-said"}:
        return Case(condition, Truth.UNKNOWN, "how the meeting was held is not recorded")
    return Case(condition, known(meeting.mode == condition.mode), f"the meeting was {meeting.mode}")


def _item(condition: ItemIs, floor: Floor) -> Case:
    """Return whether the item is of a kind; an item without one is of none that a rule names."""
    if not floor.point.is_item:
        return Case(condition, Truth.UNKNOWN, "no items of business are recorded")
    kinds = sorted(floor.point.kinds)
    wanted = {as_id(kind) for kind in condition.kinds}
    own = known(any(as_id(kind) in wanted for kind in kinds))
    why = f"the item is {' and '.join(kinds)}" if kinds else "the item has no kind of business recorded"
    return Case(condition, ~own if condition.opposite else own, why)


def _office(condition: OfficeFilled, room: Room) -> Case:
    officers, ever = room.offices(condition.office)
    if not ever:
        return Case(condition, Truth.UNKNOWN, f"the records have no {condition.office}")
    filled = any_of(
        all_of((one.holds.holds_on(room.day), room.seat_filled(one.seat) if one.seat and not one.person else Truth.YES))
        for one in officers
    )
    why = {Truth.YES: "is", Truth.NO: "is no", Truth.UNKNOWN: "may be"}[filled]
    return Case(condition, filled, f"there {why} {condition.office}")


def _share_of_seats(condition: Condition, truths: Iterable[Truth], share: Fraction, what: str) -> Case:
    found = list(truths)
    if not found:
        return Case(condition, Truth.UNKNOWN, "no seats are recorded")
    low, high = sum(one is Truth.YES for one in found), sum(one is not Truth.NO for one in found)
    many = str(low) if low == high else f"{low} to {high}"
    why = f"{many} of {len(found)} seats {'is' if many == '1' else 'are'} {what}"
    if low > share * len(found):
        return Case(condition, Truth.YES, why)
    return Case(condition, Truth.NO if high <= share * len(found) else Truth.UNKNOWN, why)


def turns_on_items(need: Need) -> bool:
    """Whether a need is different for different items of business."""
    cases = (one.condition for one in needs_in(need) if isinstance(one, When))
    return any(isinstance(one, ItemIs) for case in cases for one in conditions_in(case))


def needs_in(need: Need) -> Iterator[Need]:
    """Yield a need and every need inside it."""
    yield need
    inside: tuple[Need, ...] = ()
    if isinstance(need, (AllOf, AnyOf)):
        inside = need.needs
    elif isinstance(need, When):
        inside = (need.then,) if need.otherwise is None else (need.then, need.otherwise)
    for one in inside:
        yield from needs_in(one)


def conditions_in(condition: Condition) -> Iterator[Condition]:
    """Yield a condition and every condition inside it."""
    yield condition
    inside: tuple[Condition, ...] = ()
    if isinstance(condition, Not):
        inside = (condition.of,)
    elif isinstance(condition, (Every, Either)):
        inside = condition.of
    for one in inside:
        yield from conditions_in(one)
