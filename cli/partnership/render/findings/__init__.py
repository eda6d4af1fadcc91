"""The formats in which findings are shown: one module each, `render(report, colour) -> str`.

A module here loads nothing at start-up that costs time; what is heavy is imported where it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from partnership.render.findings import github, gitlab, json, junit, markdown, sarif, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.check_report import CheckReport

FindingsFormat = Literal["text", "json", "github", "gitlab", "sarif", "junit", "markdown"]
"""The names of the formats."""


class Renderer(Protocol):
    """Turns a report into text that ends with a line break; `colour` matters only to formats for a terminal."""

    def __call__(self, report: CheckReport, *, colour: bool = False) -> str:
        """Return the report as text."""


FORMATS: Mapping[FindingsFormat, Renderer] = {
    "text": text.render,
    "json": json.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "markdown": markdown.render,
}
"""Every format by name."""
