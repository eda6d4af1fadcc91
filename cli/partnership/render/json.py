"""Reports as JSON: the answer itself, not its layout."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from partnership.report import Report


_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""What a terminal obeys and does not show: control codes, and marks that reorder what is read."""
_LONE = re.compile("[\ud800-\udfff]")
"""Halves of characters, as a file's name may have; nothing can encode them, and strict readers refuse them."""


def render(report: Report) -> str:
    """Return the report's data as JSON, two spaces deep, in plain characters; what nobody would see is escaped."""
    text = _LONE.sub("\ufffd", json.dumps(report.data, indent=2, ensure_ascii=False, default=_number))
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def _number(value: object) -> float | int:
    """Return a number of a record so that JSON prints it as it was typed, but for idle noughts: up to fifteen digits come through exactly."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    message = f"{type(value).__name__} has no place in an answer"
    raise TypeError(message)
