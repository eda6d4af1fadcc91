"""What weakens, what cannot be told and what is dropped, as findings at their lines, for the formats of code hosts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.changes.judgements import PAGES
from partnership.answers.changes.judging import Verdict
from partnership.checking.check_report import CheckReport
from partnership.checking.locate import Located
from partnership.rules import RULES, Rule
from partnership.source import reader
from partnership.words.finding import Fault, Finding, Level
from partnership.words.kinds import path_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.answers.changes.judging import Judgement
    from partnership.answers.changes.whole import Whole
    from partnership.answers.load import Records
    from partnership.answers.side import Side
    from partnership.words.finding import Pointer

_LEVELS = {Verdict.WEAKENS: Level.WARNING, Verdict.CANNOT_TELL: Level.NOTE}
CODE = "diff"
"""What stands for the code of a rule where a judgement is shown as a finding."""


class _Place(NamedTuple):
    side: Side
    path: str
    at: Pointer


def findings(whole: Whole, prefix: str, *, failing: bool) -> CheckReport:
    """Return what weakens, cannot be told or is dropped as findings; what was accepted, and what strengthens, is none.

    Each is at its line on the second side, or on the first where the record is gone. `prefix` leads to the folder of records.
    """
    found = sorted(_found(whole), key=lambda one: (one.finding.path, one.line, one.rule.name, one.message))
    records = len(
        {(fact.kind, fact.record) for fact in whole.changes.facts}
        | {("board", one.board) for one in whole.changes.lives}
    )
    return CheckReport(prefix, found, (), records, failing)


def _found(whole: Whole) -> Iterator[Located]:
    changes = whole.changes
    for one in whole.judgements:
        if one.verdict in _LEVELS and one.accepted is None:
            rule = Rule(one.name, CODE, _LEVELS[one.verdict], PAGES[one.name].page)
            remedy = f"if it is meant, accept it with `judgement: {one.name}` and `fingerprint: {one.fingerprint}`"
            message = f"{one.verdict.value}: {one.says}"
            yield _located(_of_judgement(whole, one), rule, message, remedy if one.verdict is Verdict.WEAKENS else None)
    for row in whole.restructured.ledger.dropped() if whole.restructured else ():
        side = changes.after if row.board in changes.after.records.listed["board"] else changes.before
        message = f"dropped: nothing is recorded of what became of the {row.thing.kind} {row.thing.title}"
        remedy = "say in `continuity` of the restructure what became of it"
        yield _located(_Place(side, path_of("board", row.board), ("dissolved",)), RULES["dropped"], message, remedy)


def _of_judgement(whole: Whole, judgement: Judgement) -> _Place:
    for fact in judgement.facts:
        value, side = (fact.after, whole.changes.after) if fact.after else (fact.before, whole.changes.before)
        if value is not None and fact.after is not None:
            return _Place(side, value.path, value.at)
    gone = judgement.record not in whole.changes.after.records.listed[judgement.kind]
    side = whole.changes.before if gone else whole.changes.after
    return _Place(side, path_of(judgement.kind, judgement.record), ())


def _located(place: _Place, rule: Rule, message: str, remedy: str | None) -> Located:
    line, column, text = _line(place.side.records, place.path, place.at)
    return Located(Finding(rule.name, place.path, Fault(place.at, message, remedy)), rule, line, column, text, ())


def _line(records: Records, path: str, at: Pointer) -> tuple[int, int, str | None]:
    found = records.store.read(path)
    raw = found if isinstance(found, bytes) else b""
    position = reader.positions(raw).of(at, key=True)
    lines = raw.removeprefix(b"\xef\xbb\xbf").decode(errors="replace").splitlines()
    return position.line, position.column, lines[position.line - 1] if position.line <= len(lines) else None
