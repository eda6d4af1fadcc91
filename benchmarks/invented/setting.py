"""One invented place: who sits where, who meets when, what replaces what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from invented import words

if TYPE_CHECKING:
    from collections.abc import Iterator

COUNTRY = "benchland"
PLACE_FILES = 150
QUARTER = timedelta(weeks=13)
MEETINGS_A_YEAR = 4
CANCELLED, CHANGES_HANDS, HAS_SUBSTITUTE = 0.25, 0.3, 0.4

FOUNDED = date(2018, 4, 1)
FORMER_BEGIN, FORMER_END = date(2019, 4, 1), date(2021, 3, 31)
PRESENT_BEGIN = date(2021, 4, 1)

PEOPLE_OF_EACH = 4
CHAIR, VICE_CHAIR = "county-council", "care-board"
STEADY = frozenset({CHAIR, VICE_CHAIR})


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat and the people in it: `later` takes over after a year, at once or after a vacancy."""

    organisation: words.OrganisationWords
    first: str
    later: str
    substitute: str
    vacancy: bool
    observer: bool

    @property
    def id(self) -> str:
        """The seat is called after its organisation."""
        return self.organisation.slug

    @property
    def steady(self) -> bool:
        """Its holder never changes and never misses a meeting, for the quorum rests on it."""
        return self.id in STEADY


@dataclass(frozen=True, slots=True)
class Board:
    """A board's life, seats and days of meeting."""

    id: str
    words: words.BoardWords
    number: int
    begins: date
    ends: date | None
    parent: str
    seats: tuple[Seat, ...]
    clerk: str
    days: tuple[date, ...]
    last_cancelled: bool

    @property
    def handover(self) -> date:
        """The day on which later holders take over, after a year of meetings."""
        return date(2020, 4, 1) if self.ends else date(2022, 4, 1)

    @property
    def by_district(self) -> bool:
        """Its area is given as districts, not as the whole place."""
        return self.number % 3 == 0

    @property
    def terms(self) -> str:
        """The document that its rules stand in."""
        if not self.parent:
            return "constitution-2018"
        return "terms-2019" if self.ends else "terms-2021"


@dataclass(frozen=True, slots=True)
class Place:
    """A place and everything in it that more than one record has to agree on."""

    id: str
    name: str
    number: int
    random: Random
    people: tuple[tuple[str, str], ...]
    root: Board
    boards: tuple[Board, ...]
    former: tuple[Board, ...]
    measures: tuple[str, ...]
    plans: tuple[str, ...]
    reviews: int

    def all_boards(self) -> Iterator[Board]:
        """Every board, the root first."""
        yield self.root
        yield from self.boards
        yield from self.former

    def successor(self, former: Board) -> Board:
        """Return the board that took a former board's place."""
        return self.boards[self.former.index(former)]

    def owner(self, number: int) -> Board:
        """Return the living board that answers for the measure or plan of this number."""
        return self.boards[number % len(self.boards)] if self.boards else self.root

    def plan_id(self, number: int) -> str:
        """Return the id of the plan of this number."""
        return f"{self.id}/{slug(self.plans[number])}"

    def measure_id(self, number: int) -> str:
        """Return the id of the measure of this number."""
        return f"{self.id}/{slug(self.measures[number])}"


def slug(name: str) -> str:
    """Return a name as an id."""
    return "-".join("".join(letter if letter.isalnum() else " " for letter in name.lower()).split())


def invent(number: int, files: int, seed: int) -> Place:
    """Lay out the place of this number so that its records, two at least, make so many files."""
    random = Random(f"{seed} {number}")
    name = _name(number)
    place = f"benchshire-{name}"
    boards = max(1, round(files * 0.10))
    measures, plans, reviews = round(files * 0.20), round(files * 0.09), round(files * 0.053)
    former = min(reviews // 2, len(words.ENDED_BOARDS), (boards - 1) // 2)
    people = _people(random)
    maker = _Boards(place, random, people, boards, meetings=files - 1 - boards - measures - plans - reviews)
    root = maker.board(words.ROOT, FOUNDED, None, "")
    present = enumerate(words.BOARDS[: boards - 1 - former])
    return Place(
        id=place,
        name=name.capitalize(),
        number=number,
        random=random,
        people=people,
        root=root,
        boards=tuple(maker.board(each, PRESENT_BEGIN, None, _parent(place, i)) for i, each in present),
        former=tuple(maker.board(each, FORMER_BEGIN, FORMER_END, root.id) for each in words.ENDED_BOARDS[:former]),
        measures=tuple(random.sample(words.MEASURES, measures)),
        plans=tuple(random.sample(words.PLANS, plans)),
        reviews=reviews,
    )


def _name(number: int) -> str:
    """Return a name that no other number has."""
    tree, ground = divmod(number, len(words.GROUNDS))
    name = f"{words.TREES[tree % len(words.TREES)]}{words.GROUNDS[ground]}"
    return name if tree < len(words.TREES) else f"{name}-{number}"


def _parent(place: str, number: int) -> str:
    """Hang the first six boards below the root and the others below one of the six."""
    first_tier = 6
    return f"{place}/{words.ROOT.slug if number < first_tier else words.BOARDS[number - first_tier].slug}"


def _people(random: Random) -> tuple[tuple[str, str], ...]:
    shift = random.randrange(len(words.GIVEN_NAMES))
    surnames = random.sample(words.SURNAMES, len(words.SURNAMES))
    given = words.GIVEN_NAMES
    names = [f"{given[(i + shift) % len(given)]} {surname}" for i, surname in enumerate(surnames)]
    return tuple((slug(name), name) for name in names)


@dataclass(slots=True)
class _Boards:
    """Makes the boards of a place one after another and shares the meetings out between them."""

    place: str
    random: Random
    people: tuple[tuple[str, str], ...]
    boards: int
    meetings: int
    made: int = 0

    def board(self, of: words.BoardWords, begins: date, ends: date | None, parent: str) -> Board:
        number = self.made
        self.made += 1
        share = self.meetings * self.made // self.boards - self.meetings * number // self.boards
        return Board(
            id=f"{self.place}/{of.slug}",
            words=of,
            number=number,
            begins=begins,
            ends=ends,
            parent=parent,
            seats=tuple(self._seats(number)),
            clerk=self._person(0, number + 3),
            days=tuple(self._days(number, ends, share)),
            last_cancelled=share > MEETINGS_A_YEAR and self.random.random() < CANCELLED,
        )

    def _seats(self, number: int) -> Iterator[Seat]:
        size = len(words.ORGANISATIONS) if number == 0 else self.random.randint(18, 20)
        others = [i for i, each in enumerate(words.ORGANISATIONS) if each.slug not in STEADY]
        chosen = self.random.sample(others, size - len(STEADY))
        vacant, watching = chosen[:2]
        for i, organisation in enumerate(words.ORGANISATIONS):
            steady = organisation.slug in STEADY
            if i not in chosen and not steady:
                continue
            changes = i == vacant or (not steady and self.random.random() < CHANGES_HANDS)
            first = self._person(i, number)
            yield Seat(
                organisation=organisation,
                first=first,
                later=self._person(i, number + 1) if changes else first,
                substitute=self._person(i, number + 2) if self.random.random() < HAS_SUBSTITUTE and not steady else "",
                vacancy=i == vacant,
                observer=i == watching,
            )

    def _person(self, organisation: int, turn: int) -> str:
        return self.people[organisation * PEOPLE_OF_EACH + turn % PEOPLE_OF_EACH][0]

    def _days(self, number: int, ends: date | None, meetings: int) -> Iterator[date]:
        """Give each board a weekday of its own, Tuesday to Thursday, clear of bank holidays."""
        week, weekday = divmod(number, 3)
        first_tuesday = date(2019, 4, 9) if ends else date(2021, 4, 13)
        first = first_tuesday + timedelta(weeks=week, days=weekday)
        yield from (first + i * QUARTER for i in range(meetings))
