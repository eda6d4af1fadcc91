"""On which day the financial year of a place begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.attendance.windows import starting

if TYPE_CHECKING:
    from partnership.answers.load import Records


def year_starts(records: Records, place: str) -> tuple[int, int] | None:
    """Return the month and day on which a place's financial year begins, by its own record or the nearest around it; None where none says."""
    said = (one.data["financial_year"] for one in records.around(place) if "financial_year" in one.data)
    found = next(said, None)
    return starting(str(found["starts"])) if found else None
