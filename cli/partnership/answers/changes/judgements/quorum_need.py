"""The quorum asks for fewer or for more, or for other people, than it did.

## Why it matters
Decisions stand when so few were there, and bind all the others.

It goes by what the rules ask for with the seats as they are on each side, worked out as `partnership quorum` does, and never by their words: a
third of thirty seats is ten. A rule that asks for other people than before is neither lower nor higher: that cannot be told.

## Example
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
terms_of_reference:
  - {since: 2020-01-01, until: 2023-12-31, quorum: {need: {at_least: 10, counting: heads}}}
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
terms_of_reference:
  - {since: 2020-01-01, until: 2023-12-31, quorum: {need: {at_least: 10, counting: heads}}}
  - {since: 2024-01-01, quorum: {need: {at_least: 8, counting: heads}}}
```
`weakens`: quorum lowered from 10 to 8

## Instead
```yaml before records/boards/exampleshire/group.yaml
name: Group
kind: board
terms_of_reference:
  - {since: 2020-01-01, quorum: {need: {at_least: 10, counting: heads}}}
```
```yaml after records/boards/exampleshire/group.yaml
name: Group
kind: board
terms_of_reference:
  - {since: 2020-01-01, quorum: {need: {at_least: 10, counting: heads}, on_failure: [{step: adjourn}]}}
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.changes.judging import Said, Verdict
from partnership.answers.changes.quorum_order import Asked, Order, order

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.answers.changes.judging import Case

KIND = "board"
_AT = ("terms", "quorum")
_VERDICTS = {Order.LOWER: Verdict.WEAKENS, Order.HIGHER: Verdict.STRENGTHENS, Order.UNLIKE: Verdict.CANNOT_TELL}
_WORDS = {Order.LOWER: "lowered", Order.HIGHER: "raised"}


def judge(case: Case) -> Iterator[Said]:
    """Yield what became of the quorum, where what it asks for differs or is asked of other people."""
    if not case.differs("terms.quorum", "terms"):
        return
    was, now = Asked.of(case.before), Asked.of(case.after)
    if was is None or now is None:
        yield from _one_sided(case, was, now)
        return
    found = order(was, now)
    if found is Order.SAME:
        return
    if found is Order.UNLIKE:
        yield Said(
            Verdict.CANNOT_TELL, "quorum asks for something else, neither more nor less", _AT, was.words, now.words
        )
        return
    yield Said(_VERDICTS[found], f"quorum {_WORDS[found]} from {was.words} to {now.words}", _AT, was.words, now.words)


def _one_sided(case: Case, was: Asked | None, now: Asked | None) -> Iterator[Said]:
    """Yield what there is to say where one side asks for nothing, or nobody can say what it asks for."""
    if was is not None and case.after.terms is not None:
        there_is_none = case.after.terms.quorum is not None and case.after.terms.quorum.no_rule
        yield Said(
            Verdict.WEAKENS if there_is_none else Verdict.CANNOT_TELL,
            "quorum given up: there is no rule any more" if there_is_none else "quorum is not on record any more",
            _AT,
            was.words,
        )
    elif now is not None and case.before.terms is not None:
        none = case.before.terms.quorum is not None and case.before.terms.quorum.no_rule
        yield Said(
            Verdict.STRENGTHENS if none else Verdict.CANNOT_TELL,
            f"quorum set where there was none: {now.words}"
            if none
            else f"quorum is on record now, {now.words}; what it was is not",
            _AT,
            "",
            now.words,
        )
