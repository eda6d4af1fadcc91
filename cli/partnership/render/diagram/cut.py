"""Diagrams too large to be followed with the eye, cut into parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.render.diagram.arranged import first_and_next, parts

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from partnership.report import Diagram

_LARGE, _MUCH = 30, 8
"""Boxes above which a part is cut, and boxes from which on what begins with one is a part of its own."""
_FURTHER = "goes on in a part of its own"


def cut(diagram: Diagram) -> Diagram:
    """Return the diagram with its large parts cut into smaller ones.

    A box with much after it begins a part of its own, and stands a second time where it was, which says so. Other arrows
    from part to part are said in words, in the box where they start.
    """
    home = _home(diagram)
    large = {box.id for part in parts(diagram) if len(part) > _LARGE for box in part}
    top = _tops(diagram, home, large)
    ends = {one: (home[one], one) for one in large if top[one] == one and one in home}
    again = {one: f"{one}\0again" for one in ends}
    names = {box.id: box.name for box in diagram.boxes}
    said: dict[str, list[str]] = {}
    arrows = []
    for arrow in diagram.arrows:
        first, following = first_and_next(diagram, arrow)
        if ends.get(following) == (first, following):
            moved = {following: again[following]}
            start, end = (moved.get(one, one) for one in (arrow.start, arrow.end))
            arrows.append(arrow._replace(start=start, end=end))
        elif top.get(first) == top.get(following):
            arrows.append(arrow)
        else:
            more = f" ({arrow.label})" if arrow.label else ""
            said.setdefault(arrow.start, []).append(f"{diagram.kinds[arrow.kind]} {names[arrow.end]}{more}")
    boxes = []
    for box in diagram.boxes:
        if box.id in again:
            boxes.append(box._replace(id=again[box.id], says=(_FURTHER,), heard=f"{box.name}; {_FURTHER}"))
        boxes.append(box._replace(says=(*box.says, *said.get(box.id, ()))))
    return diagram._replace(boxes=tuple(boxes), arrows=tuple(arrows))


def _home(diagram: Diagram) -> dict[str, str]:
    """Return the box that each stands after first, of those that arrows place."""
    home: dict[str, str] = {}
    for arrow in diagram.arrows:
        first, following = first_and_next(diagram, arrow)
        if arrow.places and first != following:
            home.setdefault(following, first)
    return home


def _tops(diagram: Diagram, home: Mapping[str, str], large: Container[str]) -> dict[str, str]:
    """Return, for each box of a large part, the one that its own part begins with. A circle is cut where it is first come to."""
    inside = [box.id for box in diagram.boxes if box.id in large]
    after: dict[str, list[str]] = {one: [] for one in inside}
    for one in inside:
        if one in home:
            after[home[one]].append(one)
    under: dict[str, str | None] = {}
    for start in sorted(inside, key=lambda one: one in home):
        near: list[tuple[str, str | None]] = [(start, None)]
        while near:
            one, above = near.pop()
            if one not in under:
                under[one] = above
                near += [(each, one) for each in reversed(after[one])]
    weight = dict.fromkeys(under, 1)
    top: dict[str, str] = {}
    for one, above in reversed(under.items()):
        if above is None or weight[one] >= _MUCH:
            top[one] = one
        else:
            weight[above] += weight[one]
    for one, above in under.items():
        if one not in top and above is not None:
            top[one] = top[above]
    return top
