"""What answers in the terms of published standards are held to: ORG and OWL-Time by their own names, Popolo by the names of its classes."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING, Any, NamedTuple

import rdflib
from rdflib.namespace import DCTERMS, FOAF, ORG, RDF, RDFS, SKOS, TIME, XSD

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rdflib.term import Node

_KNOWN = (DCTERMS, FOAF, ORG, RDF, RDFS, SKOS, TIME)
"""Namespaces of which rdflib knows every name; the others are the document's own."""
_NARROWER: Mapping[Node, Node | None] = {
    ORG.Organization: FOAF.Agent, ORG.Membership: None, ORG.Post: None, FOAF.Person: FOAF.Agent, ORG.Role: SKOS.Concept,
    TIME.Instant: TIME.TemporalEntity, TIME.Interval: TIME.TemporalEntity,
}  # fmt: skip
_AGENT_OR_POST = frozenset({FOAF.Agent, ORG.Post})


class Ends(NamedTuple):
    """The classes of which the two ends of a property are, any of them; None where the vocabulary leaves it open."""

    domain: frozenset[Node] | None
    range: frozenset[Node] | None


def _ends(domain: Node | None, range_: Node | None) -> Ends:
    return Ends(frozenset({domain} if domain else ()) or None, frozenset({range_} if range_ else ()) or None)


ENDS: Mapping[Node, Ends] = {
    ORG.classification: _ends(ORG.Organization, SKOS.Concept),
    ORG.heldBy: _ends(ORG.Post, FOAF.Agent),
    ORG.identifier: _ends(ORG.Organization, None),
    ORG.linkedTo: _ends(ORG.Organization, ORG.Organization),
    ORG.member: _ends(ORG.Membership, FOAF.Agent),
    ORG.memberDuring: _ends(ORG.Membership, TIME.Interval),
    ORG.organization: _ends(ORG.Membership, ORG.Organization),
    ORG.originalOrganization: _ends(ORG.ChangeEvent, ORG.Organization),
    ORG.postIn: _ends(ORG.Post, ORG.Organization),
    ORG.reportsTo: Ends(_AGENT_OR_POST, _AGENT_OR_POST),
    ORG.resultingOrganization: _ends(ORG.ChangeEvent, ORG.Organization),
    ORG.role: Ends(frozenset({ORG.Membership, ORG.Post}), frozenset({ORG.Role})),
    ORG.subOrganizationOf: _ends(ORG.Organization, ORG.Organization),
    TIME.after: _ends(TIME.TemporalEntity, TIME.TemporalEntity),
    TIME.before: _ends(TIME.TemporalEntity, TIME.TemporalEntity),
    TIME.hasBeginning: _ends(TIME.TemporalEntity, TIME.Instant),
    TIME.hasEnd: _ends(TIME.TemporalEntity, TIME.Instant),
    TIME.hasTime: _ends(None, TIME.TemporalEntity),
    TIME.inXSDDate: _ends(TIME.Instant, XSD.date),
    TIME.inXSDgYear: _ends(TIME.Instant, XSD.gYear),
    TIME.inXSDgYearMonth: _ends(TIME.Instant, XSD.gYearMonth),
}
"""Domains and ranges as the vocabularies publish them (https://www.w3.org/TR/vocab-org/, https://www.w3.org/TR/owl-time/)."""


def graph_of(document: str) -> rdflib.Graph:
    """Return a JSON-LD document as a graph."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # its reader of JSON-LD uses what rdflib itself gives up
        return rdflib.Graph().parse(data=document, format="json-ld")


def faults(graph: rdflib.Graph, ends: Mapping[Node, Ends] = ENDS) -> Iterator[str]:
    """Yield what the vocabularies do not allow: names that they do not have, ends of another class, words that are no dates."""
    for subject, predicate, value in graph:
        for name in (predicate, *([value] if predicate == RDF.type else [])):
            known = [space for space in _KNOWN if str(name).startswith(str(space))]
            if known and str(name) not in map(str, dir(known[0])):
                yield f"{name} is no name of its vocabulary"
        if isinstance(value, rdflib.Literal) and value.ill_typed:
            yield f"{value!r} is no {value.datatype}"
        if isinstance(value, rdflib.URIRef) and ":" not in value:
            yield f"{value} is not a whole IRI"
        allowed = ends.get(predicate)
        if allowed is None:
            if str(predicate).startswith((str(ORG), str(TIME))):
                yield f"{predicate} has no ends here"
            continue
        for end, classes in ((subject, allowed.domain), (value, allowed.range)):
            if classes is not None and classes.isdisjoint(_classes(graph, end)):
                yield f"{subject} {predicate} {value}: {end} is none of {sorted(map(str, classes))}"


def _classes(graph: rdflib.Graph, end: Node) -> set[Node | None]:
    if isinstance(end, rdflib.Literal):
        return {end.datatype or XSD.string}
    own = set(graph.objects(end, RDF.type))
    return {*own, *(_NARROWER.get(one) for one in own)}


_ANY = frozenset({"id", "note"})
POPOLO = {
    "organizations": frozenset({"name", "other_names", "identifiers", "classification", "parent_id", "founding_date", "dissolution_date"}),
    "persons": frozenset({"name"}),
    "posts": frozenset({"label", "role", "organization_id", "start_date", "end_date"}),
    "memberships": frozenset({"role", "person_id", "organization_id", "post_id", "on_behalf_of_id", "start_date", "end_date"}),
}  # fmt: skip
"""The names of Popolo's classes that are used (https://www.popoloproject.com/specs/); `note` is an addition."""
_DAY = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def popolo_faults(document: Mapping[str, Any]) -> Iterator[str]:
    """Yield what Popolo does not allow: other names, dates of another form, ids that nothing has, or that two have."""
    ids = [one["id"] for kind in POPOLO for one in document[kind]]
    yield from (f"{one} twice" for one in set(ids) if ids.count(one) > 1)
    for kind, names in POPOLO.items():
        for one in document[kind]:
            yield from (f"{kind} have no {name}" for name in one.keys() - names - _ANY)
            if not one.get("name") and not one.get("label") and kind != "memberships":
                yield f"{one['id']} has no name"
            for name, value in one.items():
                if name.endswith("_date") and not _DAY.fullmatch(value):
                    yield f"{value} is no date"
                if name.endswith("_id") and value not in ids:
                    yield f"{one['id']}: {name} {value} is nobody"
