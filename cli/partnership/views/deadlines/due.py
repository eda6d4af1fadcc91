"""What is due laid out: a table for each board, by who must act, with the clause and how its days were counted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers.deadlines.due import GROUPS, counted
from partnership.report import Branch, Cell, Heading, Paragraph, Report, Tree
from partnership.views.card import VERSION, alarm, unread_paths
from partnership.views.deadlines.in_words import by, day, how, what
from partnership.views.plain_table import plain_table
from partnership.words import dates
from partnership.words.wording import listed, plural
from partnership.workbook import Entry, Field, Sheet, Workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from partnership.answers.deadlines.due import Due
    from partnership.answers.deadlines.promises import Group
    from partnership.answers.deadlines.readings import Reading
    from partnership.report import (
        Block,
        Table,
        Tone,
    )
    from partnership.words.dates import Moment
    from partnership.words.finding import Finding

STATES: Mapping[Group, tuple[str, Tone]] = {
    "overdue": ("overdue", "bad"),
    "perhaps-overdue": ("perhaps overdue", "unsure"),
    "due": ("due", "plain"),
    "cannot-tell": ("cannot tell", "unsure"),
}
"""How each state is said."""
NOBODY = "Nobody named"
SOFTENED = "promised only as far as practicable"
_NO_BOARD = "Of no board"


class Shown(NamedTuple):
    """What is laid out: what is due on a day and within so many days of it; `board` is the one asked about, None for all.

    `titles` has what each board is called.
    """

    found: Sequence[Due]
    titles: Mapping[str, str]
    as_of: date
    within: int
    board: str | None = None
    unread: Sequence[Finding] = ()

    @property
    def last(self) -> date:
        """The last day that is looked ahead to, inclusive."""
        return date.fromordinal(min(self.as_of.toordinal() + self.within, date.max.toordinal()))

    def boards(self) -> dict[str, list[Due]]:
        """Return what is due by board, in order."""
        found: dict[str, list[Due]] = {}
        for one in self.found:
            found.setdefault(one.board, []).append(one)
        return found

    def called(self, board: str) -> str:
        """Return what a board is called."""
        return self.titles.get(board, board) if board else _NO_BOARD


def due(shown: Shown) -> Report:
    """Return what is due as a report."""
    title = f"{shown.called(shown.board)}: what is due" if shown.board else "What is due"
    blocks: list[Block] = [*alarm(shown.unread), Heading(title), Paragraph(_first(shown)), *_boards(shown)]
    if any(len({each.by for each in one.readings}) > 1 for one in shown.found):
        blocks.append(
            Paragraph("Where a clause can be read in more than one way each day is shown, the safer one first.")
        )
    kinds = {count.counting for one in shown.found for each in one.readings for count in each.counts}
    if kinds & {"working", "clear-working"}:
        blocks.append(Paragraph("Working days are Monday to Friday without the bank holidays of the board's place."))
    return Report(title, tuple(blocks), _flat(shown, title), data(shown))


def _first(shown: Shown) -> str:
    numbers = counted(shown.found)
    words = {
        "overdue": f"{numbers['overdue']} overdue",
        "perhaps-overdue": f"{numbers['perhaps-overdue']} perhaps overdue",
        "due": f"{numbers['due']} due by {dates.shown(shown.last)}",
        "cannot-tell": f"{numbers['cannot-tell']} that cannot be told",
    }
    said = [words[one] for one in GROUPS if numbers[one] or one in {"overdue", "due"}]
    return f"As of {dates.shown(shown.as_of)}: {listed(said)}."


def _boards(shown: Shown) -> Iterator[Block]:
    """Yield each board with who must act under it, and under those what they have to do."""
    branches: list[Branch] = []
    for board, those in shown.boards().items():
        branches.append(Branch(0, Cell(shown.called(board)), (Cell(_in_all(those), "muted"),)))
        for who in sorted({one.who for one in those}, key=lambda each: (each == "", each.casefold())):
            branches.append(Branch(1, Cell(who or NOBODY, "plain" if who else "muted")))
            branches += [_branch(one, shown.as_of) for one in those if one.who == who]
    if branches:
        yield Tree(tuple(branches))


def _in_all(those: Sequence[Due]) -> str:
    return ", ".join(f"{number} {STATES[one][0]}" for one, number in counted(those).items() if number)


def _branch(one: Due, as_of: date) -> Branch:
    days = by(one.readings)
    named = f"{days}: {what(one)}" if days else what(one)
    state, tone = STATES[one.group]
    softened = (Cell(SOFTENED, "muted"),) if one.softened else ()
    return Branch(2, Cell(named), (Cell(state + _apart(one, as_of), tone), *softened), under=_rests_on(one))


def _apart(one: Due, as_of: date) -> str:
    """Return how many days the last day in time is past or ahead, with a space before; empty where it is not known."""
    if one.by is None or not one.by.exact or one.group not in {"overdue", "due"}:
        return ""
    days = one.by.earliest - as_of.toordinal()
    if days < 0:
        return f" by {plural(-days, 'day')}"
    return " today" if days == 0 else f" in {plural(days, 'day')}"


def _rests_on(one: Due) -> tuple[str, ...]:
    """Return the clause, and how its days were counted or why they cannot be: a line for each reading where there are several."""
    ways = how(one.readings)
    lines = [*ways, *([one.why] if one.why and not any(one.why in each for each in ways) else [])]
    if not one.cited or not lines:
        return (one.cited, *lines) if one.cited else tuple(lines)
    return (f"{one.cited}: {lines[0]}",) if len(lines) == 1 else (one.cited, *lines)


def _flat(shown: Shown, title: str) -> Table:
    headings = ("State", "By", "Board", "Its name", "Kind", "What", "About", "Who must act", "Clause", "How it was counted", "Why not told", "Other readings")  # fmt: skip
    rows = []
    for one in shown.found:
        others = [each.by for each in one.readings[1:] if each.by is not None and each.by != one.by]
        cells = (
            STATES[one.group][0], written(one.by), one.board, shown.called(one.board), one.kind, what(one), one.about, one.who, one.cited,
            "; ".join(how(one.readings)), one.why, " ".join(written(each) for each in dict.fromkeys(others)),
        )  # fmt: skip
        rows.append(cells)
    return plain_table(title, headings, rows)


def written(moment: Moment | None) -> str:
    """Return a day as programs read it, `2026-03-31`, or the first and last that it can be, joined by a slash; empty for none."""
    if moment is None:
        return ""
    first, last = (date.fromordinal(one).isoformat() for one in moment)
    return first if first == last else f"{first}/{last}"


def plan(shown: Shown) -> Workbook:
    """Return what is due as a workbook: the forward plan, in order of day."""
    title = f"Forward plan, as of {dates.shown(shown.as_of)}"
    fields = (
        Field("By", "date"), Field("State"), Field("Board"), Field("What"), Field("Who must act"), Field("Clause"), Field("How it was counted"),
        Field("Other days"),
    )  # fmt: skip
    ordered = sorted(
        shown.found, key=lambda one: (one.by is None, one.by or dates.UNKNOWN, one.board, one.kind, one.about)
    )
    rows = []
    for one in ordered:
        others = [day(each.by, weekday=True) for each in one.readings[1:] if each.by is not None and each.by != one.by]
        words = (
            what(one),
            one.who or NOBODY,
            one.cited,
            "; ".join(_rests_on(one._replace(cited=""))),
            listed(dict.fromkeys(others), "or"),
        )
        state, tone = STATES[one.group]
        rows.append(
            (_day(one), Entry(state, tone), Entry(shown.called(one.board)), *(Entry(text or None) for text in words))
        )
    above = (title, _first(shown))
    return Workbook(title, shown.as_of, (Sheet("Forward plan", above, fields, tuple(rows), names=1),))


def _day(one: Due) -> Entry:
    if one.by is not None and one.by.exact:
        return Entry(date.fromordinal(one.by.earliest))
    return Entry(day(one.by) if one.by is not None else "no day", "unsure")


def data(shown: Shown) -> dict[str, Any]:
    """Return what is due as plain data."""
    return {
        "version": VERSION, "as_of": shown.as_of.isoformat(), "within_days": shown.within, "board": shown.board, "unread": unread_paths(shown.unread),
        "counts": dict(counted(shown.found)), "due": [_due_data(shown, one) for one in shown.found],
    }  # fmt: skip


def _due_data(shown: Shown, one: Due) -> dict[str, Any]:
    return {
        "state": one.group, "kind": one.kind, "board": one.board or None, "board_name": shown.called(one.board) if one.board else None, "about": one.about,
        "what": what(one), "who": one.who or None, "by": period(one.by), "readings": [reading_data(each) for each in one.readings],
        "clause": one.cited or None, "why": one.why or None, "as_far_as_practicable": one.softened,
    }  # fmt: skip


def period(moment: Moment | None) -> dict[str, str] | None:
    """Return a day as plain data: the first and the last that it can be."""
    if moment is None:
        return None
    return {name: date.fromordinal(each).isoformat() for name, each in zip(("earliest", "latest"), moment, strict=True)}


def reading_data(one: Reading) -> dict[str, Any]:
    """Return one reading of a clause as plain data."""
    return {
        "by": period(one.by), "days": one.number if one.side in {"before", "after"} else None, "months": one.number if one.side == "months-after" else None,
        "side": one.side, "counting": list(dict.fromkeys(each.counting for each in one.counts)), "from": one.anchor.kind, "from_day": period(one.anchor.day), "meeting": one.anchor.meeting,
        "count_alone": one.bare.isoformat() if one.bare else None, "working_day_before": one.worked.isoformat() if one.worked else None, "how": "".join(how([one])) or None, "why": one.why or None,
    }  # fmt: skip
