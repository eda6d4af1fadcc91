"""The records that one change touches, each read once and edited in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.documents.document import Document
from partnership.documents.key_order import key_order
from partnership.source import files, reader
from partnership.source.changes import Change, moved
from partnership.source.editing.draft import Draft
from partnership.source.editing.scalars import UnwritableError
from partnership.source.editing.tree import UneditableError
from partnership.words.kinds import FOLDERS, path_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from partnership.answers.load import Records
    from partnership.words.finding import Pointer


class CannotRecordError(Exception):
    """A change that cannot be worked out: a sentence that says why and what to do."""


class Drafted(NamedTuple):
    """What changes, and what that is, in a sentence; and in another what is usually done next."""

    changes: list[Change]
    summary: str
    then: str = ""


def readable(records: Records, kind: str, record_id: str) -> Document:
    """Return a record that is to be changed, or asked for what a change needs. Raises CannotRecordError."""
    document = records.document(kind, record_id)
    if document is None:
        message = f"{record_id} cannot be read, so nothing can be recorded of it; `partnership check` says why"
        raise CannotRecordError(message)
    return document


def as_written(records: Records, kind: str, record_id: str) -> Document:
    """Return a record whose fields are to be mended: whatever its shape, as long as its text can be read. Raises CannotRecordError."""
    document = records.document(kind, record_id)
    if document is not None:
        return document
    listed = records.listed[kind][record_id]
    raw = records.store.read(listed.path)
    reading = None if isinstance(raw, files.Unreadable) else reader.read(raw)
    if reading is None or reading.data is None or reading.faults:
        return readable(records, kind, record_id)
    return Document(kind, record_id, listed.path, reading.data, reading.seen)


class Drafts:
    """Drafts of records by path, and where they are to go."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._read: dict[str, bytes] = {}
        self._drafts: dict[str, Draft] = {}
        self._goes: dict[str, str] = {}

    def edit(self, kind: str, record_id: str, change: Callable[[Draft], Draft]) -> None:
        """Change the draft of a record. Raises CannotRecordError where its file cannot be read, or cannot be changed in place."""
        path = path_of(kind, record_id)
        if path not in self._drafts:
            self._drafts[path] = Draft(self._raw(path), key_order(FOLDERS[path.partition("/")[0]].name))
        try:
            self._drafts[path] = change(self._drafts[path])
        except UneditableError as error:
            message = f"{path} cannot be changed in place: {error.fault.message}; {error.fault.remedy}"
            raise CannotRecordError(message) from None
        except UnwritableError as error:
            raise CannotRecordError(str(error)) from None

    def set(self, kind: str, record_id: str, at: Pointer, value: Any) -> None:
        """Put a value at a place of a record. Raises CannotRecordError as `edit` does."""
        self.edit(kind, record_id, lambda draft: draft.set(at, value))

    def set_each(self, kind: str, record_id: str, values: Mapping[Pointer, Any]) -> None:
        """Put values at places of a record that have one. Raises CannotRecordError as `edit` does."""
        self.edit(kind, record_id, lambda draft: draft.set_each(values))

    def append(self, kind: str, record_id: str, at: Pointer, value: Any) -> None:
        """Put one more item at the end of a list of a record. Raises CannotRecordError as `edit` does."""
        self.edit(kind, record_id, lambda draft: draft.append(at, value))

    def data(self, kind: str, record_id: str) -> dict[str, Any]:
        """Return a record as it is to become. Raises CannotRecordError where its file cannot be read."""
        self.edit(kind, record_id, lambda draft: draft)
        return self._drafts[path_of(kind, record_id)].data

    def move(self, kind: str, old: str, new: str) -> None:
        """Let a record lie under another id. Raises CannotRecordError where its file cannot be read."""
        path = path_of(kind, old)
        self._raw(path)
        self._goes[path] = path_of(kind, new)

    def changes(self) -> list[Change]:
        """Return what changes, file by file."""
        found: list[Change] = []
        for path, raw in self._read.items():
            after = self._drafts[path].raw if path in self._drafts else raw
            if path in self._goes:
                found += moved(path, self._goes[path], raw, after)
            else:
                found.append(Change(path, raw, after))
        return found

    def _raw(self, path: str) -> bytes:
        if path not in self._read:
            raw = self._records.store.read(path)
            if isinstance(raw, files.Unreadable):
                message = f"{path} cannot be changed: {raw.message}; {raw.remedy}"
                raise CannotRecordError(message)
            self._read[path] = raw
        return self._read[path]
