"""Every fault of every record in one run: list, read, hold against schemas, apply the rules."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.checking import acceptance
from partnership.checking.verdict import Checked
from partnership.documents import schema_copy, schemas
from partnership.documents.document import Document
from partnership.records.facts.board import BoardFacts, of_board
from partnership.records.facts.known import Facts, Known
from partnership.records.facts.measure import MeasureFacts, of_measure
from partnership.records.facts.meeting import MeetingFacts, of_meeting
from partnership.records.facts.place import PlaceFacts, of_place
from partnership.records.facts.plan import PlanFacts, of_plan
from partnership.records.facts.restructure import RestructureFacts, of_restructure
from partnership.rules import name_of
from partnership.rules.record import RECORD
from partnership.rules.together import TOGETHER
from partnership.source import files, reader
from partnership.source.files import Unreadable
from partnership.words.finding import Fault, Finding
from partnership.words.kinds import HELD_AGAINST, KINDS
from partnership.words.packing import packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from partnership.checking.apart import Found
    from partnership.checking.verdict import Acceptance
    from partnership.source.files import Listed

_OF = {
    "place": of_place,
    "plan": of_plan,
    "board": of_board,
    "meeting": of_meeting,
    "measure": of_measure,
    "restructure": of_restructure,
}
_RULES = {kind.name: tuple((name_of(rule), rule.check) for rule in RECORD if kind.name in rule.KINDS) for kind in KINDS}


ENOUGH = 1000
_MOST = 4


class Share(NamedTuple):
    """What one process found in its share of the records."""

    findings: list[Finding]
    facts: list[Any]
    acceptances: list[Acceptance]


def check(
    root: Path,
    *,
    processes: int | None = None,
    changed: Mapping[str, bytes | None] | None = None,
    apart: dict[str, Found] | None = None,
) -> Checked:
    """Check every record below `root`.

    `changed` holds files, by path, as they would be after a change, None for one that would be gone: they are
    checked in the place of those that are there. `apart` has what was found by themselves of records that are as they
    were, and what is found of the others is put into it.
    Findings come in order of path; those accepted in the records are apart. With more than one
    process the records are shared out, and the answer is the same; left out, their number follows
    that of the records. Reading never changes a file.
    """
    changed = changed or {}
    listing = files.listing(root, changed)
    asked = {} if apart is None else dict(apart)
    wanted = [one for one in listing.records if one.path not in asked or one.kind.name in HELD_AGAINST]
    if processes is None:
        processes = processes_for(len(wanted))
    ids = {kind.name: frozenset(listed.id for listed in listing.records if listed.kind is kind) for kind in KINDS}
    findings = [Finding(stray.rule, stray.path, Fault((), stray.message, stray.remedy)) for stray in listing.strays]
    findings += schema_copy.findings(root)
    gc.disable()
    try:
        known, share = (
            _alone(str(root), wanted, ids, changed, asked)
            if processes == 1
            else _shared(str(root), wanted, ids, changed, asked, processes)
        )
        if apart is not None:
            from partnership.checking import apart as by_itself  # noqa: PLC0415 - only where something is kept

            apart.update({**by_itself.found(known, share), **asked})
        for one in asked.values():
            share.findings.extend(one.findings)
            share.acceptances.extend(one.acceptances)
            share.facts.extend([] if one.facts is None else [one.facts])
        findings += share.findings
        findings += _together(known, share.facts)
        return _judged(findings, share, len(listing.records))
    finally:
        if len(listing.records) >= ENOUGH:
            gc.freeze()  # or the end of the program would look through every fact for circles once more
        gc.enable()


def processes_for(records: int) -> int:
    """Return how many processes to read so many records with: a second saves time from ENOUGH records on."""
    return min(_MOST, os.cpu_count() or 1) if records >= ENOUGH else 1


def _alone(
    root: str,
    records: Sequence[Listed],
    ids: dict[str, frozenset[str]],
    changed: Mapping[str, bytes | None],
    asked: Collection[str],
) -> tuple[Known, Share]:
    reading = Reading(root, records, changed, asked)
    known = known_from(ids, reading.first())
    return known, reading.rest(known)


def _shared(
    root: str,
    records: Sequence[Listed],
    ids: dict[str, frozenset[str]],
    changed: Mapping[str, bytes | None],
    asked: Collection[str],
    processes: int,
) -> tuple[Known, Share]:
    from partnership.checking.workers import Workers  # noqa: PLC0415 - only for many records

    mine, *others = _dealt(records, processes)
    with Workers(root, others, ids, changed, frozenset(asked)) as workers:
        reading = Reading(root, mine, changed, asked)
        own = reading.first()
        known = known_from(ids, [*own, *workers.exchange(own)])
        parts = [reading.rest(known), *workers.rest()]
    return known, Share(
        [one for part in parts for one in part.findings],
        [one for part in parts for one in part.facts],
        [one for part in parts for one in part.acceptances],
    )


def _dealt(records: Sequence[Listed], processes: int) -> list[list[Listed]]:
    """Return a share of the records for each process: a run of every kind, so that a board mostly meets its meetings in one."""
    of_a_kind = [[listed for listed in records if listed.kind is kind] for kind in KINDS]
    return [
        [
            listed
            for found in of_a_kind
            for listed in found[len(found) * share // processes : len(found) * (share + 1) // processes]
        ]
        for share in range(processes)
    ]


def known_from(ids: Mapping[str, frozenset[str]], first: Iterable[Any]) -> Known:
    """Return what is known once the places, plans and boards were read, in order of id."""
    homes: dict[type, dict[str, Any]] = {PlaceFacts: {}, BoardFacts: {}, PlanFacts: {}}
    for fact in sorted(first, key=lambda fact: str(fact.id)):
        homes[type(fact)][fact.id] = fact
    return Known(ids, homes[PlaceFacts], homes[BoardFacts], homes[PlanFacts])


class Reading:
    """One process's share of the records, read in two rounds; of those `asked` already only the facts are wanted."""

    def __init__(
        self,
        root: str,
        records: Sequence[Listed],
        changed: Mapping[str, bytes | None],
        asked: Collection[str] = (),
    ) -> None:
        self._root = root
        self._changed = changed
        self._asked = asked
        self._first = [listed for listed in records if listed.kind.name in HELD_AGAINST]
        self._rest = [listed for listed in records if listed.kind.name not in HELD_AGAINST]
        self._kept: list[tuple[Listed, bytes]] = []  # data as bytes: a tenth of the memory of objects
        self._findings: list[Finding] = []

    def first(self) -> list[Any]:
        """Read the places, plans and boards; return their facts."""
        found = []
        for listed in self._first:
            document = self._read(listed)
            if document is not None:
                found.append(_OF[document.kind](document))
                if listed.path not in self._asked:
                    self._kept.append((listed, packed((document.data, tuple(document.seen)))))
        return found

    def rest(self, known: Known) -> Share:
        """Apply the rules about one record to all of the share, given what is known of every record."""
        share = Share(self._findings, [], [])
        while self._kept:
            listed, kept = self._kept.pop()  # so that its memory is free for the rest
            data, seen = unpacked(kept)
            self._apply(Document(listed.kind.name, listed.id, listed.path, data, reader.Seen(*seen)), known, share)
        for listed in self._rest:
            document = self._read(listed)
            if document is not None:
                share.facts.append(_OF[document.kind](document))
                self._apply(document, known, share)
        return share

    def _read(self, listed: Listed) -> Document | None:
        document, faults = read(self._root, listed, self._changed.get(listed.path))
        self._findings.extend(Finding(rule, listed.path, fault) for rule, fault in faults)
        return document

    @staticmethod
    def _apply(document: Document, known: Known, share: Share) -> None:
        for rule, apply in _RULES[document.kind]:
            share.findings.extend([Finding(rule, document.path, fault) for fault in apply(document, known)])
        share.acceptances.extend(acceptance.of(document))


def read(root: str, listed: Listed, instead: bytes | None = None) -> tuple[Document | None, list[tuple[str, Fault]]]:
    """Read one record: the document if its text and shape are sound, and what is wrong, by rule.

    `instead` is what is read in the place of its file.
    """
    return understood(listed, files.read(root, listed.path) if instead is None else instead)


def understood(listed: Listed, raw: bytes | Unreadable) -> tuple[Document | None, list[tuple[str, Fault]]]:
    """Return the document in a record's bytes if its text and shape are sound, and what is wrong, by rule."""
    if isinstance(raw, Unreadable):
        return None, [(raw.rule, Fault((), raw.message, raw.remedy))]
    reading = reader.read(raw)
    faults = list(reading.faults)
    if reading.data is None:
        return None, faults
    if not schemas.valid(listed.kind.name, reading.data):
        from partnership.documents.schema_faults import faults as explain  # noqa: PLC0415 - only for a record that is wrong

        return None, [*faults, *explain(listed.kind.name, reading.data)]
    if faults:
        return None, faults
    return Document(listed.kind.name, listed.id, listed.path, reading.data, reading.seen), []


def _together(known: Known, found: list[Any]) -> Iterator[Finding]:
    by_type: dict[type, list[Any]] = {MeetingFacts: [], MeasureFacts: [], RestructureFacts: []}
    for fact in sorted(found, key=lambda fact: str(fact.id)):
        by_type[type(fact)].append(fact)
    together = Facts(known, by_type[MeetingFacts], by_type[MeasureFacts], by_type[RestructureFacts])
    for rule in TOGETHER:
        for path, fault in rule.check(together):
            yield Finding(name_of(rule), path, fault)


def _judged(findings: list[Finding], share: Share, records: int) -> Checked:
    plans = {fact.id: fact.plans for fact in share.facts if isinstance(fact, MeasureFacts)}
    acceptances = sorted(share.acceptances, key=lambda one: (one.path, one.number))
    standing, accepted, idle = acceptance.settle(sorted(findings, key=_order), acceptances, plans)
    return Checked(tuple(sorted([*standing, *idle], key=_order)), tuple(accepted), records)


def _order(finding: Finding) -> tuple[str, list[str], str]:
    return finding.path, [f"{part:09}" if isinstance(part, int) else part for part in finding.fault.at], finding.rule
