"""Who is in office on a day, in words: officers, and the holders of seats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers import when
from partnership.answers.structure.chairs import chairs as chairs_on
from partnership.documents import fields
from partnership.views.card import part_sentence, spaced
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.answers.titles import Titles
    from partnership.words.dates import Moment

NOT_RECORDED = "not recorded"


class Holding(NamedTuple):
    """How a seat is held on a day: by whom in words, and whether that is known."""

    words: str
    filled: Truth


def seat_title(board: Mapping[str, Any], seat_id: str) -> str:
    """Return a seat's title, or its id in words."""
    return str(board.get("seats", {}).get(seat_id, {}).get("title") or seat_id.replace("-", " "))


def holder(one: Mapping[str, Any], titles: Titles) -> str:
    """Return who holds a seat, by one row of its `holders`: people, or a post whose holder no source names."""
    people = tuple(one["people"]) if "people" in one else fields.many(one.get("person"))
    shared = spaced(one.get("arrangement", "")) if len(people) > 1 and one.get("arrangement") != "not-said" else ""
    named = titles.people(people) if people else ""
    post = one.get("post", "")
    by = named or (f"{post} (the post; no person named)" if post else "not named")
    return part_sentence((by, post if named else "", shared, "interim" if one.get("interim") else ""))


def holding(seat: Mapping[str, Any], day: Moment, titles: Titles) -> Holding:
    """Return how a seat is held on a day: held, vacant, or not recorded, with what is in doubt."""
    vacancies = [(vacancy, when.span(vacancy, day)) for vacancy in seat.get("vacant", ())]
    empty = next((_dated("vacant", time) for _, time in vacancies if time.holds is Truth.YES), None)
    if empty:
        return Holding(empty, Truth.NO)
    held = [(one, when.span(one, day)) for one in seat.get("holders", ())]
    words = [_dated(holder(one, titles), time) + on_leave(one, day) for one, time in held if time.holds is not Truth.NO]
    words += [_dated("may be vacant", time) for _, time in vacancies if time.holds is Truth.UNKNOWN]
    if not words:
        return Holding(NOT_RECORDED, Truth.UNKNOWN)
    return Holding("; ".join(words), Truth.YES if any(time.holds is Truth.YES for _, time in held) else Truth.UNKNOWN)


def _dated(words: str, time: when.When) -> str:
    return words + time.said


def on_leave(one: Mapping[str, Any], day: Moment) -> str:
    """Return that a holder is on leave on the day, in brackets with a space before; empty where they are not."""
    times = [when.span(leave, day) for leave in one.get("leave", ())]
    return "".join(f" (on leave, {time.words})" for time in times if time.holds is Truth.YES)


def officer(one: Mapping[str, Any], board: Mapping[str, Any], day: Moment, titles: Titles) -> str:
    """Return who has an office, by one row of `officers`, without its time: the person, or the post or seat it goes with."""
    seat_id = one.get("seat")
    seat = seat_title(board, seat_id) if seat_id else ""
    organisation = titles.organisation(one["organisation"]) if "organisation" in one else ""
    by = titles.person(one["person"]) if "person" in one else one.get("post", "")
    if not by and seat_id:
        held = holding(board.get("seats", {}).get(seat_id, {}), day, titles)
        by = held.words if held.words != NOT_RECORDED else "the holder of the seat, who is not recorded"
    title = one.get("title", "")
    interim = "interim" if one.get("interim") else ""
    appointed = f"appointed by {one['appointed_by']}" if "appointed_by" in one else ""
    return part_sentence((by or "not named", title, f"seat {seat}" if seat else "", organisation, interim, appointed))


def chairs(board: Mapping[str, Any], day: Moment, titles: Titles) -> list[str]:
    """Return who chairs a board on a day, in a few words each, `perhaps` before those whose time is in doubt."""
    found = chairs_on(board, day, titles)
    return [("perhaps " if one.holds is Truth.UNKNOWN else "") + one.name for one in found]
