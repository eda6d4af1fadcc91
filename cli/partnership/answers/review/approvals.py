"""What the records say of who has agreed to a change, or may: of terms of reference, of restructures, of what weakens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers.changes.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from partnership.answers.changes.compared import Changes

_ON_AMENDING = re.compile(r"(?:amend\w*|variation|revision|review|changes)(?:-|\Z)")


class Termed(NamedTuple):
    """A board whose terms of reference differ: who is recorded to have agreed those before and those after, boards and meetings by id.

    `clauses` are those of the terms before that are about changing them, as they are recorded.
    """

    board: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    clauses: tuple[str, ...]


class Staged(NamedTuple):
    """A restructure that differs: its last stage on record, with the meetings or boards that decided, and who else did."""

    restructure: str
    stage: str
    decided_at: tuple[str, ...]
    by: str


class Approvals(NamedTuple):
    """What the records say of who agreed to what differs."""

    terms: tuple[Termed, ...]
    restructures: tuple[Staged, ...]


def approvals(changes: Changes) -> Approvals:
    """Return what the records say of who agreed to what differs; of what they do not say, nothing is supposed."""
    return Approvals(tuple(_terms(changes)), tuple(_stages(changes)))


def _terms(changes: Changes) -> Iterator[Termed]:
    back = {is_: was for (kind, was), is_ in changes.renamed.items() if kind == "board"}
    differ = {one.record for one in changes.facts if one.kind == "board" and one.sort.partition(".")[0] in _TERMS}
    for board in sorted(differ):
        was = Standing(changes.before, "board", back.get(board, board)).terms_data or {}
        is_ = Standing(changes.after, "board", board).terms_data or {}
        yield Termed(board, _agreed(was), _agreed(is_) if is_ != was else (), tuple(_on_amending(was)))


_TERMS = frozenset({"terms", "other terms"})


def _agreed(terms: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(terms.get("agreed_by", ()))


def _on_amending(terms: Mapping[str, Any]) -> Iterator[str]:
    clauses: Sequence[Mapping[str, Any]] = terms.get("clauses", ())
    yield from (str(one["says"]) for one in clauses if _ON_AMENDING.match(one["about"]))


def _stages(changes: Changes) -> Iterator[Staged]:
    records = changes.after.records
    for restructure in sorted({pair.after for pair in changes.seen if pair.kind == "restructure"}):
        found = records.document("restructure", restructure)
        if found is not None:
            last = found.data["stages"][-1]
            yield Staged(restructure, last["stage"], tuple(last.get("decided_at", ())), last.get("by", ""))
