"""What records, and the people and things that places record, are called, found by the ids that records use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers import when
from partnership.documents import fields
from partnership.words.kinds import board_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from partnership.answers.load import Records
    from partnership.documents.document import Document
    from partnership.records.model.text import Citation

Source = dict[str, Any] | list[dict[str, Any]] | None
"""What records write under `source`."""


class Cited(NamedTuple):
    """A document, by its id as written and its title, and a section of it."""

    document: str
    title: str
    section: str | None

    @property
    def words(self) -> str:
        """The citation as a person reads it: `Terms of reference 2013/15, 6.5`."""
        return f"{self.title}, {self.section}" if self.section else self.title


class Titles:
    """The titles of things as a place knows them; an id that nothing is known of is shown as it is."""

    def __init__(self, records: Records, place: str) -> None:
        self.records = records
        self.place = place

    def thing(self, field: str, reference: str) -> Mapping[str, Any] | None:
        """Return what a place, or one around it, records under `field` (`functions`, `duties`, `districts`…)."""
        home = self._home(field, reference)
        found: Mapping[str, Any] | None = home.data[field][reference.rpartition("/")[2]] if home else None
        return found

    def id(self, field: str, reference: str) -> str:
        """Return the one id of such a thing, from wherever it is named: `PLACE/ID`, of the place that records it.

        Where none does, a bare id is taken for one of this place.
        """
        home = self._home(field, reference)
        where, _, own = reference.rpartition("/")
        return f"{home.id if home else where or self.place}/{own}"

    def _home(self, field: str, reference: str) -> Document | None:
        where, _, own = reference.rpartition("/")
        document = self.records.document("place", where) if where else None
        places = ([document] if document else []) if where else self.records.around(self.place)
        return next((place for place in places if own in place.data.get(field, {})), None)

    def found(self, field: str, reference: str) -> tuple[str, Mapping[str, Any]] | None:
        """Return such a thing, after the id of the place that records it."""
        home, thing = self._home(field, reference), self.thing(field, reference)
        return (home.id, thing) if home is not None and thing is not None else None

    def key(self, field: str, reference: str) -> str:
        """Return the id of such a thing with the place that records it, so that it reads alike from every place."""
        found = self.found(field, reference)
        return f"{found[0] if found else self.place}/{reference.rpartition('/')[2]}"

    def title(self, field: str, reference: str) -> str:
        """Return the name or title of such a thing."""
        thing = self.thing(field, reference) or {}
        return str(thing.get("name") or thing.get("title") or reference)

    def person(self, reference: str) -> str:
        """Return a person's name, or the post that `post:POST#SEAT` stands for."""
        if reference.startswith("post:"):
            return reference.removeprefix("post:").rpartition("#")[0]
        return self.title("people", reference)

    def people(self, references: Iterable[str]) -> str:
        """Return the names of those who share a seat."""
        return " / ".join(self.person(one) for one in references)

    def organisation(self, reference: str) -> str:
        """Return an organisation's name."""
        return self.title("organisations", reference)

    def document(self, reference: str) -> str:
        """Return a document's title."""
        return self.title("documents", reference)

    def area(self, reference: str) -> str:
        """Return the name of a place or a district."""
        if reference in self.records.listed["place"]:
            return self.record("place", reference)
        return self.title("districts", reference)

    def record(self, kind: str, record_id: str) -> str:
        """Return what a record is called; its id where it is not there or cannot be read."""
        document = self.records.document(kind, record_id)
        if document is None:
            return record_id
        if kind == "meeting":
            return f"{self.record('board', board_of(record_id))}, {day_in_words(document)}"
        return called(document)

    def referred(self, kind: str, record_id: str) -> str:
        """Return a record's title with its id, by which it can be asked for."""
        title = self.record(kind, record_id)
        return title if title == record_id else f"{title} ({record_id})"

    def meeting_or_board(self, record_id: str) -> str:
        """Return a meeting or a board, whichever the id is of."""
        return self.referred("meeting" if record_id in self.records.listed["meeting"] else "board", record_id)

    def cited(self, source: Source) -> tuple[Cited, ...]:
        """Return the citations of a `source` as records write it."""
        citations = [source] if isinstance(source, dict) else source or []
        return tuple(
            Cited(one["document"], self.document(one["document"]), str(one["section"]) if "section" in one else None)
            for one in citations
        )

    def citations(self, sources: Iterable[Citation]) -> str:
        """Return citations of the model in words."""
        return together(Cited(one.document, self.document(one.document), one.section) for one in sources)


def together(citations: Iterable[Cited]) -> str:
    """Return citations in words, the sections of one document after its title: `Terms of reference 2013/15, 6.3, 6.5`."""
    sections: dict[str, list[str]] = {}
    for one in citations:
        sections.setdefault(one.title, []).extend([one.section] if one.section else [])
    return "; ".join(", ".join((title, *those)) for title, those in sections.items())


def called(document: Document) -> str:
    """Return the name of a record, or what it is described as."""
    data = document.data
    return str(data.get("name") or data.get("described_as") or document.id)


def called_with_id(document: Document) -> str:
    """Return the name of a record with its id; the id alone where it has no other name."""
    name = called(document)
    return name if name == document.id else f"{name} ({document.id})"


def day_in_words(meeting: Document) -> str:
    """Return the day of a meeting, or that it has none and what is known of it."""
    name = meeting.id.rpartition("/")[2]
    if not name.startswith("undated-"):
        return when.spoken(name[:10])
    held = meeting.data.get("held")
    known = "" if held is None or held == "unknown" else f", held {when.some_day(held)}"
    return f"undated ({name.removeprefix('undated-')}{known})"


def iso_day(meeting: Document) -> str | None:
    """Return the day of a meeting as `YYYY-MM-DD`, None where it is not known."""
    return meeting.id.rpartition("/")[2][:10] if fields.day_of(meeting).exact else None
