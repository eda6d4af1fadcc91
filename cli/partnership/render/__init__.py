"""Reports turned into text, one module for each format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.render import csv, html, json, markdown
from partnership.render.text import render as text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from partnership.report import Report, ReportFormat

FORMATS: Mapping[ReportFormat, Callable[[Report], str]] = {
    "text": text,
    "markdown": markdown.render,
    "html": html.render,
    "csv": csv.render,
    "json": json.render,
}
"""Every format by name; text takes the terminal's colour and width besides."""

__all__ = ["FORMATS", "text"]
