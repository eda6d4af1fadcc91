"""Who chairs a board on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers import when
from partnership.documents import fields
from partnership.records.facts.board import CHAIRS
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from partnership.answers.titles import Titles
    from partnership.words.dates import Moment


class Chair(NamedTuple):
    """Somebody who certainly or perhaps chairs a board.

    `name` is what to call them: the person, or else the post, the seat or the organisation that the chair goes
    with. `people` are ids with their place: one person, the people who share the chair's seat, or none.
    """

    office: str
    name: str
    people: tuple[str, ...]
    holds: Truth
    interim: bool


def chairs(board: Mapping[str, Any], day: Moment, titles: Titles) -> Iterator[Chair]:
    """Yield who certainly or perhaps chairs a board on a day, in order of the record."""
    for one in board.get("officers", ()):
        holds = when.holds(one, day)
        if one["office"] in CHAIRS and holds is not Truth.NO:
            people = _people(board, one, day)
            keys = tuple(titles.key("people", each) for each in people)
            yield Chair(one["office"], _name(board, one, people, titles), keys, holds, bool(one.get("interim")))


def _people(board: Mapping[str, Any], officer: Mapping[str, Any], day: Moment) -> tuple[str, ...]:
    """Return the ids of the people that one row of `officers` stands for: the person, or who certainly holds the seat."""
    if "person" in officer:
        return (officer["person"],)
    seat = board.get("seats", {}).get(officer.get("seat", ""), {})
    holders = [one for one in seat.get("holders", ()) if when.holds(one, day) is Truth.YES]
    return tuple(
        dict.fromkeys(each for one in holders for each in (one.get("people") or fields.many(one.get("person"))))
    )


def _name(board: Mapping[str, Any], officer: Mapping[str, Any], people: tuple[str, ...], titles: Titles) -> str:
    if people:
        return titles.people(people)
    if "post" in officer:
        return str(officer["post"])
    if "seat" in officer:
        seat = board.get("seats", {}).get(officer["seat"], {})
        return f"{seat.get('title') or officer['seat'].replace('-', ' ')} (the seat)"
    return (
        titles.organisation(officer["organisation"]) if "organisation" in officer else officer.get("title", "not named")
    )
