"""Answers in the terms of published standards, held to the vocabulary and the schemas that those publish.

standards.py org VOCABULARY FILE...      ORG's own domains and ranges; VOCABULARY is its N-Quads
standards.py popolo SCHEMAS FILE...      Popolo's own JSON Schemas, in a folder
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import rdflib
from jsonschema import Draft3Validator
from rdflib.collection import Collection
from rdflib.namespace import ORG, OWL, RDFS
from referencing import Registry
from referencing.jsonschema import DRAFT3

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from standards import ENDS, POPOLO, Ends, faults, graph_of, popolo_faults


def org(vocabulary: str, *documents: str) -> None:
    """Assert that documents say nothing that the vocabulary does not allow, nor our copy of its domains and ranges anything else."""
    published = rdflib.Graph()
    for statement in rdflib.Dataset(default_union=True).parse(vocabulary, format="nquads").quads():
        published.add(statement[:3])
    ends = {}
    for word in ENDS:
        if str(word).startswith(str(ORG)):
            given = Ends(classes(published, word, RDFS.domain), classes(published, word, RDFS.range))
            assert given.domain == ENDS[word].domain, word
            assert given.range in {None, ENDS[word].range}, word
            ends[word] = given
    for document in documents:
        graph = graph_of(Path(document).read_text(encoding="utf-8"))
        assert list(graph.subjects(None, ORG.Organization)), document
        found = sorted({*faults(graph, {**ENDS, **ends})})
        assert not found, found[:5]
    print(f"{len(documents)} documents are ORG as it is published")


def classes(
    published: rdflib.Graph, word: rdflib.term.Node, side: rdflib.term.Node
) -> frozenset[rdflib.term.Node] | None:
    """Return what a vocabulary says that an end of a property is, any of several; None where it says nothing."""
    found = set()
    for one in published.objects(word, side):
        either = published.value(one, OWL.unionOf)
        found |= set(Collection(published, either)) if either else {one}
    return frozenset(found) or None


def popolo(folder: str, *documents: str) -> None:
    """Assert that documents are what the schemas say."""
    schemas = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in Path(folder).glob("*.json")}
    registry = Registry().with_resources(
        (schema["id"].rstrip("#"), DRAFT3.create_resource(schema)) for schema in schemas.values()
    )
    for document in documents:
        data = json.loads(Path(document).read_text(encoding="utf-8"))
        assert data["organizations"], document
        for kind in POPOLO:
            checker = Draft3Validator(schemas[kind.removesuffix("s")], registry=registry)
            found = [error.message for one in data[kind] for error in checker.iter_errors(one)]
            assert not found, found[:5]
        assert not list(popolo_faults(data))
    print(f"{len(documents)} documents are Popolo as it is published")


if __name__ == "__main__":
    {"org": org, "popolo": popolo}[sys.argv[1]](*sys.argv[2:])
