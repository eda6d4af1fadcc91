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
FILLED = "F"
"""The letter where a substitute sat in a seat, for the seat: beside S, which is a person's absence."""
LETTERS: dict[str, tuple[Tone, str]] = {
    **{mark.letter: (MARK_TONES.get(mark, "muted"), mark.words) for mark in Mark},
    FILLED: ("good", "a substitute sat in the seat, which counts as attended"),
}
"""The letters of a register, each alone saying what the figures of its row count it as: their tones, and what they mean."""
IN_DOUBT = "a mark in brackets: whether the meeting counts, or whether they were expected at it, is not known"
NO_HOLDER = "(no holder on record)"


def kind_of(state: MeetingState) -> str:
    """Return the kind of a meeting in words."""
    return "file not read" if state.status == "unread" else state.kind.replace("-", " ")


def plain_day(state: MeetingState) -> str:
    """Return a meeting's day in words, or the publisher's reference of one without a day."""
    return dates.shown(date.fromordinal(state.day.latest)) if state.day.exact else _undated(state.id)


def day_of(state: MeetingState) -> str:
    """Return a meeting's day, told apart from other meetings of the day."""
    return plain_day(state) + (_which(state.id) if state.day.exact else "")


def day_by_id(meeting_id: str) -> str:
    """Return the day in a meeting's id, which may be another board's, in words; its reference where it has none."""
    name = meeting_id.rpartition("/")[2]
    return _undated(meeting_id) if name.startswith("undated-") else dates.written(name[:10]) + _which(meeting_id)


def _which(meeting_id: str) -> str:
    """Return which meeting of its day this is, as its id has it: ` no. 2` of `2025-10-15-2`; empty where the id is the day alone."""
    told = meeting_id.rpartition("/")[2][len("2025-10-15-") :]
    return f" {f'no. {told}' if told.isdigit() else told.replace('-', ' ')}" if told else ""


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


def mark_of(cell: LedgerCell) -> str:
    """Return the letter of one meeting, the same in every format: in brackets where it is not known whether it counts as expected.

    A substitute in place of somebody on leave changes nothing for them; one in a seat fills it, if they were entitled to.
    """
    letter = cell.mark.letter
    if cell.mark is Mark.SUBSTITUTE and cell.expected is Truth.NO:
        letter = Mark.LEAVE.letter
    elif cell.mark is Mark.SUBSTITUTE and cell.attended is not Truth.NO:
        letter = FILLED if cell.attended is Truth.YES else Mark.NOT_RECORDED.letter
    return f"({letter})" if cell.expected is Truth.UNKNOWN else letter


def mark_cell(cell: LedgerCell, names: Titles) -> Cell:
    """Return the mark of one meeting, with its meaning and reason for those who point at it."""
    letter = mark_of(cell)
    tone, _ = LETTERS[letter.strip("()")]
    return Cell(letter, tone, why(cell, names))


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


def legend(marks: Iterable[str]) -> str:
    """Return what these marks mean, in the order of the marks."""
    used = set(marks)
    letters = {mark.strip("()") for mark in used}
    meanings = [f"{letter} {words}" for letter, (_, words) in LETTERS.items() if letter in letters]
    return "; ".join([*meanings, *([IN_DOUBT] if used - letters else [])])
