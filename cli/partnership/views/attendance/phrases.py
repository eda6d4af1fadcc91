"""Phrases that notes and statements share: the window and the board as a sentence has them, and the rule with where it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from partnership.answers.attendance.windows import YearKind
from partnership.views.attendance.called import day_of
from partnership.views.attendance.rule_in_words import rule_in_words
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.answers.attendance import Ledger
    from partnership.answers.attendance.in_force import JudgedBy
    from partnership.answers.titles import Titles


def period(ledger: Ledger) -> str:
    """Return the window as a subject line has it: `financial year 2025/26`, or its days."""
    return ledger.window.name if ledger.window.kind in get_args(YearKind) else ledger.window.dates


def over(ledger: Ledger) -> str:
    """Return the window as a sentence has it: `in the financial year 2025/26`, `from 1 May 2025 to 31 July 2025`."""
    window = ledger.window
    if window.kind in get_args(YearKind):
        return f"in the {window.name}"
    if window.first and window.last:
        return f"from {window.dates}"
    return "over all meetings on record" if window.kind == "all" else window.dates


def the(title: str) -> str:
    """Return the name of a board as a sentence has it."""
    return title if title.casefold().startswith("the ") else f"the {title}"


def cited(judged: JudgedBy, names: Titles) -> str:
    """Return where a rule is said, in brackets with a space before; empty where the records do not say."""
    source = names.citations(judged.rule.source or (judged.terms[-1].source if judged.terms else ()))
    return f" ({source})" if source else ""


def rule_sentences(rules: Sequence[JudgedBy], ledger: Ledger, names: Titles) -> Iterator[str]:
    """Yield what each rule asks for, where that is said, and when it was in force if not throughout."""
    begins = ["The rule is"] if len(rules) == 1 else ["One rule is", *["Another is"] * len(rules)]
    for begin, judged in zip(begins, rules, strict=False):
        yield f"{begin} {rule_in_words(judged.rule)}{cited(judged, names)}."
        days = [day_of(state) for state in ledger.counted if state.id in judged.meetings]
        if 0 < len(days) < len(ledger.counted):
            yield f"It was in force for the meeting{'' if len(days) == 1 else 's'} of {listed(days)} only."
        if judged.rule.practice:
            yield f"In practice: {judged.rule.practice}."
