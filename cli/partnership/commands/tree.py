"""`partnership tree`: who answers to whom on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from partnership.commands._options import PlaceOption
from partnership.commands._run import (
    AsOfOption,
    OutputOption,
    RecordsOption,
    Refused,
    as_of,
    each_of,
    ended,
    found,
    records,
    show_or_draw,
    show_page,
)
from partnership.commands._standards import BaseOption, base_of, show_standard
from partnership.commands._there import there
from partnership.report import DiagramFormat, ReportFormat, StandardFormat

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from partnership.answers.load import Records
    from partnership.answers.structure.asking import Asked
    from partnership.answers.structure.gathered import Structure
    from partnership.views.structure.standards.exchange import Exchange
    from partnership.views.structure.tree import Shown

TreeFormat = Literal[ReportFormat, DiagramFormat, StandardFormat]


def tree(
    board: Annotated[
        str | None,
        typer.Argument(metavar="BOARD", help="A board: only it and what is below it. Left out: every board."),
    ] = None,
    up: Annotated[bool, typer.Option("--up", help="Show the ways from the board to the top instead.")] = False,
    link: Annotated[
        list[str] | None,
        typer.Option(
            "--link",
            metavar="LINK",
            help="Make the tree of links of this type. May be repeated. Left out: sub-group-of, accountable-to and reports-to.",
        ),
    ] = None,
    links: Annotated[
        bool, typer.Option("--links", help="Show the other links too, under the boards that have them.")
    ] = False,
    place: PlaceOption = None,
    kind: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="KIND", help="Only boards of this kind, such as sub-group. May be repeated."),
    ] = None,
    outcome: Annotated[
        str | None,
        typer.Option(
            "--outcome",
            metavar="OUTCOME",
            help="Only boards that serve this outcome of a plan, by its id or a part of its name.",
        ),
    ] = None,
    organisation: Annotated[
        str | None, typer.Option("--organisation", metavar="NAME", help="Only boards with a seat of this organisation.")
    ] = None,
    depth: Annotated[
        int | None, typer.Option("--depth", min=0, metavar="LEVELS", help="Only so many levels below the top.")
    ] = None,
    proposed: Annotated[
        bool, typer.Option("--proposed", help="Show boards and links that were only proposed, too.")
    ] = False,
    certain: Annotated[
        bool, typer.Option("--certain", help="Leave out boards that may or may not have been there.")
    ] = False,
    as_of_: AsOfOption = None,
    format_: Annotated[TreeFormat, typer.Option("--format", "-f", help="How to show the answer.")] = "text",
    base: BaseOption = None,
    records_: RecordsOption = None,
    output: OutputOption = None,
) -> None:
    """Show who answers to whom on a day: each board under the one it is a sub-group of, is accountable to or reports to.

    A board with several above it stands once in full, and is pointed to where else it belongs.

    \b
    Examples:
      partnership tree
      partnership tree --place lancashire --as-of 2014-12-01
      partnership tree cypsp --up
      partnership tree --organisation lincolnshire-police --depth 2
      partnership tree --place lancashire --format pdf --output tree.pdf
      partnership tree --format org-jsonld --base https://example.org/ --output tree.jsonld
    """
    from partnership.answers.structure import gathered
    from partnership.answers.structure import tree as calculation
    from partnership.answers.structure.graph import ANSWERING, LINK_TYPES
    from partnership.answers.structure.questions import questions
    from partnership.views.structure.tree import Shown
    from partnership.views.structure.tree import tree as laid_out
    from partnership.views.structure.tree_diagram import diagram

    day = as_of(as_of_)
    beginning = base_of(base, format_)
    opened = records(records_)
    opened.read_ahead("board", "place")
    named = found(opened, "board", board, day) if board else None
    if up and named is None:
        message = "--up needs a board to start from, such as `partnership tree cypsp --up`"
        raise Refused(message)
    asked = _asked(opened, place, kind, outcome, organisation, certain=certain)
    if named is not None:
        there(opened, named, day, proposed=proposed)
    types = each_of(link, _link)
    wanted = calculation.Wanted(named, up, tuple(one for one in LINK_TYPES if one in types) or ANSWERING, depth)

    def on(one_day: date) -> Shown:
        structure = gathered.structure(opened, one_day, proposed=proposed)
        answer = calculation.tree(structure.graph, wanted, asked.of(structure.bodies))
        asked_about = {line.node.id for line in (*answer.lines, *answer.alone) if line.asked}
        about = questions(structure, asked_about)
        unread = [fault for fault in opened.faults if fault.path.startswith(("boards/", "places/", "meetings/"))]
        return Shown(structure, answer, wanted, asked, about, _names(opened, structure), unread, links)

    shown = on(day)
    unread = shown.unread
    if format_ == "html":
        from partnership.answers.structure.days import cited, days
        from partnership.views.structure.tree_page import page

        show_page(page(days(opened), day, on, {one: cited(opened, one) for one in opened.listed["board"]}), output)
    elif format_ == "org-jsonld" or format_ == "popolo":
        show_standard(laid_out(shown, whole=False), _exchange(opened, shown, day), format_, beginning, output)
    else:
        report = laid_out(shown, whole=format_ in {"csv", "json"})
        show_or_draw(report, lambda: diagram(shown), format_, output)
    ended(2 if unread else 0)


def _exchange(opened: Records, shown: Shown, day: date) -> Exchange:
    from partnership.answers.structure.lineage import lineage
    from partnership.answers.structure.seats import seats
    from partnership.views.structure.standards.exchange_of import of_tree

    boards = [
        line.node.id for line in (*shown.tree.lines, *shown.tree.alone) if line.asked and line.node.kind == "board"
    ]
    return of_tree(shown, seats(opened, day, dict.fromkeys(boards)), lineage(opened, day))


def _names(opened: Records, structure: Structure) -> dict[str, str]:
    from partnership.answers.titles import called

    names = {one.id: called(one) for one in opened.documents("place")}
    return {node.place: names.get(node.place, node.place) for node in structure.graph.nodes.values()}


def _asked(
    opened: Records,
    place: str | None,
    kind: list[str] | None,
    outcome: str | None,
    organisation: str | None,
    *,
    certain: bool,
) -> Asked:
    from partnership.answers.load import NotFoundError
    from partnership.answers.structure import asking
    from partnership.commands._bodies import places

    try:
        return asking.Asked(
            places(opened, place),
            each_of(kind, _kind),
            asking.outcome(opened, outcome) if outcome else None,
            asking.organisation(opened, organisation) if organisation else None,
            certain,
        )
    except NotFoundError as error:
        raise Refused(str(error)) from None


def _kind(typed: str) -> str:
    from partnership.documents.shapes import words

    kinds = words("board", "kind")
    return _word(typed, {form: kind for kind in kinds for form in (kind, f"{kind}s")}, "kind of board")


def _link(typed: str) -> str:
    from partnership.answers.structure.graph import LINK_TYPES

    return _word(typed, {one: one for one in LINK_TYPES}, "type of link")


def _word(typed: str, names: Mapping[str, str], what: str) -> str:
    """Return the word of the records that was typed in one of its forms. Raises Refused with a suggestion."""
    from partnership.words.wording import nearest

    word = typed.lower().replace(" ", "-")
    if word in names:
        return names[word]
    near = nearest(word, names)
    choices = ", ".join(dict.fromkeys(names.values()))
    message = f"there is no {what} `{typed}`" + (
        f"; did you mean `{names[near]}`?" if near else f"; there are {choices}"
    )
    raise Refused(message)
