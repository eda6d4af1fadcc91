"""Whether a meeting plainly cannot be shown to be inquorate: a quick look, which spares most meetings the count."""

from __future__ import annotations

from collections import Counter
from math import ceil
from typing import TYPE_CHECKING, Any

from partnership.documents.fields import many
from partnership.quorum.judging import whole_need
from partnership.quorum.spans import most_matched
from partnership.records.model.need import AllOf, AtLeast, EachOf, Present
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from partnership.records.model.board import Board
    from partnership.records.model.members import Members
    from partnership.records.model.need import Need
    from partnership.records.model.number import Number
    from partnership.records.model.quorum import Quorum, WhoCounts
    from partnership.records.model.seat import Seat
    from partnership.words.dates import Moment

_OF_SEATS = frozenset({"seats-total", "seats-filled", "voting", "eligible-for-item", "qualified", "unstated"})
"""The bases that are no larger than the number of seats."""
_APART = frozenset({"arrived", "left", "voted"})
"""What a row says of somebody whom it takes more than a look to count."""


def plainly_not_inquorate(meeting: Mapping[str, Any], day: Moment, board: Board) -> bool:
    """Return whether no count could find a meeting inquorate, at any point of it and however the text is read.

    `meeting` is its record as plain data. Only those are looked at who, as far as is known, count: one person in one
    member's seat of theirs, there for the whole of the meeting, of whom nothing else is said. False says nothing: then
    it has to be counted.
    """
    versions = board.terms_on(day)
    if not versions or meeting["status"] != "held" or "eligible" in meeting:
        return False
    return all(
        one.quorum is not None
        and _met(one.quorum, dict(_there(one.quorum.who_counts, meeting, day, board)), board, day)
        for one in versions
    )


def plainly_reachable(rule: Quorum, board: Board, day: Moment) -> bool:
    """Return whether no count could find a rule out of reach on a day, if everybody comes; False says nothing."""
    people = Counter(person for seat in (board.seats or {}).values() for one in seat.holders for person in one.persons)
    plain = {
        person: name
        for name, seat in (board.seats or {}).items()
        if len(seat.holders) == 1 and len(seat.holders[0].persons) == 1
        for person in seat.holders[0].persons
        if people[person] == 1 and _theirs(seat, person, day, rule.who_counts)
    }
    return _met(rule, plain, board, day)


def _met(rule: Quorum, plain: Mapping[str, str], board: Board, day: Moment) -> bool:
    need = None if rule.no_rule else whole_need(rule)
    return need is not None and _reached(need, plain, board, day)


def _there(counts: WhoCounts, meeting: Mapping[str, Any], day: Moment, board: Board) -> Iterator[tuple[str, str]]:
    """Yield everybody at a meeting whom nothing keeps from counting, with their seat."""
    rows = meeting.get("attendance", ())
    people = Counter(row.get(field) for row in rows for field in ("person", "substitute_for"))
    seats = Counter(seat for row in rows for seat in many(row.get("seat", ())))
    concerned = {one.get(field) for one in meeting.get("interests", ()) for field in ("person", "seat")}
    for row in rows:
        person, name = row.get("person"), row.get("seat")
        seat = (board.seats or {}).get(name) if isinstance(name, str) else None
        if (
            seat is not None
            and person is not None
            and people[person] == seats[name] == 1
            and (row["capacity"], row["presence"]) == ("member", "present")
            and concerned.isdisjoint((person, name))
            and _APART.isdisjoint(row)
            and (counts.virtual == "yes" or not _perhaps_virtual(row, meeting))
            and _theirs(seat, person, day, counts)
        ):
            yield person, name


def _perhaps_virtual(row: Mapping[str, Any], meeting: Mapping[str, Any]) -> bool:
    mode = row.get("mode", "not-said")
    return mode == "virtual" or (mode == "not-said" and meeting.get("mode") in {"virtual", "hybrid"})


def _theirs(seat: Seat, person: str, day: Moment, counts: WhoCounts) -> bool:
    """Whether a seat is certainly a member's on the day, not known to have no vote, and its holder this person."""
    return (
        seat.standing == "member"
        and (seat.votes != "no" or counts.non_voting == "yes")
        and seat.holds.holds_on(day) is Truth.YES
        and not seat.vacant
        and not any(one.suspended or one.disqualified for one in seat.holders)
        and any(one.holds.holds_on(day) is Truth.YES and person in one.persons for one in seat.holders)
    )


def _reached(need: Need, plain: Mapping[str, str], board: Board, day: Moment) -> bool:
    """Whether a need is met if these count, each person in one seat."""
    if isinstance(need, AllOf):
        return all(_reached(one, plain, board, day) for one in need.needs)
    if isinstance(need, AtLeast):
        most = _at_most(need.number, len(board.seats or {}))
        counted = need.counting in {"heads", "seats", "unstated"}
        return counted and most is not None and len(_of(need.of, plain, board, day)) >= most
    if isinstance(need, Present):
        return bool(_of(need.of, plain, board, day))
    if not isinstance(need, EachOf):
        return False
    wanted: dict[str, set[str]] = {}
    for index, members in enumerate(need.sets):
        for person in _of(members, plain, board, day):
            wanted.setdefault(person, set()).update(f"{index} {copy}" for copy in range(need.each))
    return most_matched(wanted) == len(need.sets) * need.each


def _of(members: Members, plain: Mapping[str, str], board: Board, day: Moment) -> Collection[str]:
    """Return those who certainly are of a set: by their seat, a group of it, or an office."""
    if members.but_not is not None:
        return ()
    if not members.narrows:
        return plain.keys()
    seats = board.seats or {}
    groups = {*members.groups}
    found = {person for person, seat in plain.items() if seat in members.seats or groups & {*seats[seat].groups}}
    if members.offices:
        wanted = {*members.offices}
        holding = [one for one in board.officers if one.office in wanted and one.holds.holds_on(day) is Truth.YES]
        found.update(one.person for one in holding if one.person is not None and one.person in plain)
        brought = {one.seat for one in holding if one.person is None and one.seat is not None}
        found.update(person for person, seat in plain.items() if seat in brought)
    return found


def _at_most(number: Number, seats: int) -> int | None:
    """Return what a number comes to at most on a board of so many seats; None where that is not plain."""
    if number.whole is not None:
        return number.whole
    narrowed = number.among is not None or number.less is not None
    if number.share is None or number.of not in _OF_SEATS or number.parts or number.table or number.set_by or narrowed:
        return None
    return max(ceil(number.share * seats) + number.plus, number.min or 0)
