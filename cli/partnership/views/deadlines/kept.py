"""What was promised about papers and minutes against what was done, laid out: how often it was in time, and each case."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers.deadlines.kept import KEPT, tallies
from partnership.report import Cell, Column, Heading, Paragraph, Report, Table
from partnership.views.card import VERSION, alarm, unread_paths
from partnership.views.deadlines.due import period, reading_data, written
from partnership.views.deadlines.in_words import WHAT, by, day
from partnership.views.plain_table import plain_table
from partnership.words import dates
from partnership.words.wording import percentage, plural

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from partnership.answers.deadlines.kept import Case, Tally
    from partnership.answers.deadlines.promises import Kept
    from partnership.report import Block, Tone
    from partnership.words.finding import Finding

KEPT_WORDS: Mapping[Kept, tuple[str, Tone]] = {
    "in-time": ("in time", "good"), "late": ("late", "bad"), "depends": ("depends on the reading", "unsure"),
    "not-recorded": ("not recorded", "unsure"), "cannot-tell": ("cannot tell", "unsure"),
}  # fmt: skip
"""How it is said whether a promise was kept."""


class Shown(NamedTuple):
    """What is laid out: each case of a stretch of time; `when` says which, in words."""

    found: Sequence[Case]
    titles: Mapping[str, str]
    as_of: date
    when: str
    board: str | None = None
    unread: Sequence[Finding] = ()

    def called(self, board: str) -> str:
        """Return what a board is called."""
        return self.titles.get(board, board)


def kept(shown: Shown) -> Report:
    """Return how often papers and minutes were in time as a report."""
    title = f"{shown.called(shown.board)}: papers and minutes in time" if shown.board else "Papers and minutes in time"
    blocks: list[Block] = [
        *alarm(shown.unread),
        Heading(title),
        Paragraph(f"As of {dates.shown(shown.as_of)}. Meetings: {shown.when}."),
    ]
    if shown.found:
        counted = tallies(shown.found)
        columns = (
            Column("Board"),
            Column("What"),
            Column("In time of those known"),
            *(Column(KEPT_WORDS[one][0].capitalize(), "right") for one in KEPT),
        )
        rows = tuple(
            (
                Cell(shown.called(one.board)),
                Cell(WHAT[one.what]),
                Cell(share(one)),
                *(_number(number, each) for number, each in zip(one.numbers, KEPT, strict=True)),
            )
            for one in counted
        )
        blocks += [
            Table("How often", columns, rows, ("What is not recorded may have been done.",)),
            Table(
                "Each case",
                tuple(map(Column, ("Board", "Meeting", "What", "By", "Done", "So"))),
                tuple(_case(one, shown) for one in shown.found),
            ),
        ]
    else:
        blocks.append(
            Paragraph("No terms of reference on record promise anything about these meetings that has fallen due.")
        )
    return Report(title, tuple(blocks), _flat(shown, title), _data(shown))


def share(one: Tally) -> str:
    """Return how many were in time of those of which it is known: `3 of 4 (75%)`."""
    if not one.known:
        return "none is known"
    return f"{one.numbers[0]} of {one.known} ({percentage(Fraction(one.numbers[0], one.known))})"


def _number(number: int, kind: Kept) -> Cell:
    return Cell(str(number), KEPT_WORDS[kind][1] if number else "muted")


def _case(one: Case, shown: Shown) -> tuple[Cell, ...]:
    words, tone = KEPT_WORDS[one.kept]
    late = f" by {plural(one.late_by, 'day')}" if one.kept == "late" and one.late_by else ""
    done = day(one.promise.done, weekday=True) if one.promise.done else ""
    return (
        Cell(shown.called(one.board)), Cell(day(one.promise.meeting.day)), Cell(one.promise.clause.title or WHAT[one.promise.clause.what]),
        Cell(by(one.promise.readings) or "not to be told"), Cell(done), Cell(words + late, tone),
    )  # fmt: skip


def _flat(shown: Shown, title: str) -> Table:
    headings = ("Board", "Its name", "Meeting", "What", "By", "Other readings", "Done", "So", "Days late")
    rows = []
    for one in shown.found:
        days = [written(each.by) for each in one.promise.readings if each.by is not None]
        cells = (
            one.board, shown.called(one.board), one.promise.meeting.id, one.promise.clause.what, days[0] if days else "", " ".join(dict.fromkeys(days[1:])),
            written(one.promise.done), KEPT_WORDS[one.kept][0], str(one.late_by) if one.late_by is not None and one.kept == "late" else "",
        )  # fmt: skip
        rows.append(cells)
    return plain_table(title, headings, rows)


def _data(shown: Shown) -> dict[str, Any]:
    return {
        "version": VERSION, "as_of": shown.as_of.isoformat(), "board": shown.board, "unread": unread_paths(shown.unread),
        "tallies": [{"board": one.board, "what": one.what, **{name.replace("-", "_"): number for name, number in zip(KEPT, one.numbers, strict=True)}} for one in tallies(shown.found)],
        "cases": [
            {
                "board": one.board, "meeting": one.promise.meeting.id, "what": one.promise.clause.what, "readings": [reading_data(each) for each in one.promise.readings],
                "done": period(one.promise.done), "kept": one.kept, "days_late": one.late_by if one.kept == "late" else None,
            }
            for one in shown.found
        ],
    }  # fmt: skip
