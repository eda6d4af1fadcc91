"""What differs in a record, and all that a record says, in lines for `git diff` and `git log -p`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.answers.changes.alone import told
from partnership.answers.changes.identity import KEEPING
from partnership.answers.changes.judging import Verdict
from partnership.views.changes.report import lived
from partnership.views.changes.wording import Words
from partnership.words.finding import written
from partnership.words.truth import Truth
from partnership.words.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.answers.changes.alone import Alone
    from partnership.answers.changes.handed_over import HandedOver
    from partnership.words.finding import Pointer

_TOLD = frozenset({"source", "note", "secretariat"})
"""What says how a record is kept and is told all the same, so that no change of it is passed over."""


def differing(found: HandedOver) -> list[str]:
    """Return what differs in a record: what it means first, then what was, after `-`, and what is, after `+`; empty where nothing does."""
    changes = found.changes
    lines = [f"  {lived(one)}" for one in changes.lives]
    lines += [f"  {_verdict(one.verdict)}{one.says}" for one in found.judgements if one.verdict is not Verdict.NEUTRAL]
    for pair, seen in changes.seen.items():
        facts = [one for one in changes.facts if (one.kind, one.record) == (pair.kind, pair.after)]
        if facts and not facts[0].aspect:
            side, sign = (changes.before, "-") if facts[0].after is None else (changes.after, "+")
            document = side.records.document(pair.kind, pair.before if sign == "-" else pair.after)
            lines += [f"{sign} {line}" for line in all_of(told(side.records, document))] if document else []
            continue
        for line in Words(changes, pair, seen).lines(facts):
            label = f"perhaps {line.label}" if line.sure is Truth.UNKNOWN else line.label
            lines += [f"- {label}: {line.before}"] if line.before else []
            lines += [f"+ {label}: {line.after}"] if line.after else []
    return [plain(line) for line in lines]


def _verdict(verdict: Verdict) -> str:
    return f"{verdict.value}: "


def all_of(alone: Alone) -> list[str]:
    """Return all that a record says, a fact a line, and last its sources and notes."""
    words = Words(alone.changes, alone.pair, alone.changes.seen[alone.pair])
    facts = [f"{line.label}: {line.after}" for line in words.lines(alone.changes.facts)]
    return [plain(line) for line in (*facts, *_kept(alone.document.data, ()))]


def _kept(data: Any, at: Pointer) -> Iterator[str]:
    """Yield the sources and notes of a record, each with the place in it."""
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in parts:
        here = (*at, key)
        if key in _TOLD & KEEPING:
            yield f"{str(key).capitalize()}{f' of {written(at)}' if at else ''}: {_short(value)}"
        else:
            yield from _kept(value, here)


def _short(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(_short(one) for one in value.values())
    if isinstance(value, list):
        return "; ".join(map(_short, value))
    return str(value)
