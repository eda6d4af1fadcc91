"""All that there is to judge in what differs between two sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.changes.acceptances import accepted
from partnership.answers.changes.judgements import JUDGES, WHOLE, name_of
from partnership.answers.changes.judging import Case, Verdict, stamped
from partnership.answers.changes.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.answers.changes.compared import Changes
    from partnership.answers.changes.facts import Fact
    from partnership.answers.changes.judging import Judgement
    from partnership.answers.continuity.ledger import Ledger

_ORDER = list(Verdict)


def judgements(changes: Changes, ledger: Ledger | None) -> list[Judgement]:
    """Return every judgement on what differs, the gravest first, then in order of record; `ledger` is that of boards that end."""
    facts = _by_record(changes)
    return _settled(changes, [*_of_records(changes, facts), *_of_the_whole(changes, ledger, facts)])


def of_records(changes: Changes) -> list[Judgement]:
    """Return the judgements that rest on one record each, and on no other."""
    return _settled(changes, list(_of_records(changes, _by_record(changes))))


def _by_record(changes: Changes) -> dict[tuple[str, str], list[Fact]]:
    by_record: dict[tuple[str, str], list[Fact]] = {}
    for fact in changes.facts:
        by_record.setdefault((fact.kind, fact.record), []).append(fact)
    return by_record


def _settled(changes: Changes, found: list[Judgement]) -> list[Judgement]:
    found = accepted(changes.after.records, found)
    return sorted(found, key=lambda one: (_ORDER.index(one.verdict), one.kind, one.record, one.name, one.says))


def _of_records(changes: Changes, facts: dict[tuple[str, str], list[Fact]]) -> Iterator[Judgement]:
    """Yield the judgements on boards that are there on both sides, and on measures."""
    judged = {judge.KIND for judge in JUDGES}
    lived = {one.board for one in changes.lives}
    renamed = {was: is_ for (_, was), is_ in changes.renamed.items()}
    for pair in changes.seen:
        if pair.kind not in judged or (pair.kind == "board" and pair.after in lived):
            continue
        before = Standing(changes.before, pair.kind, pair.before, renamed)
        after = Standing(changes.after, pair.kind, pair.after)
        if pair.kind == "board" and not (before.there and after.there):
            continue
        own = facts[pair.kind, pair.after]
        for judge in JUDGES:
            if pair.kind == judge.KIND:
                for said in judge.judge(Case(before, after, own)):
                    yield stamped(name_of(judge), pair.kind, pair.after, said, own)


def _of_the_whole(
    changes: Changes, ledger: Ledger | None, facts: dict[tuple[str, str], list[Fact]]
) -> Iterator[Judgement]:
    for judge in WHOLE:
        for board, said in judge.judge_whole(changes, ledger):
            yield stamped(name_of(judge), "board", board, said, facts.get(("board", board), []))
