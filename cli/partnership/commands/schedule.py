"""`partnership schedule`: days for a board's meetings of a year."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from partnership.commands._changing import (
    Asked,
    BranchOption,
    CommitOption,
    DryRunOption,
    make,
    records_to_change,
)
from partnership.commands._run import (
    AsOfOption,
    OutputOption,
    RecordsOption,
    Refused,
    as_of,
    emit,
    ended,
    found,
    records,
    show,
    show_calendar,
)

if TYPE_CHECKING:
    from partnership.answers.load import Records
    from partnership.source.changes import Change
    from partnership.words.dates import Moment

Format = Literal["text", "markdown", "html", "csv", "json", "ics"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "any"]
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
_MOST = 53


def schedule(
    board: Annotated[
        str, typer.Argument(metavar="BOARD", help="A board, by id, acronym or any part of its name that means only it.")
    ],
    year: Annotated[
        str, typer.Option("--year", metavar="YEAR", help="The year: 2027, or 2026/27, the financial year of the place.")
    ],
    meetings: Annotated[
        int | None, typer.Option("--meetings", metavar="N", help="How many. Left out: as often as its frequency says.")
    ] = None,
    weekday: Annotated[
        Weekday | None, typer.Option("--weekday", help="The day of the week. Left out: the one on which it mostly met.")
    ] = None,
    write: Annotated[
        bool,
        typer.Option(
            "--write",
            help="Write a record of each meeting proposed, as planned, with its day alone: the time and the room are for whoever books them. Left out: they are only shown.",
        ),
    ] = False,
    dry_run: DryRunOption = False,
    commit: CommitOption = False,
    branch: BranchOption = None,
    as_of_: AsOfOption = None,
    format_: Annotated[
        Format, typer.Option("--format", "-f", help="How to show the answer; ics is a calendar, each day tentative.")
    ] = "text",
    records_: RecordsOption = None,
    output: OutputOption = None,
) -> None:
    """Propose days for a board's meetings: spread by its frequency, clear of bank holidays, of August, of boards with the same members, and of papers due on a day off.

    \b
    Examples:
      partnership schedule childrens-trust --year 2027
      partnership schedule childrens-trust --year 2026/27 --meetings 6 --weekday tuesday
      partnership schedule childrens-trust --year 2027 --format ics --output 2027.ics
      partnership schedule childrens-trust --year 2027 --write
    """
    from partnership.answers.deadlines.course import course
    from partnership.answers.meetings.schedule import proposed, usual_weekday
    from partnership.commands._bodies import unread, year_meant
    from partnership.recording.beginning import PREPARE
    from partnership.views.meetings.schedule import Shown, calendar
    from partnership.views.meetings.schedule import schedule as laid_out
    from partnership.words import dates
    from partnership.words.day_counts import NotToldError
    from partnership.words.wording import plural

    day = as_of(as_of_)
    asked = Asked(dry_run, commit, branch)
    if not write and (dry_run or commit or branch is not None):
        message = "--dry-run, --commit and --branch are about what is written; give --write too"
        raise Refused(message)
    if write and (format_ != "text" or output is not None):
        message = "--write says what it wrote as text on the screen; leave out --format and --output"
        raise Refused(message)
    opened = records_to_change(records_) if write else records(records_)
    board_id = found(opened, "board", board, day)
    when = year_meant(year, opened, [board_id])
    known = opened.board(board_id)
    if known is None or when.first is None or when.last is None:
        message = f"{board_id} cannot be read, so nothing can be proposed for it; `partnership check` says why"
        raise Refused(message)
    number, says = _how_many(opened, board_id, meetings, dates.on(when.first))
    run = course(opened, known)
    wanted = usual_weekday(run) if weekday is None else _DAYS.index(weekday) if weekday in _DAYS else None
    if wanted is not None and wanted >= len(_DAYS):
        wanted = None
    try:
        days = proposed(opened, run, when.first, when.last, number, wanted)
    except NotToldError as error:
        message = f"no day of {year} can be proposed for {board_id}: {error}"
        raise Refused(message) from None
    lost = unread(opened, [board_id])
    shown = Shown(days, board_id, known.title, year, says, wanted, day, lost, written=write)
    if format_ == "ics":
        show_calendar(calendar(shown), output)
    else:
        show(laid_out(shown), format_, output)
    if write:
        new = [one.day for one in days if one.day is not None and one.on_record is None]
        emit("\n" if new else "\nNothing was written: no day is proposed that is not on record.\n", None)
        if new:
            summary = f"{plural(len(new), 'meeting')} of {known.title} planned for {year}."
            then = f"Next: {PREPARE.format(f'{board_id}/{new[0].isoformat()}')}."
            make(opened.root, [_planned(board_id, each) for each in new], summary, asked, then=then)
    ended(2 if lost else 0)


def _planned(board: str, day: date) -> Change:
    """Return the record of a planned meeting as a change that makes its file."""
    from partnership.source.changes import Change

    up = "../" * (board.count("/") + 3)
    text = f"# yaml-language-server: $schema={up}schemas/meeting.schema.json\nkind: ordinary\nstatus: planned\n"
    return Change(f"meetings/{board}/{day.isoformat()}.yaml", None, text.encode())


def _how_many(opened: Records, board: str, typed: int | None, day: Moment) -> tuple[int, str]:
    """Return how many meetings to propose, and why so many. Raises Refused where the records do not say."""
    from partnership.documents import fields
    from partnership.views.card_board import frequency
    from partnership.words.truth import Truth

    if typed is not None:
        if not 1 <= typed <= _MOST:
            message = f"--meetings {typed} is not a number of meetings from 1 to {_MOST}"
            raise Refused(message)
        return typed, "as asked for"
    document = opened.document("board", board)
    rows = [
        one
        for one in fields.each(document.data if document else {}, "frequency")
        if fields.period(one).holds_on(day) is not Truth.NO
    ]
    rates = {rate for one in rows for rate in _rates(one)}
    if len(rates) != 1 or not 1 <= (rate := round(rates.pop())) <= _MOST:
        said = "; ".join(frequency(one) for one in rows) or "nothing on record"
        message = f"how often {board} is to meet does not come to one number ({said}); say how many with --meetings, or record it with `partnership new frequency`"
        raise Refused(message)
    return rate, "; ".join(frequency(one) for one in rows)


def _rates(one: dict[str, object]) -> set[int | Decimal]:
    year = one.get("per_year")
    return (
        {Decimal(str(value)) for value in year.values()}
        if isinstance(year, dict)
        else {year}
        if isinstance(year, (int, Decimal))
        else set()
    )
