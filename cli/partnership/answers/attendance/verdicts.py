"""The words for what a rule makes of a row."""

from __future__ import annotations

from enum import Enum


class Verdict(Enum):
    """What a rule makes of a row."""

    MET = "met"
    BELOW = "below"
    CANNOT_TELL = "cannot tell"
    DEPENDS = "depends"
    NO_RULE = "no rule"
    NOT_JUDGED = "not judged"
    EXEMPT = "exempt"
    FOR_A_PERSON = "for a person to judge"


WORST_FIRST = (
    Verdict.BELOW,
    Verdict.DEPENDS,
    Verdict.CANNOT_TELL,
    Verdict.FOR_A_PERSON,
    Verdict.MET,
    Verdict.EXEMPT,
    Verdict.NOT_JUDGED,
)
"""The order in which one verdict outweighs another where several rules hold at once."""
NOT_COMPARED = frozenset({Verdict.NOT_JUDGED, Verdict.EXEMPT, Verdict.FOR_A_PERSON})
"""Verdicts that say nothing about whether readings or subjects agree."""


def between(*, surely_short: bool, maybe_short: bool) -> Verdict:
    """Return the verdict where a rule is surely, or only maybe, not met."""
    return Verdict.BELOW if surely_short else Verdict.CANNOT_TELL if maybe_short else Verdict.MET
