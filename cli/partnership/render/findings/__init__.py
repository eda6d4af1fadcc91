"""The formats in which findings are shown: one module each, with `render(report, colour) -> str`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.checking.check_report import CheckReport, FindingsFormat


class Renderer(Protocol):
    """Turns a report into text that ends with a line break; `colour` matters only to formats for a terminal."""

    def __call__(self, report: CheckReport, *, colour: bool = False) -> str:
        """Return the report as text."""


def _renderer(name: str) -> Renderer:
    """Return a format's renderer, whose module is loaded when it is first used: most need all the rules."""

    def render(report: CheckReport, *, colour: bool = False) -> str:
        module = import_module(f"{__name__}.{name}")
        return cast("Renderer", module.render)(report, colour=colour)

    return render


FORMATS: Mapping[FindingsFormat, Renderer] = {
    "text": _renderer("text"),
    "json": _renderer("json"),
    "github": _renderer("github"),
    "gitlab": _renderer("gitlab"),
    "sarif": _renderer("sarif"),
    "junit": _renderer("junit"),
    "markdown": _renderer("markdown"),
}
"""Every format by name."""
