"""What the pages of a board's quorum are written with."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers import when
from partnership.answers.quorum.opened import Quorums
from partnership.answers.titles import Titles
from partnership.views.card import part_sentence
from partnership.views.quorum.names import Names
from partnership.views.quorum.outcome import OutcomeInWords
from partnership.views.quorum.rule_in_words import RuleInWords
from partnership.words import dates
from partnership.words.dates import FIRST_DAY, LAST_DAY
from partnership.words.kinds import place_of

if TYPE_CHECKING:
    from partnership.answers.load import Records
    from partnership.quorum.directory import Context
    from partnership.records.model.board import Board
    from partnership.records.model.quorum import Quorum
    from partnership.records.model.terms import Terms
    from partnership.words.dates import Moment


class InWords(NamedTuple):
    """One board's names, its rules in words, and what comes of them in words; `context` is None where no board is meant."""

    board: Board
    context: Context | None
    names: Names
    rules: RuleInWords
    outcomes: OutcomeInWords

    def cited(self, rule: Quorum | None, terms: Terms | None) -> str:
        """Return where a rule is said: its clause, else the terms of reference that it stands in; empty where nothing says."""
        source = (rule.source if rule else ()) or (terms.source if terms else ())
        return self.names.titles.citations(source)

    def version(self, terms: Terms) -> str:
        """Return what a version of the terms of reference is called, and when it is in force."""
        named = terms.version if terms.version and terms.version not in (terms.title or "") else ""
        title = part_sentence((terms.title or "Terms of reference", f"version {named}" if named else ""))
        numbers = [
            number
            for number, one in enumerate(self.board.terms_of_reference)
            if (one.title, one.version, one.holds) == (terms.title, terms.version, terms.holds)
        ]
        listed = self.names.board.get("terms_of_reference", ())
        if not numbers or numbers[0] >= len(listed):
            return title
        time = when.span(listed[numbers[0]], dates.UNKNOWN)
        return part_sentence((title, time.words))


def in_words(records: Records, board: Board, *, explain: bool = False) -> InWords:
    """Return what a board's pages are written with; with `explain`, everybody who was looked at is named."""
    document = records.document("board", board.id)
    context = Quorums(records).context(board) if document is not None else None
    names = Names(document.data if document else {}, Titles(records, place_of(board.id)))
    rules = RuleInWords(names)
    return InWords(board, context, names, rules, OutcomeInWords(names, rules, explain=explain))


def moment_in_words(day: Moment) -> str:
    """Return a day, or what is known of it."""
    if day.exact:
        return dates.shown(date.fromordinal(day.earliest))
    if day.earliest <= FIRST_DAY or day.latest >= LAST_DAY:
        return "a day that is not known"
    return f"some day from {_shown(day.earliest)} to {_shown(day.latest)}"


def _shown(ordinal: int) -> str:
    return dates.shown(date.fromordinal(ordinal))


def moment_data(day: Moment | None) -> dict[str, str | None] | None:
    """Return the earliest and the latest that a day can be, both alike where it is known, None for no bound."""
    if day is None:
        return None
    return {
        "earliest": None if day.earliest <= FIRST_DAY else date.fromordinal(day.earliest).isoformat(),
        "latest": None if day.latest >= LAST_DAY else date.fromordinal(day.latest).isoformat(),
    }


def sentence(words: str) -> str:
    """Return words as a sentence: a capital first and a full stop at the end."""
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith(('.', '?', '!', ':')) else '.'}"
