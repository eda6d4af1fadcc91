"""What was found of each sound record by itself, kept, so that after one of them changes the others need not be asked again.

The rules about one record know that record, the places, plans and boards, and which records there are: what they found holds as long
as none of these changes. What a record is read for by the rules about all of them is kept with it: the facts of meetings and measures,
and the acceptances of every kind.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.checking import as_kept, cache
from partnership.records.facts.measure import MeasureFacts
from partnership.records.facts.meeting import ClosedAction, MeetingFacts
from partnership.words.dates import Moment, Period
from partnership.words.kinds import path_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from partnership.checking.cache import State
    from partnership.checking.check import Share
    from partnership.checking.verdict import Acceptance
    from partnership.records.facts.known import Known
    from partnership.words.finding import Finding


class Found(NamedTuple):
    """What was found of a sound record by itself; no facts of a kind that is read in every run."""

    findings: list[Finding]
    acceptances: list[Acceptance]
    facts: MeetingFacts | MeasureFacts | None


def found(known: Known, share: Share) -> dict[str, Found]:
    """Return what was found of each sound record, by its path; of restructures nothing, which are few."""
    of = {
        path_of(kind, record_id): Found([], [], None)
        for kind, sound in (("place", known.places), ("plan", known.plans), ("board", known.boards))
        for record_id in sound
    }
    of.update((path_of(_KINDS[type(one)], one.id), Found([], [], one)) for one in share.facts if type(one) in _KINDS)
    for finding in share.findings:
        if finding.path in of:
            of[finding.path].findings.append(finding)
    for acceptance in share.acceptances:
        if acceptance.path in of:
            of[acceptance.path].acceptances.append(acceptance)
    return of


def keep(state: State, apart: Mapping[str, Found]) -> None:
    """Keep what was found of records, each with the digest of its bytes. Failing to is no fault."""
    kept = {path: (state.records[path], one.findings, one.acceptances, one.facts) for path, one in apart.items()}
    cache.store(state.around, {"apart": kept})


def recall(state: State) -> dict[str, Found]:
    """Return what was found of those records that are as they were, by their paths; nothing where one of it cannot be trusted."""
    kept = cache.stored(state.around)
    with suppress(*as_kept.REFUSED, AttributeError):
        return {
            path: _found(path, *one)
            for path, (digest, *one) in kept["apart"].items()
            if state.records.get(path) == digest
        }
    return {}


def _found(path: str, findings: Any, acceptances: Any, facts: Any) -> Found:
    made = _AT[path.partition("/")[0]]
    about = Found(
        [as_kept.finding(one) for one in findings],
        [as_kept.acceptance(one) for one in acceptances],
        None if made is None else made(*facts),
    )
    paths = {*(one.path for one in about.findings), *(one.path for one in about.acceptances)}
    if about.facts is not None:
        paths.add(path_of(_KINDS[type(about.facts)], about.facts.id))
    if paths - {path}:
        raise ValueError(path)
    return about


def _meeting(record_id: Any, board: Any, day: Any, status: Any, opened: Any, closed: Any) -> MeetingFacts:
    return MeetingFacts(
        as_kept.text(record_id),
        as_kept.text(board),
        _moment(day),
        as_kept.text(status),
        _texts(opened),
        tuple(ClosedAction(as_kept.text(action), as_kept.text(outcome), int(row)) for action, outcome, row in closed),
    )


def _measure(
    record_id: Any, name: Any, age: Any, plans: Any, owners: Any, band: Any, sex: Any, unit: Any, population: Any, areas: Any, lasts: Any, others: Any
) -> MeasureFacts:  # fmt: skip
    return MeasureFacts(
        as_kept.text(record_id),
        as_kept.text(name),
        as_kept.text(age),
        _texts(plans),
        tuple((as_kept.text(owner), _period(time)) for owner, time in owners),
        as_kept.text(band),
        as_kept.text(sex),
        as_kept.text(unit),
        as_kept.text(population),
        _texts(areas),
        _period(lasts),
        tuple(_period(one) for one in others),
    )


def _texts(value: Any) -> tuple[str, ...]:
    return tuple(as_kept.text(one) for one in value)


def _moment(value: Any) -> Moment:
    earliest, latest = value
    return Moment(int(earliest), int(latest))


def _period(value: Any) -> Period:
    starts, ends = value
    return Period(_moment(starts), _moment(ends))


_KINDS: Mapping[type, str] = {MeetingFacts: "meeting", MeasureFacts: "measure"}
_AT: Mapping[str, Callable[..., MeetingFacts | MeasureFacts] | None] = {
    "places": None, "plans": None, "boards": None, "meetings": _meeting, "measures": _measure,
}  # fmt: skip
"""The folders of the records of which anything is kept, each with what makes the facts."""
