"""A draft note for the chair about one row: whom it concerns, the rule, what is recorded, what is still possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.report import Bullets, Card, Cell, Column, Heading, Paragraph, Table
from partnership.views.attendance import phrases, sentences
from partnership.views.attendance.called import (
    day_of,
    holders_of,
    kind_of,
    name_of,
    organisations_of,
    seat_titles,
    why,
)
from partnership.views.attendance.coming import outlook_in_words
from partnership.views.attendance.figures import rate_in_words
from partnership.views.attendance.rule_in_words import need_in_words
from partnership.views.in_office import chairs
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from partnership.answers.attendance import Ledger, Row
    from partnership.answers.attendance.concerns import Concern
    from partnership.answers.titles import Titles
    from partnership.report import Block


def letter(concern: Concern, ledger: Ledger, names: Titles) -> list[Block]:
    """Return the note about a row that is below a rule or in peril."""
    row = concern.row
    about = whom(row, ledger, names)
    return [
        Heading(f"Draft note: {about}", 2, new_page=True),
        Card(
            None,
            (
                ("To", (_addressed(row, ledger, names),)),
                ("From", ("The secretariat",)),
                ("Date", (dates.shown(ledger.as_of),)),
                ("Subject", (f"Attendance of {about}, {phrases.period(ledger)}",)),
                ("Concerns", tuple(_concerned(row, ledger, names))),
            ),
        ),
        *(Paragraph(text) for text in sentences.opening(concern, ledger, names)),
        _evidence(row, ledger, names),
        *(Paragraph(text) for text in sentences.closing(concern, ledger)),
    ]


def agenda(concerns: Iterable[Concern], ledger: Ledger, names: Titles) -> Iterator[Block]:
    """Yield an item for the agenda for each rule that puts somebody in question, with a line for each of them: the figures, and what there is to do."""
    items: dict[str, list[str]] = {}
    for one in concerns:
        items.setdefault(_item(one, ledger, names), []).append(_line(one, ledger, names))
    for item, lines in items.items():
        yield Paragraph(item)
        yield Bullets(tuple(lines))


def _item(concern: Concern, ledger: Ledger, names: Titles) -> str:
    """Return what an item of the agenda is about, and the rule with its clause."""
    rules = [ledger.judged_by[number] for number in concern.rules]
    asked = listed(f"{need_in_words(one.rule, ledger.window.kind)}{phrases.cited(one, names)}" for one in rules)
    so_far = " so far" if ledger.in_progress else ""
    return f"Attendance{so_far} {phrases.over(ledger)}, where the rule is {asked}:"


def _line(concern: Concern, ledger: Ledger, names: Titles) -> str:
    row = concern.row
    outlooks = [one for number, one in ledger.outlooks(row) if number in concern.peril]
    left = "" if concern.below else f"; {listed(dict.fromkeys(map(outlook_in_words, outlooks)), 'or')}"
    to_do = "to decide whether anything follows" if sentences.settled(concern, ledger) else "to note"
    return f"{whom(row, ledger, names)}: {rate_in_words(row.low, row.high)}{left}; {to_do}"


def whom(row: Row, ledger: Ledger, names: Titles) -> str:
    """Return a row with what places it: a person with the seat in brackets, or `the seat Police`."""
    name = name_of(*row.id, ledger, names)
    if row.subject == "person" and row.seats and name != (seats := seat_titles(ledger, row.seats)):
        return f"{name} ({seats})"
    return f"the seat {name}" if row.subject == "seat" else name


def _addressed(row: Row, ledger: Ledger, names: Titles) -> str:
    """Return to whom a note goes: the chair, by name where one is on record, or whoever stands in where it concerns the chair."""
    board = phrases.the(ledger.board.title)
    record = names.records.document("board", ledger.board.id)
    found = chairs(record.data, dates.on(ledger.as_of), names) if record else []
    if {*found} & {names.person(one) for one in _people(row, ledger)}:
        return f"Whoever stands in for the chair of {board}, as this concerns the chair"
    certain = found if found and not any(one.startswith("perhaps ") for one in found) else []
    return f"{listed(certain)}, chair of {board}" if certain else f"The chair of {board}"


def _concerned(row: Row, ledger: Ledger, names: Titles) -> list[str]:
    """Return the name of a row, its seats and its organisations, and who held the seats where the row is not a person's."""
    lines = [name_of(*row.id, ledger, names)]
    if row.seats and row.subject != "seat":
        lines.append(f"{'Seat' if len(row.seats) == 1 else 'Seats'}: {seat_titles(ledger, row.seats)}")
    organisations = organisations_of(ledger, row.seats, names)
    if organisations and row.subject != "organisation":
        lines.append(f"{'Organisation' if len(organisations) == 1 else 'Organisations'}: {listed(organisations)}")
    held = dict.fromkeys(names.person(one) for one in _people(row, ledger))
    if held and row.subject != "person":
        lines.append(f"Held by: {listed(held)}")
    return lines


def _people(row: Row, ledger: Ledger) -> list[str]:
    """Return whom a row is about: the people themselves, or those who held its seats in the window."""
    return list(row.key) if row.subject == "person" else holders_of(ledger, row.seats)


def _evidence(row: Row, ledger: Ledger, names: Titles) -> Table:
    by_id = {state.id: state for state in ledger.meetings}
    lines = tuple(
        (Cell(day_of(by_id[cell.meeting])), Cell(kind_of(by_id[cell.meeting])), Cell(why(cell, names)))
        for cell in row.cells
        if cell.due is not Truth.NO
    )
    return Table("What is recorded", (Column("Day"), Column("Meeting"), Column("Recorded")), lines)
