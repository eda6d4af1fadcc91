"""A rule asks for a share above the whole, or for none at all.

## Why it matters
A quorum of 150% is never met and one of 0% always: a slip of the keyboard decides every meeting. For
"more than this share" of vacancies, the whole is already too much.

## Example
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
terms_of_reference:
  - quorum:
      need:
        when: {vacancies_over: 100%}  # T004
        then: {at_least: {share: 4/3, of: seats-filled}}  # T004
        else: {at_least: {share: 0%, of: seats-total}}  # T004
    attendance:
      - {rate: 700%, subject: person}  # T004
```

## Instead
```yaml records/boards/exampleshire/youth-board.yaml
name: Youth Board
kind: board
terms_of_reference:
  - quorum:
      need:
        when: {vacancies_over: 0%}
        then: {at_least: {share: 3/4, of: seats-filled}}
        else: {at_least: {share: 100%, of: seats-total}}
    attendance:
      - {rate: 70%, subject: person}
```
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from partnership.documents.fields import each
from partnership.rules.mending import SET
from partnership.words.finding import Fault, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.documents.document import Document
    from partnership.records.facts.known import Known
    from partnership.words.finding import Pointer

CODE = "T004"
LEVEL = Level.ERROR
MENDS = (SET,)
KINDS = ("board",)

_AT_LEAST = frozenset(("share", "rate"))
_MORE_THAN = frozenset(("vacancies_over", "disqualified_over"))


def check(record: Document, known: Known) -> Iterator[Fault]:
    """Yield a fault for each share in a rule that is always met, or never."""
    for index, terms in enumerate(each(record.data, "terms_of_reference")):
        for part in ("quorum", "attendance"):
            if part in terms:
                for at, share in _shares(terms[part], ("terms_of_reference", index, part)):
                    yield from _fault(at, share)


def _shares(data: dict[str, Any] | list[Any], at: Pointer) -> Iterator[tuple[Pointer, str]]:
    for key, value in data.items() if isinstance(data, dict) else enumerate(data):
        if isinstance(value, (dict, list)):
            yield from _shares(value, (*at, key))
        elif isinstance(value, str) and (key in _AT_LEAST or key in _MORE_THAN):
            yield (*at, key), value


def _fault(at: Pointer, share: str) -> Iterator[Fault]:
    number, _, base = share.rstrip("%").partition("/")
    part, whole = Decimal(number), Decimal(base or 100)
    if at[-1] in _MORE_THAN:
        if part >= whole:
            yield Fault(
                at, f"more than {share} can never be", "write the share as the source has it, such as `50%` or `1/2`"
            )
    elif part > whole:
        yield Fault(
            at,
            f"{share} is more than the whole, so the rule can never be met",
            "write the share as the source has it, such as `70%` or `7/10`",
        )
    elif not part:
        yield Fault(
            at,
            f"a share of {share} is always met, so the rule asks for nothing",
            "write the share as the source has it; where the text has no rule, write `no_rule: true`",
        )
