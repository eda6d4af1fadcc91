"""A finding or a judgement that was looked at and stands, accepted in the record with the reason and a day to look again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.answers.titles import called_with_id
from partnership.checking import cache
from partnership.recording.drafts import CannotRecordError, Drafted, Drafts
from partnership.recording.fields import put
from partnership.words import dates
from partnership.words.finding import written
from partnership.words.kinds import SUFFIX
from partnership.words.wording import few, listed, plural

if TYPE_CHECKING:
    from partnership.answers.load import Records
    from partnership.documents.document import Document
    from partnership.source.changes import Change
    from partnership.words.finding import Finding

_MOST = 8


def accept(records: Records, document: Document, acceptance: dict[str, Any], *, every: bool = False) -> Drafted:
    """Return the change that accepts a finding, or every one that the acceptance reaches, or a judgement.

    `acceptance` is as records write one. That of a single finding names its place, or its record, so that it reaches no other.
    Raises CannotRecordError where nothing is found that it reaches, or more than one thing and `every` was not asked for.
    """
    if "judgement" in acceptance:
        return Drafted(_changes(records, document, acceptance), _said(document, acceptance, "the judgement"))
    changes = _changes(records, document, acceptance)
    number = len(document.data.get("accepted", ()))
    checked = cache.verdict(records.root, {one.path: one.after for one in changes})
    reached = [
        one.finding
        for one in checked.accepted
        if (one.acceptance.path, one.acceptance.number) == (document.path, number)
    ]
    if not reached:
        raise CannotRecordError(_nothing(document, acceptance, checked.findings))
    if len(reached) > 1 and not every:
        places = list(dict.fromkeys(_place(document, one) for one in reached))
        message = (
            f"{plural(len(reached), 'finding')} of `{acceptance['rule']}` would be accepted: {listed(few(places, _MOST))}; "
            "choose one with --at, or a record with --only, or take all with --all"
        )
        raise CannotRecordError(message)
    if not every:
        changes = _changes(records, document, {**acceptance, **_narrowed(document, reached[0])})
    return Drafted(changes, _said(document, acceptance, plural(len(reached), "finding") + " of"))


def _narrowed(document: Document, finding: Finding) -> dict[str, Any]:
    """Return what keeps an acceptance to one finding: its place in the record, or the record that it is in."""
    if finding.path != document.path:
        return {"records": [finding.path.partition("/")[2].removesuffix(SUFFIX)]}
    return {"at": written(finding.fault.at)} if finding.fault.at else {}


def _changes(records: Records, document: Document, acceptance: dict[str, Any]) -> list[Change]:
    drafts = Drafts(records)
    at = ("accepted", len(document.data.get("accepted", ())))
    drafts.edit(document.kind, document.id, lambda draft: put(draft, at, acceptance))
    return drafts.changes()


def _said(document: Document, acceptance: dict[str, Any], what: str) -> str:
    name = acceptance.get("rule", acceptance.get("judgement"))
    return f"{called_with_id(document)}: {what} {name} accepted, to be looked at again on {dates.written(acceptance['look_again'])}."


def _place(document: Document, finding: Finding) -> str:
    """Return where a finding is, as it is told apart: by its place in the record, or by its file."""
    return written(finding.fault.at) or finding.path if finding.path == document.path else finding.path


def _nothing(document: Document, acceptance: dict[str, Any], findings: tuple[Finding, ...]) -> str:
    """Say that nothing is found that an acceptance reaches, and what is found in the record."""
    own = sorted({one.rule for one in findings if one.path == document.path} - {"idle-acceptance"})
    places = [_place(document, one) for one in findings if one.path == document.path and one.rule == acceptance["rule"]]
    if places and "at" in acceptance:
        there = f"it is found at {listed(few(places, _MOST))}"
    else:
        there = f"what is found in {document.id} is {listed(own)}" if own else f"nothing is found in {document.id}"
    where = f" at `{acceptance['at']}`" if "at" in acceptance else ""
    return f"`check` finds no `{acceptance['rule']}`{where} that is not accepted already; {there}"
