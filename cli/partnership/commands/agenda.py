"""`partnership agenda`: the front sheet of a meeting's agenda."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from partnership.commands._options import MeetingArgument, NextDayArgument
from partnership.commands._run import (
    AsOfOption,
    OutputOption,
    RecordsOption,
    Refused,
    as_of,
    ended,
    records,
    show_document,
)

Format = Literal["text", "markdown", "html", "csv", "json", "docx"]


def agenda(
    what: MeetingArgument,
    when: NextDayArgument = None,
    as_of_: AsOfOption = None,
    format_: Annotated[
        Format, typer.Option("--format", "-f", help="How to show the answer; docx is a Word document.")
    ] = "text",
    records_: RecordsOption = None,
    output: OutputOption = None,
) -> None:
    """Show the front sheet of an agenda: when and where, papers by when, the business, minutes to agree, actions open.

    \b
    Examples:
      partnership agenda childrens-trust
      partnership agenda childrens-trust 2026-05-13
      partnership agenda childrens-trust next --format docx --output agenda.docx
    """
    from partnership.answers.meetings.agenda import front
    from partnership.commands._bodies import unread
    from partnership.commands._quorum import last_or_next, target
    from partnership.views.meetings.agenda import Shown
    from partnership.views.meetings.agenda import agenda as laid_out
    from partnership.words import dates

    day = as_of(as_of_)
    opened = records(records_)
    meant = target(opened, what, when, day)
    meeting_id = meant.meeting or last_or_next(opened, meant.board, "next", day)
    board = opened.board(meant.board)
    meeting = next((one for one in opened.meetings(meant.board).read if one.id == meeting_id), None)
    if board is None or meeting is None:
        message = f"{meeting_id} or its board cannot be read, so nothing can be said of its agenda; `partnership check` says why"
        raise Refused(message)
    made = front(opened, board, meeting, dates.on(day))
    lost = unread(opened, [meant.board])
    shown = Shown(opened, made, day, lost)
    show_document(laid_out(shown), format_, output, made=day)
    ended(2 if lost else 0)
