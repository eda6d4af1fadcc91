"""Whose meetings they are: those of boards on which an organisation or a seat has a place on the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.load import NotFoundError
from partnership.answers.titles import Titles
from partnership.documents import fields
from partnership.words.kinds import place_of
from partnership.words.truth import Truth
from partnership.words.wording import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partnership.answers.load import Records
    from partnership.answers.meetings.listed import Listed

_MOST = 8


def organisation(records: Records, typed: str) -> str:
    """Return the id `PLACE/ID` of the one organisation meant by an id, a name, a short name or a part of one.

    Raises NotFoundError with the candidates, or with the nearest.
    """
    names: dict[str, list[str]] = {}
    for place in records.documents("place"):
        for key, one in fields.keyed(place.data, "organisations").items():
            forms = [f"{place.id}/{key}", key, str(one["name"]), *([str(one["short"])] if "short" in one else [])]
            names[forms[0]] = [form.casefold() for form in forms]
    low = typed.strip().casefold()
    for found in (
        [key for key, each in names.items() if low in each],
        [key for key, each in names.items() if low and any(low in form for form in each)],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
            message = f"`{typed}` may mean any of these: {', '.join(found[:_MOST])}{more}"
            raise NotFoundError(message)
    near = nearest(low, {form: key for key, each in names.items() for form in each})
    message = f"there is no organisation `{typed}`" + (
        f"; did you mean `{near}`?" if near else "; `partnership list places` shows where they are recorded"
    )
    raise NotFoundError(message)


def of_organisation(records: Records, found: Iterable[Listed], wanted: str) -> Iterator[Listed]:
    """Yield the meetings of boards on which the organisation certainly or perhaps has a seat on the day of the meeting."""
    for one in found:
        board = records.document("board", one.meeting.board)
        titles = Titles(records, place_of(one.meeting.board))
        seats = fields.keyed(board.data if board else {}, "seats").values()
        if any(
            titles.id("organisations", each["organisation"]) == wanted
            for seat in seats
            if fields.period(seat).holds_on(one.meeting.day) is not Truth.NO
            for each in fields.each(seat, "organisations")
            if fields.period(each).holds_on(one.meeting.day) is not Truth.NO
        ):
            yield one


def of_seat(records: Records, found: Iterable[Listed], seat: str) -> Iterator[Listed]:
    """Yield the meetings on whose day the board certainly or perhaps has the seat."""
    for one in found:
        board = records.document("board", one.meeting.board)
        row = fields.keyed(board.data if board else {}, "seats").get(seat)
        if row is not None and fields.period(row).holds_on(one.meeting.day) is not Truth.NO:
            yield one
