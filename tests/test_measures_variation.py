"""Series of readings charted: what is chance and what is change."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnership.answers.measures.series import all_series
from partnership.answers.measures.variation import variation
from partnership.words import dates
from series import TODAY, measure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.measures.variation import Variation


def months(values: Sequence[float | None], **fields: Any) -> Variation:
    """Return how monthly values from January 2023 vary."""
    readings = [
        {"period": f"{2023 + place // 12}-{place % 12 + 1:02}", "value": value}
        for place, value in enumerate(values)
        if value is not None
    ]
    one = measure(readings, **{"unit": "score", **fields})
    (series,) = all_series(one, dates.on(TODAY))
    return variation(one, series)


STEADY = [10, 12, 9, 11, 13, 10, 12, 9, 11, 10, 12, 11]


def test_too_few_points() -> None:
    """Eleven points have no limits, and twelve have."""
    assert (months(STEADY[:11]).state, months(STEADY[:11]).limits) == ("too-few", None)
    assert months(STEADY).state == "common-cause"


def test_limits_are_those_of_an_xmr_chart() -> None:
    """The mean, and 2.66 mean moving ranges on either side of it, exactly."""
    found = months(STEADY)
    mean = Fraction(sum(STEADY), 12)
    average = Fraction(sum(abs(b - a) for a, b in pairwise(STEADY)), 11)
    assert found.mean == mean
    assert found.limits == (mean - Fraction(266, 100) * average, mean + Fraction(266, 100) * average)


def test_a_wide_moving_range_is_screened_out() -> None:
    """A leap does not widen the limits by which it is seen to be one."""
    leap = [10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 40]
    found = months(leap)
    assert found.limits is not None
    assert found.mean is not None
    assert found.limits[1] == found.mean + Fraction(266, 100)
    assert (found.state, found.why) == ("concerning", "above the upper limit")


@pytest.mark.parametrize(
    ("tail", "direction", "state", "rule"),
    [
        ([20], "lower", "concerning", "outside"),
        ([20], "higher", "improving", "outside"),
        ([20], "not-stated", "special-high", "outside"),
        ([1], "neutral", "special-low", "outside"),
        ([13, 12, 13, 12, 13, 12, 13], "lower", "concerning", "shift"),
        ([13, 12, 13, 12, 13, 12], "lower", "common-cause", None),
        ([9, 9.5, 10, 10.5, 11, 11.5, 12], "higher", "improving", "trend"),
        ([10, 10.5, 11, 11.5, 12, 12.5], "higher", "common-cause", None),
        ([16.5, 13, 16.5], "lower", "concerning", "near"),
        ([16.5, 9, 16.5], "lower", "common-cause", None),
    ],
)  # fmt: skip
def test_the_rules(tail: list[float], direction: str, state: str, rule: str | None) -> None:
    """The last point is special by one of four rules, and good or bad by the direction of its measure."""
    found = months([*STEADY, *tail], direction=direction)
    assert found.state == state
    assert (rule in {name for name, _ in found.points[-1].broken}) if rule else not found.points[-1].broken


def test_a_gap_ends_a_run() -> None:
    """Seven points with a month missing between them are no run."""
    run_ = [13, 12, 13, 12, 13, 12, 13]
    assert months([*STEADY, *run_]).state == "concerning"
    assert months([*STEADY, *run_[:3], None, *run_[3:]]).state == "common-cause"


def test_a_break_starts_new_limits() -> None:
    """Points before a break are of another series."""
    breaks = [{"at": "2024-01", "reason": "Counted in another way."}]
    assert (months([*STEADY, 20], breaks=breaks).state, months([*STEADY, 20], breaks=breaks).why) == (
        "too-few",
        "1 of 12 since the series broke at 2024-01",
    )
    assert months([*([30] * 12), *STEADY], breaks=breaks).state == "common-cause"


def test_what_cannot_be_charted() -> None:
    """Years that overlap do not follow one another, and figures are needed."""
    years = [{"period": f"{first}/{first + 2}", "value": 9.0} for first in range(2001, 2015)]
    one = measure(years)
    assert variation(one, all_series(one, dates.on(TODAY))[0]).state == "not-charted"
    empty = measure([{"period": "2024", "missing": "suppressed"}])
    assert variation(empty, all_series(empty, dates.on(TODAY))[0]).why == "no reading has a figure"


@given(st.lists(st.integers(0, 30), min_size=12, max_size=24), st.integers(-20, 20))
def test_moving_a_series_moves_its_limits_and_changes_no_verdict(values: list[int], by: int) -> None:
    """What is added to every point is added to the limits; turned upside down, what was high is low."""
    found, moved, turned = months(values), months([one + by for one in values]), months([-one for one in values])
    assert [one.broken for one in found.points] == [one.broken for one in moved.points]
    assert [{(rule, -way) for rule, way in one.broken} for one in found.points] == [
        set(one.broken) for one in turned.points
    ]
    assert found.limits is not None
    assert moved.limits == (found.limits[0] + by, found.limits[1] + by)
