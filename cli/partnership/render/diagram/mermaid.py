"""Diagrams in Mermaid, which code hosts and wikis draw."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from partnership.render.office import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from partnership.report import Arrow, Box, Diagram

_PIECES = re.compile(r"[^\W\d_]|(?<=[^\W_])-(?=[^\W_])|[ ,()'’“”–]|(?<=.)[0-9]|(?P<read>.)", re.DOTALL)
"""What Mermaid takes as itself inside quotation marks, wherever it stands; and what it could read as something else."""
_PARTED = "\\$:"
_SHAPES = {True: ('["', '"]'), False: ('(["', '"])')}
_ARROWS = {"yes": "-->", "perhaps": "-.->", "proposed": "-.->"}
_CLASSES = {
    "perhaps": "stroke-dasharray: 6 4",
    "proposed": "stroke-dasharray: 2 3",
}
_MOST_ARROWS, _MOST_TEXT = 500, 50_000
"""What Mermaid draws unless its `maxEdges` and `maxTextSize` say otherwise."""


def render(diagram: Diagram) -> str:
    """Return a diagram as a Mermaid flowchart. Every text is in quotation marks, what Mermaid or HTML could read in it by its number."""
    lines = list(_lines(diagram))
    size = sum(len(line) + 1 for line in lines)
    if size > _MOST_TEXT or len(diagram.arrows) > _MOST_ARROWS:
        limits = f"maxTextSize {max(size + 200, _MOST_TEXT)} and maxEdges {max(len(diagram.arrows), _MOST_ARROWS)}"
        lines.insert(1, f"  %% larger than Mermaid draws by itself: set {limits} where it is shown, or ask for less")
    return "\n".join((*lines, ""))


def _lines(diagram: Diagram) -> Iterator[str]:
    named = {box.id: f"n{number}" for number, box in enumerate(diagram.boxes, 1)}
    yield f"flowchart {'RL' if diagram.upward else 'LR'}"
    yield f"  accTitle: {_spoken(diagram.title)}"
    yield f"  accDescr: {_spoken(' '.join(diagram.notes))}"
    groups: dict[str, list[Box]] = {}
    for box in diagram.boxes:
        groups.setdefault(box.group, []).append(box)
    for number, group in enumerate(sorted(groups, key=lambda one: (one.casefold(), one)), 1):
        inner = "    " if group else "  "
        if group:
            name = _text(group) or "–"
            yield f'  subgraph g{number}["{name}"]'
        yield from (f"{inner}{_box(box, named[box.id])}" for box in groups[group])
        if group:
            yield "  end"
    for arrow in diagram.arrows:
        yield f"  {named[arrow.start]} {_arrow(diagram, arrow)} {named[arrow.end]}"
    for sure, style in _CLASSES.items():
        those = [named[box.id] for box in diagram.boxes if box.sure == sure]
        if those:
            yield f"  classDef {sure} {style}"
            yield f"  class {','.join(those)} {sure}"


def _box(box: Box, named: str) -> str:
    before, after = _SHAPES[box.plain]
    said = "".join(f"<br>{_text(one)}" for one in box.says)
    return f"{named}{before}<b>{_text(box.name) or '–'}</b>{said}{after}"


def _arrow(diagram: Diagram, arrow: Arrow) -> str:
    perhaps = {"yes": "", "perhaps": "perhaps ", "proposed": ""}[arrow.sure]
    more = f" ({arrow.label})" if arrow.label else ""
    return f'{_ARROWS[arrow.sure]}|"{_text(perhaps + diagram.kinds[arrow.kind] + more)}"|'


def _text(text: str) -> str:
    """Return text for inside quotation marks: letters as they are, the rest by number, which Mermaid turns back when it has read it."""
    plain = " ".join(xml_text(text).split())
    return _PIECES.sub(lambda found: _numbered(found["read"]) if found["read"] else found[0], plain)


def _numbered(character: str) -> str:
    """Return a character by its number; those that begin something even so (a backslash before an n, `$$`, `fa:fa-`) are parted from what comes next."""
    return f"#{ord(character)};{'<wbr>' * (character in _PARTED)}"


def _spoken(text: str) -> str:
    """Return text for a line that is read aloud, where numbers would be read as numbers: what could end it or begin something is left out."""
    return " ".join(re.sub(r"[^\w\s.,:()'’“”–-]", " ", xml_text(text)).split())
