"""The register: a line for each person or seat, a mark for each meeting, the three subjects side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.attendance import Verdict
from partnership.answers.attendance.what_if import beside, judged_on
from partnership.report import Bullets, Cell, Column, Heading, Table
from partnership.views.attendance.called import (
    NO_HOLDER,
    day_of,
    kind_of,
    legend,
    mark_cell,
    mark_of,
    name_of,
    seat_titles,
)
from partnership.views.attendance.figures import (
    in_words,
    rate_in_words,
    readings_in_words,
    short_rate,
    verdict_cell,
)
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    used = [mark_of(cell) for row in (*ledger.people, *ledger.bare_seats) for cell in row.cells]
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


def verdict_of(row: Row, ledger: Ledger, names: Titles) -> Cell:
    """Return the verdict on a line of the register: that on whichever subject the rule judges, and of several seats whose it is."""
    alike: dict[Cell, list[Row]] = {}
    for one in judged_on(row, ledger):
        alike.setdefault(verdict_cell(one.row, ledger), []).append(one.row)
    if len(alike) == 1:
        return next(iter(alike))
    said: dict[str, list[Row]] = {}
    for rows in alike.values():
        said.setdefault(in_words(ledger.judgement(rows[0]), ledger), []).extend(rows)
    if len(said) == 1:
        return next(iter(alike))._replace(text=next(iter(said)))
    told = (f"{verdict}: {listed(name_of(*one.id, ledger, names) for one in rows)}" for verdict, rows in said.items())
    return Cell("; ".join(told), "unsure")


def _person_line(row: Row, ledger: Ledger, names: Titles) -> tuple[Cell, ...]:
    figures = (
        Cell(rate_in_words(row.low, row.high)),
        Cell(_each(beside(row, ledger.seats))),
        Cell(_each(beside(row, ledger.organisations))),
    )
    return (Cell(names.people(row.key)), *_marks(row, ledger, names), *figures, verdict_of(row, ledger, names))


def _seat_line(row: Row, ledger: Ledger, names: Titles) -> tuple[Cell, ...]:
    figures = (Cell(""), Cell(rate_in_words(row.low, row.high)), Cell(_each(beside(row, ledger.organisations))))
    return (Cell(NO_HOLDER, "muted"), *_marks(row, ledger, names), *figures, verdict_of(row, ledger, names))


def _marks(row: Row, ledger: Ledger, names: Titles) -> Iterator[Cell]:
    yield Cell(seat_titles(ledger, row.seats))
    yield from (mark_cell(cell, names) for cell in row.cells)


def _each(rows: Sequence[Row]) -> str:
    """Return the rates of rows; of several that are alike, one."""
    rates = [short_rate(row.low, row.high) for row in rows]
    alike = len(rates) > 1 and len(set(rates)) == 1
    return f"{rates[0]} each" if alike else "; ".join(rates)
