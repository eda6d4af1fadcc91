"""Who counts towards the quorum at a point of a meeting, why, and how many these are, counted as a rule counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.quorum.members import belongs
from partnership.quorum.spans import Span, distinct, matched
from partnership.words.truth import Truth, all_of, known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from partnership.quorum.agenda import Point
    from partnership.quorum.clauses import Clause, Text
    from partnership.quorum.places import Place, Sitting, Standing, Ties, What
    from partnership.quorum.room import Room
    from partnership.records.model.members import Members
    from partnership.records.model.need import Counting

_CLAUSES: dict[Standing, tuple[Clause, str]] = {
    "observer": ("observers", "an observer"),
    "co-opted": ("co_opted", "co-opted"),
    "adviser": ("advisers", "an adviser"),
    "associate": ("associates", "an associate member"),
    "ex-officio": ("ex_officio", "a member ex officio"),
}
_ORDER = (Truth.YES, Truth.UNKNOWN, Truth.NO)


class Tally(NamedTuple):
    """Whether somebody counts, and why; `open` are the clauses that leave it open.

    `there` is whether they are there at all, `if_there` whether they count if they are.
    """

    place: Place
    sitting: Sitting
    there: Truth
    counts: Truth
    why: str
    open: frozenset[Clause] = frozenset()
    if_there: Truth = Truth.NO
    by_office: bool = False

    @property
    def who(self) -> str:
        """What tells one head from another."""
        return self.sitting.who


class Count(NamedTuple):
    """How many there are, the clauses that leave that open, and who was looked at."""

    number: Span
    open: frozenset[Clause]
    tallies: tuple[Tally, ...]


class Floor:
    """The room at one point of the meeting, as one reading of the rule's text sees it.

    What would be, and not what is recorded: with `coming`, whoever may be there is there if named in it, and not
    otherwise; whoever is named in `without` is not there, and whoever in `also` is, in the room and as a member.
    """

    def __init__(
        self,
        room: Room,
        point: Point,
        text: Text,
        *,
        coming: frozenset[str] | None = None,
        without: frozenset[str] = frozenset(),
        also: frozenset[str] = frozenset(),
    ) -> None:
        self.room = room
        self.point = point
        self.text = text
        self._coming = coming
        self._without = without
        self._also = also
        self._kept: dict[bool, tuple[Tally, ...]] = {}

    def if_only(self, coming: frozenset[str], without: frozenset[str] = frozenset()) -> Floor:
        """Return the room if, of those who may be there, only these were, and these others were not at all."""
        return Floor(self.room, self.point, self.text, coming=coming, without=without)

    # -- who counts

    def tallies(self, *, as_officers: bool = False) -> tuple[Tally, ...]:
        """Return, for every place, who of those who sat in it counts most; officers count whatever their standing."""
        if as_officers not in self._kept:
            self._kept[as_officers] = tuple(
                self._of_place(place, as_officer=as_officers) for place in self.room.places if place.sittings
            )
        return self._kept[as_officers]

    def _of_place(self, place: Place, *, as_officer: bool) -> Tally:
        rule = self.room.setting.substitutes
        displaced = rule is not None and rule.displaces_member == "yes"
        tallies = [self.tally(place, sitting, as_officer=as_officer) for sitting in place.sittings]
        if displaced and any(one.sitting.substitute and one.sitting.came is Truth.YES for one in tallies):
            tallies = [
                one
                if one.sitting.substitute
                else one._replace(
                    counts=Truth.NO, why="displaced by the substitute for the whole meeting", open=frozenset()
                )
                for one in tallies
            ]
        return min(tallies, key=lambda one: (_ORDER.index(one.counts), _ORDER.index(one.there), one.sitting.substitute))

    def tally(self, place: Place, sitting: Sitting, *, as_officer: bool = False) -> Tally:
        """Return whether somebody counts at the point, with the first reason why not, or all that is in doubt."""
        there = self._there(sitting)
        if there is Truth.NO:
            return Tally(place, sitting, there, Truth.NO, self._away(sitting))
        doubts: list[str] = []
        opened: set[Clause] = set()
        for truth, why, clause in self._reasons(place, sitting, as_officer=as_officer):
            if truth is Truth.NO:
                return Tally(place, sitting, there, Truth.NO, why)
            if truth is Truth.UNKNOWN:
                doubts.append(why)
                if clause is not None:
                    opened.add(clause)
        if_there = Truth.UNKNOWN if doubts else Truth.YES
        if there is Truth.UNKNOWN:
            doubts.insert(0, self._in_doubt(sitting))
        why = "; ".join(doubts) or sitting.said
        return Tally(place, sitting, there, all_of((there, if_there)), why, frozenset(opened), if_there)

    def _there(self, sitting: Sitting) -> Truth:
        there = self.room.there(sitting, self.point)
        if sitting.who in self._without:
            return Truth.NO
        if sitting.who in self._also and not sitting.substitute:
            return Truth.YES
        return known(sitting.who in self._coming) if self._coming is not None and there is Truth.UNKNOWN else there

    def _away(self, sitting: Sitting) -> str:
        if sitting.came is not Truth.YES:
            return sitting.said
        if self.room.agenda.there(sitting.row, self.point) is Truth.NO:
            return "not there at this point"
        return "left the room for a declared interest"

    def _in_doubt(self, sitting: Sitting) -> str:
        if sitting.came is Truth.UNKNOWN:
            return sitting.said
        if self.room.agenda.there(sitting.row, self.point) is Truth.UNKNOWN:
            return f"{sitting.said}; whether at this point is not recorded"
        return "declared an interest; whether they left the room is not recorded"

    def _reasons(
        self, place: Place, sitting: Sitting, *, as_officer: bool
    ) -> Iterator[tuple[Truth, str, Clause | None]]:
        """Yield, for each clause that bears on somebody, whether they count by it, why not, and the clause if the text leaves it open."""
        if sitting.doubt:
            yield Truth.UNKNOWN, sitting.doubt, None
        if sitting.disqualified is not Truth.NO:
            yield ~sitting.disqualified, "disqualified", None
        if not as_officer:
            yield from self._standing(sitting)
        yield from self._voting(place, sitting)
        if sitting.substitute:
            yield self._read("substitutes", lambda option: self._entitled(option, place, sitting), "a substitute")
        if sitting.virtual is not Truth.NO:
            yield self._read("virtual", lambda option: self._remote(option, sitting), "taking part from elsewhere")
        if sitting.row.presence == "part":
            yield self._read("part", lambda option: known(option == "yes"), "present for part of the meeting")
        conflicted = self.room.conflicted(place, sitting, self.point)
        if conflicted is not Truth.NO:
            yield self._read(
                "conflicted", lambda option: known(option == "yes") | ~conflicted, "declared an interest in the item"
            )
        if sitting.suspended is not Truth.NO:
            suspended = sitting.suspended
            yield self._read("suspended", lambda option: known(option == "yes") | ~suspended, "suspended")

    def _standing(self, sitting: Sitting) -> Iterator[tuple[Truth, str, Clause | None]]:
        if sitting.standing == "guest":
            yield Truth.NO, "in attendance, not a member", None
        elif sitting.standing in _CLAUSES:
            clause, words = _CLAUSES[sitting.standing]
            yield self._read(clause, lambda option: known(option == "yes"), words)

    def _voting(self, place: Place, sitting: Sitting) -> Iterator[tuple[Truth, str, Clause | None]]:
        stated = self.text.stated.get("non_voting")
        if sitting.votes is Truth.NO and sitting.standing != "observer":
            yield self._read("non_voting", lambda option: known(option == "yes"), "without a vote")
        elif sitting.votes is Truth.UNKNOWN and stated == ("no",) and place.standing != "observer":
            yield Truth.UNKNOWN, "whether they have a vote is not recorded", None

    def _read(self, clause: Clause, counts: Callable[[str], Truth], words: str) -> tuple[Truth, str, Clause | None]:
        """Return what every reading of a clause makes of somebody; readings that differ leave it open."""
        options = self.text.options(clause)
        answers = {counts(option) for option in options}
        if len(answers) == 1:
            answer = answers.pop()
            doubt = f"{words}; whether that counts here is not recorded" if answer is Truth.UNKNOWN else words
            return answer, doubt, None
        return Truth.UNKNOWN, f"{words}; whether that counts is not said", clause

    def _entitled(self, option: str, place: Place, sitting: Sitting) -> Truth:
        rule = self.room.setting.substitutes
        if option == "none":
            return Truth.NO
        allowed = Truth.YES
        if rule is not None and rule.only_for is not None:
            member = sitting._replace(substitute=False, person=None)
            allowed = belongs(rule.only_for, place, member, self.room).belongs
        return all_of((allowed, sitting.in_time, sitting.named if option == "named" else Truth.YES))

    @staticmethod
    def _remote(option: str, sitting: Sitting) -> Truth:
        if option == "yes":
            return Truth.YES
        return ~sitting.virtual | sitting.agreed if option == "with-chairs-agreement" else ~sitting.virtual

    # -- how many

    def of(self, members: Members) -> tuple[Tally, ...]:
        """Return those who are of a set, or may be, with whether they are of it and count."""
        found = []
        for plain in self.tallies():
            member = self.room.belongs(members, plain.place, plain.sitting)
            one = plain
            if member.by_office:
                officer = self._of_place(plain.place, as_officer=True)
                member = self.room.belongs(members, officer.place, officer.sitting)
                one = officer if member.by_office else plain
            if member.belongs is Truth.UNKNOWN and one.counts is not Truth.NO:
                why = one.why if one.counts is Truth.UNKNOWN else "whether they are one of these is not recorded"
                one = one._replace(counts=Truth.UNKNOWN, why=why, if_there=Truth.UNKNOWN)
            if member.belongs is not Truth.NO:
                found.append(one._replace(by_office=member.by_office))
        return tuple(found)

    def count(self, tallies: Sequence[Tally], counting: Counting) -> Count:
        """Return how many of these there are, counted as the rule counts; every reading of what it leaves open is taken in."""
        spans: list[Span] = []
        opened: set[Clause] = set()
        for way, clauses in self.ways(counting):
            spans.append(self.number(tallies, way))
            opened.update(clauses)
        number = Span(min(one.low for one in spans), _highest(spans))
        if all(one == spans[0] for one in spans):
            opened.clear()
        for one in tallies:
            if one.counts is Truth.UNKNOWN:
                opened |= one.open
        return Count(number, frozenset(opened), tuple(tallies))

    def ways(self, counting: Counting) -> Iterator[tuple[Way, tuple[Clause, ...]]]:
        """Yield each way of counting that the text can mean, and the clauses that it then leaves open."""
        twice = self.text.options("person_in_two_seats")
        twice_open: tuple[Clause, ...] = ("person_in_two_seats",) if len(twice) > 1 else ()
        if counting == "unstated" and not twice_open:
            yield Way("heads" if twice == ("once",) else "seats"), ()
        elif counting == "unstated":
            options = self.text.options("counting")
            yield from ((Way(option), ("counting",) if len(options) > 1 else ()) for option in options)
        elif counting in {"heads", "seats"}:
            yield Way("heads" if twice == ("once",) else "seats" if twice == ("each",) else counting), ()
        else:
            agencies = self.text.options("agency_of") if counting == "agencies" else ("",)
            agency_open: tuple[Clause, ...] = ("agency_of",) if len(agencies) > 1 else ()
            for agency in agencies:
                for once in twice:
                    yield Way(counting, agency, once=once == "once"), (*twice_open, *agency_open)

    def number(self, tallies: Iterable[Tally], way: Way) -> Span:
        """Return how many of these count, counted in one way."""
        counted = [one for one in tallies if one.counts is not Truth.NO]
        if way.of == "heads":
            return distinct([((one.who, Truth.YES),) for one in counted], counted)
        if way.of == "seats":
            return Span(sum(one.counts is Truth.YES for one in counted), len(counted))
        keys = [self.keys(one, way) for one in counted]
        return matched(keys, counted) if way.once else distinct(keys, counted)

    def keys(self, tally: Tally, way: Way) -> Ties:
        """Return what somebody counts for: organisations, agencies, nominators or districts; `?` for one that is not known."""
        place = tally.place
        if way.agency == "seat" and place.seat is not None and place.seat.agency:
            return ((f"agency {place.seat.agency}", Truth.YES),)
        what = _WHAT.get(way.of, "organisations")
        found: Ties = getattr(place, what)
        if not found:
            return (("?", Truth.UNKNOWN),) if place.id is None or what not in self.room.recorded else ()
        if way.agency in {"parent", "sector"}:
            return tuple((self._agency(one, way.agency), holds) for one, holds in found)
        return found

    def _agency(self, organisation: str, way: str) -> str:
        found = self.room.setting.directory.organisation(organisation)
        if way == "parent":
            return found.parent or (found.id if found.known else "?")
        return found.sector or "?"


class Way(NamedTuple):
    """One way of counting: heads, seats, or different organisations, agencies, nominators or districts.

    `agency` is what an agency is; with `once`, one person stands for no more than one of these.
    """

    of: str
    agency: str = ""
    once: bool = False


HEADS = Way("heads")
SEATS = Way("seats")
_WHAT: dict[str, What] = {"nominators": "nominators", "districts": "districts"}


def _highest(spans: Iterable[Span]) -> int | None:
    highs = [one.high for one in spans]
    return None if None in highs else max(high for high in highs if high is not None)
