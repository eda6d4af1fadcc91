"""What is known of a whole folder of records while one of them is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from partnership.records.facts.board import BoardFacts
    from partnership.records.facts.measure import MeasureFacts
    from partnership.records.facts.meeting import MeetingFacts
    from partnership.records.facts.place import PlaceFacts, Thing
    from partnership.records.facts.plan import PlanFacts
    from partnership.records.facts.restructure import RestructureFacts


class Known(NamedTuple):
    """What is known of a whole folder of records while one of them is looked at.

    `ids` has every record by kind, those that could not be read included; the other fields have
    only what could be read. A rule stays silent about what is in `ids` and not in its facts.
    """

    ids: Mapping[str, frozenset[str]]
    places: Mapping[str, PlaceFacts]
    boards: Mapping[str, BoardFacts]
    plans: Mapping[str, PlanFacts]

    def around(self, place: str) -> Iterator[str]:
        """The ids of the place and of those around it, the innermost first."""
        seen: set[str] = set()
        here: str | None = place
        while here is not None and here not in seen:
            seen.add(here)
            yield here
            facts = self.places.get(here)
            here = facts.within if facts else None

    def find(self, place: str, kind: str, name: str) -> Thing | None:
        """Return what `name` means in a record of the place: its own, or that of a place around it."""
        home = self.home(place, kind, name)
        return home.things[kind][name.rpartition("/")[2]] if home else None

    def home(self, place: str, kind: str, name: str) -> PlaceFacts | None:
        """Return the place that records what `name` means in a record of `place`; None where none that is known does."""
        where, _, own = name.rpartition("/")
        for around in [where] if where else self.around(place):
            facts = self.places.get(around)
            if facts and own in facts.things.get(kind, {}):
                return facts
        return None

    def whole(self, place: str) -> bool:
        """Whether the place and all those around it could be read."""
        around = list(self.around(place))
        last = self.places.get(around[-1])
        return last is not None and last.within is None


class Facts(NamedTuple):
    """What is known of a whole folder of records, for the rules that look across them."""

    known: Known
    meetings: Sequence[MeetingFacts]
    measures: Sequence[MeasureFacts]
    restructures: Sequence[RestructureFacts]

    @property
    def boards(self) -> Iterable[BoardFacts]:
        """Every board that could be read, in order of id."""
        return self.known.boards.values()
