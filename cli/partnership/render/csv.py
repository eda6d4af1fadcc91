"""Reports as CSV: one flat table that a spreadsheet opens as it is, and never runs."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from partnership.words.wording import plain

if TYPE_CHECKING:
    from partnership.report import Report

_LIVE = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?\Z")


def render(report: Report) -> str:
    """Return the report's flat table as CSV.

    It is written in UTF-8 with a byte-order mark, by which Excel knows it. Text that a spreadsheet
    would take for a formula is led by an apostrophe (OWASP, CSV injection).
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_safe(column.heading) for column in report.flat.columns])
    writer.writerows([[_safe(cell.text) for cell in row] for row in report.flat.rows])
    return out.getvalue()


def _safe(text: str) -> str:
    shown = plain(text)
    return f"'{shown}" if _LIVE.match(shown) and not _NUMBER.match(shown) else shown
