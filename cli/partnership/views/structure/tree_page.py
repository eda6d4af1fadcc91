"""The tree as it was on each day on which it changed, with a card for each board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from partnership.answers.structure.questions import some
from partnership.report import Card, Dated, Heading, Page, Tree
from partnership.views.card import spaced
from partnership.views.structure.tree import heading
from partnership.views.structure.tree import tree as laid_out
from partnership.views.structure.wordings import title, to
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from partnership.answers.structure.bodies import Body
    from partnership.answers.structure.graph import Node
    from partnership.report import Block, Report
    from partnership.views.card import Entry
    from partnership.views.structure.tree import Shown

_EARLIER, _LATER = 60, 30
"""Days on which something can have changed that are looked at before and after the one asked for."""


def page(days: Sequence[date], chosen: date, on: Callable[[date], Shown], cited: Mapping[str, Sequence[str]]) -> Page:
    """Return the tree of the day asked for and of each day on which it was another than before.

    `days` are those on which it can have changed, in order; `on` returns what is laid out for a day; `cited` what each board's
    record was taken from.
    """
    before = [day for day in days if day < chosen]
    after = [day for day in days if day > chosen]
    looked_at = [*before[-_EARLIER:], chosen, *after[:_LATER]]
    steps: list[Dated] = []
    last: dict[str, str] = {}
    for day in looked_at:
        shown = on(day)
        report = _carded(laid_out(shown), shown, cited)
        same = bool(steps) and _trees(report) == _trees(steps[-1].report)
        if same and day != chosen:
            continue
        bodies = {line.node.id: line.node.title for line in (*shown.tree.lines, *shown.tree.alone) if line.full}
        changed = f"Since {dates.shown(steps[-1].day)}: {_changed(last, bodies)}" if steps and not same else ""
        steps.append(Dated(day, changed, report))
        last = bodies
    notes = []
    if len(before) > _EARLIER or len(after) > _LATER:
        notes.append(
            f"Changes from {dates.shown(looked_at[0])} to {dates.shown(looked_at[-1])} are here; what changed before or after "
            "is shown by the same command with --as-of."
        )
    place = next(number for number, step in enumerate(steps) if step.day == chosen)
    return Page(heading(on(chosen)), tuple(steps), place, tuple(notes))


def _trees(report: Report) -> list[tuple[object, ...]]:
    return [
        tuple(branch._replace(card=None) for branch in block.branches)
        for block in report.blocks
        if isinstance(block, Tree)
    ]


def _changed(before: Mapping[str, str], now: Mapping[str, str]) -> str:
    """Return which bodies are there that were not before, and the other way round."""
    new = [name for one, name in now.items() if one not in before]
    gone = [name for one, name in before.items() if one not in now]
    parts = [f"{word} {listed(some(names))}" for word, names in (("added", new), ("gone", gone)) if names]
    return f"{'; '.join(parts) or 'the same bodies, otherwise linked or described'}."


def _carded(report: Report, shown: Shown, cited: Mapping[str, Sequence[str]]) -> Report:
    """Return the report without the title that a page has anyway, and each branch in full with its card."""
    nodes, bodies = shown.structure.graph.nodes, shown.structure.bodies
    blocks: list[Block] = []
    for block in report.blocks:
        if isinstance(block, Tree):
            branches = tuple(
                branch
                if branch.points or branch.id not in bodies
                else branch._replace(card=_card(shown, nodes[branch.id], bodies[branch.id], cited))
                for branch in block.branches
            )
            blocks.append(Tree(branches))
        elif block != Heading(report.title):
            blocks.append(block)
    return report._replace(blocks=tuple(blocks))


def _card(shown: Shown, node: Node, body: Body, cited: Mapping[str, Sequence[str]]) -> Card:
    return Card(None, tuple((label, lines) for label, lines in _entries(shown, node, body, cited) if lines))


def _entries(shown: Shown, node: Node, body: Body, cited: Mapping[str, Sequence[str]]) -> Iterator[Entry]:
    graph = shown.structure.graph
    yield "Name", (body.title, *([f"for short {body.acronym}"] if body.acronym and body.acronym != body.title else []))
    yield "Record", (node.id,)
    yield "Kind", (spaced(body.kind),)
    yield "On the day", (f"{node.state}: {node.why}" if node.why else node.state,)
    yield "Legal basis", (spaced(body.standing),)
    yield "Chair", tuple(_perhaps(one.name, one.holds) + " (interim)" * one.interim for one in body.chairs)
    yield "Meets", tuple(_perhaps(one.says, one.holds) for one in body.meets)
    yield "Covers", (*(one.name for one in (*body.places, *body.districts)), *(f"“{one}”" for one in body.area_words))
    yield "Seats of", tuple(one.name for one in body.organisations)
    up = (to([link], title(graph.nodes[link.to])) for link in graph.links if link.board == node.id)
    yield "Its links", tuple(up)
    down = (f"{title(graph.nodes[link.board])}: {to([link], 'it')}" for link in graph.links if link.to == node.id)
    yield "Links to it", tuple(down)
    yield "Taken from", tuple(cited.get(node.id, ()))


def _perhaps(text: str, holds: Truth) -> str:
    return f"perhaps {text}" if holds is Truth.UNKNOWN else text
