"""`partnership seats`: who sits where."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from partnership.commands._options import FormatOption, PlaceOption
from partnership.commands._run import (
    AsOfOption,
    OutputOption,
    RecordsOption,
    Refused,
    as_of,
    day,
    ended,
    records,
    show,
)
from partnership.commands._there import there

By = Literal["board", "organisation", "person"]


def seats(
    board: Annotated[
        str | None, typer.Argument(metavar="BOARD", help="A board. Left out: every board of the day.")
    ] = None,
    by: Annotated[By, typer.Option("--by", help="What to gather the seats by.")] = "board",
    place: PlaceOption = None,
    vacant: Annotated[
        bool,
        typer.Option(
            "--vacant", help="Only seats that a source says are vacant, and those that nobody is recorded in."
        ),
    ] = False,
    ending_before: Annotated[
        str | None,
        typer.Option("--ending-before", metavar="DATE", help="Only holders whose time ends before this day, or may."),
    ] = None,
    as_of_: AsOfOption = None,
    format_: FormatOption = "text",
    records_: RecordsOption = None,
    output: OutputOption = None,
) -> None:
    """Show who sits where on a day: seats, holders, vacancies and terms that end, of one board or across boards.

    \b
    Examples:
      partnership seats cypsp --as-of 2014-02-24
      partnership seats --by organisation --place lincolnshire
      partnership seats --ending-before 2027-04-01
    """
    from partnership.answers.structure import seats as calculation
    from partnership.commands._bodies import bodies
    from partnership.views.structure.seats import Shown
    from partnership.views.structure.seats import seats as laid_out

    answered = as_of(as_of_)
    before = day(ending_before, "--ending-before")
    if vacant and before:
        message = "--vacant and --ending-before exclude one another; give one of them"
        raise Refused(message)
    if before and before <= answered:
        message = f"--ending-before {before} is not after the day asked about, {answered}; choose a later one, or another --as-of"
        raise Refused(message)
    opened = records(records_)
    boards, named = bodies(opened, board, place, answered)
    if named is not None:
        there(opened, named, answered)
    answer = calculation.seats(opened, answered, boards)
    unread = [fault for fault in opened.faults if fault.path.startswith(("boards/", "places/", "meetings/"))]
    show(laid_out(Shown(opened, answer, by, named, vacant, before, unread)), format_, output)
    ended(2 if unread else 0)
