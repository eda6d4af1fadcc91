"""`partnership attendance`: who was expected, who came, and what the rule makes of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from partnership.answers.attendance.windows import WindowKind
from partnership.commands._run import (
    AsOfOption,
    OutputOption,
    RecordsOption,
    Refused,
    as_of,
    day,
    ended,
    found,
    records,
    show,
)
from partnership.report import ReportFormat

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from partnership.answers.attendance import Ledger
    from partnership.answers.attendance.windows import Window
    from partnership.answers.load import Meetings, Records
    from partnership.documents.document import Document
    from partnership.records.model import Terms
    from partnership.words.finding import Finding

By = Literal["all", "person", "seat", "organisation", "none"]
FailOn = Literal["below", "cannot-tell", "never"]
_SHARE = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,4})?%|[0-9]{1,4}/[1-9][0-9]{0,3})\Z")


def attendance(
    board: Annotated[
        str | None,
        typer.Argument(
            help="A board: its id, acronym, or any part of its name that means only it. Left out: every board with meetings."
        ),
    ] = None,
    window: Annotated[
        WindowKind | None,
        typer.Option(help="The year to look at: the last one with a meeting. Left out: the financial year."),
    ] = None,
    from_: Annotated[str | None, typer.Option("--from", metavar="DATE", help="From this day, inclusive.")] = None,
    to: Annotated[str | None, typer.Option("--to", metavar="DATE", help="To this day, inclusive.")] = None,
    as_of_: AsOfOption = None,
    rule: Annotated[
        str | None,
        typer.Option(metavar="SHARE", help="Judge by this rule instead of the board's own, such as 70% or 7/10."),
    ] = None,
    by: Annotated[By, typer.Option(help="Whose statistics to show under the register.")] = "all",
    explain: Annotated[
        bool, typer.Option("--explain", help="Say of every figure which meetings it counts, and why.")
    ] = False,
    format_: Annotated[ReportFormat, typer.Option("--format", "-f", help="How to show the answer.")] = "text",
    fail_on: Annotated[
        FailOn,
        typer.Option(help="Make the exit status 1 where a verdict is `below`, or that or `cannot tell` or `depends`."),
    ] = "never",
    records_: RecordsOption = None,
    output: OutputOption = None,
) -> None:
    """Show a board's attendance: the register, and the figures for people, seats and organisations.

    \b
    Examples:
      partnership attendance cypsp
      partnership attendance calderdale --rule 70%
      partnership attendance --as-of 2026-03-31 --format html --output attendance.html
    """
    from partnership.answers.titles import Titles
    from partnership.views.attendance import attendance as laid_out
    from partnership.words.kinds import place_of

    answered = as_of(as_of_)
    asked = _rule(rule)
    first, last = day(from_, "--from"), day(to, "--to")
    if first and last and first > last:
        message = f"--from {from_} is later than --to {to}"
        raise Refused(message)
    if window and (first or last):
        message = "--window and --from or --to exclude one another; give one of them"
        raise Refused(message)
    opened = records(records_)
    boards = [found(opened, "board", board)] if board else opened.boards_with_meetings()
    if not boards:
        message = "no board here has a meeting on record; meetings are records/meetings/PLACE/BOARD/DATE.yaml"
        raise Refused(message)
    if board and boards[0] not in opened.boards_with_meetings():
        message = f"no meeting of {boards[0]} is on record; `partnership list meetings` shows those that are"
        raise Refused(message)
    ledgers = [
        ledger
        for one in boards
        if (ledger := _ledger(opened, one, (window or "financial-year", first, last), answered, asked)) is not None
    ]
    names = [Titles(opened, place_of(ledger.board.id)) for ledger in ledgers]
    unread = _unread(opened, boards)
    show(laid_out(ledgers, names, unread, answered, explain=explain, by=by), format_, output)
    ended(2 if unread else 1 if _fails(ledgers, fail_on) else 0)


def _unread(opened: Records, boards: Sequence[str]) -> list[Finding]:
    """Return why files that these boards rest on could not be read; a file of another board takes nothing from them."""
    from partnership.words.kinds import path_of

    own = {path_of("board", board) for board in boards}
    folders = ("places/", *(f"meetings/{board}/" for board in boards))
    return [fault for fault in opened.faults if fault.path in own or fault.path.startswith(folders)]


def _rule(typed: str | None) -> Terms | None:
    from partnership.answers import attendance as calculation
    from partnership.records.decode import fraction

    if typed is None:
        return None
    if not _SHARE.match(typed) or not 0 < fraction(typed) <= 1:
        message = f"--rule {typed!r} is not a share; write it as 70% or 7/10"
        raise Refused(message)
    return calculation.asked(fraction(typed))


def _ledger(
    opened: Records,
    board_id: str,
    asked_window: tuple[WindowKind, date | None, date | None],
    answered: date,
    rule: Terms | None,
) -> Ledger | None:
    from partnership.answers.attendance import ledger
    from partnership.words.kinds import place_of

    board = opened.board(board_id)
    if board is None:
        return None
    meetings = opened.meetings(board_id)
    place = opened.document("place", place_of(board_id))
    return ledger(board, meetings, _window(asked_window, meetings, answered, place), answered, rule)


def _window(
    asked_window: tuple[WindowKind, date | None, date | None],
    meetings: Meetings,
    answered: date,
    place: Document | None,
) -> Window:
    from partnership.answers.attendance.windows import between, chosen, starting

    kind, first, last = asked_window
    if first or last:
        return between(first, last)
    held = [meeting.day for meeting in meetings.read if meeting.status == "held"]
    year = place.data.get("financial_year") if place else None
    return chosen(kind, held, answered, starting(year["starts"]) if year else None)


def _fails(ledgers: Sequence[Ledger], fail_on: FailOn) -> bool:
    from partnership.answers.attendance import Verdict

    failing = {
        "never": set(),
        "below": {Verdict.BELOW},
        "cannot-tell": {Verdict.BELOW, Verdict.CANNOT_TELL, Verdict.DEPENDS},
    }[fail_on]
    return any(judgement.verdict in failing for ledger in ledgers for judgement in ledger.judgements.values())
