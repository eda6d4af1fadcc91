"""Measures with a few readings, and what is made of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from conftest import document
from partnership.answers.measures.series import all_series, main_series
from partnership.answers.measures.travel import Asked, together, travel
from partnership.records import decode
from partnership.words import dates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.measures.travel import Travel
    from partnership.records.model.measure import Measure

TODAY = date(2026, 1, 31)
PARTS = {"exampleshire": frozenset({"alder", "birch"})}
LIMITS = {"lower": 8.0, "upper": 10.0, "confidence": "95%"}


def measure(readings: Sequence[dict[str, Any]] = (), **fields: Any) -> Measure:
    """Return a measure of Exampleshire of which lower is better, with these readings."""
    data = {"name": "Smoking", "direction": "lower", "unit": "percent", **fields}
    if readings:
        data["readings"] = list(readings)
    return decode.measure_of(document("measure", "exampleshire/smoking", data))


def judged(one: Measure, day: date = TODAY, period: str | None = None) -> Travel:
    """Return how a measure travels by the day."""
    series = all_series(one, dates.on(day))
    main = main_series(one, series, ["exampleshire", "exampleland"])
    asked = Asked(one, series, dates.on(day), period)
    return together([(str(each.key.area), travel(asked, each)) for each in main])


def two(before: dict[str, Any], now: dict[str, Any], **fields: Any) -> Travel:
    """Return how a measure travels from 2023/24 to 2024/25."""
    return judged(measure([{"period": "2023/24", **before}, {"period": "2024/25", **now}], **fields))
