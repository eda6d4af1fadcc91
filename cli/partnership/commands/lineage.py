"""`partnership lineage`: what became of what."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from partnership.commands._run import (
    AsOfOption,
    OutputOption,
    RecordsOption,
    as_of,
    ended,
    found,
    records,
    show_or_draw,
)
from partnership.commands._standards import BaseOption, base_of, show_standard
from partnership.report import DiagramFormat, ReportFormat, StandardFormat

LineageFormat = Literal[ReportFormat, DiagramFormat, StandardFormat]


def lineage(
    board: Annotated[
        str | None,
        typer.Argument(metavar="BOARD", help="A board: what came before it and after it. Left out: the whole history."),
    ] = None,
    place: Annotated[
        str | None,
        typer.Option("--place", metavar="PLACE", help="Only what concerns this place and the places inside it."),
    ] = None,
    as_of_: AsOfOption = None,
    format_: Annotated[LineageFormat, typer.Option("--format", "-f", help="How to show the answer.")] = "text",
    base: BaseOption = None,
    records_: RecordsOption = None,
    output: OutputOption = None,
) -> None:
    """Show what became of what: boards replaced, merged, split, renamed, established and dissolved, in order of time.

    What was only proposed or agreed is told apart from what came into force.

    \b
    Examples:
      partnership lineage --place lancashire
      partnership lineage cpb-preston
      partnership lineage --place lancashire --format svg --output lineage.svg
      partnership lineage pan-lancashire/childrens-safeguarding-assurance-partnership
    """
    from partnership.answers.structure import lineage as calculation
    from partnership.commands._bodies import places, refuse_both
    from partnership.views.structure.lineage import Shown
    from partnership.views.structure.lineage import lineage as laid_out
    from partnership.views.structure.lineage_diagram import diagram

    day = as_of(as_of_)
    beginning = base_of(base, format_)
    opened = records(records_)
    opened.read_ahead("board", "restructure")
    refuse_both(board, place)
    named = found(opened, "board", board, day) if board else None
    wanted = places(opened, place)
    history = calculation.lineage(opened, day)
    if named is not None:
        history = calculation.of_board(history, named)
    elif wanted is not None:
        history = calculation.of_places(history, wanted)
    unread = [fault for fault in opened.faults if fault.path.startswith(("boards/", "restructures/"))]
    shown = Shown(history, named, unread)
    report = laid_out(shown)
    if format_ == "org-jsonld" or format_ == "popolo":
        from partnership.views.structure.standards.exchange_of import of_lineage

        show_standard(report, of_lineage(shown, report.title), format_, beginning, output)
    else:
        show_or_draw(report, lambda: diagram(shown), format_, output)
    ended(2 if unread else 0)
