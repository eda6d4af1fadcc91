"""Counts so small that they point to a child, and counts from which one can be worked out."""

from __future__ import annotations

from typing import Any

import pytest

from partnership.records.small_numbers import small_numbers
from series import PARTS, measure


@pytest.mark.parametrize(
    ("reading", "kinds"),
    [
        ({"count": 3, "denominator": 100}, ["count"]),
        ({"count": 5, "denominator": 100}, []),
        ({"count": 0, "denominator": 100}, []),
        ({"count": 98, "denominator": 100}, ["remainder"]),
        ({"count": 100, "denominator": 100}, []),
        ({"missing": "suppressed"}, []),
        ({"missing": "suppressed", "count": 3, "denominator": 100}, ["count"]),
        ({"value": 0.3, "denominator": 1000}, ["count"]),
        ({"value": 0.4, "denominator": 1000}, ["count"]),
        ({"value": 0.2, "denominator": 2000}, []),
        ({"value": 0.03, "denominator": 100}, []),
        ({"value": 98.0, "denominator": 100}, ["remainder"]),
        ({"value": 3.0}, []),
    ],
)
def test_small_counts(reading: dict[str, Any], kinds: list[str]) -> None:
    """Counts from one to four may point to a child, and so does what is left of a denominator; a rate gives its count away."""
    assert [one.kind for one in small_numbers(measure([{"period": "2024", **reading}]), PARTS)] == kinds


def test_the_smallest_count_is_the_measure_s_own() -> None:
    """A publisher that suppresses up to seven is followed."""
    one = measure([{"period": "2024", "value": 6}], unit="number", smallest_count=8)
    assert [each.kind for each in small_numbers(one, PARTS)] == ["count"]


@pytest.mark.parametrize(("birch", "found"), [(57, [1]), (55, []), (None, [])])
@pytest.mark.parametrize("version", [{}, {"version": "final"}])
def test_what_is_suppressed_can_be_worked_out(birch: int | None, found: list[int], version: dict[str, str]) -> None:
    """A total less all the other districts gives the suppressed one away, of whatever version it is."""
    readings: list[dict[str, Any]] = [
        {"period": "2024", "area": "exampleshire", "value": 60, **version},
        {"period": "2024", "area": "alder", "missing": "suppressed"},
    ]
    readings.append(
        {"period": "2024", "area": "birch", **({"missing": "suppressed"} if birch is None else {"value": birch})}
    )
    assert [one.place for one in small_numbers(measure(readings, unit="number"), PARTS)] == found


def test_sexes_give_one_another_away() -> None:
    """Persons less girls are boys."""
    readings = [
        {"period": "2024", "count": 40, "denominator": 90},
        {"period": "2024", "sex": "female", "count": 38, "denominator": 50},
    ]
    readings.append({"period": "2024", "sex": "male", "missing": "suppressed"})
    assert [(one.place, one.kind) for one in small_numbers(measure(readings), PARTS)] == [(2, "worked-out")]
