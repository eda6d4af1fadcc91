"""Reports as JSON: the answer itself, not its layout."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partnership.report import Report


def render(report: Report) -> str:
    """Return the report's data as JSON, two spaces deep, in plain characters."""
    return json.dumps(report.data, indent=2, ensure_ascii=False) + "\n"
