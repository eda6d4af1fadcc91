"""Diagrams drawn: each part is laid out by Graphviz, the parts are packed on a sheet, and Graphviz draws the whole.

Graphviz travels in pygraphviz; no program has to be installed beside it, and nothing is fetched.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from partnership.render.diagram import NoLettersError, dot
from partnership.render.diagram.arranged import Size, first_and_next, packed, parts
from partnership.render.diagram.cut import cut
from partnership.render.diagram.finished import finished

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from partnership.report import Box, Diagram, PictureFormat

_INCH = 72.0
"""Points in an inch. Every length here is in points, as Graphviz has them, and counted from the left and from the top."""
_GAP, _EDGE = 14.0, 10.0
"""What is left between parts, and inside the frame of a group."""
_SHEETS = ((842, 595), (1191, 842), (1684, 1191), (2384, 1684), (3370, 2384))
"""Sheets of paper on their sides, A4 to A0."""
_MARGIN = 20.0
_SMALLEST = 6 / 9
"""How small a sheet may make the smallest letters, which have nine points: six of them can be read."""
_DOTS, _MOST_DOTS = 144.0, 12000.0
"""Dots to an inch in a picture made of dots, and how many there may be in a row."""
_FRAME = 'style=rounded, color="#767676", fixedsize=true, label=""'


_CREATED = re.compile(rb"(/CreationDate \(D:)[0-9]{14}")
_FIRST_DAY = date(1980, 1, 1)
_STANDARD_ERROR = 2


class _Node(NamedTuple):
    """A box in DOT: its attributes, where its middle is, and its size."""

    style: str
    x: float
    y: float
    size: Size


class _Edge(NamedTuple):
    """An arrow in DOT: its attributes, the points of its line, each after what Graphviz marks it with, and where its label is."""

    start: str
    end: str
    style: str
    points: Sequence[tuple[str, float, float]]
    label: tuple[float, float] | None


class _Laid(NamedTuple):
    """Something that is laid out."""

    size: Size
    nodes: Mapping[str, _Node]
    edges: Sequence[_Edge] = ()

    def moved(self, right: float, down: float) -> _Laid:
        """Return the same, further to the right and further down."""
        nodes = {name: one._replace(x=one.x + right, y=one.y + down) for name, one in self.nodes.items()}
        edges = [
            one._replace(
                points=[(mark, x + right, y + down) for mark, x, y in one.points],
                label=one.label and (one.label[0] + right, one.label[1] + down),
            )
            for one in self.edges
        ]
        return _Laid(self.size, nodes, edges)


def draw(diagram: Diagram, format_: PictureFormat) -> bytes:
    """Return a diagram as a picture. A PDF has one page: A4 on its side, or the next larger sheet on which letters can be read.

    Raises NoLettersError where letters have to be drawn and the machine has none.
    """
    if format_ != "svg" and sys.platform == "linux" and b"/Font" not in _drawn('digraph { a [pos="0,0"] }', "pdf"):
        message = "this machine has no font to draw letters with"
        raise NoLettersError(message)
    parted = cut(diagram)
    whole = _whole(parted)
    settings = ""
    if format_ == "pdf":
        sheet, zoom = _sheet(whole.size)
        settings = f'margin=0, viewport="{sheet[0]},{sheet[1]},{zoom:.4f}"'
    elif format_ == "png":
        settings = f"dpi={min(_DOTS, _MOST_DOTS / max(whole.size) * _INCH):.2f}"
    drawn = _drawn(_written(whole, settings), format_)
    if format_ == "svg":
        return finished(drawn, parted)
    day = (diagram.made or _FIRST_DAY).strftime("%Y%m%d").encode()
    return _CREATED.sub(lambda found: found[1] + day + b"000000", drawn) if format_ == "pdf" else drawn


def _drawn(text: str, format_: PictureFormat) -> bytes:
    """Return DOT in which everything has its place, drawn."""
    import pygraphviz  # noqa: PLC0415 - takes long, and only pictures need it

    with _quiet():
        drawn: bytes = pygraphviz.AGraph(string=text).draw(format=format_, prog="nop2")
    return drawn


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep what Graphviz' libraries have to say of this machine's fonts from the standard error, where they write by themselves."""
    sys.stderr.flush()
    kept = os.dup(_STANDARD_ERROR)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, _STANDARD_ERROR)
        yield
    finally:
        os.dup2(kept, _STANDARD_ERROR)
        os.close(kept)
        os.close(nowhere)


def _whole(diagram: Diagram) -> _Laid:
    """Return a diagram laid out: its title, its groups with a frame around each, and its key."""
    named = dot.names(diagram)
    title = _graphviz({"t": f"shape=plaintext, margin=0, fontsize=14, label={dot.title(diagram)}"})
    boxes, arrows = dot.key(diagram)
    key = _graphviz(dict(reversed(boxes.items())), arrows, "ranksep=0.35, nodesep=0.06") if boxes else None
    groups: dict[str, list[_Laid]] = {}
    found = parts(diagram)
    single = {named[part[0].id]: dot.box_style(part[0]) for part in found if len(part) == 1}
    alone = _graphviz(single).nodes if single else {}
    for part in found:
        first = named[part[0].id]
        laid = _single(first, alone[first]) if first in alone else _part(diagram, part, named)
        groups.setdefault(part[0].group, []).append(laid)
    order = sorted(groups, key=lambda one: (one.casefold(), one))
    framed = [
        _framed(f"g{number}", group, _together(groups[group])) if group else _together(groups[group])
        for number, group in enumerate(order, 1)
    ]
    under = [*framed, *([_framed("g", "Key", key)] if key else [])]
    return _joined([title, _together(under).moved(0, title.size.high + _GAP)]) if under else title


def _sheet(size: Size) -> tuple[tuple[int, int], float]:
    """Return the smallest sheet on which letters can be read, and how large they are there, 1 for as large as life."""
    for sheet in _SHEETS:
        zoom = min(1.0, (sheet[0] - 2 * _MARGIN) / size.wide, (sheet[1] - 2 * _MARGIN) / size.high)
        if zoom >= _SMALLEST:
            break
    return sheet, zoom


def _part(diagram: Diagram, part: Sequence[Box], named: Mapping[str, str]) -> _Laid:
    """Return boxes that arrows join, laid out; each that is of another group than the first says so."""
    inside = {box.id for box in part}
    boxes = {named[box.id]: dot.box_style(box, [box.group] if box.group != part[0].group else []) for box in part}
    arrows = []
    for arrow in diagram.arrows:
        if arrow.start in inside:
            first, following = first_and_next(diagram, arrow)
            arrows.append((named[first], named[following], dot.arrow_style(diagram, arrow)))
    return _graphviz(boxes, arrows)


def _graphviz(nodes: Mapping[str, str], edges: Sequence[tuple[str, str, str]] = (), graph_style: str = "") -> _Laid:
    """Return boxes and arrows, each with its attributes in DOT, as Graphviz lays them out: the first of them highest."""
    import pygraphviz  # noqa: PLC0415 - takes long, and only pictures need it

    lines = [f"{name} [{style}];" for name, style in nodes.items()]
    lines += [f"{start} -> {end} [{style}, key=e{number}];" for number, (start, end, style) in enumerate(edges)]
    graph = pygraphviz.AGraph(string="\n".join(("digraph {", dot.HEAD, f"graph [{graph_style}];", *lines, "}")))
    with _quiet():
        graph.layout(prog="dot")
    left, _, right, top = (float(one) for one in graph.graph_attr["bb"].split(","))
    bottom = float(graph.graph_attr["bb"].split(",")[1])

    def place(point: str) -> tuple[float, float]:
        x, y = (float(one) for one in point.split(","))
        return x - left, top - y

    placed = {}
    for name, style in nodes.items():
        found = graph.get_node(name).attr
        size = Size(float(found["width"]) * _INCH, float(found["height"]) * _INCH)
        placed[name] = _Node(style, *place(found["pos"]), size)
    drawn = []
    for number, (start, end, style) in enumerate(edges):
        found = graph.get_edge(start, end, f"e{number}").attr
        points = [(one[: -len(one.lstrip("es,"))], *place(one.lstrip("es,"))) for one in found["pos"].split()]
        drawn.append(_Edge(start, end, style, points, place(found["lp"]) if found["lp"] else None))
    return _Laid(Size(right - left, top - bottom), placed, drawn)


def _single(name: str, node: _Node) -> _Laid:
    """Return a box by itself."""
    return _Laid(node.size, {name: node._replace(x=node.size.wide / 2, y=node.size.high / 2)})


def _together(those: Sequence[_Laid]) -> _Laid:
    """Return what is laid out, packed beside one another."""
    found = packed([one.size for one in those], _GAP)
    return _joined([one.moved(*at) for one, at in zip(those, found.at, strict=True)])._replace(size=found.size)


def _joined(those: Sequence[_Laid]) -> _Laid:
    """Return what stands where it should as one."""
    nodes = {name: node for one in those for name, node in one.nodes.items()}
    edges = [edge for one in those for edge in one.edges]
    corners = [(one.x + one.size.wide / 2, one.y + one.size.high / 2) for one in nodes.values()]
    return _Laid(Size(max(x for x, _ in corners), max(y for _, y in corners)), nodes, edges)


def _framed(name: str, title: str, inside: _Laid) -> _Laid:
    """Return what is laid out with a frame around it, under the name of its group."""
    words = dot.label([dot.text(title)])
    said = _graphviz({f"{name}t": f"shape=plaintext, margin=0, width=0.1, fontsize=12, label={words}"})
    down = _EDGE / 2 + said.size.high
    wide = max(inside.size.wide, said.size.wide) + 2 * _EDGE
    size = Size(wide, down + inside.size.high + _EDGE)
    frame = _Laid(size, {name: _Node(_FRAME, size.wide / 2, size.high / 2, size)})
    return _joined([frame, said.moved(_EDGE, _EDGE / 2), inside.moved(_EDGE, down)])._replace(size=size)


def _written(whole: _Laid, settings: str) -> str:
    """Return what is laid out in DOT, with everything where it stands."""
    return "\n".join(("digraph {", dot.HEAD, f"graph [{settings}];", *_lines(whole), "}"))


def _lines(whole: _Laid) -> Iterator[str]:
    high = whole.size.high
    for name, node in whole.nodes.items():
        size = f"width={node.size.wide / _INCH:.4f}, height={node.size.high / _INCH:.4f}"
        yield f'{name} [{node.style}, {size}, pos="{node.x:.2f},{high - node.y:.2f}"];'
    for edge in whole.edges:
        points = " ".join(f"{mark}{x:.2f},{high - y:.2f}" for mark, x, y in edge.points)
        label = f', lp="{edge.label[0]:.2f},{high - edge.label[1]:.2f}"' if edge.label else ""
        yield f'{edge.start} -> {edge.end} [{edge.style}, pos="{points}"{label}];'
