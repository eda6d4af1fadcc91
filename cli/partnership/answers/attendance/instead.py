"""A rule that somebody asks for instead of a board's own: other terms, or its own rules with another share or subject."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.attendance.in_force import asked
from partnership.records.model.terms import Terms
from partnership.words import dates

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from partnership.answers.attendance.in_force import JudgedBy
    from partnership.answers.attendance.marks import Subject
    from partnership.records.model.attendance_rule import AttendanceRule
    from partnership.records.model.board import Board


class Varied(NamedTuple):
    """A board's own rules, but with another share of meetings to attend, about another subject, or both."""

    share: Fraction | None = None
    subject: Subject | None = None


Instead = Terms | Varied
"""What a board is judged by instead of its own rules."""


def applied(board: Board, own: Sequence[JudgedBy], instead: Instead) -> tuple[Board, Terms | None]:
    """Return the board as it is judged instead, and the terms that then judge every meeting: None for those that the board has.

    `own` are the rules that judge it otherwise. Terms decide who may come in a member's place, too, where they say so.
    Another share takes the place of what the board's own rules ask for, everything else that they say stays;
    where none of them is about a share, or there are none, it is that share of all meetings. Another
    subject alone leaves a board without rules as it is.
    """
    if isinstance(instead, Terms):
        told = instead.substitutes is not None
        everywhere = (replace(instead, status=None, holds=dates.ALWAYS),)
        return (replace(board, terms_of_reference=everywhere) if told else board), instead
    if instead.share is not None and not any(_asks_for_a_share(judged.rule) for judged in own):
        plain = asked(instead.share)
        return board, replace(plain, attendance=tuple(_varied(rule, instead) for rule in plain.attendance))
    versions = tuple(
        replace(terms, source=(), attendance=tuple(_varied(rule, instead) for rule in terms.attendance))
        for terms in board.terms_of_reference
    )
    return replace(board, terms_of_reference=versions), None


def _asks_for_a_share(rule: AttendanceRule) -> bool:
    return rule.rate is not None or rule.attended is not None


def _varied(rule: AttendanceRule, instead: Varied) -> AttendanceRule:
    """Return a rule with the share and the subject that are asked for. No source says it so, and no practice goes by it."""
    rule = replace(rule, source=(), note=None, practice=None)
    if instead.share is not None and _asks_for_a_share(rule):
        rule = replace(rule, rate=instead.share, attended=None)
    if instead.subject in {None, rule.subject} or rule.no_rule:
        return rule
    counts = rule.counts_as_attending
    if instead.subject == "person":
        counts = replace(counts, substitute="none")
    elif (
        counts.substitute == "none"
    ):  # so a rule about the person says; whose seat is attended, the terms say otherwise
        counts = replace(counts, substitute="unstated")
    return replace(rule, subject=instead.subject, counts_as_attending=counts)
