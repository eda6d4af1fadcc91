"""The records that one change touches, each read once and edited in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.documents.key_order import key_order
from partnership.source import files
from partnership.source.changes import Change, moved
from partnership.source.editing.draft import Draft
from partnership.words.kinds import FOLDERS, path_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from partnership.answers.load import Records


class CannotRecordError(Exception):
    """A change that cannot be worked out: a sentence that says why and what to do."""


class Drafts:
    """Drafts of records by path, and where they are to go."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._read: dict[str, bytes] = {}
        self._drafts: dict[str, Draft] = {}
        self._goes: dict[str, str] = {}

    def edit(self, kind: str, record_id: str, change: Callable[[Draft], Draft]) -> None:
        """Change the draft of a record. Raises CannotRecordError where its file cannot be read, and what `change` raises."""
        path = path_of(kind, record_id)
        if path not in self._drafts:
            self._drafts[path] = Draft(self._raw(path), key_order(FOLDERS[path.partition("/")[0]].name))
        self._drafts[path] = change(self._drafts[path])

    def data(self, kind: str, record_id: str) -> dict[str, Any]:
        """Return what the draft of a record that was edited reads as."""
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
            raw = files.read(str(self._records.root), path)
            if isinstance(raw, files.Unreadable):
                message = f"{path} cannot be changed: {raw.message}; {raw.remedy}"
                raise CannotRecordError(message)
            self._read[path] = raw
        return self._read[path]
