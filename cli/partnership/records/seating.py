"""Who sits in which seat on a day, as far as the records say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.words.truth import Truth, any_of
from partnership.words.wording import as_id

if TYPE_CHECKING:
    from partnership.records.facts.board import BoardFacts
    from partnership.records.facts.known import Known
    from partnership.records.facts.seat import Seat
    from partnership.words.dates import Moment


def holds(seat: Seat, person: str, day: Moment) -> Truth:
    """Whether the person holds the seat on the day.

    Unknown where no holder is recorded for the day, or only a post: that may be the person.
    """
    if not seat.vacant and seat.lasts.holds_on(day) is Truth.YES:
        for holder in seat.holders:  # the everyday case, asked of every row of every meeting
            if person in holder.people and holder.holds.holds_on(day) is Truth.YES:
                return Truth.YES
    elif filled(seat, day) is Truth.NO:
        return Truth.NO
    own = [holder.holds for holder in seat.holders if person in holder.people]
    if own:
        return any_of(one.holds_on(day) for one in own) & seat.lasts.holds_on(day)
    taken = any(holder.people and holder.holds.holds_on(day) is Truth.YES for holder in seat.holders)
    return Truth.NO if taken else Truth.UNKNOWN


def filled(seat: Seat, day: Moment) -> Truth:
    """Whether the seat has a holder on the day; no holder recorded leaves it unknown."""
    exists = seat.lasts.holds_on(day)
    if exists is Truth.NO or any(time.holds_on(day) is Truth.YES for time in seat.vacant):
        return Truth.NO
    return exists & any_of([Truth.UNKNOWN, *(holder.holds.holds_on(day) for holder in seat.holders)])


def sits(board: BoardFacts, person: str, day: Moment) -> Truth:
    """Whether the person has a seat or an office on the board on the day.

    Somebody whose time in a seat is recorded is judged by it; anybody else by whether a seat is
    left that they could hold.
    """
    office = any_of(time.holds_on(day) for _, officer, _, time, _ in board.officers if officer == person)
    if office is Truth.YES:
        return office
    own = [holds(seat, person, day) for seat in held(board, person)]
    if own:
        return office | any_of(own)
    everywhere = [seat for seat in board.seats.values() if seat.lasts.holds_on(day) is not Truth.NO]
    return office | any_of(holds(seat, person, day) for seat in everywhere) if everywhere else Truth.UNKNOWN


def held(board: BoardFacts, person: str) -> list[Seat]:
    """Return the seats that the person holds, held or will hold."""
    return [seat for seat in board.seats.values() if any(person in holder.people for holder in seat.holders)]


def sole_holder(seat: Seat, day: Moment) -> str | None:
    """Return the one person who certainly holds the seat on the day, or None."""
    people = {person for holder in seat.holders if holder.holds.holds_on(day) is Truth.YES for person in holder.people}
    return people.pop() if len(people) == 1 and filled(seat, day) is Truth.YES else None


def office_names(office: str, title: str | None) -> frozenset[str]:
    """Return the words by which a rule may name an officer: the office, and its title as an id."""
    return frozenset((office, as_id(title))) if title else frozenset((office,))


def name_of(known: Known, place: str, person: str) -> str:
    """Return a person's name as it is to be shown; the id where the place does not know them."""
    thing = known.find(place, "person", person)
    return thing.names[0] if thing else person
