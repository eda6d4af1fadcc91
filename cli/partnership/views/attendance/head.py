"""The head of a board's attendance: the window, the rule, the meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.attendance.in_force import of_another_window, of_no_window
from partnership.report import Card
from partnership.views.attendance.called import day_of, kind_of
from partnership.views.attendance.phrases import cited
from partnership.views.attendance.rule_in_words import consequence_in_words, rule_in_words, share_in_words
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import listed

if TYPE_CHECKING:
    from partnership.answers.attendance import Ledger
    from partnership.answers.attendance.in_force import JudgedBy
    from partnership.answers.titles import Titles


def head(ledger: Ledger, names: Titles) -> Card:
    """Return what is to be known before the figures."""
    ahead = {state.id for state in ledger.coming if state.counts is Truth.YES}
    left_out = [
        f"{day_of(state)}: {state.why}"
        for state in ledger.meetings
        if state.counts is Truth.NO and state.id not in ahead
    ]
    held = [
        f"{number}. {day_of(state)} ({kind_of(state)})" + ("" if state.why == "held" else f": {state.why}")
        for number, state in enumerate(ledger.counted, 1)
    ]
    entries = [
        ("Window", (window_in_words(ledger),)),
        ("As of", (dates.shown(ledger.as_of),)),
        ("Rule", tuple(rule_lines(ledger, names))),
        ("Meetings", tuple(held) or ("none",)),
    ]
    if left_out:
        entries.append(("Left out", tuple(left_out)))
    coming = [f"{day_of(state)} ({kind_of(state)})" for state in ledger.coming if state.id in ahead]
    if coming or ledger.in_progress:
        entries.append(("To come", tuple(coming) or ("no further meeting of the window is on record",)))
    return Card(None, tuple(entries))


def window_in_words(ledger: Ledger) -> str:
    """Return the window and whether it is over: `financial year 2025/26: 1 April 2025 to 31 March 2026`."""
    said = ": ".join(dict.fromkeys((ledger.window.name, ledger.window.dates)))
    return said + (" (not over yet: figures so far)" if ledger.in_progress else "")


def rule_lines(ledger: Ledger, names: Titles) -> list[str]:
    """Return the rules that judge, each with where it is said, or why there is none."""
    match ledger.rule_state:
        case "no rule":
            return ["no rule: the terms of reference were read and have none"]
        case "not recorded":
            return ["no rule on record: the terms of reference are not known, or not in full"]
        case state:
            numbered = len(ledger.judged_by) > 1
            lines = [
                (f"{number}. " if numbered else "") + _clause(judged, ledger, names)
                for number, judged in enumerate(ledger.judged_by, 1)
            ]
            asked = "(asked for, not the board's own)"
            return [f"{line} {asked}" for line in lines] if state == "asked" else lines


def _clause(judged: JudgedBy, ledger: Ledger, names: Titles) -> str:
    rule = judged.rule
    says = rule_in_words(rule) + cited(judged, names)
    within = [number for number, state in enumerate(ledger.counted, 1) if state.id in judged.meetings]
    if len(within) < len(ledger.counted):
        says += (
            f"; in force for {'meeting' if len(within) == 1 else 'meetings'} {listed(map(str, within))} only"
            if within
            else "; in force for none of these meetings"
        )
    if of_another_window(rule, ledger.window):
        says += "; judged over its own window, not the one shown"
    elif rule.attended and rule.share is not None and ledger.in_progress:
        says += f"; until the window is over, judged as that share ({share_in_words(rule.share)}) of the meetings held so far"
    if ledger.rule_state == "rule" and of_no_window(rule):
        says += "; over what time it does not say: taken over the window shown"
    if follows := consequence_in_words(rule):
        says += f"; if it is not met: {follows}"
    return says + (f"; in practice: {rule.practice}" if rule.practice else "")
