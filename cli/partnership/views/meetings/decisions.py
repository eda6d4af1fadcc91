"""Decisions across boards laid out, the latest first, with the meeting that made each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.report import Cell, Column, Heading, Paragraph, Report, Table
from partnership.views.card import VERSION, alarm, part_sentence, unread_paths
from partnership.views.deadlines.due import period, written
from partnership.views.deadlines.in_words import day
from partnership.views.plain_table import plain_table
from partnership.words import dates
from partnership.words.wording import plural

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from partnership.answers.meetings.decisions import Decided
    from partnership.words.finding import Finding

_STATES = {
    "made": "",
    "awaiting-ratification": "awaiting ratification",
    "ratified": "ratified",
    "noted-only": "noted only",
}


class Shown(NamedTuple):
    """What is laid out: decisions as a day has them; `titles` has what boards are called, `board` the one asked about, `which` says which decisions these are."""

    found: Sequence[Decided]
    titles: Mapping[str, str]
    as_of: date
    board: str | None = None
    which: str = ""
    unread: Sequence[Finding] = ()


def decisions(shown: Shown) -> Report:
    """Return the decisions as a report."""
    title = f"{shown.titles.get(shown.board, shown.board)}: decisions" if shown.board else "Decisions"
    columns = (
        Column("Day"),
        *(() if shown.board else (Column("Board"),)),
        Column("Decision"),
        Column("Item"),
        Column("How it stands"),
    )
    rows = []
    for one in shown.found:
        name = () if shown.board else (Cell(shown.titles.get(one.board, one.board)),)
        item = part_sentence((one.item or "", one.title))
        stands = _stands(one)
        rows.append(
            (
                Cell(day(one.day)),
                *name,
                Cell(one.says),
                Cell(item),
                Cell(stands, "unsure" if stands == "awaiting ratification" else "plain"),
            )
        )
    which = f" {shown.which}" if shown.which else ""
    first = Paragraph(f"As of {dates.shown(shown.as_of)}.")
    counted = Paragraph(f"{plural(len(rows), 'decision')} on record{which}.")
    table = [Table("Decisions", columns, tuple(rows))] if rows else []
    return Report(
        title, (*alarm(shown.unread), Heading(title), first, *table, counted), _flat(shown, title), _data(shown)
    )


def _stands(one: Decided) -> str:
    """Return how a decision stands: one that another ratified no longer waits for that."""
    if one.ratified_by is not None:
        return f"ratified by {one.ratified_by}"
    state = _STATES.get(one.state or "", one.state or "")
    return part_sentence((state, f"ratifies {one.ratifies}" if one.ratifies else ""))


def _flat(shown: Shown, title: str) -> Table:
    headings = (
        "Decision",
        "Meeting",
        "Board",
        "Its name",
        "Day",
        "What was decided",
        "Item",
        "Its title",
        "State",
        "Ratifies",
        "Ratified by",
    )
    rows = []
    for one in shown.found:
        cells = (
            one.id, one.meeting, one.board, shown.titles.get(one.board, one.board), written(one.day), one.says, one.item or "", one.title, one.state or "",
            one.ratifies or "", one.ratified_by or "",
        )  # fmt: skip
        rows.append(cells)
    return plain_table(title, headings, rows)


def _data(shown: Shown) -> dict[str, Any]:
    return {
        "version": VERSION, "as_of": shown.as_of.isoformat(), "board": shown.board, "unread": unread_paths(shown.unread),
        "decisions": [
            {
                "id": one.id, "meeting": one.meeting, "board": one.board, "board_name": shown.titles.get(one.board, one.board), "day": period(one.day), "decision": one.says,
                "item": one.item, "item_title": one.title or None, "state": one.state, "ratifies": one.ratifies, "ratified_by": one.ratified_by,
            }
            for one in shown.found
        ],
    }  # fmt: skip
