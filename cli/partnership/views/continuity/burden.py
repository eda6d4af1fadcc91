"""Burden laid out: what the boards that end asked, and what those that begin ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.report import Cell, Column, Fold, Heading, Paragraph, Table
from partnership.views.continuity.numbers import UNKNOWN, spanned, total

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from partnership.answers.continuity.burden import Burden, Burdens, Load, Range, Total
    from partnership.report import Block

_NOTE = "Only boards that end or begin are counted, as they are on their last day and after; what goes on asks what it asked."


_HEADINGS = ("Board", "Bodies", "Seats", "Meetings a year", "Seat-meetings", "Links to the top")


def blocks(found: Burdens, level: int = 2) -> list[Block]:
    """Return burden before and after as blocks; nothing where no board ends or begins."""
    if not found.before.loads and not found.after.loads:
        return []
    laid: list[Block] = [Heading("Burden", level), _sums(found)]
    organisations = _organisations(found)
    if organisations is not None:
        laid.append(organisations)
    laid.append(Fold("Burden, board by board", tuple(_boards(found))))
    return laid


def _sums(found: Burdens) -> Table:
    sides = (found.before, found.after)
    rows = (
        ("Boards", *(spanned(one.bodies) for one in sides)),
        ("Seats", *(total(one.seats, len(one.loads)) for one in sides)),
        ("Meetings a year", *(total(one.meetings, len(one.loads)) for one in sides)),
        ("Seat-meetings a year", *(total(one.seat_meetings, len(one.loads)) for one in sides)),
        ("Links to the top", *(_way(one) for one in sides)),
    )
    columns = (Column(""), Column("Before", "right"), Column("After", "right"))
    return Table("What is asked", columns, tuple(tuple(map(Cell, row)) for row in rows), (_NOTE,))


def _way(side: Burden) -> str:
    known = [one.hops for one in side.loads if one.hops is not None]
    none = len(side.loads) - len(known)
    if not known:
        return "no way up on record" if none else ""
    words = str(min(known)) if min(known) == max(known) else f"{min(known)} to {max(known)}"
    return f"{words}; no way up on record of {none}" if none else words


def _organisations(found: Burdens) -> Table | None:
    before, after = found.before.by_organisation, found.after.by_organisation
    names = sorted({*before, *after}, key=lambda one: (one.name.casefold(), one.id))
    if not names:
        return None
    rows = [(Cell(one.name), _asked(before.get(one)), _asked(after.get(one))) for one in names]
    columns = (Column("Organisation"), Column("Before", "right"), Column("After", "right"))
    left_out = [one.title for side in (found.before, found.after) for one in side.loads if one.seat_meetings is None]
    notes = (
        (f"Left out, as their seats or how often they meet are not on record: {'; '.join(left_out)}.",)
        if left_out
        else ()
    )
    return Table("Seat-meetings a year by organisation", columns, tuple(rows), notes)


def _asked(number: Range | None) -> Cell:
    return Cell("none", "muted") if number is None else Cell(spanned(number))


def _boards(found: Burdens) -> list[Block]:
    laid: list[Block] = []
    for words, side in (("Boards that end", found.before), ("Boards that begin", found.after)):
        shown = [one for one in side.loads if one.seats is not None or one.meetings is not None]
        silent = [one.title for one in side.loads if one.seats is None and one.meetings is None]
        note = f"neither seats nor how often they meet are on record of {'; '.join(silent)}."
        columns = tuple(Column(one, "left" if one == "Board" else "right") for one in _HEADINGS)
        if shown:
            laid.append(
                Table(words, columns, tuple(map(_row, shown)), (f"{note[:1].upper()}{note[1:]}",) if silent else ())
            )
        else:
            laid.append(Paragraph(f"{words}: {note if silent else 'none.'}"))
    return laid


def _row(load: Load) -> tuple[Cell, ...]:
    texts = (
        spanned(load.bodies), spanned(load.seats), spanned(load.meetings, "or"), spanned(load.seat_meetings, "or"),
        "no way up" if load.hops is None else str(load.hops),
    )  # fmt: skip
    return (Cell(load.title), *(Cell(text, "unsure" if text == UNKNOWN else "plain") for text in texts))


def data(found: Burdens) -> dict[str, Any]:
    """Return burden before and after as plain data."""
    return {"before": _side(found.before), "after": _side(found.after)}


def _side(side: Burden) -> dict[str, Any]:
    return {
        "boards": bounds(side.bodies),
        "seats": _total(side.seats),
        "meetings_a_year": _total(side.meetings),
        "seat_meetings_a_year": _total(side.seat_meetings),
        "by_organisation": [
            {"id": one.id, "name": one.name, "seat_meetings_a_year": bounds(number)}
            for one, number in side.by_organisation.items()
        ],
        "each": _each(side.loads),
    }


def _each(loads: Sequence[Load]) -> list[dict[str, Any]]:
    return [
        {
            "board": one.board, "title": one.title, "bodies": bounds(one.bodies), "seats": bounds(one.seats), "meetings_a_year": bounds(one.meetings),
            "seat_meetings_a_year": bounds(one.seat_meetings), "links_to_the_top": one.hops,
        }
        for one in loads
    ]  # fmt: skip


def bounds(number: Range | None) -> dict[str, int | Decimal | None] | None:
    """Return the least and the most that a number can be, None where it is not known at all."""
    return None if number is None else {"least": number.least, "most": number.most}


def _total(found: Total) -> dict[str, Any]:
    return {"known": bounds(found.known), "boards_not_known": found.unknown}
