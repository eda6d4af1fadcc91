"""Dates for programs, as the records have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partnership.answers.when import Dated


def dated(value: Dated | None) -> str | dict[str, str] | None:
    """Return a date as plain data: text, or bounds by their words; None where there is none."""
    if isinstance(value, dict):
        return {key: str(bound) for key, bound in value.items()}
    return None if value is None else str(value)
