"""`partnership meetings`: past and planned, how often they were promised, and what of the promises about them was kept."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from partnership.commands._options import BoardArgument, FromOption, PlaceOption, ToOption, YearOption
from partnership.commands._run import (
    AsOfOption,
    OutputOption,
    RecordsOption,
    Refused,
    as_of,
    ended,
    records,
    show,
    show_calendar,
)

if TYPE_CHECKING:
    from partnership.answers.load import Records
    from partnership.answers.meetings.listed import Listed
    from partnership.commands._bodies import Bodies, Stretch
    from partnership.report import Report

Format = Literal["text", "markdown", "html", "csv", "json", "ics"]


def meetings(
    board: BoardArgument = None,
    promised: Annotated[
        bool,
        typer.Option(
            "--promised", help="Show how often boards meet, against how often they are to, and which have gone quiet."
        ),
    ] = False,
    in_time: Annotated[
        bool,
        typer.Option(
            "--in-time",
            help="Show in hindsight how often papers and minutes were in time, with each case. Without --from, --to or --year: of the twelve months up to --as-of.",
        ),
    ] = False,
    place: PlaceOption = None,
    organisation: Annotated[
        str | None,
        typer.Option("--organisation", metavar="NAME", help="Only meetings on whose day this organisation has a seat."),
    ] = None,
    seat: Annotated[
        str | None,
        typer.Option("--seat", metavar="SEAT", help="Only meetings on whose day the board has this seat, by its id."),
    ] = None,
    year: YearOption = None,
    from_: FromOption = None,
    to: ToOption = None,
    deadlines: Annotated[
        bool,
        typer.Option(
            "--deadlines", help="In a calendar (ics): the deadlines of these meetings too, as events of their own."
        ),
    ] = False,
    as_of_: AsOfOption = None,
    format_: Annotated[
        Format, typer.Option("--format", "-f", help="How to show the answer; ics is a calendar.")
    ] = "text",
    records_: RecordsOption = None,
    output: OutputOption = None,
) -> None:
    """List meetings past and planned: what became of each, and how far its papers and minutes have come.

    In a calendar an event's SEQUENCE comes from the day answered for, so one made on a later day replaces one made before; leave out --as-of in a calendar that others subscribe to.

    \b
    Examples:
      partnership meetings childrens-trust --year 2025/26
      partnership meetings --promised
      partnership show childrens-trust@2026-02-11     (the card of one meeting)
      partnership meetings childrens-trust --in-time --year 2025/26
      partnership meetings --organisation "Exampleshire Police" --deadlines --format ics --output police.ics
    """
    from partnership.commands._bodies import bodies, named, stretch, unread

    _refuse(
        format_,
        promised=promised,
        in_time=in_time,
        deadlines=deadlines,
        organisation=organisation,
        seat=seat,
        board=board,
    )
    answered = as_of(as_of_)
    opened = records(records_)
    if board and ("@" in board or board in opened.listed["meeting"]):
        message = f"{board} is one meeting; `partnership show {board}` has its card"
        raise Refused(message)
    meant = bodies(opened, board, place, answered)
    when = stretch(from_, to, year, opened, meant.boards)
    titles = named(opened, meant.boards)
    if promised:
        if year or from_ or to:
            message = "--promised looks at the twelve months up to --as-of, so a year or --from and --to have nothing to do; leave them out"
            raise Refused(message)
        report = _promised(opened, meant, answered, titles)
    elif in_time:
        report = _in_time(opened, meant, when, answered, titles)
    else:
        found = _listed(opened, meant, when, answered, organisation, seat)
        if format_ == "ics":
            from partnership.views.meetings.calendar import calendar

            name = _name(titles, meant, organisation, seat)
            show_calendar(calendar(opened, found, titles, answered, deadlines=deadlines, name=name), output)
            ended(2 if unread(opened, meant.boards) else 0)
        from partnership.views.meetings.listing import Shown
        from partnership.views.meetings.listing import meetings as laid_out

        report = laid_out(
            Shown(found, titles, answered, meant.named, _which(when, organisation, seat), unread(opened, meant.boards))
        )
    if format_ != "ics":
        show(report, format_, output)
    ended(2 if unread(opened, meant.boards) else 0)


def _refuse(
    format_: Format,
    *,
    promised: bool,
    in_time: bool,
    deadlines: bool,
    organisation: str | None,
    seat: str | None,
    board: str | None,
) -> None:
    """Raise Refused where options do not go together."""
    if promised and in_time:
        message = "--promised and --in-time exclude one another; give one of them"
        raise Refused(message)
    if (promised or in_time) and (format_ == "ics" or organisation or seat):
        message = (
            "--promised and --in-time are tables of boards: they take no --organisation, no --seat and no --format ics"
        )
        raise Refused(message)
    if deadlines and format_ != "ics":
        message = "--deadlines adds events to a calendar; give --format ics, or ask `partnership due`"
        raise Refused(message)
    if seat and not board:
        message = "--seat is a seat of a board: name the board too"
        raise Refused(message)


def _listed(
    opened: Records, meant: Bodies, when: Stretch, day: date, organisation: str | None, seat: str | None
) -> list[Listed]:
    from partnership.answers.load import NotFoundError
    from partnership.answers.meetings import invited
    from partnership.answers.meetings.listed import listed
    from partnership.answers.structure import asking
    from partnership.words import dates

    found = list(listed(opened, meant.boards, dates.on(day), when.period))
    if organisation:
        try:
            wanted = asking.organisation(opened, organisation)
        except NotFoundError as error:
            raise Refused(str(error)) from None
        found = list(invited.of_organisation(opened, found, wanted))
    if seat and meant.named:
        document = opened.document("board", meant.named)
        known = (document.data if document else {}).get("seats", {})
        if seat not in known:
            from partnership.words.wording import nearest

            near = nearest(seat, known)
            message = f"{meant.named} has no seat `{seat}`" + (
                f"; did you mean `{near}`?" if near else f"; `partnership seats {meant.named}` shows them"
            )
            raise Refused(message)
        found = list(invited.of_seat(opened, found, seat))
    return sorted(found, key=lambda one: (one.meeting.day.latest, one.meeting.day.earliest, one.meeting.id))


def _which(when: Stretch, organisation: str | None, seat: str | None) -> str:
    from partnership.answers.attendance.windows import between

    parts = [between(when.first, when.last).dates] if when.first or when.last else []
    parts += [f"on whose day `{organisation}` has a seat"] if organisation else []
    parts += [f"with the seat `{seat}`"] if seat else []
    return ", ".join(parts)


def _name(titles: dict[str, str], meant: Bodies, organisation: str | None, seat: str | None) -> str:
    board = titles.get(meant.named, meant.named) if meant.named else "Meetings"
    return ", ".join(part for part in (board, organisation or "", seat or "") if part)


def _promised(opened: Records, meant: Bodies, day: date, titles: dict[str, str]) -> Report:
    from partnership.answers.meetings.promised import held
    from partnership.commands._bodies import unread
    from partnership.views.meetings.promised import Shown, promised

    return promised(
        Shown(list(held(opened, day, meant.boards)), titles, day, meant.named, unread(opened, meant.boards))
    )


def _in_time(opened: Records, meant: Bodies, when: Stretch, day: date, titles: dict[str, str]) -> Report:
    from partnership.answers.attendance.windows import between, rolling
    from partnership.answers.deadlines.kept import cases
    from partnership.commands._bodies import unread
    from partnership.views.deadlines.kept import Shown, kept

    window = between(when.first, when.last) if when.first or when.last else rolling(day)
    found = list(cases(opened, meant.boards, window.period, day.toordinal()))
    return kept(Shown(found, titles, day, window.dates, meant.named, unread(opened, meant.boards)))
