"""An attendance statement for an annual report: who was expected, who came, by which terms of reference, as of which day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.report import Card, Cell, Column, Heading, Paragraph, Report, Table
from partnership.views.attendance.called import NO_HOLDER, organisations_of, seat_titles
from partnership.views.attendance.definitions import definitions
from partnership.views.attendance.figures import percentage, short_rate
from partnership.views.attendance.head import head
from partnership.views.attendance.phrases import over, rule_sentences, the
from partnership.views.attendance.statistics import totals
from partnership.views.card import alarm
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.answers.attendance import Ledger, Row
    from partnership.answers.titles import Titles
    from partnership.report import Block
    from partnership.words.finding import Finding

_DEFINED = frozenset({"Expected", "Attended", "Not recorded", "Rate"})
_MEETINGS = frozenset({"Meetings", "Left out", "To come"})


def statement(ledgers: Sequence[Ledger], names: Sequence[Titles], unread: Sequence[Finding]) -> Report:
    """Return the statement of some boards as a report for people to read; `names` goes with `ledgers`, one each.

    It says what is recorded beside the rule, and passes no verdict.
    """
    blocks = alarm(unread)
    for ledger, called in zip(ledgers, names, strict=True):
        blocks += _board(ledger, called)
    defined = tuple(entry for entry in definitions().entries if entry[0] in _DEFINED)
    title = "Attendance statement" if len(ledgers) == 1 else "Attendance statements"
    return Report(title, (*blocks, Card("Definitions", defined)), Table(title, (), ()), None)


def _board(ledger: Ledger, names: Titles) -> list[Block]:
    days = ledger.window.dates
    opening = f"Attendance at meetings of {the(ledger.board.title)} {over(ledger)}"
    opening += ("" if days in opening else f" ({days})") + f", as the records stood on {dates.shown(ledger.as_of)}."
    if ledger.in_progress:
        opening += " The period is not over: these are the figures so far."
    meetings = tuple(entry for entry in head(ledger, names).entries if entry[0] in _MEETINGS)
    blocks: list[Block] = [
        Heading(ledger.board.title),
        Paragraph(opening),
        Paragraph(_rule(ledger, names)),
        Card(None, meetings),
    ]
    rows = (*ledger.people, *ledger.bare_seats)
    if not rows:
        nothing = "nobody at these meetings is on record" if ledger.counted else "no meeting of this period counts"
        return [*blocks, Paragraph(f"There is nothing to state: {nothing}.")]
    return [*blocks, _members(rows, ledger, names), Paragraph(_recorded(rows))]


def _rule(ledger: Ledger, names: Titles) -> str:
    """Return the rules with where they are said, or that there is none."""
    if ledger.judged_by:
        return " ".join(rule_sentences(ledger.judged_by, ledger, names))
    if ledger.rule_state == "no rule":
        return "The terms of reference have no rule on attendance."
    return "No rule on attendance is on record: the terms of reference are not known, or not in full."


def _members(rows: Sequence[Row], ledger: Ledger, names: Titles) -> Table:
    columns = (
        Column("Member"),
        Column("Seat"),
        Column("Organisation"),
        Column("Expected", "right"),
        Column("Attended", "right"),
        Column("Rate", "right"),
        Column("Organisation came", "right"),
        Column("Notes"),
    )
    laid = tuple(
        (
            Cell(names.people(row.key) if row.subject == "person" else NO_HOLDER),
            Cell(seat_titles(ledger, row.seats)),
            Cell(listed(organisations_of(ledger, row.seats, names))),
            Cell(str(row.expected)),
            Cell(str(row.attended)),
            Cell(_rate(row)),
            Cell(_organisations(row, ledger)),
            Cell("; ".join(_rest(row))),
        )
        for row in rows
    )
    notes = (
        "Organisation came: the meetings at which anybody of the organisation was at the table, of those at which it had a seat.",
    )
    return Table(f"Attendance of members {over(ledger)}", columns, laid, notes)


def _rate(row: Row) -> str:
    """Return the rate as a percentage, from its lowest to its highest where that differs; a dash where nothing was expected."""
    return " to ".join(dict.fromkeys(percentage(one) if one.expected else "-" for one in (row.low, row.high)))


def _organisations(row: Row, ledger: Ledger) -> str:
    beside = [one for one in ledger.organisations if not {*one.seats}.isdisjoint(row.seats)]
    return "; ".join(short_rate(one.low, one.high) for one in beside)


def _rest(row: Row) -> Iterator[str]:
    """Yield what came of the meetings that were not attended, justified absence first, and when they were not a member."""
    leave = sum(cell.leave is Truth.YES and cell.expected is Truth.NO for cell in row.cells)
    if leave:
        yield f"approved leave {leave} (not counted as expected)"
    if row.by_substitute.high:
        yield f"by a substitute {row.by_substitute}" + (" (counted as attended)" if row.subject == "seat" else "")
    for count, words in ((row.apologies, "apologies"), (row.absent, "absent"), (row.not_recorded, "not recorded")):
        if count.high:
            yield f"{words} {count}"
    member = sum(cell.due is not Truth.NO for cell in row.cells)
    if member < len(row.cells):
        words = "a member at" if row.subject == "person" else "filled at"
        yield f"{words} {member} of {plural(len(row.cells), 'meeting')}"
    if row.observer:
        yield "observer"


def _recorded(rows: Sequence[Row]) -> str:
    """Return what is not recorded, which is neither attendance nor absence."""
    said = totals(rows)
    expected, unknown = said["expected"], said["not_recorded"]
    if not unknown.high:
        return "Every attendance that was expected is recorded."
    verb = "is" if str(unknown) == "1" else "are"
    return (
        f"Of {expected} attendances expected, {unknown} {verb} not recorded: neither attendance nor absence."
        " Where that leaves a rate open, it is given from its lowest to its highest."
    )
