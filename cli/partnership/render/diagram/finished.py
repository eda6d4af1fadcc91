"""An SVG of Graphviz made into one for people: named and described, readable aloud box by box, and dark on a dark screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from partnership.render.diagram.dot import names
from partnership.render.office import xml_text
from partnership.render.style import DARK, LIGHT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from partnership.report import Diagram

_SVG = "http://www.w3.org/2000/svg"
_INKS = {"ink": ("black",), "line": ("#767676",), "muted": ("#595959",), "paper": ("white",)}
"""The colours that a diagram is written with, by what they are on a page."""


def finished(drawn: bytes, diagram: Diagram) -> bytes:
    """Return a drawing of a diagram with its title and notes, each box with its words for those who do not see it, and a style."""
    ET.register_namespace("", _SVG)
    root = ET.fromstring(drawn)  # noqa: S314 - what is read was written here
    root.set("role", "graphics-document document")
    root.set("aria-labelledby", "title")
    root.set("aria-describedby", "description")
    for side in ("width", "height"):
        root.set(side, re.sub("pt$", "", root.get(side, "")))
    heads = []
    for tag, named, text in (("title", "title", diagram.title), ("desc", "description", " ".join(diagram.notes))):
        heads.append(ET.Element(f"{{{_SVG}}}{tag}", {"id": named}))
        heads[-1].text = xml_text(text)
    style = ET.Element(f"{{{_SVG}}}style")
    style.text = _style()
    root[:0] = [*heads, style]
    boxes = {named: box.heard or box.name for box, named in zip(diagram.boxes, names(diagram).values(), strict=True)}
    for group in root.iter(f"{{{_SVG}}}g"):
        _said(group, boxes)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()


def _said(group: ET.Element, boxes: Mapping[str, str]) -> None:
    """Give a box its words; what is no box says nothing but its own text, and lines say what their boxes say already."""
    title = group.find(f"{{{_SVG}}}title")
    if title is None:
        return
    named = title.text or ""
    if group.get("class") == "node" and named in boxes:
        title.text = xml_text(boxes[named])
        group.set("role", "graphics-symbol img")
        group.set("aria-label", title.text)
    else:
        group.remove(title)
        if group.get("class") == "edge":
            group.set("aria-hidden", "true")


def _style() -> str:
    """Return the style: the colours of a page, on a light screen and on a dark one."""
    light, dark = (" ".join(f"--{name}: #{palette[name]};" for name in _INKS) for palette in (LIGHT, DARK))
    rules = [
        f'[{what}="{colour}"] {{ {what}: var(--{name}); }}'
        for name, colours in _INKS.items()
        for colour in colours
        for what in ("fill", "stroke")
    ]
    return "\n".join(
        (
            f":root {{ color-scheme: light dark; background: var(--paper); {light} }}",
            f"@media (prefers-color-scheme: dark) {{ :root {{ {dark} }} }}",
            "text:not([fill]) { fill: var(--ink); }",
            *rules,
        )
    )
