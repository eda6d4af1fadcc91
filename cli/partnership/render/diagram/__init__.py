"""Diagrams: as text that other programs draw, and drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.render.diagram import dot, mermaid

if TYPE_CHECKING:
    from partnership.report import Diagram, DiagramFormat


class NoLettersError(Exception):
    """A PNG or a PDF has to have its letters drawn, and no font is installed."""


def render(diagram: Diagram, format_: DiagramFormat) -> bytes:
    """Return a diagram in a format. Raises NoLettersError."""
    if format_ == "dot":
        return dot.render(diagram).encode()
    if format_ == "mermaid":
        return mermaid.render(diagram).encode()
    from partnership.render.diagram import pictures  # noqa: PLC0415 - loads Graphviz, for a diagram only

    return pictures.draw(diagram, format_)
