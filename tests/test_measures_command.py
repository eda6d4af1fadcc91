"""`partnership measures` and `scorecard` on records of every sort: filters, files that cannot be read, and what must not be published."""

from __future__ import annotations

import io
import json
import re
import shutil
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from docx import Document

from conftest import ROOT
from partnership.commands import run
from partnership.words.packing import packed, unpacked

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLE = ROOT / "examples/exampleshire/records"
DAY = ("--as-of", "2026-01-31")
HEAD = "name: Trips\ndirection: higher\nunit: number\nserves: [{plan: exampleshire/children-and-young-peoples-plan, outcome: best-start}]\n"


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """Return a copy of Exampleshire's records."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "records"))


@pytest.fixture
def add(records: Path) -> Callable[..., None]:
    """Return what adds a measure to the records."""

    def added(text: str, name: str = "trips") -> None:
        (records / f"measures/exampleshire/{name}.yaml").write_text(text, encoding="utf-8")

    return added


@pytest.fixture
def says(records: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return what runs a command on the records and gives what it says on the screen."""

    def said(*arguments: str, status: int = 0) -> str:
        assert (
            run(
                [
                    *arguments,
                    *(DAY if "--as-of" not in arguments and "import" not in arguments else ()),
                    "--records",
                    str(records),
                ]
            )
            == status
        )
        captured = capsys.readouterr()
        return captured.out + captured.err

    return said


Says = Any


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        (("--theme", "information-sharing"), {"early-help-assessments"}),
        (("--theme", "work"), {"assessments-on-time", "audits-rated-good"}),
        (("--outcome", "a best start"), {"school-readiness", "smoking-at-delivery"}),
        (("--plan", "children-and-young", "--state", "not-comparable"), {"in-education-or-training"}),
        (("--owner", "best-start"), {"school-readiness", "smoking-at-delivery"}),
        (("--owner", "coast"), set()),
        (("--state", "concerning"), {"missing-from-home"}),
        (("--state", "common-cause"), {"assessments-on-time"}),
        (("--state", "red"), {"assessments-on-time", "persistent-absence", "suspensions"}),
        (("--state", "overdue"), {"suspensions"}),
        (("--due-before", "2026-05-02"), {"missing-from-home", "assessments-on-time", "suspensions"}),
        (("--place", "exampleland"), {"all"}),
    ],
)  # fmt: skip
def test_filters(filters: tuple[str, ...], ids: set[str], says: Says) -> None:
    """Measures are chosen by what they serve, who answers for them, when they are due and how they do."""
    found = {
        one["id"].partition("/")[2] for one in json.loads(says("measures", *filters, "--format", "json"))["measures"]
    }
    assert (len(found) == 12) if ids == {"all"} else found == ids


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--outcome", "e"), "may mean any of these"),
        (
            ("--plan", "children-and-young", "--theme", "housing"),
            "children-and-young-peoples-plan has no theme `housing`; there are workforce and information-sharing",
        ),
        (("--owner", "nobody"), "there is no board `nobody`"),
        (("nothing",), "there is no measure `nothing`"),
        (("import", "x.csv", "--as-of", "2026-01-01"), "import and --as-of exclude one another"),
        (("import", "x.csv", "--published", "soon"), "--published 'soon' is not a day"),
        (("import", "x.csv", "--write", "--format", "json"), "--write says on the screen what it wrote"),
    ],
)
def test_what_cannot_be_asked(arguments: tuple[str, ...], why: str, says: Says) -> None:
    """What cannot be answered is refused in a sentence."""
    assert why in says("measures", *arguments, status=2)


def test_another_place_has_none(says: Says, records: Path) -> None:
    """Measures of one place are not those of another."""
    (records / "places/farshire.yaml").write_text("name: Farshire\nkind: county\n", encoding="utf-8")
    assert "No measure that was asked for is on record." in says("measures", "--place", "farshire")


def test_an_organisation_may_answer_for_a_measure(says: Says, add: Callable[..., None]) -> None:
    """Where no board does, an organisation can be asked for by its id."""
    add(f"{HEAD}owners: [{{organisation: exampleshire-police}}]\n")
    assert "exampleshire/trips" in says("measures", "--owner", "exampleshire-police")
    assert "Exampleshire Police" in says("measures", "trips")


def test_a_measure_that_cannot_be_read(says: Says, add: Callable[..., None]) -> None:
    """A file that cannot be read is said first, and the rest is still shown."""
    add("name: [Torn\n")
    out = says("measures", status=2)
    assert out.startswith("1 file could not be read")
    assert "12 measures" in out
    assert "cannot be read, see `partnership check`" in says("measures", "exampleshire/trips", status=2)
    assert "could not be read" in says("scorecard", status=2)


def test_a_measure_out_of_use_is_named_and_left_out(says: Says, add: Callable[..., None]) -> None:
    """What is no longer measured counts for nothing, and can still be looked at."""
    add(f"{HEAD}until: 2024-12-31\n")
    assert "Not in use on this day, and left out: exampleshire/trips." in says("measures")
    assert "Trips" in says("measures", "trips")
    assert json.loads(says("measures", "--format", "json"))["not_in_use"] == ["exampleshire/trips"]


@pytest.mark.parametrize(
    ("rest", "lines"),
    [
        ("readings: [{period: 2023, value: 1234}, {period: 2024, value: 1234.0}]", ["Figure               1,234.0 (2024)", "similar: no change, the same figure"]),
        ("unit_printed: trips\nreadings: [{period: 2023, count: 8}, {period: 2024, count: 9}]", ["Figure               9 (2024)", "better: up 1"]),
        ("readings: [{period: 2024, missing: suppressed}]", ["cannot tell: every reading is suppressed"]),
        ("readings: [{period: 2024}]", ["no reading has a figure"]),
        ("readings: [{period: 2023/25, value: 2}]", ["cannot tell: no reading is on record"]),
        ("readings: [{period: 2021/2023, value: 2}, {period: 2022/2024, value: 3}, {period: 2024, value: 3}]", ["No chart of variation: its periods do not follow one another."]),
        ("next_due: 2026-01\nreadings: [{period: 2024, value: 2}]", ["January 2026: may have passed"]),
        ("next_due: 2025-11\nreadings: [{period: 2024, value: 2, published: 2025-12-01}]", ["November 2025: a reading came since"]),
        ("target: {value: 1, by: 2024, amber_within: 0}\nreadings: [{period: 2024, value: 2, sex: female, note: Girls.}]", ["Exampleshire, female", "green: target 1 for 2024, amber within 0", "Girls."]),
        ("areas: [alder, birch]\nreadings: [{period: 2024, area: alder, value: 2}, {period: 2024, area: birch, value: 3, missing: null}]", []),
    ],
)  # fmt: skip
def test_cards(rest: str, lines: list[str], says: Says, add: Callable[..., None]) -> None:
    """A card says what there is, and what there is not."""
    areas = "" if "areas" in rest else "areas: [exampleshire]\n"
    add(f"{HEAD}{areas}{rest}\n")
    out = says("measures", "trips", status=2 if not lines else 0)
    assert [line for line in lines if line not in out] == []


def test_levels_and_gaps_of_lines_of_signs(says: Says, add: Callable[..., None]) -> None:
    """Figures that are all alike make a level line, and months that are missing a gap in the chart."""
    months = ", ".join(f"{{period: 2025-{month:02}, value: 20}}" for month in (1, 2, 4, 5))
    add(f"{HEAD}areas: [exampleshire]\nreadings: [{months}]\n")
    out = says("measures", "trips")
    assert "▅▅▅▅" in out
    assert "  o o   o o" in out


@pytest.mark.parametrize("direction", ["neutral", "higher"])
def test_special_causes_without_a_good_way(direction: str, says: Says, add: Callable[..., None]) -> None:
    """A leap is special whether or not a rise is good."""
    months = ", ".join(
        f"{{period: 2025-{month:02}, value: {90 if month == 12 else 20 + month % 3}}}" for month in range(1, 13)
    )
    add(f"{HEAD.replace('higher', direction)}areas: [exampleshire]\nreadings: [{months}]\n")
    out = says("measures", "trips")
    assert ("higher than this series usually is" in out) == (direction == "neutral")
    assert ("better than this series usually is" in out) == (direction == "higher")


def test_what_must_not_be_published(says: Says, add: Callable[..., None], records: Path) -> None:
    """A scorecard with a number that may point to a child says so first, in every format, and never says the number."""
    add(f"{HEAD}areas: [exampleshire]\nreadings: [{{period: 2024, value: 3}}]\n")
    first = "Not to be published as it stands: 1 reading may point to a child. exampleshire/trips, 2024: its count is below 5."
    assert says("scorecard").startswith(first)
    assert says("measures").startswith(first)
    assert says("measures", "trips").startswith(first)
    assert not says("measures", "suspensions").startswith(first)
    given_away = [{"measure": "exampleshire/trips", "period": "2024", "kind": "count"}]
    for asked in (("scorecard",), ("measures",), ("measures", "trips")):
        assert json.loads(says(*asked, "--format", "json"))["small_numbers"] == given_away
    assert json.loads(says("measures", "suspensions", "--format", "json"))["small_numbers"] == []
    file = records.parent / "card.xlsx"
    assert first in says("scorecard", "--format", "xlsx", "--output", str(file))
    sheet = openpyxl.load_workbook(file).worksheets[0]
    assert first in str([cell.value for row in sheet.iter_rows(max_row=6) for cell in row]).replace("', None, '", " ")


def test_measures_without_a_reading_stand_apart(says: Says, add: Callable[..., None]) -> None:
    """What nobody has read has a table of its own, without the columns that would say nothing."""
    assert "without a reading" not in says("measures")
    add(f"{HEAD}")
    out = says("measures")
    assert "12 measures with readings\n" in out
    heading, _, row = out.partition("1 measure without a reading\n")[2].splitlines()[:3]
    assert "Figure" not in heading
    assert row.endswith("exampleshire/trips")


def test_none_counted_is_a_count(says: Says, add: Callable[..., None]) -> None:
    """A count of nought is shown as one, also where nothing says of how many."""
    add(f"{HEAD}areas: [exampleshire]\nreadings: [{{period: 2023, count: 9}}, {{period: 2024, count: 0}}]\n")
    assert re.search(r"2024 +0 +0\n", says("measures", "trips"))


def test_a_scorecard_as_a_workbook(says: Says, records: Path) -> None:
    """Outcomes, measures and readings are sheets whose figures are numbers; the same answer is the same bytes."""
    files = [records.parent / name for name in ("a.xlsx", "b.xlsx")]
    for file in files:
        says("scorecard", "--format", "xlsx", "--output", str(file))
    assert files[0].read_bytes() == files[1].read_bytes()
    book = openpyxl.load_workbook(io.BytesIO(files[0].read_bytes()))
    assert book.sheetnames == ["Outcomes", "Measures", "Readings"]
    readings = {(row[0], row[4]): row for row in book["Readings"].iter_rows(values_only=True)}
    found = readings["Case audits rated good or better", "2024/25"]
    assert found[5] == 77.3
    assert found[6] == pytest.approx(100 * 34 / 44)
    assert found[7:9] == (34, 44)


def test_a_scorecard_as_a_document_and_a_page(says: Says, records: Path) -> None:
    """A document has the tables; a page has charts besides."""
    file = records.parent / "card.docx"
    says("scorecard", "--format", "docx", "--output", str(file))
    words = [paragraph.text for paragraph in Document(str(file)).paragraphs]
    assert "Learning and work" in words
    assert any(text.startswith("Better than in the like period before: 5 of 11") for text in words)
    page = says("scorecard", "--format", "html")
    assert page.count("<svg") == 3
    assert "Measures that are better" in page


def test_several_plans_and_outcomes_that_nobody_measures(says: Says, add: Callable[..., None], records: Path) -> None:
    """Each plan has a scorecard, and an outcome without a measure says so."""
    (records / "plans/exampleshire/other.yaml").write_text(
        "name: Other Plan\noutcomes: {play: {name: Play}, sport: {name: Sport}}\n", encoding="utf-8"
    )
    add(
        "name: Trips\ndirection: higher\nserves: [{plan: exampleshire/other, outcome: play}, {plan: exampleshire/other}]\n"
    )
    out = says("scorecard")
    assert out.splitlines()[0] == "Scorecards"
    assert "No measure on record serves it." in out
    assert "The plan as a whole" in out
    assert "None of 1 measure can be compared with the like period before." in says("scorecard", "other")


def test_no_plan_has_a_measure(says: Says, records: Path) -> None:
    """Without measures there is nothing to show, and that is said."""
    shutil.rmtree(records / "measures")
    assert "No plan has a measure on record." in says("scorecard")
    assert "No measure that was asked for is on record." in says("measures")


def test_a_figure_beside_that_of_a_larger_place(says: Says, add: Callable[..., None]) -> None:
    """What a larger place has in the same period is shown, and whether chance is ruled out."""

    def beside(one: str, other: str) -> str:
        limits = "confidence: 95%"
        add(
            f"{HEAD}readings:\n  - {{period: 2024, area: exampleshire, value: 9.6, {one}, {limits}}}\n  - {{period: 2024, area: exampleland, value: 7.4, {other}, {limits}}}\n"
        )
        return str(says("measures", "trips"))

    assert "7.4: 2.2 above it; the confidence limits lie apart" in beside(
        "lower: 9.0, upper: 10.0", "lower: 7.0, upper: 8.0"
    )
    assert "7.4: 2.2 above it; the confidence limits overlap" in beside(
        "lower: 7.0, upper: 10.0", "lower: 7.0, upper: 8.0"
    )


def test_a_record_that_cannot_be_changed_in_place(
    says: Says, add: Callable[..., None], records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A layout that no change keeps is refused with the remedy, and nothing is written."""
    monkeypatch.setenv("XDG_STATE_HOME", str(records.parent / "state"))
    add("{name: Trips, direction: higher, # kept\n readings: [{period: 2023, value: 10}]}\n")
    file = records.parent / "x.csv"
    file.write_text(
        "Period,Value,Area\n" + "".join(f"{year},{year},Exampleshire\n" for year in range(1990, 2020)), encoding="utf-8"
    )
    before = (records / "measures/exampleshire/trips.yaml").read_bytes()
    out = says("measures", "import", str(file), "--into", "trips", "--write", status=2)
    assert "cannot be" in out
    assert (records / "measures/exampleshire/trips.yaml").read_bytes() == before


def test_a_number_that_no_record_can_hold(says: Says, records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A number with more digits than are exact is refused, in the preview as well, and nothing is written."""
    monkeypatch.setenv("XDG_STATE_HOME", str(records.parent / "state"))
    file = records.parent / "x.csv"
    file.write_text("Period,Value,Version\n2001/02,123456789012.123456789,final\n", encoding="utf-8")
    for writing in ((), ("--write",)):
        out = says("measures", "import", str(file), "--into", "suspensions", *writing, status=2)
        assert "is not a number that a record can hold exactly" in out


def test_a_figure_with_every_decimal_of_its_export(says: Says, records: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fingertips gives fourteen decimals: eight are written, and a second time it is the same reading."""
    monkeypatch.setenv("XDG_STATE_HOME", str(records.parent / "state"))
    file = records.parent / "x.csv"
    file.write_text("Period,Value,Version\n2001/02,38.27067669172932,final\n", encoding="utf-8")
    arguments = ("measures", "import", str(file), "--into", "suspensions", "--write")
    assert "38.27067669 " in says(*arguments)
    assert "on record already 1" in says(*arguments)


def test_into_a_measure_that_cannot_be_read(says: Says, add: Callable[..., None]) -> None:
    """Readings cannot go into a record that is no YAML."""
    add("name: [Torn\n")
    assert "exampleshire/trips cannot be read" in says(
        "measures", "import", "x.csv", "--into", "exampleshire/trips", status=2
    )


@pytest.mark.parametrize("data", [{"a": [1, "x", None, True]}, {"a": Decimal("9.60")}, ({"x": (Decimal(1), 2)},)])
def test_what_is_packed_comes_back(data: object) -> None:
    """Plain data comes back as it was, numbers with every decimal that was typed."""
    assert repr(unpacked(packed(data))) == repr(data)
