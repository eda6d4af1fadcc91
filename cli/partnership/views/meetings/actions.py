"""Actions laid out: by board or by owner, with what became of each, and how they were completed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from partnership.answers import when
from partnership.answers.meetings.actions import audit
from partnership.report import Cell, Column, Heading, Paragraph, Report, Table
from partnership.views.card import VERSION, alarm, spaced, unread_paths
from partnership.views.deadlines.due import period, written
from partnership.views.deadlines.in_words import day
from partnership.views.plain_table import plain_table
from partnership.words import dates
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from partnership.answers.meetings.actions import Action, ActionState, Audit
    from partnership.report import Block, Tone
    from partnership.words.finding import Finding

By = Literal["board", "owner"]
NOBODY = "Nobody on record"
_STATES: Mapping[ActionState, tuple[str, Tone]] = {
    "overdue": ("overdue", "bad"), "perhaps-overdue": ("perhaps overdue", "unsure"), "open": ("open", "plain"),
    "perhaps-closed": ("perhaps closed", "unsure"), "closed": ("closed", "muted"),
}  # fmt: skip


class Shown(NamedTuple):
    """What is laid out: actions as a day sees them, all of them and those to be `listed`, gathered by board or by owner."""

    all: Sequence[Action]
    listed: Sequence[Action]
    titles: Mapping[str, str]
    as_of: date
    by: By = "board"
    board: str | None = None
    which: str = ""
    unread: Sequence[Finding] = ()

    def called(self, board: str) -> str:
        """Return what a board is called."""
        return self.titles.get(board, board)


def actions(shown: Shown) -> Report:
    """Return the actions as a report."""
    title = f"{shown.called(shown.board)}: actions" if shown.board else "Actions"
    which = f" Listed: {shown.which}." if shown.which else ""
    blocks: list[Block] = [*alarm(shown.unread), Heading(title), Paragraph(f"As of {dates.shown(shown.as_of)}.{which}")]
    for name, those in _gathered(shown, shown.listed).items():
        blocks.append(_table(name, those, shown))
    if not shown.listed:
        blocks.append(Paragraph("None is on record."))
    if shown.all:
        blocks += [Heading("How they were completed", 2), _audits(shown)]
    return Report(title, tuple(blocks), _flat(shown, title), _data(shown))


def _gathered(shown: Shown, found: Sequence[Action]) -> dict[str, list[Action]]:
    """Return actions by the name of their board or owner, in order."""
    gathered: dict[str, list[Action]] = {}
    for one in found:
        name = (one.owner or NOBODY) if shown.by == "owner" else shown.called(one.board)
        gathered.setdefault(name, []).append(one)
    return dict(sorted(gathered.items(), key=lambda pair: (pair[0] == NOBODY, pair[0].casefold())))


def _table(name: str, those: Sequence[Action], shown: Shown) -> Table:
    other = "Board" if shown.by == "owner" else "Owner"
    columns = (
        Column("State"),
        Column("Due"),
        Column("Action"),
        Column(other),
        Column("Opened"),
        Column("What became of it"),
    )
    rows = []
    for one in sorted(those, key=lambda each: (list(_STATES).index(each.state), each.due is None)):
        beside = shown.called(one.board) if shown.by == "owner" else one.owner or NOBODY
        due = when.spoken(one.due) if one.due is not None else "no day"
        rows.append(
            (
                Cell(*_STATES[one.state]),
                Cell(due),
                Cell(one.says),
                Cell(beside),
                Cell(day(one.opened)),
                Cell(became(one, shown)),
            )
        )
    return Table(f"{name} ({plural(len(rows), 'action')})", columns, tuple(rows))


def became(one: Action, shown: Shown) -> str:
    """Return what became of an action: how and when it was closed and how long that took, who has it since its board ended, and its note."""
    parts = []
    if one.ended is not None and one.state in {"closed", "perhaps-closed"}:
        took = f", after {plural(one.days, 'day')}" if one.days is not None and one.state == "closed" else ""
        late = {"late": ", late", "in-time": ", in time"}.get(one.in_time or "", "")
        parts.append(f"{spaced(one.ended.outcome)}, {day(one.ended.on)}{took}{late}")
    elif one.ended is not None:
        parts.append(f"carried on from {day(one.ended.on)}, not closed there")
    if one.onward is not None:
        parts.append(_onward(one, shown))
    if one.note is not None:
        parts.append(one.note)
    return "; ".join(parts)


def _onward(one: Action, shown: Shown) -> str:
    if one.onward is None or one.onward.fate == "not-recorded":
        return "its board has ended, and no restructure says who has it"
    if one.onward.to:
        return f"its board has ended: carried to {listed(map(shown.called, one.onward.to))}"
    return (
        f"its board has ended: {one.onward.fate.replace('-', ' ')}{f', {one.onward.says}' if one.onward.says else ''}"
    )


def _audits(shown: Shown) -> Table:
    columns = (
        Column("Owner" if shown.by == "owner" else "Board"), Column("Actions", "right"), Column("Done", "right"), Column("Ended otherwise", "right"), Column("Open", "right"), Column("Overdue", "right"),
        Column("Done by its day, of those with one"), Column("Days it took, median", "right"),
    )  # fmt: skip
    gathered = _gathered(shown, shown.all)
    rows = [_audit(name, audit(those)) for name, those in gathered.items()]
    if len(rows) > 1:
        rows.append(_audit("All", audit(shown.all)))
    return Table(
        "Completion",
        columns,
        tuple(rows),
        ("Of those closed, from the meeting that opened them to the day they were closed.",),
    )


def _audit(name: str, one: Audit) -> tuple[Cell, ...]:
    timed = f"{one.in_time} of {one.timed}" if one.timed else "none is known"
    days = "" if one.days is None else f"{float(one.days):g}"
    return (
        Cell(name), Cell(str(one.all)), Cell(f"{one.done} of {one.all}"), Cell(str(one.otherwise)), Cell(str(one.open)), Cell(str(one.overdue), "bad" if one.overdue else "plain"), Cell(timed), Cell(days),
    )  # fmt: skip


def _flat(shown: Shown, title: str) -> Table:
    headings = (
        "Action",
        "Board",
        "Its name",
        "What is to be done",
        "Owner",
        "Opened",
        "Due",
        "State",
        "Outcome",
        "Closed",
        "Days",
        "In time",
        "Carried to",
        "Note",
    )
    rows = []
    for one in shown.listed:
        ended = one.ended if one.state in {"closed", "perhaps-closed"} else None
        cells = (
            one.id, one.board, shown.called(one.board), one.says, one.owner, written(one.opened), "" if one.due is None else when.spoken(one.due), _STATES[one.state][0],
            ended.outcome if ended else "", written(ended.on if ended else None), "" if one.days is None else str(one.days), one.in_time or "", " ".join(one.onward.to if one.onward else ()),
            one.note or "",
        )  # fmt: skip
        rows.append(cells)
    return plain_table(title, headings, rows)


def _data(shown: Shown) -> dict[str, Any]:
    return {
        "version": VERSION, "as_of": shown.as_of.isoformat(), "board": shown.board, "unread": unread_paths(shown.unread),
        "actions": [_action(one, shown) for one in shown.listed], "completion": _completion(audit(shown.all)),
    }  # fmt: skip


def _completion(one: Audit) -> dict[str, Any]:
    return {
        "all": one.all, "done": one.done, "ended_otherwise": one.otherwise, "open": one.open, "overdue": one.overdue, "with_a_day": one.timed, "in_time": one.in_time,
        "median_days": None if one.days is None else float(one.days),
    }  # fmt: skip


def _action(one: Action, shown: Shown) -> dict[str, Any]:
    ended = one.ended if one.state in {"closed", "perhaps-closed"} else None
    return {
        "id": one.id, "board": one.board, "board_name": shown.called(one.board), "action": one.says, "owner": one.owner or None, "owner_ids": dict(one.owner_ids), "opened": period(one.opened),
        "due": None if one.due is None else when.spoken(one.due), "state": one.state, "outcome": ended.outcome if ended else None, "closed": period(ended.on) if ended else None, "closed_at": ended.meeting if ended else None,
        "days": one.days, "in_time": one.in_time, "board_ended": None if one.onward is None else {"fate": one.onward.fate, "to": list(one.onward.to)},
        "note": one.note,
    }  # fmt: skip
