"""What has changed in a board's attendance since an earlier revision of the records: meetings, marks, figures, verdicts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.attendance import Mark
from partnership.report import Card, Cell, Column, Heading, Paragraph, Table
from partnership.views.attendance.called import day_of, kind_of, mark_cell, mark_of, name_of, why
from partnership.views.attendance.figures import rate_in_words, verdict_cell
from partnership.views.attendance.head import rule_lines
from partnership.views.attendance.reasons import COUNTS
from partnership.views.attendance.statistics import FIGURES, HEADINGS
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from partnership.answers.attendance import Cell as LedgerCell
    from partnership.answers.attendance import Ledger, MeetingState
    from partnership.answers.attendance.comparison import Changes, Figures, MarkChange
    from partnership.answers.attendance.earlier import Earlier
    from partnership.answers.attendance.marks import Key, Subject
    from partnership.answers.titles import Titles
    from partnership.report import Block
    from partnership.words.finding import Finding

_SUBJECTS: dict[Subject, tuple[str, str]] = {
    "person": ("person", "people"),
    "seat": ("seat", "seats"),
    "organisation": ("organisation", "organisations"),
}
_UNSAID: Mapping[str, Mapping[object, str]] = {
    "named": {Truth.YES: "named beforehand", Truth.NO: "not named beforehand", Truth.UNKNOWN: "not known to be named beforehand"},
    "agreed": {Truth.YES: "agreed with the chair", Truth.NO: "not agreed with the chair", Truth.UNKNOWN: "not known to be agreed with the chair"},
    "apologised": {True: "with apologies of the member", False: "without apologies of the member"},
}  # fmt: skip
"""What a mark's own words leave out, and may be all that differs."""
_SHORT = 7
"""Figures of a commit's id that are shown."""


class Then(NamedTuple):
    """The records as they stood in a revision, and the boards as they have them, each with what things were called.

    `day` is that of the commit, None where it has none; `unread` are the files that could not be read then;
    `gone` the boards with meetings then that have none on record now.
    """

    revision: str
    commit: str
    day: date | None
    unread: Sequence[Finding]
    gone: Sequence[str]
    boards: Mapping[str, tuple[Earlier, Titles]]

    @property
    def called(self) -> str:
        """The revision as it is called: `published (1 April 2026, 3fa2b1c)`."""
        about = ", ".join([*([dates.shown(self.day)] if self.day else []), self.commit[:_SHORT]])
        return f"{self.revision} ({about})"


def since(then: Then, ledger: Ledger, names: Titles, by: str) -> list[Block]:
    """Return what has changed in a board's attendance since the records were as they were then.

    `by` is what the rule is called that judges both instead of the board's own; empty where these do.
    """
    earlier, names_then = then.boards[ledger.board.id]
    changes = earlier.changes
    heading = Heading("What has changed", 3)
    if changes is None:
        why_not = "had no such board" if earlier.filed is None else "have this board in a file that cannot be read"
        return [heading, Paragraph(f"The records of {then.called} {why_not}, so there is nothing to compare with.")]
    blocks: list[Block] = [heading, Paragraph(_sentence(then, earlier, changes, by))]
    if changes.rules:
        blocks.append(Card(None, (("Rule then", tuple(rule_lines(changes.before, names_then))),)))
    tables = (
        _meetings(changes),
        _marks(changes, names, names_then),
        _rows(changes, names, names_then),
    )
    return [*blocks, *(table for table in tables if table.rows)]


def _sentence(then: Then, earlier: Earlier, changes: Changes, by: str) -> str:
    filed = f", when the board was filed as {earlier.filed}" if earlier.filed != changes.after.board.id else ""
    opening = f"Since {then.called}{filed}" + (f", both judged by {by}" if by else "")
    if changes.none:
        return f"{opening}: no meeting, mark, figure or verdict here has changed."
    done = listed([*_meetings_in_words(changes), *_marks_in_words(changes.marks)])
    rules = "another rule judges" if changes.rules else ""
    figures = Counter(change.subject for change in changes.rows if change.of_figures)
    of = listed(plural(figures[subject], *words) for subject, words in _SUBJECTS.items() if figures[subject])
    verdicts = sum(change.of_verdict for change in changes.rows)
    differ = (
        f"the figures of {of} differ" if of else "no figure differs",
        plural(verdicts, "verdict differs", "verdicts differ") if verdicts else "no verdict differs",
    )
    return f"{opening}: {'; '.join(part for part in (done, rules, *differ) if part)}."


def _meetings_in_words(changes: Changes) -> Iterator[str]:
    added = sum(one.before is None for one in changes.meetings)
    gone = sum(one.after is None for one in changes.meetings)
    other = len(changes.meetings) - added - gone
    for number, words in ((added, "added"), (gone, "taken out"), (other, "changed")):
        if number:
            yield f"{plural(number, 'meeting')} {words}"


def _marks_in_words(marks: Sequence[MarkChange]) -> Iterator[str]:
    entered = sum(one.before.mark is Mark.NOT_RECORDED for one in marks)
    for number, words in ((entered, "entered"), (len(marks) - entered, "corrected")):
        if number:
            yield f"{plural(number, 'mark')} {words}"


def _meetings(changes: Changes) -> Table:
    rows = tuple(
        (Cell(day_of(one.meeting)), _meeting(one.before, one.meeting), _meeting(one.after, one.meeting))
        for one in changes.meetings
    )
    return Table("Meetings that differ", (Column("Meeting"), Column("Was"), Column("Is")), rows)


def _meeting(state: MeetingState | None, called: MeetingState) -> Cell:
    """Return what a meeting is, and its day where that is not the one it is called by."""
    if state is None:
        return Cell("not on record in this window", "muted")
    day = "" if state.day == called.day else f"{day_of(state)}: "
    minuted = ", without a quorum" if state.meeting and state.meeting.quorum.minuted == "inquorate" else ""
    return Cell(f"{day}{kind_of(state)}, {COUNTS[state.counts]}: {state.why}{minuted}")


def _marks(changes: Changes, names: Titles, names_then: Titles) -> Table:
    rows = tuple(
        (
            Cell(day_of(one.meeting)),
            Cell(_who(one.row.subject, one.row.key, changes.after, names)),
            _mark(one.before, one.after, names_then),
            _mark(one.after, one.before, names),
        )
        for one in changes.marks
    )
    columns = (Column("Meeting"), Column("Who"), Column("Was"), Column("Is"))
    return Table("Marks that differ", columns, rows)


def _mark(cell: LedgerCell, other: LedgerCell, names: Titles) -> Cell:
    """Return a mark with its meaning, and whatever else of it is not as in the other."""
    differ = (
        words[getattr(cell, name)] for name, words in _UNSAID.items() if getattr(cell, name) != getattr(other, name)
    )
    more = f" ({listed(differ)})" if cell.why == other.why else ""
    return mark_cell(cell, names)._replace(text=f"{mark_of(cell)} {why(cell, names)}{more}", title=None)


def _rows(changes: Changes, names: Titles, names_then: Titles) -> Table:
    rows = []
    for one in changes.rows:
        ledger, called = (changes.before, names_then) if one.after is None else (changes.after, names)
        who = Cell(_who(one.subject, one.key, ledger, called))
        figures = (_figures(one.before, one.after), _figures(one.after, one.before))
        rows.append((who, *figures, _verdict(one.before, changes.before), _verdict(one.after, changes.after)))
    headings = ("Who", "Was", "Is", "Verdict was", "Verdict is")
    return Table("Figures and verdicts that differ", tuple(Column(heading) for heading in headings), tuple(rows))


def _who(subject: Subject, key: Key, ledger: Ledger, names: Titles) -> str:
    return name_of(subject, key, ledger, names) + ("" if subject == "person" else f" ({subject})")


def _figures(figures: Figures | None, other: Figures | None) -> Cell:
    """Return the rate, and those of the other figures that differ."""
    if figures is None:
        return Cell("not listed", "muted")
    row = figures.row
    said = [rate_in_words(row.low, row.high)]
    if other is not None:
        same_rate = (row.low, row.high) == (other.row.low, other.row.high)
        told = zip(FIGURES if same_rate else FIGURES[2:], HEADINGS if same_rate else HEADINGS[2:], strict=True)
        said += [
            f"{heading.lower()} {getattr(row, figure)}"
            for figure, heading in told
            if getattr(row, figure) != getattr(other.row, figure)
        ]
    return Cell(", ".join(said))


def _verdict(figures: Figures | None, ledger: Ledger) -> Cell:
    return Cell("") if figures is None else verdict_cell(figures.row, ledger)
