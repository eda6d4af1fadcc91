"""Which meetings each figure counts, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.report import Bullets, Heading
from partnership.views.attendance.called import day_of, kind_of, mark_of, name_of, why
from partnership.views.attendance.coming import by_some_readings, until_recorded
from partnership.views.attendance.figures import rate_in_words, readings_in_words, verdict_cell
from partnership.words.truth import Truth

if TYPE_CHECKING:
    from partnership.answers.attendance import Ledger, Row
    from partnership.answers.titles import Titles
    from partnership.report import Block

COUNTS = {Truth.YES: "counts", Truth.UNKNOWN: "may count", Truth.NO: "does not count"}
_DOUBT = {
    Truth.YES: "",
    Truth.NO: "; not counted as expected",
    Truth.UNKNOWN: "; may or may not count as expected",
}


def explained(ledger: Ledger, names: Titles) -> list[Block]:
    """Return, for each meeting and each row, what was counted and why."""
    by_id = {state.id: state for state in ledger.meetings}
    blocks: list[Block] = [
        Heading("Why", 2),
        Bullets(
            tuple(
                f"{day_of(state)} ({kind_of(state)}): {COUNTS[state.counts]}, {state.why}" for state in ledger.meetings
            )
        ),
    ]
    for row in ledger.rows:
        lines = [
            f"{day_of(by_id[cell.meeting])}: {mark_of(cell)}, {why(cell, names)}{_DOUBT[cell.expected]}"
            for cell in row.cells
        ]
        waits = _waits(row, ledger)
        lines.append(f"so {rate_in_words(row.low, row.high)}: {verdict_cell(row, ledger).text}{waits}")
        if readings := readings_in_words(row, ledger, names):
            lines.append(f"by the rule: {readings}")
        blocks += [Heading(f"{name_of(*row.id, ledger, names)} ({row.subject})", 3), Bullets(tuple(lines))]
    return blocks


def _waits(row: Row, ledger: Ledger) -> str:
    meetings = ledger.waits_for(row)
    if not meetings:
        return ""
    until = until_recorded(meetings)
    return f"; by some readings it cannot be told {until}" if by_some_readings(row, ledger) else f", {until}"
