"""Two states of the records compared: which records are which, and everything that differs between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.changes import likeness
from partnership.answers.changes.facts import Record, differences
from partnership.answers.changes.lives import handed, lives, there
from partnership.answers.changes.view import called_now, node
from partnership.answers.overlaid import differing
from partnership.words.kinds import KINDS, path_of
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from partnership.answers.changes.facts import Fact
    from partnership.answers.changes.likeness import Question
    from partnership.answers.changes.lives import Handed, Life
    from partnership.answers.load import Records
    from partnership.answers.side import Side
    from partnership.words.finding import Finding

_DATED = frozenset({"place", "plan", "board", "measure"})
"""The kinds that say from when to when things hold: these are looked at again on another day."""
_LOST = frozenset({"linked-file", "misnamed-file", "unreadable-file"})


class Pair(NamedTuple):
    """A record by the id that it has on each side, or would have."""

    kind: str
    before: str
    after: str


class Unread(NamedTuple):
    """A file of a side that could not be read; `side` is `before` or `after`."""

    side: str
    path: str
    message: str


class Changes(NamedTuple):
    """What differs between two sides.

    `lives` are boards that began or ended, `handed` which of them took over from which. `facts` are of records that are there on both
    sides, and of those of other kinds than boards that are not; `renamed` has the ids after of records by their kind and id before.
    `questions` are what looks alike and nothing says to be the same. `kept` differ only in sources, notes and the like.
    `seen` has both states of the records that facts are of.
    `undated` are boards of which it is not known on either side whether they are there.
    """

    before: Side
    after: Side
    lives: tuple[Life, ...]
    handed: tuple[Handed, ...]
    facts: tuple[Fact, ...]
    seen: Mapping[Pair, tuple[Record, Record]]
    renamed: Mapping[tuple[str, str], str]
    questions: tuple[Question, ...]
    kept: tuple[Pair, ...]
    undated: tuple[str, ...]
    unread: tuple[Unread, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing differs, of what could be read."""
        return not (self.lives or self.facts or self.renamed or self.kept)


def changes(before: Side, after: Side) -> Changes:
    """Return what differs between two sides."""
    paths = differing(before.records, after.records)
    renamed = _renamed(before.records, after.records, paths)
    found = list(dict.fromkeys(_pairs(before, after, paths, renamed)))
    boards = {one.before: one.after for one in found if one.kind == "board"}
    boards |= _met(before, after, found)
    alive = lives(before, after, boards)
    facts, seen, kept = _facts(before, after, found, alive, paths, renamed)
    renamed_boards = {was: is_ for (kind, was), is_ in renamed.items() if kind == "board"}
    days = before.day != after.day
    return Changes(
        before,
        after,
        tuple(alive),
        tuple(handed(before, after, alive, renamed_boards)),
        tuple(facts),
        seen,
        renamed,
        () if days else tuple(likeness.questions(before.records, after.records, found, facts)),
        tuple(kept),
        tuple(sorted(is_ for was, is_ in boards.items() if days and there(before, was) is there(after, is_) is Truth.UNKNOWN)),
        tuple(_unread(before, after, paths)),
    )  # fmt: skip


def _renamed(before: Records, after: Records, paths: AbstractSet[str]) -> dict[tuple[str, str], str]:
    """Return the records that say that they had another id, by kind and id before; of what one side alone has."""
    found: dict[tuple[str, str], str] = {}
    for kind in KINDS:
        was, is_ = (
            {one for one, listed in side.listed[kind.name].items() if listed.path in paths} for side in (before, after)
        )
        for record_id in sorted(is_ - was):
            for former in _formerly(after, kind.name, record_id):
                if former in was - is_:
                    found.setdefault((kind.name, former), record_id)
        for record_id in sorted(was - is_):
            for former in _formerly(before, kind.name, record_id):
                if former in is_ - was and former not in found.values():
                    found.setdefault((kind.name, record_id), former)
    return found


def _formerly(records: Records, kind: str, record_id: str) -> Iterable[str]:
    document = None if kind == "meeting" else records.document(kind, record_id)
    former: Iterable[str] = document.data.get("formerly", ()) if document else ()
    return former


def _pairs(
    before: Side, after: Side, paths: AbstractSet[str], renamed: Mapping[tuple[str, str], str]
) -> Iterator[Pair]:
    """Yield every record that may differ: those whose files do, and on another day all that say from when to when things hold."""
    other_day = before.day != after.day
    boards = {was: is_ for (kind, was), is_ in renamed.items() if kind == "board"}
    back = {(kind, is_): was for (kind, was), is_ in renamed.items()}
    meetings_back = {is_: was for was, is_ in boards.items()}
    for kind in KINDS:
        every = other_day and kind.name in _DATED
        own = (
            boards if kind.name == "meeting" else {was: is_ for (one, was), is_ in renamed.items() if one == kind.name}
        )
        for record_id, listed in before.records.listed[kind.name].items():
            if every or listed.path in paths:
                yield Pair(kind.name, record_id, called_now(record_id, own))
        own_back = (
            meetings_back
            if kind.name == "meeting"
            else {is_: was for (one, is_), was in back.items() if one == kind.name}
        )
        for record_id, listed in after.records.listed[kind.name].items():
            if every or listed.path in paths:
                yield Pair(kind.name, called_now(record_id, own_back), record_id)


def _met(before: Side, after: Side, found: Iterable[Pair]) -> dict[str, str]:
    """Return the boards that say less of their lives than their meetings, where a meeting differs."""
    if before.day is None or before.day != after.day:
        return {}
    boards = {one.rpartition("/")[0] for pair in found if pair.kind == "meeting" for one in (pair.before, pair.after)}
    return {
        one: one for one in boards if one in before.records.listed["board"] and one in after.records.listed["board"]
    }


def _facts(
    before: Side,
    after: Side,
    found: Iterable[Pair],
    alive: Iterable[Life],
    paths: AbstractSet[str],
    renamed: Mapping[tuple[str, str], str],
) -> tuple[list[Fact], dict[Pair, tuple[Record, Record]], list[Pair]]:
    """Return what differs in records, both states of those, and the records whose files differ and that say the same."""
    ids = {was: is_ for (_, was), is_ in renamed.items()}
    gone = {one.board for one in alive} if before.day is not None else set()
    facts: list[Fact] = []
    seen: dict[Pair, tuple[Record, Record]] = {}
    kept: list[Pair] = []
    for pair in found:
        if pair.kind == "board" and (pair.after in gone or pair.before in gone):
            continue
        sides = _sides(before, after, pair, ids)
        if sides is None:
            continue
        differ = differences(pair.kind, pair.after, *sides)
        facts += differ
        if differ:
            seen[pair] = sides
        elif pair.before == pair.after and any(path_of(pair.kind, one) in paths for one in (pair.before, pair.after)):
            kept.append(pair)
    return facts, seen, kept


def _sides(before: Side, after: Side, pair: Pair, ids: Mapping[str, str]) -> tuple[Record, Record] | None:
    """Return a record as both sides see it; None where it is there and cannot be read."""
    found = []
    for side, record_id, renamed in ((before, pair.before, ids), (after, pair.after, {})):
        document = side.records.document(pair.kind, record_id)
        if document is None and record_id in side.records.listed[pair.kind]:
            return None
        seen = None if document is None else node(side.records, document, side.day, renamed)
        found.append(Record(path_of(pair.kind, record_id), seen))
    was, is_ = found
    return was, is_


def _unread(before: Side, after: Side, paths: AbstractSet[str]) -> Iterator[Unread]:
    seen: set[str] = set()
    other_day = before.day != after.day
    for word, side in (("before", before), ("after", after)):
        faults: list[Finding] = [] if word == "after" and after.records is before.records else side.records.faults
        for fault in faults:
            if fault.path not in seen or fault.path in paths:
                seen.add(fault.path)
                yield Unread(word, fault.path, fault.fault.message)
        for stray in side.records.strays if faults is side.records.faults else ():
            lost = stray.rule in _LOST or stray.path.lower().endswith((".yaml", ".yml"))
            if lost and (other_day or stray.path in paths):
                yield Unread(word, stray.path, stray.message)
