"""Whose meetings they are: those of boards on which an organisation or a seat has a place on the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.titles import Titles
from partnership.documents import fields
from partnership.words.kinds import place_of
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partnership.answers.load import Records
    from partnership.answers.meetings.listed import Listed


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
