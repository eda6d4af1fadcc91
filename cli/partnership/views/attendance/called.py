"""What meetings, rows and marks are called."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from partnership.answers.attendance import Mark, recorded
from partnership.report import Cell
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership.answers.attendance import Cell as LedgerCell
    from partnership.answers.attendance import Ledger, MeetingState
    from partnership.answers.attendance.marks import Key, Subject
    from partnership.answers.titles import Titles
    from partnership.report import Tone

MARK_TONES: dict[Mark, Tone] = {
    Mark.PRESENT: "good",
    Mark.VIRTUAL: "good",
    Mark.PART: "good",
    Mark.SUBSTITUTE: "unsure",
    Mark.APOLOGIES: "plain",
    Mark.ABSENT: "bad",
    Mark.NOT_RECORDED: "unsure",
}
"""The tone of a mark; of one that is not here, muted."""
NO_HOLDER = "(no holder on record)"


def kind_of(state: MeetingState) -> str:
    """Return the kind of a meeting in words."""
    return "file not read" if state.status == "unread" else state.kind.replace("-", " ")


def day_of(state: MeetingState) -> str:
    """Return a meeting's day in words, or the publisher's reference of one without a day."""
    return dates.shown(date.fromordinal(state.day.latest)) if state.day.exact else _undated(state.id)


def day_by_id(meeting_id: str) -> str:
    """Return the day in a meeting's id, which may be another board's, in words; its reference where it has none."""
    name = meeting_id.rpartition("/")[2]
    return _undated(meeting_id) if name.startswith("undated-") else dates.written(name[:10])


def _undated(meeting_id: str) -> str:
    return f"undated ({meeting_id.rpartition('/')[2].removeprefix('undated-')})"


def seat_titles(ledger: Ledger, seats: Iterable[str]) -> str:
    """Return what seats are called; that they are not known where there are none."""
    found = ledger.board.seats or {}
    return listed(found[seat].title or seat.replace("-", " ") for seat in seats) or "(not known)"


def organisations_of(ledger: Ledger, seats: Iterable[str], names: Titles) -> list[str]:
    """Return the organisations whose seats these were in the window, or may have been."""
    links = [one for seat in seats for one in (ledger.board.seats or {})[seat].organisations]
    inside = [one for one in links if one.holds.overlaps(ledger.window.period) is not Truth.NO]
    return list(dict.fromkeys(names.organisation(one.organisation) for one in inside))


def holders_of(ledger: Ledger, seats: Iterable[str]) -> list[str]:
    """Return who held these seats in the window, or may have: as a row's key has them."""
    held = [(seat, holder) for seat in seats for holder in (ledger.board.seats or {})[seat].holders]
    inside = [(seat, one) for seat, one in held if one.holds.overlaps(ledger.window.period) is not Truth.NO]
    return [key for seat, one in inside for key in recorded.key_of(one, seat)]


def mark_cell(cell: LedgerCell, names: Titles) -> Cell:
    """Return the mark of one meeting, with its meaning and reason for those who point at it."""
    return Cell(cell.mark.letter, MARK_TONES.get(cell.mark, "muted"), why(cell, names))


def why(cell: LedgerCell, names: Titles) -> str:
    """Return the reason for a cell, with the name of the substitute where the records know it."""
    return (
        cell.why
        if cell.substitute is None
        else cell.why.replace("a substitute came", f"a substitute came ({names.person(cell.substitute)})", 1)
    )


def name_of(subject: Subject, key: Key, ledger: Ledger, names: Titles) -> str:
    """Return what a row is called."""
    if subject == "person":
        return names.people(key)
    return seat_titles(ledger, key) if subject == "seat" else names.organisation(key[0])


def legend(marks: Iterable[Mark]) -> str:
    """Return what these marks mean, in the order of the marks."""
    used = set(marks)
    return "; ".join(f"{mark.letter} {mark.words}" for mark in Mark if mark in used)
