"""Draft notes for the chair about those below a rule or in peril, a line each for the agenda, and who is left out and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.attendance import Mark
from partnership.answers.attendance.concerns import concerns
from partnership.report import Bullets, Card, Heading, Paragraph, Report, Table
from partnership.views.attendance.called import day_of
from partnership.views.attendance.coming import left_in_words, until_recorded
from partnership.views.attendance.figures import readings_in_words, short_rate
from partnership.views.attendance.head import rule_lines, window_in_words
from partnership.views.attendance.letter import agenda, letter, whom
from partnership.views.card import alarm
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.answers.attendance import Ledger
    from partnership.answers.attendance.concerns import Concern
    from partnership.answers.titles import Titles
    from partnership.report import Block
    from partnership.words.finding import Finding

_GONE = {
    "person": "they no longer hold the seat",
    "seat": "nobody holds the seat now",
    "organisation": "it no longer has a seat on the board",
}


def letters(ledgers: Sequence[Ledger], names: Sequence[Titles], unread: Sequence[Finding]) -> Report:
    """Return the notes for the chairs of boards as a report for people to read; `names` goes with `ledgers`, one each.

    A note is drafted where a rule of the board's own is certainly not met, or certainly in peril; of
    everybody else whom a rule puts in question it is said why none is.
    """
    blocks = alarm(unread)
    for ledger, called in zip(ledgers, names, strict=True):
        blocks += _board(ledger, called)
    title = f"Attendance notes for the chair of {ledgers[0].board.title}" if len(ledgers) == 1 else "Attendance notes"
    return Report(title, tuple(blocks), Table(title, (), ()), None)


def _board(ledger: Ledger, names: Titles) -> list[Block]:
    found = concerns(ledger)
    drafted = [one for one in found if one.hindrance is None]
    others = [one for one in found if one.hindrance is not None]
    about = (
        ("Window", (window_in_words(ledger),)),
        ("As of", (dates.shown(ledger.as_of),)),
        ("Rule", tuple(rule_lines(ledger, names))),
    )
    blocks: list[Block] = [Heading(ledger.board.title), Card(None, about)]
    if drafted:
        blocks += [Heading("For the agenda", 2), *agenda(drafted, ledger, names)]
    else:
        blocks.append(Paragraph(_nothing(ledger)))
    if others:
        blocks += [Heading("Not drafted", 2), Bullets(tuple(_left_out(others, ledger, names)))]
    for one in drafted:
        blocks += letter(one, ledger, names)
    return blocks


def _nothing(ledger: Ledger) -> str:
    """Return why there is no note to draft."""
    if not ledger.judged_by:
        return "There is nothing to write: there is no rule to write by."
    if not ledger.counted:
        return "There is nothing to write: no meeting in this window counts."
    if all(judged.rule.judgement for judged in ledger.judged_by):
        return "There is nothing to write: the rule is for people to judge, and no figure decides it."
    if not ledger.judged_rows:
        return "There is nothing to write: nobody at these meetings is judged by the rule."
    return "There is nothing to write: of nobody here is it certain that they are below the rule or in peril."


def _left_out(others: Sequence[Concern], ledger: Ledger, names: Titles) -> Iterator[str]:
    """Yield each reason for which no note is drafted, with those whom it keeps out."""
    alike: dict[str, list[str]] = {}
    for one in others:
        figure = short_rate(one.row.low, one.row.high)
        alike.setdefault(_why_not(one, ledger, names), []).append(f"{whom(one.row, ledger, names)}, {figure}")
    for reason, who in alike.items():
        yield f"{'; '.join(who)}: {reason}."


def _why_not(concern: Concern, ledger: Ledger, names: Titles) -> str:
    row = concern.row
    match concern.hindrance:
        case "depends":
            return f"it depends on how the rule is read ({readings_in_words(row, ledger, names)})"
        case "cannot tell" if waits_for := ledger.waits_for(row):
            return f"it cannot be told {until_recorded(waits_for)}"
        case "cannot tell":
            by_id = {state.id: state for state in ledger.meetings}
            open_ = [
                day_of(by_id[cell.meeting])
                for cell in row.cells
                if cell.expected is not Truth.NO and cell.mark is Mark.NOT_RECORDED
            ]
            return "it cannot be told" + (
                f" while {listed(open_)} {'is' if len(open_) == 1 else 'are'} not recorded" if open_ else ""
            )
        case "for a person to judge":
            return f"a person has to judge it ({readings_in_words(row, ledger, names)})"
        case "too few":
            return "so few meetings are expected that a single absence decides, and the rule is met so far"
        case "left":
            return _GONE[row.subject]
        case "another window":
            return "the rule is about another stretch of time than the one looked at"
        case _:
            return f"what is still possible depends on whose attendance the rule means ({left_in_words(row, ledger)})"
