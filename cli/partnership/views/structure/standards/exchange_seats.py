"""The seats of boards and who sits in them, as they are handed on to other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.views.structure.standards.exchange import (
    Lasts,
    Membership,
    Organisation,
    Post,
    board_id,
    thing_id,
)
from partnership.words.truth import Truth
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partnership.answers.structure.seats import Bench, Holder, Seat
    from partnership.answers.when import When


def lasts_of(time: When) -> Lasts:
    """Return the days of a seat or of somebody's time in one; an end that there may not have been is none."""
    return Lasts(time.since, None if time.until == "unknown" else time.until)


def _perhaps_over(time: When) -> list[str]:
    return ["It ended, or may have ended, on a day that no source gives."] if time.until == "unknown" else []


def _seat_id(seat: Seat) -> str:
    return f"{board_id(seat.board)}#/seats/{seat.id}"


def post_of(bench: Bench, seat: Seat) -> Post:
    """Return a seat, with whose it is and who holds it for certain; what is not certain in words."""
    certain = [one for one in seat.holders if one.when.holds is Truth.YES]
    held_by = (thing_id("people", person.id) for one in certain for person in one.people)
    notes = _perhaps_over(seat.when)
    notes += ["A source says that it is vacant."] if seat.held == "vacant" else []
    notes += ["No holder is on record."] if seat.held == "not-recorded" else []
    for one in seat.holders:
        if one.post and not one.people:
            perhaps = "Perhaps held" if one.when.holds is Truth.UNKNOWN else "Held"
            notes.append(f"{perhaps} by whoever is {one.post}{one.when.said}.")
    for whose in seat.organisations:
        if whose.when.holds is Truth.UNKNOWN:
            notes.append(f"Perhaps a seat of {whose.organisation.name}{whose.when.said}.")
    return Post(
        _seat_id(seat),
        seat.title,
        board_id(bench.board),
        _standing_of(seat),
        _organisations(seat),
        tuple(dict.fromkeys(held_by)),
        lasts_of(seat.when),
        tuple(notes),
    )


def _standing_of(seat: Seat) -> str | None:
    return None if seat.standing == "unknown" else seat.standing


def _organisations(seat: Seat) -> tuple[str, ...]:
    certain = (one.organisation.id for one in seat.organisations if one.when.holds is Truth.YES)
    return tuple(dict.fromkeys(thing_id("organisations", one) for one in certain))


def whose_seats(benches: Iterable[Bench]) -> Iterator[Organisation]:
    """Yield the organisation of each seat that is certainly its; several times where it has several."""
    for bench in benches:
        for seat in bench.seats:
            for one in seat.organisations:
                if one.when.holds is Truth.YES:
                    yield Organisation(thing_id("organisations", one.organisation.id), one.organisation.name)


def people_of(benches: Iterable[Bench]) -> tuple[tuple[str, str], ...]:
    """Return everybody in a seat or an office once, by id and name."""
    named = [
        person
        for bench in benches
        for person in (
            *(person for seat in bench.seats for one in seat.holders for person in one.people),
            *(one.person for one in bench.offices),
        )
    ]
    return tuple({thing_id("people", one.id): one.name for one in named}.items())


def memberships_of(bench: Bench) -> Iterator[Membership]:
    """Yield each time of somebody in a seat of the board, then in an office."""
    board = board_id(bench.board)
    for seat in bench.seats:
        for one in seat.holders:
            for number, person in enumerate(one.people):
                own = f"{_seat_id(seat)}/holders/{one.number}" + (f"/people/{number}" if len(one.people) > 1 else "")
                yield Membership(
                    own,
                    thing_id("people", person.id),
                    board,
                    _standing_of(seat),
                    _seat_id(seat),
                    _organisations(seat),
                    lasts_of(one.when),
                    tuple(_of_holder(one)),
                )
    for office in bench.offices:
        lasts, notes = lasts_of(office.when), tuple(_perhaps_over(office.when))
        own = f"{board}#/officers/{office.number}"
        yield Membership(own, thing_id("people", office.person.id), board, office.office, None, (), lasts, notes)


def _of_holder(holder: Holder) -> Iterator[str]:
    yield from _perhaps_over(holder.when)
    if len(holder.people) > 1:
        yield f"The seat is shared by {listed(one.name for one in holder.people)}."
    if holder.interim:
        yield "Interim."
    if holder.on_leave:
        yield "On leave on the day."
