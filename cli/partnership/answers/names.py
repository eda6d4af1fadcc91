"""The names by which people, organisations, documents and boards are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from partnership.answers.load import Records
    from partnership.records.model import Citation, Place

Thing = TypeVar("Thing")


class Names:
    """What things are called in a place; an id that nothing is known of is shown as it is."""

    def __init__(self, records: Records, place: str) -> None:
        self._records = records
        self._around = list(records.around(place))

    def person(self, person_id: str) -> str:
        """Return a person's name, or the post that `post:…` stands for."""
        if person_id.startswith("post:"):
            return person_id.removeprefix("post:")
        own, places = self._places(person_id)
        found = _first((place.people for place in places), own)
        return found.name if found else person_id

    def people(self, ids: Iterable[str]) -> str:
        """Return the names of those who share a seat."""
        return " / ".join(self.person(one) for one in ids)

    def organisation(self, organisation_id: str) -> str:
        """Return an organisation's name."""
        own, places = self._places(organisation_id)
        found = _first((place.organisations for place in places), own)
        return found.name if found else organisation_id

    def cited(self, sources: Iterable[Citation]) -> str:
        """Return citations in words: `Terms of reference 2013/15, 6.5`."""
        return "; ".join(self._citation(one) for one in sources)

    def document(self, document_id: str) -> str:
        """Return a document's title."""
        own, places = self._places(document_id)
        found = _first((place.documents for place in places), own)
        return found.title if found else document_id

    def _citation(self, citation: Citation) -> str:
        title = self.document(citation.document)
        return f"{title}, {citation.section}" if citation.section else title

    def _places(self, name: str) -> tuple[str, list[Place]]:
        """Return the thing's own id, and the places in which it is looked for."""
        where, _, own = name.rpartition("/")
        if not where:
            return own, self._around
        place = self._records.place(where)
        return own, [place] if place else []


def _first(things: Iterable[Mapping[str, Thing] | None], own: str) -> Thing | None:
    return next((each[own] for each in things if each and own in each), None)
