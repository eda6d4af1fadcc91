"""What differs in a record, and all that a record says, in lines for `git diff` and `git log -p`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from partnership.answers.changes.alone import told
from partnership.answers.changes.identity import KEEPING
from partnership.answers.changes.judging import Verdict
from partnership.answers.changes.view import node
from partnership.views.changes.lives import lived
from partnership.views.changes.wording import Words, in_a_rule, worded
from partnership.words.finding import written
from partnership.words.truth import Truth
from partnership.words.wording import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.answers.changes.alone import Alone
    from partnership.answers.changes.facts import Fact
    from partnership.answers.changes.handed_over import HandedOver
    from partnership.answers.changes.view import Node
    from partnership.answers.load import Records
    from partnership.documents.document import Document
    from partnership.words.finding import Pointer


def differing(found: HandedOver) -> list[str]:
    """Return what differs in a record: what it means first, then what was, after `-`, and what is, after `+`; empty where nothing does."""
    changes = found.changes
    lines = [f"  {lived(one)}" for one in changes.lives]
    lines += [f"  {one.verdict.value}: {one.says}" for one in found.judgements if one.verdict is not Verdict.NEUTRAL]
    for pair, seen in changes.seen.items():
        facts = [one for one in changes.facts if (one.kind, one.record) == (pair.kind, pair.after)]
        if facts and not facts[0].aspect:
            side, sign = (changes.before, "-") if facts[0].after is None else (changes.after, "+")
            document = side.records.document(pair.kind, pair.before if sign == "-" else pair.after)
            lines += (
                [f"{sign} {line}" for line in all_of(told(side.records, document, partial(_named, side.records)))]
                if document
                else []
            )
            continue
        for line in Words(changes, pair, seen).lines(facts):
            label = f"perhaps {line.label}" if line.sure is Truth.UNKNOWN else line.label
            lines += [f"- {label}: {line.before}"] if line.before else []
            lines += [f"+ {label}: {line.after}"] if line.after else []
    return [plain(line) for line in lines]


def _named(records: Records, document: Document) -> Node | None:
    return node(records, document, None, {})


def all_of(parts: Sequence[Alone]) -> list[str]:
    """Return all that a record says, a line for each thing in it, and last its sources and notes."""
    lines = [line for one in parts for line in _facts(one)]
    sources = [line for one in parts if not one.of for line in _kept(one.whole, ())]
    return [plain(line) for line in (*lines, *sources)]


def _facts(one: Alone) -> Iterator[str]:
    """Yield what a part of a record says: what is said of one entry of a list stands on one line, without what its name says already."""
    words = Words(one.changes, one.pair, one.changes.seen[one.pair])
    of = f"{one.of}: " if one.of else ""
    lines = [f"{of}Status: {one.whole['status']}"] if of and "status" in one.whole else []
    said: dict[tuple[str, ...], int] = {}  # the entry, and its line
    facts = one.changes.facts
    lines += [
        f"{of}{line.label}: {line.after}" for line in words.lines([fact for fact in facts if in_a_rule(fact.sort)])
    ]
    for fact in (fact for fact in facts if not in_a_rule(fact.sort)):
        (line,) = words.lines((fact,))
        if fact.entry is None or not fact.field:
            lines.append(f"{of}{line.label}: {_whole(fact) or line.after}")
            continue
        entry, _, field = line.label.rpartition(", ")
        number = said.setdefault((entry, *fact.aspect[: len(fact.aspect) - len(fact.field)]), len(lines))
        if number == len(lines):
            lines.append(f"{of}{entry}")
        if _bare(line.after) not in _bare(entry):
            lines[number] += f"{'; ' if lines[number] != f'{of}{entry}' else ': '}{field} {line.after}"
    yield from lines


def _whole(fact: Fact) -> str:
    """Return all of an entry for which there are no words that say what matters of it; empty for any other fact."""
    if fact.entry is None or fact.after is None or worded(fact.sort):
        return ""
    return _short(fact.after.data)


def _bare(words: str) -> str:
    return words.replace("-", " ").casefold()


def _kept(data: Any, at: Pointer) -> Iterator[str]:
    """Yield the sources, notes and the like of a record, each with the place in it, so that no change of one is passed over."""
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in parts:
        if key not in KEEPING:
            yield from _kept(value, (*at, key))
            continue
        label = f"{str(key).replace('_', ' ').capitalize()}{f' of {written(at)}' if at else ''}"
        for one in value if isinstance(value, list) else [value]:
            yield f"{label}: {_short(one, frozenset())}"


def _short(value: Any, without: frozenset[str] = KEEPING) -> str:
    if isinstance(value, dict):
        said = ((key, _short(one, without)) for key, one in value.items() if key not in without)
        return ", ".join(f"{str(key).replace('_', ' ')} {one}" for key, one in said)
    if isinstance(value, list):
        return "; ".join(_short(one, without) for one in value)
    return str(value)
