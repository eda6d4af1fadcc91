"""`partnership due`: what is due, by when and by which clause."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from partnership.commands._options import BoardArgument, PlaceOption
from partnership.commands._run import (
    AsOfOption,
    OutputOption,
    RecordsOption,
    as_of,
    ended,
    records,
    show_calendar,
    show_or_save,
)

Format = Literal["text", "markdown", "html", "csv", "json", "xlsx", "ics"]
FailOn = Literal["overdue", "never"]


def due(
    board: BoardArgument = None,
    within: Annotated[
        str, typer.Option("--within", metavar="LENGTH", help="How far to look ahead, in days (60d) or weeks (8w).")
    ] = "60d",
    place: PlaceOption = None,
    as_of_: AsOfOption = None,
    format_: Annotated[
        Format,
        typer.Option(
            "--format", "-f", help="How to show the answer; xlsx is a forward plan, ics a calendar of what has a day."
        ),
    ] = "text",
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="Make the exit status 1 where something is certainly overdue.")
    ] = "never",
    records_: RecordsOption = None,
    output: OutputOption = None,
) -> None:
    """Show what is due: papers, minutes, reports, reviews, terms of office, actions, readings, and by which clause.

    \b
    Examples:
      partnership due
      partnership due childrens-trust --within 12w
      partnership due --place lincolnshire --as-of 2014-03-31
      partnership due --format xlsx --output forward-plan.xlsx
    """
    from partnership.answers.deadlines.due import due as calculation
    from partnership.commands._bodies import bodies, named, unread
    from partnership.commands._there import there
    from partnership.commands._within import days
    from partnership.views.deadlines.due import Shown, plan
    from partnership.views.deadlines.due import due as laid_out

    day = as_of(as_of_)
    ahead = days(within)
    opened = records(records_)
    meant = bodies(opened, board, place, day)
    if meant.named is not None:
        there(opened, meant.named, day)
    boards = meant.boards if board or place else None
    if boards is None:
        opened.read_ahead(*opened.listed)
    answer = calculation(opened, day, ahead, boards)
    titles = named(opened, [*(boards or ()), *(one.board for one in answer)])
    lost = unread(opened, meant.boards)
    shown = Shown(answer, titles, day, ahead, meant.named, lost)
    if format_ == "ics":
        from partnership.views.meetings.calendar import due_calendar

        show_calendar(due_calendar(answer, titles, day, shown.called(shown.board) if shown.board else "Due"), output)
    else:
        show_or_save(laid_out(shown), format_, output, made=day, workbook=lambda: plan(shown))
    overdue = any(one.group == "overdue" for one in answer)
    ended(2 if lost else 1 if overdue and fail_on == "overdue" else 0)
