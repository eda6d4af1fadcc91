"""How often boards meet against what was promised, laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from partnership.answers.meetings.promised import SOME_DAYS
from partnership.report import Cell, Column, Heading, Paragraph, Report, Table
from partnership.views.card import VERSION, alarm, unread_paths
from partnership.views.deadlines.due import period, written
from partnership.views.deadlines.in_words import day
from partnership.views.plain_table import plain_table
from partnership.words import dates
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from partnership.answers.meetings.promised import Held, Number, Verdict
    from partnership.report import Tone
    from partnership.words.finding import Finding

_VERDICTS: Mapping[Verdict, tuple[str, Tone]] = {
    "as-promised": ("as promised", "good"), "longer": ("longer than promised", "bad"), "depends": ("depends on what the word means", "unsure"),
    "unrecorded": ("depends on an outcome that is not recorded", "unsure"), "quiet": ("gone quiet on record, nothing planned", "bad"), "no-number": ("no number promised", "muted"), "cannot-tell": ("cannot tell: no meeting with a day on record", "unsure"),
}  # fmt: skip
_NUMBERS: Mapping[Number, str] = {
    "fewer": "fewer on record", "as-promised": "as promised", "more": "more", "depends": "depends", "no-number": "", "too-early": "too early to say", "cannot-tell": "cannot tell",
}  # fmt: skip


class Shown(NamedTuple):
    """What is laid out: boards with what is promised and what is on record, as a day sees them."""

    found: Sequence[Held]
    titles: Mapping[str, str]
    as_of: date
    board: str | None = None
    unread: Sequence[Finding] = ()


def promised(shown: Shown) -> Report:
    """Return how often boards meet as a report."""
    title = "Meetings promised, and on record"
    columns = (
        Column("Board"), Column("Promised"), Column("Held in 12 months", "right"), Column("Against the promise"), Column("Last"),
        Column("Days since, of those promised", "right"), Column("Next planned"), Column("So"),
    )  # fmt: skip
    rows = tuple(_row(one, shown) for one in shown.found)
    notes = (
        "Only meetings on record can be counted, of whatever kind: to the higher number where the outcome of one is not recorded.",
        f"Days in August are left out of the days since the last meeting, and {SOME_DAYS} days more than promised are let pass.",
    )
    table = Table("Boards", columns, rows, notes)
    body = table if rows else Paragraph("No board that is there on this day has a frequency or a meeting on record.")
    blocks = (*alarm(shown.unread), Heading(title), Paragraph(f"As of {dates.shown(shown.as_of)}."), body)
    return Report(title, blocks, _flat(shown, title), _data(shown))


def _row(one: Held, shown: Shown) -> tuple[Cell, ...]:
    since = "" if one.since is None else f"{one.since}{f' ({one.august} in August)' if one.august else ''}"
    longest = listed((str(one.interval(rate)) for rate in one.rates), "or")
    since = f"{since} of {longest}" if since and longest else since
    words, tone = _VERDICTS[one.verdict]
    return (
        Cell(shown.titles.get(one.board, one.board)), Cell("; ".join(one.says) or "not on record"), Cell(_held(one)), Cell(_NUMBERS[one.number]),
        Cell(day(one.last.day) if one.last else ""), Cell(since), Cell(day(one.planned.day) if one.planned else ""), Cell(words, tone),
    )  # fmt: skip


def _held(one: Held) -> str:
    return f"{one.held} to {one.held + one.unrecorded}" if one.unrecorded else str(one.held)


def _flat(shown: Shown, title: str) -> Table:
    headings = ("Board", "Its name", "Promised", "Times a year", "At least", "Held in 12 months", "Without an outcome", "Against the promise", "Last", "Days since", "Of these in August", "Next planned", "So")  # fmt: skip
    rows = []
    for one in shown.found:
        cells = (
            one.board, shown.titles.get(one.board, one.board), "; ".join(one.says), " ".join(f"{rate:g}" for rate in one.rates), "yes" if one.at_least else "", str(one.held), str(one.unrecorded), _NUMBERS[one.number],
            written(one.last.day if one.last else None), "" if one.since is None else str(one.since), str(one.august), written(one.planned.day if one.planned else None), _VERDICTS[one.verdict][0],
        )  # fmt: skip
        rows.append(cells)
    return plain_table(title, headings, rows)


def _data(shown: Shown) -> dict[str, Any]:
    return {
        "version": VERSION, "as_of": shown.as_of.isoformat(), "board": shown.board, "unread": unread_paths(shown.unread),
        "boards": [
            {
                "id": one.board, "name": shown.titles.get(one.board, one.board), "says": list(one.says), "per_year": list(one.rates), "at_least": one.at_least,
                "held": one.held, "outcome_not_recorded": one.unrecorded, "number": one.number, "last": period(one.last.day) if one.last else None, "days_since": one.since, "in_august": one.august,
                "planned": period(one.planned.day) if one.planned else None, "verdict": one.verdict,
            }
            for one in shown.found
        ],
    }  # fmt: skip
