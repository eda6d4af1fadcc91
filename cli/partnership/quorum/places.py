"""The seats of a board on the day of a meeting, and who sat in each, as what, and what the record leaves open of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.quorum.directory import Context, Directory
    from partnership.records.model.attendance import Attendee
    from partnership.records.model.board import Board
    from partnership.records.model.meeting import Meeting
    from partnership.records.model.seat import Seat
    from partnership.records.model.terms import SubstituteRule

Standing = Literal["member", "observer", "co-opted", "adviser", "associate", "ex-officio", "guest"]
"""As what somebody was there; a guest is in attendance, or of the public, and never counts."""
What = Literal["organisations", "nominators", "districts"]
"""What a seat may stand for."""
_STANDINGS: Mapping[str, Standing] = {
    "member": "member",
    "unknown": "member",
    "observer": "observer",
    "participating-observer": "observer",
    "co-opted": "co-opted",
    "adviser": "adviser",
    "associate": "associate",
    "ex-officio": "ex-officio",
    "in-attendance": "guest",
}
Ties = tuple[tuple[str, Truth], ...]
"""What a seat stands for, and whether it certainly does."""
READ = {"yes": Truth.YES, "no": Truth.NO, "unstated": Truth.UNKNOWN}


class Setting(NamedTuple):
    """A meeting of a board, with what else it takes to say who was there.

    `substitutes` is what the terms of reference in force say of substitutes, where they do; `notice_hours` the notice
    that the quorum rule asks of one, `wait` the minutes that it waits before it counts.
    """

    context: Context
    meeting: Meeting
    substitutes: SubstituteRule | None = None
    notice_hours: int | None = None
    wait: int = 0

    @property
    def board(self) -> Board:
        """The board."""
        return self.context.board

    @property
    def directory(self) -> Directory:
        """What the names in its records mean."""
        return self.context.directory

    @property
    def others(self) -> Mapping[str, Board]:
        """The boards whose members a rule counts too, by id; never the board itself."""
        return {name: board for name, board in self.context.others.items() if name != self.board.id}


class Sitting(NamedTuple):
    """Somebody who sat in a seat, was to, or may have.

    `who` tells one head from another: the person's id where it is known. `came` is whether they were there at all,
    `said` what the record has of it. `named` is whether a substitute was named beforehand, `in_time` whether with the
    notice that the rule asks for. `doubt` says what else in the records speaks against their sitting there.
    """

    who: str
    person: str | None
    row: Attendee
    standing: Standing
    came: Truth
    said: str
    virtual: Truth = Truth.NO
    agreed: Truth = Truth.UNKNOWN
    votes: Truth = Truth.UNKNOWN
    substitute: bool = False
    named: Truth = Truth.NO
    in_time: Truth = Truth.YES
    suspended: Truth = Truth.NO
    disqualified: Truth = Truth.NO
    doubt: str = ""


class Place(NamedTuple):
    """A seat on the day, and those who sat in it, or may have; `id` is None for somebody whose seat is not known.

    `organisations`, `nominators` and `districts` are those it stands for on the day, each with whether it certainly
    does. A seat of another board has the board's id before its own, `PLACE/BOARD#SEAT`. `only_officer` marks somebody who
    holds an office and, as far as the records say, no seat.
    """

    id: str | None
    seat: Seat | None
    board: str
    exists: Truth
    filled: Truth
    organisations: Ties
    sittings: tuple[Sitting, ...]
    nominators: Ties = ()
    districts: Ties = ()
    only_officer: bool = False

    @property
    def standing(self) -> Standing:
        """The standing of the seat, or of who sat in it."""
        return self.sittings[0].standing if self.seat is None else standing_of(self.seat)

    @property
    def holder(self) -> Sitting:
        """Its holder, or whoever else sat in it."""
        return next((one for one in self.sittings if not one.substitute), self.sittings[0])


def standing_of(seat: Seat) -> Standing:
    """Return as what the holder of a seat sits there."""
    return _STANDINGS.get(seat.standing, "member")
