"""The room of a meeting: its places, and who was there at a point, with an interest, or in an office."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from partnership.quorum.agenda import Agenda
from partnership.quorum.members import belongs
from partnership.quorum.places import READ
from partnership.quorum.placing import places
from partnership.records.seating import office_names
from partnership.words.truth import Truth, all_of, any_of, known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.quorum.agenda import Point
    from partnership.quorum.members import Membership
    from partnership.quorum.places import Place, Setting, Sitting, What
    from partnership.records.model.attendance import Interest
    from partnership.records.model.board import Officer
    from partnership.records.model.members import Members
    from partnership.words.dates import Moment


class Room:
    """The seats of a board, and of boards pooled with it, on the day of a meeting, and everybody who was there."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.meeting = setting.meeting
        self.agenda = Agenda(setting.meeting, setting.wait)
        self.places = places(setting)
        self._belongs: dict[tuple[int, int], tuple[Members, Membership]] = {}
        self._offices: dict[str, tuple[list[Officer], bool]] = {}

    @property
    def day(self) -> Moment:
        """The day of the meeting."""
        return self.meeting.day

    @cached_property
    def seats(self) -> dict[str, Place]:
        """The board's own seats, by id."""
        own = self.setting.board.id
        return {place.id: place for place in self.places if place.id is not None and place.board == own}

    @cached_property
    def groups(self) -> frozenset[str]:
        """The groups that the board has, or that a seat of it is in."""
        seated = (group for place in self.places if place.seat is not None for group in place.seat.groups)
        return frozenset((*(self.setting.board.groups or {}), *seated))

    @cached_property
    def organisations(self) -> frozenset[str]:
        """The organisations that have a seat, or somebody there."""
        return frozenset(name for place in self.places for name, _ in place.organisations)

    @cached_property
    def recorded(self) -> frozenset[What]:
        """What any seat is recorded to stand for: a seat without an organisation has none only where others have one."""
        whats: tuple[What, ...] = ("organisations", "nominators", "districts")
        return frozenset(what for what in whats if any(getattr(place, what) for place in self.places if place.id))

    @cached_property
    def people(self) -> frozenset[str]:
        """Everybody whom the room knows by id."""
        return frozenset(one.person for place in self.places for one in place.sittings if one.person is not None)

    def belongs(self, members: Members, place: Place, sitting: Sitting) -> Membership:
        """Return whether somebody of the room is of a set of members."""
        key = id(members), id(sitting)
        found = self._belongs.get(key)
        if found is None or found[0] is not members:
            found = self._belongs[key] = (members, belongs(members, place, sitting, self))
        return found[1]

    def lacks(self, members: Members | None) -> bool:
        """Whether a set names a board that is not known here: then nobody can say how many are of it."""
        if members is None:
            return False
        own = self.setting.board.id
        missing = any(body != own and body not in self.setting.others for body in members.bodies)
        return missing or self.lacks(members.but_not)

    def there(self, sitting: Sitting, point: Point) -> Truth:
        """Whether somebody was there at a point of the meeting; who left for a declared interest was not."""
        if sitting.came is not Truth.YES:
            return sitting.came
        there = self.agenda.there(sitting.row, point)
        if not self.meeting.interests:
            return there
        gone = any_of(
            all_of((concerned, READ[interest.left_room])) for interest, concerned in self._interests(sitting, point)
        )
        return all_of((there, ~gone))

    def state(self, point: Point) -> tuple[object, ...]:
        """Return what sets the room at a point apart from the room at another: who came or left, and who has an interest."""
        moving = [row for row in self.meeting.attendance if row.arrived is not None or row.left is not None]
        concerned = [
            any_of(self.agenda.concerns(item, point) for item in interest.items) if point.is_item else Truth.NO
            for interest in self.meeting.interests
        ]
        open_ended = bool(self.meeting.interests) and point.is_item
        return (*(self.agenda.there(row, point) for row in moving), *concerned, open_ended)

    def conflicted(self, place: Place, sitting: Sitting, point: Point) -> Truth:
        """Whether somebody, or the holder of a seat, declared an interest in the item."""
        if not self.meeting.interests:
            return Truth.NO
        return any_of(concerned for _, concerned in self._interests(sitting, point, place))

    def _interests(
        self, sitting: Sitting, point: Point, place: Place | None = None
    ) -> Iterator[tuple[Interest, Truth]]:
        """Yield the interests that somebody declared, or may have, with whether each is in the item."""
        if not point.is_item:
            return
        seats = {*sitting.row.seat, *((place.id,) if place else ())}
        for interest in self.meeting.interests:
            own = self._declared(interest, sitting, seats)
            if own is not Truth.NO:
                items = any_of(self.agenda.concerns(item, point) for item in interest.items)
                yield interest, all_of((own, items if interest.items else Truth.UNKNOWN))

    def _declared(self, interest: Interest, sitting: Sitting, seats: set[str | None]) -> Truth:
        if interest.person is not None and sitting.person is not None:
            return known(interest.person == sitting.person)
        if interest.seat is not None:
            return known(interest.seat in seats)
        return Truth.NO if interest.person in self.people else Truth.UNKNOWN

    def offices(self, name: str) -> tuple[list[Officer], bool]:
        """Return those who hold, or may hold, an office on the day, and whether anybody ever does in the records."""
        if name not in self._offices:
            named = [one for one in self.setting.board.officers if name in office_names(one.office, one.title)]
            holding = [one for one in named if one.holds.holds_on(self.day) is not Truth.NO]
            self._offices[name] = holding, bool(named)
        return self._offices[name]

    def seat_filled(self, name: str) -> Truth:
        """Whether a seat of the board has a holder."""
        return self.seats[name].filled if name in self.seats else Truth.UNKNOWN
