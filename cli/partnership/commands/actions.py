"""`partnership actions`: what meetings asked for, who has it, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from partnership.commands._options import BoardArgument, FormatOption, PlaceOption
from partnership.commands._run import AsOfOption, OutputOption, RecordsOption, Refused, as_of, ended, records, show

if TYPE_CHECKING:
    from partnership.answers.meetings.actions import Action


By = Literal["board", "owner"]


def actions(
    board: BoardArgument = None,
    open_: Annotated[bool, typer.Option("--open", help="List only those that are not closed.")] = False,
    overdue: Annotated[bool, typer.Option("--overdue", help="List only those that are overdue, or perhaps.")] = False,
    owner: Annotated[
        str,
        typer.Option(
            "--owner", metavar="WORDS", help="List only those whose owner, in words or by id, has this in it."
        ),
    ] = "",
    by: Annotated[By, typer.Option("--by", help="What to gather them by.")] = "board",
    place: PlaceOption = None,
    as_of_: AsOfOption = None,
    format_: FormatOption = "text",
    records_: RecordsOption = None,
    output: OutputOption = None,
) -> None:
    """List actions across boards: open, overdue and closed, carried on when a board ended, and how they were completed.

    \b
    Examples:
      partnership actions --open
      partnership actions childrens-trust --by owner
      partnership actions --overdue --owner "county council"
    """
    from partnership.answers.meetings.actions import actions as calculation
    from partnership.commands._bodies import bodies, named, unread
    from partnership.views.meetings.actions import Shown
    from partnership.views.meetings.actions import actions as laid_out
    from partnership.words import dates

    if open_ and overdue:
        message = "--open and --overdue exclude one another: what is overdue is open; give one of them"
        raise Refused(message)
    day = as_of(as_of_)
    opened = records(records_)
    meant = bodies(opened, board, place, day)
    every = [one for one in calculation(opened, dates.on(day), meant.boards) if _owned(one, owner)]
    states = {"overdue", "perhaps-overdue"} if overdue else {"open", "overdue", "perhaps-overdue", "perhaps-closed"}
    found = [one for one in every if one.state in states] if open_ or overdue else every
    which = "those that are overdue, or perhaps" if overdue else "those that are not closed" if open_ else ""
    which += f"{', ' if which else ''}with an owner like “{owner}”" if owner else ""
    titles = named(opened, [*meant.boards, *(board for one in every for board in (one.board, *one.with_board))])
    lost = unread(opened, meant.boards)
    show(laid_out(Shown(every, found, titles, day, by, meant.named, which, lost)), format_, output)
    ended(2 if lost else 0)


def _owned(one: Action, words: str) -> bool:
    low = words.casefold()
    return low in one.owner.casefold() or any(low in each.casefold() for each in one.owner_ids.values())
