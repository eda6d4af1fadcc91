"""The tree of a day, laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from partnership.answers.structure.questions import some
from partnership.answers.structure.ways_up import tops
from partnership.report import Branch, Bullets, Cell, Heading, Paragraph, Report, Table, Tree
from partnership.views.card import alarm
from partnership.views.plain_table import plain_table
from partnership.views.structure.tree_data import data
from partnership.views.structure.wordings import UNSURE, led, name, says, standing, title, to, to_it
from partnership.words import dates
from partnership.words.truth import Truth
from partnership.words.wording import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from partnership.answers.structure.asking import Asked
    from partnership.answers.structure.gathered import Structure
    from partnership.answers.structure.graph import Graph, Link, Node
    from partnership.answers.structure.questions import Question
    from partnership.answers.structure.tree import Line, Wanted
    from partnership.answers.structure.tree import Tree as Answer
    from partnership.report import Block
    from partnership.words.finding import Finding

_MOST_ASKED = 5
"""Questions of one rule that are shown before the rest is only counted."""


class Shown(NamedTuple):
    """What a tree is laid out from: the structure of the day, the tree of it, what was asked for, and what to ask.

    `links` says whether links that the tree is not made of stand under their boards; `names` has the name of each place.
    """

    structure: Structure
    tree: Answer
    wanted: Wanted
    asked: Asked
    questions: Sequence[Question]
    names: Mapping[str, str]
    unread: Sequence[Finding] = ()
    links: bool = False


class _Beside(NamedTuple):
    """Links that stand with their boards: those that are not drawn, and those to bodies that were not there."""

    others: Mapping[str, Sequence[Link]]
    loose: Mapping[str, Sequence[Link]]


def tree(shown: Shown, *, whole: bool = True) -> Report:
    """Return the tree of a day as a report; without `whole` only what people read, which of many boards is half the work."""
    graph = shown.structure.graph
    blocks: list[Block] = [*alarm(shown.unread), Heading(heading(shown)), *_first(shown)]
    for place, lines, alone in _sections(shown):
        several = shown.wanted.board is None and len(shown.names) > 1
        blocks += [Heading(shown.names.get(place, place), 2)] if several else []
        blocks += [branches(shown, lines)] if lines else []
        blocks += [Paragraph("On their own, nothing above or below them on the day:")] if alone and lines else []
        blocks += [branches(shown, alone)] if alone else []
    blocks += [*_ways(shown), *_counts(shown), *_imprecise(graph, shown), *_asked(shown)]
    flat, plain = (_flat(shown), data(shown)) if whole else (Table(heading(shown), (), ()), None)
    return Report(heading(shown), tuple(blocks), flat, plain)


def heading(shown: Shown) -> str:
    """Return what a tree is called."""
    if shown.wanted.board is None:
        return "Who answers to whom"
    board = title(shown.structure.graph.node(shown.wanted.board))
    return f"{board}: the way to the top" if shown.wanted.up else f"{board} and the bodies below it"


def _first(shown: Shown) -> Iterator[Block]:
    graph = shown.structure.graph
    yield Paragraph(f"As of {dates.shown(graph.as_of)}.")
    if not shown.tree.lines and not shown.tree.alone:
        yield Paragraph(
            "No board that was asked for was there on the day."
            if shown.wanted.board or shown.asked.of({})
            else "No board was there on the day."
        )


def _sections(shown: Shown) -> Iterator[tuple[str, list[Line], list[Line]]]:
    """Yield each place that a tree is of, in order of its name, with its trees and its boards on their own."""
    sections: dict[str, tuple[list[Line], list[Line]]] = {}
    place = ""
    for line in shown.tree.lines:
        place = line.node.place if line.depth == 0 else place
        sections.setdefault(place, ([], []))[0].append(line)
    for line in shown.tree.alone:
        sections.setdefault(line.node.place, ([], []))[1].append(line)
    for place in sorted(sections, key=lambda one: (shown.names.get(one, one).casefold(), one)):
        yield place, *sections[place]


def branches(shown: Shown, lines: Sequence[Line]) -> Tree:
    """Return lines of an answer as a tree to be drawn."""
    beside = _Beside(_by_board(_others(shown)) if shown.links else {}, _by_board(shown.structure.graph.loose))
    return Tree(tuple(_branch(shown, line, beside) for line in lines))


def _branch(shown: Shown, line: Line, beside: _Beside) -> Branch:
    nodes = shown.structure.graph.nodes
    body = shown.structure.bodies.get(line.node.id)
    lead = led(line.links) if shown.wanted.up else ""
    named = name(line.node, body)
    if not line.full:
        return Branch(
            line.depth, named._replace(tone="muted"), tuple(_pointed(shown, line)), lead, id=line.node.id, points=True
        )
    said = [*says(line.node, body), *([] if shown.wanted.up else to_it(line.links))]
    said += [Cell(f"also {to(one.links, title(nodes[one.to]))}", "unsure") for one in line.also]
    said += loose(shown, beside.loose.get(line.node.id, ())) if not shown.wanted.up else []
    if line.hidden:
        said.append(Cell(f"{plural(line.hidden, 'body', 'bodies')} below not shown", "unsure"))
    under = tuple(to([link], title(nodes[link.to])) for link in beside.others.get(line.node.id, ()))
    return Branch(
        line.depth, named if line.asked else named._replace(tone="muted"), tuple(said), lead, under, line.node.id
    )


def loose(shown: Shown, links: Sequence[Link]) -> Iterator[Cell]:
    """Yield the links of a board to bodies that were not there on the day, of the types that the tree is made of."""
    for link in links:
        if link.type in shown.wanted.types:
            end = shown.structure.graph.gone[link.to]
            yield Cell(f"{to([link], title(end))}, which was not there ({end.state})", "unsure")


def _pointed(shown: Shown, line: Line) -> Iterator[Cell]:
    if not shown.wanted.up:
        yield from to_it(line.links)
    home = shown.tree.home.get(line.node.id)
    where = f"in full under {title(shown.structure.graph.nodes[home])}" if home else "in full above"
    yield Cell(f"a circle: {where}" if line.circle else where, "bad" if line.circle else "muted")


def _others(shown: Shown) -> Iterator[Link]:
    """Yield the links that are not drawn."""
    drawn = {
        (link.board, link.number)
        for line in (*shown.tree.lines, *shown.tree.alone)
        for links in (line.links, *(each.links for each in line.also))
        for link in links
    }
    return (link for link in shown.structure.graph.links if (link.board, link.number) not in drawn)


def _by_board(links: Iterable[Link]) -> dict[str, list[Link]]:
    found: dict[str, list[Link]] = {}
    for link in links:
        found.setdefault(link.board, []).append(link)
    return found


def _ways(shown: Shown) -> Iterator[Block]:
    """Yield what the ways to the top lead to."""
    if not shown.wanted.up:
        return
    ends = tops(shown.structure.graph, shown.structure.bodies)
    found = [line.node for line in shown.tree.lines if line.full and line.node.id in ends]
    if found:
        named = listed(f"{title(one)} ({_stands(shown, one)})" for one in found)
        yield Paragraph(f"Statutory bodies and partners on the way: {named}.")
    else:
        yield Paragraph("No way up to a statutory body or a partner is on record.")


def _stands(shown: Shown, node: Node) -> str:
    body = shown.structure.bodies.get(node.id)
    return standing(body) if body else node.kind


def _counts(shown: Shown) -> Iterator[Block]:
    graph, tree = shown.structure.graph, shown.tree
    full = [line for line in (*tree.lines, *tree.alone) if line.full and line.node.kind == "board"]
    parts = [f"{plural(len(full), 'board')} shown"]
    above = sum(not line.asked for line in full)
    parts += (
        [f"{above} of them only because {'it stands' if above == 1 else 'they stand'} above another"] if above else []
    )
    parts += [f"{len(tree.alone)} on {'its' if len(tree.alone) == 1 else 'their'} own"] if tree.alone else []
    second = sum(bool(line.also) for line in full)
    parts += [f"{second} with more than one body above {'it' if second == 1 else 'them'}"] if second else []
    yield Paragraph(f"{'; '.join(parts)}.")
    left_out = tree.hidden if shown.wanted.board is None else 0
    rest = [*([f"{plural(left_out, 'board')} left out by what was asked for"] if left_out else []), *_gone(graph)]
    if rest:
        yield Paragraph(f"Also on record: {listed(rest)}.")


def _gone(graph: Graph) -> Iterator[str]:
    boards = [one for one in graph.gone.values() if one.kind == "board"]
    for state, words in (
        ("ended", "that had ended"),
        ("not yet in existence", "not there yet"),
        ("proposed", "only proposed by then"),
        ("perhaps proposed", "perhaps proposed by then"),
        ("not yet proposed", "not yet proposed"),
    ):
        count = sum(one.state == state for one in boards)
        if count:
            yield f"{plural(count, 'board')} {words}"


def _imprecise(graph: Graph, shown: Shown) -> Iterator[Block]:
    full = {line.node.id for line in (*shown.tree.lines, *shown.tree.alone) if line.full}
    boards = [one for one in graph.boards() if one.id in full and one.holds is Truth.UNKNOWN]
    links = [one for one in graph.links if one.board in full and one.when.holds is Truth.UNKNOWN]
    if not boards and not links:
        return
    counted = [f"{plural(len(boards), 'board')}, marked {UNSURE},"] if boards else []
    counted += [f"{plural(len(links), 'link')}, said to be “perhaps”,"] if links else []
    yield Paragraph(f"{listed(counted)} may or may not have been there on the day:")
    why: dict[str, list[str]] = {}
    for node in sorted(boards, key=lambda one: (one.title.casefold(), one.id)):
        why.setdefault(node.why, []).append(node.title)
    for link in links:
        words = f"{to([link], title(graph.nodes[link.to]))} ({link.when.doubt})"
        why.setdefault(words, []).append(graph.nodes[link.board].title)
    yield Bullets(tuple(f"{listed(some(names))}: {words}" for words, names in why.items()))


def _asked(shown: Shown) -> Iterator[Block]:
    if not shown.questions:
        return
    yield Heading("Worth asking", 2)
    lines: list[str] = []
    for rule in dict.fromkeys(one.rule for one in shown.questions):
        those = [one for one in shown.questions if one.rule == rule]
        lines += [_worded(one) for one in those[:_MOST_ASKED]]
        more = len(those) - _MOST_ASKED
        lines += (
            [f"{more} more like this; `--format json` has them all, `partnership explain {rule}` says why."]
            if more > 0
            else []
        )
    yield Bullets(tuple(lines))


def _worded(question: Question) -> str:
    """Return a question in words, and that somebody has looked at it, when and why."""
    accepted = question.accepted
    if accepted is None:
        return question.says
    on = f" on {dates.written(accepted.on)}" if accepted.on else ""
    return f"{question.says} Accepted{on}, to be looked at again on {dates.written(accepted.look_again)}: {accepted.reason}"


def _flat(shown: Shown) -> Table:
    headings = (
        "Level",
        "Id",
        "Name",
        "Acronym",
        "Kind",
        "Under",
        "Linked as",
        "Also under",
        "Legal basis",
        "Chair",
        "Meets",
        "There on the day",
        "Place",
    )
    rows = []
    nodes = shown.structure.graph.nodes
    trail: list[str] = []
    for line in (*shown.tree.lines, *shown.tree.alone):
        del trail[line.depth :]
        trail.append(line.node.id)
        if not line.full:
            continue
        body = shown.structure.bodies.get(line.node.id)
        up = nodes[trail[-2]].title if line.depth else ""
        rows.append((
            str(line.depth), line.node.id, line.node.title, (body and body.acronym) or "", body.kind if body else line.node.kind, up, led(line.links),
            "; ".join(to(one.links, title(nodes[one.to])) for one in line.also), body.standing if body else "",
            "; ".join(one.name for one in body.chairs) if body else "", "; ".join(one.says for one in body.meets) if body else "",
            "proposed" if line.node.proposed else line.node.holds.value, line.node.place,
        ))  # fmt: skip
    return plain_table(heading(shown), headings, rows)
