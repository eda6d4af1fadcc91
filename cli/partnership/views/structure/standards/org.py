"""An exchange as JSON-LD in W3C's Organization Ontology (https://www.w3.org/TR/vocab-org/), times in OWL-Time."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from partnership.answers import when
from partnership.documents import fields
from partnership.views.card import spaced
from partnership.views.structure.standards.exchange import plain_date
from partnership.words.dates import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    from partnership.answers.when import Dated
    from partnership.views.structure.standards.exchange import Change, Exchange, Lasts, Membership, Organisation, Post

_IRI = {"@type": "@id"}
CONTEXT: dict[str, Any] = {
    "dcmitype": "http://purl.org/dc/dcmitype/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{
        f"org:{one}": _IRI
        for one in (
            "classification", "heldBy", "linkedTo", "member", "organization", "originalOrganization", "postIn", "reportsTo",
            "resultingOrganization", "role", "subOrganizationOf",
        )
    },
    "rdfs:subPropertyOf": _IRI,
    "dcterms:valid": {"@type": "xsd:date"},
    "time:inXSDDate": {"@type": "xsd:date"},
    "time:inXSDgYearMonth": {"@type": "xsd:gYearMonth"},
    "time:inXSDgYear": {"@type": "xsd:gYear"},
}  # fmt: skip
"""What the names in the document stand for; it stands in the document, so that nothing has to be fetched."""
_POSITIONS = ("time:inXSDgYear", "time:inXSDgYearMonth", "time:inXSDDate")
"""Where an instant is, by how many hyphens the date has."""
_LINKS = {
    "sub-group-of": "org:subOrganizationOf", "reports-to": "org:reportsTo", "accountable-to": "org:reportsTo",
    "scrutinised-by": "org:linkedTo", "consults": "org:linkedTo", "supports": "org:linkedTo",
}  # fmt: skip
_OWN = {
    "accountable-to": "is accountable to", "scrutinised-by": "is scrutinised by", "consults": "consults", "supports": "supports",
    "in-seat": "is a membership in the seat", "seat-of": "is a seat of the organisation",
}  # fmt: skip
"""What ORG has no word for, each a narrower case of a word that it, or Dublin Core, has."""


def org(exchange: Exchange, base: str) -> dict[str, Any]:
    """Return an exchange as a JSON-LD document; every IRI is the id of the thing after `base`."""
    return _Document(base).of(exchange)


class _Document:
    def __init__(self, base: str) -> None:
        self._base = base
        self._used: dict[str, None] = {}
        self._concepts: dict[str, dict[str, Any]] = {}

    def of(self, exchange: Exchange) -> dict[str, Any]:
        things = [
            *(self._organisation(one) for one in exchange.organisations),
            *(self._post(one) for one in exchange.posts),
            *({"@id": self._iri(one), "@type": "foaf:Person", "foaf:name": called} for one, called in exchange.people),
            *(self._membership(one) for one in exchange.memberships),
            *(self._change(one) for one in exchange.changes),
        ]
        dataset = {
            "@type": "dcmitype:Dataset",
            "dcterms:title": exchange.title,
            "dcterms:valid": exchange.as_of.isoformat(),
            "dcterms:description": " ".join(exchange.notes),
        }
        return {
            "@context": {"terms": self._iri("terms#"), **CONTEXT, **{f"terms:{word}": _IRI for word in self._used}},
            "@graph": [dataset, *things, *self._concepts.values(), *map(self._declared, self._used)],
        }

    def _iri(self, own: str) -> str:
        return f"{self._base}{own}"

    def _own(self, word: str) -> str:
        """Return the property of this document's own for a word, which is then declared in it."""
        self._used[word] = None
        return f"terms:{word}"

    @staticmethod
    def _declared(word: str) -> dict[str, Any]:
        return {
            "@id": f"terms:{word}",
            "@type": "rdf:Property",
            "rdfs:label": _OWN[word],
            "rdfs:subPropertyOf": _LINKS.get(word, "dcterms:relation"),
        }

    def _concept(self, field: str, word: str, kind: str) -> str:
        """Return the IRI of a kind of body or of a role, which is then said in the document."""
        iri = self._iri(f"terms#{field}-{word}")
        self._concepts[iri] = {"@id": iri, "@type": kind, "skos:prefLabel": spaced(word)}
        return iri

    def _organisation(self, one: Organisation) -> dict[str, Any]:
        links: dict[str, dict[str, None]] = {}
        for relation in one.relations:
            words = [_LINKS[relation.type], *([self._own(relation.type)] if relation.type in _OWN else [])]
            for word in words:
                links.setdefault(word, {})[self._iri(relation.to)] = None
        also = [*([one.acronym] if one.acronym else []), *(former for former, _ in one.former)]
        notes = [*(_former(former, until) for former, until in one.former), *one.notes]
        return _bare(
            {
                "@id": self._iri(one.id),
                "@type": "org:Organization",
                "org:identifier": one.id,
                "skos:prefLabel": one.name,
                "skos:altLabel": also,
                "org:classification": self._concept("kind", one.kind, "skos:Concept") if one.kind else None,
                **{word: list(ends) for word, ends in links.items()},
                "time:hasTime": _interval(one.lasts),
                "skos:note": notes,
            }
        )

    def _post(self, one: Post) -> dict[str, Any]:
        return _bare(
            {
                "@id": self._iri(one.id),
                "@type": "org:Post",
                "skos:prefLabel": one.title,
                "org:postIn": self._iri(one.board) if one.board else None,
                "org:role": self._concept("role", one.standing, "org:Role") if one.standing else None,
                **({self._own("seat-of"): [self._iri(each) for each in one.whose]} if one.whose else {}),
                "org:heldBy": [self._iri(each) for each in one.held_by],
                "time:hasTime": _interval(one.lasts),
                "skos:note": list(one.notes),
            }
        )

    def _membership(self, one: Membership) -> dict[str, Any]:
        return _bare(
            {
                "@id": self._iri(one.id),
                "@type": "org:Membership",
                "org:member": self._iri(one.person),
                "org:organization": self._iri(one.board),
                "org:role": self._concept("role", one.role, "org:Role") if one.role else None,
                **({self._own("in-seat"): self._iri(one.post)} if one.post else {}),
                "org:memberDuring": _interval(one.lasts),
                "skos:note": list(one.notes),
            }
        )

    def _change(self, one: Change) -> dict[str, Any]:
        return _bare(
            {
                "@id": self._iri(one.id),
                "@type": "org:ChangeEvent",
                "skos:prefLabel": spaced(one.kind),
                "org:originalOrganization": [self._iri(each) for each in one.before],
                "org:resultingOrganization": [self._iri(each) for each in one.after],
                "time:hasTime": instant(one.on),
                "skos:note": list(one.notes),
            }
        )


def _bare(thing: dict[str, Any]) -> dict[str, Any]:
    """Return a thing without what is not said of it."""
    return {word: value for word, value in thing.items() if value not in (None, [])}


def _former(name: str, until: Dated | None) -> str:
    if until is None or until == "unknown":
        return f"It was called “{name}” earlier."
    known = when.spoken(until) if plain_date(until) else when.some_day(until)
    return f"It was called “{name}”; the last day of that: {known}."


def _interval(lasts: Lasts) -> dict[str, Any] | None:
    """Return a time as an interval of OWL-Time, None where nothing is known of either end."""
    if lasts.since is None and lasts.until is None:
        return None
    return _bare(
        {
            "@type": "time:Interval",
            "time:hasBeginning": None if lasts.since is None else instant(lasts.since),
            "time:hasEnd": None if lasts.until is None else instant(lasts.until),
        }
    )


def instant(value: Dated) -> dict[str, Any]:
    """Return a day as an instant of OWL-Time: a date as far as it is known, or that it lies after and before others; and in words where it is no date."""
    if plain_date(value):
        text = str(value)
        return {"@type": "time:Instant", _POSITIONS[text.count("-")]: text}
    on = fields.moment(value)
    return _bare(
        {
            "@type": "time:Instant",
            "time:after": None if on.earliest == FIRST_DAY else _day(on.earliest - 1),
            "time:before": None if on.latest == LAST_DAY else _day(on.latest + 1),
            "skos:note": when.some_day(value),
        }
    )


def _day(ordinal: int) -> dict[str, Any]:
    return {"@type": "time:Instant", "time:inXSDDate": date.fromordinal(ordinal).isoformat()}
