"""Boards, meetings and ledgers made from a few words, everything else left at its default."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from partnership.answers.attendance import ledger, windows
from partnership.answers.attendance.around import Alone, Others
from partnership.answers.load import Meetings
from partnership.documents.document import Document
from partnership.records import decode
from partnership.source.reader import Seen
from partnership.words.kinds import path_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from partnership.answers.attendance import Ledger, Row
    from partnership.answers.attendance.around import Around
    from partnership.answers.attendance.windows import Window
    from partnership.records.model.board import Board
    from partnership.records.model.meeting import Meeting
    from partnership.records.model.terms import Terms

AS_OF = date(2026, 3, 31)
DAYS = ("2025-05-01", "2025-07-01", "2025-09-01", "2025-11-01", "2026-01-01", "2026-03-01")
SEVENTY = Fraction(7, 10)
YEAR = windows.between(date(2025, 4, 1), date(2026, 3, 31))

NAMED = {
    "chair": {
        "organisations": [{"organisation": "police"}],
        "holders": [{"person": "ann"}],
        "substitutes": [{"person": "sam", "named_on": "2025-06-01"}],
    }
}
"""A seat of the police whose holder has named a substitute, in June."""


def board(
    *people: str,
    seats: Mapping[str, Any] | None = None,
    terms: Iterable[Mapping[str, Any]] = (),
    of: str = "here/board",
    **rest: object,
) -> Board:
    """Return a board with a seat `seat-NAME` for each person, or with these seats."""
    own = {f"seat-{name}": {"standing": "member", "holders": [{"person": name}]} for name in people}
    data = {"name": "The Board", "kind": "board", "seats": {**own, **(seats or {})}, **rest}
    versions = list(terms)
    if versions:
        data["terms_of_reference"] = versions
    return decode.board(document("board", of, data))


def document(kind: str, record_id: str, data: dict[str, Any]) -> Document:
    """Return a record with this data, of which its reader saw nothing in passing."""
    return Document(kind, record_id, path_of(kind, record_id), data, Seen([], [], bounds=False))


def terms(*rules: Mapping[str, Any], substitutes: str | None = None, **rest: object) -> dict[str, Any]:
    """Return a version of the terms of reference with these attendance rules."""
    said = {"substitutes": {"allowed": substitutes}} if substitutes else {}
    return {"read": "whole", **({"attendance": list(rules)} if rules else {}), **said, **rest}


def rule(rate: str = "70%", subject: str = "person", **rest: object) -> dict[str, Any]:
    """Return an attendance rule; what is not given is unstated."""
    return {"rate": rate, "subject": subject, **rest}


def meeting(day: str, *attendance: Mapping[str, Any], of: str = "here/board", **rest: object) -> Meeting:
    """Return a meeting that was held, with these rows of attendance."""
    data = {"kind": "ordinary", "status": "held", **({"attendance": list(attendance)} if attendance else {}), **rest}
    return decode.meeting(document("meeting", f"{of}/{day}", data))


def came(person: str, **rest: object) -> dict[str, Any]:
    """Return a member's row: they came."""
    return {"person": person, "capacity": "member", "presence": "present", **rest}


def away(person: str, presence: str = "apologies", **rest: object) -> dict[str, Any]:
    """Return a member's row: they sent apologies, or what `presence` says."""
    return {"person": person, "capacity": "member", "presence": presence, **rest}


def unplaced(printed: str, capacity: str = "member", presence: str = "present", **rest: object) -> dict[str, Any]:
    """Return an entry of somebody whose seat is not known."""
    return {"printed_as": printed, "unplaced": True, "capacity": capacity, "presence": presence, **rest}


def substitute(seat: str, person: str | None = None, **rest: object) -> dict[str, Any]:
    """Return a substitute's row: they came and sat in a seat."""
    return {
        **({"person": person} if person else {}),
        "seat": seat,
        "capacity": "substitute",
        "presence": "present",
        **rest,
    }


def worked_out(
    of: Board,
    *meetings: Meeting,
    window: Window = YEAR,
    as_of: date = AS_OF,
    by: Terms | None = None,
    unread: Iterable[str] = (),
    around: Around | None = None,
) -> Ledger:
    """Return the ledger of a board's meetings."""
    return ledger(of, Meetings(meetings, tuple(unread)), window, as_of, by, around)


class Neighbours(Alone):
    """Other boards of the same place with their meetings, by id; the sectors of its organisations."""

    def __init__(
        self, boards: Mapping[str, tuple[Board, Sequence[Meeting]]], sectors: Mapping[str, str] | None = None
    ) -> None:
        super().__init__()
        self._boards = boards
        self._sectors = sectors or {}

    def others(self, board_id: str, wanted: tuple[str, ...] | None) -> Others:
        """Return those that are asked for, or all of them."""
        ids = [one for one in (wanted or tuple(self._boards)) if one != board_id]
        found = [self._boards[one] for one in ids if one in self._boards]
        return Others(
            tuple((one, Meetings(tuple(meetings), ())) for one, meetings in found),
            tuple(one for one in ids if one not in self._boards),
        )

    def sector(self, _board_id: str, organisation: str) -> str | None:
        """Return the sector of an organisation."""
        return self._sectors.get(organisation)


def row(of: Ledger, name: str) -> Row:
    """Return the one row with this key: a person, a seat or an organisation."""
    (found,) = [one for one in of.rows if "+".join(one.key) == name]
    return found


def marks(of: Ledger, name: str) -> str:
    """Return the marks of a row, one letter a meeting."""
    return "".join(cell.mark.letter for cell in row(of, name).cells)


def rate(of: Ledger, name: str) -> str:
    """Return the rate of a row: `2 of 3`, or `1 of 3 to 2 of 3`."""
    low, high = [f"{one.attended} of {one.expected}" for one in (row(of, name).low, row(of, name).high)]
    return low if low == high else f"{low} to {high}"


def verdict(of: Ledger, name: str) -> str:
    """Return the verdict on a row."""
    return of.judgement(row(of, name)).verdict.value


def readings(of: Ledger, name: str) -> dict[str, str]:
    """Return what each reading of the rule makes of a row, by the words for it."""
    return {
        " and ".join([one.subject, *(f"{clause} {taken}" for clause, taken in one.clauses)]): one.verdict.value
        for one in of.judgement(row(of, name)).readings
    }
