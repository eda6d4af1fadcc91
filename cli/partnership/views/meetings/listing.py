"""Meetings laid out: a row each, with what became of it and how far its papers and minutes have come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.report import Cell, Column, Heading, Paragraph, Report, Table
from partnership.views.card import VERSION, alarm, spaced, unread_paths
from partnership.views.deadlines.due import period, written
from partnership.views.deadlines.in_words import by, day
from partnership.views.plain_table import plain_table
from partnership.words import dates
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from partnership.answers.meetings.listed import Listed, MeetingState, MinutesState
    from partnership.report import Block, Tone
    from partnership.words.finding import Finding

_STATES: Mapping[MeetingState, tuple[str, Tone]] = {
    "planned": ("planned", "plain"), "held": ("held", "plain"), "inquorate": ("inquorate", "bad"),
    "held-informally": ("held informally", "plain"), "abandoned": ("abandoned", "bad"), "cancelled": ("cancelled", "muted"),
    "postponed": ("postponed", "muted"), "outcome-not-recorded": ("outcome not recorded", "unsure"),
}  # fmt: skip
_MINUTES: Mapping[MinutesState, tuple[str, Tone]] = {
    "none-taken": ("none taken", "muted"), "not-recorded": ("not recorded", "unsure"), "drafted": ("drafted", "plain"),
    "sent-round": ("sent round", "plain"), "agreed": ("agreed", "good"), "published": ("published", "good"), "none-due": ("", "plain"),
}  # fmt: skip


class Shown(NamedTuple):
    """What is laid out: meetings as a day sees them; `titles` has what boards are called, `board` the one asked about, `what` which meetings these are."""

    found: Sequence[Listed]
    titles: Mapping[str, str]
    as_of: date
    board: str | None = None
    what: str = ""
    unread: Sequence[Finding] = ()


def meetings(shown: Shown) -> Report:
    """Return the meetings as a report."""
    title = f"{shown.titles.get(shown.board, shown.board)}: meetings" if shown.board else "Meetings"
    states = [one.state for one in shown.found]
    said = [f"{states.count(one)} {words}" for one, (words, _) in _STATES.items() if one in states]
    counted = f"{plural(len(shown.found), 'meeting')}{f': {listed(said)}' if said else ''}."
    where = f" Meetings: {shown.what}." if shown.what else ""
    blocks: list[Block] = [*alarm(shown.unread), Heading(title), Paragraph(f"As of {dates.shown(shown.as_of)}.{where}")]
    if shown.found:
        blocks.append(_table(shown))
    blocks.append(Paragraph(counted))
    return Report(title, tuple(blocks), _flat(shown, title), _data(shown))


def _table(shown: Shown) -> Table:
    board = () if shown.board else (Column("Board"),)
    columns = (Column("Day"), *board, Column("Kind"), Column("State"), Column("Papers"), Column("Minutes"), Column("Decisions", "right"), Column("Actions", "right"), Column("Id"))  # fmt: skip
    rows = []
    for one in shown.found:
        name = () if shown.board else (Cell(shown.titles.get(one.meeting.board, one.meeting.board)),)
        rows.append(
            (
                Cell(day(one.meeting.day, weekday=True)), *name, Cell(spaced(one.meeting.kind)), Cell(*_STATES[one.state]), Cell(papers(one)),
                Cell(*_MINUTES[one.minutes]), Cell(str(one.decisions or "")), Cell(str(one.actions or "")), Cell(one.meeting.id.rpartition("/")[2] if shown.board else one.meeting.id),
            )
        )  # fmt: skip
    return Table("Meetings", columns, tuple(rows))


def papers(one: Listed) -> str:
    """Return when the papers of a meeting were sent, or are due."""
    if one.sent is not None:
        return f"sent {day(one.sent)}"
    if one.state == "planned" and one.papers:
        due = by(one.papers[0].readings)
        return f"due {due}" if due else ""
    return ""


def _flat(shown: Shown, title: str) -> Table:
    headings = ("Meeting", "Board", "Its name", "Day", "Kind", "State", "Papers due", "Papers sent", "Minutes", "Minutes agreed", "Decisions", "Actions")  # fmt: skip
    rows = []
    for one in shown.found:
        due = one.papers[0].readings[0].by if one.papers and one.papers[0].readings else None
        cells = (
            one.meeting.id, one.meeting.board, shown.titles.get(one.meeting.board, one.meeting.board), written(one.meeting.day), one.meeting.kind, _STATES[one.state][0],
            written(due), written(one.sent), _MINUTES[one.minutes][0], written(one.agreed_on), str(one.decisions), str(one.actions),
        )  # fmt: skip
        rows.append(cells)
    return plain_table(title, headings, rows)


def _data(shown: Shown) -> dict[str, Any]:
    return {
        "version": VERSION, "as_of": shown.as_of.isoformat(), "board": shown.board, "unread": unread_paths(shown.unread),
        "meetings": [_meeting(one, shown) for one in shown.found],
    }  # fmt: skip


def _meeting(one: Listed, shown: Shown) -> dict[str, Any]:
    meeting = one.meeting
    due = one.papers[0].readings[0].by if one.papers and one.papers[0].readings else None
    return {
        "id": meeting.id, "board": meeting.board, "board_name": shown.titles.get(meeting.board, meeting.board), "day": period(meeting.day), "kind": meeting.kind,
        "state": one.state, "minutes": one.minutes, "minutes_agreed": period(one.agreed_on), "papers_due": period(due), "papers_sent": period(one.sent),
        "decisions": one.decisions, "actions": one.actions,
    }  # fmt: skip
