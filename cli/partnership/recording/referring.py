"""Which person, organisation, document, board or other thing is meant by what was typed, written as a record refers to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.answers.load import NotFoundError
from partnership.recording.choosing import the_one
from partnership.recording.drafts import CannotRecordError
from partnership.recording.ending import seat_meant
from partnership.records.facts.place import THINGS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.answers.load import Records
    from partnership.documents.document import Document

_UNDER = {word: field for field, word in THINGS}
_NAMES = ("name", "title", "short")
_MORE_NAMES = ("printed_as", "also_known_as")


def referred(records: Records, document: Document, kind: str, typed: str) -> str:
    """Return the id by which a record refers to what was typed: an id, a name, or any part of one that nothing else has.

    `kind` is the schema's word for what is referred to. Raises CannotRecordError with the candidates or the nearest.
    """
    if kind in _UNDER:
        return _thing(records, document.place, kind, typed)
    if kind == "seat":
        return _seat(records, document, typed)
    if kind == "area":
        return _area(records, document, typed)
    if kind == "meeting-or-board":
        return typed.strip() if typed.strip() in records.listed["meeting"] else record(records, "board", typed)
    return record(records, kind, typed)


def cited(records: Records, place: str, source: str | None, section: str | None) -> dict[str, Any] | None:
    """Return a citation of a document of a place, or of one around it, by its id or title; None where none was typed. Raises CannotRecordError."""
    if source is None:
        if section is not None:
            message = "a section is of a document, and goes with --source"
            raise CannotRecordError(message)
        return None
    return {"document": _thing(records, place, "document", source), **({"section": section} if section else {})}


def _thing(records: Records, home: str, kind: str, typed: str) -> str:
    field = _UNDER[kind]
    wanted = typed.strip()
    where, _, own = wanted.rpartition("/")
    place = records.document("place", where) if where else None
    if place is not None and own in place.data.get(field, {}):
        return wanted
    known: dict[str, tuple[str, ...]] = {}
    for around in records.around(home):
        for one, thing in around.data.get(field, {}).items():
            known.setdefault(one, _names(thing))
    if wanted in known:
        return wanted
    return the_one(typed, known, kind, home, f"`partnership new {kind}` adds one")


def _names(thing: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what a thing is called, whole and short."""
    own = (str(thing[name]) for name in _NAMES if name in thing)
    return (*own, *(str(name) for field in _MORE_NAMES for name in thing.get(field, ())))


def _seat(records: Records, document: Document, typed: str) -> str:
    """Return the id of a seat of a board, or of the board whose meeting it is; that of a restructure, which has many boards, is taken as typed."""
    if document.kind == "restructure":
        return typed.strip()
    board = records.document("board", document.board) if document.kind == "meeting" else document
    if board is None:
        message = f"{document.board} cannot be read, so it is not known which seats it has; `partnership check` says why"
        raise CannotRecordError(message)
    return seat_meant(board, typed)


def _area(records: Records, document: Document, typed: str) -> str:
    """Return the id of a place or of a district."""
    wanted = typed.strip()
    if wanted in records.listed["place"]:
        return wanted
    try:
        return _thing(records, document.place, "district", typed)
    except CannotRecordError as no_district:
        try:
            return record(records, "place", typed)
        except CannotRecordError:
            raise no_district from None


def record(records: Records, kind: str, typed: str) -> str:
    """Return the id of a record of a kind. Raises CannotRecordError."""
    try:
        return records.named(kind, typed)
    except NotFoundError as error:
        raise CannotRecordError(str(error)) from None
