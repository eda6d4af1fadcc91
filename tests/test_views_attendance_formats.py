"""Attendance in every format, as its schema says, and flat for a spreadsheet."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from attendance_reports import cafcass, laid_out
from folders import ROOT
from ledgers import AS_OF, DAYS, board, came, meeting, worked_out
from output_schemas import schema_nodes, validator
from partnership import render
from partnership.answers.attendance import asked, ledger, windows
from partnership.answers.load import Records
from partnership.answers.titles import Titles
from partnership.documents import schemas
from partnership.views.attendance import attendance

if TYPE_CHECKING:
    from partnership.records.model.terms import Terms
    from partnership.report import Report, ReportFormat


# -- formats


RULES = [None, asked(Fraction(7, 10)), asked(Fraction(2, 3), "person")]


def everything(where: str, by: Terms | None) -> Report:
    """Return a report on every board with meetings of some records, over everything on record."""
    opened = Records(ROOT / where)
    boards = [(one, opened.board(one)) for one in opened.boards_with_meetings()]
    ledgers = [
        ledger(found, opened.meetings(one), windows.chosen("all", [], AS_OF), AS_OF, by)
        for one, found in boards
        if found
    ]
    return attendance(
        ledgers, [Titles(opened, one.board.id.partition("/")[0]) for one in ledgers], [], AS_OF, explain=True, by="all"
    )


@pytest.mark.parametrize("by", RULES, ids=["own", "70%", "2/3 person"])
@pytest.mark.parametrize("where", ["records", "examples/exampleshire/records"])
def test_json_is_as_its_schema_says(where: str, by: Terms | None) -> None:
    """The published schema holds for every board of the real records and of Exampleshire."""
    validator("attendance").validate(json.loads(render.FORMATS["json"](everything(where, by))))


@pytest.mark.parametrize("where", ["records", "examples/exampleshire/records"])
@pytest.mark.parametrize("form", render.FORMATS)
def test_every_format_takes_every_board(where: str, form: ReportFormat) -> None:
    """Whatever the records hold, it can be shown, as wide as a narrow terminal too."""
    report = everything(where, None)
    assert render.FORMATS[form](report)
    assert render.text(report, colour=True, columns=40)


def test_every_property_of_the_schema_is_described_and_closed() -> None:
    """What a program may rely on is said of every key, and no other key appears."""
    for path, node in schema_nodes(json.loads(schemas.output("attendance"))):
        assert node.get("description"), path
        if "properties" in node:
            assert node["additionalProperties"] is False, path
            assert set(node["required"]) == set(node["properties"]), path


def test_numbers_are_pairs_where_they_are_not_certain() -> None:
    """A certain figure is a number, another a pair; rates are pairs in any case."""
    data = json.loads(
        render.FORMATS["json"](
            laid_out(worked_out(board("ann"), meeting(DAYS[0], came("ann")), meeting("undated-a", held="unknown")))
        )
    )
    (person,) = data["boards"][0]["people"]
    assert (person["attended"], person["expected"], person["not_recorded"]) == (
        1,
        {"low": 1, "high": 2},
        {"low": 0, "high": 1},
    )
    assert person["rate"] == {"low": {"attended": 1, "expected": 2}, "high": {"attended": 2, "expected": 2}}
    assert [(cell["mark"], cell["expected"]) for cell in person["cells"]] == [
        ("present", "yes"),
        ("not-recorded", "unknown"),
    ]


def test_the_flat_table_has_both_ends_of_every_figure() -> None:
    """A spreadsheet gets a row for each person, seat and organisation, and whole numbers to reckon with."""
    found = laid_out(cafcass()).flat
    first = dict(zip((column.heading for column in found.columns), (cell.text for cell in found.rows[0]), strict=True))
    assert {name: first[name] for name in ("Subject", "Id", "Expected", "Expected at most", "Attended", "By substitute", "Lowest rate", "Verdict", "From", "To", "As of", "Seat", "Organisation")} == {
        "Subject": "person", "Id": "js", "Expected": "3", "Expected at most": "3", "Attended": "1", "By substitute": "2", "Lowest rate": "1 of 3", "Verdict": "depends",
        "From": "2025-04-01", "To": "2026-03-31", "As of": "2026-03-31", "Seat": "CAFCASS", "Organisation": "cafcass",
    }  # fmt: skip
    assert [row[5].text for row in found.rows] == ["person", "seat", "seat", "organisation"]
