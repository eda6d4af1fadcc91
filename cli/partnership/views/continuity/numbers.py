"""Numbers of which only the least and the most are known, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.words.wording import plural

if TYPE_CHECKING:
    from decimal import Decimal

    from partnership.answers.continuity.burden import Range, Total

UNKNOWN = "not known"


def spanned(number: Range | None, joint: str = "to") -> str:
    """Return a number that may lie between two: `20`, `6 to 24`, `4 or more`, `not known`."""
    if number is None:
        return UNKNOWN
    if number.most is None:
        return f"{_figure(number.least)} or more"
    if number.least == number.most:
        return _figure(number.least)
    return f"{_figure(number.least)} {joint} {_figure(number.most)}"


def total(found: Total, boards: int) -> str:
    """Return a sum over boards, and how many of them it leaves out."""
    if found.unknown == boards:
        return UNKNOWN if boards else "0"
    known = spanned(found.known)
    return f"{known}, and {plural(found.unknown, 'board')} not known" if found.unknown else known


def _figure(number: int | Decimal) -> str:
    """Return a number with a decimal place at the most, and thousands set off by commas."""
    return f"{number:,.1f}".removesuffix(".0")
