"""Records found by id and made into the model, with whatever could not be read said and never guessed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.checking import check
from partnership.records import decode
from partnership.source import files
from partnership.words.finding import Fault, Finding
from partnership.words.kinds import KINDS, board_of, path_of
from partnership.words.wording import candidates, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from partnership.documents.document import Document
    from partnership.records.model.board import Board
    from partnership.records.model.meeting import Meeting
    from partnership.source.files import Listed, Store


_LOST = frozenset({"linked-file", "misnamed-file", "unreadable-file"})
"""Rules on what lies among records and is not read, though it is meant as one."""


class NotFoundError(Exception):
    """No record, or more than one, is meant by what was typed."""


class AmbiguousError(NotFoundError):
    """More than one record is meant by what was typed; `found` are their ids."""

    def __init__(self, message: str, found: Sequence[str]) -> None:
        super().__init__(message)
        self.found = tuple(found)


class Meetings(NamedTuple):
    """The meetings of a board in order of day, and the ids of those whose files could not be read."""

    read: tuple[Meeting, ...]
    unread: tuple[str, ...]


class Records:
    """A folder of records, each read when it is asked for; as they are there, or as a store has them in its stead."""

    def __init__(self, root: Path, store: Store | None = None) -> None:
        self.root = root
        self.store = store or files.Folder(root)
        listing = self.store.listing()
        self.strays = listing.strays
        self.listed: dict[str, dict[str, Listed]] = {kind.name: {} for kind in KINDS}
        for one in listing.records:
            self.listed[one.kind.name][one.id] = one
        self.faults: list[Finding] = []
        self._meetings: dict[str, list[str]] = {}
        for record_id in self.listed["meeting"]:
            self._meetings.setdefault(board_of(record_id), []).append(record_id)
        self._documents: dict[str, Document | None] = {}
        self._boards: dict[str, Board | None] = {}
        self._met: dict[str, Meetings] = {}
        self.kept: dict[Any, Any] = {}
        """What answers worked out of these records once, and may want again."""

    def document(self, kind: str, record_id: str) -> Document | None:
        """Return a record, or None where there is none or it cannot be read (then `faults` says why)."""
        listed = self.listed[kind].get(record_id)
        if listed is None:
            return None
        if listed.path not in self._documents:
            self._documents[listed.path] = self._read(listed)
        return self._documents[listed.path]

    def _read(self, listed: Listed) -> Document | None:
        document, faults = check.understood(listed, self.store.read(listed.path))
        self.faults += [Finding(rule, listed.path, fault) for rule, fault in faults]
        return document

    def mentions(self, kind: str, record_id: str, words: Iterable[str]) -> bool:
        """Whether the text of a record has one of these words in it, ids or parts of ids, or may have: a backslash can stand for any letter.

        What cannot be opened has none.
        """
        raw = self.store.read(self.listed[kind][record_id].path)
        return isinstance(raw, bytes) and _has(raw, words)

    def mentioning(self, kind: str, words: Collection[str]) -> Iterator[Document]:
        """Yield the records of a kind that can be read and whose text has one of these words in it, or may have, in order of id."""
        for record_id in self.listed[kind] if words else ():
            if self.mentions(kind, record_id, words):
                document = self.document(kind, record_id)
                if document is not None:
                    yield document

    def meetings_about(self, boards: Collection[str] | None) -> Iterator[Document]:
        """Yield the meetings that can be read of these boards, and those that name one of them, in order of id; of None all.

        What cannot be opened might name one, so it is tried, and `faults` says why not.
        """
        for record_id, listed in self.listed["meeting"].items():
            raw = b"" if boards is None or board_of(record_id) in boards else self.store.read(listed.path)
            if not raw or not isinstance(raw, bytes) or _has(raw, boards or ()):
                document = self.document("meeting", record_id)
                if document is not None:
                    yield document

    def documents(self, kind: str) -> Iterator[Document]:
        """Yield every record of a kind that can be read, in order of id."""
        for record_id in self.listed[kind]:
            document = self.document(kind, record_id)
            if document is not None:
                yield document

    def read_ahead(self, *kinds: str) -> None:
        """Read all records of some kinds that are not read yet; many of them by several processes."""
        listed = [one for kind in kinds for one in self.listed[kind].values() if one.path not in self._documents]
        processes = check.processes_for(len(listed))
        if processes == 1:
            return
        from partnership.checking.reading import read_all  # noqa: PLC0415 - only for many records

        for one, (document, faults) in zip(listed, read_all(str(self.root), listed, processes), strict=True):
            self.faults += [Finding(rule, one.path, fault) for rule, fault in faults]
            self._documents[one.path] = document

    def board(self, board_id: str) -> Board | None:
        """Return a board, or None where it cannot be read."""
        if board_id not in self._boards:
            document = self.document("board", board_id)
            self._boards[board_id] = None if document is None else decode.board(document)
        return self._boards[board_id]

    def around(self, place_id: str) -> Iterator[Document]:
        """Yield the place and those around it that can be read, the innermost first."""
        seen: set[str] = set()
        here: str | None = place_id
        while here is not None and here not in seen:
            seen.add(here)
            place = self.document("place", here)
            if place is None:
                return
            yield place
            here = place.data.get("within")

    def meeting_ids(self, board_id: str) -> Sequence[str]:
        """Return the ids of the meetings of a board that are on record, whether their files can be read or not."""
        return self._meetings.get(board_id, [])

    def meetings(self, board_id: str) -> Meetings:
        """Return the meetings of a board."""
        if board_id not in self._met:
            self._met[board_id] = self._meetings_of(board_id)
        return self._met[board_id]

    def _meetings_of(self, board_id: str) -> Meetings:
        ids = self.meeting_ids(board_id)
        read = [
            decode.meeting(document)
            for record_id in ids
            if (document := self.document("meeting", record_id)) is not None
        ]
        found = {meeting.id for meeting in read}
        return Meetings(
            tuple(sorted(read, key=lambda meeting: (meeting.day.latest, meeting.id))),
            tuple(one for one in ids if one not in found),
        )

    def faults_of(self, boards: Iterable[str]) -> list[Finding]:
        """Return why files that these boards rest on could not be read; a file of another board takes nothing from them.

        A meeting whose file has a name that no meeting can have, and a folder of meetings that cannot be
        opened, are among them: what stands there would have been counted.
        """
        ids = list(boards)
        own = {path_of("board", board) for board in ids}
        folders = ("places/", *(f"meetings/{board}/" for board in ids))
        lost = [
            Finding(stray.rule, stray.path, Fault((), stray.message, stray.remedy))
            for stray in self.strays
            if (stray.rule in _LOST or stray.path.lower().endswith((".yaml", ".yml")))
            and f"{stray.path}/".startswith(folders)
        ]
        return [*(fault for fault in self.faults if fault.path in own or fault.path.startswith(folders)), *lost]

    def boards_with_meetings(self) -> list[str]:
        """Return the ids of the boards that have a meeting on record."""
        return sorted(self._meetings.keys() & self.listed["board"].keys())

    def named(self, kind: str, typed: str) -> str:
        """Return the id of the one record meant by an id, an acronym or any part of an id or name, the beginnings of words first.

        Raises AmbiguousError, which lists the candidates, or NotFoundError, which suggests the nearest.
        """
        ids = self.listed[kind]
        wanted = id_in(typed, [one.folder for one in KINDS if one.name == kind])
        if wanted in ids:
            return wanted
        names = {record_id: self.names(kind, record_id) for record_id in ids}
        low = wanted.casefold()
        whole = [record_id for record_id, each in names.items() if low in each]
        starts = re.compile(rf"(?<!\w){re.escape(low)}")
        words = [record_id for record_id, each in names.items() if any(map(starts.search, each))]
        part = [record_id for record_id, each in names.items() if any(low in name for name in each)]
        for found in (whole, words, part):
            if len(found) == 1:
                return found[0]
            if found:
                raise AmbiguousError(candidates(typed, found), found)
        known = {name: record_id for record_id, each in names.items() for name in each}
        near = nearest(low, known)
        said = known[near] if near else None
        message = f"there is no {kind} `{typed}`" + (
            f"; did you mean `{said}`?" if said else f"; `partnership list {kind}s` shows them all"
        )
        raise NotFoundError(message + self.perhaps_unread())

    def perhaps_unread(self) -> str:
        """Return what is added where nothing was found: that it may be in a file that could not be read."""
        paths = sorted({finding.path for finding in self.faults})
        if not paths:
            return ""
        which = paths[0] if len(paths) == 1 else f"{paths[0]} and {len(paths) - 1} more"
        return f"; or it is in a file that could not be read ({which}), see `partnership check`"

    def names(self, kind: str, record_id: str) -> list[str]:
        """Return what a record may be asked for by, in lower case: its id, the end of it, and every name that it has or had."""
        names = [record_id, record_id.rpartition("/")[2]]
        document = None if kind == "meeting" else self.document(kind, record_id)
        if document is not None:
            data = document.data
            names += [str(data[field]) for field in ("name", "acronym", "described_as") if field in data]
            printed = [*data.get("printed_as", ()), *data.get("former_names", ()), *data.get("also_known_as", ())]
            names += [str(one["name"]) if isinstance(one, dict) else str(one) for one in printed]
        return [name.casefold() for name in names]


def _has(raw: bytes, words: Iterable[str]) -> bool:
    return b"\\" in raw or any(word.encode() in raw for word in words)


def id_in(typed: str, folders: Iterable[str]) -> str:
    """Return the id in what was typed: a path to a record's file has it below one of the folders, in any system's writing."""
    wanted = typed.strip().replace("\\", "/").removesuffix(".yaml").rstrip("/")
    for folder in folders:
        _, inside, after = wanted.rpartition(f"records/{folder}/")
        bare = wanted.removeprefix("./").removeprefix("records/")
        if inside or bare.startswith(f"{folder}/"):
            return after if inside else bare.removeprefix(f"{folder}/")
    return wanted.removeprefix("./").removeprefix("records/")
