"""What follows when a meeting has no quorum, in order, with the days that it leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from partnership.report import Cell, Column, Table
from partnership.views.quorum.in_words import moment_data, moment_in_words, sentence
from partnership.views.quorum.points import points_in_words
from partnership.views.quorum.rule_in_words import step_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.quorum.failing import By, Consequence
    from partnership.views.quorum.names import Names

_COUNTED = {"calendar": "in days", "working": "in working days"}


def follows(steps: Sequence[Consequence], names: Names) -> Table:
    """Return the steps, in the order of the rule."""
    rows = tuple(
        (
            Cell(str(number)),
            Cell(sentence(_step(one))),
            Cell("; ".join(_when(one))),
            Cell("; ".join(_on_record(one, names))),
        )
        for number, one in enumerate(steps, 1)
    )
    columns = (Column("Step"), Column("What follows by the rule"), Column("Until or by"), Column("On record"))
    return Table("By the rule, in this order", columns, rows)


def _step(one: Consequence) -> str:
    return step_in_words(one.step) + (f" ({points_in_words(one.items)})" if one.items else "")


def _when(one: Consequence) -> list[str]:
    days = [_by(by, alone=len(one.by) == 1) for by in one.by]
    return ([f"until {one.until}"] if one.until else []) + days


def _by(by: By, *, alone: bool) -> str:
    counted = "" if alone else f", counted {_COUNTED[by.counting]}"
    return f"not known: {by.why}{counted}" if by.last is None else f"by {moment_in_words(by.last)}{counted}"


def _on_record(one: Consequence, names: Names) -> list[str]:
    found = []
    if one.done is not None:
        found.append(f"held again on {names.day(one.done)}")
    if one.to is not None:
        found.append(f"the next such meeting is that of {names.day(one.to)}")
    return [*found, *((one.note,) if one.note else ())]


def follows_data(steps: Sequence[Consequence]) -> list[dict[str, Any]]:
    """Return the steps as data."""
    return [
        {
            "step": one.step.step,
            "says": step_in_words(one.step),
            "until": one.until,
            "by": [{"counting": by.counting, "last": moment_data(by.last), "why": by.why or None} for by in one.by],
            "leads_to": one.to,
            "held_again": one.done,
            "items": [point.item for point in one.items if point.item is not None],
            "note": one.note or None,
        }
        for one in steps
    ]
