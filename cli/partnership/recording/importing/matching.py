"""Whom a printed name means: somebody invited on that day by a name that is theirs, or a question with those it may be."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.recording.drafts import CannotRecordError
from partnership.recording.importing.names import beside, forms, joined, same_initials, stands_in_for
from partnership.recording.meeting.invited import Who, folded
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partnership.recording.importing.heard import Saying
    from partnership.recording.meeting.invited import Invited

Way = Literal["name", "seat", "told", "several", "nobody"]
"""How somebody was recognised: by a name that is theirs, by their seat, because the user said so; or not, as more than one
may be meant, or nobody is known."""
_LIKE = 0.8
"""How alike two names are that one may be meant by the other, of 1."""
_FEW = 6
_LONGEST = 80


class Match(NamedTuple):
    """Whom a name means, None where it is not certain; how, or why not; and those it may be, the likeliest first.

    `candidates` have what a user can answer, such as a person's id, and who that is.
    """

    who: Who | None
    way: Way
    why: str = ""
    candidates: tuple[tuple[str, str], ...] = ()


def label(saying: Saying) -> str:
    """Return what a saying calls somebody: the name, or else the seat or organisation."""
    return saying.name or saying.seat or saying.organisation or saying.printed


class Matcher:
    """Those who can be named in the roll of one meeting, by everything that they may be called."""

    def __init__(self, invited: Invited) -> None:
        self._invited = invited
        self._ways: dict[str, list[Who]] = {}
        for who in invited.everybody:
            if who.person is not None:
                self._ways.setdefault(who.person, []).append(who)
        self._called: dict[str, list[str]] = {}
        names = {**invited.people(), **{person: invited.names(person) for person in self._ways}}
        for person, own in names.items():
            for name in own:
                self._called.setdefault(name, []).append(person)
        self._seats: dict[str, set[str]] = {}
        for seat in invited.seats:
            for word in invited.seat_words(seat):
                self._seats.setdefault(word, set()).add(seat)
        self._met: dict[tuple[str | None, ...], Match] = {}

    def match(self, saying: Saying) -> Match:
        """Return whom a saying means, of those invited: only by a name or a seat that is exactly theirs, folded."""
        key = (saying.name, saying.seat, saying.organisation)
        if key not in self._met:
            self._met[key] = self._match(saying)
        return self._met[key]

    def told(self, saying: Saying, answer: str) -> Match:
        """Return whom a user says that a name means: somebody of the place, a seat, or any part that only one has. Raises CannotRecordError.

        A seat is whoever holds it. A person who is no member on the day is there in a capacity that is not known.
        """
        people = self._people(answer)
        if len(people) == 1:
            return Match(self._person(saying, people[0]), "told")
        seats = self._seats_of((folded(answer),))
        if seats and not people:
            if len(seats) > 1:
                message = (
                    f"--is {label(saying)}={answer} may mean the seats {listed(sorted(seats), 'or')}; give one of them"
                )
                raise CannotRecordError(message)
            return Match(self._holder(min(seats)), "seat")
        return Match(self._invited.who(answer), "told")

    def known_elsewhere(self, saying: Saying) -> str | None:
        """Return the one person of the place whom a name means exactly, whether invited or not; None where it is none or several."""
        found = self._people(saying.name) if saying.name is not None else []
        return found[0] if len(found) == 1 else None

    def _match(self, saying: Saying) -> Match:
        hints = tuple(map(folded, (*filter(None, (saying.seat, saying.organisation)), *beside(saying.name or ""))))
        if saying.name is None:
            return self._by_seat(hints)
        people = self._people(saying.name)
        if named := [who for person in people for who in self._own_ways(person)]:
            return self._narrowed(named, hints)
        if (shared := self._shared(saying.name)) is not None:
            return Match(shared, "seat")
        if not people and (seats := self._seats_of((folded(saying.name),))):
            return self._of_seats(seats)
        return self._unknown(saying.name, people, hints)

    def _people(self, name: str) -> list[str]:
        """Return the people of the place whose name it is, however it is written."""
        return list(dict.fromkeys(person for form in sorted(forms(name)) for person in self._called.get(form, ())))

    def _own_ways(self, person: str) -> list[Who]:
        """Return in which ways somebody can come: as a member rather than as somebody's substitute."""
        ways = self._ways.get(person, [])
        return [who for who in ways if who.capacity != "substitute"][:1] or ways

    def _person(self, saying: Saying, person: str) -> Who:
        """Return somebody whom the user names. Raises CannotRecordError where they can come in more than one person's place."""
        ways = self._own_ways(person)
        if len(ways) > 1:
            seats = listed((f"substitute:{who.seats[0]}" for who in ways), "or")
            message = f"{self._invited.person_title(person)} may come in the place of several; answer with {seats}"
            raise CannotRecordError(message)
        if ways:
            return ways[0]
        return Who(self._invited.person_title(person), person, (), saying.capacity or "unknown", frozenset())

    def _narrowed(self, found: Sequence[Who], hints: Sequence[str]) -> Match:
        """Return who of those with a name is meant, by the seat or organisation that is printed beside it."""
        meant = self._seats_of(hints)
        fitting = [one for one in found if meant & {*one.seats}]
        if len(fitting) == 1:
            return Match(fitting[0], "name")
        if len(found) == 1 and not (meant and found[0].seats):
            return Match(found[0], "name")
        others = () if fitting else tuple(self._expected(seat) for seat in sorted(meant))
        why = f"the name is that of {listed((one.label for one in found), 'and of')}"
        if len(found) == 1:
            seats = listed(map(self._invited.title, sorted(meant)), "or")
            why = f"{why}, and what stands beside it is of {seats}"
        return Match(None, "several", why, _offered((*(fitting or found), *others)))

    def _by_seat(self, hints: Sequence[str]) -> Match:
        """Return the seat that a row without a name is about: the one that everything printed fits, if any fits."""
        each = [found for hint in hints if (found := self._seats_of((hint,)))]
        if each:
            return self._of_seats(frozenset.intersection(*each) or frozenset.union(*each))
        near = {word for hint in hints for word in get_close_matches(hint[:_LONGEST], self._seats, _FEW, _LIKE)}
        likely = [self._expected(seat) for seat in sorted(self._seats_of(near))]
        return Match(None, "nobody", "no seat of the board is called that on the day", _offered(likely))

    def _of_seats(self, seats: frozenset[str]) -> Match:
        """Return the holder of a seat, whoever that is: a file that names the seat alone does not say who sat in it."""
        if len(seats) == 1:
            return Match(self._holder(min(seats)), "seat")
        why = f"that may be the seats {listed(map(self._invited.title, sorted(seats)), 'or')}"
        return Match(None, "several", why, _seats_offered(sorted(seats), self._invited))

    def _shared(self, name: str) -> Who | None:
        """Return the seat that two people share whose names are printed together, such as `CR/MS`."""
        parts = joined(name)
        if len(parts) < 2:  # noqa: PLR2004 - who shares is two
            return None
        each = [{seat for person in self._people(part) for who in self._ways.get(person, ()) for seat in who.seats} for part in parts]  # fmt: skip
        seats = set.intersection(*each)
        return self._holder(min(seats)) if len(seats) == 1 else None

    def _unknown(self, name: str, elsewhere: Sequence[str], hints: Sequence[str]) -> Match:
        """Return that nobody invited has a name, with those who may be meant."""
        title = self._invited.person_title
        why = (
            f"{listed(map(title, elsewhere), 'or')} is on record, and is no member, substitute or officer on that day"
            if elsewhere
            else "nobody of the board is called that"
        )
        likely = [who for person in self._like(name) for who in self._own_ways(person)]
        holders = [self._expected(seat) for seat in sorted(self._seats_of(hints))]
        people = tuple((one, f"{title(one)}, no member on that day") for one in elsewhere)
        away = stands_in_for(name)
        if away is not None:
            own = {seat for person in self._people(away) for who in self._own_ways(person) for seat in who.seats}
            seats = sorted(own or self._seats_of((away,)))
            stood_in = [(f"substitute:{seat}", f"in the place of {self._expected(seat).label}") for seat in seats]
            return Match(None, "nobody", why, (*stood_in, *people, *_offered(likely))[:_FEW])
        return Match(None, "nobody", why, (*people, *_offered((*likely, *holders)))[:_FEW])

    def _like(self, name: str) -> list[str]:
        """Return those invited whose names are like one: its surname alone, or with a first name that begins alike, then by their letters."""
        written = sorted(forms(name))
        known = [called for called, people in self._called.items() if any(person in self._ways for person in people)]
        alike = [called for called in known for form in written if same_initials(form, called)]
        alike += [called for called in known for form in written if called.endswith(f" {form}")]
        alike += [called for form in written for called in get_close_matches(form[:_LONGEST], known, _FEW, _LIKE)]
        people = (person for called in alike for person in self._called[called] if person in self._ways)
        return list(dict.fromkeys(people))

    def _seats_of(self, words: Iterable[str]) -> frozenset[str]:
        """Return the seats that are called so, or that an organisation so called has."""
        return frozenset(seat for word in words for seat in self._seats.get(word, ()))

    def _expected(self, seat: str) -> Who:
        """Return who is expected for a seat; what is theirs of other seats is left out."""
        return next(one for one in self._invited.expected if seat in one.seats)._replace(seats=(seat,))

    def _holder(self, seat: str) -> Who:
        """Return whoever sits in a seat, without saying who that is."""
        return self._expected(seat)._replace(person=None, label=self._invited.title(seat))


def _offered(found: Iterable[Who]) -> tuple[tuple[str, str], ...]:
    """Return what a user may type for each, and who that is, each once."""
    return tuple({(one.person or next(iter(one.seats), one.label)): one.label for one in found}.items())[:_FEW]


def _seats_offered(seats: Iterable[str], invited: Invited) -> tuple[tuple[str, str], ...]:
    return tuple((seat, invited.title(seat)) for seat in seats)[:_FEW]
