"""The head of a page about a meeting: which it is, the rule in English, where that is said, what the minutes say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.quorum.strangers import strangers
from partnership.views.card import spaced
from partnership.views.quorum.in_words import sentence
from partnership.views.quorum.rule_in_words import unsaid
from partnership.words import dates
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from partnership.records.model.meeting import Meeting
    from partnership.records.model.quorum import Quorum
    from partnership.records.model.terms import Terms
    from partnership.views.card import Entry
    from partnership.views.quorum.in_words import InWords
    from partnership.words.dates import Moment

_MINUTED = {"no-rule": "that there is no rule", "not-said": "nothing of it"}


def meeting_entries(meeting: Meeting, as_of: date) -> Iterator[Entry]:
    """Yield the kind of a meeting, what became of it, and the day answered for."""
    times = " to ".join(one for one in (meeting.starts, meeting.ended) if one)
    yield "Meeting", (", ".join((spaced(meeting.kind), spaced(meeting.status), *([times] if times else []))),)
    yield "As of", (dates.shown(as_of),)


def rule_entries(
    rule: Quorum | None, terms: Terms | None, words: InWords, *, day: Moment | None = None, silent: bool = False
) -> Iterator[Entry]:
    """Yield a rule in English, where it is said, which version it stands in, and whether that was in force on a day; with `silent`, what it leaves unsaid.

    What it names that the board does not have comes last.
    """
    if rule is not None:
        yield "Rule", tuple(map(sentence, words.rules.parts(rule)))
    else:
        read = terms is not None and terms.read == "whole"
        yield "Rule", ("None is recorded, though the whole text was read." if read else "Not on record.",)
    cited = words.cited(rule, terms)
    if cited:
        yield "Clause", (cited,)
    if terms is not None:
        doubt = day is not None and terms.holds.holds_on(day) is Truth.UNKNOWN
        note = "; whether it was in force on the day is not known" if doubt else ""
        yield "Version", (words.version(terms) + note,)
    open_ = unsaid(rule, terms.substitutes if terms else None) if rule is not None and silent else []
    if open_:
        yield "Not said", ("; ".join(open_),)
    if rule is not None and rule.note:
        yield "Note", (rule.note,)
    strange = strangers(rule, words.context) if rule is not None and words.context is not None else ()
    if strange:
        yield "At fault", tuple(sentence(one.sentence) for one in strange)


def minutes_entries(meeting: Meeting, words: InWords) -> Iterator[Entry]:
    """Yield what the minutes say of the quorum, and where."""
    minutes = meeting.quorum
    if minutes.minuted is None:
        return
    said = [_MINUTED.get(minutes.minuted, minutes.minuted)]
    said += [f"{minutes.needed} needed"] if minutes.needed is not None else []
    said += [f"{minutes.counted} counted"] if minutes.counted is not None else []
    cited = words.names.titles.citations(minutes.source)
    yield "Minutes say", (", ".join(said) + (f" ({cited})" if cited else ""),)
