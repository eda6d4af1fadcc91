"""What rules may know of a seat: its time, its standing, whose it is, and who holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.documents.fields import each, many, moment, period, shared

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.words.dates import Moment, Period


class Holder(NamedTuple):
    """Who holds a seat, and when; no people where only a post is named."""

    people: tuple[str, ...]
    post: str | None
    holds: Period
    number: int


class NamedSubstitute(NamedTuple):
    """Who was named to come in a member's place; no person where only a post is named."""

    person: str | None
    named: Moment
    holds: Period
    number: int


class Seat(NamedTuple):
    """A seat: its time, its standing, whose it is, and who holds it."""

    id: str
    lasts: Period
    standing: str
    line: str | None
    groups: tuple[str, ...]
    organisations: tuple[tuple[str, Period], ...]
    holders: tuple[Holder, ...]
    substitutes: tuple[NamedSubstitute, ...]
    vacant: tuple[Period, ...]
    """When a source says that nobody held it: no holder recorded is not the same."""


def of_seat(seat_id: str, seat: Mapping[str, Any]) -> Seat:
    """Return the facts of a seat."""
    return Seat(
        shared(seat_id),
        period(seat),
        shared(seat.get("standing", "unknown")),
        shared(seat.get("line")),
        shared(tuple(seat.get("groups", ()))),
        shared(tuple((one["organisation"], period(one)) for one in each(seat, "organisations"))),
        tuple(
            shared(Holder(_people(holder), holder.get("post"), period(holder), index))
            for index, holder in enumerate(each(seat, "holders"))
        ),
        tuple(
            shared(NamedSubstitute(one.get("person"), moment(one.get("named_on")), period(one), index))
            for index, one in enumerate(each(seat, "substitutes"))
        ),
        tuple(period(one) for one in each(seat, "vacant")),
    )


def _people(holder: Mapping[str, Any]) -> tuple[str, ...]:
    return shared(tuple(holder["people"]) if "people" in holder else many(holder.get("person")))
