"""One record as a list of facts: everything that it says, told like what is new in it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers.changes.compared import Changes, Pair
from partnership.answers.changes.facts import Record, differences
from partnership.answers.changes.view import as_typed
from partnership.answers.load import Records
from partnership.answers.side import Side
from partnership.documents import schemas
from partnership.source import reader
from partnership.source.instead import Instead
from partnership.words.kinds import KINDS, path_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from partnership.answers.changes.view import Node
    from partnership.documents.document import Document

_NOWHERE = "record"
"""What the record's id is made of: where it lies is not known."""

_BOARD = frozenset({"name", "described_as", "kind"})


class Alone(NamedTuple):
    """A part of a record with its facts, and a comparison with nothing, in which they are all that is new; `of` says which, empty for the record itself.

    `whole` is the data that it is of.
    """

    whole: Mapping[str, Any]
    of: str
    changes: Changes
    pair: Pair


def alone(raw: bytes) -> list[Alone]:
    """Return all that a record says, each as a fact; nothing where it is not certain that it is a sound record, and of which kind.

    What it refers to is known by its id alone, so that the same text always gives the same facts.
    """
    reading = reader.read(raw)
    if reading.data is None or reading.faults:
        return []
    kinds = [kind for kind in KINDS if schemas.valid(kind.name, reading.data)]
    if len(kinds) != 1:
        return []
    (kind,) = kinds
    record_id = "/".join([_NOWHERE] * kind.depth)
    if kind.name == "meeting":
        record_id = f"{_NOWHERE}/{_NOWHERE}/undated-{_NOWHERE}"
    path = path_of(kind.name, record_id)
    records = Records(Path(), Instead(None, {path: raw}))
    document = records.document(kind.name, record_id)
    return [] if document is None else told(records, document, as_typed)


def told(records: Records, document: Document, seen: Callable[[Document], Node | None]) -> list[Alone]:
    """Return all that a record says, each as a fact: first the record without terms of reference, then each version of these.

    `seen` makes a document into what is compared.
    """
    versions = document.data.get("terms_of_reference", ()) if document.kind == "board" else ()
    rest = {key: value for key, value in document.data.items() if key != "terms_of_reference" or not versions}
    first = _told(records, document._replace(data=rest), seen, "")
    found = [first._replace(whole=document.data)]
    for one in versions:
        only = {key: value for key, value in document.data.items() if key in _BOARD} | {
            "terms_of_reference": [{**one, "status": "agreed"}]
        }
        version = (
            f"Terms of reference, version {one['version']}"
            if "version" in one
            else str(one.get("title", "Terms of reference"))
        )
        terms = _told(records, document._replace(data=only), seen, version)
        facts = tuple(
            fact
            for fact in terms.changes.facts
            if fact.sort.partition(".")[0] == "terms" and fact.sort != "terms.status"
        )
        found.append(terms._replace(whole=one, changes=terms.changes._replace(facts=facts)))
    return found


def _told(records: Records, document: Document, seen: Callable[[Document], Node | None], of: str) -> Alone:
    whole = seen(document)
    nothing = whole and _hollow(whole, lists=document.kind == "board")
    sides = Record(document.path, nothing), Record(document.path, whole)
    facts = tuple(differences(document.kind, document.id, *sides))
    pair = Pair(document.kind, document.id, document.id)
    side = Side(records, None, "")
    return Alone(document.data, of, Changes(side, side, (), (), facts, {pair: sides}, {}, (), (), (), ()), pair)


def _hollow(whole: Node, *, lists: bool) -> Node:
    """Return the same record with nothing in it: blocks, and entries of `lists`, are there, and nothing is said in them.

    Entries that cannot be told apart are not there: they are facts as wholes.
    """
    if whole.entries is not None:
        often = Counter((one.slot, one.who) for one in whole.entries)
        kept = (one for one in whole.entries if lists and one.parts is not None and often[one.slot, one.who] == 1)
        return whole._replace(value=[], entries=tuple(_hollow(one, lists=lists) for one in kept))
    inner = {key: one for key, one in (whole.parts or {}).items() if one.parts is not None or one.entries is not None}
    return whole._replace(value={}, parts={key: _hollow(one, lists=lists) for key, one in inner.items()})
