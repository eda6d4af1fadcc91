"""Figures held against one another exactly: a rate worked out from its counts, and what a printed number can stand for."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SCALES: Mapping[str, int] = {"percent": 100, "per-1000": 1_000, "per-10000": 10_000, "per-100000": 100_000}
"""The units that are a count out of a denominator, times so much."""


def exactly(number: Decimal | int) -> Fraction | int:
    """Return a number to calculate with exactly; a whole one as an integer, with which that is far quicker."""
    numerator, denominator = number.as_integer_ratio()
    return numerator if denominator == 1 else Fraction(numerator, denominator)


def worked_out(unit: str, count: Decimal | int | None, denominator: Decimal | int | None) -> Fraction | None:
    """Return the figure that the counts come to, exactly; None where they do not give one.

    A number is its own count. A rate needs a count and a denominator above nought.
    """
    if count is None:
        return None
    if unit == "number":
        return Fraction(exactly(count))
    if unit not in SCALES or denominator is None or denominator <= 0:
        return None
    return Fraction(exactly(count) * SCALES[unit], exactly(denominator))


def rounding(printed: Decimal | int) -> Fraction:
    """Return how far a figure may lie from what is printed: half of one in its last printed place."""
    exponent = printed.as_tuple().exponent if isinstance(printed, Decimal) else 0
    return _half(exponent if isinstance(exponent, int) else 0)


@cache
def _half(exponent: int) -> Fraction:
    return Fraction(10) ** exponent / 2


def agrees(printed: Decimal | int, exact: Fraction) -> bool:
    """Whether a figure rounds to what is printed, whichever way halves are rounded."""
    return abs(exactly(printed) - exact) <= rounding(printed)


def printed_like(printed: Decimal | int, exact: Fraction) -> str:
    """Return an exact figure with as many decimals as a printed one, halves rounded up."""
    exponent = printed.as_tuple().exponent if isinstance(printed, Decimal) else 0
    decimals = max(-exponent, 0) if isinstance(exponent, int) else 0
    whole = (exact * 10**decimals + Fraction(1, 2)).__floor__()
    return str(Decimal(whole).scaleb(-decimals)) if decimals else str(whole)
