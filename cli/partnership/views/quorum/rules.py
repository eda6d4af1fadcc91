"""Quorum rules read back in English: of boards, of a file, and those that statutes set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.report import Card, Cell, Column, Heading, Paragraph, Table
from partnership.views.plain_table import plain_table
from partnership.views.quorum.head import rule_entries
from partnership.views.quorum.in_words import moment_in_words, sentence
from partnership.views.quorum.rule_in_words import RuleInWords, unsaid
from partnership.words import dates

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from partnership.answers.quorum.statutory import Statutory
    from partnership.records.model.quorum import Quorum
    from partnership.records.model.terms import Terms
    from partnership.report import Block
    from partnership.views.card import Entry
    from partnership.views.quorum.in_words import InWords
    from partnership.views.quorum.names import Names
    from partnership.words.dates import Moment


class RuleRead(NamedTuple):
    """A rule that is read back, as of a day, and the terms of reference that it stands in; both None where none are in force.

    `where` says where the rule is from, if not from the board's own terms of reference.
    """

    words: InWords
    rule: Quorum | None
    terms: Terms | None
    day: Moment
    where: str | None = None

    @property
    def title(self) -> str:
        """Whose rule it is."""
        return self.where or self.words.board.title


def rules(found: Sequence[RuleRead], as_of: date) -> list[Block]:
    """Return the page of some rules, each as sentences with its clause."""
    blocks: list[Block] = []
    for number, one in enumerate(found):
        if number == 0 or one.title != found[number - 1].title:
            blocks.append(Heading(one.title))
        entries: list[Entry] = [("As of", (dates.shown(as_of),))]
        if one.rule is None and one.terms is None:
            entries.append(("Rule", (f"No terms of reference in force on {moment_in_words(one.day)} are on record.",)))
            others = [one.words.version(terms) for terms in one.words.board.terms_of_reference]
            entries += [("Other versions", tuple(others))] if others else []
        else:
            entries += rule_entries(one.rule, one.terms, one.words, day=None if one.where else one.day, silent=True)
        blocks.append(Card(None, tuple(entries)))
    return blocks


def rule_data(rule: Quorum | None, terms: Terms | None, words: InWords) -> dict[str, Any]:
    """Return a rule as data."""
    return {
        "state": _state(rule, terms),
        "says": words.rules.sentences(rule) if rule is not None else None,
        "needs": words.rules.needed(rule) if rule is not None and not rule.no_rule else None,
        "not_said": unsaid(rule, terms.substitutes if terms else None) if rule is not None else [],
        "clause": words.cited(rule, terms) or None,
        "version": words.version(terms) if terms is not None else None,
        "note": rule.note if rule is not None else None,
    }


def _state(rule: Quorum | None, terms: Terms | None) -> str:
    if rule is None:
        return "no-rule" if terms is not None and terms.read == "whole" else "not-on-record"
    return "no-rule" if rule.no_rule else "elsewhere" if rule.need is None and rule.floor is None else "stated"


_FLAT = ("Board", "Name", "State", "Rule", "Clause", "Version", "Not said")


def rules_flat(found: Sequence[RuleRead]) -> Table:
    """Return a line for each rule."""
    rows = []
    for one in found:
        data = rule_data(one.rule, one.terms, one.words)
        own = ("", one.where) if one.where else (one.words.board.id, one.words.board.title)
        texts = (*own, data["state"], data["says"], data["clause"], data["version"], "; ".join(data["not_said"]))
        rows.append([text or "" for text in texts])
    return plain_table("Quorum rules", _FLAT, rows)


def rules_data(found: Sequence[RuleRead]) -> list[dict[str, Any]]:
    """Return rules as data."""
    return [
        {
            "board": None if one.where else one.words.board.id,
            "name": one.where or one.words.board.title,
            "rule": rule_data(one.rule, one.terms, one.words),
        }
        for one in found
    ]


# -- statutes


def statutes(found: Sequence[Statutory], names: Names) -> list[Block]:
    """Return the page of the statutory quorums: what each says, where, and what of it is not confirmed."""
    words = RuleInWords(names)
    blocks: list[Block] = [
        Heading("Statutory quorums"),
        Paragraph("They are never applied unless asked for: `--rule statute:NAME` tries one on a board's meetings."),
    ]
    for one in found:
        entries: list[Entry] = [
            ("For", (one.body,)),
            ("Rule", tuple(map(sentence, words.parts(one.rule)))),
            ("Provision", (one.provision,)),
            ("Wording", ("read" if one.seen else "not read: not confirmed",)),
            *((("Note", (one.note,)),) if one.note else ()),
        ]
        blocks += [Heading(one.name, 2), Card(None, tuple(entries))]
    return blocks


def statutes_flat(found: Sequence[Statutory], names: Names) -> Table:
    """Return a line for each statutory quorum."""
    words = RuleInWords(names)
    rows = tuple(
        tuple(
            map(
                Cell,
                (one.name, one.body, words.sentences(one.rule), one.provision, "yes" if one.seen else "no", one.note),
            )
        )
        for one in found
    )
    return Table(
        "Statutory quorums", tuple(map(Column, ("Name", "For", "Rule", "Provision", "Wording read", "Note"))), rows
    )


def statutes_data(found: Sequence[Statutory], names: Names) -> list[dict[str, Any]]:
    """Return the statutory quorums as data."""
    words = RuleInWords(names)
    return [
        {
            "name": one.name,
            "body": one.body,
            "provision": one.provision,
            "wording_read": one.seen,
            "says": words.sentences(one.rule),
            "note": one.note or None,
        }
        for one in found
    ]
