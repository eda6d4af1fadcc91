"""The register: a line for each person or seat, a mark for each meeting, the three subjects side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.attendance import Verdict
from partnership.report import Bullets, Cell, Column, Heading, Table
from partnership.views.attendance.called import NO_HOLDER, day_of, kind_of, legend, mark_cell, name_of, seat_titles
from partnership.views.attendance.figures import rate_in_words, readings_in_words, short_rate, verdict_cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.attendance import Ledger, Row
    from partnership.answers.titles import Titles
    from partnership.report import Block


def register(ledger: Ledger, names: Titles) -> Table:
    """Return the register of a board."""
    columns = (
        Column("Who"),
        Column("Seat"),
        *(
            Column(str(number), "centre", joined=True, title=f"{day_of(state)} ({kind_of(state)})")
            for number, state in enumerate(ledger.counted, 1)
        ),
        Column("As a person"),
        Column("As a seat"),
        Column("As an org."),
        Column("Verdict"),
    )
    rows = (
        *(_person_line(row, ledger, names) for row in ledger.people),
        *(_seat_line(row, ledger, names) for row in ledger.bare_seats),
    )
    used = [cell.mark for row in (*ledger.people, *ledger.bare_seats) for cell in row.cells]
    return Table(
        "Register", columns, rows, (f"{legend(used)}.", "As an org.: whether anybody of the organisation came.")
    )


def dependent(ledger: Ledger, names: Titles) -> list[Block]:
    """Say of each row of the register whose verdict depends on how the rule is read what each reading gives."""
    lines = [
        f"{name_of(*row.id, ledger, names)}: {readings_in_words(row, ledger, names)}"
        for row in (*ledger.people, *ledger.bare_seats)
        if ledger.judgement(row).verdict is Verdict.DEPENDS
    ]
    return [Heading("Depends on how the rule is read", 3), Bullets(tuple(lines))] if lines else []


def verdict_of(row: Row, ledger: Ledger) -> Cell:
    """Return the verdict on a line of the register: that on whichever subject the rule judges; of several seats, each that differs."""
    return _telling([row, *_beside(row, ledger.seats), *_beside(row, ledger.organisations)], ledger)


def _beside(row: Row, others: Sequence[Row]) -> list[Row]:
    """Return which of other rows stand for the same seats."""
    return [one for one in others if one.id != row.id and not {*one.seats}.isdisjoint(row.seats)]


def _person_line(row: Row, ledger: Ledger, names: Titles) -> tuple[Cell, ...]:
    seats, organisations = _beside(row, ledger.seats), _beside(row, ledger.organisations)
    figures = (Cell(rate_in_words(row.low, row.high)), Cell(_each(seats)), Cell(_each(organisations)))
    return (
        Cell(names.people(row.key)),
        Cell(seat_titles(ledger, row.seats)),
        *(mark_cell(cell, names) for cell in row.cells),
        *figures,
        _telling([row, *seats, *organisations], ledger),
    )


def _seat_line(row: Row, ledger: Ledger, names: Titles) -> tuple[Cell, ...]:
    organisations = _beside(row, ledger.organisations)
    figures = (Cell(""), Cell(rate_in_words(row.low, row.high)), Cell(_each(organisations)))
    return (
        Cell(NO_HOLDER, "muted"),
        Cell(seat_titles(ledger, row.seats)),
        *(mark_cell(cell, names) for cell in row.cells),
        *figures,
        _telling([row, *organisations], ledger),
    )


def _telling(rows: Sequence[Row], ledger: Ledger) -> Cell:
    """Return the verdict of whichever subject the rule judges; of several seats, each that differs."""
    judged = [
        (row, ledger.judgement(row)) for row in rows if ledger.judgement(row).verdict is not Verdict.NOT_JUDGED
    ] or [(rows[0], ledger.judgement(rows[0]))]
    subject = judged[0][0].subject
    cells = list(dict.fromkeys(verdict_cell(row, judgement) for row, judgement in judged if row.subject == subject))
    return cells[0]._replace(
        text="; ".join(cell.text for cell in cells), tone=cells[0].tone if len(cells) == 1 else "unsure"
    )


def _each(rows: Sequence[Row]) -> str:
    return "; ".join(short_rate(row.low, row.high) for row in rows)
