"""Attendance as a workbook: a register for each board whose figures are formulas over its marks, and tables to filter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from partnership.report import Paragraph
from partnership.views.attendance import tally
from partnership.views.attendance.called import (
    IN_DOUBT,
    NO_HOLDER,
    day_of,
    holders_of,
    kind_of,
    legend,
    mark_of,
    name_of,
    organisations_of,
    seat_titles,
)
from partnership.views.attendance.definitions import definitions
from partnership.views.attendance.figures import verdict_cell
from partnership.views.attendance.head import rule_lines, window_in_words
from partnership.views.attendance.register import verdict_of
from partnership.views.attendance.statistics import FIGURES, HEADINGS
from partnership.views.attendance.tally import Tally
from partnership.views.card import alarm
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import listed
from partnership.workbook import Entry, Field, Sheet, Workbook

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from partnership.answers.attendance import Count, Ledger, MeetingState, Row
    from partnership.answers.titles import Titles
    from partnership.words.finding import Finding

_NAMES = (Field("Who"), Field("Seat"), Field("Organisation"))
_LONGEST_NAME = 31
"""Characters that the name of a sheet can have: a longer board's sheet has its acronym."""
_COUNTS = {Truth.YES: "yes", Truth.UNKNOWN: "may", Truth.NO: "no"}
_RATES = (Field("Rate", "percentage"), Field("Rate at most", "percentage"), Field("Verdict"))
_PLAIN = ("These figures are plain values, as the records stood: they do not follow the marks of the registers.",)
_FIGURES = (*(Field(heading, "integer") for heading in HEADINGS), *_RATES)


def workbook(ledgers: Sequence[Ledger], names: Sequence[Titles], unread: Sequence[Finding], as_of: date) -> Workbook:
    """Return the attendance of boards as a workbook; `names` goes with `ledgers`, one each."""
    title = f"Attendance of {ledgers[0].board.title}" if len(ledgers) == 1 else "Attendance"
    pairs = list(zip(ledgers, names, strict=True))
    warned = tuple(block.text for block in alarm(unread) if isinstance(block, Paragraph))
    tables = (_meetings(ledgers), _seats(pairs), _organisations(pairs))
    return Workbook(
        title,
        as_of,
        (*(_register(*pair, warned) for pair in pairs), *(one for one in tables if one.rows), _definitions()),
    )


def _register(ledger: Ledger, names: Titles, warned: Sequence[str]) -> Sheet:
    rows = (*ledger.people, *ledger.bare_seats)
    marks = [[mark_of(cell) for cell in row.cells] for row in rows]
    used = {mark for line in marks for mark in line}
    doubtful = any(mark.startswith("(") for mark in used)
    sums = Tally(len(_NAMES), len(_NAMES) + len(ledger.counted) - 1, doubtful)
    choices = tally.choices(doubtful=doubtful)
    above = (
        f"Register of {ledger.board.title}",
        *warned,
        f"Window: {window_in_words(ledger)}; as of {dates.shown(ledger.as_of)}",
        *(f"Rule: {line}" for line in rule_lines(ledger, names)),
    )
    title = ledger.board.title
    name = title if len(title) <= _LONGEST_NAME else ledger.board.acronym or title
    if not rows:
        nothing = (
            "No meeting in this window counts." if not ledger.counted else "Nobody at these meetings is on record."
        )
        return Sheet(name, above, _NAMES, (), (nothing,))
    return Sheet(
        name,
        above,
        (
            *_NAMES,
            *(Field(_heading(state), "mark", choices) for state in ledger.counted),
            *sums.fields,
            Field("Verdict"),
        ),
        tuple(
            (*_named(row, ledger, names), *map(tally.entry, line), *sums.of(row), _verdict(row, ledger, names))
            for row, line in zip(rows, marks, strict=True)
        ),
        _notes(ledger, used),
        names=2,
        totals=_totals(rows, sums),
    )


def _heading(state: MeetingState) -> str | date:
    day = date.fromordinal(state.day.latest)
    return day if state.day.exact and day_of(state) == dates.shown(day) else day_of(state)


def _named(row: Row, ledger: Ledger, names: Titles) -> tuple[Entry, ...]:
    who = Entry(names.people(row.key)) if row.subject == "person" else Entry(NO_HOLDER, "muted")
    organisations = listed(organisations_of(ledger, row.seats, names))
    return who, Entry(seat_titles(ledger, row.seats)), Entry(organisations)


def _verdict(row: Row, ledger: Ledger, names: Titles) -> Entry:
    cell = verdict_of(row, ledger, names)
    return Entry(cell.text, cell.tone)


def _totals(rows: Sequence[Row], sums: Tally) -> tuple[tuple[Entry, ...], ...]:
    """Return the sums of the figures, and how many came to each meeting, which come to the same."""
    blank = Entry(None)
    marks = [blank] * (sums.last - sums.first + 1)
    return (
        (Entry("In all"), blank, blank, *marks, *sums.totals(rows), blank),
        *(
            (Entry(f"{heading}, by meeting"), blank, blank, *sums.by_meeting(rows, letters, heading), blank)
            for heading, letters in (("Attended", tally.ATTENDED), ("By substitute", tally.SUBSTITUTED))
        ),
    )


def _notes(ledger: Ledger, used: Iterable[str]) -> tuple[str, ...]:
    return (
        f"{legend(used)}.",
        "The figures count the marks: where a mark is corrected, they change. An empty mark counts as not recorded.",
        "Rate at most: what the rate would be if all that is not recorded had been attended; empty where all is recorded.",
        "Adds up: whether what was expected is the sum of what follows it; FALSE where a mark is none of the list.",
        f"The verdict is what the rule makes of the records as they stood on {dates.shown(ledger.as_of)}: a mark that is corrected here changes neither the verdict nor the records.",
    )


def _meetings(ledgers: Sequence[Ledger]) -> Sheet:
    fields = (
        Field("Board"),
        Field("Day", "date"),
        Field("Kind"),
        Field("Counts"),
        Field("Why"),
    )
    rows = tuple(
        (
            Entry(ledger.board.title),
            Entry(_heading(state)),
            Entry(kind_of(state)),
            Entry(_COUNTS[state.counts]),
            Entry(state.why),
        )
        for ledger in ledgers
        for state in ledger.meetings
    )
    return Sheet("Meetings", ("Meetings",), fields, rows)


def _seats(pairs: Sequence[tuple[Ledger, Titles]]) -> Sheet:
    rows = tuple(
        (
            Entry(ledger.board.title),
            Entry(seat_titles(ledger, row.seats)),
            Entry(listed(organisations_of(ledger, row.seats, names))),
            Entry(listed(dict.fromkeys(names.person(one) for one in holders_of(ledger, row.seats)))),
            *_figures(row, ledger),
        )
        for ledger, names in pairs
        for row in ledger.seats
    )
    fields = (Field("Board"), Field("Seat"), Field("Organisation"), Field("Held by"), *_FIGURES)
    return Sheet("Seats", ("Seats: whether somebody entitled sat in them",), fields, rows, _PLAIN, names=2)


def _organisations(pairs: Sequence[tuple[Ledger, Titles]]) -> Sheet:
    rows = tuple(
        (
            Entry(ledger.board.title),
            Entry(name_of(*row.id, ledger, names)),
            Entry(len(row.seats)),
            *_figures(row, ledger),
        )
        for ledger, names in pairs
        for row in ledger.organisations
    )
    fields = (Field("Board"), Field("Organisation"), Field("Seats", "integer"), *_FIGURES)
    title = "Organisations: whether anybody of them was at the table"
    return Sheet("Organisations", (title,), fields, rows, _PLAIN, names=2)


def _figures(row: Row, ledger: Ledger) -> tuple[Entry, ...]:
    """Return the figures of a row as values, a count that is not certain from its lowest to its highest."""
    judgement = verdict_cell(row, ledger)
    low, high = row.low.share, row.high.share
    return (
        *(Entry(_number(getattr(row, figure))) for figure in FIGURES),
        Entry(low),
        Entry(high if row.low != row.high else None),
        Entry(judgement.text, judgement.tone),
    )


def _number(count: Count) -> int | str:
    return count.low if count.low == count.high else str(count)


def _definitions() -> Sheet:
    entries = [(word, meaning) for word, meanings in definitions().entries for meaning in meanings]
    marks = [*tally.MEANINGS.items(), ("( )", f"{IN_DOUBT[0].upper()}{IN_DOUBT[1:]}.")]
    rows = tuple((Entry(word), Entry(meaning)) for word, meaning in (*entries, *marks))
    return Sheet("Definitions", ("Definitions",), (Field("Word or mark"), Field("What it means")), rows)
