"""Diagrams in DOT, the language of Graphviz."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.render.diagram.arranged import first_and_next
from partnership.render.office import xml_text
from partnership.render.svg import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from partnership.report import Arrow, Box, Diagram

HEADS = ("diamond", "normal", "vee", "tee", "odot", "obox")
"""The heads of arrows, in the order of the kinds of a diagram: they tell kinds apart without colour."""
LINES = {"yes": "solid", "perhaps": "dashed", "proposed": "dotted"}
_MEANT = {"perhaps": "dashed: perhaps", "proposed": "dotted: only proposed"}
_LETTERS = "Arial,Helvetica,sans-serif"
_NAME_ROOM, _SAID_ROOM, _LABEL_ROOM, _NOTE_ROOM = 15.0, 17.0, 9.0, 60.0
"""How wide the lines of a name, of what is said of it, of an arrow's label and of a note may be, in ems of their letters."""
_ESCAPED = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\\": "\\\\"}
"""What HTML-like labels read as something else: what XML does, and a backslash."""
HEAD = (
    f'  graph [rankdir=LR, nodesep=0.12, ranksep=0.5, fontname="{_LETTERS}", fontsize=14];\n'
    f'  node [shape=box, margin="0.12,0.06", fontname="{_LETTERS}", fontsize=10];\n'
    f'  edge [fontname="{_LETTERS}", fontsize=9];'
)
"""What holds of every graph written here."""


def render(diagram: Diagram) -> str:
    """Return a diagram as DOT: HTML-like labels with every text escaped, and names of its own for the boxes.

    It is laid out from left to right, where Graphviz puts lowest what comes first: so it is written from the end.
    """
    return "\n".join((*_lines(diagram), ""))


def names(diagram: Diagram) -> dict[str, str]:
    """Return what the boxes are called in DOT, by their ids."""
    return {box.id: f"n{number}" for number, box in enumerate(diagram.boxes, 1)}


def _lines(diagram: Diagram) -> Iterator[str]:
    named = names(diagram)
    yield "digraph {"
    yield HEAD
    yield f"  graph [labelloc=t, labeljust=l, label={title(diagram)}];"
    groups: dict[str, list[Box]] = {}
    for box in diagram.boxes:
        groups.setdefault(box.group, []).append(box)
    for number, group in enumerate(sorted(groups, key=lambda one: (one.casefold(), one), reverse=True), 1):
        inner = "    " if group else "  "
        if group:
            yield f"  subgraph cluster_{number} {{"
            yield f'    graph [style=rounded, color="#767676", fontsize=12, label={label([text(group)])}];'
        yield from (f"{inner}{named[box.id]} [{box_style(box)}];" for box in reversed(groups[group]))
        if group:
            yield "  }"
    for arrow in diagram.arrows:
        first, following = (named[one] for one in first_and_next(diagram, arrow))
        yield f"  {first} -> {following} [{arrow_style(diagram, arrow)}];"
    boxes, arrows = key(diagram)
    yield "  subgraph cluster_key {"
    yield '    graph [style=rounded, color="#767676", fontsize=12, label="Key"];'
    yield from (f"    {name} [{style}];" for name, style in reversed(boxes.items()))
    yield from (f"    {start} -> {end} [{style}];" for start, end, style in arrows)
    yield "  }"
    yield "}"


def title(diagram: Diagram) -> str:
    """Return the title of a diagram and what is said under it, as a label."""
    said = [f"<B>{text(line)}</B>" for line in folded(diagram.title, _NOTE_ROOM)]
    return label([*said, *(_small(line, 10) for note in diagram.notes for line in folded(note, _NOTE_ROOM))], "LEFT")


def box_style(box: Box, more: Sequence[str] = ()) -> str:
    """Return the attributes of a box; lines of `more` are said after the others."""
    styles = ["rounded"] * (not box.plain) + [LINES[box.sure]] * (box.sure != "yes")
    style = f'style="{",".join(styles)}", ' if styles else ""
    ink = 'color="#767676", fontcolor="#595959", ' if box.muted else ""
    name = [f"<B>{text(line) or '–'}</B>" for line in folded(box.name, _NAME_ROOM)]
    said = [_small(line, 9) for one in (*box.says, *more) for line in folded(one, _SAID_ROOM) if line]
    return f"{style}{ink}label={label([*name, *said])}"


def arrow_style(diagram: Diagram, arrow: Arrow) -> str:
    """Return the attributes of an arrow, drawn from what is read first to what is read next."""
    more = [f"style={LINES[arrow.sure]}"] * (arrow.sure != "yes") + ["constraint=false"] * (not arrow.places)
    more += [f"label={label([text(line) for line in folded(arrow.label, _LABEL_ROOM)])}"] * bool(arrow.label.strip())
    return ", ".join((_head(diagram, arrow.kind), *more))


def key(diagram: Diagram) -> tuple[dict[str, str], list[tuple[str, str, str]]]:
    """Return what the arrows, the lines and the boxes mean, of those that are there: boxes and arrows, and the attributes of each."""
    tight = "width=0.1, height=0.1, fontsize=9"
    boxes: dict[str, str] = {}
    arrows = []
    for kind in sorted({arrow.kind for arrow in diagram.arrows}):
        boxes[f"k{kind}a"] = f'shape=plaintext, margin=0, {tight}, label=""'
        boxes[f"k{kind}b"] = f'shape=plaintext, margin="0.04,0.02", {tight}, label={label([text(diagram.kinds[kind])])}'
        arrows.append((f"k{kind}a", f"k{kind}b", _head(diagram, kind)))
    if not all(box.plain for box in diagram.boxes):
        boxes["k_other"] = f'margin="0.08,0.04", {tight}, style=rounded, label={label([text(diagram.others)])}'
    sures = {box.sure for box in diagram.boxes} | {arrow.sure for arrow in diagram.arrows}
    for sure, words in _MEANT.items():
        if sure in sures:
            boxes[f"k_{sure}"] = f'margin="0.08,0.04", {tight}, style={LINES[sure]}, label={label([words])}'
    return boxes, arrows


def _head(diagram: Diagram, kind: int) -> str:
    return f"dir=back, arrowtail={HEADS[kind]}" if diagram.upward else f"arrowhead={HEADS[kind]}"


def label(lines: Sequence[str], align: str = "") -> str:
    """Return an HTML-like label of lines that are escaped already."""
    end = f'<BR ALIGN="{align}"/>' if align else "<BR/>"
    return f"<{end.join(lines)}{end * bool(align)}>"


def _small(line: str, size: int) -> str:
    return f'<FONT POINT-SIZE="{size}">{text(line)}</FONT>'


def text(said: str) -> str:
    """Return text escaped for an HTML-like label."""
    return "".join(_ESCAPED.get(one, one) for one in xml_text(said))
