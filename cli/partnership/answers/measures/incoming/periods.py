"""Periods as tables elsewhere write them, made into what records write; one that may be two is none."""

from __future__ import annotations

import re
from datetime import datetime

from partnership.words.reporting import reporting_period

_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1
    )
}
_RUN_ON = re.compile(r"([0-9]{4})\s*[/-]\s*([0-9]{2})\Z")
_SEVERAL = re.compile(r"([0-9]{4})\s*-\s*([0-9]{2})?([0-9]{2})\Z")
_QUARTER = re.compile(r"(?:Q([1-4])[\s,]+)?([0-9]{4}(?:/[0-9]{2})?)(?:[\s,-]*Q([1-4]))?\Z", re.IGNORECASE)
_MONTH = re.compile(r"([A-Za-z]{3,9})\.?[\s-]+([0-9]{4})\Z")
_CENTURY = 100
_LONGEST = 9
"""So many years may lie between the first and the last; more are a slip."""


def period_of(written: str) -> str | None:
    """Return a period as records write it, or None where it is none, or may be read two ways.

    `2023/24` and `2023`, `2023/24 Q1` and `Q1 2023`, `Apr 2023` and `2023-04` are what they say. `2020 - 22` is three calendar years;
    `2023-24` without spaces is a financial year, as councils write it. A run of financial years has no form in a record.
    """
    text = " ".join(written.replace("–", "-").split())
    found = _several(text) or _run_on(text) or _of_year(text) or _month(text) or _day(text) or text
    period = reporting_period(found)
    return None if period is None else period.text


def _run_on(text: str) -> str | None:
    found = _RUN_ON.match(text)
    if found is None or int(found[2]) != (int(found[1]) + 1) % _CENTURY:
        return None
    return f"{found[1]}/{found[2]}"


def _several(text: str) -> str | None:
    """Return several calendar years: `2020 - 22`, which has spaces or runs over more than one turn of the year."""
    found = _SEVERAL.match(text)
    if found is None:
        return None
    first = int(found[1])
    last = int((found[2] or found[1][:2]) + found[3])
    last += _CENTURY if last < first else 0
    if last - first <= 1 and " " not in text:
        return None
    return f"{first}/{last}" if last - first <= _LONGEST else None


def _of_year(text: str) -> str | None:
    found = _QUARTER.match(text)
    if found is None or (found[1] is None) == (found[3] is None):
        return None
    return f"{found[2]}-Q{found[1] or found[3]}"


def _month(text: str) -> str | None:
    found = _MONTH.match(text)
    number = _MONTHS.get(found[1][:3].lower()) if found else None
    return f"{found[2]}-{number:02}" if found and number else None


def _day(text: str) -> str | None:
    try:
        return datetime.strptime(text, "%d/%m/%Y").date().isoformat()  # noqa: DTZ007 - a day has no time
    except ValueError:
        return None
