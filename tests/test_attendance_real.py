"""The attendance of real boards and of Exampleshire, against what was printed or counted by hand."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

import pytest

from folders import EXAMPLE, ROOT
from ledgers import (
    SEVENTY,
    meeting,
    rate,
    row,
    verdict,
)
from partnership.answers.attendance import Count, Mark, Rate, asked, ledger, windows
from partnership.answers.load import Records
from partnership.words import dates

if TYPE_CHECKING:
    from fractions import Fraction

    from partnership.answers.attendance import Ledger, Row


# -- the real records


CALDERDALE = """
IB DAY 3 1 1 33 67 - -
JS DDY 3 1 2 33 100 - met
PW YYA 3 2 0 67 67 - -
HB YNA 3 1 0 33 33 - -
RU -YA 2 1 0 50 50 - -
JY Y-- 1 1 0 100 100 met met
PO YDY 3 2 1 67 100 - met
JW --A 1 0 0 0 0 - -
RT DYY 3 2 1 67 100 - met
JC YYY 3 3 0 100 100 met met
RB YYY 3 3 0 100 100 met met
BW YYY 3 3 0 100 100 met met
SS YYY 3 3 0 100 100 met met
IH NYD 3 1 1 33 67 - -
JP DYA 3 1 1 33 67 - -
SK YAA 3 1 0 33 33 - -
JT YAN 3 1 0 33 33 - -
CR/MS YAY 3 2 0 67 67 - -
MS AYN 3 1 0 33 33 - -
GPY YAY 3 2 0 67 67 - -
CS YYY 3 3 0 100 100 met met
VT -YY 2 2 0 100 100 met met
LB AYA 3 1 0 33 33 - -
LN AYA 3 1 0 33 33 - -
NH AAA 3 0 0 0 0 - -
CW AAA 3 0 0 0 0 - -
LK YYY 3 3 0 100 100 met met
DL YDA 3 1 1 33 67 - -
TB YYD 3 2 1 67 100 - met
JL YYY 3 3 0 100 100 met met
MG ANA 3 0 0 0 0 - -
AW/DW YYY 3 3 0 100 100 met met
AE YYA 3 2 0 67 67 - -
JR YYY 3 3 0 100 100 met met
"""
"""The register printed in the minutes of 6 August 2015, and what was worked out from it by hand: expected, in person,
by deputy, percentage of the member and of the seat, and whether each meets 70%."""
AGENCIES = {
    "Adults Health & Social Care": (3, 2), "CAFCASS": (3, 3), "Calderdale CCG": (3, 2), "Calderdale College": (3, 1), "Calderdale Governors Association": (2, 1), "CHFT": (3, 3),
    "Communities & Service Support": (3, 3), "CSCB": (3, 3), "CYPS": (3, 3), "Democratic & Partnerships": (3, 2), "Housing": (3, 2), "National Probation Service": (3, 1),
    "NHS Commissioners": (3, 2), "NHS England": (3, 3), "NHS Trust": (2, 2), "Primary Heads": (3, 1), "Probation CRC": (3, 0), "Public Health": (3, 0),
    "Safeguarding & Quality Assurance Service": (3, 3), "Secondary Heads": (3, 2), "SWYPFT": (3, 3), "Voluntary Sector": (3, 3), "West Yorkshire Fire": (3, 0), "West Yorkshire Police": (3, 3),
    "Women's Centre": (3, 2), "YOT/Early Intervention": (3, 3),
}  # fmt: skip
"""Expected and represented, by organisation: at a meeting if any of its people was, or a deputy."""
PRINTED = date(2015, 9, 30)
"""A day after the register was printed and before the next meeting, of which nothing is on record."""
PER_MEETING = [
    {"Y": 20, "N": 1, "A": 6, "D": 4, "-": 3},
    {"Y": 20, "N": 2, "A": 7, "D": 3, "-": 2},
    {"Y": 16, "N": 2, "A": 13, "D": 2, "-": 1},
]


@pytest.fixture(scope="module")
def calderdale() -> Ledger:
    """Return the ledger of Calderdale's board for the year of its published register."""
    return _of_records(
        "records", "calderdale/safeguarding-children-board", windows.year_of("financial-year", date(2015, 8, 6))
    )


def _of_records(
    where: str,
    board_id: str,
    window: windows.Window,
    by: Fraction | None = None,
    subject: Literal["person", "seat", "unstated"] = "unstated",
    as_of: date = date(2026, 3, 20),
) -> Ledger:
    opened = Records(ROOT / where)
    found = opened.board(board_id)
    assert found is not None
    return ledger(found, opened.meetings(board_id), window, as_of, asked(by, subject) if by else None)


def half_up(of: Rate) -> int:
    """Return a rate as published tables print it: a whole percentage, halves rounded up."""
    return (200 * of.attended + of.expected) // (2 * of.expected)


def test_calderdale_row_by_row(calderdale: Ledger) -> None:
    """Every figure worked out by hand from the published register comes out of the records."""
    letters = {Mark.PRESENT: "Y", Mark.SUBSTITUTE: "D", Mark.APOLOGIES: "A", Mark.ABSENT: "N", Mark.NOT_IN_POST: "-"}
    as_person = _of_records("records", calderdale.board.id, calderdale.window, SEVENTY, "person", PRINTED)
    as_seat = _of_records("records", calderdale.board.id, calderdale.window, SEVENTY, "seat", PRINTED)
    for line, person, seat in zip(CALDERDALE.split("\n")[1:-1], calderdale.people, calderdale.seats, strict=True):
        _, printed, expected, in_person, by_deputy, member, of_seat, member_meets, seat_meets = line.split()
        assert "".join(letters[cell.mark] for cell in person.cells) == printed
        assert (person.expected, person.attended, person.by_substitute) == tuple(
            Count(int(one), int(one)) for one in (expected, in_person, by_deputy)
        )
        assert (half_up(person.low), half_up(seat.low)) == (int(member), int(of_seat))
        assert (as_person.judgement(person).verdict.value == "met", as_seat.judgement(seat).verdict.value == "met") == (
            member_meets == "met",
            seat_meets == "met",
        )
        assert calderdale.judgement(person).verdict.value == calderdale.judgement(seat).verdict.value == "no rule"


def test_calderdale_by_organisation(calderdale: Ledger) -> None:
    """An agency was represented if any of its people came, or a deputy; the chair, the lead and the lay members are of none."""
    seats = calderdale.board.seats or {}
    found = {
        (seats[one.seats[0]].title or "").partition(" (")[0]: (one.low.expected, one.low.attended)
        for one in calderdale.organisations
    }
    assert found == AGENCIES


def test_calderdale_in_all(calderdale: Ledger) -> None:
    """56 came, 9 sent a deputy, 26 apologised and 5 did not attend; and so for each meeting."""
    letters = {"Y": Mark.PRESENT, "N": Mark.ABSENT, "A": Mark.APOLOGIES, "D": Mark.SUBSTITUTE, "-": Mark.NOT_IN_POST}
    cells = [[one.cells[number].mark for one in calderdale.people] for number in range(3)]
    assert [{letter: marks_.count(mark) for letter, mark in letters.items()} for marks_ in cells] == PER_MEETING
    assert [sum(marks_.count(letters[letter]) for marks_ in cells) for letter in "YDAN"] == [56, 9, 26, 5]


def test_calderdale_depends_where_nobody_says_whose_attendance_is_meant(calderdale: Ledger) -> None:
    """Under a rule of 70% without a subject, those whose deputies came are met as a seat and below as a person."""
    found = _of_records("records", calderdale.board.id, calderdale.window, SEVENTY, as_of=PRINTED)
    assert ["+".join(one.key) for one in found.people if found.judgement(one).verdict.value == "depends"] == [
        "js",
        "po",
        "jw",
        "rt",
        "tb",
    ]


def test_lincolnshire_says_what_can_be_said() -> None:
    """Where only apologies are recorded nobody has a rate of nothing, and no verdict is given."""
    found = _of_records("records", "lincolnshire/cypsp", windows.year_of("financial-year", date(2014, 2, 24)))
    assert {found.judgement(one).verdict.value for one in found.rows} <= {"cannot tell", "depends", "exempt"}
    assert all(one.low != one.high for one in found.rows)
    assert rate(found, "john-allen") == "0 of 4 to 1 of 1"
    assert all(one.attended == Count(0, 0) for one in found.people)


STANSTED = (
    (13, 15, 87),
    (6, 16, 38),
    (19, 23, 83),
    (5, 9, 56),
    (12, 15, 80),
    (5, 15, 33),
    (14, 17, 82),
    (15, 16, 94),
    (17, 23, 74),
    (14, 15, 93),
    (16, 18, 89),
    (10, 17, 59),
    (14, 17, 82),
    (7, 10, 70),
)


@pytest.mark.parametrize(("of", "possible", "printed"), STANSTED)
def test_stansteds_printed_percentages(of: int, possible: int, printed: int) -> None:
    """Fourteen percentages that a parish council printed are these fractions, halves rounded up."""
    assert half_up(Rate(of, possible)) == printed


EXAMPLESHIRE = {
    "harper-figment": ("5 of 7", "met"), "police": ("6 of 7", "not judged"),
    "jules-notional": ("4 of 7", "below"), "hospitals": ("5 of 7", "not judged"),
    "yael-outline": ("0 of 7", "below"), "family-courts": ("6 of 7", "not judged"),
    "marlow-madeup": ("4 of 7 to 5 of 7", "cannot tell"),
    "wren-mockup": ("3 of 4", "met"), "voluntary": ("5 of 7", "not judged"),
    "drew-pattern": ("6 of 7", "met"), "adult-services": ("6 of 7", "not judged"), "icb-commissioning": ("6 of 7", "not judged"),
    "district-south": ("4 of 4", "not judged"), "perry-template": ("1 of 1", "met"), "quinn-exemplar": ("3 of 3", "met"),
    "robin-placeholder+sage-illustration": ("5 of 7", "met"), "school-primary": ("5 of 7", "not judged"),
    "bo-conjecture": ("5 of 7", "exempt"),
}  # fmt: skip


@pytest.fixture(scope="module")
def trust() -> Ledger:
    """Return the ledger of Exampleshire's trust for 2025/26."""
    window = windows.year_of("financial-year", date(2026, 2, 11))
    return _of_records(str(EXAMPLE.relative_to(ROOT)), "exampleshire/childrens-trust", window)


@pytest.mark.parametrize("name", EXAMPLESHIRE)
def test_exampleshire(trust: Ledger, name: str) -> None:
    """A whole year by the 70% rule: substitutes, two seats, a vacancy, a job share, leave and an unknown."""
    assert (rate(trust, name), verdict(trust, name)) == EXAMPLESHIRE[name]


def test_leave_is_excused_by_exampleshires_rule(trust: Ledger) -> None:
    """The rule does not count approved leave as attending, and does not expect it: 3 of 4, not 3 of 7."""
    one: Row = row(trust, "wren-mockup")
    assert [reading.low for reading in trust.judgement(one).readings] == [Rate(3, 4)]
    unstated = _of_records(str(EXAMPLE.relative_to(ROOT)), trust.board.id, trust.window, SEVENTY, "person")
    assert {reading.low for reading in unstated.judgement(one).readings} == {
        Rate(3, 4),
        Rate(5, 6),
        Rate(6, 7),
        Rate(3, 7),
        Rate(5, 7),
    }


def test_days_of_dates_are_days() -> None:
    """The day of a ledger's meeting is the day in its file's name."""
    assert meeting("2025-05-01-2").day == dates.on(date(2025, 5, 1))
