"""Who may be named in the roll of a meeting: those expected, their substitutes, and who else holds an office."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from partnership.recording.beginning import CAPACITY
from partnership.recording.choosing import the_one
from partnership.recording.drafts import CannotRecordError
from partnership.words.truth import Truth
from partnership.words.wording import candidates, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from partnership.answers.titles import Titles
    from partnership.records.model.board import Board
    from partnership.records.model.seat import Seat
    from partnership.words.dates import Moment

PRINTED = "printed:"
"""What stands before a name that is to be kept as the minutes print it, of somebody whom the place does not record."""
_ALIKE = str.maketrans({"\u2018": "'", "\u2019": "'", "\u2010": "-", "\u2011": "-", "\u2013": "-"})
"""Apostrophes and hyphens that are compared as the plain ones."""


class Who(NamedTuple):
    """Somebody who can be named: a person with all their seats, or a seat of which no one person is known.

    `label` is how they are shown: `Harper Figment (Police)`. `names` is what they may be asked for by. `expected` is
    whether they are one of those who are expected; of people who share a seat, the seat is. A substitute has the seat
    that they are named for. `printed` is the name that the record has, or is to have, of somebody whom it places no better.
    """

    label: str
    person: str | None
    seats: tuple[str, ...]
    capacity: str
    names: frozenset[str]
    expected: bool = False
    printed: str | None = None


class Invited:
    """All who can be named in the roll of one board's meeting on one day."""

    def __init__(self, board: Board, day: Moment, titles: Titles) -> None:
        self._board = board
        self._titles = titles
        self.seats: dict[str, Seat] = {
            name: seat
            for name, seat in (board.seats or {}).items()
            if seat.holds.holds_on(day) is not Truth.NO
            and not any(one.holds.holds_on(day) is Truth.YES for one in seat.vacant)
        }
        self._day = day
        members = [*self._members()]
        self.expected = tuple(one for one in members if one.expected)
        self._known = {one.label: one for one in (*members, *self._substitutes(), *self._officers(members))}

    @property
    def everybody(self) -> tuple[Who, ...]:
        """All who can be named, members first; a person who can come in two ways is there twice."""
        return tuple(self._known.values())

    def who(self, typed: str) -> Who:
        """Return who is meant by an id, a name, any part of one that only they have, or their label. Raises CannotRecordError."""
        if typed in self._known:
            return self._known[typed]
        return self._known[
            meant(typed, {label: one.names for label, one in self._known.items()}, "seat or member", self._board.title)
        ]

    def seat(self, typed: str) -> str:
        """Return the seat that is meant, by what it or its holder is called. Raises CannotRecordError."""
        names = {name: self._seat_names(name) | self._holders_names(seat) for name, seat in self.seats.items()}
        return meant(typed, names, "seat", self._board.title)

    def title(self, seat: str) -> str:
        """Return what a seat is called."""
        return (self.seats[seat].title if seat in self.seats else None) or seat.replace("-", " ")

    def named_for(self, seat: str) -> tuple[str, ...]:
        """Return the people who are named as substitutes for a seat on the day, or may be."""
        return tuple(
            one.person
            for one in self.seats[seat].substitutes
            if one.person is not None and one.holds.holds_on(self._day) is not Truth.NO
        )

    def person(self, typed: str, first: Iterable[str] = ()) -> str:
        """Return the person of the place who is meant, those in `first` before the others. Raises CannotRecordError."""
        own = {one: frozenset(self._person_names(one)) for one in first}
        try:
            return meant(typed, own, "substitute", "the seat")
        except CannotRecordError:
            try:
                return meant(typed, self.people(), "person", self._titles.record("place", self._titles.place))
            except CannotRecordError as error:
                message = f"{error}; a name that the place does not record is given as {PRINTED}NAME"
                raise CannotRecordError(message) from None

    def people(self) -> Mapping[str, frozenset[str]]:
        """Return the people of the place and of those around it, by id, each with what they may be called, folded."""
        return {
            person: frozenset(self._person_names(person))
            for place in self._titles.records.around(self._titles.place)
            for person in place.data.get("people", {})
        }

    def names(self, person: str) -> frozenset[str]:
        """Return what a person may be called, folded: the id, the name, and the names as printed."""
        return frozenset(self._person_names(person))

    def seat_words(self, seat: str) -> frozenset[str]:
        """Return what a seat may be called by whom it is for, folded: its id, its title, its organisations and its posts."""
        return self._seat_names(seat) | self._organisations(seat) | self._posts(seat)

    def person_title(self, person: str) -> str:
        """Return a person's name."""
        return self._titles.person(person)

    def organisation_or_none(self, typed: str) -> str | None:
        """Return the organisation with exactly this id or name, or None."""
        wanted = folded(typed)
        for place in self._titles.records.around(self._titles.place):
            for organisation, data in place.data.get("organisations", {}).items():
                if wanted in {folded(organisation), folded(str(data.get("name", "")))}:
                    return str(organisation)
        return None

    def _members(self) -> Iterator[Who]:
        alone: dict[str, list[str]] = {}
        for name in self.seats:
            person = self._sole(name)
            alone.setdefault(person or f"\0{name}", []).append(name)
        for key, seats in alone.items():
            person = None if key.startswith("\0") else key
            titles = "; ".join(map(self.title, seats))
            names = frozenset().union(*(self._seat_names(seat) | self._organisations(seat) for seat in seats))
            capacity = CAPACITY.get(self.seats[seats[0]].standing, "unknown")
            if person is not None:
                names |= frozenset(self._person_names(person))
                yield Who(
                    f"{self._titles.person(person)} ({titles})", person, tuple(seats), capacity, names, expected=True
                )
                continue
            yield Who(titles, None, tuple(seats), capacity, names | self._posts(seats[0]), expected=True)
            for other in self._people(seats[0]):
                label = f"{self._titles.person(other)} ({titles})"
                yield Who(label, other, tuple(seats), capacity, frozenset(self._person_names(other)))

    def _substitutes(self) -> Iterator[Who]:
        for seat in self.seats:
            for person in self.named_for(seat):
                label = f"{self._titles.person(person)} (substitute, {self.title(seat)})"
                yield Who(label, person, (seat,), "substitute", frozenset(self._person_names(person)))

    def _officers(self, members: Iterable[Who]) -> Iterator[Who]:
        """Yield those in an office who have no seat."""
        seated = {one.person for one in members}
        for officer in self._board.officers:
            if officer.holds.holds_on(self._day) is Truth.NO or officer.person is None or officer.person in seated:
                continue
            office = (officer.title or officer.office).replace("-", " ")
            names = frozenset((*self._person_names(officer.person), folded(office)))
            capacity = "member" if "chair" in officer.office else "in-attendance"
            yield Who(f"{self._titles.person(officer.person)} ({office})", officer.person, (), capacity, names)

    def _people(self, seat: str) -> tuple[str, ...]:
        """Return those who hold a seat on the day, or may."""
        holding = [one for one in self.seats[seat].holders if one.holds.holds_on(self._day) is not Truth.NO]
        return tuple(dict.fromkeys(person for one in holding for person in one.persons))

    def _sole(self, seat: str) -> str | None:
        """Return the one person who certainly holds a seat on the day."""
        certain = [one for one in self.seats[seat].holders if one.holds.holds_on(self._day) is Truth.YES]
        people = self._people(seat)
        return people[0] if len(people) == 1 and certain else None

    def _seat_names(self, seat: str) -> frozenset[str]:
        return frozenset((folded(seat), folded(self.title(seat))))

    def _organisations(self, seat: str) -> frozenset[str]:
        own = [one for one in self.seats[seat].organisations if one.holds.holds_on(self._day) is not Truth.NO]
        return frozenset(name for one in own for name in self._organisation_names(one.organisation))

    def _organisation_names(self, organisation: str) -> Iterator[str]:
        thing = self._titles.thing("organisations", organisation) or {}
        for name in (organisation, thing.get("name"), thing.get("short"), *thing.get("also_known_as", ())):
            if name is not None:
                yield folded(str(name["name"] if isinstance(name, dict) else name))

    def _posts(self, seat: str) -> frozenset[str]:
        return frozenset(folded(one.post) for one in self.seats[seat].holders if one.post)

    def _holders_names(self, seat: Seat) -> frozenset[str]:
        holding = [one for one in seat.holders if one.holds.holds_on(self._day) is not Truth.NO]
        return frozenset(name for one in holding for person in one.persons for name in self._person_names(person))

    def _person_names(self, person: str) -> Iterator[str]:
        thing = self._titles.thing("people", person) or {}
        yield folded(person)
        for name in (thing.get("name", person), *thing.get("printed_as", ())):
            yield folded(str(name["name"] if isinstance(name, dict) else name))


def folded(text: str) -> str:
    """Return text as it is compared: small letters, without accents, one kind of apostrophe and of hyphen, single blanks."""
    apart = unicodedata.normalize("NFKD", text).translate(_ALIKE)
    return " ".join("".join(one for one in apart if not unicodedata.combining(one)).casefold().split())


def meant(typed: str, known: Mapping[str, frozenset[str]], what: str, where: str) -> str:
    """Return the one that is meant by one of its names, by a part of one, or by whole words of it. Raises CannotRecordError."""
    wanted = folded(typed)
    whole = [key for key, names in known.items() if wanted in names or wanted == folded(key)]
    words = [key for key, names in known.items() if wanted and any(f" {wanted} " in f" {name} " for name in names)]
    for found in (whole, words):
        if len(found) == 1:
            return found[0]
        if found:
            raise CannotRecordError(candidates(typed.strip(), found))
    try:
        return the_one(wanted, known, what, where)
    except CannotRecordError as error:
        if wanted and any(wanted in name for names in known.values() for name in names):
            raise
        near = nearest(wanted, {name: key for key, names in known.items() for name in names})
        if near:
            message = f"{where} has no {what} `{typed.strip()}`; did you mean `{near}`?"
            raise CannotRecordError(message) from None
        message = str(error).replace(f"`{wanted}`", f"`{typed.strip()}`")
        raise CannotRecordError(message) from None
