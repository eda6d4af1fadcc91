"""What differs, for programs; `schemas/output/diff.schema.json` describes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.views.continuity import burden, coherence, feasibility, ledger_data
from partnership.views.structure.dated import dated

if TYPE_CHECKING:
    from partnership.answers.changes.facts import Fact, Value
    from partnership.answers.changes.judging import Judgement
    from partnership.answers.changes.whole import Whole
    from partnership.answers.side import Side

VERSION = 1


def data(whole: Whole) -> dict[str, Any]:
    """Return what differs, what it means, and what it does to what ending boards had, as plain data."""
    changes, restructured = whole.changes, whole.restructured
    return {
        "version": VERSION,
        "before": _side(changes.before),
        "after": _side(changes.after),
        "unread": [one._asdict() for one in changes.unread],
        "boards": [{"board": one.board, "how": one.how, "on": dated(one.on), "sure": one.sure.value, "recorded": one.recorded, "open": one.open, "back": one.back} for one in changes.lives],
        "handed_on": [one._asdict() for one in changes.handed],
        "renamed": [{"kind": kind, "before": was, "after": is_} for (kind, was), is_ in sorted(changes.renamed.items())],
        "facts": [_fact(one) for one in changes.facts],
        "judgements": [_judgement(one) for one in whole.judgements],
        "ledger": ledger_data.data(restructured.ledger) if restructured else None,
        "burden": burden.data(restructured.burdens) if restructured else None,
        "feasibility": feasibility.data(whole.feasible),
        "coherence": coherence.data(restructured.coherence) if restructured else None,
        "questions": [one._asdict() for one in changes.questions],
        "kept": [one._asdict() for one in changes.kept],
        "undated": list(changes.undated),
    }  # fmt: skip


def _side(side: Side) -> dict[str, Any]:
    day = side.day.isoformat() if side.day else None
    return {"said": side.said, "day": day, "typed": side.typed, "commit": side.commit}


def _fact(fact: Fact) -> dict[str, Any]:
    return {
        "kind": fact.kind, "record": fact.record, "what": fact.sort, "field": list(fact.field), "aspect": list(fact.aspect), "how": fact.how,
        "sure": fact.sure.value, "before": _value(fact.before), "after": _value(fact.after),
    }  # fmt: skip


def _judgement(one: Judgement) -> dict[str, Any]:
    return {
        "name": one.name, "verdict": one.verdict.value, "kind": one.kind, "record": one.record, "says": one.says, "aspect": list(one.aspect),
        "fingerprint": one.fingerprint, "accepted": one.accepted._asdict() if one.accepted else None,
    }  # fmt: skip


def _value(value: Value | None) -> dict[str, Any] | None:
    return None if value is None else {"data": value.data, "path": value.path, "at": list(value.at)}
