"""One record as a list of facts: everything that it says, told like what is new in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.changes.compared import Changes, Pair
from partnership.answers.changes.facts import Record, differences
from partnership.answers.changes.view import Node, node
from partnership.answers.load import Records
from partnership.answers.side import Side
from partnership.documents import schemas
from partnership.source import reader
from partnership.source.instead import Instead
from partnership.words.kinds import KINDS, path_of

if TYPE_CHECKING:
    from partnership.documents.document import Document

_NOWHERE = "record"
"""What the record's id is made of: where it lies is not known."""


class Alone(NamedTuple):
    """A record with its facts, and a comparison with nothing, in which they are all that is new."""

    document: Document
    changes: Changes
    pair: Pair


def alone(raw: bytes) -> Alone | None:
    """Return all that a record says, each as a fact; None where it is not certain that it is a sound record, and of which kind.

    What it refers to is known by its id alone, so that the same text always gives the same facts.
    """
    reading = reader.read(raw)
    if reading.data is None or reading.faults:
        return None
    kinds = [kind for kind in KINDS if schemas.valid(kind.name, reading.data)]
    if len(kinds) != 1:
        return None
    (kind,) = kinds
    record_id = (
        "/".join([_NOWHERE] * kind.depth) if kind.name != "meeting" else f"{_NOWHERE}/{_NOWHERE}/undated-{_NOWHERE}"
    )
    path = path_of(kind.name, record_id)
    records = Records(Path(), Instead(None, {path: raw}))
    document = records.document(kind.name, record_id)
    return document and told(records, document)


def told(records: Records, document: Document) -> Alone:
    """Return all that a record says, each as a fact, with the names that these records have for things."""
    seen = node(records, document, None, {})
    sides = Record(document.path, Node({}, (), parts={})), Record(document.path, seen)
    facts = tuple(differences(document.kind, document.id, *sides))
    pair = Pair(document.kind, document.id, document.id)
    side = Side(records, None, "")
    return Alone(document, Changes(side, side, (), (), facts, {pair: sides}, {}, (), (), (), ()), pair)
