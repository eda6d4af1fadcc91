"""Red, amber, green: a figure against its target and the tolerance stated with it, and grey where something needed is missing."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.answers.measures.travel import outside
from partnership.records.figures import printed_like
from partnership.words.wording import listed

if TYPE_CHECKING:
    from partnership.answers.measures.series import Figure
    from partnership.records.model.measure import Measure

Colour = Literal["green", "amber", "red", "grey"]
"""How a figure stands to its target; `grey` is no rating."""
COLOURS: tuple[Colour, ...] = ("green", "amber", "red", "grey")


class Rating(NamedTuple):
    """A rating, and how it comes about: what was compared, or what is missing.

    `exactly` is the figure with more decimals, where the one that is printed would be rated otherwise; empty where it would not.
    """

    colour: Colour
    why: str
    exactly: str = ""


def rating(measure: Measure, figure: Figure | None, *, several: bool = False) -> Rating:
    """Return the rating of a figure; None where there is none, or `several` areas have one each.

    Green has reached the target, amber is as far from it as `amber_within` allows, exactly that included, red is farther. A figure
    that its counts give is compared exactly, however it is printed.
    """
    target = measure.target
    missing = [
        words
        for words, there in (
            ("direction", measure.direction in {"higher", "lower", "in-range"}),
            ("target in numbers", target.value is not None and (measure.direction != "in-range" or target.range_to is not None)),
            ("tolerance", target.amber_within is not None),
            ("single figure" if several else "figure", figure is not None and figure.value is not None),
        )
        if not there
    ]  # fmt: skip
    if missing or figure is None or figure.value is None or target.value is None or target.amber_within is None:
        return Rating("grey", f"{listed(f'no {one}' for one in missing)} on record")
    if figure.doubt:
        return Rating("grey", figure.doubt)
    colour = _colour(measure, figure.value)
    exactly = ""
    if figure.printed is not None and _colour(measure, Fraction(figure.printed)) != colour:
        exactly = _in_full(figure.printed, figure.value)
    by = f" for {target.by}" if target.by else ""
    aim = f"{target.value}" if target.range_to is None else f"{target.value} to {target.range_to}"
    return Rating(colour, f"target {aim}{by}, amber within {target.amber_within}", exactly)


def _colour(measure: Measure, value: Fraction) -> Colour:
    target = measure.target
    short = _short(measure, value, Fraction(target.value or 0))
    return "green" if short <= 0 else "amber" if short <= Fraction(target.amber_within or 0) else "red"


def _in_full(printed: Decimal, exact: Fraction) -> str:
    """Return an exact figure with as many decimals as tell it from what is printed."""
    finer = printed
    while (shown := Decimal(printed_like(finer, exact))) == printed:
        exponent = finer.as_tuple().exponent
        finer = Decimal(1).scaleb((exponent if isinstance(exponent, int) else 0) - 1)
    return str(shown)


def _short(measure: Measure, value: Fraction, target: Fraction) -> Fraction:
    """Return by how much a value misses its target; nought or less where it has reached it."""
    if measure.direction == "higher":
        return target - value
    if measure.direction == "lower":
        return value - target
    return outside(measure.target, value)
