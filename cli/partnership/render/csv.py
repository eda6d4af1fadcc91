"""Reports as CSV: one flat table that a spreadsheet opens as it is, and never runs."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from partnership.wording import plain

if TYPE_CHECKING:
    from partnership.report import Report

_LIVE = ("=", "+", "-", "@", "\t", "\r")


def render(report: Report) -> str:
    """Return the report's flat table as CSV.

    It is written in UTF-8 with a byte-order mark, by which Excel knows it. Text that a spreadsheet
    would take for a formula is led by an apostrophe (OWASP, CSV injection).
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.heading for column in report.flat.columns])
    writer.writerows([[_safe(plain(cell.text)) for cell in row] for row in report.flat.rows])
    return out.getvalue()


def _safe(text: str) -> str:
    if text.startswith(_LIVE) and not _is_number(text):
        return f"'{text}"
    return text


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return "_" not in text
