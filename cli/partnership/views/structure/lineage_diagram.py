"""Lineage as a diagram: which board came after which, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.report import Arrow, Box, Diagram
from partnership.views.structure.lineage import AFTER, called, heading, life, to_come
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import plural

if TYPE_CHECKING:
    from collections.abc import Sequence

    from partnership.answers.structure.lineage import Lineage, Step
    from partnership.report import Sure
    from partnership.views.structure.lineage import Shown

_KINDS = tuple(AFTER)


def diagram(shown: Shown) -> Diagram:
    """Return a history as a diagram of the boards that came before or after another, and of the one that it is asked of."""
    found = shown.lineage
    asked = (shown.board,) if shown.board else ()
    ends = dict.fromkeys((*asked, *(end for step in found.steps for end in (step.before, step.after))))
    boxes = tuple(_box(found, one, [step for step in found.steps if step.before == one]) for one in ends)
    said = f"As of {dates.shown(found.as_of)}. {plural(len(boxes), 'board')}, in order of time from left to right."
    others = (
        f"{plural(len(found.boards) - len(boxes), 'other board')} came before or after none, as far as is on record."
    )
    unread = f"{plural(len(shown.unread), 'record')} could not be read: this is not the whole."
    notes = [
        *([unread] if shown.unread else []),
        said,
        *([others] if shown.board is None and len(found.boards) > len(boxes) else []),
    ]
    return Diagram(
        heading(shown),
        tuple(notes),
        tuple(AFTER.values()),
        boxes,
        tuple(_arrow(step) for step in found.steps),
        made=found.as_of,
    )


def _box(found: Lineage, board: str, steps: Sequence[Step]) -> Box:
    name = called(found, board)
    years = tuple(life(found, board))
    after = [f"{AFTER[step.event.kind]} {called(found, step.after)} ({_when(step)})" for step in steps]
    return Box(board, name, years, plain=found.boards[board].readable, heard="; ".join((name, *years, *after)))


def _arrow(step: Step) -> Arrow:
    event = step.event
    part = f"its {event.part}, " if event.part else ""
    sure: Sure = (
        "proposed" if event.status == "not-in-force" else "yes" if event.when.holds is not Truth.UNKNOWN else "perhaps"
    )
    return Arrow(step.before, step.after, _KINDS.index(event.kind), f"{part}{_when(step)}", sure)


def _when(step: Step) -> str:
    planned = ", only planned" if step.event.status == "not-in-force" else ""
    return f"{step.event.when.words}{planned}{to_come(step.event)}"
