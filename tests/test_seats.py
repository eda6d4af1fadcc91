"""Who sits where: seats, holders and vacancies as they are known, terms that end, and people in several seats."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from folders import EXAMPLE, ROOT, board, laid
from partnership.answers.load import Records
from partnership.answers.structure.seats import ending, seats
from partnership.render import text
from partnership.views.structure.seats import Shown
from partnership.views.structure.seats import seats as laid_out

if TYPE_CHECKING:
    from pathlib import Path

    from partnership.answers.structure.seats import Seats
    from partnership.views.structure.seats import By

DAY = date(2025, 1, 1)
PLACE = """
name: Exampleshire
kind: county
organisations:
  police: {name: Police}
  council: {name: Council}
people:
  ann: {name: Ann Archer}
  ben: {name: Ben Baker}
"""


def of(folder: Path, rows: str, more: str = "established: {on: 2020-01-01}\n") -> tuple[Records, Seats]:
    """Return the seats of one board with these rows."""
    text_ = board("Youth Board") + more + (f"seats:\n{rows}" if rows else "")
    records = Records(laid(folder, {"places/exampleshire.yaml": PLACE, "boards/exampleshire/youth.yaml": text_}))
    return records, seats(records, DAY)


@pytest.mark.parametrize(
    ("row", "held"),
    [
        ("{}", "not-recorded"),
        ("{holders: [{person: ann}]}", "held"),
        ("{holders: [{post: Head of Service}]}", "held"),
        ("{holders: [{person: ann, until: 2024-12-31}]}", "not-recorded"),
        ("{holders: [{person: ann, until: unknown}]}", "perhaps-held"),
        ("{holders: [{person: ann, since: 2025}]}", "perhaps-held"),
        ("{vacant: [{since: 2024-01-01}]}", "vacant"),
        ("{vacant: [{since: 2025}]}", "perhaps-held"),
        ("{vacant: [{until: 2024-06-01}]}", "not-recorded"),
        ("{holders: [{person: ann, until: unknown}], vacant: [{since: 2024-01-01}]}", "vacant"),
        ("{holders: [{person: ann}], vacant: [{since: 2025}]}", "perhaps-held"),
    ],
)
def test_a_seat_stands_as_the_record_says(tmp_path: Path, row: str, held: str) -> None:
    """Held, perhaps held, vacant by a source, or not recorded, which is none of them."""
    _, found = of(tmp_path, f"  one: {row}\n")
    assert [seat.held for seat in found.all()] == [held]
    assert all(not seat.holders for seat in found.all() if held == "vacant")


def test_only_seats_and_boards_of_the_day(tmp_path: Path) -> None:
    """A seat that is no more is left out, one that may be is not; and so with boards."""
    _, found = of(tmp_path, "  one: {until: 2024-12-31}\n  two: {until: unknown}\n  three: {since: 2026}\n")
    assert [seat.id for seat in found.all()] == ["two"]
    for number, (more, there) in enumerate(
        (
            ("dissolved: {on: 2024-06-01}\n", 0),
            ("proposed: {on: 2024-06-01}\n", 0),
            ("established: {on: 2026}\n", 0),
            ("", 1),
        )
    ):
        assert len(of(tmp_path / str(number), "", more)[1].benches) == there


def test_seats_stand_in_the_order_of_the_terms(tmp_path: Path) -> None:
    """In that of the membership lines, then as recorded."""
    lines = "established: {on: 2020-01-01}\nlines:\n  first: {printed: First}\n  second: {printed: Second}\n"
    rows = "  one: {line: second}\n  two: {}\n  three: {line: first}\n  four: {line: first}\n"
    _, found = of(tmp_path, rows, lines)
    assert [seat.id for seat in found.all()] == ["three", "four", "one", "two"]


def test_whose_time_ends(tmp_path: Path) -> None:
    """Before a day, exclusive: by the holder's time or the seat's, certainly or perhaps, the soonest first."""
    rows = (
        "  a: {holders: [{person: ann, until: 2025-03-31}]}\n  b: {holders: [{person: ann, until: 2025-04-01}]}\n  c: {holders: [{person: ann}], until: 2025-02-28}\n"
        "  d: {holders: [{person: ann, until: 2025}]}\n  e: {holders: [{person: ann, until: unknown}]}\n  f: {holders: [{person: ann}]}\n  g: {holders: [{person: ann, until: 2025-03-01}], until: 2025-02-01}\n"
    )
    records, found = of(tmp_path, rows)
    endings = ending(found, date(2025, 4, 1))
    assert [(one.seat.id, one.ends.value) for one in endings] == [
        ("g", "yes"),
        ("c", "yes"),
        ("a", "yes"),
        ("d", "unknown"),
        ("e", "unknown"),
    ]
    shown = text(laid_out(Shown(records, found, before=date(2025, 4, 1))))
    assert "Ending before 1 April 2025 (5)" in shown
    records, found = of(tmp_path / "none", "  a: {holders: [{person: ann, until: 2025-03-31}]}\n")
    nobody = text(laid_out(Shown(records, found, before=date(2025, 3, 31))))
    assert "Nobody's time in a seat is recorded to end before 31 March 2025." in nobody


def shown(tmp_path: Path, by: By, *, vacant: bool = False, board_: str | None = None) -> str:
    """Return the seats of a small board as text."""
    rows = (
        "  chair: {title: Chair, organisations: [{organisation: council}], holders: [{people: [ann, ben], arrangement: job-share}]}\n"
        "  police: {title: Police, organisations: [{organisation: police}, {organisation: council, since: 2025}], holders: [{person: ann}]}\n"
        "  lay: {title: Lay member, vacant: [{since: 2024-01-01}]}\n  other: {title: Other, holders: [{post: Head of Service}]}\n  last: {title: Last}\n"
    )
    records, found = of(tmp_path, rows, "established: {on: 2020-01-01}\nofficers:\n  - {office: chair, person: ann}\n")
    return text(laid_out(Shown(records, found, by, board_, vacant)))


def test_by_person(tmp_path: Path) -> None:
    """Those in several seats come first, with their offices; a post without a person is counted, and nobody is made up for it."""
    out = shown(tmp_path, "person")
    assert (
        "In several seats, or on several boards\n--------------------------------------\n\nAnn Archer, 2 seats on 1 board\n└─ Youth Board: Chair; Police; chair\n"
        in out
    )
    assert "In one\n------\n\nBen Baker, 1 seat on 1 board\n└─ Youth Board: Chair\n" in out
    assert "1 seat is recorded with a post and no person." in out


def test_by_organisation(tmp_path: Path) -> None:
    """A seat that may be another's stands with both; seats of none come last."""
    out = shown(tmp_path, "organisation")
    assert (
        "Council, 2 seats on 1 board\n└─ Youth Board: Chair; Police\n\nPolice, 1 seat on 1 board\n└─ Youth Board: Police\n"
        in out
    )
    assert (
        "(no organisation recorded), 3 seats on 1 board, 1 vacant, 1 not recorded\n└─ Youth Board: Lay member; Other; Last\n"
        in out
    )


def test_vacancies_gathered_otherwise(tmp_path: Path) -> None:
    """`vacant` narrows whatever the seats are gathered by."""
    assert "(no organisation recorded), 2 seats on 1 board, 1 vacant, 1 not recorded" in shown(
        tmp_path / "a", "organisation", vacant=True
    )
    assert "Nobody is recorded by name in a seat that was asked for." in shown(tmp_path / "b", "person", vacant=True)
    out = shown(tmp_path / "c", "board", vacant=True, board_="exampleshire/youth")
    assert "Vacant, as a source says (1)\nSeat        Organisation    Since when" in out
    assert "Nobody recorded: perhaps vacant, perhaps not (1)" in out


def test_nothing_to_show(tmp_path: Path) -> None:
    """A board without seats, and nothing vacant, are said."""
    records, found = of(tmp_path, "")
    assert "No seat of it is on record for this day." in text(
        laid_out(Shown(records, found, board="exampleshire/youth"))
    )
    assert "No seat is vacant, and none is without somebody recorded in it." in text(
        laid_out(Shown(records, found, vacant=True))
    )
    assert "No seat that was asked for is on record for this day." in text(
        laid_out(Shown(records, found, "organisation"))
    )
    assert "0 seats on 1 board." in text(laid_out(Shown(records, found)))


@pytest.mark.parametrize(("root", "day"), [(ROOT / "records", date(2015, 6, 1)), (EXAMPLE, date(2025, 10, 15))])
def test_the_counts_add_up(root: Path, day: date) -> None:
    """Every seat of every board of the day is counted once, and is in one state."""
    records = Records(root)
    found = seats(records, day)
    each = [(seat.board, seat.id) for seat in found.all()]
    assert len(each) == len(set(each))
    out = text(laid_out(Shown(records, found)))
    last = out.splitlines()[-1]
    assert last.startswith(f"{len(each)} seats on {len(found.benches)} boards")
    assert sum(int(word) for word in last.partition(":")[2].replace(",", "").split() if word.isdigit()) == len(each)


def test_thirty_seats_of_lincolnshire() -> None:
    """The terms of 2013 give thirty, one of them an observer's."""
    found = seats(Records(ROOT / "records"), date(2014, 2, 24), ["lincolnshire/cypsp"])
    standings = [seat.standing for seat in found.all()]
    assert len(standings) == 30
    assert sum("observer" in one for one in standings) == 1
