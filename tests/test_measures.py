"""What readings say: like periods only, exact figures, and nothing of chance that they do not settle."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT
from output_schemas import validator
from partnership.answers.measures.rating import rating
from partnership.answers.measures.series import all_series
from partnership.answers.measures.travel import Progress, Travel
from partnership.answers.measures.variation import variation
from partnership.commands import run
from partnership.records.figures import agrees, rounding, worked_out
from partnership.records.small_numbers import small_numbers
from partnership.views.measures.in_words import number
from partnership.views.measures.sentences import percentage, progress_line
from partnership.words import dates
from partnership.words.reporting import reporting_period, year_before
from series import LIMITS, PARTS, TODAY, judged, measure, two

EXAMPLE, REAL = ROOT / "examples/exampleshire/records", ROOT / "records"


@pytest.mark.parametrize(
    ("written", "before", "starts", "ends"),
    [
        ("2023", "2022", ("2023-01-01", "2023-01-01"), ("2023-12-31", "2023-12-31")),
        ("2023/24", "2022/23", ("2023-04-01", "2023-09-01"), ("2024-03-31", "2024-08-31")),
        ("1999/00", "1998/99", ("1999-04-01", "1999-09-01"), ("2000-03-31", "2000-08-31")),
        ("2000/01", "1999/00", ("2000-04-01", "2000-09-01"), ("2001-03-31", "2001-08-31")),
        ("2023-Q4", "2022-Q4", ("2023-10-01", "2023-10-01"), ("2023-12-31", "2023-12-31")),
        ("2023/24-Q4", "2022/23-Q4", ("2024-01-01", "2024-06-01"), ("2024-03-31", "2024-08-31")),
        ("2023-04", "2022-04", ("2023-04-01", "2023-04-01"), ("2023-04-30", "2023-04-30")),
        ("2021/2023", "2018/2020", ("2021-01-01", "2021-01-01"), ("2023-12-31", "2023-12-31")),
        ("2023-04/2024-03", "2022-04/2023-03", ("2023-04-01", "2023-04-01"), ("2024-03-31", "2024-03-31")),
        ("2024-03-31", "2023-03-31", ("2024-03-31", "2024-03-31"), ("2024-03-31", "2024-03-31")),
    ],
)  # fmt: skip
def test_periods(written: str, before: str, starts: tuple[str, str], ends: tuple[str, str]) -> None:
    """A period knows its days, as far as its words say them, and the like period before it that shares no day with it."""
    period, earlier = reporting_period(written), reporting_period(before)
    assert period is not None
    assert earlier is not None
    assert tuple(date.fromordinal(day).isoformat() for day in period.starts) == starts
    assert tuple(date.fromordinal(day).isoformat() for day in period.ends) == ends
    assert year_before(period) == before
    assert period.like == earlier.like
    assert earlier.ends.latest < period.starts.latest


@pytest.mark.parametrize(
    "written", ["2023/25", "2023/25-Q1", "2023-13", "2023-02-30", "2024-06/2024-03", "2025/2023", "soon", "2023-Q5"]
)
def test_no_periods(written: str) -> None:
    """What is not in the calendar is no period."""
    assert reporting_period(written) is None


def test_quarters_are_like_only_the_same_quarter() -> None:
    """The third quarter is like a third quarter, of the same sort of year."""
    likes = [
        found.like
        for one in ("2023-Q3", "2022-Q3", "2023-Q2", "2023/24-Q3", "2023")
        if (found := reporting_period(one))
    ]
    assert [likes[0] == one for one in likes] == [True, True, False, False, False]


@pytest.mark.parametrize(
    ("unit", "count", "of", "meant"),
    [
        ("percent", 27, 40, Fraction(135, 2)),
        ("per-10000", 561, 118740, Fraction(5610000, 118740)),
        ("number", 27, None, Fraction(27)),
        ("percent", 27, None, None),
        ("percent", 27, 0, None),
        ("percent", None, 40, None),
        ("score", 27, 40, None),
    ],
)
def test_rates_are_worked_out_from_their_counts(
    unit: str, count: int | None, of: int | None, meant: Fraction | None
) -> None:
    """A rate is its count out of its denominator, exactly; what has no counts has none."""
    assert worked_out(unit, count, of) == meant


@pytest.mark.parametrize(
    ("printed", "exact", "agree"),
    [
        ("9.6", "9.55", True),
        ("9.6", "9.65", True),
        ("9.6", "9.651", False),
        ("9.60", "9.61", False),
        ("9.60", "9.604", True),
        ("10", "10.4", True),
        ("1E+2", "149", True),
    ],
)
def test_a_printed_number_stands_for_what_rounds_to_it(printed: str, exact: str, agree: bool) -> None:
    """How far a figure may lie from what is printed follows from how many decimals are printed."""
    assert agrees(Decimal(printed), Fraction(exact)) is agree


@given(st.decimals(0, 100, places=1), st.integers(0, 4))
def test_rounding_is_half_of_the_last_place(value: Decimal, more: int) -> None:
    """A number with more decimals stands for a narrower stretch, whatever the number."""
    longer = value.quantize(Decimal(1).scaleb(-1 - more))
    assert rounding(longer) == Fraction(1, 20) / 10**more


def test_better_worse_and_the_same() -> None:
    """A figure is better or worse by the direction of its measure, and similar where nothing changed."""
    assert two({"value": 10.0}, {"value": 9.6}).verdict == "better"
    assert two({"value": 9.6}, {"value": 10.0}).verdict == "worse"
    assert two({"value": 9.6}, {"value": 10.0}, direction="higher").verdict == "better"
    assert two({"value": 9.6}, {"value": 9.6}).why == "the same figure"


def test_limits_decide_what_is_chance() -> None:
    """Overlapping confidence limits are similar; limits that lie apart are more than chance; limits of another level test nothing."""
    apart = {"lower": 11.0, "upper": 13.0, "confidence": "95%"}
    assert two({"value": 9.6, **LIMITS}, {"value": 9.1, **LIMITS}).verdict == "similar"
    found = two({"value": 12.0, **apart}, {"value": 9.1, **LIMITS})
    assert (found.verdict, found.tested) == ("better", True)
    other = two({"value": 12.0, **apart}, {"value": 9.1, **LIMITS, "confidence": "99.8%"})
    assert (other.verdict, other.tested) == ("better", False)


def test_counts_decide_where_printed_numbers_are_alike() -> None:
    """Two figures printed alike differ by their counts."""
    found = two({"value": 9.6, "count": 960, "denominator": 10000}, {"value": 9.6, "count": 963, "denominator": 10000})
    assert (found.verdict, found.change) == ("worse", Fraction(3, 100))


def test_a_printed_number_and_a_count_too_close_to_tell() -> None:
    """A figure that is only printed is not held against counts that may round to it."""
    counted = {"count": 961, "denominator": 10000}
    found = two({"value": 9.6}, counted)
    assert (found.verdict, found.change) == ("cannot-tell", None)
    assert two({"value": 9.5}, counted).verdict == "worse"


def test_a_range_is_good() -> None:
    """Where a range is good, nearer to it is better, and two figures in it are similar; without numbers nothing is said."""
    target = {"value": 40.0, "range_to": 46.0}
    assert two({"value": 50.0}, {"value": 47.0}, direction="in-range", target=target).verdict == "better"
    assert two({"value": 41.0}, {"value": 39.0}, direction="in-range", target=target).verdict == "worse"
    assert (
        two({"value": 41.0}, {"value": 45.0}, direction="in-range", target=target).why
        == "both in the range that is good"
    )
    assert two({"value": 41.0}, {"value": 45.0}, direction="in-range").verdict == "cannot-tell"


@pytest.mark.parametrize("direction", ["neutral", "not-stated"])
def test_without_a_direction_nothing_is_better(direction: str) -> None:
    """A change is shown, and not judged."""
    found = two({"value": 10.0}, {"value": 9.0}, direction=direction)
    assert found.verdict == "cannot-tell"
    assert found.change == -1


def test_like_with_like_only() -> None:
    """The quarter before is not the same quarter of the year before, and a quarter is not a year."""
    quarters = [
        {"period": "2024-Q3", "value": 9.0},
        {"period": "2025-Q2", "value": 7.0},
        {"period": "2025-Q3", "value": 8.0},
    ]
    assert judged(measure(quarters)).verdict == "better"
    assert judged(measure(quarters[1:])).why == "earlier readings are for periods of another kind: 2025-Q2"
    mixed = [{"period": "2023/24", "value": 9.0}, {"period": "2024", "value": 8.0}]
    assert judged(measure(mixed)).verdict == "not-comparable"


def test_a_break_cannot_be_compared_across() -> None:
    """A series that breaks between two readings is not comparable; a break before both changes nothing."""
    breaks = [{"at": "2024/25", "reason": "Counted in another way."}]
    found = two({"value": 10.0}, {"value": 9.0}, breaks=breaks)
    assert (found.verdict, found.why) == ("not-comparable", "the series breaks at 2024/25: Counted in another way")
    assert two({"value": 10.0}, {"value": 9.0}, breaks=[{"at": "2023/24", "reason": "Earlier."}]).verdict == "better"


@pytest.mark.parametrize(
    ("field", "value", "word"), [("area", "alder", "area"), ("sex", "female", "sex"), ("age", "5-9", "age band")]
)
def test_another_area_sex_or_age_is_not_comparable(field: str, value: str, word: str) -> None:
    """A reading of something else does not stand in for the one that is missing."""
    readings = [
        {"period": "2023/24", "value": 9.0, field: value},
        {"period": "2024/25", "value": 8.0, "area": "exampleshire"},
    ]
    if field != "area":
        readings[0]["area"] = "exampleshire"
    found = judged(measure(readings))
    assert found.verdict == "not-comparable"
    assert found.why.endswith(f"only of another {word}")


def test_what_is_missing_is_said() -> None:
    """A missing figure is not yet published, not comparable, or a reason not to tell."""

    def now(**fields: Any) -> Travel:
        return judged(measure([{"period": "2023/24", "value": 9.0}, {"period": "2024/25", **fields}]), period="2024/25")

    assert now(missing="not-yet-published").verdict == "not-yet-published"
    assert now(missing="not-comparable").verdict == "not-comparable"
    assert now(missing="suppressed").why == "2024/25 is suppressed"
    assert now(missing="not-collected").why == "2024/25 was not collected"
    assert now().why == "2024/25 has no value"
    before = two({"missing": "suppressed"}, {"value": 9.0})
    assert (before.why, before.change) == ("2023/24 is suppressed", None)
    assert two({"missing": "not-comparable"}, {"value": 9.0}).verdict == "not-comparable"
    assert judged(measure([{"period": "2024/25", "missing": "suppressed"}])).why == "every reading is suppressed"
    assert judged(measure([{"period": "2024/25"}])).why == "no reading has a figure"
    assert judged(measure()).why == "no reading is on record"


def test_a_period_that_is_asked_for() -> None:
    """A period without a reading is not over, due later, of another kind, or simply not on record."""
    one = measure(
        [
            {"period": "2023/24", "value": 9.0, "published": "2024-11"},
            {"period": "2024/25", "value": 8.0, "published": "2025-11"},
        ]
    )
    assert judged(one, period="2024/25").verdict == "better"
    assert judged(one, period="2025/26").why == "2025/26 is not over by this day"
    assert judged(one, period="2024-Q1").why == "it is read for other periods than 2024-Q1, such as 2024/25"
    assert judged(one, period="2021/22").why == "no reading for 2021/22 is on record"
    assert judged(one, date(2025, 9, 1), period="2024/25").why == "the reading for 2024/25 came out after this day"
    due = measure([{"period": "2022/23", "value": 9.0}], next_due="2026-11")
    assert judged(due, period="2024/25").verdict == "not-yet-published"


def test_counts_that_disagree_with_what_is_printed_settle_nothing() -> None:
    """A doubtful figure is not compared, unless the measure says that its rates are standardised."""
    off = {"value": 9.6, "count": 100, "denominator": 1000}
    found = two({"value": 10.0}, off)
    assert (found.verdict, found.why) == ("cannot-tell", "the value printed for 2024/25 and its counts disagree")
    assert two({"value": 10.0}, off, standardised=True).verdict == "better"


def test_a_month_of_publication_leaves_a_day_in_it_open() -> None:
    """Whether a reading was out matters only where the verdict turns on it."""

    def by(value: float) -> Travel:
        readings = [
            {"period": "2022/23", "value": 10.0},
            {"period": "2023/24", "value": 9.0},
            {"period": "2024/25", "value": value, "published": "2025-11"},
        ]
        return judged(measure(readings), date(2025, 11, 15))

    assert by(8.0).verdict == "better"
    found = by(9.5)
    assert (found.verdict, found.why) == ("cannot-tell", "whether 2024/25 was out by this day is not known")


def test_the_most_final_version_that_was_out_stands() -> None:
    """A revision stands from the day it came out, and not before."""
    readings = [
        {"period": "2023/24", "value": 9.0},
        {"period": "2024/25", "value": 8.0, "version": "provisional", "published": "2025-05-01"},
        {"period": "2024/25", "value": 9.5, "version": "final", "published": "2025-11-01"},
    ]
    assert judged(measure(readings), date(2025, 10, 31)).verdict == "better"
    assert judged(measure(readings), date(2025, 11, 1)).verdict == "worse"


def test_a_less_final_version_does_not_displace_a_final_one() -> None:
    """The order in which versions stand in a record changes nothing."""
    final = {"period": "2024/25", "value": 8.0, "version": "final"}
    provisional = {"period": "2024/25", "value": 9.5, "version": "provisional"}
    assert judged(measure([{"period": "2023/24", "value": 9.0}, final, provisional])).verdict == "better"


def test_a_period_before_its_end_is_not_known() -> None:
    """A reading without a day of publication is not known before its period is over."""
    readings = [{"period": "2023/24", "value": 9.0}, {"period": "2024/25", "value": 8.0}]
    now = judged(measure(readings), date(2025, 2, 1)).now
    assert now is not None
    assert now.period.text == "2023/24"


def test_areas_speak_together_only_if_they_agree() -> None:
    """Where no series is of the whole place, all areas inside it are judged; what they do not share is not said."""

    def areas(alder: float, birch: float) -> Travel:
        readings = [
            {"period": period, "area": area, "value": value}
            for period, values in (("2023/24", (9.0, 9.0)), ("2024/25", (alder, birch)))
            for area, value in zip(("alder", "birch"), values, strict=True)
        ]
        return judged(measure([*readings, {"period": "2024/25", "area": "exampleland", "value": 1.0}]))

    assert areas(8.0, 7.0).verdict == "better"
    assert areas(8.0, 9.5).why == "its areas differ: alder: better; birch: worse"


@given(
    st.lists(
        st.sampled_from(["better", "worse", "similar", "not-comparable", "not-yet-published", "cannot-tell"]),
        max_size=8,
    )
)
def test_progress_adds_up(verdicts: list[Any]) -> None:
    """Every measure is compared or left out, and the share is of those compared."""
    found = Progress({str(place): Travel(verdict) for place, verdict in enumerate(verdicts)})
    assert found.compared + found.left_out == len(verdicts)
    assert found.better <= found.compared
    assert found.most == found.better + found.left_out
    assert (found.share is None) == (found.compared == 0)
    assert str(found.better) in progress_line(found) or not found.compared


def test_seventy_seven_per_cent() -> None:
    """The line has its denominator, what was left out, and how far that leaves the answer open."""
    verdicts: list[Any] = ["better"] * 10 + ["worse"] * 2 + ["similar"] + ["not-yet-published"] * 4
    found = Progress({str(place): Travel(verdict) for place, verdict in enumerate(verdicts)})
    assert progress_line(found) == (
        "Better than in the like period before: 10 of 13 measures compared (76.9%); 1 similar, 2 worse. Chance is not ruled out for "
        "10 of 10 better and 2 of 2 worse: without confidence limits. Left out: 4 of 17, so between 10 and 14 of all 17 are better."
    )


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (Fraction(10, 13), "76.9%"),
        (Fraction(0), "0%"),
        (Fraction(1), "100%"),
        (Fraction(9999, 10000), "99.9%"),
        (None, "none"),
        (Fraction(1, 8), "12.5%"),
    ],
)
def test_percentages_are_never_rounded_up_to_a_whole(share: Fraction | None, shown: str) -> None:
    """All but one of many are not all."""
    assert percentage(share) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("9.60"), "9.60"),
        (Decimal(1234), "1,234"),
        (Fraction(1, 3), "0.3"),
        (Fraction(-25, 2), "-12.5"),
        (Fraction(-1, 100), "0.0"),
    ],
)
def test_numbers_are_shown_as_printed(value: Decimal | Fraction, shown: str) -> None:
    """A printed number keeps its decimals; an exact one has one."""
    assert number(value) == shown


@pytest.mark.parametrize(
    ("command", "records"),
    [
        (("measures",), EXAMPLE),
        (("measures", "missing-from-home"), EXAMPLE),
        (("measures",), REAL),
        (("scorecard",), EXAMPLE),
        (("scorecard",), REAL),
    ],
)
def test_json_is_as_its_schema_says(command: tuple[str, ...], records: Any, capsys: pytest.CaptureFixture[str]) -> None:
    """What programs read is described, and every measure of the plan is in it once."""
    assert run([*command, "--as-of", "2026-01-31", "--format", "json", "--records", str(records)]) == 0
    data = json.loads(capsys.readouterr().out)
    validator(command[0]).validate(data)
    ids = [one["id"] for one in data["measures"]]
    assert len(ids) == len(set(ids))


def test_the_printed_measures_stay_as_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """Sixty-eight measures over five outcomes, and five of the plan as a whole."""
    assert run(["scorecard", "--as-of", "2026-01-31", "--format", "json", "--records", str(REAL)]) == 0
    (plan,) = json.loads(capsys.readouterr().out)["plans"]
    assert [len(part["measures"]) for part in plan["parts"]] == [15, 18, 30, 3, 2, 5]
    assert plan["progress"]["compared"] == 0


NUMBERS = st.sampled_from(
    [0, 1, 7, 100, Decimal("9.6"), Decimal("9.60"), Decimal("-3.5"), Decimal("1E+300"), Decimal("1E-300")]
)
READINGS = st.lists(
    st.fixed_dictionaries(
        {"period": st.sampled_from(["0001", "2023", "2024", "9999", "2023/24", "2024/25", "2023/25", "2024-Q1", "2024-13", "2021/2023", "2024-01/2024-06"])},
        optional={
            "value": NUMBERS, "count": NUMBERS, "denominator": NUMBERS, "lower": NUMBERS, "upper": NUMBERS, "confidence": st.just("95%"),
            "area": st.sampled_from(["exampleshire", "alder", "birch", "exampleland"]), "sex": st.sampled_from(["female", "male"]), "age": st.just("5-9"),
            "version": st.sampled_from(["provisional", "final", "revised"]), "published": st.sampled_from([2024, "2026-01", "unknown"]) | st.builds(dict, after=st.just("2025-12")),
            "missing": st.sampled_from(["suppressed", "not-yet-published", "not-collected", "not-comparable"]),
        },
    ),
    max_size=6,
)  # fmt: skip


@given(
    READINGS,
    st.sampled_from(["higher", "lower", "in-range", "neutral", "not-stated"]),
    st.sampled_from(["percent", "number", "text"]),
    st.sampled_from([None, "2024", "2024/25", "9999"]),
    st.fixed_dictionaries({}, optional={"value": NUMBERS, "range_to": NUMBERS, "amber_within": NUMBERS}),
)
def test_whatever_readings_say_there_is_an_answer(
    readings: list[dict[str, Any]], direction: str, unit: str, period: str | None, target: dict[str, Any]
) -> None:
    """No readings end in an error, a verdict on two figures has both, and a rating needs all that it rests on."""
    typed = [
        {
            **one,
            **{
                field: float(one[field])
                for field in ("value", "count", "denominator", "lower", "upper")
                if field in one
            },
        }
        for one in readings
    ]
    wanted = {field: float(value) for field, value in target.items()}
    one = measure(typed, direction=direction, unit=unit, target=wanted, breaks=[{"at": "2024", "reason": "New."}])
    found = judged(one, period=period)
    assert found.verdict not in {"better", "worse"} or found.now is None or found.before is not None
    assert rating(one, found.now).colour == "grey" or {"value", "amber_within"} <= target.keys()
    for each in all_series(one, dates.on(TODAY)):
        assert len(variation(one, each).points) <= len(each.figures)
    assert all(small.place < len(readings) for small in small_numbers(one, PARTS))
