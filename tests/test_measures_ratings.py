"""Ratings against targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from partnership.answers.measures.rating import rating
from series import judged, measure

if TYPE_CHECKING:
    from partnership.answers.measures.rating import Rating


def rated(value: float | None, direction: str = "lower", /, **target: Any) -> Rating:
    """Return the rating of a value against a target."""
    one = measure(
        [{"period": "2024/25", "value": value}] if value is not None else [], direction=direction, target=target
    )
    return rating(one, judged(one).now)


@pytest.mark.parametrize(
    ("value", "direction", "colour"),
    [
        (8.0, "lower", "green"), (7.9, "lower", "green"), (9.5, "lower", "amber"), (9.6, "lower", "red"),
        (8.0, "higher", "green"), (6.5, "higher", "amber"), (6.4, "higher", "red"),
    ],
)  # fmt: skip
def test_ratings(value: float, direction: str, colour: str) -> None:
    """Green has reached the target, amber is as far from it as the tolerance says, exactly that included."""
    assert rated(value, direction, value=8.0, amber_within=1.5).colour == colour


def test_a_range_is_rated_by_its_ends() -> None:
    """Within the range is green, near either end amber."""
    target = {"value": 40.0, "range_to": 46.0, "amber_within": 2.0}
    assert [rated(value, "in-range", **target).colour for value in (40.0, 46.0, 38.0, 48.1)] == [
        "green",
        "green",
        "amber",
        "red",
    ]


def test_grey_is_never_green() -> None:
    """Without a direction, a target in numbers, a tolerance or a figure there is no rating, and it is said which is missing."""
    assert rated(8.0, "not-stated", value=8.0, amber_within=1.0).why == "no direction on record"
    assert rated(8.0, says="Less").why == "no target in numbers and no tolerance on record"
    assert rated(8.0, value=8.0).why == "no tolerance on record"
    assert rated(8.0, "in-range", value=8.0, amber_within=1.0).why == "no target in numbers on record"
    assert rated(None, value=8.0, amber_within=1.0).why == "no figure on record"
    off = measure(
        [{"period": "2024/25", "value": 8.0, "count": 1, "denominator": 2}], target={"value": 8.0, "amber_within": 1.0}
    )
    assert rating(off, judged(off).now).colour == "grey"


def test_ratings_are_of_exact_figures() -> None:
    """A figure that is printed as the target and misses it by its counts is not green."""
    readings = [{"period": "2024/25", "value": 80.0, "count": 7996, "denominator": 10000}]
    one = measure(readings, direction="higher", target={"value": 80.0, "amber_within": 5.0})
    found = rating(one, judged(one).now)
    assert (found.colour, found.exactly) == ("amber", "79.96")
    assert rated(80.0, "higher", value=80.0, amber_within=5.0).exactly == ""
