"""Red, amber, green: a figure against its target and the tolerance stated with it, and grey where something needed is missing."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple

from partnership.answers.measures.travel import outside
from partnership.words.wording import listed

if TYPE_CHECKING:
    from partnership.answers.measures.series import Figure
    from partnership.records.measure import Measure

Colour = Literal["green", "amber", "red", "grey"]
"""How a figure stands to its target; `grey` is no rating."""
COLOURS: tuple[Colour, ...] = ("green", "amber", "red", "grey")


class Rating(NamedTuple):
    """A rating, and how it comes about: what was compared, or what is missing."""

    colour: Colour
    why: str


def rating(measure: Measure, figure: Figure | None) -> Rating:
    """Return the rating of a figure.

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
            ("figure", figure is not None and figure.value is not None),
        )
        if not there
    ]  # fmt: skip
    if missing or figure is None or figure.value is None or target.value is None or target.amber_within is None:
        return Rating("grey", f"{listed(f'no {one}' for one in missing)} on record")
    if figure.doubt:
        return Rating("grey", figure.doubt)
    short = _short(measure, figure.value, Fraction(target.value))
    colour: Colour = "green" if short <= 0 else "amber" if short <= Fraction(target.amber_within) else "red"
    by = f" for {target.by}" if target.by else ""
    aim = f"{target.value}" if target.range_to is None else f"{target.value} to {target.range_to}"
    return Rating(colour, f"target {aim}{by}, amber within {target.amber_within}")


def _short(measure: Measure, value: Fraction, target: Fraction) -> Fraction:
    """Return by how much a value misses its target; nought or less where it has reached it."""
    if measure.direction == "higher":
        return target - value
    if measure.direction == "lower":
        return value - target
    return outside(measure.target, value)
